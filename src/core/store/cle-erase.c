/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-erase.h"
#include "cle-erase-names.h"
#include "cle-erase-plan.h"
#include "cle-append.h"
#include "cle-files.h"
#include "cle-replace.h"
#include "cle-rewrite.h"
#include "cle-store-private.h"
#include "cle-tail.h"
#include "cle-tree.h"
#include "json/cle-json-writer.h"

#include <errno.h>
#include <string.h>

#define MAX_SEQUENCES 3000 /* in one record, whose line is at most 64 KiB */

/* The members of a record that says what was erased, and which numbers of the
 * sequence are missing from now on because of it. */
static char *
format_members (const char *id,
                const char *what,
                GArray     *sequences,
                guint       from)
{
  g_autoptr (GString) out = g_string_new (NULL);

  cle_json_write_text (out, "of", id);
  cle_json_write_text (out, "what", what);
  cle_json_write_key (out, "seqs");
  g_string_append_c (out, '[');
  for (guint i = from; i < sequences->len && i - from < MAX_SEQUENCES; i++)
    g_string_append_printf (out, "%s%" G_GUINT64_FORMAT, i > from ? "," : "",
                            g_array_index (sequences, guint64, i));
  g_string_append_c (out, ']');

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
append_some (CleStore           *store,
             const CleErasePlan *plan,
             const char         *id,
             GArray             *sequences,
             guint               from,
             GError            **error)
{
  g_autofree char *record_id = g_uuid_string_random ();
  g_autofree char *members = format_members (id, plan->what, sequences, from);
  CleAppend record = { .type = "erase", .id = record_id, .members = members };
  CleRecordHead head;

  return cle_append_locked (store, &record, &head, error);
}

static gboolean
append_erase (CleStore           *store,
              const CleErasePlan *plan,
              const char         *id,
              GError            **error)
{
  g_autoptr (GArray) sequences = g_array_new (FALSE, FALSE, sizeof (guint64));
  gboolean erased_before;
  guint from = 0;

  if (!cle_rewrite_collect (store, id, sequences, &erased_before, error))
    return FALSE;
  if (erased_before && sequences->len == 0)
    return TRUE;

  do
    {
      if (!append_some (store, plan, id, sequences, from, error))
        return FALSE;
      from += MAX_SEQUENCES;
    }
  while (from < sequences->len);

  return TRUE;
}

/* Copies of damaged lines and unfinished assessments that know the id, or one of
 * the names. */
static gboolean
remove_mentions (CleStore   *store,
                 const char *folder_name,
                 const char *id,
                 const CleEraseNames *names_of,
                 GError    **error)
{
  const CleIo *io = cle_store_get_io (store);
  int folder = cle_store_get_folder (store);
  g_auto (GStrv) names = cle_files_list_own (io, folder, folder_name, FALSE, error);

  if (names == NULL)
    return FALSE;

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folder_name, names[i], NULL);
      g_autoptr (GBytes) bytes = cle_read_file (store, path, 64 * 1024 * 1024, NULL);
      gsize length = 0;
      const char *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

      if (strstr (names[i], id) == NULL &&
          (length == 0 || memmem (data, length, id, strlen (id)) == NULL) &&
          !cle_erase_names_are_in (names_of, data, length))
        continue;
      if (io->unlinkat (io, folder, path, 0) != 0 && errno != ENOENT)
        {
          cle_files_set_error (error, errno, path);
          return FALSE;
        }
    }

  return names[0] == NULL || cle_files_sync_folder (io, folder, folder_name, error);
}

/* The document itself, what a save that was killed halfway left, and copies
 * that a program which syncs folders made: all of them know the name. */
static gboolean
remove_files_of (CleStore   *store,
                 const char *dir,
                 const char *id,
                 GError    **error)
{
  const CleIo *io = cle_store_get_io (store);
  int folder = cle_store_get_folder (store);
  g_auto (GStrv) names = cle_files_list_own (io, folder, dir, TRUE, error);
  gboolean any = FALSE;

  if (names == NULL)
    return FALSE;

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (dir, names[i], NULL);

      if (strstr (names[i], id) == NULL)
        continue;
      if (io->unlinkat (io, folder, path, 0) != 0 && errno != ENOENT)
        {
          cle_files_set_error (error, errno, path);
          return FALSE;
        }
      any = TRUE;
    }

  return !any || cle_files_sync_folder (io, folder, dir, error);
}

static gboolean
remove_person_files (CleStore   *store,
                     const char *id,
                     GError    **error)
{
  g_auto (GStrv) devices =
      cle_files_list_own (cle_store_get_io (store), cle_store_get_folder (store), "people", FALSE,
                          error);

  if (devices == NULL)
    return FALSE;

  for (guint i = 0; devices[i] != NULL; i++)
    {
      g_autofree char *dir = g_build_filename ("people", devices[i], NULL);

      if (!remove_files_of (store, dir, id, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
erase_id (CleStore           *store,
          const CleErasePlan *plan,
          const char         *id,
          GError            **error)
{
  return append_erase (store, plan, id, error) &&
         remove_mentions (store, "drafts", id, NULL, error) &&
         remove_mentions (store, "quarantine", id, plan->names, error);
}

/* Last of all: the names in them are needed until nothing else has them, also by
 * whoever completes this. */
static gboolean
remove_people (CleStore           *store,
               const CleErasePlan *plan,
               GError            **error)
{
  if (strcmp (plan->what, CLE_ERASE_RESULT) == 0)
    return TRUE;

  for (guint i = 0; plan->ids[i] != NULL; i++)
    if (!remove_person_files (store, plan->ids[i], error))
      return FALSE;

  return TRUE;
}

static CleEraseNames *
read_names (CleStore           *store,
            const CleErasePlan *plan,
            GError            **error)
{
  g_autoptr (CleEraseNames) names = cle_erase_names_read (store, plan->ids, error);

  if (names == NULL)
    return NULL;
  if (plan->alone)
    g_ptr_array_set_size (names->words, 0);

  return cle_erase_mentions_learn (store, plan->ids, names, error) ? g_steal_pointer (&names)
                                                                   : NULL;
}

static gboolean
erase_ids (CleStore           *store,
           const CleErasePlan *planned,
           GError            **error)
{
  g_autoptr (CleEraseNames) names = NULL;
  CleErasePlan plan = *planned;

  /* Of persons records hold the id alone. */
  if (strcmp (plan.what, CLE_ERASE_CLIENT) == 0)
    {
      names = read_names (store, &plan, error);
      if (names == NULL)
        return FALSE;
    }
  plan.names = names;

  for (guint i = 0; plan.ids[i] != NULL; i++)
    if (!erase_id (store, &plan, plan.ids[i], error))
      return FALSE;

  /* All erase records stand before the first line goes, so that a later look
   * finds every gap explained. */
  cle_tail_forget (store);
  return cle_erase_mentions_mask (store, &plan, NULL, error) &&
         cle_rewrite_without (store, &plan, error) && remove_people (store, &plan, error);
}

static gboolean
erase_everything (CleStore *store,
                  GError  **error)
{
  static const char *const parts[] = { "importing.json", "importing",  "kiosk",      "records",
                                       "people",         "drafts",     "quarantine", "profiles",
                                       "questionnaires", "store.json", NULL };
  const CleIo *io = cle_store_get_io (store);
  int folder = cle_store_get_folder (store);

  cle_tail_forget (store);
  for (guint i = 0; parts[i] != NULL; i++)
    if (!cle_tree_remove (io, folder, parts[i], error))
      return FALSE;

  return cle_files_sync_folder (io, folder, ".", error);
}

static gboolean
carry_out (CleStore           *store,
           const CleErasePlan *plan,
           GError            **error)
{
  gboolean everything = strcmp (plan->what, CLE_ERASE_EVERYTHING) == 0;
  gboolean done = everything ? erase_everything (store, error) : erase_ids (store, plan, error);

  if (!done || !cle_erase_plan_remove (store, error))
    return FALSE;

  return !everything || cle_store_resettle (store, error);
}

static gboolean
write_and_carry_out (CleStore           *store,
                     const CleErasePlan *plan,
                     GError            **error)
{
  gboolean done;

  if (!cle_store_begin_write (store, error))
    return FALSE;

  done = cle_erase_plan_write (store, plan, error) && carry_out (store, plan, error);
  cle_store_end_write (store);

  return done;
}

static gboolean
plan_and_carry_out (CleStore           *store,
                    const char         *what,
                    const char *const  *ids,
                    GError            **error)
{
  CleErasePlan plan = { .what = (char *) what, .ids = (char **) ids };

  return write_and_carry_out (store, &plan, error);
}

/**
 * cle_erase_results:
 * @store: a store
 * @ids: of results
 * @error: return location for an error
 *
 * Erases results for good, with everything noted about them: from this
 * device's records, drafts and quarantine. What other devices wrote is ignored
 * by every reader from now on and erased by them in turn.
 *
 * Returns: %TRUE when nothing of them is left in files that this device writes.
 */
gboolean
cle_erase_results (CleStore          *store,
                   const char *const *ids,
                   GError           **error)
{
  return plan_and_carry_out (store, CLE_ERASE_RESULT, ids, error);
}

/**
 * cle_erase_person:
 * @store: a store
 * @person_id: of a person
 * @error: return location for an error
 *
 * Erases a person for good. Their results stay for the statistics, without any
 * trace of who gave them.
 *
 * Returns: %TRUE when nothing of the person is left.
 */
gboolean
cle_erase_person (CleStore   *store,
                  const char *person_id,
                  GError    **error)
{
  const char *const ids[] = { person_id, NULL };

  return plan_and_carry_out (store, CLE_ERASE_PERSON, ids, error);
}

/**
 * cle_erase_client:
 * @store: a store
 * @client_id: of a client
 * @error: return location for an error
 *
 * Erases a client for good: its documents of all devices, and every record about
 * it, also those that other devices sent here, since letters and notes name it.
 * In their place stands, under the same number, that something was erased. The
 * other devices erase theirs when they are told to; until then every reader
 * passes over them. What was written about others loses the name, but for what
 * cle_erase_find_mentions() tells of.
 *
 * Returns: %TRUE when that is done in this folder
 */
gboolean
cle_erase_client (CleStore   *store,
                  const char *client_id,
                  GError    **error)
{
  const char *const ids[] = { client_id, NULL };

  return plan_and_carry_out (store, CLE_ERASE_CLIENT, ids, error);
}

/**
 * cle_erase_client_alone:
 * @store: a store
 * @client_id: of a client
 * @error: return location for an error
 *
 * cle_erase_client(), but what was written about others stays as it is, whomever it
 * names.
 *
 * Returns: %TRUE when that is done in this folder
 */
gboolean
cle_erase_client_alone (CleStore   *store,
                        const char *client_id,
                        GError    **error)
{
  const char *const ids[] = { client_id, NULL };
  CleErasePlan plan = { .what = (char *) CLE_ERASE_CLIENT, .ids = (char **) ids, .alone = TRUE };

  return write_and_carry_out (store, &plan, error);
}

/**
 * cle_erase_find_mentions:
 * @store: a store
 * @client_id: of a client
 * @error: return location for an error
 *
 * Looks for the sentences about others from which cle_erase_client() would take the
 * name, and for files in which it stays: documents of others who are called so
 * themselves, questionnaires, rounds of kiosks, assessments that are open somewhere,
 * and what cannot be read. A name counts as a whole word only.
 *
 * Returns: (transfer full): what there is, or %NULL if the store could not be read
 */
CleEraseMentions *
cle_erase_find_mentions (CleStore   *store,
                         const char *client_id,
                         GError    **error)
{
  const char *const ids[] = { client_id, NULL };
  CleErasePlan plan = { .what = (char *) CLE_ERASE_CLIENT, .ids = (char **) ids };
  g_autoptr (CleEraseMentions) look = cle_erase_mentions_new ();
  g_autoptr (CleEraseNames) names = read_names (store, &plan, error);

  plan.names = names;
  if (names == NULL || !cle_erase_mentions_mask (store, &plan, look, error) ||
      !cle_rewrite_look (store, &plan, look, error))
    return NULL;

  look->common = g_steal_pointer (&names->common);
  return g_steal_pointer (&look);
}

/**
 * cle_erase_everything:
 * @store: a store
 * @error: return location for an error
 *
 * Empties the store: records of all devices, people, drafts, questionnaires. It
 * goes on under a new id.
 *
 * Returns: %TRUE when all of it is gone.
 */
gboolean
cle_erase_everything (CleStore *store,
                      GError  **error)
{
  const char *const ids[] = { NULL };

  return plan_and_carry_out (store, CLE_ERASE_EVERYTHING, ids, error);
}

/**
 * cle_erase_resume:
 * @store: a store
 * @error: return location for an error
 *
 * Completes an erasure that was interrupted. Costs one look for a file when
 * there is none.
 *
 * Returns: %FALSE if there is one and it could not be completed.
 */
gboolean
cle_erase_resume (CleStore *store,
                  GError  **error)
{
  g_autoptr (CleErasePlan) plan = NULL;
  gboolean done;

  if (cle_store_get_read_only (store) || !cle_erase_plan_exists (store))
    return TRUE;

  if (!cle_store_begin_write (store, error))
    return FALSE;

  plan = cle_erase_plan_read (store, NULL);
  done = plan == NULL || carry_out (store, plan, error);
  cle_store_end_write (store);

  return done;
}
