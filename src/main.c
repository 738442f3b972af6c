/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-application.h"
#include "cle-kiosk-application.h"
#include "cle-kiosk-environment.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <malloc.h>
#include <signal.h>
#include <sys/stat.h>

int
main (int    argc,
      char **argv)
{
  const char *locale_dir = g_getenv ("CLIENTELE_LOCALE_DIR");
  g_autoptr (GApplication) application = NULL;
  gboolean kiosk = cle_kiosk_is_wanted (argv);

  if (kiosk)
    cle_kiosk_clean_environment (argv);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : CLE_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname (kiosk ? "clientele" : CLE_APPLICATION_ID);

  /* What is saved is for its owner's eyes; a full disk and a closed pipe are
   * errors to be told, not reasons to die. */
  umask (077);
  signal (SIGPIPE, SIG_IGN);
  signal (SIGXFSZ, SIG_IGN);

#ifdef __GLIBC__
  /* Threads that read and save allocate little: a heap for each would keep
   * half a megabyte that nobody uses. */
  mallopt (M_ARENA_MAX, 1);
#endif

  gtk_disable_setlocale ();
  application = kiosk ? cle_kiosk_application_new () : G_APPLICATION (cle_application_new ());

  return g_application_run (application, argc, argv);
}
