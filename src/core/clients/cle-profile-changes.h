/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-profile.h"

G_BEGIN_DECLS

typedef enum
{
  CLE_CHANGE_ADDED     = 1 << 0,
  CLE_CHANGE_REMOVED   = 1 << 1,
  CLE_CHANGE_WEIGHT    = 1 << 2,
  CLE_CHANGE_TOLERANCE = 1 << 3,
  CLE_CHANGE_KNOCK_OUT = 1 << 4,
  CLE_CHANGE_SIDE      = 1 << 5,
  CLE_CHANGE_LEVELS    = 1 << 6, /* their words or points */
  CLE_CHANGE_NAME      = 1 << 7, /* or another text */
  CLE_CHANGE_PLACE     = 1 << 8, /* among the traits that both have */
} CleChangeFlags;

/* A trait of either of two revisions. */
typedef struct
{
  const CleTrait *before; /* (nullable): borrowed from its profile */
  const CleTrait *after;  /* (nullable) */
  guint           flags;  /* of CleChangeFlags; 0 when nothing changed */
} CleProfileChange;

GArray *cle_profile_compare (const CleProfile *before,
                             const CleProfile *after);

G_END_DECLS
