/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-library.h"
#include "cle-result.h"
#include "store/cle-draft.h"

G_BEGIN_DECLS

/* One run through a questionnaire: the only place where answers change. With a
 * draft behind it every change is on disk before the setter returns; when that
 * fails the change is kept in memory all the same, the setter says so, and the
 * next change writes both.
 *
 * Properties to bind to: position (uint, 0 … n), n-answered (uint),
 * can-finish, can-undo (boolean). Signal "answered" (uint question) after
 * every change of an answer or of its evidence. A position equal to the number
 * of questions is the review. */
#define CLE_TYPE_RUN (cle_run_get_type ())
G_DECLARE_FINAL_TYPE (CleRun, cle_run, CLE, RUN, GObject)

CleRun           *cle_run_new               (CleQuestionnaire  *questionnaire,
                                             CleVoice           voice,
                                             const char        *subject,
                                             const char        *respondent,
                                             const CleClock    *clock);
CleRun           *cle_run_begin             (CleStore          *store,
                                             CleLibrary        *library,
                                             CleQuestionnaire  *questionnaire,
                                             CleVoice           voice,
                                             const char        *subject,
                                             const char        *respondent_name,
                                             GError           **error);
CleRun           *cle_run_new_at_once       (CleStore          *store,
                                             CleLibrary        *library,
                                             CleQuestionnaire  *questionnaire,
                                             CleVoice           voice,
                                             const char        *subject,
                                             const char        *respondent_name,
                                             GError           **error);
CleRun           *cle_run_resume            (CleStore          *store,
                                             CleLibrary        *library,
                                             const char        *draft_id,
                                             GError           **error);
const char       *cle_run_get_id            (CleRun            *self);
CleQuestionnaire *cle_run_get_questionnaire (CleRun            *self);
CleVoice          cle_run_get_voice         (CleRun            *self);
const char       *cle_run_get_subject       (CleRun            *self);
const char       *cle_run_get_respondent    (CleRun            *self);
guint             cle_run_get_position      (CleRun            *self);
gboolean          cle_run_set_position      (CleRun            *self,
                                             guint              position,
                                             GError           **error);
guint             cle_run_get_n_answered    (CleRun            *self);
gboolean          cle_run_get_can_finish    (CleRun            *self);
gboolean          cle_run_get_can_undo      (CleRun            *self);
CleAnswer         cle_run_get_answer        (CleRun            *self,
                                             guint              question);
const CleAnswer  *cle_run_get_answers       (CleRun            *self);
gboolean          cle_run_set_answer        (CleRun            *self,
                                             guint              question,
                                             CleAnswer          answer,
                                             GError           **error);
const char       *cle_run_get_evidence      (CleRun            *self,
                                             guint              question);
gboolean          cle_run_set_evidence      (CleRun            *self,
                                             guint              question,
                                             const char        *text,
                                             GError           **error);
/* Takes the last change of an answer back and moves to its question. */
gboolean          cle_run_undo              (CleRun            *self,
                                             GError           **error);
/* FALSE with an error when a change could not be written yet. */
gboolean          cle_run_flush             (CleRun            *self,
                                             GError           **error);
gboolean          cle_run_discard           (CleRun            *self,
                                             GError           **error);

/* Durable when it returns a result: appended and synced, then the draft gone.
 * The same run may be tried again after a failure; it will never make two
 * results. */
CleResult        *cle_run_finish            (CleRun            *self,
                                             GError           **error);
CleResult        *cle_run_finish_at         (CleRun            *self,
                                             gint64             at,
                                             int                offset,
                                             GError           **error);
void              cle_run_finish_async      (CleRun             *self,
                                             GCancellable       *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer            data);
CleResult        *cle_run_finish_finish     (CleRun             *self,
                                             GAsyncResult       *result,
                                             GError            **error);

G_END_DECLS
