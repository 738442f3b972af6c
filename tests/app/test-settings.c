/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-settings.h"

static void
test_defaults (void)
{
  g_autoptr (CleSettings) settings = cle_settings_new_in_memory ();
  int width, height;
  gboolean maximized;

  g_object_get (settings, "window-width", &width, "window-height", &height, "window-maximized",
                &maximized, NULL);
  g_assert_true (cle_settings_get_answer_keys (settings));
  g_assert_cmpuint (cle_settings_get_reminder_days (settings), ==, 90);
  g_assert_cmpuint (cle_settings_get_target (settings), ==, 0);
  g_assert_cmpstr (cle_settings_get_data_folder (settings), ==, "");
  g_assert_cmpstr (cle_settings_get_last_subject (settings), ==, "");
  g_assert_cmpint (width, ==, 900);
  g_assert_cmpint (height, ==, 700);
  g_assert_false (maximized);
}

static void
test_nonsense (void)
{
  g_autoptr (CleSettings) settings = cle_settings_new_in_memory ();
  static const guint BAD[] = { 1, 7, 89, 91, 4000000000u };

  for (gsize i = 0; i < G_N_ELEMENTS (BAD); i++)
    {
      g_object_set (settings, "reminder-days", BAD[i], NULL);
      g_assert_cmpuint (cle_settings_get_reminder_days (settings), ==, 90);
    }

  g_object_set (settings, "target", 11u, NULL);
  g_assert_cmpuint (cle_settings_get_target (settings), ==, 0);
  g_object_set (settings, "target", 8u, NULL);
  g_assert_cmpuint (cle_settings_get_target (settings), ==, 8);

  g_object_set (settings, "reminder-days", 0u, "last-subject", NULL, NULL);
  g_assert_cmpuint (cle_settings_get_reminder_days (settings), ==, 0);
  g_assert_cmpstr (cle_settings_get_last_subject (settings), ==, "");
}

/* With or without the schema the program starts. */
static void
test_new (void)
{
  g_autoptr (CleSettings) settings = cle_settings_new ();

  g_assert_cmpuint (cle_settings_get_reminder_days (settings), ==, 90);
  g_object_set (settings, "last-subject", "North", NULL);
  g_assert_cmpstr (cle_settings_get_last_subject (settings), ==, "North");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/settings/defaults", test_defaults);
  g_test_add_func ("/settings/nonsense", test_nonsense);
  g_test_add_func ("/settings/new", test_new);

  return g_test_run ();
}
