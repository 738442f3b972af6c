/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CLE_LEVEL_UNKNOWN (-1)

/* One trait of a client as somebody saw it. */
typedef struct
{
  char *trait;    /* id of the trait */
  int   level;    /* index into its levels, or CLE_LEVEL_UNKNOWN */
  char *evidence; /* (nullable): a line on what shows it */
} CleRated;

/* One client measured against one revision of a profile; never changed. */
typedef struct
{
  char      *id;       /* of the record */
  gint64     at;       /* wall clock, ms */
  int        offset;   /* minutes east of UTC */
  char      *client;   /* id in people/ */
  char      *profile;  /* id of the profile */
  guint      revision; /* of the profile, from 1 */
  char      *rater;    /* (nullable): id in people/ of who rated */
  GPtrArray *rated;    /* of CleRated, in the order of the profile */
} CleRating;

void        cle_rated_free          (CleRated        *self);
CleRating  *cle_rating_new          (void);
CleRating  *cle_rating_copy         (const CleRating *self);
void        cle_rating_free         (CleRating       *self);
void        cle_rating_set          (CleRating       *self,
                                     const char      *trait,
                                     int              level,
                                     const char      *evidence);
int         cle_rating_get          (const CleRating *self,
                                     const char      *trait);
const char *cle_rating_get_evidence (const CleRating *self,
                                     const char      *trait);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleRating, cle_rating_free)

G_END_DECLS
