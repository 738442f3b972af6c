/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-chart-private.h"
#include "clients/cle-decision.h"

G_BEGIN_DECLS

#define CLE_N_VERDICT_KINDS 5

CleColor cle_chart_color_verdict (const CleChart *self,
                                  CleVerdictKind  kind);
void     cle_chart_add_verdict   (CleChart       *self,
                                  CleVerdictKind  kind,
                                  ClePoint        centre,
                                  double          radius);

G_END_DECLS
