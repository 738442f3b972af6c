/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void cle_page_keys_attach (GtkWidget *header,
                           GtkWidget *content);

G_END_DECLS
