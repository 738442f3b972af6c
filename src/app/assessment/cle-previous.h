/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history/cle-history.h"

G_BEGIN_DECLS

#define CLE_PREVIOUS_SLICE 5000 /* rows; a few milliseconds */

typedef enum
{
  CLE_PREVIOUS_MORE, /* not found so far */
  CLE_PREVIOUS_FOUND,
  CLE_PREVIOUS_NONE,
} ClePrevious;

ClePrevious cle_previous_search (CleHistory      *history,
                                 const CleResult *result,
                                 guint           *searched,
                                 guint           *row);

G_END_DECLS
