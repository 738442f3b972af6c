/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-profile.h"

G_BEGIN_DECLS

#define CLE_FIT_MIN_COVERAGE 60 /* per cent of the traits */

/* How well a client fits a profile: numbers alone, made quickly. */
typedef struct
{
  int   fit;          /* thousandths, 0 … 100000; 50000 when nothing is known */
  guint plus;         /* points × weight of the known ideal traits */
  guint plus_max;     /* what they could come to */
  guint minus;        /* points beyond tolerance × weight of the known non-ideal ones */
  guint minus_max;
  guint n_traits;
  guint n_known;
  guint n_knock_outs; /* that apply */
} CleFit;

/* One line of the calculation, for whoever wants to follow it. */
typedef struct
{
  const CleTrait *trait;     /* borrowed from the profile */
  guint           index;     /* of the trait */
  int             level;     /* or CLE_LEVEL_UNKNOWN: then the rest is 0 */
  guint           weight;
  guint           points;    /* of the level */
  guint           tolerance;
  guint           counted;   /* points, less the tolerance on the non-ideal side */
  int             sum;       /* weight × counted, negative on the non-ideal side */
  gboolean        knock_out; /* it applies */
} CleFitLine;

void      cle_fit_compute          (const CleProfile *profile,
                                    const gint8      *levels,
                                    CleFit           *self);
void      cle_fit_compute_weighted (const CleProfile *profile,
                                    const gint8      *levels,
                                    const guint8     *weights,
                                    CleFit           *self);
guint     cle_fit_get_coverage     (const CleFit     *self);
gboolean  cle_fit_is_covered       (const CleFit     *self);
GArray   *cle_fit_list_lines       (const CleProfile *profile,
                                    const gint8      *levels);
GArray   *cle_fit_list_strongest   (const CleProfile *profile,
                                    const gint8      *levels,
                                    CleSide           side,
                                    guint             n);

G_END_DECLS
