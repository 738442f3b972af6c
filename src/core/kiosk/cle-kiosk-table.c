/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-kiosk-table.h"

#include "exchange/cle-export.h"

static char *
make_path (CleStore   *store,
           const char *folder)
{
  const CleClock *clock = cle_store_get_clock (store);
  gint64 wall = cle_clock_get_wall (clock);
  char text[CLE_TIME_LENGTH + 1];
  g_autofree char *name = NULL;

  cle_time_write (wall + cle_clock_get_offset (clock, wall) * G_GINT64_CONSTANT (60000), text);
  name = g_strdup_printf ("clientele-%.10s.csv", text);

  return g_build_filename (folder, name, NULL);
}

/**
 * cle_kiosk_table_save:
 * @store: of a kiosk
 * @library: its questionnaires
 * @folder: where to, such as a stick
 * @error: return location for an error
 *
 * Writes all results that are in the records as a table (CSV), named by the
 * local day; one of the same day is replaced. Blocks.
 *
 * Returns: (transfer full) (nullable): its path
 */
char *
cle_kiosk_table_save (CleStore    *store,
                      CleLibrary  *library,
                      const char  *folder,
                      GError     **error)
{
  const CleSelectionFilter everything = { .voice = -1 };
  const CleExportOptions options = { .delimiter = ',' };
  g_autoptr (CleHistory) history = cle_history_new (store);
  g_autofree char *path = make_path (store, folder);
  CleExport *export;
  gboolean done;

  if (!cle_history_load (history, NULL, error))
    return NULL;

  export = cle_export_new (history, &everything, library);
  done = cle_export_to_file (export, CLE_EXPORT_CSV, &options, path, NULL, error);
  cle_export_free (export);

  return done ? g_steal_pointer (&path) : NULL;
}
