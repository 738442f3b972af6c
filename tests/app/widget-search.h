/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget   *test_find            (GtkWidget  *widget,
                                   GType       type);
GtkEditable *test_find_entry      (GtkWidget  *widget,
                                   guint      *skip);
GtkWidget   *test_find_button     (GtkWidget  *widget,
                                   const char *label);
GtkWidget   *test_find_button_for (GtkWidget  *widget,
                                   const char *action);
GtkWidget   *test_find_last       (GtkWidget  *window);
void         test_wait_for_frame  (GtkWidget  *window);

G_END_DECLS
