/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CLE_SETUP_LOGO_SIDE 512 /* pixels */

GBytes *cle_setup_logo_make (GBytes  *bytes,
                             GError **error);
GBytes *cle_setup_logo_load (GFile   *file,
                             GError **error);

G_END_DECLS
