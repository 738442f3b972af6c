/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-answer.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One answer as a big target; a radio button to assistive technology.
 * Properties: label, key (string, the key cap, "" for none), chosen (boolean).
 * Signal "chosen-by" (gboolean pointer) when the user picks it. */
#define CLE_TYPE_ANSWER_CARD (cle_answer_card_get_type ())
G_DECLARE_FINAL_TYPE (CleAnswerCard, cle_answer_card, CLE, ANSWER_CARD, GtkButton)

GtkWidget *cle_answer_card_new        (const char    *label);
void       cle_answer_card_set_label  (CleAnswerCard *self,
                                       const char    *label);
gboolean   cle_answer_card_get_chosen (CleAnswerCard *self);
void       cle_answer_card_set_chosen (CleAnswerCard *self,
                                       gboolean       chosen);
void       cle_answer_card_set_key    (CleAnswerCard *self,
                                       const char    *key);

G_END_DECLS
