/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The same as a table, and back: a button of each page with charts, and a key. */
void cle_chart_table_install (GtkWidgetClass *page_class);
void cle_chart_table_forward (GtkWidget      *stack,
                              GtkWidget      *views,
                              GtkWidget      *shown);

G_END_DECLS
