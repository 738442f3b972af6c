/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-renderer.h"

static void
test_pick (void)
{
  static const struct
  {
    CleRendererSigns signs;
    const char      *variable;
    const char      *value;
  } CASES[] = {
    { { FALSE, FALSE, 4, 8 }, "GDK_DEBUG", "gl-disable" },
    { { FALSE, FALSE, 4, 15 }, "GDK_DEBUG", "gl-disable" },
    { { FALSE, FALSE, 4, 16 }, "GDK_DISABLE", "gl" },
    { { FALSE, FALSE, 5, 0 }, "GDK_DISABLE", "gl" },
    { { TRUE, FALSE, 4, 8 }, NULL, NULL },
    { { FALSE, TRUE, 4, 8 }, NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      const char *value;

      g_assert_cmpstr (cle_renderer_pick (&CASES[i].signs, &value), ==, CASES[i].variable);
      g_assert_cmpstr (value, ==, CASES[i].value);
    }
}

/* What the user has set stays as it is, and nothing is left behind. */
static void
test_environment (void)
{
  const char *variable;

  g_setenv ("GDK_DEBUG", "frames", TRUE);
  variable = cle_renderer_prepare ();
  g_assert_null (variable);
  cle_renderer_restore (variable);
  g_assert_cmpstr (g_getenv ("GDK_DEBUG"), ==, "frames");

  g_unsetenv ("GDK_DEBUG");
  g_unsetenv ("GDK_DISABLE");
  g_unsetenv ("GSK_RENDERER");
  cle_renderer_restore (cle_renderer_prepare ());
  g_assert_null (g_getenv ("GDK_DEBUG"));
  g_assert_null (g_getenv ("GDK_DISABLE"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/renderer/pick", test_pick);
  g_test_add_func ("/renderer/environment", test_environment);

  return g_test_run ();
}
