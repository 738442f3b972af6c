/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-export-private.h"
#include "history/cle-emptiness.h"

#include <langinfo.h>
#include <string.h>

static const struct
{
  const char *name;
  const char *mime_type;
  gboolean (*write) (CleExportSink *sink, GError **error);
} formats[CLE_EXPORT_N_FORMATS] = {
  [CLE_EXPORT_CSV] = { "csv", "text/csv", cle_export_write_csv },
  [CLE_EXPORT_XLSX] = { "xlsx",
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        cle_export_write_xlsx },
  [CLE_EXPORT_JSON] = { "json", "application/json", cle_export_write_json },
  [CLE_EXPORT_JSONL] = { "jsonl", "application/jsonl", cle_export_write_jsonl },
  [CLE_EXPORT_ICS] = { "ics", "text/calendar", cle_export_write_calendar },
};

static void
copy_places (CleExport  *self,
             CleHistory *history)
{
  CleArchive *archive = cle_history_get_archive (history);
  CleTable *table = cle_archive_get_table (archive);

  self->places = g_new (CleExportPlace, self->selection->n_rows + 1);
  for (guint i = 0; i < self->selection->n_rows; i++)
    {
      CleExportPlace *place = &self->places[i];
      CleTableRow row;

      cle_table_get (table, self->selection->rows[i].row, &row);
      memcpy (place->id, row.id, sizeof place->id);
      place->segment = row.segment;
      place->position = row.position;
    }

  self->paths = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < cle_archive_get_n_segments (archive); i++)
    g_ptr_array_add (self->paths, g_strdup (cle_archive_get_segment (archive, i)->path));
}

/**
 * cle_export_options_init:
 * @options: (out): to be changed as wanted
 *
 * What suits the user's locale: where a comma stands in numbers, spreadsheets
 * expect a semicolon between cells.
 */
void
cle_export_options_init (CleExportOptions *options)
{
  gboolean comma = strcmp (nl_langinfo (RADIXCHAR), ",") == 0;

  *options = (CleExportOptions){ .delimiter = comma ? ';' : ',',
                                 .decimal_comma = comma,
                                 .languages = g_get_language_names () };
}

/**
 * cle_export_new:
 * @history: a history that was loaded
 * @filter: which results; those in the trash are left out
 * @library: where questionnaires may be found
 *
 * Selects at once and remembers where everything stands. For histories that are
 * not long, `clientelectl` and tests; on the thread that owns @history.
 *
 * Returns: (transfer full): what is to be exported.
 */
CleExport *
cle_export_new (CleHistory               *history,
                const CleSelectionFilter *filter,
                CleLibrary               *library)
{
  g_autoptr (CleSelection) selection = cle_selection_new (history, filter);
  gboolean is_all = filter->subject == NULL && filter->voice < 0 && filter->questionnaire == NULL &&
                    filter->period.from == 0 && filter->period.to == 0;

  return cle_export_new_for_selection (history, selection, is_all, library);
}

/**
 * cle_export_new_for_selection:
 * @history: a history
 * @selection: results of it, selected since it was replaced last
 * @is_all: no filter was set: the lossless formats hold every record then
 * @library: where questionnaires may be found
 *
 * Remembers where the results stand, some bytes for each, on the thread that
 * owns @history. The results themselves are read when they are written.
 *
 * Returns: (transfer full): what is to be exported.
 */
CleExport *
cle_export_new_for_selection (CleHistory   *history,
                              CleSelection *selection,
                              gboolean      is_all,
                              CleLibrary   *library)
{
  CleExport *self = g_new0 (CleExport, 1);
  const CleClock *clock;

  self->store = g_object_ref (cle_history_get_store (history));
  self->library = g_object_ref (library);
  self->selection = cle_selection_ref (selection);
  self->is_all = is_all;
  self->emptied = cle_emptiness_describe (history, selection, 0);
  clock = cle_store_get_clock (self->store);
  self->now = cle_clock_get_wall (clock);
  self->offset = cle_clock_get_offset (clock, self->now);
  copy_places (self, history);

  return self;
}

/**
 * cle_export_free:
 * @self: (transfer full): what was to be exported
 */
void
cle_export_free (CleExport *self)
{
  g_object_unref (self->store);
  g_object_unref (self->library);
  cle_selection_unref (self->selection);
  g_ptr_array_unref (self->paths);
  g_free (self->places);
  g_free (self->emptied);
  g_free (self);
}

/**
 * cle_export_set_progress:
 * @self: what is to be exported
 * @progress: (nullable) (scope forever): called now and then while it is written
 * @user_data: for @progress
 */
void
cle_export_set_progress (CleExport         *self,
                         CleExportProgress  progress,
                         gpointer           user_data)
{
  self->progress = progress;
  self->progress_data = user_data;
}

/**
 * cle_export_get_n_results:
 * @self: what is to be exported
 *
 * Returns: how many results there are.
 */
guint
cle_export_get_n_results (const CleExport *self)
{
  return self->selection->n_rows;
}

/**
 * cle_export_sink_write:
 * @self: where the bytes go
 * @data: bytes
 * @length: their number
 * @error: return location for an error
 *
 * Returns: %FALSE if they were not taken.
 */
gboolean
cle_export_sink_write (CleExportSink *self,
                       const char    *data,
                       gsize          length,
                       GError       **error)
{
  return length == 0 || self->write (data, length, self->user_data, error);
}

/**
 * cle_export_sink_step:
 * @self: where the bytes go
 * @done: how much of @all is done
 * @all: at least 1
 * @error: return location for an error
 *
 * Tells how far the export is.
 *
 * Returns: %FALSE with %G_IO_ERROR_CANCELLED if it is to stop.
 */
gboolean
cle_export_sink_step (CleExportSink *self,
                      guint          done,
                      guint          all,
                      GError       **error)
{
  if (self->export->progress != NULL)
    self->export->progress ((double) done / all, self->export->progress_data);

  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/**
 * cle_export_run:
 * @self: what is to be exported
 * @format: how
 * @options: more about how
 * @write: (scope call): takes the bytes
 * @user_data: for @write
 * @cancellable: (nullable): to stop in between
 * @error: return location for an error
 *
 * Writes everything, oldest first; the same data gives the same bytes. Blocks,
 * in any thread, one thread at a time.
 *
 * Returns: %FALSE if something could not be read or written; what @write got is
 *   to be thrown away then.
 */
gboolean
cle_export_run (CleExport              *self,
                CleExportFormat         format,
                const CleExportOptions *options,
                CleExportWrite          write,
                gpointer                user_data,
                GCancellable           *cancellable,
                GError                **error)
{
  CleExportSink sink = { self, options, write, user_data, cancellable };

  return cle_export_sink_step (&sink, 0, 1, error) && formats[format].write (&sink, error) &&
         cle_export_sink_step (&sink, 1, 1, error);
}

/**
 * cle_export_format_get_name:
 * @format: a format
 *
 * Returns: its name, which is the ending of its files too
 */
const char *
cle_export_format_get_name (CleExportFormat format)
{
  return formats[format].name;
}

/**
 * cle_export_format_get_mime_type:
 * @format: a format
 *
 * Returns: its media type
 */
const char *
cle_export_format_get_mime_type (CleExportFormat format)
{
  return formats[format].mime_type;
}

/**
 * cle_export_format_from_name:
 * @name: a word
 * @format: (out): the format of that name
 *
 * Returns: %FALSE if there is none.
 */
gboolean
cle_export_format_from_name (const char      *name,
                             CleExportFormat *format)
{
  for (guint i = 0; i < CLE_EXPORT_N_FORMATS; i++)
    if (strcmp (formats[i].name, name) == 0)
      {
        *format = (CleExportFormat) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * cle_export_dup_file_name:
 * @self: what is to be exported
 * @format: how
 *
 * Returns: (transfer full): a name for the file, with the day of today.
 */
char *
cle_export_dup_file_name (const CleExport *self,
                          CleExportFormat  format)
{
  char today[CLE_TIME_LENGTH + 1] = { 0 };

  cle_time_write (self->now + (gint64) self->offset * 60000, today);
  today[10] = '\0';

  return g_strdup_printf ("clientele-%s.%s", today, formats[format].name);
}
