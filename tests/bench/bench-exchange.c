/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-exchange.h"
#include "bench-store.h"
#include "bench.h"
#include "exchange/cle-export.h"
#include "exchange/cle-import.h"
#include "history/cle-reading.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#define RESULTS 100000
#define ROUNDS  9

typedef struct
{
  CleStore      *store;
  CleLibrary    *library;
  CleHistory    *history;
  CleExport     *export;
  CleStore      *target;  /* empty */
  GSubprocess   *python;
  GBytes        *bytes;   /* of the whole table */
  char          *folder;
} Exchange;

static void
check (gboolean      done,
       const GError *error)
{
  if (!done)
    g_error ("%s", error != NULL ? error->message : "not as many results as expected");
}

static char *
path_of (const Exchange *self,
         const char     *name)
{
  return g_build_filename (self->folder, name, NULL);
}

static void
export_to_file (const Exchange  *self,
                CleExportFormat  format,
                const char      *name)
{
  CleExportOptions options = { .delimiter = ',' };
  g_autofree char *path = path_of (self, name);
  g_autoptr (GError) error = NULL;

  check (cle_export_to_file (self->export, format, &options, path, NULL, &error), error);
}

/* A file that is there already is taken away first: to let go of its pages costs
 * as much as to write it, and is nothing that an export does. */
static void
remove_file (const Exchange *self,
             const char     *name)
{
  g_autofree char *path = path_of (self, name);

  g_unlink (path);
}

static void
remove_ours (gpointer data)
{
  remove_file (data, "ours.csv");
}

static void
remove_written (gpointer data)
{
  remove_file (data, "written.csv");
}

static void
remove_python (gpointer data)
{
  remove_file (data, "python.csv");
}

static void
export_csv (gpointer data)
{
  export_to_file (data, CLE_EXPORT_CSV, "ours.csv");
}

static void
read_table (Exchange *self)
{
  g_autofree char *path = path_of (self, "ours.csv");
  char *text;
  gsize length;

  check (g_file_get_contents (path, &text, &length, NULL), NULL);
  self->bytes = g_bytes_new_take (text, length);
}

static gboolean
write_bytes (const char *bytes,
             gsize       length,
             gpointer    user_data,
             GError    **error)
{
  return fwrite (bytes, 1, length, user_data) == length;
}

/* As far as Python goes: a file that was written and closed, but may still be on
 * its way to the disk. */
static void
write_csv (gpointer data)
{
  const Exchange *self = data;
  CleExportOptions options = { .delimiter = ',' };
  g_autofree char *path = path_of (self, "written.csv");
  g_autoptr (GError) error = NULL;
  FILE *file = fopen (path, "we");

  check (file != NULL, NULL);
  setvbuf (file, NULL, _IONBF, 0);
  check (cle_export_run (self->export, CLE_EXPORT_CSV, &options, write_bytes, file, NULL, &error),
         error);
  fclose (file);
}

/* The least that any export can take. */
static void
write_bare (gpointer data)
{
  const Exchange *self = data;
  g_autofree char *path = path_of (self, "written.csv");
  gsize length;
  const char *bytes = g_bytes_get_data (self->bytes, &length);
  FILE *file = fopen (path, "we");

  check (file != NULL && fwrite (bytes, 1, length, file) == length, NULL);
  fclose (file);
}

static void
wait_for_python (const Exchange *self)
{
  GInputStream *pipe = g_subprocess_get_stdout_pipe (self->python);
  char byte = '\0';

  while (byte != '\n')
    check (g_input_stream_read (pipe, &byte, 1, NULL, NULL) == 1, NULL);
}

static void
ask_python (const Exchange *self,
            const char     *line)
{
  GOutputStream *pipe = g_subprocess_get_stdin_pipe (self->python);

  check (g_output_stream_write_all (pipe, line, strlen (line), NULL, NULL, NULL), NULL);
  wait_for_python (self);
}

static void
python_csv (gpointer data)
{
  ask_python (data, "write\n");
}

static void
python_csv_synced (gpointer data)
{
  ask_python (data, "sync\n");
}

static void
start_python (Exchange   *self,
              const char *scripts)
{
  g_autofree char *script = g_build_filename (scripts, "bench-csv.py", NULL);
  g_autofree char *from = path_of (self, "ours.csv"), *to = path_of (self, "python.csv");
  g_autoptr (GError) error = NULL;

  self->python = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                   &error, "/usr/bin/python3", script, from, to, NULL);
  check (self->python != NULL, error);
  wait_for_python (self);
}

static void
read_store (gpointer data)
{
  g_autoptr (CleArchive) archive =
      cle_reading_read_all (((Exchange *) data)->store, NULL, NULL, NULL, NULL);

  check (cle_table_get_n_rows (cle_archive_get_table (archive)) == RESULTS, NULL);
}

static CleImport *
plan (const Exchange *self,
      const char     *path)
{
  const char *paths[] = { path, NULL };
  CleImport *import = cle_import_new (self->target, self->library);
  g_autoptr (GError) error = NULL;

  check (cle_import_plan (import, paths, NULL, &error), error);
  check (cle_import_count_results (import) == RESULTS, NULL);

  return import;
}

static void
plan_file (const Exchange *self,
           const char     *name)
{
  g_autofree char *path = path_of (self, name);
  g_autoptr (CleImport) import = plan (self, path);
}

static void
plan_lines (gpointer data)
{
  plan_file (data, "ours.jsonl");
}

static void
plan_json (gpointer data)
{
  plan_file (data, "ours.json");
}

static void
plan_csv (gpointer data)
{
  plan_file (data, "ours.csv");
}

static void
plan_folder (gpointer data)
{
  plan_file (data, "exchange/records");
}

static void
import_file (const Exchange *self,
             const char     *name)
{
  g_autofree char *path = path_of (self, name);
  g_autoptr (CleImport) import = plan (self, path);
  g_autoptr (GError) error = NULL;

  check (cle_import_apply (import, FALSE, NULL, &error), error);
  check (cle_import_undo (import, &error), error);
}

static void
import_lines (gpointer data)
{
  import_file (data, "ours.jsonl");
}

static void
import_csv (gpointer data)
{
  import_file (data, "ours.csv");
}

static void
measure_export (Exchange *self)
{
  BenchRun runs[] = { { "export 100 000 as CSV, ours", write_csv, 0, remove_written },
                      { "the same on to the disk, ours", export_csv, 0, remove_ours },
                      { "write the rows, Python's csv", python_csv, 0, remove_python },
                      { "the same on to the disk, Python's csv", python_csv_synced, 0,
                        remove_python },
                      { "write the same bytes in one go", write_bare, 0, remove_written } };

  bench_measure (runs, G_N_ELEMENTS (runs), ROUNDS, self);
  bench_report ("Python's csv / export 100 000 as CSV", runs[0].median, runs[2].median, 20.0, TRUE);
}

static void
measure_import (Exchange *self)
{
  BenchRun runs[] = { { "read 100 000", read_store, 0 },
                      { "plan JSON Lines", plan_lines, 0 },
                      { "plan JSON", plan_json, 0 },
                      { "plan CSV", plan_csv, 0 },
                      { "plan a records folder", plan_folder, 0 },
                      { "plan, add and undo JSON Lines", import_lines, 0 },
                      { "plan, add and undo CSV", import_csv, 0 } };

  bench_measure (runs, G_N_ELEMENTS (runs), ROUNDS, self);
  bench_report ("import 100 000 from JSON Lines / read them", runs[1].median, runs[0].median, 3.0,
                FALSE);
  bench_report ("import 100 000 from JSON / read them", runs[2].median, runs[0].median, 3.0, FALSE);
  bench_report ("import 100 000 from our CSV / read them", runs[3].median, runs[0].median, 3.0,
                FALSE);
  bench_report ("import 100 000 from a folder / read them", runs[4].median, runs[0].median, 3.0,
                FALSE);
}

/**
 * bench_exchange:
 * @folder: where to make stores and files
 * @scripts: where bench-csv.py is
 *
 * Tables written against Python's csv module, and importing results against
 * reading them.
 */
void
bench_exchange (const char *folder,
                const char *scripts)
{
  CleSelectionFilter everything = { .voice = -1 };
  Exchange self = { .store = bench_store_new (folder, "exchange"),
                    .target = bench_store_new (folder, "target"),
                    .folder = g_strdup (folder) };

  bench_store_fill (self.store, RESULTS);
  self.library = cle_library_new (self.store);
  self.history = cle_history_new (self.store);
  cle_history_load (self.history, NULL, NULL);
  self.export = cle_export_new (self.history, &everything, self.library);
  export_to_file (&self, CLE_EXPORT_CSV, "ours.csv");
  export_to_file (&self, CLE_EXPORT_JSON, "ours.json");
  export_to_file (&self, CLE_EXPORT_JSONL, "ours.jsonl");
  read_table (&self);
  start_python (&self, scripts);

  measure_export (&self);
  measure_import (&self);

  g_subprocess_force_exit (self.python);
  g_object_unref (self.python);
  g_bytes_unref (self.bytes);
  cle_export_free (self.export);
  g_object_unref (self.history);
  g_object_unref (self.library);
  g_object_unref (self.target);
  g_object_unref (self.store);
  g_free (self.folder);
}
