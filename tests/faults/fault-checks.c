/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fault-checks.h"

#include "history/cle-history.h"
#include "history/cle-verify.h"
#include "store/cle-erase.h"

#include <glib/gstdio.h>
#include <string.h>

static gboolean
is_erased_by (const Scenario     *scenario,
              const RereadRecord *record)
{
  g_autofree char *second = test_id (2);

  if (strcmp (scenario->name, "erase-result") == 0)
    return strcmp (record->id, second) == 0 || strstr (record->line, "a secret note") != NULL;

  if (strcmp (scenario->name, "erase-client") == 0)
    return strstr (record->line, "\"client\":") != NULL;

  return strcmp (scenario->name, "erase-person") == 0 && strstr (record->line, "\"who\":") != NULL;
}

/* A note about something else names the client: it loses the name, is sealed again,
 * and is the same for the rest. */
static gboolean
is_masked_by (const Scenario     *scenario,
              const RereadRecord *record,
              const char         *found)
{
  const char *said = strstr (record->line, FAULT_SAID FAULT_NAME);
  g_autoptr (GString) masked = g_string_new (record->line);

  if (strcmp (scenario->name, "erase-client") != 0 || said == NULL)
    return FALSE;

  g_string_truncate (masked, masked->len - CLE_RECORD_SEAL_LENGTH);
  g_string_replace (masked, FAULT_SAID FAULT_NAME, FAULT_SAID "***", 1);
  cle_record_seal (masked);
  return g_strcmp0 (found, masked->str) == 0;
}

/**
 * fault_check_records:
 * @test: a store after something failed
 * @before: what was acknowledged before
 * @scenario: what was going on
 * @acknowledged: whether it was acknowledged
 *
 * What was acknowledged before is there byte for byte. What was acknowledged
 * now counts once; what was not, at most once.
 */
void
fault_check_records (TestStore      *test,
                     const Reread   *before,
                     const Scenario *scenario,
                     gboolean        acknowledged)
{
  g_autoptr (Reread) after = reread_folder (test->folder);
  g_autoptr (CleHistory) history = cle_history_new (test->store);
  g_autofree char *id = test_id (FAULT_NEW);
  g_autofree char *unfinished = test_id (FAULT_N_OLD + 1);
  guint n_new = 0, row;

  g_assert_true (cle_history_load (history, NULL, NULL));
  for (guint i = 0; i < before->records->len; i++)
    {
      const RereadRecord *record = before->records->pdata[i];

      if (is_erased_by (scenario, record) ||
          is_masked_by (scenario, record, reread_find (after, record->id)))
        continue;
      g_assert_cmpstr (reread_find (after, record->id), ==, record->line);
      /* A last line without its end was never acknowledged and may wait. */
      if (strstr (record->line, "\"t\":\"result\"") != NULL && strcmp (record->id, unfinished) != 0)
        g_assert_true (cle_history_find (history, record->id, &row));
    }

  g_assert_true (reread_same_bytes (after, id));
  for (guint i = 0; i < cle_history_get_n_rows (history); i++)
    {
      CleHistoryRow found;

      cle_history_get_row (history, i, &found);
      n_new += strcmp (found.id, id) == 0;
    }
  g_assert_cmpuint (n_new, <=, 1);
  if (acknowledged && g_str_has_prefix (scenario->name, "save"))
    g_assert_cmpuint (n_new, ==, 1);
}

/* `people/<device>/<client>.<letter>.json`, whose words are written before the record
 * that says that it was sent. */
static gboolean
is_unsent_letter (const Scenario   *scenario,
                  const CleProblem *problem)
{
  return strcmp (scenario->name, "letter") == 0 && g_str_has_prefix (problem->file, "people/") &&
         strlen (problem->file) > 3 * CLE_UUID_LENGTH &&
         g_str_has_prefix (problem->text, "No record says");
}

static gboolean
is_explained (const Scenario   *scenario,
              const CleProblem *problem,
              gboolean          disk_failed)
{
  switch (problem->kind)
    {
    case CLE_PROBLEM_DAMAGED:
    case CLE_PROBLEM_TORN:
      return TRUE;
    case CLE_PROBLEM_DUPLICATE:
      return disk_failed;
    case CLE_PROBLEM_FILE:
      return is_unsent_letter (scenario, problem);
    case CLE_PROBLEM_MISSING:
    case CLE_PROBLEM_UNFINISHED:
    case CLE_PROBLEM_ERASED:
    default:
      return FALSE;
    }
}

/**
 * fault_check_following:
 * @test: a store after something failed, opened anew
 * @scenario: what was going on
 * @disk_failed: whether the disk said no, so that a line may stand twice
 *
 * The next start completes what was interrupted, the next save works, and
 * nothing is out of order but what the fault itself explains.
 */
void
fault_check_following (TestStore      *test,
                       const Scenario *scenario,
                       gboolean        disk_failed)
{
  g_autofree char *id = test_id (FAULT_LATER);
  g_autoptr (CleVerifyReport) report = NULL;
  g_autoptr (Reread) after = NULL;
  g_autoptr (GError) error = NULL;
  guint n_damaged = 0;

  g_assert_true (cle_erase_resume (test->store, &error));
  g_assert_no_error (error);
  test_append_well (test->store, id, "later");

  after = reread_folder (test->folder);
  g_assert_cmpuint (reread_count (after, id), ==, 1);
  report = cle_verify (test->store, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < report->problems->len; i++)
    {
      const CleProblem *problem = report->problems->pdata[i];

      if (!is_explained (scenario, problem, disk_failed))
        g_error ("%s:%u: %s", problem->file, problem->line, problem->text);
      n_damaged += problem->kind == CLE_PROBLEM_DAMAGED;
    }
  g_assert_cmpuint (n_damaged, <=, 4);
}

/**
 * fault_copy:
 * @from: a folder
 * @to: a folder that is not there
 *
 * Copies all files.
 */
void
fault_copy (const char *from,
            const char *to)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  if (dir == NULL)
    return;

  g_assert_cmpint (g_mkdir (to, 0700), ==, 0);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *target = g_build_filename (to, name, NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      if (g_file_test (source, G_FILE_TEST_IS_DIR))
        {
          fault_copy (source, target);
          continue;
        }
      g_assert_true (g_file_get_contents (source, &bytes, &length, NULL));
      g_assert_true (g_file_set_contents_full (target, bytes, (gssize) length,
                                               G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    }
}
