/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The questionnaires that can be answered; the user's own can be added and
 * removed. */
#define CLE_TYPE_QUESTIONNAIRES_GROUP (cle_questionnaires_group_get_type ())
G_DECLARE_FINAL_TYPE (CleQuestionnairesGroup, cle_questionnaires_group, CLE, QUESTIONNAIRES_GROUP,
                      AdwPreferencesGroup)

void cle_questionnaires_group_set_session (CleQuestionnairesGroup *self,
                                           CleSession             *session);

G_END_DECLS
