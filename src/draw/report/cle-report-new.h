/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-result.h"
#include "cle-report.h"
#include "history/cle-answer-grid.h"
#include "history/cle-comparison.h"
#include "history/cle-voice-gap.h"

G_BEGIN_DECLS

/* An action, with the name of who does it: actions themselves hold ids. */
typedef struct
{
  CleAction *action;
  char      *who;    /* (nullable) */
} CleReportAction;

/* One result. Everything is copied. */
typedef struct
{
  const CleResult        *result;
  const CleQuestionnaire *questionnaire; /* (nullable): as it was asked */
  const char             *language;      /* (nullable): of the questionnaire's texts */
  const char             *note;          /* (nullable) */
  const char             *respondent;    /* (nullable): a name */
  const CleResult        *previous;      /* (nullable): of the same subject and voice */
  const GPtrArray        *actions;       /* (nullable): of CleReportAction, of this result */
  gint64                  now;           /* wall clock, ms: what is overdue */
} CleReportResult;

/* A period. What it points to has to live as long as the report. */
typedef struct
{
  const CleProgressSeries       *series;
  const CleAnswerGrid           *grid;
  const CleVoiceGap             *gap;        /* (nullable) */
  const CleComparison           *comparison; /* (nullable): of the first and the last occasion */
  const char                    *earlier;    /* (nullable): what to call its sides */
  const char                    *later;
  const CleQuestionnaire *const *questionnaires; /* newest first, ends with NULL */
  const char                    *language;   /* (nullable): of the questionnaires' texts */
  const char                    *filters;    /* (nullable): in words */
  const GPtrArray               *actions;    /* (nullable): of CleReportAction, of that period */
  gint64                         now;        /* wall clock, ms */
  int                            offset;     /* minutes east of UTC */
} CleReportProgress;

CleReport *cle_report_new_for_result    (const CleReportResult    *data);
CleReport *cle_report_new_for_progress  (const CleReportProgress  *data);
CleReport *cle_report_new_blank_form    (const CleQuestionnaire   *questionnaire,
                                         const char               *language);

G_END_DECLS
