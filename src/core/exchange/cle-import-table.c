/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The same spreadsheet once more gives the same ids: made of what the row says,
 * and of how many rows before it said the same. */
static void
make_id (CleImport  *self,
         CleResult  *result,
         const char *respondent)
{
  g_autoptr (GString) text = g_string_new (respondent);
  g_autofree char *sum = NULL;
  guint n;

  g_string_append_printf (text, "\n%" G_GINT64_FORMAT "\n", result->head.at);
  cle_result_write_members (result, text);
  n = GPOINTER_TO_UINT (g_hash_table_lookup (self->twins, text->str));
  g_hash_table_insert (self->twins, g_strdup (text->str), GUINT_TO_POINTER (n + 1));
  g_string_append_printf (text, "\n%u", n);
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->str, (gssize) text->len);
  g_snprintf (result->head.id, sizeof result->head.id, "%.8s-%.4s-8%.3s-a%.3s-%.12s", sum, sum + 8,
              sum + 12, sum + 15, sum + 18);
}

static void
take_mapped_row (CleImport              *self,
                 const CleCsvReader     *reader,
                 const CleQuestionnaire *questionnaire,
                 const CleImportColumns *columns)
{
  g_autofree char *respondent = NULL, *note = NULL;
  CleImportItem *item = cle_import_begin_item (self, cle_csv_reader_get_row (reader));
  char *reason = NULL;
  g_autoptr (CleResult) result =
      cle_import_map_read (self->map, reader, questionnaire, columns,
                           cle_store_get_clock (self->store), &respondent, &note, &reason);

  if (result == NULL || !cle_import_check_result (result, questionnaire, &reason))
    {
      cle_import_refuse (self, item, reason);
      return;
    }

  make_id (self, result, respondent);
  cle_import_take_result (self, item, result, respondent, note);
}

/**
 * cle_import_name_error:
 * @source: a table
 * @problem: (transfer full): what is wrong in it
 * @error: return location for an error
 *
 * Tells in which file it is.
 *
 * Returns: %FALSE
 */
gboolean
cle_import_name_error (const CleImportSource *source,
                       GError                *problem,
                       GError               **error)
{
  g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID, _ ("“%s”: %s"), source->name,
               problem->message);
  g_error_free (problem);
  return FALSE;
}

static gboolean
take_mapped (CleImport             *self,
             CleCsvReader          *reader,
             const CleImportSource *source,
             GError               **error)
{
  GError *problem = NULL;
  g_autoptr (CleQuestionnaire) questionnaire = NULL;
  g_auto (CleImportColumns) columns = { 0 };

  questionnaire =
      cle_library_find (self->library, cle_import_map_get_questionnaire (self->map), &problem);
  if (questionnaire == NULL ||
      !cle_import_map_match (self->map, reader, questionnaire, &columns, &problem))
    return cle_import_name_error (source, problem, error);

  cle_import_keep_questionnaire (self, questionnaire);
  while (cle_csv_reader_next (reader, &problem))
    {
      if (!cle_import_step (self, cle_csv_reader_get_row (reader), 0, error))
        return FALSE;
      take_mapped_row (self, reader, questionnaire, &columns);
    }

  return problem == NULL || cle_import_name_error (source, problem, error);
}

/**
 * cle_import_take_table:
 * @self: an import
 * @source: a table: of our own, or any other if there is a map for it
 * @error: return location for an error
 *
 * Checks the rows of a table.
 *
 * Returns: %FALSE if it cannot be read to its end, has columns that nobody
 *   knows, or was cancelled.
 */
gboolean
cle_import_take_table (CleImport             *self,
                       const CleImportSource *source,
                       GError               **error)
{
  GError *problem = NULL;
  g_autoptr (CleCsvReader) reader = cle_csv_reader_new (source->bytes, '\0', &problem);

  if (reader == NULL)
    return cle_import_name_error (source, problem, error);
  if (!cle_csv_reader_next (reader, &problem))
    {
      if (problem == NULL)
        g_set_error_literal (&problem, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                             _ ("The file is empty."));
      return cle_import_name_error (source, problem, error);
    }

  if (cle_import_own_table_is (reader))
    return cle_import_take_own_table (self, g_steal_pointer (&reader), source, error);
  if (self->map != NULL)
    return take_mapped (self, reader, source, error);

  g_set_error (error, CLE_CSV_ERROR, CLE_CSV_ERROR_FOREIGN,
               _ ("“%s”: This table is not from Clientele. Tell with a map what its columns mean."),
               source->name);
  return FALSE;
}
