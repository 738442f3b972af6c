/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-run.h"

G_BEGIN_DECLS

CleRun *cle_restart_draft (CleStore    *store,
                           CleLibrary  *library,
                           const char  *draft_id,
                           GError     **error);

G_END_DECLS
