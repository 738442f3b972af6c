/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client-given.h"
#include "clients/cle-amount.h"
#include "clients/cle-profit.h"

static const char *const members[CLE_N_MONEY] = {
  [CLE_MONEY_REVENUE] = "revenue",         [CLE_MONEY_DIRECT_COST] = "direct",
  [CLE_MONEY_HOURS] = "minutes",           [CLE_MONEY_HOURLY_COST] = "hourly",
  [CLE_MONEY_EXTRAS] = "extras",           [CLE_MONEY_RUSH] = "rush",
  [CLE_MONEY_RETURNS] = "returns",         [CLE_MONEY_COMPLAINTS] = "complaints",
  [CLE_MONEY_LATE_AMOUNT] = "late_amount", [CLE_MONEY_LATE_DAYS] = "late_days",
};

static void
check_range (const CleRange     *range,
             const CleJsonPlace *place,
             const char         *member)
{
  gint64 low = expected_get_item (place, member, 0);
  gint64 high = expected_get_item (place, member, 1);

  g_assert_cmpint (range->low, ==, low == NOT_KNOWN ? CLE_RANGE_OPEN_LOW : low);
  g_assert_cmpint (range->high, ==, high == NOT_KNOWN ? CLE_RANGE_OPEN_HIGH : high);
}

static void
check_line (const CleRange     *line,
            const CleJsonPlace *place,
            const char         *member)
{
  gint64 value = expected_get (place, member);

  g_assert_cmpint (line->low, ==, value == NOT_KNOWN ? 0 : value);
  g_assert_cmpint (line->high, ==, value == NOT_KNOWN ? CLE_RANGE_OPEN_HIGH : value);
}

static void
check_expected (const CleJsonPlace *place)
{
  g_autoptr (CleMoney) money = cle_money_new ();
  CleOffice office;
  CleProfit profit;
  gint64 all;

  for (guint i = 0; i < CLE_N_MONEY; i++)
    money->items[i] = expected_get (place, members[i]);
  cle_office_init (&office);
  office.hourly_cost = expected_get (place, "office_hourly");
  office.late_rate = (guint) expected_get (place, "rate");
  office.shared_overhead = expected_get (place, "overhead");
  all = expected_get (place, "others") + MAX (money->items[CLE_MONEY_REVENUE], 0);

  cle_profit_compute (money, &office, all, &profit);
  check_line (&profit.lines[CLE_PROFIT_HOURS], place, "hours_cost");
  check_line (&profit.lines[CLE_PROFIT_LATE], place, "late_cost");
  check_range (&profit.full, place, "full");
  check_range (&profit.decision, place, "full");
  check_range (&profit.after, place, "after");
  office.capacity = CLE_CAPACITY_IDLE;
  cle_profit_compute (money, &office, all, &profit);
  check_range (&profit.full, place, "full");
  check_range (&profit.decision, place, "idle");
}

static void
test_expected (void)
{
  Expected expected;

  expected_init (&expected, "profit");
  for (guint i = 0; i < expected.n; i++)
    {
      CleJsonPlace item = cle_json_place_get_item (&expected.list, i);

      check_expected (&item);
    }
  expected_clear (&expected);
}

static void
check_text (const CleMoney *money,
            const char     *expected,
            CleProfitKind   kind)
{
  CleOffice office;
  CleProfit profit;
  g_autofree char *text = NULL;

  cle_office_init (&office);
  cle_profit_compute (money, &office, 0, &profit);
  text = cle_range_dup_text (&profit.full, "EUR");
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpint (cle_profit_get_kind (&profit.full), ==, kind);
}

static void
test_ranges (void)
{
  g_autoptr (CleMoney) money = cle_money_new ();
  CleRange closed = { -100, 300 };
  g_autofree char *text = cle_range_dup_text (&closed, "EUR");
  gint64 value;

  g_assert_cmpstr (text, ==, "from \u22121 to 3 EUR");
  g_assert_true (cle_profit_get_known (&closed, &value));
  g_assert_cmpint (value, ==, 100);

  check_text (NULL, "not known", CLE_PROFIT_OPEN);
  check_text (money, "not known", CLE_PROFIT_OPEN);
  money->items[CLE_MONEY_REVENUE] = 100000;
  check_text (money, "at most 1\u202f000 EUR", CLE_PROFIT_OPEN);
  money->items[CLE_MONEY_DIRECT_COST] = 150000;
  check_text (money, "at most \u2212500 EUR", CLE_PROFIT_LOSS);
  for (guint i = CLE_MONEY_HOURS; i < CLE_N_MONEY; i++)
    money->items[i] = 0;
  money->items[CLE_MONEY_DIRECT_COST] = 40000;
  check_text (money, "600 EUR", CLE_PROFIT_GAIN);
  money->items[CLE_MONEY_DIRECT_COST] = 100000;
  check_text (money, "0 EUR", CLE_PROFIT_OPEN);
  money->items[CLE_MONEY_REVENUE] = CLE_MONEY_UNKNOWN;
  money->items[CLE_MONEY_DIRECT_COST] = 0;
  check_text (money, "at least 0 EUR", CLE_PROFIT_OPEN);
}

/* What a reader should have refused does no harm here. */
static void
test_wild (void)
{
  g_autoptr (CleMoney) money = cle_money_new ();
  CleOffice office;
  CleProfit profit;

  cle_office_init (&office);
  office.late_rate = G_MAXUINT;
  office.shared_overhead = G_MAXINT64;
  for (guint i = 0; i < CLE_N_MONEY; i++)
    money->items[i] = G_MAXINT64;
  cle_profit_compute (money, &office, G_MAXINT64, &profit);
  for (guint i = 0; i < CLE_N_PROFIT; i++)
    g_assert_cmpint (profit.lines[i].high, ==, CLE_MONEY_MAX);
  g_assert_cmpint (profit.full.low, ==, -6 * CLE_MONEY_MAX);

  for (guint i = 0; i < CLE_N_MONEY; i++)
    money->items[i] = -1;
  cle_profit_compute (money, &office, -5, &profit);
  g_assert_cmpuint (profit.n_unknown, ==, CLE_N_PROFIT);
  g_assert_true (profit.full.low == CLE_RANGE_OPEN_LOW);
}

static void
test_amount (void)
{
  g_assert_cmpint (cle_amount_mul_div (G_MAXINT64, G_MAXINT64, G_MAXINT64), ==, G_MAXINT64);
  g_assert_cmpint (cle_amount_mul_div (-7, 1, 2), ==, -4);
  g_assert_cmpint (cle_amount_mul_div (7, 1, 2), ==, 4);
  g_assert_cmpint (cle_amount_mul_div (9, 1, 4), ==, 2);
  g_assert_cmpint (cle_amount_mul_div (900000000000000, 900000000000000, 900000000000001), ==,
                   899999999999999);
  g_assert_cmpint (cle_amount_mul_div (G_MAXINT64, 2, 1), ==, G_MAXINT64);
  g_assert_cmpint (cle_amount_mul_div (G_MININT64, 8, 1), ==, -G_MAXINT64);
  g_assert_cmpint (cle_amount_add (G_MAXINT64, 1), ==, G_MAXINT64);
  g_assert_cmpint (cle_amount_add (-G_MAXINT64, -1), ==, -G_MAXINT64);
}

static void
test_consultation (void)
{
  g_assert_cmpint (cle_consultation_minutes (25000, 2000), ==, 12);
  g_assert_cmpint (cle_consultation_minutes (1999, 2000), ==, 0);
  g_assert_cmpint (cle_consultation_minutes (25000, 0), ==, -1);
  g_assert_cmpint (cle_consultation_minutes (-5, 10), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/profit/expected", test_expected);
  g_test_add_func ("/profit/ranges", test_ranges);
  g_test_add_func ("/profit/wild", test_wild);
  g_test_add_func ("/profit/amount", test_amount);
  g_test_add_func ("/profit/consultation", test_consultation);

  return g_test_run ();
}
