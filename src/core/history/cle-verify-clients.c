/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-verify-clients.h"

#include "clients/cle-client-document.h"
#include "clients/cle-letter-document.h"
#include "clients/cle-profile-store.h"
#include "store/cle-erase-plan.h"
#include "store/cle-files.h"
#include "store/cle-replace.h"
#include "store/cle-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ERASE "\"t\":\"erase\""

static gboolean
take_erased (const CleScanLine *line,
             gpointer           data)
{
  GHashTable *erased = data;
  CleRecordHead head;
  CleJsonScanner what;
  char of[CLE_UUID_LENGTH + 1];

  if (memmem (line->text, line->length, ERASE, strlen (ERASE)) == NULL ||
      !cle_record_check (line->text, line->length, &head, NULL) || strcmp (head.type, "erase") != 0)
    return TRUE;

  if (cle_record_find_member (line->text, line->length, "what", &what) &&
      what.token == CLE_JSON_STRING && what.length == strlen (CLE_ERASE_CLIENT) &&
      memcmp (what.start, CLE_ERASE_CLIENT, what.length) == 0 &&
      cle_record_find_id (line->text, line->length, "of", of))
    g_hash_table_add (erased, g_strdup (of));

  return TRUE;
}

/**
 * cle_verify_find_erased:
 * @store: a store
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type utf8): ids of the clients who were erased
 *   for good, none while an erasure is not completed; %NULL if the records could not
 *   be read
 */
GHashTable *
cle_verify_find_erased (CleStore *store,
                        GError  **error)
{
  g_autoptr (GHashTable) erased = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!cle_erase_plan_exists (store) && !cle_scan_lines (store, NULL, take_erased, erased, error))
    return NULL;

  return g_steal_pointer (&erased);
}

/* Of a record, or of a file. */
static char *
format_erased (const char *client,
               gboolean    record)
{
  return g_strdup_printf (
      record ? _ ("The record is about a client who was erased for good; nothing counts it, and "
                  "“clientelectl client erase %s” takes it away.")
             : _ ("It is about a client who was erased for good; nothing counts it, and "
                  "“clientelectl client erase %s” takes it away."),
      client);
}

/**
 * cle_verify_check_erased:
 * @report: what was found
 * @erased: (element-type utf8): ids of clients who were erased
 * @line: a record
 *
 * Tells of what came again after an erasure: of an old copy, or of another device.
 */
void
cle_verify_check_erased (CleVerifyReport   *report,
                         GHashTable        *erased,
                         const CleScanLine *line)
{
  char client[CLE_UUID_LENGTH + 1];

  if (g_hash_table_size (erased) == 0)
    return;

  if (cle_record_find_id (line->text, line->length, "client", client) &&
      g_hash_table_contains (erased, client))
    cle_verify_report_add (report, CLE_PROBLEM_ERASED, line->segment->path, line->number,
                           format_erased (client, TRUE));
}

/* One of a later version is kept and not looked into. */
static void
report_profile (CleVerifyReport *report,
                const char      *path,
                const GError    *problem)
{
  if (g_error_matches (problem, CLE_PROFILE_ERROR, CLE_PROFILE_ERROR_NEWER))
    report->n_newer++;
  else
    cle_verify_report_add (report, CLE_PROBLEM_FILE, path, 0,
                           cle_verify_dup_reason (path, problem->message));
}

static void
verify_draft (CleStore        *store,
              const char      *path,
              CleVerifyReport *report)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GBytes) bytes = cle_read_file (store, path, CLE_JSON_MAX_FILE, &problem);
  g_autoptr (CleProfile) draft =
      bytes != NULL ? cle_profile_new_from_bytes (bytes, path, &problem) : NULL;

  if (draft == NULL)
    report_profile (report, path, problem);
}

static void
verify_revision (CleStore        *store,
                 const char      *id,
                 const char      *name,
                 const char      *path,
                 CleVerifyReport *report)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (CleProfile) profile = NULL;
  char *end;
  guint64 revision = g_ascii_strtoull (name, &end, 10);

  if (!g_ascii_isdigit (*name) || strcmp (end, ".json") != 0 || revision > G_MAXINT)
    return;

  profile = cle_profile_store_load (store, id, (guint) revision, &problem);
  if (profile == NULL)
    report_profile (report, path, problem);
}

/**
 * cle_verify_profiles:
 * @store: a store
 * @report: receives what is the matter with profiles
 *
 * Looks at every revision, since ratings name the one they were made with, and at
 * what is being edited.
 */
void
cle_verify_profiles (CleStore        *store,
                     CleVerifyReport *report)
{
  const CleIo *io = cle_store_get_io (store);
  int folder = cle_store_get_folder (store);
  g_auto (GStrv) ids = cle_files_list_in (io, folder, "profiles", FALSE, NULL);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      g_autofree char *dir = g_build_filename ("profiles", ids[i], NULL);
      g_auto (GStrv) names = cle_uuid_check (ids[i], strlen (ids[i]))
                                 ? cle_files_list_in (io, folder, dir, FALSE, NULL)
                                 : NULL;

      for (guint j = 0; names != NULL && names[j] != NULL; j++)
        {
          g_autofree char *path = g_build_filename (dir, names[j], NULL);

          if (strcmp (names[j], "draft") == 0)
            verify_draft (store, path, report);
          else
            verify_revision (store, ids[i], names[j], path, report);
        }
    }
}

/**
 * cle_verify_person_file:
 * @report: what was found
 * @erased: (element-type utf8): ids of clients who were erased
 * @letters: (element-type utf8): ids of letters of which a record says that they were sent
 * @path: of a file in people/
 *
 * Tells of documents of those who were erased, and of letters that stand in nobody's
 * log: they were interrupted between the two.
 */
void
cle_verify_person_file (CleVerifyReport *report,
                        GHashTable      *erased,
                        GHashTable      *letters,
                        const char      *path)
{
  g_autofree char *name = g_path_get_basename (path);
  gboolean is_letter = cle_letter_document_is_name (name);
  g_autofree char *client = g_strndup (name, CLE_UUID_LENGTH);

  if (!is_letter && !cle_client_document_is_name (name))
    return;

  if (g_hash_table_contains (erased, client))
    cle_verify_report_add (report, CLE_PROBLEM_ERASED, path, 0, format_erased (client, FALSE));
  else if (is_letter)
    {
      g_autofree char *letter = g_strndup (name + CLE_UUID_LENGTH + 1, CLE_UUID_LENGTH);

      if (!g_hash_table_contains (letters, letter))
        cle_verify_report_add (
            report, CLE_PROBLEM_FILE, path, 0,
            g_strdup (
                _ ("No record says that this letter was sent, so that no log shows it: saving "
                   "it was interrupted, or the record has not come yet.")));
    }
}
