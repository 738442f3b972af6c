/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-report-actions.h"
#include "cle-report-gather.h"
#include "cle-report-material.h"
#include "store/cle-people.h"

/* The latest before it that can be set beside it. */
static CleResult *
find_previous (CleHistory          *history,
               const CleHistoryRow *row)
{
  guint n = cle_history_get_n_rows (history), best = G_MAXUINT;
  gint64 best_at = 0;

  for (guint i = 0; i < n; i++)
    {
      CleHistoryRow each;

      cle_history_get_row (history, i, &each);
      if (each.trashed || each.at >= row->at || each.voice != row->voice ||
          !g_str_equal (each.subject, row->subject) ||
          !g_str_equal (each.questionnaire, row->questionnaire))
        continue;
      if (best == G_MAXUINT || each.at > best_at)
        {
          best = i;
          best_at = each.at;
        }
    }

  return best != G_MAXUINT ? cle_history_read_result (history, best, NULL) : NULL;
}

static const char *
pick_language (const CleQuestionnaire   *questionnaire,
               const char *const        *languages)
{
  return questionnaire != NULL && languages != NULL
             ? cle_questionnaire_pick_language (questionnaire, languages)
             : NULL;
}

/**
 * cle_report_gather_result:
 * @history: a loaded history
 * @library: the questionnaires
 * @row: of the result
 * @languages: (nullable): wanted ones, best first
 * @error: return location for an error
 *
 * Previous results are compared only for management's voice: staff and clients
 * answer without names, and two answers side by side need not be one person's.
 *
 * Returns: (transfer full): the report of one result, or %NULL if its record
 *   could not be read
 */
CleReport *
cle_report_gather_result (CleHistory         *history,
                          CleLibrary         *library,
                          guint               row,
                          const char *const  *languages,
                          GError            **error)
{
  CleStore *store = cle_history_get_store (history);
  const CleClock *clock = cle_store_get_clock (store);
  g_autoptr (CleResult) result = cle_history_read_result (history, row, error);
  g_autoptr (CleResult) previous = NULL;
  g_autoptr (CleQuestionnaire) questionnaire = NULL;
  g_autoptr (GPtrArray) actions = NULL;
  g_autofree char *respondent = NULL;
  CleHistoryRow about;

  if (result == NULL)
    return NULL;

  cle_history_get_row (history, row, &about);
  questionnaire = cle_library_find_digest (library, result->digest, NULL);
  actions = cle_report_actions_copy (history, result->head.id, NULL);
  cle_report_actions_name (actions, store);
  if (result->respondent != NULL)
    respondent = cle_people_dup_name (store, result->respondent);
  if (result->voice == CLE_VOICE_MANAGEMENT)
    previous = find_previous (history, &about);

  return cle_report_new_for_result (&(CleReportResult){
      .result = result,
      .questionnaire = questionnaire,
      .language = pick_language (questionnaire, languages),
      .note = about.note,
      .respondent = respondent,
      .previous = previous,
      .actions = actions,
      .now = cle_clock_get_wall (clock),
  });
}

static CleSelection *
select_results (CleHistory               *history,
                const CleSelectionFilter *filter)
{
  g_autoptr (CleSelection) selection = cle_selection_new (history, filter);
  g_autofree char *quiz = cle_report_material_pick_quiz (selection, filter);
  CleSelectionFilter narrow = *filter;

  if (quiz == NULL)
    return g_steal_pointer (&selection);

  narrow.questionnaire = quiz;
  return cle_selection_new (history, &narrow);
}

/**
 * cle_report_gather_progress_with_target:
 * @history: a loaded history
 * @library: the questionnaires
 * @filter: which results
 * @target: a line to draw, in thousandths from 0 to %CLE_PROGRESS_AXIS, or
 *   %CLE_PROGRESS_NO_TARGET
 * @languages: (nullable): wanted ones, best first
 * @error: return location for an error
 *
 * Returns: (transfer full): the report of the results that pass, or %NULL with
 *   %G_IO_ERROR_NOT_FOUND if there are none
 */
CleReport *
cle_report_gather_progress_with_target (CleHistory                *history,
                                        CleLibrary                *library,
                                        const CleSelectionFilter  *filter,
                                        gint32                     target,
                                        const char *const         *languages,
                                        GError                   **error)
{
  g_autoptr (CleSelection) selection = select_results (history, filter);
  CleReportMaterial *material =
      cle_report_material_new (history, library, selection, filter, target, languages, error);

  return material != NULL ? cle_report_material_make (material) : NULL;
}

/**
 * cle_report_gather_progress:
 * @history: a loaded history
 * @library: the questionnaires
 * @filter: which results
 * @languages: (nullable): wanted ones, best first
 * @error: return location for an error
 *
 * As cle_report_gather_progress_with_target(), without a target.
 *
 * Returns: (transfer full): the report of the results that pass, or %NULL with
 *   %G_IO_ERROR_NOT_FOUND if there are none
 */
CleReport *
cle_report_gather_progress (CleHistory                *history,
                            CleLibrary                *library,
                            const CleSelectionFilter  *filter,
                            const char *const         *languages,
                            GError                   **error)
{
  return cle_report_gather_progress_with_target (history, library, filter, CLE_PROGRESS_NO_TARGET,
                                                 languages, error);
}
