/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-profit.h"

#include "cle-amount.h"

#include <glib/gi18n-lib.h>

#define MINUTES_PER_HOUR 60
#define DAYS_PER_YEAR 365
#define RATE_UNIT 100000 /* the rate is in thousandths of a per cent */
#define MAX_RATE 1000000

static const char *const words[CLE_N_PROFIT] = {
  "revenue", "direct-cost", "hours", "extras", "rush", "returns", "complaints", "late",
};

static const CleRange unknown = { 0, CLE_RANGE_OPEN_HIGH };

static CleRange
make_known (gint64 value)
{
  return (CleRange){ value, value };
}

/* What the record says; a number beyond its limit is as large as it may be. */
static CleRange
get_item (const CleMoney *money,
          CleMoneyItem    item)
{
  if (money == NULL || money->items[item] < 0)
    return unknown;

  return make_known (MIN (money->items[item], cle_money_item_get_max (item)));
}

static gboolean
is_known (const CleRange *range)
{
  return range->low == range->high;
}

static gboolean
is_nothing (const CleRange *range)
{
  return range->low == 0 && range->high == 0;
}

/* Nothing times something that is not known is nothing. */
static CleRange
multiply (const CleRange *value,
          const CleRange *times,
          gint64          by)
{
  if (is_nothing (value) || is_nothing (times))
    return make_known (0);
  if (!is_known (value) || !is_known (times))
    return unknown;

  return make_known (MIN (cle_amount_mul_div (value->low, times->low, by), CLE_MONEY_MAX));
}

static CleRange
compute_hours (const CleMoney  *money,
               const CleOffice *office)
{
  CleRange minutes = get_item (money, CLE_MONEY_HOURS);
  CleRange hourly = get_item (money, CLE_MONEY_HOURLY_COST);

  if (!is_known (&hourly) && office->hourly_cost > 0)
    hourly = make_known (MIN (office->hourly_cost, CLE_MONEY_MAX));

  return multiply (&hourly, &minutes, MINUTES_PER_HOUR);
}

static CleRange
compute_late (const CleMoney  *money,
              const CleOffice *office)
{
  CleRange amount = get_item (money, CLE_MONEY_LATE_AMOUNT);
  CleRange days = get_item (money, CLE_MONEY_LATE_DAYS);
  CleRange rate = make_known (MIN (office->late_rate, MAX_RATE));
  CleRange times = multiply (&days, &rate, 1);

  return multiply (&amount, &times, (gint64) DAYS_PER_YEAR * RATE_UNIT);
}

static CleRange
add (const CleRange *a,
     const CleRange *b)
{
  CleRange sum = { CLE_RANGE_OPEN_LOW, CLE_RANGE_OPEN_HIGH };

  if (a->low != CLE_RANGE_OPEN_LOW && b->low != CLE_RANGE_OPEN_LOW)
    sum.low = a->low + b->low;
  if (a->high != CLE_RANGE_OPEN_HIGH && b->high != CLE_RANGE_OPEN_HIGH)
    sum.high = a->high + b->high;

  return sum;
}

/* Most is left when most comes in and least goes out. */
static CleRange
subtract (const CleRange *a,
          const CleRange *b)
{
  CleRange negative = {
    b->high == CLE_RANGE_OPEN_HIGH ? CLE_RANGE_OPEN_LOW : -b->high,
    b->low == CLE_RANGE_OPEN_LOW ? CLE_RANGE_OPEN_HIGH : -b->low,
  };

  return add (a, &negative);
}

static void
fill_lines (CleProfit       *self,
            const CleMoney  *money,
            const CleOffice *office)
{
  self->lines[CLE_PROFIT_REVENUE] = get_item (money, CLE_MONEY_REVENUE);
  self->lines[CLE_PROFIT_DIRECT_COST] = get_item (money, CLE_MONEY_DIRECT_COST);
  self->lines[CLE_PROFIT_HOURS] = compute_hours (money, office);
  self->lines[CLE_PROFIT_EXTRAS] = get_item (money, CLE_MONEY_EXTRAS);
  self->lines[CLE_PROFIT_RUSH] = get_item (money, CLE_MONEY_RUSH);
  self->lines[CLE_PROFIT_RETURNS] = get_item (money, CLE_MONEY_RETURNS);
  self->lines[CLE_PROFIT_COMPLAINTS] = get_item (money, CLE_MONEY_COMPLAINTS);
  self->lines[CLE_PROFIT_LATE] = compute_late (money, office);
}

/* A client whose revenue is not known bears anything from none to all of it. */
static CleRange
share_overhead (const CleRange  *revenue,
                const CleOffice *office,
                gint64           all_revenue)
{
  gint64 overhead = CLAMP (office->shared_overhead, 0, CLE_MONEY_MAX);

  if (overhead == 0)
    return make_known (0);
  if (!is_known (revenue))
    return (CleRange){ 0, overhead };
  if (revenue->low == 0)
    return make_known (0);

  return make_known (cle_amount_mul_div (overhead, revenue->low, MAX (all_revenue, revenue->low)));
}

/**
 * cle_profit_compute:
 * @money: (nullable): what is known of the client; %NULL for nothing
 * @office: what holds for all clients
 * @all_revenue: revenue of all clients whose revenue is known, this one
 *   included, in hundredths, from 0
 * @self: (out caller-allocates): what the client brings
 *
 * profit = revenue − direct cost − cost to serve, a year, in hundredths
 *
 * cost to serve = hours × hourly cost + free extras + rush and small orders +
 * returns + unfounded complaints + cost of late payment
 *
 * cost of late payment = amount × days × rate ÷ 365
 *
 * Every product is rounded once, half up. A number that is not known is at
 * least 0, so the profit becomes a range that may be open at either end. The
 * hourly cost of the office holds where the client has none of its own; 0 there
 * means that nobody told. Where the office is idle its people are paid anyway:
 * the decision leaves the hours out. The share of the overhead is that of the
 * client's revenue in @all_revenue; letting a client go does not remove it.
 */
void
cle_profit_compute (const CleMoney  *money,
                    const CleOffice *office,
                    gint64           all_revenue,
                    CleProfit       *self)
{
  CleRange rest;

  *self = (CleProfit){ 0 };
  fill_lines (self, money, office);

  rest = self->lines[CLE_PROFIT_EXTRAS];
  for (guint i = CLE_PROFIT_RUSH; i < CLE_N_PROFIT; i++)
    rest = add (&rest, &self->lines[i]);
  for (guint i = 0; i < CLE_N_PROFIT; i++)
    self->n_unknown += !is_known (&self->lines[i]);

  self->serve = add (&rest, &self->lines[CLE_PROFIT_HOURS]);
  self->idle = subtract (&self->lines[CLE_PROFIT_REVENUE], &self->lines[CLE_PROFIT_DIRECT_COST]);
  self->idle = subtract (&self->idle, &rest);
  self->full = subtract (&self->idle, &self->lines[CLE_PROFIT_HOURS]);
  self->decision = office->capacity == CLE_CAPACITY_IDLE ? self->idle : self->full;
  self->overhead = share_overhead (&self->lines[CLE_PROFIT_REVENUE], office, all_revenue);
  self->after = subtract (&self->full, &self->overhead);
}

/**
 * cle_profit_get_kind:
 * @range: a profit
 *
 * Returns: a gain when all of it is above nothing, a loss when all of it is
 *   below; exactly nothing is neither
 */
CleProfitKind
cle_profit_get_kind (const CleRange *range)
{
  if (range->low != CLE_RANGE_OPEN_LOW && range->low > 0)
    return CLE_PROFIT_GAIN;
  if (range->high != CLE_RANGE_OPEN_HIGH && range->high < 0)
    return CLE_PROFIT_LOSS;

  return CLE_PROFIT_OPEN;
}

/**
 * cle_profit_get_known:
 * @range: a profit
 * @value: (out) (optional): what it is; its middle where it is a closed range
 *
 * Returns: whether both ends are known
 */
gboolean
cle_profit_get_known (const CleRange *range,
                      gint64         *value)
{
  if (range->low == CLE_RANGE_OPEN_LOW || range->high == CLE_RANGE_OPEN_HIGH)
    return FALSE;
  if (value != NULL)
    *value = range->low + (range->high - range->low) / 2;

  return TRUE;
}

/**
 * cle_range_dup_text:
 * @range: a profit
 * @currency: its currency, for example "EUR"
 *
 * Returns: (transfer full): the range in words
 */
char *
cle_range_dup_text (const CleRange *range,
                    const char     *currency)
{
  gboolean has_low = range->low != CLE_RANGE_OPEN_LOW;
  gboolean has_high = range->high != CLE_RANGE_OPEN_HIGH;
  g_autofree char *low = has_low ? cle_money_dup_text (range->low) : NULL;
  g_autofree char *high = has_high ? cle_money_dup_text (range->high) : NULL;

  if (has_low && has_high && range->low == range->high)
    return g_strdup_printf ("%s %s", low, currency);
  if (has_low && has_high)
    /* Translators: "from 100 to 250 EUR" */
    return g_strdup_printf (_ ("from %s to %s %s"), low, high, currency);
  if (has_low)
    return g_strdup_printf (_ ("at least %s %s"), low, currency);
  if (has_high)
    return g_strdup_printf (_ ("at most %s %s"), high, currency);

  return g_strdup (_ ("not known"));
}

/**
 * cle_profit_line_get_word:
 * @line: a line of the calculation
 *
 * Returns: its word in output
 */
const char *
cle_profit_line_get_word (CleProfitLine line)
{
  g_return_val_if_fail ((guint) line < CLE_N_PROFIT, NULL);

  return words[line];
}

/**
 * cle_profit_line_get_name:
 * @line: a line of the calculation
 *
 * Returns: what people call it
 */
const char *
cle_profit_line_get_name (CleProfitLine line)
{
  static const char *const names[CLE_N_PROFIT] = {
    N_ ("Revenue"),
    N_ ("Direct cost"),
    N_ ("Staff time"),
    N_ ("Free extras"),
    N_ ("Rush and small orders"),
    N_ ("Returns"),
    N_ ("Unfounded complaints"),
    N_ ("Late payment"),
  };

  g_return_val_if_fail ((guint) line < CLE_N_PROFIT, NULL);

  return _ (names[line]);
}

/**
 * cle_consultation_minutes:
 * @price: what the client is about to buy, in hundredths
 * @minute_price: one minute for so much of the price, in hundredths
 *
 * A quick rule for shops: how long a consultation may take before it costs
 * more than such a sale can bear.
 *
 * Returns: the minutes, rounded down, or -1 where there is no such rule
 */
gint64
cle_consultation_minutes (gint64 price,
                          gint64 minute_price)
{
  return minute_price > 0 ? MAX (price, 0) / minute_price : -1;
}
