/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/cle-clock.h"

#include <string.h>
#include <time.h>

typedef struct
{
  gint64      wall;
  const char *text;
} TimeCase;

static const TimeCase time_cases[] = {
  { 0, "1970-01-01T00:00:00.000Z" },
  { 1, "1970-01-01T00:00:00.001Z" },
  { G_GINT64_CONSTANT (951782400000), "2000-02-29T00:00:00.000Z" },
  { G_GINT64_CONSTANT (951868799999), "2000-02-29T23:59:59.999Z" },
  { G_GINT64_CONSTANT (1709208000000), "2024-02-29T12:00:00.000Z" },
  { G_GINT64_CONSTANT (1795262400000), "2026-11-21T12:00:00.000Z" },
  { G_GINT64_CONSTANT (2147483647000), "2038-01-19T03:14:07.000Z" },
  { G_GINT64_CONSTANT (2147483648000), "2038-01-19T03:14:08.000Z" },
  { G_GINT64_CONSTANT (4107542400000), "2100-03-01T00:00:00.000Z" },
  { G_GINT64_CONSTANT (4294967296000), "2106-02-07T06:28:16.000Z" },
  { G_GINT64_CONSTANT (253402300799999), "9999-12-31T23:59:59.999Z" },
};

static void
test_time (gconstpointer data)
{
  const TimeCase *row = data;
  g_autofree char *text = cle_time_format (row->wall);
  gint64 wall = -1;

  g_assert_cmpstr (text, ==, row->text);
  g_assert_true (cle_time_parse (row->text, strlen (row->text), &wall));
  g_assert_cmpint (wall, ==, row->wall);
}

static void
test_clamp (void)
{
  g_autofree char *before = cle_time_format (-1);
  g_autofree char *after = cle_time_format (G_MAXINT64);

  g_assert_cmpstr (before, ==, "1970-01-01T00:00:00.000Z");
  g_assert_cmpstr (after, ==, "9999-12-31T23:59:59.999Z");
}

/* Against the C library, a day at a time for four centuries and a half. */
static void
test_every_day (void)
{
  for (gint64 day = 0; day < 365 * 450; day++)
    {
      time_t seconds = (time_t) (day * 86400 + day % 86400);
      g_autofree char *text = cle_time_format ((gint64) seconds * 1000);
      struct tm parts;
      char expected[40];

      gmtime_r (&seconds, &parts);
      strftime (expected, sizeof expected, "%Y-%m-%dT%H:%M:%S.000Z", &parts);
      g_assert_cmpstr (text, ==, expected);
    }
}

static const char *const bad_times[] = {
  "",
  "2026-11-21",
  "2026-11-21T12:00:00Z",
  "2026-11-21 12:00:00.000Z",
  "2026-11-21T12:00:00.000z",
  "2026-11-21T12:00:00.000Z ",
  "2026-11-21T12:00:00.0000Z",
  "2026-11-21T12:00:00,000Z",
  "2026-13-21T12:00:00.000Z",
  "2026-00-21T12:00:00.000Z",
  "2026-11-00T12:00:00.000Z",
  "2026-11-31T12:00:00.000Z",
  "2023-02-29T12:00:00.000Z",
  "2100-02-29T12:00:00.000Z",
  "2026-11-21T24:00:00.000Z",
  "2026-11-21T12:60:00.000Z",
  "2026-11-21T12:00:60.000Z",
  "1969-12-31T23:59:59.999Z",
  "+026-11-21T12:00:00.000Z",
  "2026-1a-21T12:00:00.000Z",
  "-026-11-21T12:00:00.000Z",
};

static void
test_bad_time (gconstpointer data)
{
  const char *text = data;
  gint64 wall = 7;

  g_assert_false (cle_time_parse (text, strlen (text), &wall));
  g_assert_cmpint (wall, ==, 7);
}

typedef struct
{
  const char *text;
  gint64      wall;
  int         offset;
} Rfc3339Case;

static const Rfc3339Case rfc3339_cases[] = {
  { "2026-11-21T12:00:00Z", G_GINT64_CONSTANT (1795262400000), 0 },
  { "2026-11-21T13:00:00+01:00", G_GINT64_CONSTANT (1795262400000), 60 },
  { "2026-11-21T06:30:00-05:30", G_GINT64_CONSTANT (1795262400000), -330 },
  { "2026-11-21T12:00:00.250Z", G_GINT64_CONSTANT (1795262400250), 0 },
  { "2038-01-19T03:14:08Z", G_GINT64_CONSTANT (2147483648000), 0 },
  { "1970-01-01T00:00:00+00:00", 0, 0 },
};

static void
test_rfc3339 (gconstpointer data)
{
  const Rfc3339Case *row = data;
  gint64 wall;
  int offset;

  g_assert_true (cle_time_parse_rfc3339 (row->text, &wall, &offset));
  g_assert_cmpint (wall, ==, row->wall);
  g_assert_cmpint (offset, ==, row->offset);
}

static const char *const bad_rfc3339[] = {
  "",
  "yesterday",
  "2026-11-21",
  "2026-11-21T12:00:00",
  "20261121T120000Z",
  "1969-12-31T23:59:59Z",
  "1970-01-01T00:00:00+01:00",
  "2026-02-30T12:00:00Z",
};

static void
test_bad_rfc3339 (gconstpointer data)
{
  gint64 wall;
  int offset;

  g_assert_false (cle_time_parse_rfc3339 (data, &wall, &offset));
}

typedef struct
{
  int         minutes;
  const char *text;
} OffsetCase;

static const OffsetCase offset_cases[] = {
  { 0, "+00:00" },   { 60, "+01:00" },    { -60, "-01:00" },   { 345, "+05:45" },
  { 840, "+14:00" }, { -570, "-09:30" }, { 1439, "+23:59" }, { -1439, "-23:59" },
};

static void
test_offset (gconstpointer data)
{
  const OffsetCase *row = data;
  g_autofree char *text = cle_offset_format (row->minutes);
  int minutes = 0;

  g_assert_cmpstr (text, ==, row->text);
  g_assert_true (cle_offset_parse (row->text, strlen (row->text), &minutes));
  g_assert_cmpint (minutes, ==, row->minutes);
}

static void
test_bad_offset (void)
{
  static const char *const texts[] = { "",       "Z",      "01:00",   "+1:00", "+24:00",
                                       "+01:60", "+01-00", "+01:000", "*01:00" };
  int minutes;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_false (cle_offset_parse (texts[i], strlen (texts[i]), &minutes));
}

/* The last hour of summer time and the first of winter time have the same wall
 * clock and different offsets. */
static void
test_summer_time (void)
{
  const CleClock *clock = cle_clock_get_system ();

  if (!g_file_test ("/usr/share/zoneinfo/Europe/Berlin", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("no time zones are installed");
      return;
    }

  if (!g_test_subprocess ())
    {
      g_setenv ("TZ", "Europe/Berlin", TRUE);
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_setenv ("TZ", "UTC", TRUE);
      g_test_trap_assert_passed ();
      return;
    }

  g_assert_cmpint (cle_clock_get_offset (clock, G_GINT64_CONSTANT (1792888200000)), ==, 120);
  g_assert_cmpint (cle_clock_get_offset (clock, G_GINT64_CONSTANT (1792891800000)), ==, 60);
  g_assert_cmpint (cle_clock_get_offset (clock, G_GINT64_CONSTANT (1774745999000)), ==, 60);
  g_assert_cmpint (cle_clock_get_offset (clock, G_GINT64_CONSTANT (1774746000000)), ==, 120);
}

static void
test_system (void)
{
  const CleClock *clock = cle_clock_get_system ();
  gint64 before = g_get_real_time () / 1000;
  gint64 wall = cle_clock_get_wall (clock);
  gint64 steady = cle_clock_get_steady (clock);

  g_assert_cmpint (wall, >=, before);
  g_assert_cmpint (cle_clock_get_steady (clock), >=, steady);
}

#define ADD_ALL(cases, prefix, func)                                                               \
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)                                                 \
    {                                                                                              \
      g_autofree char *path = g_strdup_printf (prefix "/%u", i);                                   \
                                                                                                   \
      g_test_add_data_func (path, cases + i, func);                                                \
    }
#define ADD_TEXTS(texts, prefix, func)                                                             \
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)                                                 \
    {                                                                                              \
      g_autofree char *path = g_strdup_printf (prefix "/%u", i);                                   \
                                                                                                   \
      g_test_add_data_func (path, texts[i], func);                                                 \
    }

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD_ALL (time_cases, "/clock/time", test_time);
  ADD_TEXTS (bad_times, "/clock/bad-time", test_bad_time);
  ADD_ALL (rfc3339_cases, "/clock/rfc3339", test_rfc3339);
  ADD_TEXTS (bad_rfc3339, "/clock/bad-rfc3339", test_bad_rfc3339);
  ADD_ALL (offset_cases, "/clock/offset", test_offset);
  g_test_add_func ("/clock/bad-offset", test_bad_offset);
  g_test_add_func ("/clock/clamp", test_clamp);
  g_test_add_func ("/clock/every-day", test_every_day);
  g_test_add_func ("/clock/summer-time", test_summer_time);
  g_test_add_func ("/clock/system", test_system);

  return g_test_run ();
}
