/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-format-closures.h"

#define MINUTE (60 * (gint64) 1000)
#define DAY    (24 * 60 * MINUTE)

/* Saturday, 21 November 2026, 12:00 UTC. */
#define NOW G_GINT64_CONSTANT (1795262400000)

static void
test_certainty (void)
{
  static const struct
  {
    CleOutcome  outcome;
    const char *text;
  } CASES[] = {
    { { 6000, 8000, 10000, 2, 10 }, "6 of 10; 8 if the 2 you were not sure of turn out to be yes" },
    { { 6000, 7000, 10000, 1, 10 }, "6 of 10; 7 if the one you were not sure of turns out to be yes" },
    { { 10000, 10000, 10000, 0, 10 }, "10 of 10; nothing was left unsure" },
    { { 0, 0, 10000, 0, 10 }, "0 of 10; nothing was left unsure" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree char *text = cle_format_certainty (&CASES[i].outcome);

      g_assert_cmpstr (text, ==, CASES[i].text);
    }
}

static void
test_about (void)
{
  g_autofree char *both = cle_format_about ("North branch", CLE_VOICE_STAFF);
  g_autofree char *voice = cle_format_about ("", CLE_VOICE_CLIENT);
  g_autofree char *nothing = cle_format_about (NULL, CLE_VOICE_MANAGEMENT);
  g_autofree char *turned = cle_format_about ("a\u202eb", CLE_VOICE_STAFF);

  g_assert_cmpstr (both, ==, "North branch · Staff");
  g_assert_cmpstr (voice, ==, "Client");
  g_assert_cmpstr (nothing, ==, "Management");
  g_assert_cmpstr (turned, ==, "\u200e\u2068a\u202eb\u2069 · Staff");
}

static void
test_day (void)
{
  static const struct
  {
    gint64      wall;
    int         offset;
    const char *text;
  } CASES[] = {
    { NOW, 0, "today" },
    { NOW - 12 * 60 * MINUTE, 0, "today" },
    { NOW - 12 * 60 * MINUTE - 1, 0, "yesterday" },
    { NOW - 12 * 60 * MINUTE - 1, 120, "today" },
    { NOW - 4 * DAY, 0, "on Tuesday" },
    { NOW - 6 * DAY, 0, "on Sunday" },
    { NOW - 7 * DAY, 0, "on 14 November 2026" },
    { NOW + DAY, 0, "on 22 November 2026" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree char *text = cle_format_day (CASES[i].wall, NOW, CASES[i].offset);

      g_assert_cmpstr (text, ==, CASES[i].text);
    }
}

static void
test_moment (void)
{
  g_autofree char *today = cle_format_moment (NOW, NOW, 60);
  g_autofree char *yesterday = cle_format_moment (NOW - DAY, NOW, 0);
  g_autofree char *older = cle_format_moment (NOW - 40 * DAY, NOW, 0);

  g_assert_cmpstr (today, ==, "Today, 13:00");
  g_assert_cmpstr (yesterday, ==, "Yesterday, 12:00");
  g_assert_cmpstr (older, ==, "12 October 2026");
}

static void
test_duration (void)
{
  g_autofree char *nothing = cle_format_duration (0);
  g_autofree char *several = cle_format_duration (4 * MINUTE + 29 * 1000);

  g_assert_cmpstr (nothing, ==, "1 minute");
  g_assert_cmpstr (several, ==, "4 minutes");
}

static void
test_progress (void)
{
  g_autofree char *third = cle_format_progress (2, 10);
  g_autofree char *beyond = cle_format_progress (10, 10);

  g_assert_cmpstr (third, ==, "3 of 10");
  g_assert_cmpstr (beyond, ==, "10 of 10");
}

/* Each answer is told by a shape of its own. */
static void
test_symbols (void)
{
  for (int i = CLE_ANSWER_NONE; i <= CLE_ANSWER_NO; i++)
    for (int j = i + 1; j <= CLE_ANSWER_NO; j++)
      g_assert_cmpstr (cle_format_answer_symbol ((CleAnswer) i), !=,
                       cle_format_answer_symbol ((CleAnswer) j));
}

static void
test_number (void)
{
  static const char *const cases[][2] = {
    { "-2800.00", "\u22122\u202f800" }, { "40600.50", "40\u202f600.5" }, { "0.00", "0" },
    { "-0.0", "0" },                      { "1000000", "1\u202f000\u202f000" },
    { "100.000", "100" },                 { "7", "7" },                     { "", "" },
    { "2024-02-10", "2024-02-10" },       { "59.870", "59.87" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = cle_format_number (cases[i][0]);

      g_assert_cmpstr (found, ==, cases[i][1]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/format/certainty", test_certainty);
  g_test_add_func ("/format/about", test_about);
  g_test_add_func ("/format/day", test_day);
  g_test_add_func ("/format/moment", test_moment);
  g_test_add_func ("/format/duration", test_duration);
  g_test_add_func ("/format/progress", test_progress);
  g_test_add_func ("/format/symbols", test_symbols);
  g_test_add_func ("/format/number", test_number);

  return g_test_run ();
}
