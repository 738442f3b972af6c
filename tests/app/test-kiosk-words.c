/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-kiosk-words.h"

#define DAY CLE_DAY_MINUTES

/* Who stands before a closed kiosk is told the day, not only that it opens. */
static void
test_opening (void)
{
  static const struct
  {
    guint       minute;
    guint       wait;
    const char *text;
  } cases[] = {
    { 0, 510, "You can answer here today from 08:30 on." },
    { 2 * DAY - 1, 1, "You can answer here tomorrow from 00:00 on." },
    { DAY + 600, DAY - 90, "You can answer here tomorrow from 08:30 on." },
    { 600, 2 * DAY, "You can answer here again on Wednesday from 10:00 on." },
    { 4 * DAY + 1080, 3 * DAY - 600, "You can answer here again on Monday from 08:00 on." },
    { 5 * DAY, 6 * DAY, "You can answer here again on Friday from 00:00 on." },
    { 6 * DAY + 1, 7 * DAY - 1, "You can answer here again on Sunday from 00:00 on." },
    { 6 * DAY, 2 * DAY, "You can answer here again on Tuesday from 00:00 on." },
    { 6 * DAY, 4 * DAY, "You can answer here again on Thursday from 00:00 on." },
    { 6 * DAY, 6 * DAY + 60, "You can answer here again on Saturday from 01:00 on." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = cle_kiosk_format_wait_until (cases[i].minute, cases[i].wait);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kiosk-words/opening", test_opening);

  return g_test_run ();
}
