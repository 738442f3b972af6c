/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-profile.h"

G_BEGIN_DECLS

/* One trait as two people see it. */
typedef struct
{
  guint index;      /* of the trait */
  int   level[2];   /* of each rater, or CLE_LEVEL_UNKNOWN */
  guint difference; /* points between them, times the weight; 0 unless both know */
} CleRatingPairLine;

GArray *cle_rating_pair_compare (const CleProfile *profile,
                                 const gint8      *first,
                                 const gint8      *second);
guint   cle_rating_pair_count   (GArray           *lines);
void    cle_rating_pair_agree   (GArray           *lines,
                                 gint8            *levels);

G_END_DECLS
