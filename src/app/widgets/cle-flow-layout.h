/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One after the other as words on a line, and on further lines when there is no
 * room. Children with "halign" end stand at the end of their line, one with
 * "hexpand" takes what is left of it. Property: spacing (uint, pixels). */
#define CLE_TYPE_FLOW_LAYOUT (cle_flow_layout_get_type ())
G_DECLARE_FINAL_TYPE (CleFlowLayout, cle_flow_layout, CLE, FLOW_LAYOUT, GtkLayoutManager)

G_END_DECLS
