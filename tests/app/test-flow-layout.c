/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-flow-layout.h"

#define SPACING 10

/* Two on the left and two at the end, each 100 wide, as the bar of a kiosk. */
typedef struct
{
  GtkWidget *window;
  GtkWidget *box;
  GtkWidget *children[4];
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->window = gtk_window_new ();
  fixture->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (fixture->box,
                                 g_object_new (CLE_TYPE_FLOW_LAYOUT, "spacing", SPACING, NULL));
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->box);
  for (guint i = 0; i < 4; i++)
    {
      fixture->children[i] = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_widget_set_size_request (fixture->children[i], 100, 40);
      gtk_widget_set_halign (fixture->children[i], i < 2 ? GTK_ALIGN_FILL : GTK_ALIGN_END);
      gtk_box_append (GTK_BOX (fixture->box), fixture->children[i]);
    }
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static void
check_height (Fixture *fixture,
              int      width,
              int      height)
{
  int minimum, natural;

  gtk_widget_measure (fixture->box, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, height);
  g_assert_cmpint (natural, ==, height);
}

static void
test_measure (Fixture      *fixture,
              gconstpointer data)
{
  int minimum, natural;

  gtk_widget_measure (fixture->box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 100);
  g_assert_cmpint (natural, ==, 430);

  check_height (fixture, -1, 40);
  check_height (fixture, 430, 40);
  check_height (fixture, 429, 90);
  check_height (fixture, 210, 90);
  check_height (fixture, 209, 190);

  gtk_widget_set_visible (fixture->children[3], FALSE);
  check_height (fixture, 320, 40);
}

static void
check_place (Fixture *fixture,
             guint    child,
             int      x,
             int      y)
{
  graphene_rect_t place;

  g_assert_true (gtk_widget_compute_bounds (fixture->children[child], fixture->box, &place));
  g_assert_cmpfloat (place.origin.x, ==, (float) x);
  g_assert_cmpfloat (place.origin.y, ==, (float) y);
}

static void
test_allocate (Fixture      *fixture,
               gconstpointer data)
{
  gtk_widget_allocate (fixture->box, 500, 40, -1, NULL);
  check_place (fixture, 0, 0, 0);
  check_place (fixture, 1, 110, 0);
  check_place (fixture, 2, 290, 0);
  check_place (fixture, 3, 400, 0);

  gtk_widget_allocate (fixture->box, 250, 90, -1, NULL);
  check_place (fixture, 1, 110, 0);
  check_place (fixture, 2, 40, 50);
  check_place (fixture, 3, 150, 50);

  gtk_widget_set_direction (fixture->box, GTK_TEXT_DIR_RTL);
  gtk_widget_allocate (fixture->box, 500, 40, -1, NULL);
  check_place (fixture, 0, 400, 0);
  check_place (fixture, 3, 0, 0);
}

static void
test_expand (Fixture      *fixture,
             gconstpointer data)
{
  gtk_widget_set_hexpand (fixture->children[1], TRUE);
  gtk_widget_allocate (fixture->box, 500, 40, -1, NULL);
  check_place (fixture, 1, 110, 0);
  g_assert_cmpint (gtk_widget_get_width (fixture->children[1]), ==, 170);
  check_place (fixture, 2, 290, 0);

  gtk_widget_allocate (fixture->box, 150, 190, -1, NULL);
  check_place (fixture, 1, 0, 50);
  g_assert_cmpint (gtk_widget_get_width (fixture->children[1]), ==, 150);
  g_assert_cmpint (gtk_widget_get_width (fixture->children[0]), ==, 100);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();

  g_test_add ("/flow-layout/measure", Fixture, NULL, set_up, test_measure, tear_down);
  g_test_add ("/flow-layout/allocate", Fixture, NULL, set_up, test_allocate, tear_down);
  g_test_add ("/flow-layout/expand", Fixture, NULL, set_up, test_expand, tear_down);

  return g_test_run ();
}
