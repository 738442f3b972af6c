/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-client-model.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Softer terms: what each would do to the profit, and the one that is tried. */
#define CLE_TYPE_TRIAL_GROUP (cle_trial_group_get_type ())
G_DECLARE_FINAL_TYPE (CleTrialGroup, cle_trial_group, CLE, TRIAL_GROUP, AdwBin)

GtkWidget *cle_trial_group_new  (CleClientModel *model);
void       cle_trial_group_show (CleTrialGroup  *self,
                                 const char     *client);

G_END_DECLS
