/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-report.h"
#include "clients/cle-profile.h"

G_BEGIN_DECLS

CleReport *cle_report_new_for_poster (const CleProfile *profile,
                                      const char       *language,
                                      int               offset);

G_END_DECLS
