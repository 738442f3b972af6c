/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lets its child glide into place after it has changed. The child is laid out
 * and painted at once; only its drawing is shifted, so nothing waits for the
 * motion. Property: child. */
#define CLE_TYPE_SLIDE (cle_slide_get_type ())
G_DECLARE_FINAL_TYPE (CleSlide, cle_slide, CLE, SLIDE, GtkWidget)

void cle_slide_play (CleSlide *self,
                     int       direction);

G_END_DECLS
