/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-window-closures.h"

#include "store/cle-store.h"

#include <glib/gi18n.h>

/**
 * cle_window_store_path:
 * @given: (nullable): the folder from the command line or the environment
 * @chosen: (nullable): the folder from the settings, "" for the usual place
 *
 * Returns: (transfer full): the folder of the data
 */
char *
cle_window_store_path (const char *given,
                       const char *chosen)
{
  if (given != NULL && *given != '\0')
    return g_canonicalize_filename (given, NULL);
  if (chosen != NULL && g_path_is_absolute (chosen))
    return g_strdup (chosen);

  return cle_store_dup_default_path ();
}

/**
 * cle_window_is_first:
 * @store_path: the folder of the data
 *
 * Costs one look at the disk; what is in the store is read later.
 *
 * Returns: whether nothing has ever been saved there
 */
gboolean
cle_window_is_first (const char *store_path)
{
  g_autofree char *records = g_build_filename (store_path, "records", NULL);

  return !g_file_test (records, G_FILE_TEST_IS_DIR);
}

/**
 * cle_window_shows_bar:
 * @narrow: whether the header has no room for the places
 * @inside: whether a run or a result is open
 * @trouble: whether there is nothing to switch between
 *
 * Returns: whether the places are offered at the bottom
 */
gboolean
cle_window_shows_bar (gboolean narrow,
                      gboolean inside,
                      gboolean trouble)
{
  return narrow && !inside && !trouble;
}

/**
 * cle_window_trouble_text:
 * @error: why the store could not be opened
 * @path: its folder
 *
 * Returns: (transfer full): what the user needs to know, plain text
 */
char *
cle_window_trouble_text (const GError *error,
                         const char   *path)
{
  return g_strdup_printf (_ ("%s\n\nFolder: %s\n\nNothing was changed. Put it right and try "
                             "again, or choose another folder."),
                          error->message, path);
}
