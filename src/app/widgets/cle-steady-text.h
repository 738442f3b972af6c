/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One of several texts, in a room that is high enough for each of them: showing
 * another one moves nothing on the page and costs no layout of the window. */
#define CLE_TYPE_STEADY_TEXT (cle_steady_text_get_type ())
G_DECLARE_FINAL_TYPE (CleSteadyText, cle_steady_text, CLE, STEADY_TEXT, GtkWidget)

void cle_steady_text_set_texts (CleSteadyText      *self,
                                const char * const *texts);
void cle_steady_text_show      (CleSteadyText      *self,
                                guint               index);

G_END_DECLS
