/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "clients/cle-judge.h"
#include "clients/cle-profile-editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What would become of the clients if a profile were saved as it is now. */
#define CLE_TYPE_PROFILE_PREVIEW (cle_profile_preview_get_type ())
G_DECLARE_FINAL_TYPE (CleProfilePreview, cle_profile_preview, CLE, PROFILE_PREVIEW, AdwBin)

void cle_profile_preview_show (CleProfilePreview *self,
                               CleJudge          *judge,
                               CleProfileEditor  *editor);

G_END_DECLS
