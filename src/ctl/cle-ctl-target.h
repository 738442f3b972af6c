/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-ctl.h"

G_BEGIN_DECLS

gboolean cle_ctl_target_parse (CleCtl     *ctl,
                               const char *word,
                               gint32     *target,
                               CleCtlExit *status);

G_END_DECLS
