/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-kiosk-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The one toplevel of a kiosk. Its commands are class actions, which nothing on
 * a bus can see. Signal: "left" (the owner leaves the kiosk). */
#define CLE_TYPE_KIOSK_WINDOW (cle_kiosk_window_get_type ())
G_DECLARE_FINAL_TYPE (CleKioskWindow, cle_kiosk_window, CLE, KIOSK_WINDOW, GtkWindow)

GtkWidget *cle_kiosk_window_new (CleKioskDesk *desk);

G_END_DECLS
