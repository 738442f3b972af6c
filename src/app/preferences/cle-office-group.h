/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What holds for all clients: currency, costs, capacity and intervals. */
#define CLE_TYPE_OFFICE_GROUP (cle_office_group_get_type ())
G_DECLARE_FINAL_TYPE (CleOfficeGroup, cle_office_group, CLE, OFFICE_GROUP, AdwPreferencesGroup)

void cle_office_group_set_session (CleOfficeGroup *self,
                                   CleSession     *session);
void cle_office_group_flush       (CleOfficeGroup *self);

G_END_DECLS
