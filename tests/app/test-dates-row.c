/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-dates-row.h"
#include "widget-search.h"

#define DAY_MS G_GINT64_CONSTANT (86400000)
#define FIRST_2024 G_GINT64_CONSTANT (1704067200000) /* 2024-01-01T00:00:00Z */

typedef struct
{
  GtkWidget   *window;
  CleDatesRow *row;
  GtkEditable *first;
  GtkEditable *last;
  guint        n_changed;
} Fixture;

static void
count (Fixture *fixture)
{
  fixture->n_changed++;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  guint skip = 0;

  fixture->window = gtk_window_new ();
  fixture->row = g_object_new (CLE_TYPE_DATES_ROW, NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->row));
  gtk_box_append (GTK_BOX (box), gtk_button_new ());
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  fixture->first = test_find_entry (fixture->window, &skip);
  skip = 1;
  fixture->last = test_find_entry (fixture->window, &skip);
  g_signal_connect_swapped (fixture->row, "changed", G_CALLBACK (count), fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

/* What the row says is wrong. */
static const char *
get_note (Fixture *fixture)
{
  GtkWidget *note = gtk_widget_get_last_child (GTK_WIDGET (fixture->row));

  return gtk_widget_get_visible (note) ? gtk_label_get_label (GTK_LABEL (note)) : NULL;
}

static gboolean
is_marked (GtkEditable *entry)
{
  return gtk_widget_has_css_class (GTK_WIDGET (entry), "error");
}

/* By leaving the entry, and by Enter. */
static void
test_taken (Fixture      *fixture,
            gconstpointer data)
{
  ClePeriod period;

  gtk_widget_grab_focus (GTK_WIDGET (fixture->row));
  gtk_editable_set_text (fixture->first, "1/2/24");
  g_assert_cmpuint (fixture->n_changed, ==, 0);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->last));
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_cmpstr (gtk_editable_get_text (fixture->first), ==, "01/02/2024");

  gtk_editable_set_text (fixture->last, "2024-01-31");
  g_signal_emit_by_name (fixture->last, "activate");
  g_assert_cmpuint (fixture->n_changed, ==, 2);
  g_assert_cmpstr (gtk_editable_get_text (fixture->last), ==, "01/31/2024");
  g_assert_null (get_note (fixture));

  g_assert_true (cle_dates_row_get_period (fixture->row, 0, &period, NULL));
  g_assert_cmpint (period.from, ==, FIRST_2024 + DAY_MS);
  g_assert_cmpint (period.to, ==, FIRST_2024 + 31 * DAY_MS);

  /* Nothing new is nothing to load. */
  g_signal_emit_by_name (fixture->last, "activate");
  g_assert_cmpuint (fixture->n_changed, ==, 2);
}

static void
test_told (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  ClePeriod period;

  gtk_editable_set_text (fixture->first, "31.01.2024");
  g_signal_emit_by_name (fixture->first, "activate");
  g_assert_cmpuint (fixture->n_changed, ==, 0);
  g_assert_true (is_marked (fixture->first));
  g_assert_false (is_marked (fixture->last));
  g_assert_cmpstr (gtk_editable_get_text (fixture->first), ==, "31.01.2024");
  g_assert_cmpstr (get_note (fixture), ==,
                   "Write the day like this: 01/31/2026, or like this: 2026-01-31.");
  g_assert_false (cle_dates_row_get_period (fixture->row, 0, &period, &error));
  g_assert_cmpstr (error->message, ==, get_note (fixture));

  gtk_editable_set_text (fixture->first, "2024-02-01");
  gtk_editable_set_text (fixture->last, "2024-01-31");
  g_signal_emit_by_name (fixture->last, "activate");
  g_assert_cmpuint (fixture->n_changed, ==, 0);
  g_assert_true (is_marked (fixture->first));
  g_assert_true (is_marked (fixture->last));
  g_assert_cmpstr (
      get_note (fixture), ==,
      "The last day, 01/31/2024, comes before the first, 02/01/2024. Swap them.");

  gtk_editable_set_text (fixture->last, "");
  g_signal_emit_by_name (fixture->last, "activate");
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_null (get_note (fixture));
  g_assert_false (is_marked (fixture->first));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add ("/dates-row/taken", Fixture, NULL, set_up, test_taken, tear_down);
  g_test_add ("/dates-row/told", Fixture, NULL, set_up, test_told, tear_down);

  return g_test_run ();
}
