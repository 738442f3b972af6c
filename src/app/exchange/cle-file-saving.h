/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where a file is to be saved, and what became of that.
 * CleFileChosen: @path is the callee's, and %NULL when there is none. */
typedef void (*CleFileChosen) (char     *path,
                               gpointer  data);

GtkNativeDialog *cle_file_saving_ask (GtkWidget     *widget,
                                      const char    *title,
                                      const char    *accept,
                                      const char    *name,
                                      CleFileChosen  chosen,
                                      gpointer       data);
void             cle_file_saving_say (GtkWidget     *widget,
                                      const char    *path,
                                      const GError  *error);

G_END_DECLS
