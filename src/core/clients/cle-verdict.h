/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-decision.h"
#include "cle-fit.h"
#include "cle-profit.h"

G_BEGIN_DECLS

typedef enum
{
  CLE_BAND_NONE, /* not known */
  CLE_BAND_BAD,  /* under 30 */
  CLE_BAND_POOR, /* 30 … 50 */
  CLE_BAND_FAIR, /* 50 … 70 */
  CLE_BAND_GOOD, /* from 70 */
} CleFitBand;

/* The rule that led to a verdict. */
typedef enum
{
  CLE_RULE_NO_TRAITS,
  CLE_RULE_COVERAGE,
  CLE_RULE_KNOCK_OUT,
  CLE_RULE_GOOD_GAIN,
  CLE_RULE_GOOD_OPEN,
  CLE_RULE_GOOD_OPEN_IMPORTANT,
  CLE_RULE_GOOD_IDLE,           /* a gain only because time is idle */
  CLE_RULE_GOOD_IDLE_IMPORTANT,
  CLE_RULE_GOOD_LOSS,
  CLE_RULE_FAIR_GAIN,
  CLE_RULE_FAIR_OPEN,
  CLE_RULE_FAIR_LOSS,
  CLE_RULE_POOR_GAIN,
  CLE_RULE_POOR_OPEN,
  CLE_RULE_POOR_LOSS,
  CLE_RULE_POOR_LOSS_TRIED,
  CLE_RULE_BAD_GAIN,
  CLE_RULE_BAD_OPEN,
  CLE_RULE_BAD_OPEN_TRIED,
  CLE_RULE_BAD_LOSS,
  CLE_RULE_BAD_LOSS_TRIED,
  CLE_N_RULES,
} CleRule;

/* What kept the rule from parting. */
typedef enum
{
  CLE_SPARED_NOT,
  CLE_SPARED_IMPORTANT, /* importance 4 or 5 */
  CLE_SPARED_TRIAL,     /* other terms are being tried right now */
  CLE_SPARED_SLOW,      /* merely slow, and time is not scarce */
} CleSpared;

/* What a verdict takes into account besides fit and profit. */
typedef struct
{
  CleFitBand  last_band;     /* of the decisions so far, see cle_fit_band_follow () */
  CleCapacity capacity;
  guint       importance;    /* 1 … 5; 0 when nobody said */
  gboolean    trial_failed;  /* see cle_trials_have_failed () */
  gboolean    trial_running;
} CleVerdictInput;

typedef struct
{
  CleVerdictKind kind;
  CleRule        rule;
  CleSpared      spared;
  CleFitBand     band;
  gboolean       held;  /* the band is that of the last decision, see hysteresis */
  CleProfitKind  money; /* as it counts in the decision */
} CleVerdict;

#define CLE_IMPORTANT 4

void           cle_verdict_compute     (const CleFit          *fit,
                                        const CleProfit       *profit,
                                        const CleVerdictInput *input,
                                        CleVerdict            *self);
CleFitBand     cle_fit_band_get        (int                    fit);
CleFitBand     cle_fit_band_follow     (CleFitBand             last,
                                        int                    fit);
CleFitBand     cle_decisions_get_band  (GPtrArray             *decisions);
gboolean       cle_trials_have_failed  (GPtrArray             *trials,
                                        gint64                 since);
const char    *cle_rule_get_word       (CleRule                rule);
const char    *cle_fit_band_get_word   (CleFitBand             band);
const char    *cle_spared_get_word     (CleSpared              spared);

G_END_DECLS
