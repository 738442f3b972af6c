/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-client-model.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What happened with a client, in one line each. */
#define CLE_TYPE_CONTACT_LOG (cle_contact_log_get_type ())
G_DECLARE_FINAL_TYPE (CleContactLog, cle_contact_log, CLE, CONTACT_LOG, AdwBin)

GtkWidget *cle_contact_log_new  (CleClientModel *model);
void       cle_contact_log_show (CleContactLog  *self,
                                 const char     *client);
void       cle_contact_log_focus (CleContactLog *self);

G_END_DECLS
