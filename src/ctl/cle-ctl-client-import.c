/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-ctl-clients.h"
#include "clients/cle-client-import.h"
#include "exchange/cle-csv-reader.h"
#include "json/cle-json-writer.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *const KINDS[] = { "add", "present", "refused" };

/* What is wrong with a table is the table's fault, not the disk's. */
static CleCtlExit
fail (CleCtl       *ctl,
      const GError *error)
{
  CleCtlExit status = cle_ctl_fail (ctl, error);

  return error->domain == CLE_CSV_ERROR ? CLE_CTL_INPUT : status;
}

static gboolean
take_map (CleCtl          *ctl,
          CleClientImport *import,
          const char      *path,
          CleCtlExit      *status)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    return TRUE;
  if ((bytes = cle_ctl_read_file (ctl, path, status)) == NULL)
    return FALSE;
  if (cle_client_import_read_map (import, bytes, path, &error))
    return TRUE;

  *status = fail (ctl, error);
  return FALSE;
}

static gboolean
plan (CleCtl          *ctl,
      CleClientImport *import,
      char           **paths,
      CleCtlExit      *status)
{
  for (; *paths != NULL; paths++)
    {
      g_autoptr (GBytes) bytes = cle_ctl_read_file (ctl, *paths, status);
      g_autofree char *name = g_filename_display_name (*paths);
      g_autoptr (GError) error = NULL;

      if (bytes == NULL)
        return FALSE;
      if (!cle_client_import_plan (import, bytes, name, &error))
        {
          *status = fail (ctl, error);
          return FALSE;
        }
    }

  return TRUE;
}

static void
print_json (CleCtl          *ctl,
            CleClientImport *import,
            gboolean         is_done)
{
  GPtrArray *rows = cle_client_import_get_rows (import);
  g_autoptr (GString) out = g_string_new ("{");

  cle_json_write_boolean (out, "imported", is_done);
  for (guint i = 0; i < CLE_N_CLIENT_IMPORT; i++)
    cle_json_write_integer (out, KINDS[i], cle_client_import_count (import, i));
  cle_json_write_key (out, "rows");
  g_string_append_c (out, '[');
  for (guint i = 0; i < rows->len; i++)
    {
      const CleClientImportRow *row = rows->pdata[i];

      g_string_append (out, i > 0 ? ",\n{" : "\n{");
      cle_json_write_text (out, "kind", KINDS[row->kind]);
      cle_json_write_text (out, "file", row->file);
      cle_json_write_integer (out, "line", row->line);
      if (row->client != NULL)
        cle_json_write_text (out, "name", row->client->name);
      if (is_done && row->kind == CLE_CLIENT_IMPORT_ADD)
        cle_json_write_text (out, "id", row->client->id);
      if (row->reason != NULL)
        cle_json_write_text (out, "reason", row->reason);
      g_string_append_c (out, '}');
    }
  fprintf (ctl->out, "%s]}\n", out->str);
}

static void
print_text (CleCtl          *ctl,
            CleClientImport *import,
            gboolean         is_done)
{
  GPtrArray *rows = cle_client_import_get_rows (import);

  for (guint i = 0; i < rows->len; i++)
    {
      const CleClientImportRow *row = rows->pdata[i];

      if (row->kind == CLE_CLIENT_IMPORT_REFUSED)
        fprintf (ctl->err, "%s:%u: %s\n", row->file, row->line, row->reason);
    }
  fprintf (ctl->out, "%s: %u\n", is_done ? _ ("Added") : _ ("Would be added"),
           cle_client_import_count (import, CLE_CLIENT_IMPORT_ADD));
  fprintf (ctl->out, "%s: %u\n", _ ("There already"),
           cle_client_import_count (import, CLE_CLIENT_IMPORT_PRESENT));
  fprintf (ctl->out, "%s: %u\n", _ ("Refused"),
           cle_client_import_count (import, CLE_CLIENT_IMPORT_REFUSED));
}

static CleCtlExit
run (CleCtl          *ctl,
     CleClientImport *import,
     gboolean         is_dry,
     gboolean         skips,
     gboolean         is_json)
{
  gboolean is_refused = cle_client_import_count (import, CLE_CLIENT_IMPORT_REFUSED) > 0;
  gboolean is_done = !is_dry && (skips || !is_refused);
  g_autoptr (GError) error = NULL;

  if (is_done && !cle_client_import_apply (import, ctl->store, skips, &error))
    return cle_ctl_fail (ctl, error);

  if (is_json)
    print_json (ctl, import, is_done);
  else
    print_text (ctl, import, is_done);
  if (is_refused && !is_dry && !is_done)
    fprintf (ctl->err, "clientelectl: %s\n", _ ("Something is refused, so nothing was imported."));

  return is_refused && !is_done ? CLE_CTL_INPUT : CLE_CTL_DONE;
}

static CleCtlExit
undo (CleCtl  *ctl,
      gboolean is_json)
{
  g_autoptr (GError) error = NULL;
  guint n_gone, n_kept;

  if (!cle_client_import_undo_last (ctl->store, &n_gone, &n_kept, &error))
    return cle_ctl_fail (ctl, error);

  if (is_json)
    fprintf (ctl->out, "{\"removed\":%u,\"kept\":%u}\n", n_gone, n_kept);
  else
    fprintf (ctl->out, "%s: %u\n%s: %u\n", _ ("Taken back"), n_gone,
             _ ("Kept, as they were worked on since"), n_kept);

  return CLE_CTL_DONE;
}

/**
 * cle_ctl_client_import:
 * @ctl: the program
 * @argc: number of words
 * @argv: `import [--dry-run] [--skip-refused] [--json] [--map FILE] FILE…`, or
 *   `import --undo [--json]`
 *
 * Adds clients from tables and address books, all of them or none, or takes the
 * last import back.
 *
 * Returns: the exit code.
 */
CleCtlExit
cle_ctl_client_import (CleCtl  *ctl,
                       int      argc,
                       char   **argv)
{
  gboolean is_dry = FALSE, is_json = FALSE, is_undo = FALSE, skips = FALSE;
  g_autofree char *map = NULL;
  const GOptionEntry entries[] = { { "dry-run", 0, 0, G_OPTION_ARG_NONE, &is_dry, NULL, NULL },
                                   { "json", 0, 0, G_OPTION_ARG_NONE, &is_json, NULL, NULL },
                                   { "map", 0, 0, G_OPTION_ARG_FILENAME, &map, NULL, NULL },
                                   { "skip-refused", 0, 0, G_OPTION_ARG_NONE, &skips, NULL, NULL },
                                   { "undo", 0, 0, G_OPTION_ARG_NONE, &is_undo, NULL, NULL },
                                   { NULL } };
  g_auto (CleCtlClients) all = { 0 };
  g_autoptr (CleClientImport) import = NULL;
  CleCtlExit status;

  if (!cle_ctl_parse (ctl, entries, &argc, &argv))
    return CLE_CTL_USAGE;
  if (is_undo && (argc > 1 || is_dry || skips || map != NULL))
    return cle_ctl_usage (ctl, _ ("“%s” takes no further words."), "--undo");
  if (is_undo)
    return undo (ctl, is_json);
  if (argc < 2)
    return cle_ctl_usage (ctl, "%s", _ ("The file is missing."));
  if (!cle_ctl_clients_load (&all, ctl, &status))
    return status;

  import = cle_client_import_new (cle_client_book_list_clients (all.book));
  if (!take_map (ctl, import, map, &status) || !plan (ctl, import, argv + 1, &status))
    return status;

  return run (ctl, import, is_dry, skips, is_json);
}
