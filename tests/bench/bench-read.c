/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-read.h"
#include "bench-simdjson.h"
#include "bench-store.h"
#include "bench.h"
#include "history/cle-reading.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define RESULTS  100000
#define MANY     1000000
#define ROUNDS   9

typedef struct
{
  CleStore *store;
  CleStore *big;
  char    **files;
} Reading;

static void
check_count (guint found,
             guint expected)
{
  if (found != expected)
    g_error ("read %u results instead of %u", found, expected);
}

static void
read_ours_from (CleStore *store,
                guint     expected)
{
  g_autoptr (CleArchive) archive = cle_reading_read_all (store, NULL, NULL, NULL, NULL);

  check_count (cle_table_get_n_rows (cle_archive_get_table (archive)), expected);
}

static void
read_ours (gpointer data)
{
  read_ours_from (((Reading *) data)->store, RESULTS);
}

static void
read_ours_big (gpointer data)
{
  read_ours_from (((Reading *) data)->big, MANY);
}

static void
read_simdjson (gpointer data)
{
  check_count (bench_simdjson_read ((const char *const *) ((Reading *) data)->files), RESULTS);
}

static guint
read_lines_with_json_glib (const char *path)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *text = NULL;
  gsize length;
  guint n = 0;

  g_file_get_contents (path, &text, &length, NULL);
  for (char *at = text, *newline; (newline = memchr (at, '\n', (gsize) (text + length - at))) != NULL; at = newline + 1)
    {
      json_parser_load_from_data (parser, at, newline - at, NULL);
      n += json_object_get_int_member (json_node_get_object (json_parser_get_root (parser)), "max") == 10000;
    }

  return n;
}

static void
read_json_glib (gpointer data)
{
  const Reading *reading = data;
  guint n = 0;

  for (guint i = 0; reading->files[i] != NULL; i++)
    n += read_lines_with_json_glib (reading->files[i]);
  check_count (n, RESULTS);
}

/**
 * bench_read:
 * @folder: where to make stores
 *
 * Reading results into memory, against simdjson's on-demand parser, json-glib,
 * and ten times as many.
 */
void
bench_read (const char *folder)
{
  Reading reading = { bench_store_new (folder, "read"), bench_store_new (folder, "read-big"), NULL };
  BenchRun runs[] = { { "read 100 000, ours", read_ours, 0 },
                      { "read 100 000, simdjson on demand", read_simdjson, 0 },
                      { "read 100 000, json-glib", read_json_glib, 0 },
                      { "read 1 000 000, ours", read_ours_big, 0 } };

  bench_store_fill (reading.store, RESULTS);
  bench_store_fill (reading.big, MANY);
  reading.files = bench_store_list_files (reading.store);

  bench_measure (runs, G_N_ELEMENTS (runs), ROUNDS, &reading);
  bench_report ("read 100 000 results / simdjson on demand", runs[0].median, runs[1].median, 1.0, FALSE);
  bench_report ("json-glib line by line / read 100 000 results", runs[0].median, runs[2].median, 30.0, TRUE);
  bench_report ("read 1 000 000 results / ten times 100 000", runs[3].median, runs[0].median * 10, 2.0, FALSE);

  g_strfreev (reading.files);
  g_object_unref (reading.store);
  g_object_unref (reading.big);
}
