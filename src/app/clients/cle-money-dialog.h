/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-client-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks what a client brings and takes in a year, and saves it. */
void cle_money_dialog_ask (GtkWidget      *widget,
                           CleClientModel *model,
                           const char     *client);

G_END_DECLS
