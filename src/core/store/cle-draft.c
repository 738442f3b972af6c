/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-draft.h"
#include "cle-draft-file.h"
#include "cle-files.h"
#include "cle-quarantine.h"
#include "cle-record.h"
#include "cle-replace.h"
#include "cle-rewrite.h"
#include "cle-scan.h"
#include "cle-store-private.h"

#include <string.h>

#define DRAFT_MAX (64 * 1024 * 1024)

static int
compare_drafts (gconstpointer a,
                gconstpointer b)
{
  const CleDraftInfo *first = *(const CleDraftInfo *const *) a;
  const CleDraftInfo *second = *(const CleDraftInfo *const *) b;

  if (first->changed != second->changed)
    return first->changed > second->changed ? -1 : 1;

  return strcmp (first->id, second->id);
}

/* In the records of any device: the store may have been copied since. */
static gboolean
has_result (CleStore   *store,
            const char *id)
{
  g_autoptr (GString) line = g_string_new (NULL);
  CleRecordHead head;

  return cle_scan_find (store, NULL, id, &head, line, NULL, NULL);
}

/* A draft without a readable header cannot be offered; its bytes are kept. */
static void
set_aside (CleStore   *store,
           const char *id)
{
  g_autofree char *path = g_strconcat ("drafts/", id, ".jsonl", NULL);
  g_autofree char *origin = g_strconcat ("draft-", id, NULL);
  g_autoptr (GBytes) bytes = cle_read_file (store, path, DRAFT_MAX, NULL);

  if (bytes != NULL && cle_quarantine_keep_whole (store, origin, g_bytes_get_data (bytes, NULL),
                                                  g_bytes_get_size (bytes), NULL))
    cle_remove_file (store, path, NULL);
}

/* NULL if the draft is open elsewhere, became a result, or cannot be read. */
static CleDraftInfo *
look_at (CleStore   *store,
         const char *id)
{
  g_autoptr (CleDraftLog) log = NULL;
  g_autoptr (GError) problem = NULL;
  g_autoptr (CleDraftFile) file = cle_draft_file_open (store, id, &log, &problem);

  if (file == NULL)
    {
      if (problem->domain != CLE_STORE_ERROR ||
          g_error_matches (problem, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID))
        set_aside (store, id);
      return NULL;
    }

  /* Answers that were changed after the disk refused the result: the run goes
   * on, and what the disk may have kept of the result goes. */
  if (log->revised && has_result (store, id))
    return cle_rewrite_withdraw (store, id, NULL) ? g_steal_pointer (&log->info) : NULL;

  /* Killed between writing the result and removing the draft. Finishing the
   * run once more would only find the result again. */
  if (log->finishing && has_result (store, id) && cle_draft_file_remove (file, NULL))
    return NULL;

  return g_steal_pointer (&log->info);
}

/**
 * cle_draft_info_free:
 * @self: (nullable) (transfer full): what a draft says of itself
 */
void
cle_draft_info_free (CleDraftInfo *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->questionnaire);
  g_free (self->digest);
  g_free (self->subject);
  g_free (self->voice);
  g_free (self->respondent);
  g_free (self);
}

/**
 * cle_draft_list:
 * @store: a store
 * @error: return location for an error
 *
 * Lists the unfinished assessments that can be gone on with here and now: not
 * those that are open in another window or process. A draft whose result was
 * written already is removed, one that cannot be read is set aside in
 * quarantine/.
 *
 * Returns: (transfer full) (element-type CleDraftInfo): the one changed last
 *   first.
 */
GPtrArray *
cle_draft_list (CleStore *store,
                GError  **error)
{
  g_autoptr (GPtrArray) drafts =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cle_draft_info_free);
  int folder = cle_store_get_folder (store);
  g_auto (GStrv) names = NULL;

  if (folder < 0)
    return g_steal_pointer (&drafts);

  names = cle_files_list_in (cle_store_get_io (store), folder, "drafts", FALSE, error);
  if (names == NULL)
    return NULL;

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *id = g_strndup (names[i], CLE_UUID_LENGTH);
      CleDraftInfo *info;

      if (strcmp (names[i] + strlen (id), ".jsonl") != 0 || !cle_uuid_check (id, strlen (id)))
        continue;
      info = look_at (store, id);
      if (info != NULL)
        g_ptr_array_add (drafts, info);
    }

  g_ptr_array_sort (drafts, compare_drafts);
  return g_steal_pointer (&drafts);
}

/**
 * cle_draft_discard:
 * @store: a store
 * @id: of a draft
 * @error: return location for an error
 *
 * Removes an unfinished assessment for good.
 *
 * Returns: %FALSE if it is open elsewhere or could not be removed.
 */
gboolean
cle_draft_discard (CleStore   *store,
                   const char *id,
                   GError    **error)
{
  g_autoptr (CleDraftLog) log = NULL;
  g_autoptr (CleDraftFile) file = cle_draft_file_open (store, id, &log, error);

  return file != NULL && cle_draft_file_remove (file, error);
}
