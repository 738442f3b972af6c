/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-import-closures.h"

#include "cle-client-closures.h"

#include <glib/gi18n.h>

#define MAX_SHOWN 8 /* refusals that fit into a dialog */

/**
 * cle_client_import_heading:
 * @import: a plan
 *
 * Returns: (transfer full): what would happen, as a question or a statement
 */
char *
cle_client_import_heading (CleClientImport *import)
{
  guint n = cle_client_import_count (import, CLE_CLIENT_IMPORT_ADD);

  if (n == 0)
    return g_strdup (_ ("There is nobody to add"));

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Add %u client?", "Add %u clients?", n), n);
}

static void
add_line (GString *text,
          char    *line)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
  g_free (line);
}

static void
add_refusals (GString         *text,
              CleClientImport *import)
{
  guint n = cle_client_import_count (import, CLE_CLIENT_IMPORT_REFUSED), shown = 0;
  GPtrArray *rows = cle_client_import_get_rows (import);

  if (n == 0)
    return;

  add_line (text, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                "%u cannot be taken:", "%u cannot be taken:", n),
                                   n));
  for (guint i = 0; i < rows->len && shown < MAX_SHOWN; i++)
    {
      const CleClientImportRow *row = rows->pdata[i];

      if (row->kind != CLE_CLIENT_IMPORT_REFUSED)
        continue;
      /* Translators: a file, a line of it, and why it cannot be taken. */
      add_line (text, g_strdup_printf (_ ("%s, line %u: %s"), row->file, row->line, row->reason));
      shown++;
    }
  if (n > MAX_SHOWN)
    add_line (text, g_strdup ("…"));
}

/**
 * cle_client_import_body:
 * @import: a plan
 *
 * Returns: (transfer full): who is there already and is left alone, and what is
 *   refused and why
 */
char *
cle_client_import_body (CleClientImport *import)
{
  guint n = cle_client_import_count (import, CLE_CLIENT_IMPORT_PRESENT);
  GString *text = g_string_new (NULL);

  if (n > 0)
    add_line (text,
              g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                            "%u has the name of a client who is here already, and "
                                            "is left out.",
                                            "%u have the names of clients who are here already, "
                                            "and are left out.",
                                            n),
                               n));
  add_refusals (text, import);

  return g_string_free (text, FALSE);
}

/**
 * cle_client_import_done_text:
 * @n: how many clients came
 *
 * Returns: (transfer full): that they did
 */
char *
cle_client_import_done_text (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u client was added",
                                       "%u clients were added", n),
                          n);
}

/**
 * cle_client_import_undone_text:
 * @n_gone: how many clients went
 * @n_kept: how many stay because they were worked on
 *
 * Returns: (transfer full): what became of the import
 */
char *
cle_client_import_undone_text (guint n_gone,
                               guint n_kept)
{
  g_autofree char *gone = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u client was taken back",
                                                        "%u clients were taken back", n_gone),
                                           n_gone);
  g_autofree char *kept = NULL;

  if (n_kept == 0)
    return g_steal_pointer (&gone);

  kept = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u stays, having been worked on since",
                                       "%u stay, having been worked on since", n_kept),
                          n_kept);

  return g_strdup_printf (C_ ("client", "%s · %s"), gone, kept);
}

/**
 * cle_client_import_row_text:
 * @row: of a plan
 *
 * Returns: (transfer full): what would be known of the client, or why it is
 *   refused
 */
char *
cle_client_import_row_text (const CleClientImportRow *row)
{
  g_autofree char *about = NULL;

  if (row->client == NULL)
    return g_strdup (row->reason);

  about = cle_client_about_text (row->client);
  if (row->client->importance == CLE_CLIENT_DEFAULT_IMPORTANCE)
    return g_steal_pointer (&about);

  /* Translators: how important a client is, 1 to 5, and what else is known. */
  return g_strdup_printf (*about != '\0' ? _ ("importance %u · %s") : _ ("importance %u"),
                          row->client->importance, about);
}
