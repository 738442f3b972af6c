/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-session.h"
#include "clients/cle-profile.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  CLE_PROFILE_NAMING_NEW,
  CLE_PROFILE_NAMING_RENAME,
  CLE_PROFILE_NAMING_DUPLICATE,
} CleProfileNaming;

typedef void (*CleProfileNamed) (GtkWidget  *widget,
                                 CleProfile *profile);

/* Asks for the name of a new, renamed or copied profile. */
void cle_profile_naming_ask (GtkWidget        *widget,
                             CleSession       *session,
                             CleProfile       *profile,
                             GPtrArray        *taken,
                             CleProfileNaming  naming,
                             CleProfileNamed   named);

G_END_DECLS
