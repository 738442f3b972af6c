/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Buttons at the end of a row, for what can be done about it. */
GtkWidget *cle_row_button_new  (const char *label,
                                const char *action,
                                const char *target);
GtkWidget *cle_row_buttons_new (GtkWidget  *first,
                                GtkWidget  *second);

G_END_DECLS
