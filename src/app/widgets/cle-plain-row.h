/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Rows that show what somebody wrote: a client named "Smith & Sons <b>" is no
 * markup. */
GtkWidget *cle_plain_row_new       (const char        *title,
                                    const char        *subtitle);
void       cle_plain_row_set_title (AdwPreferencesRow *row,
                                    const char        *title);
void       cle_row_take_return     (GtkWidget         *row);

G_END_DECLS
