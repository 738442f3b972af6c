/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-period.h"
#include "cle-result-item.h"

G_BEGIN_DECLS

/* What of the history to show. NULL and -1 mean: any. */
typedef struct
{
  const char *subject;
  int         voice;         /* a CleVoice, or -1 */
  const char *questionnaire; /* an id */
  const char *search;        /* in subject and note, whatever the case */
  gboolean    trashed;       /* only the trash, or all but the trash */
  ClePeriod   period;
} CleResultFilter;

/* A GListModel of CleResultItem, newest first, that follows its history. A long
 * history is gone through in slices, so that the window never waits for it. */
#define CLE_TYPE_RESULT_LIST (cle_result_list_get_type ())
G_DECLARE_FINAL_TYPE (CleResultList, cle_result_list, CLE, RESULT_LIST, GObject)

CleResultList *cle_result_list_new        (CleHistory            *history);
void           cle_result_list_set_filter (CleResultList         *self,
                                           const CleResultFilter *filter);
gboolean       cle_result_list_get_busy   (CleResultList         *self);

G_END_DECLS
