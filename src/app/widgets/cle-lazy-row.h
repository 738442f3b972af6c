/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CLE_TYPE_LAZY_ROW (cle_lazy_row_get_type ())
G_DECLARE_FINAL_TYPE (CleLazyRow, cle_lazy_row, CLE, LAZY_ROW, AdwExpanderRow)

/* A row that opens, whose content is made when it does: GTK measures all that is
 * in a closed one too. Its "fill" asks for the content. */
GtkWidget *cle_lazy_row_new    (const char *title,
                                const char *subtitle);
void       cle_lazy_row_add    (CleLazyRow *self,
                                GtkWidget  *row);
void       cle_lazy_row_refill (CleLazyRow *self);

G_END_DECLS
