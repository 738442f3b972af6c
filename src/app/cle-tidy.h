/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void cle_tidy_prepare (void);
void cle_tidy_soon    (guint *source);

G_END_DECLS
