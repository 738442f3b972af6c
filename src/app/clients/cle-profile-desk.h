/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "clients/cle-profile-editor.h"
#include "store/cle-store.h"

G_BEGIN_DECLS

/* The profiles of a store as they are being edited, each with its own steps,
 * those of last time included. Signal: "failed", with a GError, when something
 * that was edited could not be kept on disk. */
#define CLE_TYPE_PROFILE_DESK (cle_profile_desk_get_type ())
G_DECLARE_FINAL_TYPE (CleProfileDesk, cle_profile_desk, CLE, PROFILE_DESK, GObject)

CleProfileDesk   *cle_profile_desk_new          (CleStore        *store);
gboolean          cle_profile_desk_restore      (CleProfileDesk  *self,
                                                 char           **trouble,
                                                 GError         **error);
gboolean          cle_profile_desk_load         (CleProfileDesk  *self,
                                                 GError         **error);
void              cle_profile_desk_add          (CleProfileDesk  *self,
                                                 CleProfile      *profile);
guint             cle_profile_desk_get_n        (CleProfileDesk  *self);
CleProfileEditor *cle_profile_desk_get          (CleProfileDesk  *self,
                                                 guint            index);
guint             cle_profile_desk_find         (CleProfileDesk  *self,
                                                 const char      *id);
gboolean          cle_profile_desk_was_restored (CleProfileDesk  *self,
                                                 const char      *id);
void              cle_profile_desk_flush        (CleProfileDesk  *self);

G_END_DECLS
