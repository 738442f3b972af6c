/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-scan.h"
#include "bench-store.h"
#include "bench.h"
#include "json/cle-json-scanner.h"

#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>

#define LINES  20000
#define ROUNDS 9

typedef struct
{
  GString *text;
  guint    n_lines;
} Scanning;

typedef gboolean (*LineFunc) (const char *line,
                              gsize       length);

static void
for_each_line (const Scanning *scanning,
               LineFunc        func)
{
  const char *end = scanning->text->str + scanning->text->len;
  const char *newline;
  guint n = 0;

  for (const char *at = scanning->text->str; (newline = memchr (at, '\n', (gsize) (end - at))) != NULL; at = newline + 1)
    n += func (at, (gsize) (newline - at));

  if (n != scanning->n_lines)
    g_error ("%u lines instead of %u", n, scanning->n_lines);
}

static gboolean
check_line (const char *line,
            gsize       length)
{
  return cle_json_check (line, length, NULL);
}

static gboolean
parse_line (const char *line,
            gsize       length)
{
  g_autoptr (JsonParser) parser = json_parser_new ();

  return json_parser_load_from_data (parser, line, (gssize) length, NULL);
}

static gboolean
count_line (const char *line,
            gsize       length)
{
  return TRUE;
}

static void
scan_ours (gpointer data)
{
  for_each_line (data, check_line);
}

static void
scan_json_glib (gpointer data)
{
  for_each_line (data, parse_line);
}

static void
scan_newlines (gpointer data)
{
  for_each_line (data, count_line);
}

/**
 * bench_scan:
 * @folder: where to make a store
 *
 * The strict scanner against json-glib, and against merely finding the ends of
 * the lines of the same text.
 */
void
bench_scan (const char *folder)
{
  g_autoptr (CleStore) store = bench_store_new (folder, "scan");
  Scanning scanning = { g_string_new (NULL), LINES };
  BenchRun runs[] = { { "scan 20 000 lines, ours", scan_ours, 0 },
                      { "scan 20 000 lines, json-glib", scan_json_glib, 0 },
                      { "scan 20 000 lines, newlines only", scan_newlines, 0 } };
  g_auto (GStrv) files = NULL;
  double megabytes;

  bench_store_fill (store, LINES);
  files = bench_store_list_files (store);
  for (guint i = 0; files[i] != NULL; i++)
    {
      g_autofree char *text = NULL;

      g_file_get_contents (files[i], &text, NULL, NULL);
      g_string_append (scanning.text, text);
    }
  megabytes = (double) scanning.text->len / 1000000;

  bench_measure (runs, G_N_ELEMENTS (runs), ROUNDS, &scanning);
  printf ("# strict scanner: %.0f MB/s; newlines only: %.0f MB/s\n", megabytes / runs[0].median * 1000,
          megabytes / runs[2].median * 1000);
  bench_report ("strict scan / 100 MB a second", runs[0].median, megabytes * 10, 1.0, FALSE);
  bench_report ("json-glib / strict scan", runs[0].median, runs[1].median, 5.0, TRUE);

  g_string_free (scanning.text, TRUE);
}
