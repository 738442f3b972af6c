/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-voice-gap.h"
#include "cle-blocks.h"
#include "cle-quiz-lookup.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

#define CHECK_ROWS 4096

static void
count_row (CleVoiceGap        *self,
           const CleSelection *selection,
           guint               index,
           const guint        *map)
{
  guint voice = selection->rows[index].voice;
  guint n = cle_selection_get_quiz (selection, index)->n_questions;

  for (guint q = 0; q < n; q++)
    {
      CleShare *share = &self->rows[map[q]].shares[voice];
      CleAnswer answer = cle_selection_get_answer (selection, index, q);

      share->n += answer != CLE_ANSWER_NONE;
      share->n_yes += answer == CLE_ANSWER_YES;
    }
}

static guint
count_respondents (const CleSelection *selection,
                   const guint8       *shown,
                   CleVoice            voice)
{
  g_autofree guint8 *counted = g_malloc (selection->n_rows + 1);

  for (guint i = 0; i < selection->n_rows; i++)
    counted[i] = shown[i] && selection->rows[i].voice == voice;

  return cle_selection_count_respondents (selection, counted);
}

static gboolean
count_all (CleVoiceGap        *self,
           const CleSelection *selection,
           guint             **maps,
           GCancellable       *cancellable)
{
  g_autofree guint8 *shown = cle_blocks_show (selection, NULL);

  for (guint i = 0; i < selection->n_rows; i++)
    {
      if (i % CHECK_ROWS == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;
      if (shown[i])
        count_row (self, selection, i, maps[selection->rows[i].quiz]);
      else
        self->n_hidden[selection->rows[i].voice]++;
    }
  for (guint voice = 0; voice < CLE_N_VOICES; voice++)
    self->n_shown[voice] = count_respondents (selection, shown, (CleVoice) voice);

  return TRUE;
}

static void
measure (CleVoiceGapRow *row)
{
  double smallest = 2, largest = -1;
  guint n = 0;

  for (guint voice = 0; voice < CLE_N_VOICES; voice++)
    {
      CleShare *share = &row->shares[voice];

      *share = cle_share_compute (share->n_yes, share->n);
      if (share->n == 0)
        continue;
      n++;
      smallest = MIN (smallest, share->share);
      largest = MAX (largest, share->share);
    }

  row->gap = n > 1 ? largest - smallest : NAN;
}

static int
compare_rows (const void *a,
              const void *b)
{
  const CleVoiceGapRow *first = a, *second = b;
  double first_gap = isnan (first->gap) ? -1 : first->gap;
  double second_gap = isnan (second->gap) ? -1 : second->gap;

  if (fabs (first_gap - second_gap) > 1e-9)
    return first_gap > second_gap ? -1 : 1;

  return first->order < second->order ? -1 : 1;
}

/**
 * cle_voice_gap_new:
 * @selection: results
 * @library: (nullable): where questionnaires may be found
 * @cancellable: (nullable): to stop in between
 *
 * How far management, staff and clients see things differently, question by
 * question. Staff and clients only count in whole blocks of five and more, see
 * cle-blocks.c, so that no two of these views tell a few people apart;
 * management is the one voice that answers by name and is never hidden.
 * O(answers), in any thread.
 *
 * Returns: (transfer full) (nullable): the gaps; %NULL when cancelled.
 */
CleVoiceGap *
cle_voice_gap_new (CleSelection *selection,
                   CleLibrary   *library,
                   GCancellable *cancellable)
{
  g_autoptr (CleVoiceGap) self = g_new0 (CleVoiceGap, 1);
  g_autoptr (CleQuizLookup) lookup = cle_quiz_lookup_new (selection, library);
  g_auto (GStrv) ids = cle_quiz_lookup_dup_questions (lookup);
  guint **maps = cle_quiz_lookup_map_all (lookup, ids);
  gboolean done;

  self->n_rows = g_strv_length (ids);
  self->rows = g_new0 (CleVoiceGapRow, self->n_rows + 1);
  for (guint q = 0; q < self->n_rows; q++)
    {
      self->rows[q].id = g_strdup (ids[q]);
      self->rows[q].order = q;
    }

  done = count_all (self, selection, maps, cancellable);
  cle_quiz_lookup_free_maps (lookup, maps);
  if (!done)
    return NULL;

  for (guint q = 0; q < self->n_rows; q++)
    measure (&self->rows[q]);
  qsort (self->rows, self->n_rows, sizeof *self->rows, compare_rows);

  return g_steal_pointer (&self);
}

/**
 * cle_voice_gap_free:
 * @self: (transfer full): gaps
 */
void
cle_voice_gap_free (CleVoiceGap *self)
{
  for (guint q = 0; q < self->n_rows; q++)
    g_free (self->rows[q].id);
  g_free (self->rows);
  g_free (self);
}

/**
 * cle_voice_gap_describe_hidden:
 * @self: gaps
 * @voice: whose
 *
 * Returns: (transfer full) (nullable): what is not shown of a voice and why, in
 *   the user's language, to stand behind the voice; %NULL if everything is shown
 */
char *
cle_voice_gap_describe_hidden (const CleVoiceGap *self,
                               CleVoice           voice)
{
  if (self->n_hidden[voice] == 0)
    return NULL;
  if (self->n_shown[voice] == 0)
    return g_strdup (_ ("hidden, since fewer than 5 answers stand together."));

  return g_strdup (_ ("some answers are not counted, because fewer than 5 stand together."));
}
