/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-settings.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The program's window. Properties, construct only: settings (object),
 * store-path (string, nullable: the folder given on the command line). */
#define CLE_TYPE_WINDOW (cle_window_get_type ())
G_DECLARE_FINAL_TYPE (CleWindow, cle_window, CLE, WINDOW, AdwApplicationWindow)

GtkWidget *cle_window_new (GtkApplication *application,
                           CleSettings    *settings,
                           const char     *store_path);

G_END_DECLS
