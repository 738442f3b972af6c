/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charts/cle-chart-caption.h"

#define DAY_MS G_GINT64_CONSTANT (86400000)
#define START  G_GINT64_CONSTANT (1767225600000) /* 2026-01-01 */

typedef struct
{
  CleSelectionFilter filter;
  const char        *expected;
} Case;

/* Whatever was chosen is named, the last day as it was chosen. */
static void
test_filter (void)
{
  static const Case cases[] = {
    { { .voice = -1 }, "All subjects and voices" },
    { { .voice = -1, .subject = "Shop" }, "Shop" },
    { { .voice = CLE_VOICE_STAFF, .subject = "Shop" }, "Shop\u00a0· Staff" },
    { { { START, 0 }, .voice = CLE_VOICE_CLIENT }, "Clients\u00a0· from 1 January 2026 on" },
    { { { 0, START + 31 * DAY_MS }, .voice = -1 },
      "All subjects and voices\u00a0· until 31 January 2026" },
    { { { START, START + DAY_MS }, .voice = -1, .subject = "Shop" },
      "Shop\u00a0· from 1 January 2026 to 1 January 2026" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = cle_chart_caption_filter (&cases[i].filter, 0);

      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

/* Local midnight is another moment than that of UTC. */
static void
test_offset (void)
{
  CleSelectionFilter filter = { { START - 180 * 60000, START - 180 * 60000 + 2 * DAY_MS },
                                .voice = -1 };
  g_autofree char *found = cle_chart_caption_filter (&filter, 180);

  g_assert_cmpstr (found, ==, "All subjects and voices\u00a0· from 1 January 2026 to 2 January 2026");
}

static void
test_join (void)
{
  g_autofree char *some = cle_chart_caption_join ("", "one", "", "two", NULL);
  g_autofree char *none = cle_chart_caption_join (NULL, NULL);
  g_autofree char *turned = cle_chart_caption_join ("a\u202eb", "1 respondent", NULL);

  g_assert_cmpstr (some, ==, "one\u00a0· two");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (turned, ==, "\u200e\u2068a\u202eb\u2069\u00a0· 1 respondent");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-caption/filter", test_filter);
  g_test_add_func ("/chart-caption/offset", test_offset);
  g_test_add_func ("/chart-caption/join", test_join);

  return g_test_run ();
}
