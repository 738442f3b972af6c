/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-steady-text.h"

static const char *const TEXTS[] = {
  "Short?",
  "A question of many words that needs several lines where there is little room for it?",
  "Verylongwordthatfitsnolineandhastobebrokensomewhere",
  NULL
};

typedef struct
{
  GtkWidget     *window;
  CleSteadyText *text;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->window = gtk_window_new ();
  fixture->text = g_object_new (CLE_TYPE_STEADY_TEXT, NULL);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->text));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static int
height_of (Fixture *fixture,
           int      width)
{
  int height;

  gtk_widget_measure (GTK_WIDGET (fixture->text), GTK_ORIENTATION_VERTICAL, width, NULL, &height,
                      NULL, NULL);

  return height;
}

static int
line_height (Fixture *fixture)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (fixture->text), "x");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);

  return height;
}

/* The room is that of the tallest text, whichever is shown. */
static void
test_steady (Fixture      *fixture,
             gconstpointer data)
{
  int tall;

  cle_steady_text_set_texts (fixture->text, TEXTS);
  tall = height_of (fixture, 150);
  g_assert_cmpint (tall, >=, 3 * line_height (fixture));
  for (guint i = 0; i < 3; i++)
    {
      cle_steady_text_show (fixture->text, i);
      g_assert_cmpint (height_of (fixture, 150), ==, tall);
    }
  g_assert_cmpint (height_of (fixture, 5000), ==, line_height (fixture));
}

/* A word too long for the line does not ask for more width. */
static void
test_narrow (Fixture      *fixture,
             gconstpointer data)
{
  int minimum;

  cle_steady_text_set_texts (fixture->text, TEXTS);
  gtk_widget_measure (GTK_WIDGET (fixture->text), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                      NULL, NULL);
  g_assert_cmpint (minimum, ==, 0);
  g_assert_cmpint (height_of (fixture, 40), >, height_of (fixture, 400));
}

static void
test_other_texts (Fixture      *fixture,
                  gconstpointer data)
{
  const char *single[] = { "Short?", NULL };

  cle_steady_text_set_texts (fixture->text, TEXTS);
  cle_steady_text_show (fixture->text, 2);
  g_assert_cmpint (height_of (fixture, 150), >, line_height (fixture));
  cle_steady_text_set_texts (fixture->text, single);
  g_assert_cmpint (height_of (fixture, 150), ==, line_height (fixture));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/steady-text/steady", test_steady);
  ADD ("/steady-text/narrow", test_narrow);
  ADD ("/steady-text/other-texts", test_other_texts);
#undef ADD

  return g_test_run ();
}
