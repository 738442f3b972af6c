/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-what-if.h"

#include "cle-amount.h"

#include <glib/gi18n-lib.h>

#define RATE_UNIT 100000 /* thousandths of a per cent */
#define THOUSAND 1000
#define MOST_CLIENTS 1000000
#define MOST_RATE 1000000

typedef struct
{
  const char  *word;
  const char  *name;
  CleMoneyItem item;
  guint        part; /* thousandths */
} Step;

static const Step steps[CLE_N_STEPS] = {
  [CLE_STEP_NO_DEFERRED_PAYMENT] = { "no-deferred-payment", N_ ("No deferred payment"),
                                     CLE_MONEY_LATE_AMOUNT, 1000 },
  [CLE_STEP_HIGHER_MINIMUM_ORDER] = { "higher-minimum-order", N_ ("A higher minimum order"),
                                      CLE_MONEY_RUSH, 1000 },
  [CLE_STEP_NO_FREE_EXTRAS] = { "no-free-extras", N_ ("No free extras"), CLE_MONEY_EXTRAS, 1000 },
  [CLE_STEP_NO_DISCOUNT] = { "no-discount", N_ ("No special discount"), CLE_MONEY_REVENUE, 50 },
  [CLE_STEP_FEWER_CHANNELS] = { "fewer-channels", N_ ("Fewer channels"), CLE_MONEY_HOURS, 300 },
  [CLE_STEP_PRICE_TO_COST] = { "price-to-cost", N_ ("A price that covers the cost"),
                               CLE_MONEY_REVENUE, 0 },
};

/**
 * cle_course_compute:
 * @course: what is assumed; numbers beyond their limits count as the limit
 * @n_years: 1 … %CLE_COURSE_MAX_YEARS
 * @years: (out caller-allocates): now, then the end of each of @n_years years
 *
 * Each year, of the clients at its beginning, @win are won and @lose are lost;
 * the profit of one client grows by @grow. profit of the year = clients at its
 * end × profit of one − clients won × cost of winning one. Everything is
 * rounded at each step, half away from zero, so that it can be followed by hand.
 *
 * Two courses are compared by computing both: winning many and losing many, or
 * the same effort for those already here.
 */
void
cle_course_compute (const CleCourse *course,
                    guint            n_years,
                    CleCourseYear   *years)
{
  gint64 win = MIN (course->win, MOST_RATE);
  gint64 lose = MIN (course->lose, RATE_UNIT);
  gint64 grow = RATE_UNIT + MIN (course->grow, MOST_RATE);
  gint64 win_cost = CLAMP (course->win_cost, 0, CLE_MONEY_MAX);

  years[0] = (CleCourseYear){
    .clients = (gint64) MIN (course->clients, MOST_CLIENTS) * THOUSAND,
    .each = CLAMP (course->profit, -CLE_MONEY_MAX, CLE_MONEY_MAX),
  };
  for (guint i = 1; i <= MIN (n_years, CLE_COURSE_MAX_YEARS); i++)
    {
      const CleCourseYear *before = &years[i - 1];
      CleCourseYear *year = &years[i];
      gint64 earned, spent;

      year->won = cle_amount_mul_div (before->clients, win, RATE_UNIT);
      year->lost = cle_amount_mul_div (before->clients, lose, RATE_UNIT);
      year->clients = cle_amount_add (cle_amount_add (before->clients, -year->lost), year->won);
      year->each = cle_amount_mul_div (before->each, grow, RATE_UNIT);
      earned = cle_amount_mul_div (year->each, year->clients, THOUSAND);
      spent = cle_amount_mul_div (win_cost, year->won, THOUSAND);
      year->profit = cle_amount_add (earned, -spent);
      year->sum = cle_amount_add (before->sum, year->profit);
    }
}

/**
 * cle_step_get_word:
 * @step: a step of the ladder
 *
 * Returns: its word in records, output and commands
 */
const char *
cle_step_get_word (CleStep step)
{
  g_return_val_if_fail ((guint) step < CLE_N_STEPS, NULL);

  return steps[step].word;
}

/**
 * cle_step_from_word:
 * @word: any text
 * @step: (out): the step
 *
 * Returns: whether @word is that of a step; the manager may have one of their own
 */
gboolean
cle_step_from_word (const char *word,
                    CleStep    *step)
{
  for (guint i = 0; i < CLE_N_STEPS; i++)
    if (g_str_equal (steps[i].word, word))
      {
        *step = (CleStep) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * cle_step_get_name:
 * @step: a step of the ladder
 *
 * Returns: what people call it, in the user's language
 */
const char *
cle_step_get_name (CleStep step)
{
  g_return_val_if_fail ((guint) step < CLE_N_STEPS, NULL);

  return _ (steps[step].name);
}

/**
 * cle_step_get_item:
 * @step: a step of the ladder
 *
 * Returns: which number of the client's money it changes
 */
CleMoneyItem
cle_step_get_item (CleStep step)
{
  g_return_val_if_fail ((guint) step < CLE_N_STEPS, CLE_MONEY_REVENUE);

  return steps[step].item;
}

/**
 * cle_step_get_default_part:
 * @step: a step of the ladder
 *
 * Returns: how much of the number goes, in thousandths, unless somebody says
 *   otherwise; of the discount, how much of the price it is
 */
guint
cle_step_get_default_part (CleStep step)
{
  g_return_val_if_fail ((guint) step < CLE_N_STEPS, 0);

  return steps[step].part;
}

/* The revenue that just covers what is known to go out. */
static gint64
cover_cost (gint64           revenue,
            const CleProfit *before)
{
  gint64 cost = 0;

  for (guint i = CLE_PROFIT_DIRECT_COST; i < CLE_N_PROFIT; i++)
    cost = cle_amount_add (cost, before->lines[i].low);

  return MIN (MAX (revenue, cost), CLE_MONEY_MAX);
}

/**
 * cle_step_compute:
 * @step: a step of the ladder
 * @money: what the client brings and takes
 * @office: what holds for all clients
 * @all_revenue: of all clients, see cle_profit_compute()
 * @part: how much, in thousandths, see cle_step_get_default_part(); at most
 *   1000, and 900 of the discount
 * @self: (out caller-allocates): what the step would do
 *
 * Supposes that the client stays and buys as before. Late payment, rush and
 * small orders, free extras and staff hours fall by @part. Without a discount
 * of @part the revenue is revenue × 1000 ÷ (1000 − part). A price that covers
 * the cost raises the revenue to direct cost and cost to serve as far as they
 * are known, and lowers none. A number that is not known stays so, except that
 * all of it falls to 0.
 */
void
cle_step_compute (CleStep          step,
                  const CleMoney  *money,
                  const CleOffice *office,
                  gint64           all_revenue,
                  guint            part,
                  CleStepEffect   *self)
{
  CleMoney changed = *money;
  CleMoneyItem item = cle_step_get_item (step);
  gint64 value = money->items[item];
  gint64 rest = THOUSAND - (gint64) MIN (part, THOUSAND);

  cle_profit_compute (money, office, all_revenue, &self->before);
  if (step == CLE_STEP_NO_DISCOUNT && value >= 0)
    changed.items[item] =
        MIN (cle_amount_mul_div (value, THOUSAND, MAX (rest, 100)), CLE_MONEY_MAX);
  else if (step == CLE_STEP_PRICE_TO_COST && value >= 0)
    changed.items[item] = cover_cost (value, &self->before);
  else if (item != CLE_MONEY_REVENUE && rest == 0)
    changed.items[item] = 0;
  else if (item != CLE_MONEY_REVENUE && value >= 0)
    changed.items[item] = cle_amount_mul_div (value, rest, THOUSAND);

  self->item = item;
  self->from = value;
  self->to = changed.items[item];
  if (item == CLE_MONEY_REVENUE && value >= 0)
    all_revenue = cle_amount_add (all_revenue, self->to - value);
  cle_profit_compute (&changed, office, all_revenue, &self->after);
}
