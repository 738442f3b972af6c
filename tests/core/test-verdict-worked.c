/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client-given.h"
#include "clients/cle-verdict-reasons.h"

/* From what was rated and entered to the verdict and its reason, each worked by hand.
 *
 * The profile, with levels that count 0, 5, 7 and 10 points:
 *   t0 ideal, weight 5; t1 ideal, weight 3;
 *   t2 non-ideal, weight 4, 5 are fine; t3 the same with weight 2 and a knock-out;
 *   t4 non-ideal, weight 1, all is fine.
 * The most there can be: for 50 + 30, against 4 × 5 + 2 × 5 + 1 × 0. */
#define N_TRAITS 5
#define NO CLE_MONEY_UNKNOWN

enum { NONE = CLE_VERDICT_NONE, CHERISH, KEEP, TERMS, PART };
enum { SCARCE = CLE_CAPACITY_SCARCE, ENOUGH, IDLE };

typedef struct
{
  const char *why;
  gint8       levels[N_TRAITS];
  gint64      revenue;    /* whole, a year; all other costs are 0 */
  gint64      direct;
  gint64      hours;      /* 30 each */
  int         capacity;
  gboolean    failed;     /* a trial did not help */
  int         fit;        /* thousandths */
  int         kind;
  int         rule;
  const char *reason;     /* one of them, besides the rule */
} Worked;

static const Worked cases[] = {
  { "all the best: 50 + 50 × (80/80 − 0/30), and 1000 − 400 − 300 is a gain",
    { 3, 3, 0, 0, 0 }, 1000, 400, 10, ENOUGH, FALSE, 100000, CHERISH, CLE_RULE_GOOD_GAIN,
    "Profit a year: 300 EUR." },
  { "half of the good: 50 + 50 × (40/80 − 0/30)",
    { 1, 1, 0, 0, 0 }, 1000, 400, 10, ENOUGH, FALSE, 75000, CHERISH, CLE_RULE_GOOD_GAIN,
    "For: “t0”: some (weight 5 × 5 points = 25)." },
  { "50 + 50 × (50/80 − 8/30) = 67.917",
    { 2, 1, 2, 0, 0 }, 1000, 400, 10, ENOUGH, FALSE, 67917, KEEP, CLE_RULE_FAIR_GAIN,
    "Against: “t2”: this (weight 4 × 2 points beyond the 5 that are fine = 8)." },
  { "the same without a gain: 1000 − 400 − 600 is exactly nothing",
    { 2, 1, 2, 0, 0 }, 1000, 400, 20, SCARCE, FALSE, 67917, KEEP, CLE_RULE_FAIR_OPEN,
    "Profit a year: 0 EUR." },
  { "one hour more is a loss",
    { 2, 1, 2, 0, 0 }, 1000, 400, 21, ENOUGH, FALSE, 67917, TERMS, CLE_RULE_FAIR_LOSS,
    "Profit a year: −30 EUR." },
  { "but not where time is idle",
    { 2, 1, 2, 0, 0 }, 1000, 400, 21, IDLE, FALSE, 67917, KEEP, CLE_RULE_FAIR_GAIN,
    "You have time to spare, so staff time does not count here: 600 EUR." },
  { "all that is fine counts nothing, not even a knock-out: 50 + 50 × (0/80 − 0/30)",
    { 0, 0, 1, 1, 3 }, 1000, 400, 10, ENOUGH, FALSE, 50000, KEEP, CLE_RULE_FAIR_GAIN,
    "Still fine: “t3”: some." },
  { "and where all is fine the worst is",
    { 0, 0, 1, 1, 3 }, 1000, 400, 10, ENOUGH, FALSE, 50000, KEEP, CLE_RULE_FAIR_GAIN,
    "Still fine: “t4”: much." },
  { "beyond what is fine a knock-out decides: 50 + 50 × (80/80 − 4/30)",
    { 3, 3, 0, 2, 0 }, 1000, 400, 10, ENOUGH, FALSE, 93333, PART, CLE_RULE_KNOCK_OUT,
    "“t3”: this. This decides by itself." },
  { "even where nothing else is known: 50 + 50 × (0 − 10/10)",
    { -1, -1, -1, 3, -1 }, NO, NO, NO, IDLE, FALSE, 0, PART, CLE_RULE_KNOCK_OUT,
    "Rated on 1 of 5 traits of “Given”; a verdict needs 60 % of them." },
  { "3 of 5 are 60 %: 50 + 50 × (80/80 − 0/20)",
    { 3, 3, 0, -1, -1 }, 1000, 400, 10, ENOUGH, FALSE, 100000, CHERISH, CLE_RULE_GOOD_GAIN,
    "Rated on 3 of 5 traits of “Given”." },
  { "2 of 5 are not",
    { 3, 3, -1, -1, -1 }, 1000, 400, 10, ENOUGH, FALSE, 100000, NONE, CLE_RULE_COVERAGE,
    "Rated on 2 of 5 traits of “Given”; a verdict needs 60 % of them." },
  { "unknown is not zero: 50 + 50 × (30/30 − 0/10), while zero would be 50 + 50 × 30/80",
    { -1, 3, -1, 0, 0 }, 1000, 400, 10, ENOUGH, FALSE, 100000, CHERISH, CLE_RULE_GOOD_GAIN,
    "Rated on 3 of 5 traits of “Given”." },
  { "nothing is known of one side: 50 + 50 × (0 − 0/30)",
    { -1, -1, 0, 0, 0 }, 1000, 400, 10, ENOUGH, FALSE, 50000, KEEP, CLE_RULE_FAIR_GAIN,
    "Fit 50 of 100: 0 of 0 points for, 0 of 30 points against." },
  { "50 + 50 × (25/80 − 20/30) = 32.292, a loss, nothing tried",
    { 1, 0, 3, 1, 0 }, 300, 400, 0, ENOUGH, FALSE, 32292, TERMS, CLE_RULE_POOR_LOSS,
    "Profit a year: −100 EUR." },
  { "and tried in vain",
    { 1, 0, 3, 1, 0 }, 300, 400, 0, ENOUGH, TRUE, 32292, PART, CLE_RULE_POOR_LOSS_TRIED,
    "Against: “t2”: much (weight 4 × 5 points beyond the 5 that are fine = 20)." },
  { "50 + 50 × (0/80 − 20/30) = 16.667: real losses are a reason wherever there is time",
    { 0, 0, 3, 0, 0 }, 300, 400, 21, IDLE, TRUE, 16667, PART, CLE_RULE_BAD_LOSS_TRIED,
    "You have time to spare, so staff time does not count here: −100 EUR." },
  { "1000 − 400 − 630: who is only slow is parted from where time is scarce",
    { 0, 0, 3, 0, 0 }, 1000, 400, 21, SCARCE, TRUE, 16667, PART, CLE_RULE_BAD_LOSS_TRIED,
    "Profit a year: −30 EUR." },
  { "and not where there is enough of it",
    { 0, 0, 3, 0, 0 }, 1000, 400, 21, ENOUGH, TRUE, 16667, TERMS, CLE_RULE_BAD_LOSS_TRIED,
    "The client is slow rather than bad, and your time is not scarce." },
  { "where it is idle there is no loss at all",
    { 0, 0, 3, 0, 0 }, 1000, 400, 21, IDLE, TRUE, 16667, TERMS, CLE_RULE_BAD_GAIN,
    "You have time to spare, so staff time does not count here: 600 EUR." },
  { "without the direct cost 400 is the most, and nobody knows the least",
    { 3, 3, 0, 0, 0 }, 1000, NO, 20, ENOUGH, FALSE, 100000, KEEP, CLE_RULE_GOOD_OPEN,
    "Profit a year: at most 400 EUR." },
  { "a loss for sure, though nobody knows how large",
    { 3, 3, 0, 0, 0 }, 100, NO, 20, ENOUGH, FALSE, 100000, TERMS, CLE_RULE_GOOD_LOSS,
    "Profit a year: at most −500 EUR." },
  { "without the revenue it can only be more than what it costs",
    { 3, 3, 0, 0, 0 }, NO, 400, 0, ENOUGH, FALSE, 100000, KEEP, CLE_RULE_GOOD_OPEN,
    "Profit a year: at least −400 EUR." },
  { "without the hours it is open, where time is idle it is not",
    { 3, 3, 0, 0, 0 }, 1000, 400, NO, IDLE, FALSE, 100000, KEEP, CLE_RULE_GOOD_IDLE,
    "Profit a year: at most 600 EUR." },
};

static CleProfile *
make_profile (void)
{
  CleTrait *traits[N_TRAITS] = {
    given_trait (0, CLE_SIDE_IDEAL, 5, 0, FALSE, 7),
    given_trait (1, CLE_SIDE_IDEAL, 3, 0, FALSE, 7),
    given_trait (2, CLE_SIDE_NON_IDEAL, 4, 5, FALSE, 7),
    given_trait (3, CLE_SIDE_NON_IDEAL, 2, 5, TRUE, 7),
    given_trait (4, CLE_SIDE_NON_IDEAL, 1, 10, FALSE, 7),
  };

  return given_profile (traits, N_TRAITS);
}

static gint64
in_units (gint64 value,
          gint64 units)
{
  return value == NO ? NO : value * units;
}

static CleMoney *
make_money (const Worked *one)
{
  CleMoney *money = cle_money_new ();

  for (guint i = 0; i < CLE_N_MONEY; i++)
    money->items[i] = 0;
  money->items[CLE_MONEY_REVENUE] = in_units (one->revenue, 100);
  money->items[CLE_MONEY_DIRECT_COST] = in_units (one->direct, 100);
  money->items[CLE_MONEY_HOURS] = in_units (one->hours, 60);
  money->items[CLE_MONEY_HOURLY_COST] = 3000;

  return money;
}

static gboolean
is_said (GPtrArray  *reasons,
         const char *text)
{
  for (guint i = 0; i < reasons->len; i++)
    if (g_str_equal (((const CleReason *) reasons->pdata[i])->text, text))
      return TRUE;

  return FALSE;
}

static void
test_worked (gconstpointer data)
{
  const Worked *one = data;
  g_autoptr (CleProfile) profile = make_profile ();
  g_autoptr (CleMoney) money = make_money (one);
  CleVerdictInput input = { .capacity = (CleCapacity) one->capacity, .trial_failed = one->failed };
  CleOffice office;
  CleFit fit;
  CleProfit profit;
  CleVerdict verdict;
  CleVerdictCase all = { profile, one->levels, &fit, &profit, &office, &input, &verdict, -1, "en" };
  g_autoptr (GPtrArray) reasons = NULL;

  cle_office_init (&office);
  office.capacity = (CleCapacity) one->capacity;
  cle_fit_compute (profile, one->levels, &fit);
  cle_profit_compute (money, &office, 0, &profit);
  cle_verdict_compute (&fit, &profit, &input, &verdict);
  reasons = cle_verdict_list_reasons (&all);

  g_test_message ("%s", one->why);
  g_assert_cmpint (fit.fit, ==, one->fit);
  g_assert_cmpstr (cle_rule_get_word (verdict.rule), ==, cle_rule_get_word ((CleRule) one->rule));
  g_assert_cmpint (verdict.kind, ==, one->kind);
  g_assert_cmpstr (((const CleReason *) reasons->pdata[0])->code, ==,
                   cle_rule_get_word (verdict.rule));
  if (!is_said (reasons, one->reason))
    g_error ("Nothing says “%s”", one->reason);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/verdict-worked/%u", i);

      g_test_add_data_func (path, &cases[i], test_worked);
    }

  return g_test_run ();
}
