/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-rating-row.h"
#include "clients/cle-rating.h"
#include "widget-search.h"

typedef struct
{
  GtkWidget    *window;
  CleRatingRow *row;
  guint         n_changed;
  int           gone; /* the last step to another trait */
} Fixture;

static void
changed_cb (CleRatingRow *row,
            Fixture      *fixture)
{
  fixture->n_changed++;
}

static void
go_cb (CleRatingRow *row,
       int           step,
       Fixture      *fixture)
{
  fixture->gone = step;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  CleTraitParts parts = { .side = CLE_SIDE_IDEAL,
                          .language = "en",
                          .name = "Pays & <b>",
                          .weight = 3,
                          .n_levels = 3,
                          .levels = { "never", "late", "on time" },
                          .points = { 0, 5, 10 } };
  g_autoptr (CleTrait) trait = cle_trait_new (&parts, NULL);

  *fixture = (Fixture){ .window = gtk_window_new () };
  fixture->row = CLE_RATING_ROW (cle_rating_row_new (trait, 0, 2));
  g_signal_connect (fixture->row, "changed", G_CALLBACK (changed_cb), fixture);
  g_signal_connect (fixture->row, "go", G_CALLBACK (go_cb), fixture);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->row));
  gtk_window_present (GTK_WINDOW (fixture->window));
  test_wait_for_frame (fixture->window);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

/* The way a key takes: to the controllers of the row. */
static gboolean
press (Fixture         *fixture,
       guint            keyval,
       GdkModifierType  state)
{
  g_autoptr (GListModel) controllers =
      gtk_widget_observe_controllers (GTK_WIDGET (fixture->row));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &handled);
    }

  return handled;
}

static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  static const struct
  {
    guint           keyval;
    GdkModifierType state;
    int             level;
    int             gone; /* 0: the key is not ours */
    guint           n_changed;
  } STEPS[] = {
    { GDK_KEY_4, 0, CLE_LEVEL_UNKNOWN, 0, 0 },
    { GDK_KEY_2, 0, 1, 1, 1 },
    { GDK_KEY_2, 0, 1, 1, 1 },
    { GDK_KEY_3, GDK_CONTROL_MASK, 1, 0, 1 },
    { GDK_KEY_Page_Up, 0, 1, -1, 1 },
    { GDK_KEY_Left, GDK_ALT_MASK, 1, -1, 1 },
    { GDK_KEY_Left, 0, 1, 0, 1 },
    { GDK_KEY_Page_Down, 0, 1, 1, 1 },
    { GDK_KEY_0, 0, CLE_LEVEL_UNKNOWN, 1, 2 },
    { GDK_KEY_3, GDK_LOCK_MASK, 2, 1, 3 },
    { GDK_KEY_U, GDK_SHIFT_MASK, 2, 0, 3 },
    { GDK_KEY_u, 0, CLE_LEVEL_UNKNOWN, 1, 4 },
  };

  cle_rating_row_focus (fixture->row);
  g_assert_cmpint (cle_rating_row_get_level (fixture->row), ==, CLE_LEVEL_UNKNOWN);
  for (gsize i = 0; i < G_N_ELEMENTS (STEPS); i++)
    {
      fixture->gone = 0;
      g_assert_cmpint (press (fixture, STEPS[i].keyval, STEPS[i].state), ==, STEPS[i].gone != 0);
      g_assert_cmpint (fixture->gone, ==, STEPS[i].gone);
      g_assert_cmpint (cle_rating_row_get_level (fixture->row), ==, STEPS[i].level);
      g_assert_cmpuint (fixture->n_changed, ==, STEPS[i].n_changed);
    }
}

/* What is typed as evidence is text; its end leads on. */
static void
test_evidence (Fixture       *fixture,
               gconstpointer  data)
{
  guint skip = 0;
  GtkEditable *entry = test_find_entry (GTK_WIDGET (fixture->row), &skip);

  gtk_widget_grab_focus (GTK_WIDGET (entry));
  g_assert_false (press (fixture, GDK_KEY_2, 0));
  g_assert_false (press (fixture, GDK_KEY_u, 0));
  g_assert_cmpint (cle_rating_row_get_level (fixture->row), ==, CLE_LEVEL_UNKNOWN);
  g_assert_true (press (fixture, GDK_KEY_Page_Up, 0));
  g_assert_cmpint (fixture->gone, ==, -1);

  gtk_editable_set_text (entry, "2 orders");
  g_assert_cmpstr (cle_rating_row_get_evidence (fixture->row), ==, "2 orders");
  g_signal_emit_by_name (entry, "entry-activated");
  g_assert_cmpint (fixture->gone, ==, 1);
}

/* A pointer chooses and leaves the order to whoever holds it. */
static void
test_free (Fixture       *fixture,
           gconstpointer  data)
{
  cle_rating_row_set_level (fixture->row, 2);
  g_assert_cmpint (cle_rating_row_get_level (fixture->row), ==, 2);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_cmpint (fixture->gone, ==, 0);

  cle_rating_row_focus (fixture->row);
  g_assert_true (press (fixture, GDK_KEY_Return, 0));
  g_assert_cmpint (fixture->gone, ==, 1);

  cle_rating_row_set_level (fixture->row, CLE_LEVEL_UNKNOWN);
  g_assert_cmpint (cle_rating_row_get_level (fixture->row), ==, CLE_LEVEL_UNKNOWN);
  g_assert_false (press (fixture, GDK_KEY_Return, 0));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/rating-row/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/rating-row/evidence", Fixture, NULL, set_up, test_evidence, tear_down);
  g_test_add ("/rating-row/free", Fixture, NULL, set_up, test_free, tear_down);

  return g_test_run ();
}
