/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clients/cle-reckoning.h"

static const char *
find (GPtrArray  *lines,
      const char *title)
{
  for (guint i = 0; i < lines->len; i++)
    if (g_str_equal (((CleReckoningLine *) lines->pdata[i])->title, title))
      return ((CleReckoningLine *) lines->pdata[i])->text;

  return NULL;
}

/* A product stands beside the numbers that it is made of. */
static void
test_money (void)
{
  g_autoptr (CleMoney) money = cle_money_new ();
  CleOffice office;
  CleJudged judged = { .money = money };
  g_autoptr (GPtrArray) lines = NULL;

  cle_office_init (&office);
  office.shared_overhead = 1000000;
  office.late_rate = 10000;
  money->items[CLE_MONEY_REVENUE] = 3000000;
  money->items[CLE_MONEY_HOURS] = 70 * 60 + 30;
  money->items[CLE_MONEY_HOURLY_COST] = 4000;
  money->items[CLE_MONEY_LATE_AMOUNT] = 1000000;
  money->items[CLE_MONEY_LATE_DAYS] = 73;
  cle_profit_compute (money, &office, 26300000, &judged.profit);
  lines = cle_reckoning_list (&judged, &office, 26300000, "en");

  g_assert_cmpstr (find (lines, "Staff time"), ==, "2\u202f820 EUR = 70 h 30 min × 40");
  g_assert_cmpstr (find (lines, "Late payment"), ==,
                   "200 EUR = 10\u202f000 × 73 days × 10 % ÷ 365");
  g_assert_cmpstr (find (lines, "Share of the overhead"), ==,
                   "1\u202f140.68 EUR = 10\u202f000 × revenue 30\u202f000 ÷ revenue of all "
                   "263\u202f000");
  g_assert_cmpstr (find (lines, "Direct cost"), ==, "at least 0 EUR");
  g_assert_null (find (lines, "From 70"));
}

/* Which rule it was, and that the band is held by the last decision. */
static void
test_rules (void)
{
  CleOffice office;
  CleJudged judged = {
    .verdict = { .kind = CLE_VERDICT_KEEP, .band = CLE_BAND_FAIR, .money = CLE_PROFIT_GAIN }
  };
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) held = NULL;

  cle_office_init (&office);
  judged.profit.decision = (CleRange){ 320000, 320000 };
  lines = cle_reckoning_list_rules (&judged, &office);
  g_assert_cmpstr (find (lines, "What this fit means"), ==, "mostly fits (50 to 70)");
  g_assert_cmpstr (find (lines, "Profit as it counts in the verdict"), ==,
                   "3\u202f200 EUR: a gain");
  g_assert_nonnull (find (lines, "From 70"));

  judged.verdict.held = TRUE;
  held = cle_reckoning_list_rules (&judged, &office);
  g_assert_nonnull (strstr (find (held, "What this fit means"), "last decision’s"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reckoning/money", test_money);
  g_test_add_func ("/reckoning/rules", test_rules);

  return g_test_run ();
}
