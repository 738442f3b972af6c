/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-theme.h"

#include <gtk/gtk.h>

/* The name under which libadwaita hides GTK's own theme behind its own. */
#define EMPTY_THEME "Adwaita-empty"

/**
 * cle_theme_prepare:
 *
 * To be called before GTK starts. GTK reads a theme of its own as soon as it
 * has a display, which takes a sixth of the time to the first frame; libadwaita
 * throws it away a moment later and takes an empty one. Here GTK begins with
 * the empty one, unless the user has chosen a theme. A GTK that does not know
 * it falls back to its own.
 *
 * Returns: what to hand to cle_theme_settle()
 */
gboolean
cle_theme_prepare (void)
{
  return g_getenv ("GTK_THEME") == NULL && g_setenv ("GTK_THEME", EMPTY_THEME, FALSE);
}

/**
 * cle_theme_settle:
 * @prepared: what cle_theme_prepare() returned
 *
 * To be called once GTK has a display: lets it read its settings and puts the
 * environment back, before libadwaita or another program sees it.
 */
void
cle_theme_settle (gboolean prepared)
{
  if (!prepared)
    return;

  gtk_settings_get_default ();
  g_unsetenv ("GTK_THEME");
}
