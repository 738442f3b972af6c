/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-answer-card.h"
#include "cle-answer-group.h"

#include <adwaita.h>

typedef struct
{
  GtkWidget      *window;
  CleAnswerGroup *group;
  int             picked;  /* the last answer, -1 for none */
  gboolean        pointer;
  guint           n_proceeded;
} Fixture;

static void
picked_cb (Fixture *fixture,
           int      answer,
           gboolean pointer)
{
  fixture->picked = answer;
  fixture->pointer = pointer;
  cle_answer_group_set_answer (fixture->group, (CleAnswer) answer);
}

static void
proceed_cb (Fixture *fixture)
{
  fixture->n_proceeded++;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->picked = -1;
  fixture->window = gtk_window_new ();
  fixture->group = CLE_ANSWER_GROUP (cle_answer_group_new ());
  g_signal_connect_swapped (fixture->group, "picked", G_CALLBACK (picked_cb), fixture);
  g_signal_connect_swapped (fixture->group, "proceed", G_CALLBACK (proceed_cb), fixture);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->group));
  gtk_window_present (GTK_WINDOW (fixture->window));
  cle_answer_group_focus_current (fixture->group);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

/* The way a key takes: to the controllers of the group. */
static gboolean
press (Fixture *fixture,
       guint    keyval)
{
  g_autoptr (GListModel) controllers =
      gtk_widget_observe_controllers (GTK_WIDGET (fixture->group));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;

      if (!GTK_IS_EVENT_CONTROLLER_KEY (controller))
        continue;

      g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &handled);
      if (handled)
        return TRUE;
    }

  return FALSE;
}

static int
find_focus (Fixture *fixture)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  int i = 0;

  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (fixture->group)); card != NULL;
       card = gtk_widget_get_next_sibling (card), i++)
    if (card == focus)
      return i;

  return -1;
}

static GtkWidget *
get_card (Fixture *fixture,
          int      n)
{
  GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (fixture->group));

  while (n-- > 0)
    card = gtk_widget_get_next_sibling (card);

  return card;
}

static void
test_arrows (Fixture      *fixture,
             gconstpointer data)
{
  static const struct
  {
    guint keyval;
    int   focus;
  } WAY[] = {
    { GDK_KEY_Down, 1 }, { GDK_KEY_Right, 2 },   { GDK_KEY_Down, 0 },  { GDK_KEY_Up, 2 },
    { GDK_KEY_Left, 1 }, { GDK_KEY_KP_Left, 0 }, { GDK_KEY_KP_Down, 1 },
  };

  g_assert_cmpint (find_focus (fixture), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (WAY); i++)
    {
      g_assert_true (press (fixture, WAY[i].keyval));
      g_assert_cmpint (find_focus (fixture), ==, WAY[i].focus);
      g_assert_cmpint (fixture->picked, ==, -1);
      g_assert_cmpint (cle_answer_group_get_answer (fixture->group), ==, CLE_ANSWER_NONE);
    }
  g_assert_cmpuint (fixture->n_proceeded, ==, 0);
}

static void
test_activate (Fixture      *fixture,
               gconstpointer data)
{
  g_assert_true (press (fixture, GDK_KEY_Down));
  g_assert_false (press (fixture, GDK_KEY_space));
  gtk_widget_activate (get_card (fixture, 1));

  g_assert_cmpint (fixture->picked, ==, CLE_ANSWER_UNSURE);
  g_assert_false (fixture->pointer);
  g_assert_cmpuint (fixture->n_proceeded, ==, 0);
  g_assert_true (cle_answer_card_get_chosen (CLE_ANSWER_CARD (get_card (fixture, 1))));
  g_assert_false (cle_answer_card_get_chosen (CLE_ANSWER_CARD (get_card (fixture, 0))));
}

static void
test_click (Fixture      *fixture,
            gconstpointer data)
{
  g_signal_emit_by_name (get_card (fixture, 2), "clicked");

  g_assert_cmpint (fixture->picked, ==, CLE_ANSWER_NO);
  g_assert_true (fixture->pointer);
}

/* Enter on an answer chooses it; only on the chosen one it goes on. */
static void
test_proceed (Fixture      *fixture,
              gconstpointer data)
{
  g_assert_false (press (fixture, GDK_KEY_Return));
  g_assert_cmpuint (fixture->n_proceeded, ==, 0);

  cle_answer_group_pick (fixture->group, CLE_ANSWER_NO);
  g_assert_cmpint (find_focus (fixture), ==, 2);
  g_assert_true (press (fixture, GDK_KEY_Return));
  g_assert_cmpuint (fixture->n_proceeded, ==, 1);

  g_assert_true (press (fixture, GDK_KEY_Up));
  g_assert_false (press (fixture, GDK_KEY_Return));
  g_assert_cmpuint (fixture->n_proceeded, ==, 1);
}

static void
test_focus (Fixture      *fixture,
            gconstpointer data)
{
  cle_answer_group_set_answer (fixture->group, CLE_ANSWER_UNSURE);
  cle_answer_group_focus_current (fixture->group);

  g_assert_cmpint (find_focus (fixture), ==, 1);
  g_assert_cmpint (fixture->picked, ==, -1);
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (fixture->group), GTK_DIR_TAB_FORWARD));
}

static void
test_layout (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *group = GTK_WIDGET (fixture->group);
  int minimum, natural, wide, narrow;

  gtk_widget_measure (group, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  gtk_widget_measure (group, GTK_ORIENTATION_VERTICAL, natural, &wide, NULL, NULL, NULL);
  gtk_widget_measure (group, GTK_ORIENTATION_VERTICAL, minimum, &narrow, NULL, NULL, NULL);

  g_assert_cmpint (minimum, <, 324);
  g_assert_cmpint (wide, >=, 48);
  g_assert_cmpint (narrow, >=, 3 * 48);
}

static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, CLE_RESOURCE_PATH "/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  load_style ();

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/answer-group/arrows", test_arrows);
  ADD ("/answer-group/activate", test_activate);
  ADD ("/answer-group/click", test_click);
  ADD ("/answer-group/proceed", test_proceed);
  ADD ("/answer-group/focus", test_focus);
  ADD ("/answer-group/layout", test_layout);
#undef ADD

  return g_test_run ();
}
