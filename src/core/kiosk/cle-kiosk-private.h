/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void cle_kiosk_set_text (char       **text,
                         const char  *value);

G_END_DECLS
