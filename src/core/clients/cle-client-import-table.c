/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-import-private.h"

#include "exchange/cle-csv-reader.h"
#include "exchange/cle-inert.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Headings, English and Russian, as they are compared. */
static const char *const WORDS[CLE_N_CLIENT_FIELDS][12] = {
  { "client", "name", "company", "customer", "organisation", "organization", "клиент", "название",
    "компания", "организация", "наименование" },
  { "contact", "contact person", "person", "контакт", "контактное лицо", "представитель" },
  { "since", "client since", "from", "дата", "с какого дня", "клиент с" },
  { "importance", "priority", "rank", "важность", "приоритет" },
  { "tags", "tag", "categories", "category", "labels", "метки", "теги", "категории", "категория" },
  { "notes", "note", "comment", "comments", "remark", "заметки", "заметка", "комментарий",
    "примечание" },
};

#define NO_COLUMN (-1)

static gboolean
is_heading (const CleClientImport *self,
            guint                  field,
            const char            *heading)
{
  if (self->headings[field] != NULL)
    return *heading != '\0' && strcmp (self->headings[field], heading) == 0;

  for (guint i = 0; i < G_N_ELEMENTS (WORDS[field]) && WORDS[field][i] != NULL; i++)
    if (strcmp (WORDS[field][i], heading) == 0)
      return TRUE;

  return FALSE;
}

static void
find_columns (const CleClientImport *self,
              const CleCsvReader    *reader,
              int                   *columns)
{
  for (guint field = 0; field < CLE_N_CLIENT_FIELDS; field++)
    columns[field] = NO_COLUMN;

  for (guint i = 0; i < cle_csv_reader_get_n_cells (reader); i++)
    {
      g_autofree char *heading = cle_client_import_fold (cle_csv_reader_get_cell (reader, i));

      for (guint field = 0; field < CLE_N_CLIENT_FIELDS; field++)
        if (columns[field] == NO_COLUMN && is_heading (self, field, heading))
          {
            columns[field] = (int) i;
            break;
          }
    }
}

/* Rows that a spreadsheet left empty say nothing. */
static gboolean
is_blank (const CleCsvReader *reader)
{
  for (guint i = 0; i < cle_csv_reader_get_n_cells (reader); i++)
    if (*cle_csv_reader_get_cell (reader, i) != '\0')
      return FALSE;

  return TRUE;
}

/* A place in the table and the line it is on, as an editor counts: a cell may
 * hold several. */
typedef struct
{
  const char *at;
  guint       line;
} Place;

static void
go_to_row (Place              *self,
           const CleCsvReader *reader)
{
  const char *row = cle_csv_reader_get_place (reader, 0);

  for (; self->at < row; self->at++)
    self->line += *self->at == '\n' || (*self->at == '\r' && self->at[1] != '\n');
}

static void
take_row (CleClientImport    *self,
          const CleCsvReader *reader,
          const int          *columns,
          const char         *name,
          guint               line)
{
  g_auto (CleClientTexts) texts = { 0 };

  for (guint field = 0; field < CLE_N_CLIENT_FIELDS; field++)
    if (columns[field] != NO_COLUMN && (guint) columns[field] < cle_csv_reader_get_n_cells (reader))
      texts.fields[field] =
          cle_inert_undo (cle_csv_reader_get_cell (reader, (guint) columns[field]));
  cle_client_import_take (self, name, line, &texts);
}

/**
 * cle_client_import_take_table:
 * @self: an import
 * @bytes: a table with a row of headings
 * @name: of the file
 * @error: return location for a #CleCsvError
 *
 * Returns: %FALSE if it is no table, or none with a column for the name
 */
gboolean
cle_client_import_take_table (CleClientImport *self,
                              GBytes          *bytes,
                              const char      *name,
                              GError         **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (CleCsvReader) reader = cle_csv_reader_new (bytes, self->delimiter, &problem);
  int columns[CLE_N_CLIENT_FIELDS];
  Place place = { NULL, 0 };
  gboolean found = reader != NULL && cle_csv_reader_next (reader, &problem);

  if (found)
    {
      find_columns (self, reader, columns);
      place = (Place){ cle_csv_reader_get_place (reader, 0), cle_csv_reader_get_row (reader) };
      found = columns[CLE_CLIENT_FIELD_NAME] != NO_COLUMN;
    }
  if (!found && problem == NULL)
    {
      g_set_error (error, CLE_CSV_ERROR, CLE_CSV_ERROR_FOREIGN,
                   _ ("“%s” has no column for the name of the client. Its first row has to hold "
                      "headings; a map can tell which one is meant."),
                   name);
      return FALSE;
    }

  while (problem == NULL && cle_csv_reader_next (reader, &problem))
    {
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      go_to_row (&place, reader);
      if (!is_blank (reader))
        take_row (self, reader, columns, name, place.line);
    }
  if (problem == NULL)
    return TRUE;

  g_propagate_prefixed_error (error, g_steal_pointer (&problem), "%s: ", name);
  return FALSE;
}

/**
 * cle_client_import_guess:
 * @self: an import
 * @headings: of a table
 * @field: name, contact, since, importance, tags or notes
 *
 * Returns: (transfer none) (nullable): the heading of the column that the field
 *   would be taken from
 */
const char *
cle_client_import_guess (const CleClientImport *self,
                         const char *const     *headings,
                         const char            *field)
{
  guint wanted = cle_client_import_find_field (field);

  for (guint i = 0; wanted < CLE_N_CLIENT_FIELDS && headings[i] != NULL; i++)
    {
      g_autofree char *folded = cle_client_import_fold (headings[i]);

      if (is_heading (self, wanted, folded))
        return headings[i];
    }

  return NULL;
}
