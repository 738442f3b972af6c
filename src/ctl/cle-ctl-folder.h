/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *cle_ctl_folder_dup_default (void);

G_END_DECLS
