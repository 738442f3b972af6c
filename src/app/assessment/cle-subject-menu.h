/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history/cle-history.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CLE_TYPE_SUBJECT_MENU (cle_subject_menu_get_type ())
G_DECLARE_FINAL_TYPE (CleSubjectMenu, cle_subject_menu, CLE, SUBJECT_MENU, AdwBin)

GtkWidget *cle_subject_menu_new         (void);
gboolean   cle_subject_menu_is_needed   (CleHistory     *history);
void       cle_subject_menu_set_history (CleSubjectMenu *self,
                                         CleHistory     *history);

G_END_DECLS
