/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assessment/cle-isolate.h"

#define FSI "\u200e\u2068"
#define PDI "\u2069"

typedef struct
{
  const char *path;
  const char *text;
  const char *expected;
} Case;

static void
test_isolate (gconstpointer data)
{
  const Case *given = data;
  g_autofree char *found = cle_isolate (given->text);

  g_assert_cmpstr (found, ==, given->expected);
}

int
main (int    argc,
      char **argv)
{
  static const Case cases[] = {
    { "/isolate/nothing", "", "" },
    { "/isolate/latin", "Shop", "Shop" },
    { "/isolate/russian", "Склад на Мира", "Склад на Мира" },
    { "/isolate/emoji", "👩‍👩‍👧", "👩‍👩‍👧" },
    { "/isolate/hebrew", "חנות 12", FSI "חנות 12" PDI },
    { "/isolate/arabic", "Cafe متجر", FSI "Cafe متجر" PDI },
    { "/isolate/override", "a\u202eb", FSI "a\u202eb" PDI },
    { "/isolate/open", "a\u2067b", FSI "a\u2067b" PDI PDI },
    { "/isolate/closed", "a\u2067b\u2069c", FSI "a\u2067b" PDI "c" PDI },
    { "/isolate/escape", "a\u2069\u202eb", FSI "a\u202eb" PDI },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, &cases[i], test_isolate);

  return g_test_run ();
}
