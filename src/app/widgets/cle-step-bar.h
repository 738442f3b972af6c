/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How far one is, as a bar. A step only draws it anew: GtkProgressBar would have
 * the whole window laid out again. */
#define CLE_TYPE_STEP_BAR (cle_step_bar_get_type ())
G_DECLARE_FINAL_TYPE (CleStepBar, cle_step_bar, CLE, STEP_BAR, GtkWidget)

void cle_step_bar_set_step (CleStepBar *self,
                            guint       step,
                            guint       n_steps,
                            const char *text);

G_END_DECLS
