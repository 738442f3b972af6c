/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clients/cle-office-setting.h"

#include "clients/cle-money.h"
#include "store/cle-store.h"

#define REFUSED G_MININT64

/* What was typed and what it is then. */
static void
test_set (void)
{
  static const struct
  {
    CleOfficeSetting setting;
    const char *text;
    gint64 number;
  } CASES[] = {
    { CLE_OFFICE_HOURLY_COST, "40", 4000 },
    { CLE_OFFICE_HOURLY_COST, "40,5", 4050 },
    { CLE_OFFICE_HOURLY_COST, "40.50", 4050 },
    { CLE_OFFICE_HOURLY_COST, " ", 0 },
    { CLE_OFFICE_HOURLY_COST, "-1", REFUSED },
    { CLE_OFFICE_HOURLY_COST, "40 €", REFUSED },
    { CLE_OFFICE_OVERHEAD, "12 000", 1200000 },
    { CLE_OFFICE_MINUTE_PRICE, "100", 10000 },
    { CLE_OFFICE_LATE_RATE, "0", 0 },
    { CLE_OFFICE_LATE_RATE, "12,5", 12500 },
    { CLE_OFFICE_LATE_RATE, "12.125", 12125 },
    { CLE_OFFICE_LATE_RATE, "12.", REFUSED },
    { CLE_OFFICE_LATE_RATE, "1.2345", REFUSED },
    { CLE_OFFICE_LATE_RATE, "", REFUSED },
    { CLE_OFFICE_LATE_RATE, "12345", REFUSED },
    { CLE_OFFICE_CAPACITY, "idle", CLE_CAPACITY_IDLE },
    { CLE_OFFICE_CAPACITY, "busy", REFUSED },
    { CLE_OFFICE_IDEAL_DAYS, " 30 ", 30 },
    { CLE_OFFICE_MAX_DAYS, "0", REFUSED },
    { CLE_OFFICE_REVISION_DAYS, "36500", 36500 },
    { CLE_OFFICE_TRIAL_DAYS, "36501", REFUSED },
    { CLE_OFFICE_STALE_DAYS, "9.5", REFUSED },
    { CLE_OFFICE_STALE_DAYS, "", REFUSED },
    { CLE_OFFICE_CURRENCY, "EURO", REFUSED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autoptr (GError) error = NULL;
      CleOffice office;
      gboolean done;
      gint64 before;

      cle_office_init (&office);
      before = cle_office_get_number (&office, CASES[i].setting);
      done = cle_office_set (&office, CASES[i].setting, CASES[i].text, &error);
      g_test_message ("%s", CASES[i].text);
      g_assert_cmpint (done, ==, CASES[i].number != REFUSED);
      g_assert_cmpint (error == NULL, ==, done);
      g_assert_cmpint (cle_office_get_number (&office, CASES[i].setting), ==,
                       done ? CASES[i].number : before);
    }
}

/* What is shown may be typed again. */
static void
test_text (void)
{
  CleOffice office, again;

  cle_office_init (&office);
  cle_office_init (&again);
  g_assert_true (cle_office_set (&office, CLE_OFFICE_CURRENCY, "usd", NULL));
  g_assert_cmpstr (office.currency, ==, "USD");
  office.late_rate = 7250;
  office.hourly_cost = 123450;
  for (guint i = 0; i < CLE_N_OFFICE_SETTINGS; i++)
    {
      g_autofree char *text = cle_office_dup_text (&office, (CleOfficeSetting) i);
      CleOfficeSetting setting;

      g_assert_true (cle_office_set (&again, (CleOfficeSetting) i, text, NULL));
      g_assert_true (
          cle_office_setting_from_word (cle_office_setting_get_word ((CleOfficeSetting) i),
                                        &setting));
      g_assert_cmpint (setting, ==, i);
    }
  g_assert_cmpstr (again.currency, ==, "USD");
  g_assert_cmpint (again.late_rate, ==, 7250);
  g_assert_cmpint (again.hourly_cost, ==, 123450);
}

static void
test_rate_text (void)
{
  static const struct
  {
    guint rate;
    const char *text;
  } CASES[] = { { 0, "0" }, { 10000, "10" }, { 12500, "12.5" }, { 7, "0.007" }, { 100, "0.1" } };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      CleOffice office = { .late_rate = CASES[i].rate };
      g_autofree char *text = cle_office_dup_text (&office, CLE_OFFICE_LATE_RATE);

      g_assert_cmpstr (text, ==, CASES[i].text);
    }
}

static void
test_check (void)
{
  g_autoptr (GError) error = NULL;
  CleOffice office;

  cle_office_init (&office);
  g_assert_true (cle_office_check (&office, &error));
  g_assert_no_error (error);
  office.ideal_days = office.max_days + 1;
  g_assert_false (cle_office_check (&office, NULL));
  cle_office_init (&office);
  office.late_rate = 1000001;
  g_assert_false (cle_office_check (&office, NULL));
  cle_office_init (&office);
  office.shared_overhead = CLE_MONEY_MAX + 1;
  g_assert_false (cle_office_check (&office, NULL));
  cle_office_init (&office);
  office.stale_days = 0;
  g_assert_false (cle_office_check (&office, NULL));
  cle_office_init (&office);
  office.currency[1] = 'u';
  g_assert_false (cle_office_check (&office, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/office/set", test_set);
  g_test_add_func ("/office/text", test_text);
  g_test_add_func ("/office/rate-text", test_rate_text);
  g_test_add_func ("/office/check", test_check);

  return g_test_run ();
}
