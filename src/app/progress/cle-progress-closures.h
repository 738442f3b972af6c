/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history/cle-history.h"

G_BEGIN_DECLS

typedef enum
{
  CLE_RESULTS_LIST,     /* there is something to list */
  CLE_RESULTS_EMPTY,    /* nothing was ever assessed, or the trash is empty */
  CLE_RESULTS_NO_MATCH, /* the search and the filters leave nothing */
  CLE_RESULTS_LOADING,
} CleResultsState;

CleResultsState  cle_progress_state       (guint                n_shown,
                                           gboolean             filtered,
                                           gboolean             loaded);
const char      *cle_progress_state_name  (CleResultsState      state);
char            *cle_progress_row_title   (const CleHistoryRow *row);
char            *cle_progress_row_details (const CleHistoryRow *row,
                                           gint64               now);
gint32           cle_progress_target      (guint                points);
char            *cle_progress_damage_text (guint                n);
char            *cle_progress_damage_line (const CleDamage     *damage);

G_END_DECLS
