/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/cle-plain-row.h"

#define NAME "{{Braces}} & <b>Co"

/* A label that takes the name for markup warns, which ends a test. */
static void
test_new (void)
{
  g_autoptr (GtkWidget) row = g_object_ref_sink (cle_plain_row_new (NAME, "5 < 6 & more"));

  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, NAME);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "5 < 6 & more");
  g_assert_cmpint (adw_action_row_get_title_lines (ADW_ACTION_ROW (row)), ==, 0);
  g_assert_cmpint (adw_action_row_get_subtitle_lines (ADW_ACTION_ROW (row)), ==, 0);
}

static void
test_expander (void)
{
  g_autoptr (GtkWidget) row = g_object_ref_sink (adw_expander_row_new ());

  cle_plain_row_set_title (ADW_PREFERENCES_ROW (row), NAME);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, NAME);
  g_assert_false (adw_preferences_row_get_use_markup (ADW_PREFERENCES_ROW (row)));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/plain-row/new", test_new);
  g_test_add_func ("/plain-row/expander", test_expander);

  return g_test_run ();
}
