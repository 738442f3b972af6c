/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint cle_preferences_reminder_days  (guint  choice);
guint cle_preferences_reminder_index (guint  days);
char *cle_preferences_display_name   (const char *path);

G_END_DECLS
