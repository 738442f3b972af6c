/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean cle_theme_prepare (void);
void     cle_theme_settle  (gboolean prepared);

G_END_DECLS
