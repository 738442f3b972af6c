/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-client-model.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One client as two people see it, differences first. */
#define CLE_TYPE_RATERS_WINDOW (cle_raters_window_get_type ())
G_DECLARE_FINAL_TYPE (CleRatersWindow, cle_raters_window, CLE, RATERS_WINDOW, AdwWindow)

GPtrArray *cle_raters_list       (CleClientModel *model,
                                  const char     *client);
GtkWidget *cle_raters_window_new (GtkWidget      *widget,
                                  CleClientModel *model,
                                  const char     *client);

G_END_DECLS
