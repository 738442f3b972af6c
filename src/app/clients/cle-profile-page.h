/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-client-model.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Building the profile: the clients we want and those we do not, on one screen. */
#define CLE_TYPE_PROFILE_PAGE (cle_profile_page_get_type ())
G_DECLARE_FINAL_TYPE (CleProfilePage, cle_profile_page, CLE, PROFILE_PAGE, AdwBin)

GtkWidget *cle_profile_page_new   (CleClientModel *model);
void       cle_profile_page_focus (CleProfilePage *self);

G_END_DECLS
