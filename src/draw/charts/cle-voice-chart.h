/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-chart.h"
#include "history/cle-voice-gap.h"

G_BEGIN_DECLS

CleChart *cle_voice_chart_new     (const CleVoiceGap   *gap,
                                   const CleChartSetup *setup,
                                   double               width,
                                   double               height);
double    cle_voice_chart_measure (const CleVoiceGap   *gap,
                                   const CleChartSetup *setup,
                                   double               width);

G_END_DECLS
