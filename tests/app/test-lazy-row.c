/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/cle-lazy-row.h"

static void
fill_cb (CleLazyRow *row,
         int        *filled)
{
  ++*filled;
  for (int i = 0; i < *filled; i++)
    cle_lazy_row_add (row, adw_action_row_new ());
}

static CleLazyRow *
make (int *filled)
{
  CleLazyRow *row = CLE_LAZY_ROW (g_object_ref_sink (cle_lazy_row_new ("Title", "Below")));

  g_signal_connect (row, "fill", G_CALLBACK (fill_cb), filled);
  return row;
}

static guint
count_below (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += ADW_IS_ACTION_ROW (child) + count_below (child);

  return n;
}

/* Rows that are in it; its own title is one as well. */
static guint
count_rows (CleLazyRow *row)
{
  return count_below (GTK_WIDGET (row)) - 1;
}

static void
test_open (void)
{
  int filled = 0;
  g_autoptr (CleLazyRow) row = make (&filled);

  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Title");
  g_assert_cmpint (filled, ==, 0);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  g_assert_cmpint (filled, ==, 1);
  g_assert_cmpuint (count_rows (row), ==, 1);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), FALSE);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  g_assert_cmpint (filled, ==, 1);
}

static void
test_refill (void)
{
  int filled = 0;
  g_autoptr (CleLazyRow) row = make (&filled);

  cle_lazy_row_refill (row);
  g_assert_cmpint (filled, ==, 0);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  cle_lazy_row_refill (row);
  g_assert_cmpint (filled, ==, 2);
  g_assert_cmpuint (count_rows (row), ==, 2);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), FALSE);
  cle_lazy_row_refill (row);
  g_assert_cmpint (filled, ==, 2);
  g_assert_cmpuint (count_rows (row), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/lazy-row/open", test_open);
  g_test_add_func ("/lazy-row/refill", test_refill);

  return g_test_run ();
}
