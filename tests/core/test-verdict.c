/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client-given.h"
#include "clients/cle-verdict-reasons.h"

#define LOW CLE_RANGE_OPEN_LOW
#define HIGH CLE_RANGE_OPEN_HIGH

/* Short names for the table below. */
enum { NONE = CLE_VERDICT_NONE, CHERISH, KEEP, TERMS, PART };
enum { SCARCE = CLE_CAPACITY_SCARCE, ENOUGH, IDLE };
#define GAIN { 100, 100 }
#define LOSS { -100, -100 }
#define OPEN { LOW, HIGH }

/* A client in ten numbers, and what must come of it. */
typedef struct
{
  int         fit;       /* thousandths */
  guint       known;     /* of 10 traits */
  guint       knock_outs;
  CleRange    full;
  CleRange    idle;      /* the profit without the hours */
  int         capacity;
  guint       importance;
  int         last;      /* band */
  int         trial;     /* 1: failed, 2: runs, 3: both */
  int         kind;
  int         rule;
  int         spared;
} Case;

static const Case cases[] = {
  /* Knock-outs decide by themselves. */
  { 90000, 10, 1, GAIN, GAIN, ENOUGH, 5, 0, 0, PART, CLE_RULE_KNOCK_OUT, 0 },
  { 10000, 10, 2, LOSS, LOSS, IDLE, 1, 0, 2, PART, CLE_RULE_KNOCK_OUT, 0 },
  { 50000, 1, 1, OPEN, OPEN, ENOUGH, 0, 0, 0, PART, CLE_RULE_KNOCK_OUT, 0 },
  /* Under 60 % there is no verdict. */
  { 90000, 5, 0, GAIN, GAIN, ENOUGH, 5, 0, 0, NONE, CLE_RULE_COVERAGE, 0 },
  { 10000, 5, 0, LOSS, LOSS, ENOUGH, 1, 0, 1, NONE, CLE_RULE_COVERAGE, 0 },
  { 50000, 0, 0, OPEN, OPEN, ENOUGH, 0, 0, 0, NONE, CLE_RULE_COVERAGE, 0 },
  { 90000, 6, 0, GAIN, GAIN, ENOUGH, 3, 0, 0, CHERISH, CLE_RULE_GOOD_GAIN, 0 },
  /* Good. */
  { 70000, 10, 0, GAIN, GAIN, ENOUGH, 0, 0, 0, CHERISH, CLE_RULE_GOOD_GAIN, 0 },
  { 70000, 10, 0, GAIN, GAIN, SCARCE, 1, 0, 1, CHERISH, CLE_RULE_GOOD_GAIN, 0 },
  { 100000, 10, 0, { 1, HIGH }, { 1, HIGH }, ENOUGH, 0, 0, 0, CHERISH, CLE_RULE_GOOD_GAIN, 0 },
  { 80000, 10, 0, OPEN, OPEN, ENOUGH, 3, 0, 0, KEEP, CLE_RULE_GOOD_OPEN, 0 },
  { 80000, 10, 0, OPEN, OPEN, ENOUGH, 4, 0, 0, CHERISH, CLE_RULE_GOOD_OPEN_IMPORTANT, 0 },
  { 80000, 10, 0, OPEN, OPEN, ENOUGH, 5, 0, 1, CHERISH, CLE_RULE_GOOD_OPEN_IMPORTANT, 0 },
  { 80000, 10, 0, { 0, 0 }, { 0, 0 }, ENOUGH, 0, 0, 0, KEEP, CLE_RULE_GOOD_OPEN, 0 },
  { 80000, 10, 0, { 0, HIGH }, { 0, HIGH }, ENOUGH, 0, 0, 0, KEEP, CLE_RULE_GOOD_OPEN, 0 },
  { 80000, 10, 0, { LOW, 0 }, { LOW, 0 }, ENOUGH, 0, 0, 0, KEEP, CLE_RULE_GOOD_OPEN, 0 },
  { 80000, 10, 0, { LOW, 500 }, { LOW, 500 }, ENOUGH, 0, 0, 0, KEEP, CLE_RULE_GOOD_OPEN, 0 },
  { 80000, 10, 0, LOSS, LOSS, ENOUGH, 3, 0, 0, TERMS, CLE_RULE_GOOD_LOSS, 0 },
  { 80000, 10, 0, LOSS, LOSS, ENOUGH, 5, 0, 0, TERMS, CLE_RULE_GOOD_LOSS, 0 },
  { 80000, 10, 0, LOSS, LOSS, ENOUGH, 1, 0, 1, TERMS, CLE_RULE_GOOD_LOSS, 0 },
  { 80000, 10, 0, LOSS, LOSS, IDLE, 3, 0, 0, TERMS, CLE_RULE_GOOD_LOSS, 0 },
  { 80000, 10, 0, LOSS, GAIN, IDLE, 3, 0, 0, KEEP, CLE_RULE_GOOD_IDLE, 0 },
  { 80000, 10, 0, LOSS, GAIN, IDLE, 4, 0, 0, CHERISH, CLE_RULE_GOOD_IDLE_IMPORTANT, 0 },
  { 80000, 10, 0, OPEN, GAIN, IDLE, 1, 0, 0, KEEP, CLE_RULE_GOOD_IDLE, 0 },
  { 80000, 10, 0, GAIN, GAIN, IDLE, 1, 0, 0, CHERISH, CLE_RULE_GOOD_GAIN, 0 },
  { 80000, 10, 0, { LOW, -1 }, { LOW, -1 }, ENOUGH, 1, 0, 0, TERMS, CLE_RULE_GOOD_LOSS, 0 },
  /* Fair. */
  { 69999, 10, 0, GAIN, GAIN, ENOUGH, 0, 0, 0, KEEP, CLE_RULE_FAIR_GAIN, 0 },
  { 50000, 10, 0, GAIN, GAIN, SCARCE, 5, 0, 1, KEEP, CLE_RULE_FAIR_GAIN, 0 },
  { 60000, 10, 0, OPEN, OPEN, ENOUGH, 0, 0, 0, KEEP, CLE_RULE_FAIR_OPEN, 0 },
  { 60000, 10, 0, OPEN, OPEN, ENOUGH, 5, 0, 1, KEEP, CLE_RULE_FAIR_OPEN, 0 },
  { 60000, 10, 0, LOSS, LOSS, ENOUGH, 0, 0, 0, TERMS, CLE_RULE_FAIR_LOSS, 0 },
  { 60000, 10, 0, LOSS, LOSS, SCARCE, 0, 0, 1, TERMS, CLE_RULE_FAIR_LOSS, 0 },
  { 60000, 10, 0, LOSS, GAIN, IDLE, 0, 0, 0, KEEP, CLE_RULE_FAIR_GAIN, 0 },
  { 60000, 10, 0, LOSS, { 0, 0 }, IDLE, 0, 0, 0, KEEP, CLE_RULE_FAIR_OPEN, 0 },
  /* Poor. */
  { 49999, 10, 0, GAIN, GAIN, ENOUGH, 0, 0, 0, TERMS, CLE_RULE_POOR_GAIN, 0 },
  { 30000, 10, 0, GAIN, GAIN, ENOUGH, 0, 0, 1, TERMS, CLE_RULE_POOR_GAIN, 0 },
  { 40000, 10, 0, OPEN, OPEN, ENOUGH, 0, 0, 0, TERMS, CLE_RULE_POOR_OPEN, 0 },
  { 40000, 10, 0, OPEN, OPEN, ENOUGH, 0, 0, 1, TERMS, CLE_RULE_POOR_OPEN, 0 },
  { 40000, 10, 0, LOSS, LOSS, ENOUGH, 0, 0, 0, TERMS, CLE_RULE_POOR_LOSS, 0 },
  { 40000, 10, 0, LOSS, LOSS, ENOUGH, 3, 0, 1, PART, CLE_RULE_POOR_LOSS_TRIED, 0 },
  { 40000, 10, 0, LOSS, LOSS, SCARCE, 1, 0, 1, PART, CLE_RULE_POOR_LOSS_TRIED, 0 },
  { 40000, 10, 0, LOSS, LOSS, ENOUGH, 4, 0, 1, TERMS, CLE_RULE_POOR_LOSS_TRIED,
    CLE_SPARED_IMPORTANT },
  { 40000, 10, 0, LOSS, LOSS, ENOUGH, 3, 0, 3, TERMS, CLE_RULE_POOR_LOSS_TRIED,
    CLE_SPARED_TRIAL },
  { 40000, 10, 0, LOSS, LOSS, IDLE, 3, 0, 1, PART, CLE_RULE_POOR_LOSS_TRIED, 0 },
  { 40000, 10, 0, LOSS, GAIN, IDLE, 3, 0, 1, TERMS, CLE_RULE_POOR_GAIN, 0 },
  { 40000, 10, 0, LOSS, LOSS, ENOUGH, 0, 0, 2, TERMS, CLE_RULE_POOR_LOSS, 0 },
  /* Bad. */
  { 29999, 10, 0, GAIN, GAIN, ENOUGH, 0, 0, 0, TERMS, CLE_RULE_BAD_GAIN, 0 },
  { 0, 10, 0, GAIN, GAIN, ENOUGH, 0, 0, 1, TERMS, CLE_RULE_BAD_GAIN, 0 },
  { 20000, 10, 0, OPEN, OPEN, ENOUGH, 0, 0, 0, TERMS, CLE_RULE_BAD_OPEN, 0 },
  { 20000, 10, 0, OPEN, OPEN, ENOUGH, 0, 0, 1, PART, CLE_RULE_BAD_OPEN_TRIED, 0 },
  { 20000, 10, 0, OPEN, OPEN, ENOUGH, 5, 0, 1, TERMS, CLE_RULE_BAD_OPEN_TRIED,
    CLE_SPARED_IMPORTANT },
  { 20000, 10, 0, OPEN, OPEN, IDLE, 0, 0, 1, PART, CLE_RULE_BAD_OPEN_TRIED, 0 },
  { 20000, 10, 0, LOSS, { 0, 0 }, IDLE, 0, 0, 1, TERMS, CLE_RULE_BAD_OPEN_TRIED,
    CLE_SPARED_SLOW },
  { 20000, 10, 0, LOSS, GAIN, IDLE, 0, 0, 1, TERMS, CLE_RULE_BAD_GAIN, 0 },
  { 20000, 10, 0, LOSS, LOSS, IDLE, 0, 0, 1, PART, CLE_RULE_BAD_LOSS_TRIED, 0 },
  { 20000, 10, 0, LOSS, LOSS, ENOUGH, 0, 0, 0, TERMS, CLE_RULE_BAD_LOSS, 0 },
  { 20000, 10, 0, LOSS, LOSS, ENOUGH, 0, 0, 2, TERMS, CLE_RULE_BAD_LOSS, 0 },
  { 20000, 10, 0, LOSS, LOSS, ENOUGH, 3, 0, 1, PART, CLE_RULE_BAD_LOSS_TRIED, 0 },
  { 20000, 10, 0, LOSS, LOSS, ENOUGH, 3, 0, 3, TERMS, CLE_RULE_BAD_LOSS_TRIED, CLE_SPARED_TRIAL },
  { 20000, 10, 0, LOSS, LOSS, SCARCE, 4, 0, 1, TERMS, CLE_RULE_BAD_LOSS_TRIED,
    CLE_SPARED_IMPORTANT },
  /* Only at the hours does one lose with a slow client: unless they are scarce that is no reason to
   * part, but it stays one for other terms. */
  { 20000, 10, 0, LOSS, GAIN, SCARCE, 0, 0, 1, PART, CLE_RULE_BAD_LOSS_TRIED, 0 },
  { 20000, 10, 0, LOSS, GAIN, ENOUGH, 0, 0, 1, TERMS, CLE_RULE_BAD_LOSS_TRIED, CLE_SPARED_SLOW },
  { 40000, 10, 0, LOSS, GAIN, SCARCE, 3, 0, 1, PART, CLE_RULE_POOR_LOSS_TRIED, 0 },
  { 40000, 10, 0, LOSS, GAIN, ENOUGH, 3, 0, 1, TERMS, CLE_RULE_POOR_LOSS_TRIED, CLE_SPARED_SLOW },
  { 40000, 10, 0, LOSS, { 0, 0 }, ENOUGH, 3, 0, 1, TERMS, CLE_RULE_POOR_LOSS_TRIED,
    CLE_SPARED_SLOW },
  { 40000, 10, 0, LOSS, { -1, -1 }, ENOUGH, 3, 0, 1, PART, CLE_RULE_POOR_LOSS_TRIED, 0 },
  { 40000, 10, 0, { LOW, -1 }, { LOW, 1 }, ENOUGH, 3, 0, 1, TERMS, CLE_RULE_POOR_LOSS_TRIED,
    CLE_SPARED_SLOW },
  { 40000, 10, 0, LOSS, GAIN, ENOUGH, 4, 0, 1, TERMS, CLE_RULE_POOR_LOSS_TRIED,
    CLE_SPARED_IMPORTANT },
  { 40000, 10, 0, LOSS, GAIN, ENOUGH, 3, 0, 3, TERMS, CLE_RULE_POOR_LOSS_TRIED, CLE_SPARED_TRIAL },
  { 60000, 10, 0, LOSS, GAIN, SCARCE, 3, 0, 0, TERMS, CLE_RULE_FAIR_LOSS, 0 },
  { 60000, 10, 0, LOSS, GAIN, ENOUGH, 3, 0, 1, TERMS, CLE_RULE_FAIR_LOSS, 0 },
  { 80000, 10, 0, LOSS, GAIN, SCARCE, 3, 0, 0, TERMS, CLE_RULE_GOOD_LOSS, 0 },
  /* What may be a gain and may be a loss is neither. */
  { 60000, 10, 0, { LOW, 1 }, { LOW, 1 }, SCARCE, 0, 0, 1, KEEP, CLE_RULE_FAIR_OPEN, 0 },
  { 60000, 10, 0, { -100, 100 }, { -100, 100 }, ENOUGH, 0, 0, 0, KEEP, CLE_RULE_FAIR_OPEN, 0 },
  { 60000, 10, 0, { -100, -1 }, { -100, -1 }, ENOUGH, 0, 0, 0, TERMS, CLE_RULE_FAIR_LOSS, 0 },
  { 60000, 10, 0, { 1, 100 }, { 1, 100 }, ENOUGH, 0, 0, 0, KEEP, CLE_RULE_FAIR_GAIN, 0 },
  { 40000, 10, 0, { -100, 0 }, { -100, 0 }, SCARCE, 0, 0, 1, TERMS, CLE_RULE_POOR_OPEN, 0 },
  { 40000, 10, 0, { LOW, -1 }, { LOW, -1 }, ENOUGH, 0, 0, 1, PART, CLE_RULE_POOR_LOSS_TRIED, 0 },
  { 40000, 10, 0, { 1, HIGH }, { 1, HIGH }, ENOUGH, 0, 0, 1, TERMS, CLE_RULE_POOR_GAIN, 0 },
  { 20000, 10, 0, { -1, 1 }, { -1, 1 }, ENOUGH, 3, 0, 0, TERMS, CLE_RULE_BAD_OPEN, 0 },
  { 20000, 10, 0, { -1, 1 }, { -1, 1 }, ENOUGH, 3, 0, 1, PART, CLE_RULE_BAD_OPEN_TRIED, 0 },
  { 20000, 10, 0, { -1, 1 }, { -1, 1 }, ENOUGH, 4, 0, 1, TERMS, CLE_RULE_BAD_OPEN_TRIED,
    CLE_SPARED_IMPORTANT },
  { 20000, 10, 0, { -1, 1 }, { -1, 1 }, ENOUGH, 3, 0, 3, TERMS, CLE_RULE_BAD_OPEN_TRIED,
    CLE_SPARED_TRIAL },
  { 20000, 10, 0, { 1, HIGH }, { 1, HIGH }, SCARCE, 0, 0, 1, TERMS, CLE_RULE_BAD_GAIN, 0 },
  /* A client stays in its band within 3 points of it. */
  { 67000, 10, 0, GAIN, GAIN, ENOUGH, 0, CLE_BAND_GOOD, 0, CHERISH, CLE_RULE_GOOD_GAIN, 0 },
  { 66999, 10, 0, GAIN, GAIN, ENOUGH, 0, CLE_BAND_GOOD, 0, KEEP, CLE_RULE_FAIR_GAIN, 0 },
  { 73000, 10, 0, GAIN, GAIN, ENOUGH, 0, CLE_BAND_FAIR, 0, KEEP, CLE_RULE_FAIR_GAIN, 0 },
  { 73001, 10, 0, GAIN, GAIN, ENOUGH, 0, CLE_BAND_FAIR, 0, CHERISH, CLE_RULE_GOOD_GAIN, 0 },
  { 47000, 10, 0, GAIN, GAIN, ENOUGH, 0, CLE_BAND_FAIR, 0, KEEP, CLE_RULE_FAIR_GAIN, 0 },
  { 46999, 10, 0, GAIN, GAIN, ENOUGH, 0, CLE_BAND_FAIR, 0, TERMS, CLE_RULE_POOR_GAIN, 0 },
  { 53000, 10, 0, GAIN, GAIN, ENOUGH, 0, CLE_BAND_POOR, 0, TERMS, CLE_RULE_POOR_GAIN, 0 },
  { 53001, 10, 0, GAIN, GAIN, ENOUGH, 0, CLE_BAND_POOR, 0, KEEP, CLE_RULE_FAIR_GAIN, 0 },
  { 27000, 10, 0, OPEN, OPEN, ENOUGH, 0, CLE_BAND_POOR, 1, TERMS, CLE_RULE_POOR_OPEN, 0 },
  { 26999, 10, 0, OPEN, OPEN, ENOUGH, 0, CLE_BAND_POOR, 1, PART, CLE_RULE_BAD_OPEN_TRIED, 0 },
  { 33000, 10, 0, OPEN, OPEN, ENOUGH, 0, CLE_BAND_BAD, 1, PART, CLE_RULE_BAD_OPEN_TRIED, 0 },
  { 33001, 10, 0, OPEN, OPEN, ENOUGH, 0, CLE_BAND_BAD, 1, TERMS, CLE_RULE_POOR_OPEN, 0 },
  { 70000, 10, 0, OPEN, OPEN, ENOUGH, 0, CLE_BAND_FAIR, 0, KEEP, CLE_RULE_FAIR_OPEN, 0 },
  { 69999, 10, 0, LOSS, LOSS, ENOUGH, 0, CLE_BAND_GOOD, 0, TERMS, CLE_RULE_GOOD_LOSS, 0 },
  { 27000, 10, 0, LOSS, LOSS, ENOUGH, 0, CLE_BAND_POOR, 1, PART, CLE_RULE_POOR_LOSS_TRIED, 0 },
  { 26999, 10, 0, LOSS, LOSS, ENOUGH, 0, CLE_BAND_POOR, 1, PART, CLE_RULE_BAD_LOSS_TRIED, 0 },
  { 46000, 10, 0, GAIN, GAIN, ENOUGH, 0, CLE_BAND_GOOD, 0, TERMS, CLE_RULE_POOR_GAIN, 0 },
  { 72000, 10, 0, GAIN, GAIN, ENOUGH, 0, CLE_BAND_BAD, 0, CHERISH, CLE_RULE_GOOD_GAIN, 0 },
  { 68000, 5, 0, GAIN, GAIN, ENOUGH, 0, CLE_BAND_GOOD, 0, NONE, CLE_RULE_COVERAGE, 0 },
  { 20000, 10, 0, LOSS, LOSS, ENOUGH, 0, CLE_BAND_GOOD, 0, TERMS, CLE_RULE_BAD_LOSS, 0 },
  { 100000, 10, 0, GAIN, GAIN, ENOUGH, 0, CLE_BAND_GOOD, 0, CHERISH, CLE_RULE_GOOD_GAIN, 0 },
  { 0, 10, 0, GAIN, GAIN, ENOUGH, 0, CLE_BAND_BAD, 0, TERMS, CLE_RULE_BAD_GAIN, 0 },
};
G_STATIC_ASSERT (G_N_ELEMENTS (cases) >= 60);

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  CleFit fit = {
    .fit = one->fit, .n_traits = 10, .n_known = one->known, .n_knock_outs = one->knock_outs
  };
  CleProfit profit = { .full = one->full,
                       .idle = one->idle,
                       .decision = one->capacity == IDLE ? one->idle : one->full };
  CleVerdictInput input = {
    .last_band = (CleFitBand) one->last,
    .capacity = (CleCapacity) one->capacity,
    .importance = one->importance,
    .trial_failed = (one->trial & 1) != 0,
    .trial_running = (one->trial & 2) != 0,
  };
  CleVerdict verdict;

  cle_verdict_compute (&fit, &profit, &input, &verdict);
  g_assert_cmpstr (cle_rule_get_word (verdict.rule), ==, cle_rule_get_word ((CleRule) one->rule));
  g_assert_cmpstr (cle_verdict_kind_get_word (verdict.kind), ==,
                   cle_verdict_kind_get_word ((CleVerdictKind) one->kind));
  g_assert_cmpstr (cle_spared_get_word (verdict.spared), ==,
                   cle_spared_get_word ((CleSpared) one->spared));
}

/* Each rule is the reason of a case, and each has a sentence. */
static void
test_all_rules (void)
{
  gboolean seen[CLE_N_RULES] = { [CLE_RULE_NO_TRAITS] = TRUE };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    seen[cases[i].rule] = TRUE;
  for (guint i = 0; i < CLE_N_RULES; i++)
    {
      g_assert_true (seen[i]);
      g_assert_cmpstr (cle_rule_get_sentence ((CleRule) i), !=, "");
    }
}

static void
test_no_traits (void)
{
  CleFit fit = { .fit = 50000 };
  CleProfit profit = { .full = GAIN, .decision = GAIN };
  CleVerdictInput input = { .importance = 5 };
  CleVerdict verdict;

  cle_verdict_compute (&fit, &profit, &input, &verdict);
  g_assert_cmpint (verdict.kind, ==, CLE_VERDICT_NONE);
  g_assert_cmpint (verdict.rule, ==, CLE_RULE_NO_TRAITS);
}

/* 71, then 68, then 68 again: the decision at 68 does not push the client over. */
static void
test_chain (void)
{
  CleDecision decisions[] = { { .fit = 71000 }, { .fit = -1 }, { .fit = 68000 } };
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  g_assert_cmpint (cle_decisions_get_band (list), ==, CLE_BAND_NONE);
  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++)
    g_ptr_array_add (list, &decisions[i]);
  g_assert_cmpint (cle_decisions_get_band (list), ==, CLE_BAND_GOOD);
  decisions[2].fit = 60000;
  g_assert_cmpint (cle_decisions_get_band (list), ==, CLE_BAND_FAIR);
}

static void
test_trials (void)
{
  CleTrial trials[] = { { .closed = 200, .helped = FALSE },
                        { .closed = 100, .helped = TRUE },
                        { .closed = 0 } };
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  g_assert_false (cle_trials_have_failed (list, 0));
  for (guint i = 0; i < G_N_ELEMENTS (trials); i++)
    g_ptr_array_add (list, &trials[i]);
  g_assert_true (cle_trials_have_failed (list, 0));
  g_assert_true (cle_trials_have_failed (list, 200));
  g_assert_false (cle_trials_have_failed (list, 201));
  trials[1].closed = 300;
  g_assert_false (cle_trials_have_failed (list, 0));
}

static void
test_reasons (void)
{
  CleTrait *traits[] = {
    given_trait (0, CLE_SIDE_IDEAL, 5, 0, FALSE, 8),
    given_trait (1, CLE_SIDE_NON_IDEAL, 4, 4, FALSE, 6),
    given_trait (2, CLE_SIDE_NON_IDEAL, 2, 5, TRUE, 7),
    given_trait (3, CLE_SIDE_NON_IDEAL, 1, 6, FALSE, 7),
  };
  static const char *const expected[] = {
    "knock-out",  "Something happened that decides by itself, whatever the numbers say.",
    "knock-out",  "“t2”: this. This decides by itself.",
    "coverage",   "Rated on 4 of 4 traits of “Given”.",
    "fit",        "Fit 74.211 of 100: 40 of 50 points for, 12 of 38 points against.",
    "plus",       "For: “t0”: this (weight 5 × 8 points = 40).",
    "minus",      "Against: “t1”: this (weight 4 × 2 points beyond the 4 that are fine = 8).",
    "tolerated",  "Still fine: “t3”: some.",
    "money",      "Profit a year: at most \u22121 EUR.",
    "robustness", "Holds in 94 of 100 variations of the weights.",
  };
  g_autoptr (CleProfile) profile = given_profile (traits, G_N_ELEMENTS (traits));
  const gint8 levels[] = { 2, 2, 2, 1 };
  CleProfit profit = { .full = { LOW, -100 }, .decision = { LOW, -100 } };
  CleVerdictInput input = { .capacity = CLE_CAPACITY_ENOUGH };
  CleVerdict verdict;
  CleOffice office;
  CleFit fit;
  g_autoptr (GPtrArray) reasons = NULL;
  CleVerdictCase one = { profile, levels, &fit, &profit, &office, &input, &verdict, 94, "en" };

  cle_office_init (&office);
  cle_fit_compute (profile, levels, &fit);
  cle_verdict_compute (&fit, &profit, &input, &verdict);
  reasons = cle_verdict_list_reasons (&one);
  g_assert_cmpuint (reasons->len, ==, G_N_ELEMENTS (expected) / 2);
  for (guint i = 0; i < reasons->len; i++)
    {
      const CleReason *reason = reasons->pdata[i];

      g_assert_cmpstr (reason->code, ==, expected[2 * i]);
      g_assert_cmpstr (reason->text, ==, expected[2 * i + 1]);
    }
}

static void
test_fit_text (void)
{
  g_autofree char *whole = cle_fit_dup_text (70000);
  g_autofree char *below = cle_fit_dup_text (69999);
  g_autofree char *small = cle_fit_dup_text (50);

  g_assert_cmpstr (whole, ==, "70");
  g_assert_cmpstr (below, ==, "69.999");
  g_assert_cmpstr (small, ==, "0.05");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/verdict/case/%u/%s", i, cle_rule_get_word ((CleRule) cases[i].rule));

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/verdict/all-rules", test_all_rules);
  g_test_add_func ("/verdict/no-traits", test_no_traits);
  g_test_add_func ("/verdict/chain", test_chain);
  g_test_add_func ("/verdict/trials", test_trials);
  g_test_add_func ("/verdict/reasons", test_reasons);
  g_test_add_func ("/verdict/fit-text", test_fit_text);

  return g_test_run ();
}
