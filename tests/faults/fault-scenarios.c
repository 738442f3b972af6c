/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fault-scenarios.h"

#include "assessment/cle-run.h"
#include "fault-clients.h"
#include "fault-kiosk.h"
#include "fault-profiles.h"
#include "fault-reread.h"
#include "store/cle-acts.h"
#include "store/cle-erase.h"
#include "store/cle-people.h"
#include "store/cle-replace.h"

#include <string.h>

#define SEGMENT  "2026-11.001.jsonl"
#define DOCUMENT "people/document.json"
#define OLD_TEXT "{\"old\":true}\n"
#define NEW_TEXT "{\"new\":true,\"and\":\"longer than the old one\"}\n"
#define PERSON   "Erika Mustermann"

static const char questionnaire_text[] =
    "{\"format\":1,\"id\":\"mine\",\"language\":\"en\",\"title\":\"Mine\",\"questions\":["
    "{\"id\":\"a\",\"text\":\"A?\"},{\"id\":\"b\",\"text\":\"B?\"}]}";

/* The run that is resumed is remembered here, because act() is called twice. */
static CleRun *the_run;

static gboolean
append_new (TestStore *test)
{
  g_autofree char *id = test_id (FAULT_NEW);

  return test_append (test->store, id, "new", NULL, NULL);
}

static void
prepare_nothing (TestStore *test)
{
}

static void
prepare_old (TestStore *test)
{
  for (guint i = 1; i <= FAULT_N_OLD; i++)
    {
      g_autofree char *id = test_id (i);

      test_append_well (test->store, id, "old");
    }
}

static void
add_to_segment (TestStore  *test,
                const char *bytes)
{
  g_autofree char *path = test_store_segment (test, SEGMENT);
  g_autofree char *text = test_store_read (test, path, NULL);
  g_autofree char *more = g_strconcat (text, bytes, NULL);

  test_store_write (test, path, more);
}

static void
prepare_torn (TestStore *test)
{
  prepare_old (test);
  add_to_segment (test, "{\"v\":1,\"t\":\"result\",\"id\":\"00000000-0000-");
}

static void
prepare_whole (TestStore *test)
{
  g_autofree char *id = test_id (4);
  g_autofree char *line = NULL;

  prepare_old (test);
  line =
      test_result_line (cle_store_get_device (test->store), FAULT_N_OLD + 1, TEST_NOW, id, "old");
  add_to_segment (test, line);
}

static gboolean
act_month (TestStore *test)
{
  test->clock.wall = TEST_NOW + G_GINT64_CONSTANT (86400000) * 20;

  return append_new (test);
}

static void
prepare_document (TestStore *test)
{
  prepare_old (test);
  g_assert_true (cle_replace_file (test->store, DOCUMENT, OLD_TEXT, strlen (OLD_TEXT), NULL));
}

static gboolean
act_document (TestStore *test)
{
  return cle_replace_file (test->store, DOCUMENT, NEW_TEXT, strlen (NEW_TEXT), NULL);
}

/* Old or new, never something between. */
static void
check_document (TestStore *test,
                gboolean   acknowledged,
                gboolean   recovered)
{
  g_autofree char *text = test_store_read (test, DOCUMENT, NULL);

  if (acknowledged || g_strcmp0 (text, OLD_TEXT) != 0)
    g_assert_cmpstr (text, ==, NEW_TEXT);
}

static void
prepare_erase (TestStore *test)
{
  g_autofree char *second = test_id (2);

  prepare_old (test);
  g_assert_true (cle_act_note (test->store, second, "a secret note", NULL));
  test_append_about (test->store, "future", ",\"unknown\":{\"kept\":[1,2]}");
}

static gboolean
act_erase (TestStore *test)
{
  g_autofree char *second = test_id (2);
  const char *const ids[] = { second, NULL };

  return cle_erase_results (test->store, ids, NULL);
}

static void
check_erase (TestStore *test,
             gboolean   acknowledged,
             gboolean   recovered)
{
  g_autofree char *second = test_id (2);
  g_autoptr (Reread) reread = reread_folder (test->folder);
  gboolean planned = reread_mentions (test->folder, "erase\"");

  g_assert_true (reread_mentions (test->folder, "\"unknown\":{\"kept\":[1,2]}"));
  if (!acknowledged && !(recovered && planned))
    return;
  g_assert_cmpuint (reread_count (reread, second), ==, 0);
  g_assert_false (reread_mentions (test->folder, "a secret note"));
}

static void
prepare_person (TestStore *test)
{
  g_autofree char *person = NULL;

  prepare_old (test);
  person = cle_people_ensure (test->store, PERSON, NULL);
  g_assert_nonnull (person);
  for (guint i = 20; i <= 21; i++)
    {
      g_autofree char *id = test_id (i);
      g_autoptr (CleResult) result = test_result_new ("named", "yn");
      g_autoptr (GString) members = g_string_new (NULL);
      CleAppend record = { .type = "result", .id = id };
      CleRecordHead head;

      result->respondent = g_strdup (person);
      cle_result_write_members (result, members);
      record.members = members->str;
      g_assert_true (cle_append_record (test->store, &record, &head, NULL));
    }
}

/* By the names of the files, whatever the disk says. */
static char *
find_person (TestStore *test)
{
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (cle_store_get_device (test->store) == NULL)
    return NULL;

  folder = g_build_filename (test->folder, "people", cle_store_get_device (test->store), NULL);
  dir = g_dir_open (folder, 0, NULL);
  name = dir != NULL ? g_dir_read_name (dir) : NULL;

  return name != NULL ? g_strndup (name, CLE_UUID_LENGTH) : NULL;
}

static gboolean
act_person (TestStore *test)
{
  g_autofree char *person = find_person (test);

  /* The second try finds the file gone and completes what was planned. */
  return person != NULL ? cle_erase_person (test->store, person, NULL)
                        : cle_erase_resume (test->store, NULL);
}

static void
check_person (TestStore *test,
              gboolean   acknowledged,
              gboolean   recovered)
{
  g_autoptr (Reread) reread = reread_folder (test->folder);
  g_autofree char *person = find_person (test);

  for (guint i = 20; i <= 21; i++)
    {
      g_autofree char *id = test_id (i);

      g_assert_cmpuint (reread_count (reread, id), ==, 1);
    }
  if (acknowledged || (recovered && person == NULL))
    {
      g_assert_null (person);
      g_assert_false (reread_mentions (test->folder, PERSON));
      g_assert_false (reread_mentions (test->folder, "\"who\":"));
    }
}

static CleQuestionnaire *
add_questionnaire (TestStore *test)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (questionnaire_text, strlen (questionnaire_text));

  return cle_library_add (test->library, bytes, "mine.json", NULL);
}

static void
prepare_draft (TestStore *test)
{
  g_autoptr (CleQuestionnaire) questionnaire = add_questionnaire (test);
  g_autoptr (CleRun) run = NULL;

  prepare_old (test);
  run = cle_run_begin (test->store, test->library, questionnaire, CLE_VOICE_STAFF, "draft", NULL,
                       NULL);
  g_assert_nonnull (run);
  g_assert_true (cle_run_set_answer (run, 0, CLE_ANSWER_YES, NULL));
  g_assert_true (cle_run_set_answer (run, 1, CLE_ANSWER_NO, NULL));
}

static char *
find_draft (TestStore *test)
{
  g_autofree char *folder = test_store_path (test, "drafts");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = dir != NULL ? g_dir_read_name (dir) : NULL;

  return name != NULL ? g_strndup (name, CLE_UUID_LENGTH) : NULL;
}

static gboolean
act_finish (TestStore *test)
{
  g_autofree char *draft = find_draft (test);
  g_autoptr (CleResult) result = NULL;

  if (the_run == NULL && draft != NULL)
    the_run = cle_run_resume (test->store, test->library, draft, NULL);
  if (the_run != NULL)
    result = cle_run_finish (the_run, NULL);
  if (result == NULL)
    return FALSE;

  g_assert_cmpint (result->score, ==, 1000);
  return TRUE;
}

/* Never a ghost, never both. */
static void
check_finish (TestStore *test,
              gboolean   acknowledged,
              gboolean   recovered)
{
  g_autoptr (Reread) reread = reread_folder (test->folder);
  g_autoptr (GPtrArray) drafts = NULL;
  guint n_results = 0;
  const char *first = NULL;

  for (guint i = 0; i < reread->records->len; i++)
    {
      const RereadRecord *record = reread->records->pdata[i];

      if (strstr (record->line, "\"subject\":\"draft\"") == NULL)
        continue;
      if (first == NULL || strcmp (first, record->line) != 0)
        n_results++;
      first = record->line;
      g_assert_nonnull (strstr (record->line, "\"answers\":{\"a\":\"y\",\"b\":\"n\"}"));
    }

  drafts = cle_draft_list (test->store, NULL);
  g_assert_cmpuint (n_results + drafts->len, ==, 1);
  if (acknowledged)
    g_assert_cmpuint (n_results, ==, 1);
  if (drafts->len == 1)
    g_assert_cmpuint (((CleDraftInfo *) drafts->pdata[0])->n_answered, ==, 2);
}

static gboolean
act_begin (TestStore *test)
{
  g_autoptr (CleQuestionnaire) questionnaire =
      cle_library_find (test->library, CLE_BUILT_IN_QUESTIONNAIRE, NULL);
  g_autoptr (CleRun) run = NULL;

  run = cle_run_begin (test->store, test->library, questionnaire, CLE_VOICE_STAFF, "draft", PERSON,
                       NULL);

  return run != NULL && cle_run_set_answer (run, 0, CLE_ANSWER_YES, NULL) &&
         cle_run_set_answer (run, 1, CLE_ANSWER_NO, NULL) && cle_run_set_position (run, 2, NULL);
}

static void
check_begin (TestStore *test,
             gboolean   acknowledged,
             gboolean   recovered)
{
  g_autoptr (GPtrArray) drafts = cle_draft_list (test->store, NULL);

  guint n_whole = 0;

  /* Trying again begins a second one beside what the first left. */
  g_assert_cmpuint (drafts->len, <=, 2);
  for (guint i = 0; i < drafts->len; i++)
    {
      const CleDraftInfo *info = drafts->pdata[i];

      n_whole += info->n_answered == 2 && info->position == 2;
    }
  if (acknowledged)
    g_assert_cmpuint (n_whole, >=, 1);
  g_assert_false (reread_mentions (test->folder, "\"subject\":\"draft\",\"answers\""));
}

static gboolean
act_questionnaire (TestStore *test)
{
  g_autoptr (CleQuestionnaire) questionnaire = add_questionnaire (test);

  return questionnaire != NULL;
}

static void
check_questionnaire (TestStore *test,
                     gboolean   acknowledged,
                     gboolean   recovered)
{
  g_autoptr (CleQuestionnaire) found = cle_library_find (test->library, "mine", NULL);

  g_assert_true (cle_library_check (test->library, NULL));
  if (acknowledged)
    g_assert_nonnull (found);
}

const Scenario fault_scenarios[] = {
  { "first-save", prepare_nothing, append_new, NULL },
  { "save", prepare_old, append_new, NULL },
  { "save-after-torn-tail", prepare_torn, append_new, NULL },
  { "save-after-whole-tail", prepare_whole, append_new, NULL },
  { "new-month", prepare_old, act_month, NULL },
  { "replace", prepare_document, act_document, check_document },
  { "erase-result", prepare_erase, act_erase, check_erase },
  { "erase-person", prepare_person, act_person, check_person },
  { "rate", fault_prepare_client, fault_act_rate, fault_check_rate },
  { "money", fault_prepare_client, fault_act_money, fault_check_money },
  { "part", fault_prepare_client, fault_act_part, fault_check_part },
  { "letter", fault_prepare_client, fault_act_letter, fault_check_letter },
  { "client", fault_prepare_client, fault_act_client, fault_check_client },
  { "erase-client", fault_prepare_erase_client, fault_act_erase_client, fault_check_erase_client },
  { "import-clients", fault_prepare_client, fault_act_import_clients, fault_check_import_clients },
  { "draft-profile", fault_prepare_profile, fault_act_draft, fault_check_draft },
  { "revise-profile", fault_prepare_profile, fault_act_revision, fault_check_revision },
  { "begin", prepare_old, act_begin, check_begin },
  { "finish", prepare_draft, act_finish, check_finish },
  { "add-questionnaire", prepare_old, act_questionnaire, check_questionnaire },
  { "kiosk-add", fault_prepare_kiosk, fault_act_kiosk_add, fault_check_kiosk_add },
  { "kiosk-add-anonymous", fault_prepare_kiosk_anonymous, fault_act_kiosk_add_anonymous,
    fault_check_kiosk_anonymous },
  { "kiosk-abandon", fault_prepare_kiosk, fault_act_kiosk_abandon, fault_check_kiosk_abandon },
  { "kiosk-settle", fault_prepare_kiosk_pool, fault_act_kiosk_settle, fault_check_kiosk_settle },
  { "kiosk-tries", fault_prepare_kiosk_tries, fault_act_kiosk_tries, fault_check_kiosk_tries },
  { "kiosk-collect", fault_prepare_kiosk_collect, fault_act_kiosk_collect,
    fault_check_kiosk_collect },
  { NULL },
};
