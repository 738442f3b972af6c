/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-verdict.h"

#define HYSTERESIS 3000

/* Where each band begins, in thousandths. */
static const int begins[] = {
  [CLE_BAND_NONE] = 0,     [CLE_BAND_BAD] = 0,      [CLE_BAND_POOR] = 30000,
  [CLE_BAND_FAIR] = 50000, [CLE_BAND_GOOD] = 70000,
};
#define END_OF_LAST 100001

typedef struct
{
  CleVerdictKind kind;
  CleRule        rule;
} Row;

/* By band, money, and whether other terms were tried without help. */
static const Row rows[][3][2] = {
  [CLE_BAND_BAD] = {
    [CLE_PROFIT_OPEN] = { { CLE_VERDICT_TERMS, CLE_RULE_BAD_OPEN },
                          { CLE_VERDICT_PART, CLE_RULE_BAD_OPEN_TRIED } },
    [CLE_PROFIT_GAIN] = { { CLE_VERDICT_TERMS, CLE_RULE_BAD_GAIN },
                          { CLE_VERDICT_TERMS, CLE_RULE_BAD_GAIN } },
    [CLE_PROFIT_LOSS] = { { CLE_VERDICT_TERMS, CLE_RULE_BAD_LOSS },
                          { CLE_VERDICT_PART, CLE_RULE_BAD_LOSS_TRIED } },
  },
  [CLE_BAND_POOR] = {
    [CLE_PROFIT_OPEN] = { { CLE_VERDICT_TERMS, CLE_RULE_POOR_OPEN },
                          { CLE_VERDICT_TERMS, CLE_RULE_POOR_OPEN } },
    [CLE_PROFIT_GAIN] = { { CLE_VERDICT_TERMS, CLE_RULE_POOR_GAIN },
                          { CLE_VERDICT_TERMS, CLE_RULE_POOR_GAIN } },
    [CLE_PROFIT_LOSS] = { { CLE_VERDICT_TERMS, CLE_RULE_POOR_LOSS },
                          { CLE_VERDICT_PART, CLE_RULE_POOR_LOSS_TRIED } },
  },
  [CLE_BAND_FAIR] = {
    [CLE_PROFIT_OPEN] = { { CLE_VERDICT_KEEP, CLE_RULE_FAIR_OPEN },
                          { CLE_VERDICT_KEEP, CLE_RULE_FAIR_OPEN } },
    [CLE_PROFIT_GAIN] = { { CLE_VERDICT_KEEP, CLE_RULE_FAIR_GAIN },
                          { CLE_VERDICT_KEEP, CLE_RULE_FAIR_GAIN } },
    [CLE_PROFIT_LOSS] = { { CLE_VERDICT_TERMS, CLE_RULE_FAIR_LOSS },
                          { CLE_VERDICT_TERMS, CLE_RULE_FAIR_LOSS } },
  },
  [CLE_BAND_GOOD] = {
    [CLE_PROFIT_OPEN] = { { CLE_VERDICT_KEEP, CLE_RULE_GOOD_OPEN },
                          { CLE_VERDICT_KEEP, CLE_RULE_GOOD_OPEN } },
    [CLE_PROFIT_GAIN] = { { CLE_VERDICT_CHERISH, CLE_RULE_GOOD_GAIN },
                          { CLE_VERDICT_CHERISH, CLE_RULE_GOOD_GAIN } },
    [CLE_PROFIT_LOSS] = { { CLE_VERDICT_TERMS, CLE_RULE_GOOD_LOSS },
                          { CLE_VERDICT_TERMS, CLE_RULE_GOOD_LOSS } },
  },
};

static const char *const rule_words[CLE_N_RULES] = {
  "no-traits",      "coverage",            "knock-out", "good-gain",
  "good-open",      "good-open-important", "good-idle", "good-idle-important",
  "good-loss",      "fair-gain",           "fair-open", "fair-loss",
  "poor-gain",      "poor-open",           "poor-loss", "poor-loss-tried",
  "bad-gain",       "bad-open",            "bad-open-tried",
  "bad-loss",       "bad-loss-tried",
};
static const char *const band_words[] = { "none", "bad", "poor", "fair", "good" };
static const char *const spared_words[] = { "no", "important", "trial", "slow" };

/**
 * cle_fit_band_get:
 * @fit: thousandths, 0 … 100000, or less for not known
 *
 * Returns: the band: good from 70, fair from 50, poor from 30, bad below
 */
CleFitBand
cle_fit_band_get (int fit)
{
  CleFitBand band = CLE_BAND_GOOD;

  if (fit < 0)
    return CLE_BAND_NONE;
  while (fit < begins[band])
    band--;

  return band;
}

/**
 * cle_fit_band_follow:
 * @last: the band so far, or %CLE_BAND_NONE
 * @fit: the fit now, in thousandths
 *
 * The band that a client is in stays as long as the fit is not more than 3
 * points outside of it: nobody flips between 69 and 71.
 *
 * Returns: the band now
 */
CleFitBand
cle_fit_band_follow (CleFitBand last,
                     int        fit)
{
  int end = last == CLE_BAND_GOOD || last == CLE_BAND_NONE ? END_OF_LAST : begins[last + 1];

  if (last != CLE_BAND_NONE && fit >= begins[last] - HYSTERESIS && fit <= end + HYSTERESIS &&
      fit >= 0)
    return last;

  return cle_fit_band_get (fit);
}

/**
 * cle_decisions_get_band:
 * @decisions: (element-type CleDecision): of one client, in the order of time
 *
 * Follows the fit from decision to decision. That of the last one alone would
 * not do: a band that was held by 3 points would be lost with the decision
 * itself.
 *
 * Returns: the band that the client is in, or %CLE_BAND_NONE
 */
CleFitBand
cle_decisions_get_band (GPtrArray *decisions)
{
  CleFitBand band = CLE_BAND_NONE;

  for (guint i = 0; i < decisions->len; i++)
    {
      const CleDecision *decision = g_ptr_array_index (decisions, i);

      if (decision->fit >= 0)
        band = cle_fit_band_follow (band, decision->fit);
    }

  return band;
}

/**
 * cle_trials_have_failed:
 * @trials: (element-type CleTrial): of one client, in any order
 * @since: only those that were closed then or later, ms
 *
 * Returns: whether the trial that was closed last did not help
 */
gboolean
cle_trials_have_failed (GPtrArray *trials,
                        gint64     since)
{
  const CleTrial *last = NULL;

  for (guint i = 0; i < trials->len; i++)
    {
      const CleTrial *trial = g_ptr_array_index (trials, i);

      if (trial->closed > 0 && trial->closed >= since &&
          (last == NULL || trial->closed >= last->closed))
        last = trial;
    }

  return last != NULL && !last->helped;
}

/* A good client of whom the gain is not sure, or only there because time is
 * idle, is to be cherished for being important alone. */
static void
refine_good (CleVerdict            *self,
             const CleVerdictInput *input,
             gboolean               is_idle_gain)
{
  gboolean is_important = input->importance >= CLE_IMPORTANT;

  if (self->band != CLE_BAND_GOOD || (self->money != CLE_PROFIT_OPEN && !is_idle_gain))
    return;

  self->kind = is_important ? CLE_VERDICT_CHERISH : CLE_VERDICT_KEEP;
  if (is_idle_gain)
    self->rule = is_important ? CLE_RULE_GOOD_IDLE_IMPORTANT : CLE_RULE_GOOD_IDLE;
  else
    self->rule = is_important ? CLE_RULE_GOOD_OPEN_IMPORTANT : CLE_RULE_GOOD_OPEN;
}

static CleSpared
find_mercy (const CleProfit       *profit,
            const CleVerdictInput *input)
{
  if (input->importance >= CLE_IMPORTANT)
    return CLE_SPARED_IMPORTANT;
  if (input->trial_running)
    return CLE_SPARED_TRIAL;
  if (input->capacity != CLE_CAPACITY_SCARCE &&
      cle_profit_get_kind (&profit->full) == CLE_PROFIT_LOSS &&
      cle_profit_get_kind (&profit->idle) != CLE_PROFIT_LOSS)
    return CLE_SPARED_SLOW;

  return CLE_SPARED_NOT;
}

static void
look_up (CleVerdict            *self,
         const CleFit          *fit,
         const CleProfit       *profit,
         const CleVerdictInput *input)
{
  CleProfitKind full = cle_profit_get_kind (&profit->full);
  const Row *row;

  self->band = cle_fit_band_follow (input->last_band, fit->fit);
  self->held = self->band != cle_fit_band_get (fit->fit);
  row = &rows[self->band][self->money][input->trial_failed ? 1 : 0];
  self->kind = row->kind;
  self->rule = row->rule;
  refine_good (self, input, self->money == CLE_PROFIT_GAIN && full != CLE_PROFIT_GAIN);

  if (self->kind == CLE_VERDICT_PART)
    self->spared = find_mercy (profit, input);
  if (self->spared != CLE_SPARED_NOT)
    self->kind = CLE_VERDICT_TERMS;
}

/**
 * cle_verdict_compute:
 * @fit: how well the client fits
 * @profit: what the client brings
 * @input: what else counts
 * @self: (out caller-allocates): the verdict
 *
 * Two axes, never blended: the band of the fit, and whether the client is a
 * gain, a loss or open (not known, or exactly nothing). The first that applies:
 *
 * - a knock-out applies: part ways, whatever else;
 * - the profile has no traits, or under 60 % of them are known: no verdict;
 * - good: gain → cherish; open → cherish if the importance is 4 or 5, else
 *   keep; loss → change terms. A gain that is only there because idle time
 *   costs nothing counts as open;
 * - fair: gain or open → keep; loss → change terms;
 * - poor: change terms; with a loss, after a trial that did not help, part;
 * - bad: change terms; with a loss or open, after a trial that did not help,
 *   part ways.
 *
 * Changing terms comes first: without a failed trial nobody is parted from but
 * for a knock-out. And where the table says part ways it is still change terms
 * for a client of importance 4 or 5, while a trial runs, and, unless time is
 * scarce, for one who is merely slow (a loss with the hours, none without them).
 *
 * The band is that of the decisions so far as long as the fit is within 3
 * points of it.
 */
void
cle_verdict_compute (const CleFit          *fit,
                     const CleProfit       *profit,
                     const CleVerdictInput *input,
                     CleVerdict            *self)
{
  *self = (CleVerdict){ .money = cle_profit_get_kind (&profit->decision) };

  if (fit->n_knock_outs > 0)
    {
      self->kind = CLE_VERDICT_PART;
      self->rule = CLE_RULE_KNOCK_OUT;
      self->band = cle_fit_band_follow (input->last_band, fit->fit);
      self->held = self->band != cle_fit_band_get (fit->fit);
    }
  else if (fit->n_traits == 0)
    {
      self->rule = CLE_RULE_NO_TRAITS;
    }
  else if (!cle_fit_is_covered (fit))
    {
      self->rule = CLE_RULE_COVERAGE;
    }
  else
    {
      look_up (self, fit, profit, input);
    }
}

/**
 * cle_rule_get_word:
 * @rule: a rule
 *
 * Returns: its word in output
 */
const char *
cle_rule_get_word (CleRule rule)
{
  g_return_val_if_fail ((guint) rule < CLE_N_RULES, NULL);

  return rule_words[rule];
}

/**
 * cle_fit_band_get_word:
 * @band: a band of fit
 *
 * Returns: its word in output
 */
const char *
cle_fit_band_get_word (CleFitBand band)
{
  g_return_val_if_fail ((guint) band < G_N_ELEMENTS (band_words), NULL);

  return band_words[band];
}

/**
 * cle_spared_get_word:
 * @spared: what kept from parting
 *
 * Returns: its word in output
 */
const char *
cle_spared_get_word (CleSpared spared)
{
  g_return_val_if_fail ((guint) spared < G_N_ELEMENTS (spared_words), NULL);

  return spared_words[spared];
}
