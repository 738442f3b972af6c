/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-answer.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The three answers of a question. Arrows move the focus and never choose;
 * Space and Enter choose; Enter on the chosen answer asks to go on.
 * Properties: answer (int, a CleAnswer), show-keys (boolean).
 * Signals: "picked" (int answer, gboolean pointer), "proceed". */
#define CLE_TYPE_ANSWER_GROUP (cle_answer_group_get_type ())
G_DECLARE_FINAL_TYPE (CleAnswerGroup, cle_answer_group, CLE, ANSWER_GROUP, GtkWidget)

GtkWidget *cle_answer_group_new            (void);
CleAnswer  cle_answer_group_get_answer     (CleAnswerGroup *self);
void       cle_answer_group_set_answer     (CleAnswerGroup *self,
                                            CleAnswer       answer);
void       cle_answer_group_pick           (CleAnswerGroup *self,
                                            CleAnswer       answer);
void       cle_answer_group_focus_current  (CleAnswerGroup *self);

G_END_DECLS
