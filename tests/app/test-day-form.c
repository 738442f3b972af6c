/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-day-form.h"

typedef struct
{
  const char *sample; /* of the third of February 2001 */
  const char *text;
  const char *day;    /* NULL: none */
  const char *shown;
} Case;

static const Case CASES[] = {
  { "03.02.2001", "31.01.2026", "2026-01-31", "31.01.2026" },
  { "03.02.2001", " 1.2.26 ", "2026-02-01", "01.02.2026" },
  { "03.02.2001", "1. 2. 2026", "2026-02-01", "01.02.2026" },
  { "03.02.2001", "2026-01-31", "2026-01-31", "31.01.2026" },
  { "03.02.2001", "31/1/2026", "2026-01-31", "31.01.2026" },
  { "03.02.2001", "1/31/2026", NULL, NULL },
  { "02/03/2001", "1/31/2026", "2026-01-31", "01/31/2026" },
  { "02/03/01", "1/31/26", "2026-01-31", "01/31/2026" },
  { "02/03/2001", "31.01.2026", NULL, NULL },
  { "02/03/2001", "2026-01-31", "2026-01-31", "01/31/2026" },
  { "2001-02-03", "2026-1-31", "2026-01-31", "2026-01-31" },
  { "1379/11/15", "2026-01-31", "2026-01-31", "2026-01-31" },
  { "03.02.2001", "29.02.2026", NULL, NULL },
  { "03.02.2001", "29.02.2028", "2028-02-29", "29.02.2028" },
  { "03.02.2001", "31.01.1969", NULL, NULL },
  { "03.02.2001", "31.01", NULL, NULL },
  { "03.02.2001", "31.01.20266", NULL, NULL },
  { "03.02.2001", "31.01.2026 or so", NULL, NULL },
  { "03.02.2001", "yesterday", NULL, NULL },
  { "03.02.2001", "", NULL, NULL },
};

static void
test_read (gconstpointer data)
{
  const Case *given = data;
  CleDayForm form = cle_day_form_find (given->sample);
  g_autofree char *day = cle_day_form_read (&form, given->text);
  g_autofree char *shown = day != NULL ? cle_day_form_write (&form, day) : NULL;

  g_assert_cmpstr (day, ==, given->day);
  g_assert_cmpstr (shown, ==, given->shown);
}

static void
test_explain (void)
{
  CleDayForm russian = cle_day_form_find ("03.02.2001");
  CleDayForm standard = cle_day_form_find ("2001-02-03");
  CleDayForm here = cle_day_form_find (NULL);
  g_autofree char *both = cle_day_form_explain (&russian);
  g_autofree char *one = cle_day_form_explain (&standard);

  g_assert_cmpstr (both, ==, "Write the day like this: 31.01.2026, or like this: 2026-01-31.");
  g_assert_cmpstr (one, ==, "Write the day like this: 2026-01-31.");
  /* That of the locale of C. */
  g_assert_cmpstr (here.order, ==, "mdy");
  g_assert_cmpint (here.separator, ==, '/');
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree char *path = g_strdup_printf ("/day-form/read/%u", i);

      g_test_add_data_func (path, &CASES[i], test_read);
    }
  g_test_add_func ("/day-form/explain", test_explain);

  return g_test_run ();
}
