/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clients/cle-care.h"

#define DAY G_GINT64_CONSTANT (86400000)
#define NOW G_GINT64_CONSTANT (1795262400000)
#define OFTEN 5

static CleContact *
make_contact (CleContactKind kind,
              guint          days_ago,
              guint          minutes)
{
  CleContact *contact = g_new0 (CleContact, 1);

  contact->kind = kind;
  contact->at = NOW - days_ago * DAY;
  contact->minutes = minutes;

  return contact;
}

static CleProfit
make_profit (gint64 revenue,
             gint64 low,
             gint64 high)
{
  CleProfit profit = { 0 };

  profit.lines[CLE_PROFIT_REVENUE] = (CleRange){ revenue, revenue };
  profit.full = (CleRange){ low, high };

  return profit;
}

static void
test_care (void)
{
  static const struct
  {
    const char *why;
    CleVerdictKind kind;
    CleRule rule;
    gint64 revenue;
    gint64 low;
    gint64 high;
    CleContactKind contacts;
    guint n;
    guint days_ago;
    CleCare care;
  } CASES[] = {
    { "earns, and only problems were talked about", CLE_VERDICT_TERMS, CLE_RULE_BAD_GAIN, 1000, 100,
      100, CLE_CONTACT_PROBLEM, OFTEN, 1, CLE_CARE_TROUBLE },
    { "only money was talked about", CLE_VERDICT_PART, CLE_RULE_BAD_LOSS, 1000, -100, -100,
      CLE_CONTACT_MONEY, OFTEN, 1, CLE_CARE_TROUBLE },
    { "loses more than a tenth", CLE_VERDICT_PART, CLE_RULE_BAD_LOSS, 1000, -101, -101,
      CLE_CONTACT_MONEY, OFTEN, 1, CLE_CARE_NOT },
    { "whether it earns is open", CLE_VERDICT_PART, CLE_RULE_BAD_OPEN_TRIED, 1000, -900, 50,
      CLE_CONTACT_MONEY, OFTEN, 1, CLE_CARE_TROUBLE },
    { "four contacts are too few to tell", CLE_VERDICT_TERMS, CLE_RULE_BAD_GAIN, 1000, 100, 100,
      CLE_CONTACT_PROBLEM, OFTEN - 1, 1, CLE_CARE_NOT },
    { "care was taken", CLE_VERDICT_TERMS, CLE_RULE_BAD_GAIN, 1000, 100, 100, CLE_CONTACT_CARE,
      OFTEN, 1, CLE_CARE_NOT },
    { "the last care was long ago", CLE_VERDICT_TERMS, CLE_RULE_BAD_GAIN, 1000, 100, 100,
      CLE_CONTACT_CARE, 1, 1000, CLE_CARE_SILENCE },
    { "abuse decides by itself", CLE_VERDICT_PART, CLE_RULE_KNOCK_OUT, 1000, 100, 100,
      CLE_CONTACT_PROBLEM, OFTEN, 1, CLE_CARE_NOT },
    { "a client to keep needs no such word", CLE_VERDICT_KEEP, CLE_RULE_FAIR_GAIN, 1000, 100, 100,
      CLE_CONTACT_PROBLEM, OFTEN, 1, CLE_CARE_NOT },
  };
  CleOffice office;

  cle_office_init (&office);
  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autoptr (GPtrArray) contacts =
          g_ptr_array_new_with_free_func ((GDestroyNotify) cle_contact_free);
      CleVerdict verdict = { .kind = CASES[i].kind, .rule = CASES[i].rule };
      CleProfit profit = make_profit (CASES[i].revenue, CASES[i].low, CASES[i].high);

      g_test_message ("%s", CASES[i].why);
      for (guint c = 0; c < CASES[i].n; c++)
        g_ptr_array_add (contacts, make_contact (CASES[i].contacts, CASES[i].days_ago, 10));
      g_assert_cmpint (cle_care_find (&verdict, &profit, contacts, NOW - 2 * DAY, &office, NOW), ==,
                       CASES[i].care);
    }
}

/* 47 minutes of talk on 12 minutes' worth. */
static void
test_talk (void)
{
  g_autoptr (GPtrArray) contacts =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cle_contact_free);
  CleProfit profit = make_profit (12000, 0, 0);
  CleOffice office;
  guint64 talked;
  gint64 worth;

  cle_office_init (&office);
  g_ptr_array_add (contacts, make_contact (CLE_CONTACT_ORDER, 1, 40));
  g_ptr_array_add (contacts, make_contact (CLE_CONTACT_ORDER, 300, 7));
  g_ptr_array_add (contacts, make_contact (CLE_CONTACT_ORDER, 400, 100));
  office.minute_price = 0;
  g_assert_false (cle_talk_is_over_budget (contacts, &profit, &office, NOW, &talked, &worth));
  office.minute_price = 1000;
  g_assert_true (cle_talk_is_over_budget (contacts, &profit, &office, NOW, &talked, &worth));
  g_assert_cmpuint (talked, ==, 47);
  g_assert_cmpint (worth, ==, 12);
  office.minute_price = 255;
  g_assert_false (cle_talk_is_over_budget (contacts, &profit, &office, NOW, &talked, &worth));
  g_assert_cmpint (worth, ==, 47);
  profit.lines[CLE_PROFIT_REVENUE].high = CLE_RANGE_OPEN_HIGH;
  g_assert_false (cle_talk_is_over_budget (contacts, &profit, &office, NOW, &talked, &worth));
}

/* Both are told, the talk first, and nothing where there is nothing to say. */
static void
test_reasons (void)
{
  g_autoptr (GPtrArray) contacts =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cle_contact_free);
  g_autoptr (GPtrArray) reasons = g_ptr_array_new_with_free_func ((GDestroyNotify) cle_reason_free);
  CleVerdict verdict = { .kind = CLE_VERDICT_TERMS, .rule = CLE_RULE_BAD_GAIN };
  CleProfit profit = make_profit (12000, 100, 100);
  CleOffice office;

  cle_office_init (&office);
  office.minute_price = 1000;
  for (guint i = 0; i < OFTEN; i++)
    g_ptr_array_add (contacts, make_contact (CLE_CONTACT_MONEY, 1, 10));
  g_assert_cmpint (cle_care_add_reasons (reasons, &verdict, &profit, contacts, NOW, &office, NOW),
                   ==, CLE_CARE_TROUBLE);
  g_assert_cmpuint (reasons->len, ==, 2);
  g_assert_cmpstr (((const CleReason *) reasons->pdata[0])->text, ==,
                   "50 minutes of talk in a year on 12 minutes’ worth of revenue.");
  g_assert_cmpstr (((const CleReason *) reasons->pdata[1])->code, ==, "care-trouble");

  g_ptr_array_set_size (contacts, 0);
  g_assert_cmpint (cle_care_add_reasons (reasons, &verdict, &profit, contacts, NOW, &office, NOW),
                   ==, CLE_CARE_NOT);
  g_assert_cmpuint (reasons->len, ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/care/cases", test_care);
  g_test_add_func ("/care/talk", test_talk);
  g_test_add_func ("/care/reasons", test_reasons);

  return g_test_run ();
}
