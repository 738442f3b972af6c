/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clients/cle-decision.h"
#include "clients/cle-money.h"
#include "clients/cle-office.h"
#include "clients/cle-rating.h"

#include <locale.h>

#define GOOD (-1)

typedef struct
{
  const char  *text;
  CleMoneyItem item;
  int          code;  /* of the error, or GOOD */
  gint64       value;
} Case;

static const Case cases[] = {
  { "0", CLE_MONEY_REVENUE, GOOD, 0 },
  { "000", CLE_MONEY_REVENUE, GOOD, 0 },
  { "007", CLE_MONEY_REVENUE, GOOD, 700 },
  { "1250", CLE_MONEY_REVENUE, GOOD, 125000 },
  { "1250.5", CLE_MONEY_REVENUE, GOOD, 125050 },
  { "1250,5", CLE_MONEY_REVENUE, GOOD, 125050 },
  { "1250,05", CLE_MONEY_REVENUE, GOOD, 125005 },
  { "0.05", CLE_MONEY_REVENUE, GOOD, 5 },
  { "0,5", CLE_MONEY_REVENUE, GOOD, 50 },
  { "1 250", CLE_MONEY_REVENUE, GOOD, 125000 },
  { "1\u2009250\u2009000", CLE_MONEY_REVENUE, GOOD, 125000000 },
  { "1\u202f250,50", CLE_MONEY_REVENUE, GOOD, 125050 },
  { "1\u00a0250.50", CLE_MONEY_REVENUE, GOOD, 125050 },
  { "1'250.50", CLE_MONEY_REVENUE, GOOD, 125050 },
  { "1\u2019250.50", CLE_MONEY_REVENUE, GOOD, 125050 },
  { "1,250.50", CLE_MONEY_REVENUE, GOOD, 125050 },
  { "1.250,50", CLE_MONEY_REVENUE, GOOD, 125050 },
  { "1.234.567", CLE_MONEY_REVENUE, GOOD, 123456700 },
  { "1,234,567.89", CLE_MONEY_REVENUE, GOOD, 123456789 },
  { " \u00a012 ", CLE_MONEY_REVENUE, GOOD, 1200 },
  { "9000000000000", CLE_MONEY_REVENUE, GOOD, CLE_MONEY_MAX },
  { "", CLE_MONEY_REVENUE, GOOD, CLE_MONEY_UNKNOWN },
  { " ? ", CLE_MONEY_REVENUE, GOOD, CLE_MONEY_UNKNOWN },
  { "unknown", CLE_MONEY_HOURS, GOOD, CLE_MONEY_UNKNOWN },
  { "12.5", CLE_MONEY_HOURS, GOOD, 750 },
  { "12,25", CLE_MONEY_HOURS, GOOD, 735 },
  { "12:30", CLE_MONEY_HOURS, GOOD, 750 },
  { "0.33", CLE_MONEY_HOURS, GOOD, 20 },
  { "1000000", CLE_MONEY_HOURS, GOOD, 60000000 },
  { "366", CLE_MONEY_LATE_DAYS, GOOD, 366 },
  { "30,00", CLE_MONEY_LATE_DAYS, GOOD, 30 },
  { "-5", CLE_MONEY_REVENUE, CLE_MONEY_ERROR_NEGATIVE, 0 },
  { "\u22125", CLE_MONEY_REVENUE, CLE_MONEY_ERROR_NEGATIVE, 0 },
  { "5-", CLE_MONEY_REVENUE, CLE_MONEY_ERROR_NEGATIVE, 0 },
  { "$5", CLE_MONEY_REVENUE, CLE_MONEY_ERROR_CURRENCY, 0 },
  { "5 \u20bd", CLE_MONEY_REVENUE, CLE_MONEY_ERROR_CURRENCY, 0 },
  { "5\u20ac", CLE_MONEY_REVENUE, CLE_MONEY_ERROR_CURRENCY, 0 },
  { "5 EUR", CLE_MONEY_REVENUE, CLE_MONEY_ERROR_CURRENCY, 0 },
  { "USD5", CLE_MONEY_REVENUE, CLE_MONEY_ERROR_CURRENCY, 0 },
  { "5 usd", CLE_MONEY_REVENUE, CLE_MONEY_ERROR_CURRENCY, 0 },
  { "5 CHF", CLE_MONEY_REVENUE, CLE_MONEY_ERROR_CURRENCY, 0 },
  { "5 руб.", CLE_MONEY_REVENUE, CLE_MONEY_ERROR_CURRENCY, 0 },
  { "5 рублей", CLE_MONEY_REVENUE, CLE_MONEY_ERROR_CURRENCY, 0 },
  { "5р.", CLE_MONEY_REVENUE, CLE_MONEY_ERROR_CURRENCY, 0 },
  { "5 euros", CLE_MONEY_REVENUE, CLE_MONEY_ERROR_CURRENCY, 0 },
  { "5 abc", CLE_MONEY_REVENUE, CLE_MONEY_ERROR_LETTERS, 0 },
  { "USD", CLE_MONEY_REVENUE, CLE_MONEY_ERROR_LETTERS, 0 },
  { "5 USD", CLE_MONEY_HOURS, CLE_MONEY_ERROR_LETTERS, 0 },
  { "5 days", CLE_MONEY_LATE_DAYS, CLE_MONEY_ERROR_LETTERS, 0 },
  { "12k", CLE_MONEY_REVENUE, CLE_MONEY_ERROR_LETTERS, 0 },
  { "1e5", CLE_MONEY_REVENUE, CLE_MONEY_ERROR_LETTERS, 0 },
  { "+5", CLE_MONEY_REVENUE, CLE_MONEY_ERROR_LETTERS, 0 },
  { "{{Braces}} & <b>Co", CLE_MONEY_REVENUE, CLE_MONEY_ERROR_LETTERS, 0 },
  { "\u0661\u0662", CLE_MONEY_REVENUE, CLE_MONEY_ERROR_LETTERS, 0 },
  { "\xff", CLE_MONEY_REVENUE, CLE_MONEY_ERROR_LETTERS, 0 },
  { "9000000000000.01", CLE_MONEY_REVENUE, CLE_MONEY_ERROR_RANGE, 0 },
  { "99999999999999999", CLE_MONEY_REVENUE, CLE_MONEY_ERROR_RANGE, 0 },
  { "999999999999999999999999", CLE_MONEY_REVENUE, CLE_MONEY_ERROR_RANGE, 0 },
  { "1000000.01", CLE_MONEY_HOURS, CLE_MONEY_ERROR_RANGE, 0 },
  { "99999999:00", CLE_MONEY_HOURS, CLE_MONEY_ERROR_RANGE, 0 },
  { "12:60", CLE_MONEY_HOURS, CLE_MONEY_ERROR_LETTERS, 0 },
  { "367", CLE_MONEY_LATE_DAYS, CLE_MONEY_ERROR_RANGE, 0 },
  { "1.5", CLE_MONEY_LATE_DAYS, CLE_MONEY_ERROR_FRACTION, 0 },
  { "0.123", CLE_MONEY_REVENUE, CLE_MONEY_ERROR_FRACTION, 0 },
  { "1.2345", CLE_MONEY_REVENUE, CLE_MONEY_ERROR_FRACTION, 0 },
  { "1,234", CLE_MONEY_REVENUE, CLE_MONEY_ERROR_AMBIGUOUS, 0 },
  { "12.345", CLE_MONEY_REVENUE, CLE_MONEY_ERROR_AMBIGUOUS, 0 },
  { "1.2.3", CLE_MONEY_REVENUE, CLE_MONEY_ERROR_FORM, 0 },
  { "1.234.56", CLE_MONEY_REVENUE, CLE_MONEY_ERROR_FORM, 0 },
  { "1,23.45", CLE_MONEY_REVENUE, CLE_MONEY_ERROR_FORM, 0 },
  { "1,234.567,8", CLE_MONEY_REVENUE, CLE_MONEY_ERROR_FORM, 0 },
  { "1 25", CLE_MONEY_REVENUE, CLE_MONEY_ERROR_FORM, 0 },
  { "1 25.00", CLE_MONEY_REVENUE, CLE_MONEY_ERROR_FORM, 0 },
  { "5.", CLE_MONEY_REVENUE, CLE_MONEY_ERROR_FORM, 0 },
  { ".5", CLE_MONEY_REVENUE, CLE_MONEY_ERROR_FORM, 0 },
  { ",", CLE_MONEY_REVENUE, CLE_MONEY_ERROR_FORM, 0 },
};

static void
test_parse (gconstpointer data)
{
  const Case *one = data;
  g_autoptr (GError) error = NULL;
  gint64 value = -2;
  gboolean done = cle_money_parse (one->item, one->text, &value, &error);

  if (one->code == GOOD)
    {
      g_assert_no_error (error);
      g_assert_true (done);
      g_assert_cmpint (value, ==, one->value);
    }
  else
    {
      g_assert_error (error, CLE_MONEY_ERROR, one->code);
      g_assert_false (done);
    }
}

static void
test_message (void)
{
  g_autoptr (GError) error = NULL;
  gint64 value;

  g_assert_false (cle_money_parse (CLE_MONEY_EXTRAS, "1,234", &value, &error));
  g_assert_cmpstr (error->message, ==,
                   "“1,234” can be read in two ways; write it without the “,”, or with two "
                   "decimals");
  g_assert_false (cle_money_parse (CLE_MONEY_EXTRAS, "-1", &value, NULL));
}

static void
check_text (gint64      amount,
            const char *expected)
{
  g_autofree char *text = cle_money_dup_text (amount);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_text (void)
{
  check_text (0, "0");
  check_text (5, "0.05");
  check_text (-100, "\u22121");
  check_text (123456789, "1\u202f234\u202f567.89");
  check_text (-CLE_MONEY_MAX, "\u22129\u202f000\u202f000\u202f000\u202f000");
  check_text (10000, "100");
  check_text (100000, "1\u202f000");
}

static void
test_words (void)
{
  CleMoneyItem item = CLE_N_MONEY;
  CleCapacity capacity = CLE_CAPACITY_SCARCE;
  CleVerdictKind kind = CLE_VERDICT_NONE;

  for (guint i = 0; i < CLE_N_MONEY; i++)
    {
      g_assert_true (cle_money_item_from_word (cle_money_item_get_word ((CleMoneyItem) i), &item));
      g_assert_cmpint (item, ==, (int) i);
    }
  for (guint i = CLE_CAPACITY_SCARCE; i <= CLE_CAPACITY_IDLE; i++)
    {
      g_assert_true (cle_capacity_from_word (cle_capacity_get_word ((CleCapacity) i), &capacity));
      g_assert_cmpint (capacity, ==, (int) i);
    }
  for (guint i = CLE_VERDICT_NONE; i <= CLE_VERDICT_PART; i++)
    {
      g_assert_true (
          cle_verdict_kind_from_word (cle_verdict_kind_get_word ((CleVerdictKind) i), &kind));
      g_assert_cmpint (kind, ==, (int) i);
    }
  g_assert_cmpstr (cle_money_item_get_word (CLE_MONEY_LATE_DAYS), ==, "late-days");
  g_assert_cmpstr (cle_verdict_kind_get_word (CLE_VERDICT_TERMS), ==, "change-terms");
  g_assert_false (cle_money_item_from_word ("Revenue", &item));
  g_assert_false (cle_capacity_from_word ("", &capacity));
  g_assert_false (cle_verdict_kind_from_word ("terms", &kind));
}

static void
test_values (void)
{
  g_autoptr (CleMoney) money = cle_money_new ();
  g_autoptr (CleMoney) copy = NULL;
  CleOffice office;

  for (guint i = 0; i < CLE_N_MONEY; i++)
    g_assert_true (money->items[i] == CLE_MONEY_UNKNOWN);
  money->client = g_strdup ("c");
  money->items[CLE_MONEY_HOURS] = 61;
  copy = cle_money_copy (money);
  g_assert_cmpint (copy->items[CLE_MONEY_HOURS], ==, 61);
  g_assert_cmpstr (copy->client, ==, "c");
  g_assert_true (copy->client != money->client);

  cle_office_init (&office);
  g_assert_cmpstr (office.currency, ==, "EUR");
  g_assert_cmpuint (office.revision_days, ==, 90);
  g_assert_cmpuint (office.trial_days, ==, 90);
  g_assert_cmpuint (office.stale_days, ==, 365);
  g_assert_cmpint (office.capacity, ==, CLE_CAPACITY_ENOUGH);
}

static void
test_rating (void)
{
  g_autoptr (CleRating) rating = cle_rating_new ();
  g_autoptr (CleRating) copy = NULL;

  cle_rating_set (rating, "pays-late", 2, "Three reminders <b>");
  cle_rating_set (rating, "rude", -7, NULL);
  cle_rating_set (rating, "pays-late", 1, "{{twice}}");
  rating->rater = g_strdup ("r");
  g_assert_cmpuint (rating->rated->len, ==, 2);

  copy = cle_rating_copy (rating);
  g_assert_cmpint (cle_rating_get (copy, "pays-late"), ==, 1);
  g_assert_cmpint (cle_rating_get (copy, "rude"), ==, CLE_LEVEL_UNKNOWN);
  g_assert_cmpint (cle_rating_get (copy, "never-heard-of"), ==, CLE_LEVEL_UNKNOWN);
  g_assert_cmpstr (((CleRated *) copy->rated->pdata[0])->evidence, ==, "{{twice}}");
  g_assert_cmpstr (copy->rater, ==, "r");
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_MESSAGES, "C");
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/money/parse/%u", i);

      g_test_add_data_func (path, &cases[i], test_parse);
    }
  g_test_add_func ("/money/message", test_message);
  g_test_add_func ("/money/text", test_text);
  g_test_add_func ("/money/words", test_words);
  g_test_add_func ("/money/values", test_values);
  g_test_add_func ("/rating", test_rating);

  return g_test_run ();
}
