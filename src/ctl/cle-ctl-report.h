/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-ctl-selection.h"

G_BEGIN_DECLS

CleCtlExit cle_ctl_report_as_html (CleCtl                   *ctl,
                                   CleHistory               *history,
                                   const CleSelectionFilter *filter,
                                   const char               *path);

G_END_DECLS
