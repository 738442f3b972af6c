/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean cle_kiosk_is_wanted          (char **argv);
gboolean cle_kiosk_variable_is_unsafe (const char *name);
void     cle_kiosk_clean_environment  (char **argv);

G_END_DECLS
