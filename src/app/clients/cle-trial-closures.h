/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "clients/cle-decision.h"
#include "clients/cle-what-if.h"

G_BEGIN_DECLS

char *cle_trial_step_title   (const char      *step);
char *cle_trial_running_text (const CleTrial  *trial,
                              gint64           now,
                              int              offset);
char *cle_trial_effect_text  (CleStep          step,
                              const CleMoney  *money,
                              const CleOffice *office,
                              gint64           all_revenue);

G_END_DECLS
