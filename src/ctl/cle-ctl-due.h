/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-ctl.h"

G_BEGIN_DECLS

guint cle_ctl_due_get_interval (void);

int   cle_ctl_due_list_clients (CleCtl     *ctl,
                                GPtrArray **lines,
                                GString    *json,
                                CleCtlExit *status);

G_END_DECLS
