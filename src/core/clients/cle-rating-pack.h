/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-rating.h"

G_BEGIN_DECLS

/* A rating in little memory: 100 000 of them have few profiles between them. */
typedef struct
{
  char       *id;
  gint64      at;
  int         offset;
  guint       revision;
  const char *profile;  /* shared */
  const char *traits;   /* ids, one a line; shared */
  char       *rater;    /* (nullable) */
  char      **evidence; /* (nullable): as many as there are traits */
  guint       n_levels;
  gint8       levels[];
} CleRatingPack;

CleRatingPack *cle_rating_pack_new    (const CleRating      *rating,
                                       GStringChunk         *shared);
CleRating     *cle_rating_pack_unpack (const CleRatingPack  *self,
                                       const char           *client);
void           cle_rating_pack_free   (CleRatingPack        *self);

G_END_DECLS
