/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-default-focus.h"

static void
focus_default_cb (GtkWindow *dialog)
{
  gtk_window_set_focus (dialog, gtk_window_get_default_widget (dialog));
}

/**
 * cle_default_focus_keep:
 * @dialog: a message dialog that is not shown yet
 *
 * Gives the keyboard to the default answer, however narrow the window is. Where
 * answers stand one above the other libadwaita gives it to the first, which may
 * be the one that erases, and Enter would do it.
 */
void
cle_default_focus_keep (GtkWindow *dialog)
{
  g_return_if_fail (GTK_IS_WINDOW (dialog));

  g_signal_connect (dialog, "notify::default-widget", G_CALLBACK (focus_default_cb), NULL);
}
