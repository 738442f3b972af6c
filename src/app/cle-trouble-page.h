/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Shown in place of everything else when the store cannot be opened. */
#define CLE_TYPE_TROUBLE_PAGE (cle_trouble_page_get_type ())
G_DECLARE_FINAL_TYPE (CleTroublePage, cle_trouble_page, CLE, TROUBLE_PAGE, AdwBin)

GtkWidget *cle_trouble_page_new      (void);
void       cle_trouble_page_set_text (CleTroublePage *self,
                                      const char     *text);

G_END_DECLS
