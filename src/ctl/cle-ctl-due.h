/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-ctl.h"

G_BEGIN_DECLS

guint cle_ctl_due_get_interval (void);

G_END_DECLS
