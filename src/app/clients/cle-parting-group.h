/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-client-model.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Parting well: what to see to before it is over. */
#define CLE_TYPE_PARTING_GROUP (cle_parting_group_get_type ())
G_DECLARE_FINAL_TYPE (ClePartingGroup, cle_parting_group, CLE, PARTING_GROUP, AdwBin)

GtkWidget *cle_parting_group_new  (CleClientModel  *model);
void       cle_parting_group_show (ClePartingGroup *self,
                                   const char      *client);

G_END_DECLS
