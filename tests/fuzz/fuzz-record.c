/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assessment/cle-result.h"
#include "history/cle-result-reader.h"
#include "store/cle-draft-log.h"

#include <string.h>

/* Compiled by run-fuzzers. The input is the body of a record; it is sealed
 * here, because a fuzzer finds no checksums. No body may crash a reader, and
 * the quick way must read what the strict one reads, or nothing. */

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  g_autoptr (GString) line = g_string_new_len ((const char *) data, (gssize) size);
  g_autoptr (CleResultReader) reader = cle_result_reader_new ();
  g_autoptr (CleResult) result = NULL;
  g_autoptr (CleDraftLog) log = NULL;
  g_autoptr (GBytes) bytes = NULL;
  CleResultSketch quick, strict;

  cle_record_seal (line);
  result = cle_result_new_from_line (line->str, line->len, NULL);
  if (cle_result_reader_read_quick (reader, line->str, line->len, &quick))
    {
      gint64 at = quick.at, score = quick.score, max = quick.max;

      if (result == NULL || !cle_result_reader_read_strict (reader, line->str, line->len, &strict) ||
          strict.at != at || strict.score != score || strict.max != max)
        g_error ("the quick way reads something else");
    }

  g_string_append_c (line, '\n');
  bytes = g_bytes_new (line->str, line->len);
  log = cle_draft_log_parse (bytes, NULL);

  return 0;
}
