/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history/cle-selection.h"

G_BEGIN_DECLS

/* What stands beside a chart that leaves the program: on paper and in pictures
 * nobody sees what was chosen. All in the user's language. */

char *cle_chart_caption_filter      (const CleSelectionFilter *filter,
                                     int                       offset);
char *cle_chart_caption_span        (const CleSelection       *selection);
char *cle_chart_caption_revisions   (const CleSelection       *earlier,
                                     const CleSelection       *selection);
char *cle_chart_caption_respondents (guint                     n);
char *cle_chart_caption_join        (const char               *first,
                                     ...) G_GNUC_NULL_TERMINATED;
char *cle_chart_caption_new         (const CleSelectionFilter *filter,
                                     const CleSelection       *earlier,
                                     const CleSelection       *selection,
                                     int                       offset);

G_END_DECLS
