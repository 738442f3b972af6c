/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clients/cle-what-if.h"

/* 100 clients of 1 000.00: 20 % won at 500.00 each and 15 % lost, or none won,
 * 5 % lost and each worth 10 % more a year. */
static void
test_courses (void)
{
  const CleCourse win = { 100, 100000, 20000, 15000, 0, 50000 };
  const CleCourse care = { 100, 100000, 0, 5000, 10000, 0 };
  CleCourseYear won[CLE_COURSE_YEARS + 1];
  CleCourseYear kept[CLE_COURSE_YEARS + 1];

  cle_course_compute (&win, CLE_COURSE_YEARS, won);
  cle_course_compute (&care, CLE_COURSE_YEARS, kept);
  g_assert_cmpint (won[0].clients, ==, 100000);
  g_assert_cmpint (won[1].won, ==, 20000);
  g_assert_cmpint (won[1].lost, ==, 15000);
  g_assert_cmpint (won[1].clients, ==, 105000);
  g_assert_cmpint (won[1].profit, ==, 10500000 - 1000000);
  g_assert_cmpint (won[2].clients, ==, 110250);
  g_assert_cmpint (won[2].profit, ==, 11025000 - 1050000);
  /* 110.250 + 22.050 − 16.538 = 115.762, then 121.550, then this. */
  g_assert_cmpint (won[5].clients, ==, 127627);
  g_assert_cmpint (won[2].sum, ==, won[1].profit + won[2].profit);
  g_assert_cmpint (kept[1].clients, ==, 95000);
  g_assert_cmpint (kept[1].each, ==, 110000);
  g_assert_cmpint (kept[1].profit, ==, 10450000);
  g_assert_cmpint (kept[2].each, ==, 121000);
  g_assert_cmpint (kept[2].profit, ==, 10920250);
  g_assert_cmpint (kept[5].sum, >, won[5].sum);
}

static void
test_wild (void)
{
  const CleCourse wild = { G_MAXUINT, G_MAXINT64, G_MAXUINT, 0, G_MAXUINT, G_MAXINT64 };
  const CleCourse none = { 10, -500, 0, G_MAXUINT, 0, 0 };
  CleCourseYear years[CLE_COURSE_YEARS + 1];
  CleCourseYear many[CLE_COURSE_MAX_YEARS + 1];

  cle_course_compute (&wild, CLE_COURSE_YEARS, years);
  g_assert_cmpint (years[5].clients, ==, G_GINT64_CONSTANT (161051000000000));
  cle_course_compute (&none, CLE_COURSE_YEARS, years);
  g_assert_cmpint (years[1].clients, ==, 0);
  g_assert_cmpint (years[5].sum, ==, 0);

  /* Ten years of that are more than there are numbers: it stays at the last one. */
  cle_course_compute (&wild, CLE_COURSE_MAX_YEARS, many);
  g_assert_cmpint (many[10].clients, ==, G_MAXINT64);
  g_assert_cmpint (many[10].sum, >=, many[9].sum);
}

/* Revenue 1 000, direct 600, 10 h at 30, extras 50, rush 40, no returns,
 * one complaint of 20, 365 late for 365 days at 10 %: 1000 − 600 − 300 − 50 −
 * 40 − 20 − 36.50 = −46.50. */
static const gint64 items[CLE_N_MONEY] = {
  [CLE_MONEY_REVENUE] = 100000, [CLE_MONEY_DIRECT_COST] = 60000, [CLE_MONEY_HOURS] = 600,
  [CLE_MONEY_HOURLY_COST] = 3000, [CLE_MONEY_EXTRAS] = 5000, [CLE_MONEY_RUSH] = 4000,
  [CLE_MONEY_COMPLAINTS] = 2000, [CLE_MONEY_LATE_AMOUNT] = 36500, [CLE_MONEY_LATE_DAYS] = 365,
};

typedef struct
{
  CleStep      step;
  CleMoneyItem item;
  gint64       to;
  gint64       after;
} StepCase;

static const StepCase step_cases[] = {
  { CLE_STEP_NO_DEFERRED_PAYMENT, CLE_MONEY_LATE_AMOUNT, 0, -1000 },
  { CLE_STEP_HIGHER_MINIMUM_ORDER, CLE_MONEY_RUSH, 0, -650 },
  { CLE_STEP_NO_FREE_EXTRAS, CLE_MONEY_EXTRAS, 0, 350 },
  { CLE_STEP_NO_DISCOUNT, CLE_MONEY_REVENUE, 105263, 613 },
  { CLE_STEP_FEWER_CHANNELS, CLE_MONEY_HOURS, 420, 4350 },
  { CLE_STEP_PRICE_TO_COST, CLE_MONEY_REVENUE, 104650, 0 },
};

static void
test_steps (void)
{
  g_autoptr (CleMoney) money = cle_money_new ();
  CleOffice office;

  cle_office_init (&office);
  for (guint i = 0; i < CLE_N_MONEY; i++)
    money->items[i] = items[i];
  for (guint i = 0; i < G_N_ELEMENTS (step_cases); i++)
    {
      const StepCase *one = &step_cases[i];
      CleStepEffect effect;
      CleStep step = CLE_N_STEPS;

      cle_step_compute (one->step, money, &office, 100000, cle_step_get_default_part (one->step),
                        &effect);
      g_assert_cmpint (effect.before.full.low, ==, -4650);
      g_assert_cmpint (effect.item, ==, one->item);
      g_assert_cmpint (effect.from, ==, items[one->item]);
      g_assert_cmpint (effect.to, ==, one->to);
      g_assert_cmpint (effect.after.full.low, ==, one->after);
      g_assert_cmpint (money->items[one->item], ==, items[one->item]);
      g_assert_true (cle_step_from_word (cle_step_get_word (one->step), &step));
      g_assert_cmpint (step, ==, one->step);
    }
}

static void
test_unknown (void)
{
  g_autoptr (CleMoney) money = cle_money_new ();
  CleStepEffect effect;
  CleOffice office;
  CleStep step;

  cle_office_init (&office);
  cle_step_compute (CLE_STEP_NO_DISCOUNT, money, &office, 0, 50, &effect);
  g_assert_true (effect.to == CLE_MONEY_UNKNOWN);
  cle_step_compute (CLE_STEP_FEWER_CHANNELS, money, &office, 0, 300, &effect);
  g_assert_true (effect.to == CLE_MONEY_UNKNOWN);
  cle_step_compute (CLE_STEP_NO_FREE_EXTRAS, money, &office, 0, 5000, &effect);
  g_assert_cmpint (effect.to, ==, 0);
  g_assert_false (cle_step_from_word ("shout", &step));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/what-if/courses", test_courses);
  g_test_add_func ("/what-if/wild", test_wild);
  g_test_add_func ("/what-if/steps", test_steps);
  g_test_add_func ("/what-if/unknown", test_unknown);

  return g_test_run ();
}
