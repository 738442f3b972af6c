/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clients/cle-trait-row.h"
#include "clients/cle-trait-side.h"
#include "widget-search.h"

#define N_TRAITS 4
#define NOWHERE  -1 /* on the side, above its rows */
#define BELOW    N_TRAITS

static CleTrait *
make_trait (guint   index,
            CleSide side)
{
  g_autofree char *id = g_strdup_printf ("t%u", index);
  CleTraitParts parts = {
    .id = id,
    .side = side,
    .language = "en",
    .name = id,
    .weight = 3,
    .n_levels = 3,
    .levels = { "none", "some", "much" },
    .points = { 0, 5, 10 },
  };
  g_autoptr (GError) error = NULL;
  CleTrait *trait = cle_trait_new (&parts, &error);

  g_assert_no_error (error);
  return trait;
}

/* t0 … t3 are wanted, t4 is not. */
static CleProfileEditor *
make_editor (void)
{
  CleProfile *profile = cle_profile_new ("Given", NULL);
  CleProfileEditor *editor;

  for (guint i = 0; i <= N_TRAITS; i++)
    {
      CleProfile *before = profile;
      g_autoptr (CleTrait) trait =
          make_trait (i, i < N_TRAITS ? CLE_SIDE_IDEAL : CLE_SIDE_NON_IDEAL);

      profile = cle_profile_insert (before, i, trait, NULL);
      cle_profile_unref (before);
    }
  editor = cle_profile_editor_new (profile);
  cle_profile_unref (profile);

  return editor;
}

static GtkEventController *
find_target (GtkWidget *side)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (side);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return controller;
    }

  return NULL;
}

/* The middle of a row, as the side measures it. */
static double
get_middle (GtkWidget *side,
            int        row)
{
  GtkWidget *list = test_find (side, GTK_TYPE_LIST_BOX);
  GtkWidget *widget =
      GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), CLAMP (row, 0, N_TRAITS - 1)));
  double x, y;

  g_assert_true (gtk_widget_translate_coordinates (widget, side, 10,
                                                   gtk_widget_get_height (widget) / 2.0, &x, &y));

  return row == NOWHERE ? 1 : row == BELOW ? gtk_widget_get_height (side) - 1 : y;
}

static gboolean
drop (GtkWidget  *side,
      const char *text,
      int         row)
{
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, text);
  g_signal_emit_by_name (find_target (side), "drop", &value, 10.0, get_middle (side, row), &taken);

  return taken;
}

static char *
get_order (CleProfileEditor *editor)
{
  CleProfile *profile = cle_profile_editor_get_profile (editor);
  GString *order = g_string_new (NULL);

  for (guint i = 0; i < cle_profile_get_n_traits (profile); i++)
    g_string_append (order, cle_trait_get_id (cle_profile_get_trait (profile, i)) + 1);

  return g_string_free (order, FALSE);
}

static GtkWidget *
show (CleProfileEditor *editor)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *side = cle_trait_side_new (CLE_SIDE_IDEAL);

  cle_trait_side_set_editor (CLE_TRAIT_SIDE (side), editor);
  gtk_window_set_default_size (GTK_WINDOW (window), 360, 700);
  gtk_window_set_child (GTK_WINDOW (window), side);
  gtk_window_present (GTK_WINDOW (window));
  test_wait_for_frame (window);

  return side;
}

/* A trait goes where the row stands that it was dropped on. */
static void
test_drop (void)
{
  static const struct
  {
    const char *trait;
    int row;
    const char *order; /* NULL: nothing happens */
  } CASES[] = {
    { "t0", 2, "12034" },     { "t0", 3, "12304" },       { "t3", 0, "30124" }, { "t1", 0, "10234" },
    { "t2", NOWHERE, "20134" }, { "t1", BELOW, "02314" }, { "t1", 1, "01234" }, { "t4", 0, NULL },
    { "unknown", 0, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autoptr (CleProfileEditor) editor = make_editor ();
      GtkWidget *side = show (editor);
      g_autofree char *order = NULL;

      g_assert_cmpint (drop (side, CASES[i].trait, CASES[i].row), ==, CASES[i].order != NULL);
      order = get_order (editor);
      g_assert_cmpstr (order, ==, CASES[i].order != NULL ? CASES[i].order : "01234");
      gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (side)));
    }
}

static void
dropped_cb (CleTraitSide *side,
            const char   *id,
            char        **said)
{
  *said = g_strdup (id);
}

/* What comes from the library is told of, wherever it is dropped. */
static void
test_library (void)
{
  g_autoptr (CleProfileEditor) editor = make_editor ();
  GtkWidget *side = show (editor);
  g_autofree char *said = NULL;

  g_signal_connect (side, "dropped", G_CALLBACK (dropped_cb), &said);
  g_assert_true (drop (side, CLE_TRAIT_DRAGGED "brings-clients", NOWHERE));
  g_assert_cmpstr (said, ==, "brings-clients");
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (side)));
}

static GtkWidget *
get_row (GtkWidget *side,
         int        index)
{
  GtkWidget *list = test_find (side, GTK_TYPE_LIST_BOX);

  return GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), index));
}

/* The button of an opened row that does this. */
static GtkWidget *
find_button (GtkWidget  *widget,
             const char *action)
{
  if (GTK_IS_BUTTON (widget) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, action);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
focus_button (GtkWidget  *side,
              int         row,
              const char *action)
{
  GtkWidget *button;

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (get_row (side, row)), TRUE);
  button = find_button (get_row (side, row), action);
  g_assert_true (gtk_widget_grab_focus (button));

  return button;
}

static GtkWidget *
get_focus (GtkWidget *side)
{
  return gtk_root_get_focus (gtk_widget_get_root (side));
}

/* Who moves a trait by keyboard goes on pressing: the focus goes along. */
static void
test_move (void)
{
  static const struct
  {
    const char *action;
    int row;
    const char *orders[3];
  } CASES[] = {
    { "trait.down", 0, { "10234", "12034", "12304" } },
    { "trait.up", 3, { "01324", "03124", "30124" } },
    { "trait.up", 1, { "10234", "10234", "10234" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autoptr (CleProfileEditor) editor = make_editor ();
      GtkWidget *side = show (editor);
      GtkWidget *button = focus_button (side, CASES[i].row, CASES[i].action);

      for (guint k = 0; k < G_N_ELEMENTS (CASES[i].orders); k++)
        {
          g_autofree char *order = NULL;

          g_assert_true (get_focus (side) == button);
          g_assert_true (gtk_widget_is_ancestor (button, side));
          g_assert_true (gtk_widget_activate_action (button, CASES[i].action, NULL));
          order = get_order (editor);
          g_assert_cmpstr (order, ==, CASES[i].orders[k]);
        }
      g_assert_true (get_focus (side) == button);
      gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (side)));
    }
}

/* Who removes traits goes on in the next one, and at last to where more come from. */
static void
test_remove (void)
{
  g_autoptr (CleProfileEditor) editor = make_editor ();
  GtkWidget *side = show (editor);

  gtk_widget_activate_action (focus_button (side, 1, "trait.remove"), "trait.remove", NULL);
  g_assert_true (gtk_widget_is_ancestor (get_focus (side), get_row (side, 1)));
  g_assert_cmpstr (cle_trait_get_id (cle_trait_row_get_trait (CLE_TRAIT_ROW (get_row (side, 1)))),
                   ==, "t2");
  gtk_widget_activate_action (focus_button (side, 2, "trait.remove"), "trait.remove", NULL);
  g_assert_true (gtk_widget_is_ancestor (get_focus (side), get_row (side, 1)));
  for (int i = 1; i >= 0; i--)
    gtk_widget_activate_action (focus_button (side, i, "trait.remove"), "trait.remove", NULL);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (get_focus (side)), ==, "Add Traits");
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (side)));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/trait-side/drop", test_drop);
  g_test_add_func ("/trait-side/library", test_library);
  g_test_add_func ("/trait-side/move", test_move);
  g_test_add_func ("/trait-side/remove", test_remove);

  return g_test_run ();
}
