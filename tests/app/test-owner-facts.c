/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-owner-facts.h"

#define MINUTE G_GINT64_CONSTANT (60000)
#define NOON   G_GINT64_CONSTANT (1795608000000) /* 2026-11-25 12:00 UTC */

static void
test_size (void)
{
  static const struct
  {
    guint64     bytes;
    const char *text;
  } cases[] = {
    { 0, "0 MB" },
    { 999999, "0 MB" },
    { 52000000, "52 MB" },
    { G_GUINT64_CONSTANT (9999999999), "9999 MB" },
    { G_GUINT64_CONSTANT (10000000000), "10 GB" },
    { G_GUINT64_CONSTANT (2000398934016), "2000 GB" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = cle_owner_fact_format_size (cases[i].bytes);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* By the local day, east and west of UTC. */
static void
test_time (void)
{
  static const struct
  {
    gint64      minutes; /* from noon */
    int         offset;
    const char *time;
    const char *day;
  } cases[] = {
    { 0, 0, "2026-11-25, 12:00", "Today" },
    { -721, 0, "2026-11-24, 23:59", "2026-11-24" },
    { -721, 60, "2026-11-25, 00:59", "Today" },
    { -480, -300, "2026-11-24, 23:00", "2026-11-24" },
    { -365 * 1440, 0, "2025-11-25, 12:00", "2025-11-25" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 wall = NOON + cases[i].minutes * MINUTE;
      g_autofree char *time = cle_owner_fact_format_time (wall, cases[i].offset);
      g_autofree char *day = cle_owner_fact_format_day (wall, NOON, cases[i].offset);

      g_assert_cmpstr (time, ==, cases[i].time);
      g_assert_cmpstr (day, ==, cases[i].day);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/owner-facts/size", test_size);
  g_test_add_func ("/owner-facts/time", test_time);

  return g_test_run ();
}
