/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-palette.h"

#include <cairo.h>

G_BEGIN_DECLS

#define CLE_SCORE_ARC_STEPS 10

typedef struct
{
  CleColor filled;    /* steps that were reached */
  CleColor possible;  /* the certainty band */
  CleColor rest;
} CleScoreArcColors;

/* Points in one unit, thousandths for instance. */
typedef struct
{
  gint64 score;
  gint64 upper;
  gint64 max;
} CleScoreArc;

CleScoreArcColors cle_score_arc_colors (ClePalette               palette,
                                        guint                    tone);
double            cle_score_arc_fit    (double                   width);
double            cle_score_arc_share  (const CleScoreArc       *self,
                                        gint64                   points,
                                        guint                    step);
void              cle_score_arc_paint  (const CleScoreArc       *self,
                                        const CleScoreArcColors *colors,
                                        cairo_t                 *cr,
                                        double                   width,
                                        double                   height);

G_END_DECLS
