/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-result.h"
#include "history/cle-answer-grid.h"
#include "history/cle-comparison.h"

G_BEGIN_DECLS

/* Sentences made from data: the same data are the same sentences. */

#define CLE_STORY_STEPS 3

/* A question that cost points on the latest occasion. */
typedef struct
{
  guint    row;        /* of the grid */
  double   loss;       /* of what was possible, 0 … 1 */
  guint    n_weak;     /* occasions on which it cost points */
  guint    n_asked;    /* occasions on which it was asked */
  gboolean was_good;   /* on the occasion before it cost nothing */
} CleStoryWeak;

guint       cle_story_find_weak         (const CleAnswerGrid            *grid,
                                         const CleQuestionnaire         *questionnaire,
                                         CleStoryWeak                   *weak);
char       *cle_story_describe_weak     (const CleStoryWeak             *self);
char      **cle_story_list_changes      (const CleProgressSeries        *series,
                                         const CleComparison            *comparison);
char       *cle_story_describe_previous (const CleResult                *result,
                                         const CleResult                *previous);
GPtrArray  *cle_story_list_turned       (const CleResult                *result,
                                         const CleResult                *previous,
                                         gboolean                        to_yes);
char       *cle_story_describe_score    (gint64                          score,
                                         gint64                          upper,
                                         gint64                          max,
                                         guint                           n_unsure);

G_END_DECLS
