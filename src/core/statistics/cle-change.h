/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CLE_CHANGE_UNKNOWN,      /* nothing to compare with, or too little is known */
  CLE_CHANGE_UP,
  CLE_CHANGE_DOWN,
  CLE_CHANGE_SAME,         /* no difference at all */
  CLE_CHANGE_WITHIN_NOISE, /* a difference that may well be chance */
} CleChangeVerdict;

/* In points of the questionnaire. */
typedef struct
{
  double           difference; /* later − earlier; NAN when unknown */
  double           least;      /* that is more than noise; NAN when unknown */
  CleChangeVerdict verdict;
  gboolean         is_single;  /* of two single results */
} CleChange;

/* What is known of one side of a change. */
typedef struct
{
  double mean;
  double deviation; /* sample standard deviation; not looked at when n is 1 */
  guint  n;
} CleScores;

double    cle_change_error_of_score (double           score,
                                     double           max,
                                     guint            n_questions);
CleChange cle_change_between_scores (double           earlier,
                                     double           later,
                                     double           max,
                                     guint            n_questions);
CleChange cle_change_between_groups (const CleScores *earlier,
                                     const CleScores *later);
CleChange cle_change_compute        (const CleScores *earlier,
                                     const CleScores *later,
                                     double           max,
                                     guint            n_questions);
char     *cle_change_describe       (const CleChange *self);
const char *cle_change_explain_mixed (void);

G_END_DECLS
