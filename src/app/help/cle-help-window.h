/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* How the program works, in a few paragraphs. */
#define CLE_TYPE_HELP_WINDOW (cle_help_window_get_type ())
G_DECLARE_FINAL_TYPE (CleHelpWindow, cle_help_window, CLE, HELP_WINDOW, AdwWindow)

GtkWidget *cle_help_window_new (GtkWindow *parent);

G_END_DECLS
