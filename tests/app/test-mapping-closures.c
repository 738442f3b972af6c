/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-mapping-closures.h"

#define NOW G_GINT64_CONSTANT (1795262400000) /* Saturday, 21 November 2026, 12:00 UTC */

static void
test_taken (void)
{
  g_autoptr (CleResult) result = cle_result_new ();
  CleImportPreview row = { .row = 2, .result = result };
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  g_autofree char *named = NULL;

  result->score = 6000;
  result->max = 10000;
  result->head.at = NOW;
  result->subject = g_strdup ("<Shop>");
  result->voice = CLE_VOICE_STAFF;
  title = cle_mapping_preview_title (&row);
  text = cle_mapping_preview_text (&row, NOW);
  row.respondent = (char *) "Ann";
  named = cle_mapping_preview_text (&row, NOW);

  g_assert_cmpstr (title, ==, "Row 2: 6 of 10");
  g_assert_true (g_str_has_suffix (text, " · <Shop> · Staff"));
  g_assert_true (g_str_has_suffix (named, " · <Shop> · Staff · Ann"));
}

static void
test_refused (void)
{
  CleImportPreview row = { .row = 4, .reason = (char *) "“x”: no day" };
  g_autofree char *title = cle_mapping_preview_title (&row);
  g_autofree char *text = cle_mapping_preview_text (&row, NOW);

  g_assert_cmpstr (title, ==, "Row 4 cannot be taken");
  g_assert_cmpstr (text, ==, "“x”: no day");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/mapping-closures/taken", test_taken);
  g_test_add_func ("/app/mapping-closures/refused", test_refused);

  return g_test_run ();
}
