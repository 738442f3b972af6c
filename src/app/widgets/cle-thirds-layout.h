/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Equal columns when there is room for them, rows one below the other when
 * not. Property: spacing (uint, pixels). */
#define CLE_TYPE_THIRDS_LAYOUT (cle_thirds_layout_get_type ())
G_DECLARE_FINAL_TYPE (CleThirdsLayout, cle_thirds_layout, CLE, THIRDS_LAYOUT, GtkLayoutManager)

GtkLayoutManager *cle_thirds_layout_new (guint spacing);

G_END_DECLS
