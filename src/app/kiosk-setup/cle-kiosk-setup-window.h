/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Setting up a kiosk, step by step: what is asked, how answers are kept, when it
 * is open, the PIN; and a file at the end. */
#define CLE_TYPE_KIOSK_SETUP_WINDOW (cle_kiosk_setup_window_get_type ())
G_DECLARE_FINAL_TYPE (CleKioskSetupWindow, cle_kiosk_setup_window, CLE, KIOSK_SETUP_WINDOW, AdwWindow)

GtkWidget *cle_kiosk_setup_window_new (GtkWindow  *parent,
                                       CleSession *session,
                                       const char *path);

G_END_DECLS
