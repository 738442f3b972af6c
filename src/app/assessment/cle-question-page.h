/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-run.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One question, alone on its page; the same widget shows all of a run one
 * after the other. Goes on and back through the actions "run.next" and
 * "run.back" of the page around it.
 * Properties: run (object), answer-keys (boolean).
 * Signal "trouble" (GError): an answer could not be written yet. */
#define CLE_TYPE_QUESTION_PAGE (cle_question_page_get_type ())
G_DECLARE_FINAL_TYPE (CleQuestionPage, cle_question_page, CLE, QUESTION_PAGE, GtkWidget)

void cle_question_page_set_run  (CleQuestionPage *self,
                                 CleRun          *run);
void cle_question_page_show     (CleQuestionPage *self,
                                 guint            question,
                                 gboolean         editing,
                                 int              direction);
void cle_question_page_refresh  (CleQuestionPage *self);
void cle_question_page_flush    (CleQuestionPage *self);
void cle_question_page_explain  (CleQuestionPage *self);

G_END_DECLS
