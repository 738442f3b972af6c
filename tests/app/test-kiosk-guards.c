/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-kiosk-environment.h"
#include "cle-kiosk-guards.h"

/* Every key symbol that GDK names, under every set of modifiers: what moves,
 * chooses and types digits comes through, all else does not. */
static void
test_keys (void)
{
  static const guint chords[] = { GDK_CONTROL_MASK, GDK_ALT_MASK, GDK_SUPER_MASK, GDK_HYPER_MASK,
                                  GDK_META_MASK };
  guint n_allowed = 0;

  for (guint key = 0; key <= 0xffff; key++)
    {
      n_allowed += cle_kiosk_allows_key (key, 0);
      g_assert_cmpint (cle_kiosk_allows_key (key, 0), ==,
                       cle_kiosk_allows_key (key, GDK_SHIFT_MASK | GDK_LOCK_MASK));
      for (guint set = 1; set < 1u << G_N_ELEMENTS (chords); set++)
        {
          guint modifiers = 0;

          for (guint i = 0; i < G_N_ELEMENTS (chords); i++)
            if ((set & 1u << i) != 0)
              modifiers |= chords[i];
          g_assert_false (cle_kiosk_allows_key (key, modifiers));
        }
    }

  g_assert_cmpuint (n_allowed, ==, 20 + 17);
}

static void
test_named_keys (void)
{
  static const guint refused[] = { GDK_KEY_F1,     GDK_KEY_F10,   GDK_KEY_F35,     GDK_KEY_Menu,
                                   GDK_KEY_Print,  GDK_KEY_Sys_Req, GDK_KEY_a,     GDK_KEY_Delete,
                                   GDK_KEY_Insert, GDK_KEY_Super_L, GDK_KEY_Alt_L, GDK_KEY_WWW,
                                   GDK_KEY_period, GDK_KEY_Multi_key };
  static const guint allowed[] = { GDK_KEY_0,      GDK_KEY_KP_9, GDK_KEY_Tab,   GDK_KEY_space,
                                   GDK_KEY_Return, GDK_KEY_Up,   GDK_KEY_Escape };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_false (cle_kiosk_allows_key (refused[i], 0));
  for (guint i = 0; i < G_N_ELEMENTS (allowed); i++)
    g_assert_true (cle_kiosk_allows_key (allowed[i], 0));
}

static void
test_variables (void)
{
  static const char *const unsafe[] = { "GTK_DEBUG",      "GTK_PATH",   "GTK_THEME",
                                        "GTK_IM_MODULE",  "GDK_DEBUG",  "GSK_RENDERER",
                                        "LD_PRELOAD",     "LD_AUDIT",   "GIO_EXTRA_MODULES",
                                        "GIO_MODULE_DIR", "G_DEBUG",    "ADW_DEBUG_COLOR_SCHEME" };
  static const char *const needed[] = { "HOME", "WAYLAND_DISPLAY", "DISPLAY", "XDG_RUNTIME_DIR",
                                        "LANG", "NOTIFY_SOCKET",   "GSETTINGS_SCHEMA_DIR" };

  for (guint i = 0; i < G_N_ELEMENTS (unsafe); i++)
    g_assert_true (cle_kiosk_variable_is_unsafe (unsafe[i]));
  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    g_assert_false (cle_kiosk_variable_is_unsafe (needed[i]));
}

static void
test_wanted (void)
{
  const char *plain[] = { "clientele", "--store", "x", NULL };
  const char *kiosk[] = { "clientele", "--store", "x", "--kiosk", NULL };
  const char *name[] = { "clientele", "--", "--kiosk", NULL };

  g_assert_false (cle_kiosk_is_wanted ((char **) plain));
  g_assert_true (cle_kiosk_is_wanted ((char **) kiosk));
  g_assert_false (cle_kiosk_is_wanted ((char **) name));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kiosk-guards/keys", test_keys);
  g_test_add_func ("/kiosk-guards/named-keys", test_named_keys);
  g_test_add_func ("/kiosk-guards/variables", test_variables);
  g_test_add_func ("/kiosk-guards/wanted", test_wanted);

  return g_test_run ();
}
