/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-export-blocks.h"
#include "cle-export-csv-rows.h"

#define SLICE_ROWS  4096
#define MAX_THREADS 4

/* The rows are made in slices, by as many threads as there are processors; the
 * slices are written one after the other, each by the thread that made it. */
typedef struct
{
  CleExportSink   *sink;
  CleExportBlocks  blocks;
  CleCsvWords      words;
  guint            n_rows;
  guint            n_slices;
  GMutex           mutex;
  GCond            cond;
  guint            next;   /* the slice to be made next */
  guint            turn;   /* the one to be written next */
  gboolean         failed;
  GError          *error;  /* why */
} Table;

static void
table_clear (Table *self)
{
  cle_csv_words_clear (&self->words);
  cle_export_blocks_clear (&self->blocks);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_clear_error (&self->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, table_clear)

static void
table_init (Table         *self,
            CleExportSink *sink)
{
  memset (self, 0, sizeof *self);
  self->sink = sink;
  self->n_rows = sink->export->selection->n_rows;
  self->n_slices = (self->n_rows + SLICE_ROWS - 1) / SLICE_ROWS;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  cle_export_blocks_init (&self->blocks, sink);
  cle_csv_words_init (&self->words, sink->export, sink->options);
}

static void
add_header (Table        *self,
            CleCsvWriter *writer)
{
  const CleExportTable *table = self->words.table;

  for (guint i = 0; i < CLE_N_COLUMNS; i++)
    {
      const char *name = cle_column_get_name ((CleColumn) i);

      cle_csv_writer_text (writer, name, strlen (name));
    }
  for (guint i = 0; i < table->n_questions; i++)
    for (guint column = 0; column < 3; column++)
      {
        g_autofree char *name = cle_export_table_dup_question_name (table, i, column);

        cle_csv_writer_text (writer, name, strlen (name));
      }
  cle_csv_writer_end_row (writer);
}

static gboolean
flush (Table        *self,
       CleCsvWriter *writer,
       GError      **error)
{
  gboolean done = cle_export_blocks_write (&self->blocks, writer->data, writer->length, error);

  cle_csv_writer_empty (writer);
  return done;
}

static gboolean
write_header (Table   *self,
              GError **error)
{
  g_auto (CleCsvWriter) writer;

  cle_csv_writer_init (&writer, self->sink->options->delimiter);
  if (self->sink->options->bom &&
      !cle_export_blocks_write (&self->blocks, "\xef\xbb\xbf", 3, error))
    return FALSE;

  add_header (self, &writer);
  return flush (self, &writer, error);
}

/* A slice to be made, if there is one left. */
static gboolean
claim (Table *self,
       guint *slice)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  *slice = self->next++;
  return *slice < self->n_slices && !self->failed;
}

static gboolean
wait_for_turn (Table *self,
               guint  slice)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  while (self->turn != slice && !self->failed)
    g_cond_wait (&self->cond, &self->mutex);

  return !self->failed;
}

static void
end_turn (Table  *self,
          GError *error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->turn++;
  self->failed = error != NULL;
  self->error = error;
  g_cond_broadcast (&self->cond);
}

/* Errors too are told in the order of the rows. */
static gboolean
make_slice (Table      *self,
            CleCsvRows *rows,
            guint       slice)
{
  guint first = slice * SLICE_ROWS;
  GError *error = NULL;
  gboolean done = cle_csv_rows_make (rows, first, MIN (SLICE_ROWS, self->n_rows - first), &error);

  if (!wait_for_turn (self, slice))
    {
      g_clear_error (&error);
      return FALSE;
    }

  done = done && cle_export_sink_step (self->sink, first, self->n_rows, &error) &&
         flush (self, cle_csv_rows_get_writer (rows), &error);
  end_turn (self, error);
  return done;
}

static gpointer
make_slices (gpointer data)
{
  Table *self = data;
  g_autoptr (CleCsvRows) rows = cle_csv_rows_new (&self->words);
  guint slice;

  while (claim (self, &slice) && make_slice (self, rows, slice))
    continue;

  return NULL;
}

/* A thread that cannot be had only makes it slower. */
static void
make_all (Table *self)
{
  GThread *threads[MAX_THREADS] = { NULL };
  guint n_threads = MIN (MIN (g_get_num_processors (), MAX_THREADS), self->n_slices);

  for (guint i = 1; i < n_threads; i++)
    threads[i] = g_thread_try_new ("export", make_slices, self, NULL);
  make_slices (self);
  for (guint i = 1; i < n_threads; i++)
    if (threads[i] != NULL)
      g_thread_join (threads[i]);
}

/**
 * cle_export_write_csv:
 * @sink: where the bytes go
 * @error: return location for an error
 *
 * Writes a table (RFC 4180): a row for each result, oldest first.
 *
 * Returns: %FALSE if something could not be read or written.
 */
gboolean
cle_export_write_csv (CleExportSink *sink,
                      GError       **error)
{
  g_auto (Table) table;

  table_init (&table, sink);
  if (!write_header (&table, error))
    return FALSE;

  make_all (&table);
  if (table.error != NULL)
    g_propagate_error (error, g_steal_pointer (&table.error));
  return !table.failed && cle_export_blocks_end (&table.blocks, error);
}
