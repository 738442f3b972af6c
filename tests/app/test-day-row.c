/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-day-row.h"
#include "widget-search.h"

static GtkWidget *
make (GtkWidget *row)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), row);
  gtk_window_present (GTK_WINDOW (window));
  test_wait_for_frame (window);

  return window;
}

/* The words that stand in sight below the field; NULL for none. */
static const char *
find_words (GtkWidget *row)
{
  GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));
  GtkWidget *words = gtk_widget_get_last_child (box);

  g_assert_true (GTK_IS_LABEL (words));
  return gtk_widget_get_mapped (words) ? gtk_label_get_label (GTK_LABEL (words)) : NULL;
}

/* What is typed is a day if it can be read as one; what is past is marked. */
static void
test_typed (void)
{
  static const struct
  {
    const char *text;
    const char *day;
    const char *problem; /* begins so */
  } CASES[] = {
    { "2026-12-24", "2026-12-24", NULL },
    { " 2026-12-24 ", "2026-12-24", NULL },
    { "12/24/26", "2026-12-24", NULL }, /* as days are written in C */
    { "2026-11-21", "2026-11-21", NULL },
    { "2026-11-20", "2026-11-20", "Choose a day from 11/21/2026 on." },
    { "2027-02-29", "2027-02-29", "Write the day like this" },
    { " soon ", "soon", "Write the day like this" },
    { "", NULL, NULL },
    { "  ", NULL, NULL },
  };
  GtkWidget *row = cle_day_row_new ("Until", "2026-11-21");
  GtkWidget *window = make (row);

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree char *day = NULL;
      const char *problem;

      gtk_editable_set_text (GTK_EDITABLE (row), CASES[i].text);
      day = cle_day_row_dup_day (CLE_DAY_ROW (row));
      problem = find_words (row);
      g_assert_cmpint (cle_day_row_is_good (CLE_DAY_ROW (row)), ==, CASES[i].problem == NULL);
      g_assert_cmpstr (day, ==, CASES[i].day);
      g_assert_cmpint (gtk_widget_has_css_class (row, "error"), ==, CASES[i].problem != NULL);
      if (CASES[i].problem != NULL)
        g_assert_true (g_str_has_prefix (problem, CASES[i].problem));
      else
        g_assert_cmpstr (problem, ==, NULL);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A day that was given in time stays one after it has passed, and no other does. */
static void
test_given (void)
{
  GtkWidget *row = cle_day_row_new ("From", "2026-11-21");
  GtkWidget *window = make (row);

  cle_day_row_set_day (CLE_DAY_ROW (row), "2026-11-20");
  g_assert_nonnull (find_words (row));
  cle_day_row_set_given (CLE_DAY_ROW (row), "2026-11-20");
  g_assert_cmpstr (find_words (row), ==, NULL);
  cle_day_row_set_day (CLE_DAY_ROW (row), "2026-11-19");
  g_assert_nonnull (find_words (row));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The calendar opens at the day that is there, and what is chosen in it is the
 * day; that it opens changes nothing. */
static void
test_chosen (void)
{
  GtkWidget *row = cle_day_row_new ("Until", "2026-11-21");
  GtkWidget *window = make (row);
  GtkMenuButton *button = GTK_MENU_BUTTON (test_find (row, GTK_TYPE_MENU_BUTTON));
  GtkPopover *popover = gtk_menu_button_get_popover (button);
  GtkCalendar *calendar = GTK_CALENDAR (gtk_popover_get_child (popover));
  g_autoptr (GDateTime) other = g_date_time_new_local (2027, 2, 28, 12, 0, 0);
  g_autoptr (GDateTime) shown = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  cle_day_row_set_day (CLE_DAY_ROW (row), "2026-12-24");
  gtk_menu_button_popup (button);
  shown = gtk_calendar_get_date (calendar);
  g_assert_cmpint (g_date_time_get_month (shown), ==, 12);
  g_assert_cmpint (g_date_time_get_day_of_month (shown), ==, 24);
  before = cle_day_row_dup_day (CLE_DAY_ROW (row));
  g_assert_cmpstr (before, ==, "2026-12-24");

  gtk_menu_button_popdown (button);
  g_date_time_unref (shown);
  cle_day_row_set_day (CLE_DAY_ROW (row), "2020-01-01");
  gtk_menu_button_popup (button);
  shown = gtk_calendar_get_date (calendar);
  g_assert_cmpint (g_date_time_get_year (shown), ==, 2026);
  g_assert_cmpint (g_date_time_get_month (shown), ==, 11);
  g_assert_cmpint (g_date_time_get_day_of_month (shown), ==, 21);

  gtk_calendar_select_day (calendar, other);
  after = cle_day_row_dup_day (CLE_DAY_ROW (row));
  g_assert_cmpstr (after, ==, "2027-02-28");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/day-row/typed", test_typed);
  g_test_add_func ("/day-row/given", test_given);
  g_test_add_func ("/day-row/chosen", test_chosen);

  return g_test_run ();
}
