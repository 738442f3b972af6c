/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "clients/cle-profile-editor.h"
#include "store/cle-store.h"

G_BEGIN_DECLS

/* Keeps what is edited and not saved yet on disk, one draft a profile, so that
 * neither closing the window nor a kill loses a step. Signal: "failed", with a
 * GError, when a draft could not be written. */
#define CLE_TYPE_PROFILE_KEEPER (cle_profile_keeper_get_type ())
G_DECLARE_FINAL_TYPE (CleProfileKeeper, cle_profile_keeper, CLE, PROFILE_KEEPER, GObject)

CleProfileKeeper *cle_profile_keeper_new     (CleStore          *store);
GPtrArray        *cle_profile_keeper_restore (CleProfileKeeper  *self,
                                              char             **trouble,
                                              GError           **error);
CleProfileEditor *cle_profile_keeper_reload  (CleProfileKeeper  *self,
                                              CleProfileEditor  *editor,
                                              GError           **error);
void              cle_profile_keeper_watch   (CleProfileKeeper  *self,
                                              CleProfileEditor  *editor);
void              cle_profile_keeper_flush   (CleProfileKeeper  *self);

G_END_DECLS
