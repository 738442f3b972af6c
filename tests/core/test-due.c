/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assessment/cle-due.h"
#include "store/cle-clock.h"

static gint64
parse (const char *text)
{
  gint64 wall;
  int offset;

  g_assert_true (cle_time_parse_rfc3339 (text, &wall, &offset));
  return wall;
}

/* Days of the calendar where the user is, whatever the hour. */
static void
test_count (void)
{
  static const struct
  {
    const char *last;
    guint interval;
    const char *now;
    int offset;
    int left;
  } cases[] = {
    { "2026-11-21T23:59:00Z", 90, "2026-11-22T00:01:00Z", 0, 89 },
    { "2026-11-21T00:01:00Z", 90, "2026-11-21T23:59:00Z", 0, 90 },
    { "2026-11-21T12:00:00Z", 30, "2026-12-20T23:00:00Z", 0, 1 },
    { "2026-11-21T12:00:00Z", 30, "2026-12-20T23:00:00Z", 120, 0 },
    { "2026-11-21T12:00:00Z", 30, "2026-12-22T00:00:00Z", -60, 0 },
    { "2026-11-21T12:00:00Z", 30, "2027-01-05T12:00:00Z", 0, -15 },
    { "2024-02-28T12:00:00Z", 2, "2024-02-28T13:00:00Z", 0, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (cle_due_count_days (parse (cases[i].last), cases[i].interval,
                                         parse (cases[i].now), cases[i].offset),
                     ==, cases[i].left);
}

static void
test_find (void)
{
  g_assert_cmpint (cle_due_find_day (parse ("1970-01-01T10:00:00Z"), 0, 90), ==, 90);
  g_assert_cmpint (cle_due_find_day (parse ("1970-01-01T23:30:00Z"), 60, 90), ==, 91);
  g_assert_cmpint (cle_due_find_day (parse ("1970-01-01T00:30:00Z"), -60, 90), ==, 89);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/due/count", test_count);
  g_test_add_func ("/due/find", test_find);

  return g_test_run ();
}
