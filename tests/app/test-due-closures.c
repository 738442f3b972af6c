/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-due-closures.h"

static void
test_when (void)
{
  static const struct
  {
    gint64      left;
    const char *text;
  } CASES[] = {
    { 0, "Due today" },         { 1, "Due in 1 day" },       { 30, "Due in 30 days" },
    { -1, "1 day overdue" },  { -90, "90 days overdue" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree char *text = cle_due_when_text (CASES[i].left);

      g_assert_cmpstr (text, ==, CASES[i].text);
    }
}

static void
test_more (void)
{
  g_autofree char *text = cle_due_more_text (96);

  g_assert_cmpstr (text, ==, "And 96 more");
}

static void
test_icon (void)
{
  for (int kind = CLE_CLIENT_DUE_TRIAL; kind <= CLE_CLIENT_DUE_REVISION; kind++)
    g_assert_nonnull (cle_due_icon ((CleClientDueKind) kind));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/due-closures/when", test_when);
  g_test_add_func ("/due-closures/more", test_more);
  g_test_add_func ("/due-closures/icon", test_icon);

  return g_test_run ();
}
