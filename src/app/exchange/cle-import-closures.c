/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-import-closures.h"

#include <glib/gi18n.h>

#define MAX_SHOWN 8 /* refusals that fit into a dialog */

/**
 * cle_import_closure_heading:
 * @import: a plan
 *
 * Returns: (transfer full): what would happen, as a question or a statement
 */
char *
cle_import_closure_heading (const CleImport *import)
{
  guint n = cle_import_count (import, CLE_IMPORT_ADD);

  if (n == 0)
    return g_strdup (_ ("There is nothing to add"));

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Add %u record?", "Add %u records?", n), n);
}

static void
add_line (GString    *text,
          const char *line)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

static void
add_present (GString         *text,
             const CleImport *import)
{
  guint n = cle_import_count (import, CLE_IMPORT_PRESENT);
  g_autofree char *line = NULL;

  if (n == 0)
    return;

  line = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u is here already.",
                                       "%u are here already.", n),
                          n);
  add_line (text, line);
}

static void
add_erased (GString         *text,
            const CleImport *import)
{
  guint n = cle_import_count (import, CLE_IMPORT_ERASED);
  g_autofree char *line = NULL;

  if (n == 0)
    return;

  line = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u was erased here and stays so.",
                                       "%u were erased here and stay so.", n),
                          n);
  add_line (text, line);
}

static void
add_refusals (GString         *text,
              const CleImport *import)
{
  guint n = cle_import_count (import, CLE_IMPORT_REFUSED);
  GPtrArray *refusals = cle_import_get_refusals (import);
  g_autofree char *line = NULL;

  if (n == 0)
    return;

  line = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%u cannot be taken:", "%u cannot be taken:", n),
                          n);
  add_line (text, line);
  for (guint i = 0; i < MIN (refusals->len, MAX_SHOWN); i++)
    {
      const CleImportRefusal *refusal = refusals->pdata[i];
      g_autofree char *name = g_filename_display_basename (refusal->file);
      /* Translators: a file, a line of it, and why it cannot be taken. */
      g_autofree char *reason =
          g_strdup_printf (_ ("%s, line %u: %s"), name, refusal->line, refusal->reason);

      add_line (text, reason);
    }
  if (n > MAX_SHOWN)
    add_line (text, "…");
}

/**
 * cle_import_closure_body:
 * @import: a plan
 *
 * Returns: (transfer full): what is there already and what is refused, and why
 */
char *
cle_import_closure_body (const CleImport *import)
{
  GString *text = g_string_new (NULL);

  add_present (text, import);
  add_erased (text, import);
  add_refusals (text, import);

  return g_string_free (text, FALSE);
}
