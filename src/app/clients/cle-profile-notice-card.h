/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-client-model.h"
#include "clients/cle-profile-editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A calm word above a profile, with what can be done about it. Its buttons are
 * the actions profile.discard, profile.review and profile.hold. */
#define CLE_TYPE_PROFILE_NOTICE_CARD (cle_profile_notice_card_get_type ())
G_DECLARE_FINAL_TYPE (CleProfileNoticeCard, cle_profile_notice_card, CLE, PROFILE_NOTICE_CARD, AdwBin)

void cle_profile_notice_card_show (CleProfileNoticeCard *self,
                                   CleClientModel       *model,
                                   CleProfileEditor     *editor,
                                   gboolean              restored);

G_END_DECLS
