/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-restart.h"

#include "cle-start-closures.h"
#include "store/cle-people.h"

#include <glib/gi18n.h>

static CleDraftInfo *
find_draft (GPtrArray  *drafts,
            const char *id)
{
  for (guint i = 0; i < drafts->len; i++)
    {
      CleDraftInfo *draft = drafts->pdata[i];

      if (g_strcmp0 (draft->id, id) == 0)
        return draft;
    }

  return NULL;
}

/* The questionnaire as it is offered today, or as it was when it is no longer
 * offered. */
static CleQuestionnaire *
find_questionnaire (CleLibrary         *library,
                    const CleDraftInfo *draft,
                    GError            **error)
{
  CleQuestionnaire *questionnaire = cle_library_find (library, draft->questionnaire, NULL);

  if (questionnaire != NULL)
    return questionnaire;

  return cle_library_find_digest (library, draft->digest, error);
}

/**
 * cle_restart_draft:
 * @store: a store
 * @library: its questionnaires
 * @draft_id: of an unfinished assessment
 * @error: return location of the reason
 *
 * Begins a new run about the same subject, in the same voice. The draft stays
 * as it is.
 *
 * Returns: (transfer full) (nullable): the new run
 */
CleRun *
cle_restart_draft (CleStore   *store,
                   CleLibrary *library,
                   const char *draft_id,
                   GError    **error)
{
  g_return_val_if_fail (CLE_IS_STORE (store), NULL);

  g_autoptr (GPtrArray) drafts = cle_draft_list (store, error);
  g_autoptr (CleQuestionnaire) questionnaire = NULL;
  g_autofree char *name = NULL;
  const CleDraftInfo *draft;

  if (drafts == NULL)
    return NULL;

  draft = find_draft (drafts, draft_id);
  if (draft == NULL)
    {
      g_set_error_literal (error, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND,
                           _ ("This unfinished assessment is no longer there."));
      return NULL;
    }

  questionnaire = find_questionnaire (library, draft, error);
  if (questionnaire == NULL)
    return NULL;

  if (draft->respondent != NULL)
    name = cle_people_dup_name (store, draft->respondent);

  return cle_run_begin (store, library, questionnaire, cle_start_voice (draft->voice),
                        draft->subject, name, error);
}
