/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-result.h"

G_BEGIN_DECLS

/* A question that was answered otherwise the time before. */
typedef struct
{
  guint     question; /* index in the questionnaire */
  CleAnswer before;
  CleAnswer now;
} CleChange;

GArray *cle_changes_find      (const CleQuestionnaire *questionnaire,
                               const CleAnswer        *before,
                               const CleAnswer        *now);
char   *cle_changes_summarize (gint64                  before,
                               gint64                  now,
                               const char             *day);
char   *cle_changes_describe  (const CleChange        *change);

G_END_DECLS
