/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* One of several views: buttons side by side, or a list to choose from where
 * there is no room for them. Property: selected (uint). */
#define CLE_TYPE_VIEW_SWITCH (cle_view_switch_get_type ())
G_DECLARE_FINAL_TYPE (CleViewSwitch, cle_view_switch, CLE, VIEW_SWITCH, AdwBin)

GtkWidget *cle_view_switch_new          (const char         *label,
                                         const char * const *names);
guint      cle_view_switch_get_selected (CleViewSwitch      *self);
void       cle_view_switch_set_selected (CleViewSwitch      *self,
                                         guint               selected);

G_END_DECLS
