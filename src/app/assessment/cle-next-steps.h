/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-result.h"
#include "cle-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What to do about a result: a step for each of the weakest questions, each of
 * which can be made an action, and the actions that were made. */
#define CLE_TYPE_NEXT_STEPS (cle_next_steps_get_type ())
G_DECLARE_FINAL_TYPE (CleNextSteps, cle_next_steps, CLE, NEXT_STEPS, AdwBin)

void cle_next_steps_show (CleNextSteps     *self,
                          CleSession       *session,
                          const CleResult  *result,
                          CleQuestionnaire *questionnaire);

G_END_DECLS
