/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fault-kiosk.h"

#include "exchange/cle-import.h"
#include "fault-reread.h"
#include "kiosk/cle-kiosk-collect.h"
#include "kiosk/cle-kiosk-round.h"
#include "kiosk/cle-kiosk-tries.h"

#include <glib/gstdio.h>
#include <string.h>

#define ROUND   "0f0e0d0c-0b0a-4908-8706-050403020100"
#define DAY     G_GINT64_CONSTANT (86400000)
#define TRIES   "kiosk/tries.json"
#define N_TRIES 2
#define N_POOL  7
#define N_SLIPS 3

static const char *const codes[N_SLIPS + 1] = { "4181-8739-8360", "7018-4738-0023",
                                                "8348-3901-5956", NULL };

/* The same visitor and the same program when saving is tried again. */
static CleKioskRound *the_round;
static CleRun *the_run;
static CleKioskTries *the_tries;

static CleKioskRound *
open_round (TestStore *test,
            gboolean   anonymous,
            gboolean   slips)
{
  g_autoptr (CleKioskConfig) config = cle_kiosk_config_new ();
  g_autoptr (CleQuestionnaire) questionnaire =
      cle_library_find (test->library, CLE_BUILT_IN_QUESTIONNAIRE, NULL);

  g_free (config->round);
  config->round = g_strdup (ROUND);
  config->anonymous = anonymous;
  config->slips = slips;
  config->keep_partial = TRUE;
  if (questionnaire == NULL)
    return NULL;

  return cle_kiosk_round_open (test->store, test->library, config, questionnaire, NULL);
}

static CleRun *
make_run (TestStore *test,
          guint      n_answers)
{
  g_autoptr (CleQuestionnaire) questionnaire =
      cle_library_find (test->library, CLE_BUILT_IN_QUESTIONNAIRE, NULL);
  CleRun *run;

  if (questionnaire == NULL)
    return NULL;
  run = cle_run_new (questionnaire, CLE_VOICE_STAFF, "", NULL, &test->clock.clock);
  for (guint i = 0; i < n_answers; i++)
    cle_run_set_answer (run, i, CLE_ANSWER_YES, NULL);

  return run;
}

static void
add_one (TestStore     *test,
         CleKioskRound *round,
         const char    *code)
{
  g_autoptr (CleRun) run = make_run (test, 10);
  g_autoptr (CleResult) result = cle_kiosk_round_add (round, run, code, NULL);

  g_assert_nonnull (result);
}

static void
prepare (TestStore *test,
         gboolean   anonymous)
{
  g_autoptr (CleKioskRound) round = open_round (test, anonymous, TRUE);

  g_assert_true (cle_kiosk_round_add_slips (round, codes, NULL));
  add_one (test, round, codes[0]);
}

void
fault_prepare_kiosk (TestStore *test)
{
  prepare (test, FALSE);
}

void
fault_prepare_kiosk_anonymous (TestStore *test)
{
  prepare (test, TRUE);
}

void
fault_prepare_kiosk_pool (TestStore *test)
{
  g_autoptr (CleKioskRound) round = open_round (test, TRUE, FALSE);

  test->clock.wall = TEST_NOW - DAY;
  for (guint i = 0; i < N_POOL; i++)
    add_one (test, round, NULL);
}

static gboolean
act_add (TestStore *test,
         gboolean   anonymous)
{
  g_autoptr (CleResult) result = NULL;

  if (the_round == NULL)
    the_round = open_round (test, anonymous, TRUE);
  if (the_run == NULL)
    the_run = make_run (test, 10);
  if (the_round == NULL || the_run == NULL)
    return FALSE;

  result = cle_kiosk_round_add (the_round, the_run, codes[1], NULL);
  return result != NULL;
}

gboolean
fault_act_kiosk_add (TestStore *test)
{
  return act_add (test, FALSE);
}

gboolean
fault_act_kiosk_add_anonymous (TestStore *test)
{
  return act_add (test, TRUE);
}

gboolean
fault_act_kiosk_abandon (TestStore *test)
{
  if (the_round == NULL)
    the_round = open_round (test, FALSE, TRUE);
  if (the_run == NULL)
    the_run = make_run (test, 4);

  return the_round != NULL && the_run != NULL && cle_kiosk_round_abandon (the_round, the_run, NULL);
}

gboolean
fault_act_kiosk_settle (TestStore *test)
{
  if (the_round == NULL)
    the_round = open_round (test, TRUE, FALSE);

  return the_round != NULL && cle_kiosk_round_settle (the_round, NULL);
}

static guint
count_records (TestStore  *test,
               const char *type)
{
  g_autoptr (Reread) reread = reread_folder (test->folder);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *member = g_strdup_printf ("\"t\":\"%s\"", type);

  for (guint i = 0; i < reread->records->len; i++)
    {
      const RereadRecord *record = reread->records->pdata[i];

      if (strstr (record->line, member) != NULL &&
          strstr (record->line, "\"subject\":\"\"") != NULL)
        g_hash_table_add (ids, record->id);
    }

  return g_hash_table_size (ids);
}

/* Lines, the same one counted as often as it is there. */
static guint
count_lines (TestStore *test)
{
  g_autoptr (Reread) reread = reread_folder (test->folder);
  guint n = 0;

  for (guint i = 0; i < reread->records->len; i++)
    n += strstr (((RereadRecord *) reread->records->pdata[i])->line, "\"subject\":\"\"") != NULL;

  return n;
}

/* An answer and its code go together, and what was acknowledged is there. */
static void
check_counts (const CleKioskCounts *counts,
              gboolean              acknowledged)
{
  g_assert_cmpuint (counts->n_finished, ==, counts->n_slips_used);
  g_assert_cmpuint (counts->n_finished, >=, acknowledged ? 2 : 1);
  g_assert_cmpuint (counts->n_finished, <=, 2);
}

void
fault_check_kiosk_add (TestStore *test,
                       gboolean   acknowledged,
                       gboolean   recovered)
{
  g_autoptr (CleKioskRound) round = open_round (test, FALSE, TRUE);
  g_auto (CleKioskCounts) counts = { 0 };

  g_assert_nonnull (round);
  cle_kiosk_round_count (round, &counts);
  check_counts (&counts, acknowledged);
  if (!recovered)
    return;

  g_assert_true (cle_kiosk_round_settle (round, NULL));
  g_assert_cmpuint (count_records (test, "result"), ==, counts.n_finished);
}

void
fault_check_kiosk_anonymous (TestStore *test,
                             gboolean   acknowledged,
                             gboolean   recovered)
{
  g_autoptr (CleKioskRound) round = open_round (test, TRUE, TRUE);
  g_auto (CleKioskCounts) counts = { 0 };

  g_assert_nonnull (round);
  cle_kiosk_round_count (round, &counts);
  check_counts (&counts, acknowledged);
  g_assert_cmpuint (counts.n_waiting, ==, counts.n_finished);
}

void
fault_check_kiosk_abandon (TestStore *test,
                           gboolean   acknowledged,
                           gboolean   recovered)
{
  g_autoptr (CleKioskRound) round = open_round (test, FALSE, TRUE);
  g_auto (CleKioskCounts) counts = { 0 };

  g_assert_nonnull (round);
  cle_kiosk_round_count (round, &counts);
  g_assert_cmpuint (counts.n_abandoned, ==, counts.n_partial);
  g_assert_cmpuint (counts.n_abandoned, >=, acknowledged ? 1 : 0);
  g_assert_cmpuint (counts.n_abandoned, <=, 1);
  g_assert_cmpuint (counts.n_slips_used, ==, 1);
  if (!recovered)
    return;

  g_assert_true (cle_kiosk_round_settle (round, NULL));
  g_assert_cmpuint (count_records (test, "partial"), ==, counts.n_partial);
}

void
fault_check_kiosk_settle (TestStore *test,
                          gboolean   acknowledged,
                          gboolean   recovered)
{
  g_autoptr (CleKioskRound) round = open_round (test, TRUE, FALSE);
  g_auto (CleKioskCounts) counts = { 0 };

  g_assert_nonnull (round);
  if (recovered)
    g_assert_true (cle_kiosk_round_settle (round, NULL));
  cle_kiosk_round_count (round, &counts);
  g_assert_cmpuint (counts.n_finished, ==, N_POOL);
  g_assert_cmpuint (count_records (test, "result") + counts.n_waiting, >=, N_POOL);
  if (acknowledged || recovered)
    {
      /* Where the disk refused to sync a line it may stand in other segments. */
      g_assert_cmpuint (count_lines (test), <=, N_POOL + 3);
      g_assert_cmpuint (counts.n_waiting, ==, 0);
      g_assert_cmpuint (count_records (test, "result"), ==, N_POOL);
    }
}

static gint64
stand_still (gpointer data)
{
  return 0;
}

/* A hash of nothing: comparing takes no time and says no. */
static gboolean
try_once (TestStore *test)
{
  gboolean matches;

  if (the_tries == NULL)
    the_tries = cle_kiosk_tries_open (test->store, "*", stand_still, NULL, NULL);

  return the_tries != NULL && cle_kiosk_tries_check (the_tries, "271828", &matches, NULL) &&
         !matches;
}

void
fault_prepare_kiosk_tries (TestStore *test)
{
  for (guint i = 0; i < N_TRIES; i++)
    g_assert_true (try_once (test));
}

gboolean
fault_act_kiosk_tries (TestStore *test)
{
  return try_once (test);
}

/* A try that was answered is counted, whatever happened then. */
void
fault_check_kiosk_tries (TestStore *test,
                         gboolean   acknowledged,
                         gboolean   recovered)
{
  g_autofree char *text = test_store_read (test, TRIES, NULL);
  int failed = -1;

  g_assert_cmpint (sscanf (text, "{\"format\":1,\"failed\":%d}\n", &failed), ==, 1);
  g_assert_cmpint (failed, >=, acknowledged ? N_TRIES + 1 : N_TRIES);
  g_assert_cmpint (failed, <=, N_TRIES + 2);
  g_assert_false (reread_mentions (test->folder, "271828"));
}

static char *
find_stick (TestStore *test)
{
  return g_build_filename (test->parent, "stick", NULL);
}

void
fault_prepare_kiosk_collect (TestStore *test)
{
  g_autofree char *stick = find_stick (test);

  fault_prepare_kiosk_pool (test);
  g_assert_cmpint (g_mkdir (stick, 0700), ==, 0);
}

gboolean
fault_act_kiosk_collect (TestStore *test)
{
  g_autofree char *stick = find_stick (test);

  return cle_kiosk_collect (test->store, stick, NULL, NULL);
}

/* Taken in where all of it is there already, nothing is added. */
static void
check_archive (TestStore  *test,
               const char *path)
{
  const char *const paths[] = { path, NULL };
  g_autoptr (CleImport) import = cle_import_new (test->store, test->library);
  g_autoptr (GError) error = NULL;

  g_assert_true (cle_import_plan (import, paths, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (cle_import_count (import, CLE_IMPORT_PRESENT), >=, N_POOL);
  g_assert_cmpuint (cle_import_count (import, CLE_IMPORT_ADD), ==, 0);
  g_assert_cmpuint (cle_import_count (import, CLE_IMPORT_REFUSED), ==, 0);
}

/* The folder is that of all cases: what was there is cleared away. */
void
fault_check_kiosk_collect (TestStore *test,
                           gboolean   acknowledged,
                           gboolean   recovered)
{
  g_autofree char *stick = find_stick (test);
  g_autoptr (GDir) dir = g_dir_open (stick, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (stick, name, NULL);

      if (name[0] != '.')
        {
          check_archive (test, path);
          n++;
        }
      if (recovered)
        g_assert_cmpint (g_unlink (path), ==, 0);
    }
  if (acknowledged)
    g_assert_cmpuint (n, ==, 1);
}
