/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-library-private.h"

#include "cle-revision.h"
#include "json/cle-json-document.h"
#include "store/cle-replace.h"
#include "store/cle-scan.h"
#include "store/cle-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_answered (CleLibrary       *self,
             CleQuestionnaire *questionnaire,
             gboolean         *answered,
             GError          **error)
{
  g_autoptr (GError) failure = NULL;

  *answered = cle_scan_mentions (cle_library_get_store (self),
                                 cle_questionnaire_get_digest (questionnaire), &failure);
  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* The highest number that was ever answered under this id, or 0. */
static guint
find_last_retired (CleLibrary *self,
                   CleOffered *offered,
                   const char *id)
{
  g_autoptr (GPtrArray) loaded = cle_library_load_all (self, offered->retired, NULL);
  guint last = 0;

  for (guint i = 0; i < loaded->len; i++)
    if (strcmp (cle_questionnaire_get_id (loaded->pdata[i]), id) == 0)
      last = MAX (last, cle_questionnaire_get_revision (loaded->pdata[i]));

  return last;
}

static CleQuestionnaire *
find_same (CleLibrary *self,
           GPtrArray  *digests,
           GBytes     *bytes)
{
  g_autoptr (GPtrArray) loaded = cle_library_load_all (self, digests, NULL);

  for (guint i = 0; i < loaded->len; i++)
    if (cle_revision_is_same (loaded->pdata[i], bytes))
      return cle_questionnaire_ref (loaded->pdata[i]);

  return NULL;
}

static CleQuestionnaire *
renumber (CleQuestionnaire *questionnaire,
          const char       *name,
          guint             revision,
          GError          **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (cle_questionnaire_get_revision (questionnaire) >= revision)
    return cle_questionnaire_ref (questionnaire);

  bytes = cle_revision_set_number (cle_questionnaire_get_bytes (questionnaire), revision);
  return cle_questionnaire_new_from_bytes (bytes, name, error);
}

/* Takes what is offered under the same id out of the way: it is kept for its
 * results when it has any. */
static gboolean
withdraw (CleLibrary       *self,
          CleOffered       *offered,
          CleQuestionnaire *old,
          gboolean         *answered,
          GError          **error)
{
  const char *digest = cle_questionnaire_get_digest (old);

  if (!is_answered (self, old, answered, error))
    return FALSE;

  if (*answered)
    cle_offered_retire (offered, digest);
  else
    cle_offered_forget (offered, digest);

  return TRUE;
}

static gboolean
delete_stored (CleLibrary       *self,
               CleQuestionnaire *questionnaire,
               GError          **error)
{
  CleStore *store = cle_library_get_store (self);
  const char *digest = cle_questionnaire_get_digest (questionnaire);
  g_autofree char *path = cle_offered_dup_path (digest);

  cle_library_forget (self, digest);
  return cle_remove_in (cle_store_get_io (store), cle_store_get_folder (store), path, error);
}

/* The new one is on disk before the list names it, and the old one goes only
 * when the list no longer does: at no moment does the list name nothing. */
static CleQuestionnaire *
offer (CleLibrary       *self,
       CleOffered       *offered,
       CleQuestionnaire *questionnaire,
       CleQuestionnaire *old,
       const char       *name,
       GError          **error)
{
  const char *id = cle_questionnaire_get_id (questionnaire);
  g_autoptr (CleQuestionnaire) numbered = NULL;
  gboolean answered = FALSE;

  if (old != NULL && !withdraw (self, offered, old, &answered, error))
    return NULL;

  numbered = renumber (questionnaire, name, find_last_retired (self, offered, id) + 1, error);
  if (numbered == NULL || !cle_library_keep_locked (self, numbered, error))
    return NULL;

  cle_offered_offer (offered, cle_questionnaire_get_digest (numbered));
  if (!cle_offered_write (offered, cle_library_get_store (self), error))
    return NULL;
  if (old != NULL && !answered && !delete_stored (self, old, error))
    return NULL;

  return g_steal_pointer (&numbered);
}

/* A file that was here before, but was replaced or removed since, is offered
 * again as it is. */
static CleQuestionnaire *
offer_again (CleLibrary       *self,
             CleOffered       *offered,
             CleQuestionnaire *same,
             GError          **error)
{
  const char *id = cle_questionnaire_get_id (same);
  g_autoptr (CleQuestionnaire) old = cle_library_find_offered (self, offered, id, NULL);
  gboolean answered = FALSE;

  if (old != NULL && !withdraw (self, offered, old, &answered, error))
    return NULL;

  cle_offered_offer (offered, cle_questionnaire_get_digest (same));
  if (!cle_offered_write (offered, cle_library_get_store (self), error))
    return NULL;
  if (old != NULL && !answered && !delete_stored (self, old, error))
    return NULL;

  return cle_questionnaire_ref (same);
}

static CleQuestionnaire *
refuse_built_in (CleQuestionnaire *questionnaire,
                 const char       *name,
                 GError          **error)
{
  g_autoptr (CleJsonDocument) document = NULL;
  g_autoptr (GError) cause = NULL;
  CleJsonPlace root;

  document = cle_json_document_new (cle_questionnaire_get_bytes (questionnaire), name, error);
  if (document == NULL)
    return NULL;

  root = cle_json_document_get_root (document);
  cle_json_place_set_error (&root, "id", CLE_JSON_ERROR_RANGE,
                            _ ("belongs to a questionnaire of the program itself; choose another"),
                            &cause);
  g_set_error_literal (error, CLE_QUESTIONNAIRE_ERROR, CLE_QUESTIONNAIRE_ERROR_INVALID,
                       cause->message);
  return NULL;
}

/* With the lock held from reading the lists to writing them: two programs that
 * add at the same time both find their own in the end. */
static CleQuestionnaire *
add_locked (CleLibrary       *self,
            CleQuestionnaire *questionnaire,
            GBytes           *bytes,
            const char       *name,
            GError          **error)
{
  const char *id = cle_questionnaire_get_id (questionnaire);
  g_autoptr (CleQuestionnaire) same = NULL;
  g_autoptr (CleQuestionnaire) old = NULL;
  g_autoptr (CleOffered) offered = cle_library_read_offered (self, error);

  if (offered == NULL)
    return NULL;

  same = find_same (self, offered->offered, bytes);
  if (same != NULL)
    return g_steal_pointer (&same);
  same = find_same (self, offered->retired, bytes);
  if (same != NULL)
    return offer_again (self, offered, same, error);

  old = cle_library_find_offered (self, offered, id, NULL);
  return offer (self, offered, questionnaire, old, name, error);
}

static gboolean
remove_locked (CleLibrary *self,
               const char *id,
               GError    **error)
{
  g_autoptr (CleQuestionnaire) questionnaire = cle_library_find (self, id, error);
  g_autoptr (CleOffered) offered = NULL;
  gboolean answered;

  if (questionnaire == NULL)
    return FALSE;

  offered = cle_library_read_offered (self, error);
  if (offered == NULL || !withdraw (self, offered, questionnaire, &answered, error))
    return FALSE;

  return cle_offered_write (offered, cle_library_get_store (self), error) &&
         (answered || delete_stored (self, questionnaire, error));
}

static gboolean
begin (CleLibrary *self,
       GError    **error)
{
  CleStore *store = cle_library_get_store (self);

  if (store != NULL)
    return cle_store_begin_write (store, error);

  g_set_error_literal (error, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND,
                       _ ("there is no data folder to keep questionnaires in"));
  return FALSE;
}

/**
 * cle_library_add:
 * @self: a library with a store
 * @bytes: the content of a questionnaire file
 * @name: the name of the file, for errors
 * @error: return location for a #CleQuestionnaireError or #CleStoreError
 *
 * Checks a questionnaire and offers it from now on. The same file a second time
 * changes nothing. Another file with the same id takes the place of the first;
 * if that was answered, it is kept for its results and the new one becomes the
 * next revision: its number is put into the stored file unless it is high
 * enough already. The ids of built-in questionnaires are not available.
 *
 * Returns: (transfer full) (nullable): the questionnaire as it is offered
 */
CleQuestionnaire *
cle_library_add (CleLibrary *self,
                 GBytes     *bytes,
                 const char *name,
                 GError    **error)
{
  g_autoptr (CleQuestionnaire) questionnaire = NULL;
  CleQuestionnaire *added;

  questionnaire = cle_questionnaire_new_from_bytes (bytes, name, error);
  if (questionnaire == NULL)
    return NULL;
  if (cle_library_is_built_in (self, cle_questionnaire_get_id (questionnaire)))
    return refuse_built_in (questionnaire, name, error);
  if (!begin (self, error))
    return NULL;

  added = add_locked (self, questionnaire, bytes, name, error);
  cle_store_end_write (cle_library_get_store (self));

  return added;
}

/**
 * cle_library_remove:
 * @self: a library with a store
 * @id: the id of an added questionnaire
 * @error: return location for a #CleStoreError
 *
 * Offers it no longer. Its file stays for as long as there are results of it.
 *
 * Returns: %FALSE when there is no such questionnaire, when it is built in, or
 *   when the store could not be written
 */
gboolean
cle_library_remove (CleLibrary *self,
                    const char *id,
                    GError    **error)
{
  gboolean done;

  if (cle_library_is_built_in (self, id))
    {
      g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                   _ ("“%s” is part of the program and cannot be removed"), id);
      return FALSE;
    }

  if (!begin (self, error))
    return FALSE;

  done = remove_locked (self, id, error);
  cle_store_end_write (cle_library_get_store (self));

  return done;
}
