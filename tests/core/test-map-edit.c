/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/cle-import-map.h"
#include "test-store.h"

#include <string.h>

static const char strange[] = "When, Firm ,A,B,C,D,E,F,G,H,I,J\n"
                              "21/11/2026,Shop,aye,nay,yes,yes,yes,yes,yes,yes,yes,perhaps\n";

static CleImportMap *
guess (TestStore *test,
       GBytes    *table)
{
  g_autoptr (CleQuestionnaire) questionnaire =
      cle_library_find (test->library, CLE_BUILT_IN_QUESTIONNAIRE, NULL);
  CleImportMap *map = cle_import_guess_map (table, questionnaire, NULL);

  g_assert_nonnull (map);

  return map;
}

/* Points the ten questions at the columns A to J. */
static void
set_answers (TestStore    *test,
             CleImportMap *map)
{
  g_autoptr (CleQuestionnaire) questionnaire =
      cle_library_find (test->library, CLE_BUILT_IN_QUESTIONNAIRE, NULL);

  for (guint i = 0; i < cle_questionnaire_get_n_questions (questionnaire); i++)
    {
      const CleQuestion *question = cle_questionnaire_get_question (questionnaire, i);
      g_autofree char *field = g_strconcat ("answer.", cle_question_get_id (question), NULL);
      char heading[] = { (char) ('A' + i), '\0' };

      cle_import_map_set_column (map, field, heading);
      g_assert_cmpstr (cle_import_map_get_column (map, field), ==, heading);
    }
}

static void
test_headings (void)
{
  g_autoptr (GBytes) table = g_bytes_new_static (strange, strlen (strange));
  g_auto (GStrv) headings = cle_import_list_headings (table, NULL);

  g_assert_cmpuint (g_strv_length (headings), ==, 12);
  g_assert_cmpstr (headings[0], ==, "When");
  g_assert_cmpstr (headings[1], ==, "Firm");
  g_assert_cmpstr (headings[11], ==, "J");
}

static void
test_column (TestStore    *test,
             gconstpointer data)
{
  g_autoptr (GBytes) table = g_bytes_new_static (strange, strlen (strange));
  g_autoptr (CleImportMap) map = guess (test, table);

  g_assert_cmpstr (cle_import_map_get_column (map, "at"), ==, "When");
  g_assert_null (cle_import_map_get_column (map, "subject"));
  cle_import_map_set_column (map, "subject", "Firm");
  cle_import_map_set_column (map, "subject", "A");
  g_assert_cmpstr (cle_import_map_get_column (map, "subject"), ==, "A");
  cle_import_map_set_column (map, "subject", NULL);
  g_assert_null (cle_import_map_get_column (map, "subject"));
  g_assert_cmpstr (cle_import_map_get_column (map, "at"), ==, "When");
}

static void
test_whole (TestStore    *test,
            gconstpointer data)
{
  g_autoptr (GBytes) table = g_bytes_new_static (strange, strlen (strange));
  g_autoptr (CleImportMap) map = guess (test, table);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  const CleImportPreview *row;

  set_answers (test, map);
  cle_import_map_set_date (map, CLE_IMPORT_DATE_UK);
  cle_import_map_set_voice (map, CLE_VOICE_STAFF);
  cle_import_map_set_subject (map, "Our shop");
  cle_import_map_add_word (map, " AYE ", CLE_ANSWER_YES);
  cle_import_map_add_word (map, "nay", CLE_ANSWER_NO);
  cle_import_map_add_word (map, "Perhaps", CLE_ANSWER_UNSURE);

  rows = cle_import_map_preview (map, table, test->library, &test->clock.clock, 5, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  row = rows->pdata[0];
  g_assert_cmpstr (row->reason, ==, NULL);
  g_assert_cmpint (row->result->score, ==, 8000);
  g_assert_cmpuint (row->result->n_unsure, ==, 1);
  g_assert_cmpint (row->result->voice, ==, CLE_VOICE_STAFF);
  g_assert_cmpstr (row->result->subject, ==, "Our shop");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/map-edit/headings", test_headings);
  g_test_add ("/core/map-edit/column", TestStore, NULL, test_store_set_up, test_column,
              test_store_tear_down);
  g_test_add ("/core/map-edit/whole", TestStore, NULL, test_store_set_up, test_whole,
              test_store_tear_down);

  return g_test_run ();
}
