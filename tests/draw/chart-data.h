/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/cle-comparison-chart.h"
#include "charts/cle-heat-chart.h"
#include "charts/cle-progress-chart.h"
#include "charts/cle-voice-chart.h"

G_BEGIN_DECLS

/* Data as the core would make them, of any size. */

#define TEST_DAY_MS G_GINT64_CONSTANT (86400000)
#define TEST_START  G_GINT64_CONSTANT (1767225600000) /* 2026-01-01 */

typedef struct
{
  CleProgressSeries  series;
  CleSelection       selection;
  CleAnswerGrid     *grid;
  CleQuestionnaire  *questionnaires[2];
  CleChartStyle     *style;
  CleChartSetup      setup;
} TestChartData;

typedef struct
{
  guint       n;        /* points */
  gboolean    is_group; /* each of many answers */
  gboolean    is_noted; /* every third with a note */
  gboolean    is_broken;
  gint32      target;
  const char *language;
  ClePalette  palette;
} TestChartWish;

TestChartData *test_chart_data_new        (const TestChartWish *wish);
void           test_chart_data_free       (TestChartData       *self);
CleVoiceGap   *test_voice_gap_new         (const TestChartData *data,
                                           gboolean             is_crowded);
CleComparison *test_comparison_new        (const TestChartData *data,
                                           gboolean             is_matched);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestChartData, test_chart_data_free)

G_END_DECLS
