/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A choice among the questionnaires that are offered. */
#define CLE_TYPE_QUESTIONNAIRE_PICKER (cle_questionnaire_picker_get_type ())
G_DECLARE_FINAL_TYPE (CleQuestionnairePicker, cle_questionnaire_picker, CLE, QUESTIONNAIRE_PICKER,
                      AdwBin)

GtkWidget        *cle_questionnaire_picker_new        (void);
void              cle_questionnaire_picker_load       (CleQuestionnairePicker *self,
                                                       CleLibrary             *library);
guint             cle_questionnaire_picker_get_n      (CleQuestionnairePicker *self);
CleQuestionnaire *cle_questionnaire_picker_dup_picked (CleQuestionnairePicker *self);

G_END_DECLS
