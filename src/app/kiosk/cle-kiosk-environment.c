/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-kiosk-environment.h"

#include <sys/prctl.h>
#include <unistd.h>

/**
 * cle_kiosk_is_wanted:
 * @argv: (array zero-terminated=1): the command line
 *
 * Asked before anything of GTK is touched.
 *
 * Returns: whether this process is going to be a kiosk
 */
gboolean
cle_kiosk_is_wanted (char **argv)
{
  for (guint i = 1; argv[i] != NULL && !g_str_equal (argv[i], "--"); i++)
    if (g_str_equal (argv[i], "--kiosk"))
      return TRUE;

  return FALSE;
}

/**
 * cle_kiosk_variable_is_unsafe:
 * @name: of an environment variable
 *
 * Returns: whether it could make GTK, GLib or the loader do what a visitor of a
 *   kiosk must not: open the inspector, load a module, another theme
 */
gboolean
cle_kiosk_variable_is_unsafe (const char *name)
{
  static const char *const prefixes[] = { "ADW_", "GDK_", "GSK_", "GTK_", "LD_", "G_" };
  static const char *const names[] = { "GIO_EXTRA_MODULES",   "GIO_LAUNCH_DESKTOP",
                                       "GIO_MODULE_DIR",      "GIO_USE_VFS",
                                       "PANGO_LANGUAGE",      "DESKTOP_STARTUP_ID",
                                       "XDG_ACTIVATION_TOKEN" };

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (name, prefixes[i]))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (name, names[i]))
      return TRUE;

  return FALSE;
}

/* Where nobody started a session bus, none is started by looking for one: it
 * would be another program beside the kiosk, and a fifth of its start. */
static void
refuse_autolaunch (void)
{
  g_autofree char *socket = g_build_filename (g_get_user_runtime_dir (), "bus", NULL);

  if (g_getenv ("DBUS_SESSION_BUS_ADDRESS") == NULL && access (socket, F_OK) != 0)
    g_setenv ("DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
}

/**
 * cle_kiosk_clean_environment:
 * @argv: (array zero-terminated=1): the command line
 *
 * Takes away what could open a door, before GTK is started. What the loader has
 * done already cannot be undone by that: then the program begins anew without.
 * Nobody but the owner of the machine may look into the process.
 */
void
cle_kiosk_clean_environment (char **argv)
{
  g_auto (GStrv) names = g_listenv ();
  gboolean loaded = FALSE;

  for (guint i = 0; names[i] != NULL; i++)
    if (cle_kiosk_variable_is_unsafe (names[i]))
      {
        loaded |= g_str_has_prefix (names[i], "LD_");
        g_unsetenv (names[i]);
      }
  if (loaded)
    execv ("/proc/self/exe", argv);

  refuse_autolaunch ();
  prctl (PR_SET_DUMPABLE, 0);
}
