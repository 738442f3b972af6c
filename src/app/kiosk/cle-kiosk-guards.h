/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean cle_kiosk_allows_key     (guint            key,
                                   GdkModifierType  modifiers);
void     cle_kiosk_guard_bus      (GDBusConnection *bus);
void     cle_kiosk_guard_process  (void);
void     cle_kiosk_guard_display  (GdkDisplay      *display);
void     cle_kiosk_guard_window   (GtkWindow       *window);

G_END_DECLS
