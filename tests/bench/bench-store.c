/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-store.h"
#include "assessment/cle-result.h"
#include "store/cle-record.h"
#include "store/cle-segment.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#define FIRST_AT G_GINT64_CONSTANT (1600000000000)
#define STEP_MS  60000

static const char *const questions[] = { "discussed", "measures", "effect", "feedback", "front-line",
                                         "owner",     "loyalty",  "focus",  "respect",  "guarantor" };

/**
 * bench_store_members:
 * @seed: makes results differ
 *
 * Returns: (transfer full): the members of a result as our writer writes them,
 *   with subjects in two alphabets.
 */
char *
bench_store_members (guint seed)
{
  static const char *const subjects[] = { "Main shop", "Склад на Мира", "Service", "Branch 4" };
  g_autoptr (CleResult) result = cle_result_new ();
  GString *members = g_string_new (NULL);

  result->started = FIRST_AT + (gint64) seed * STEP_MS - 250000;
  result->duration = 200000 + seed % 50000;
  result->questionnaire = g_strdup ("client-orientation");
  result->revision = 1;
  result->digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "questionnaire", -1);
  result->voice = (CleVoice) (seed % CLE_N_VOICES);
  result->subject = g_strdup (subjects[seed / 7 % G_N_ELEMENTS (subjects)]);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      CleAnswered answered = { g_strdup (questions[i]), (CleAnswer) (1 + (seed * 31 + i * 17) / 5 % 3), NULL };

      result->score += answered.answer == CLE_ANSWER_YES ? 1000 : 0;
      result->n_unsure += answered.answer == CLE_ANSWER_UNSURE;
      g_array_append_val (result->answers, answered);
    }
  result->max = 10000;
  cle_result_write_members (result, members);

  return g_string_free (members, FALSE);
}

static void
append_line (GString    *out,
             const char *device,
             guint       i)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *members = bench_store_members (i);
  g_autoptr (GString) line = g_string_new (NULL);
  CleRecordHead head = { .version = 1, .sequence = i + 1, .at = FIRST_AT + (gint64) i * STEP_MS, .offset = 60 };

  g_strlcpy (head.type, "result", sizeof head.type);
  g_strlcpy (head.id, id, sizeof head.id);
  g_strlcpy (head.device, device, sizeof head.device);
  cle_record_begin (line, &head);
  g_string_append (line, members);
  cle_record_seal (line);
  g_string_append_len (out, line->str, (gssize) line->len);
  g_string_append_c (out, '\n');
}

/**
 * bench_store_new:
 * @folder: where to make it
 * @name: of the store's folder
 *
 * Returns: (transfer full): an empty store.
 */
CleStore *
bench_store_new (const char *folder,
                 const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return cle_store_open (path, cle_io_get_system (), cle_clock_get_system (), NULL);
}

/**
 * bench_store_fill:
 * @store: a store
 * @n_results: how many
 *
 * Puts results of another device into the store, in segments as our writer
 * would have made them.
 */
void
bench_store_fill (CleStore *store,
                  guint     n_results)
{
  g_autofree char *device = g_uuid_string_random ();
  g_autofree char *folder = g_build_filename (cle_store_get_path (store), "records", device, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  guint number = 1;

  g_mkdir_with_parents (folder, 0700);
  for (guint i = 0; i < n_results; i++)
    {
      append_line (text, device, i);
      if (text->len > CLE_SEGMENT_MAX - 1024 || i + 1 == n_results)
        {
          g_autofree char *name = cle_segment_format (FIRST_AT, number++);
          g_autofree char *path = g_build_filename (folder, name, NULL);

          g_file_set_contents (path, text->str, (gssize) text->len, NULL);
          g_string_truncate (text, 0);
        }
    }
}

/**
 * bench_store_list_files:
 * @store: a store
 *
 * Returns: (transfer full): the names of its segments.
 */
char **
bench_store_list_files (CleStore *store)
{
  g_autoptr (GPtrArray) segments = cle_segment_list (store, NULL, NULL);
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();

  for (guint i = 0; i < segments->len; i++)
    {
      const CleSegment *segment = g_ptr_array_index (segments, i);

      g_ptr_array_add (paths, g_build_filename (cle_store_get_path (store), segment->path, NULL));
    }
  g_ptr_array_add (paths, NULL);

  return (char **) g_ptr_array_steal (paths, NULL);
}
