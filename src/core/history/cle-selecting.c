/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-selecting.h"

#include "cle-blocks.h"
#include "cle-selection-private.h"

#include <string.h>

#define SLICE_ROWS 1024

struct _CleSelecting
{
  CleHistory   *history;
  CleSelectionFilter filter;   /* owns its texts */
  CleBlocks    *blocks;
  CleSelection *selection;
  GArray       *rows;          /* of CleSelected */
  gint64        subject;       /* its number; -1 for any */
  gboolean      is_impossible; /* nobody assessed that subject */
  guint         last_quiz;     /* looked at last, and … */
  gboolean      last_passes;   /* … whether it is the questionnaire wanted */
  guint         next;          /* by time */
  guint         end;
  gboolean      is_stale;
};

/* The place in time of the first result at @at or later. */
static guint
find_time (CleTable *table,
           gint64    at)
{
  guint low = 0, high = cle_table_get_n_rows (table);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (cle_table_get_at (table, cle_table_get_oldest (table, middle)) < at)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
hold_quiz (CleSelection *self,
           CleArchive   *archive,
           guint         number)
{
  if (number >= self->quizzes->len)
    g_ptr_array_set_size (self->quizzes, (int) number + 1);
  if (g_ptr_array_index (self->quizzes, number) == NULL)
    g_ptr_array_index (self->quizzes, number) =
        cle_archive_quiz_ref ((CleArchiveQuiz *) cle_archive_get_quiz (archive, number));
}

static void
copy_answers (CleSelection      *self,
              const CleTableRow *stored,
              CleSelected       *row)
{
  const CleArchiveQuiz *quiz = g_ptr_array_index (self->quizzes, stored->questionnaire);

  if (quiz->n_questions <= 16)
    {
      memcpy (&row->answers, stored->answers, sizeof row->answers);
      return;
    }

  row->answers = self->long_answers->len;
  g_byte_array_append (self->long_answers, stored->answers, (quiz->n_questions + 3) / 4);
}

static void
copy_note (CleSelection      *self,
           CleArchive        *archive,
           const CleTableRow *stored,
           guint              index)
{
  const CleRemark *remark = cle_remarks_find (cle_archive_get_remarks (archive), stored->id);
  CleSelectionNote *note;

  if (remark == NULL || remark->note == NULL)
    return;

  note = g_new0 (CleSelectionNote, 1);
  note->index = index;
  note->text = g_strdup (remark->note);
  g_ptr_array_add (self->notes, note);
}

static void
fill (CleSelected       *row,
      guint              number,
      const CleTableRow *stored)
{
  row->at = stored->at;
  row->row = number;
  row->score = (guint32) stored->score;
  row->subject = stored->subject;
  row->respondent = stored->respondent;
  row->answers = 0;
  row->block = CLE_BLOCK_OPEN;
  row->quiz = (guint16) stored->questionnaire;
  row->offset = (gint16) stored->offset;
  row->n_unsure = (guint16) stored->n_unsure;
  row->voice = (guint8) stored->voice;
  row->marks = (guint8) cle_row_flags_get_marks (stored->flags);
}

static void
take_row (CleSelection      *self,
          GArray            *rows,
          CleArchive        *archive,
          const CleTableRow *stored,
          CleSelected       *row)
{
  hold_quiz (self, archive, stored->questionnaire);
  copy_answers (self, stored, row);
  if (stored->flags & CLE_ROW_NOTED)
    copy_note (self, archive, stored, rows->len);
  g_array_append_vals (rows, row, 1);
}

static gboolean
passes (CleSelecting      *self,
        CleArchive        *archive,
        const CleTableRow *stored)
{
  if ((stored->flags & (CLE_ROW_TRASHED | CLE_ROW_ERASED)) ||
      (self->subject >= 0 && stored->subject != self->subject) ||
      (self->filter.voice >= 0 && (int) stored->voice != self->filter.voice))
    return FALSE;

  if (self->filter.questionnaire == NULL)
    return TRUE;

  if (self->last_quiz != stored->questionnaire)
    {
      self->last_quiz = stored->questionnaire;
      self->last_passes = g_str_equal (cle_archive_get_quiz (archive, self->last_quiz)->id,
                                       self->filter.questionnaire);
    }

  return self->last_passes;
}

static void
look_at_next (CleSelecting *self,
              CleArchive   *archive)
{
  CleTable *table = cle_archive_get_table (archive);
  guint number = cle_table_get_oldest (table, self->next++);
  const ClePeriod *period = &self->filter.period;
  CleTableRow stored;
  CleSelected row;
  gboolean inside;

  cle_table_get (table, number, &stored);
  if (!passes (self, archive, &stored))
    return;

  inside = stored.at >= period->from && (period->to == 0 || stored.at < period->to);
  fill (&row, number, &stored);
  cle_blocks_add (self->blocks, &row, inside ? self->rows->len : CLE_BLOCKS_OUTSIDE);
  if (inside)
    take_row (self->selection, self->rows, archive, &stored, &row);
}

static void
find_subject (CleSelecting *self,
              CleArchive   *archive)
{
  CleIntern *subjects = cle_archive_get_subjects (archive);

  self->subject = -1;
  self->is_impossible = self->filter.subject != NULL;
  for (guint i = 0; self->is_impossible && i < cle_intern_get_n (subjects); i++)
    if (g_str_equal (cle_intern_get (subjects, i), self->filter.subject))
      {
        self->subject = i;
        self->is_impossible = FALSE;
      }
}

/* Which results to look at. Those of staff and clients are needed from the very
 * first, to know how they stand together. */
static void
find_bounds (CleSelecting *self,
             CleArchive   *archive)
{
  CleTable *table = cle_archive_get_table (archive);
  gboolean is_open = self->filter.voice == CLE_VOICE_MANAGEMENT;
  gint64 to = self->filter.period.to;

  /* No month is longer: the one that the period ends in is looked at as a whole. */
  if (to != 0 && !is_open)
    to = cle_grouping_find (CLE_GROUPING_MONTH,
                            cle_grouping_find (CLE_GROUPING_MONTH, to, 0) +
                                G_GINT64_CONSTANT (32) * 86400000,
                            0);
  self->next = is_open ? find_time (table, self->filter.period.from) : 0;
  self->end = to == 0 ? cle_table_get_n_rows (table) : find_time (table, to);
  if (self->is_impossible)
    self->end = self->next;
}

static void
start_over (CleSelecting *self)
{
  CleArchive *archive = cle_history_get_archive (self->history);

  g_clear_pointer (&self->blocks, cle_blocks_free);
  g_clear_pointer (&self->selection, cle_selection_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  self->blocks = cle_blocks_new ();
  self->selection = cle_selection_create ();
  self->last_quiz = G_MAXUINT;
  self->is_stale = FALSE;
  find_subject (self, archive);
  find_bounds (self, archive);
  self->rows = g_array_sized_new (FALSE, FALSE, sizeof (CleSelected), 16);
}

static void
changed_cb (CleSelecting *self)
{
  self->is_stale = TRUE;
}

/**
 * cle_selecting_new:
 * @history: a history
 * @filter: what to select; copied
 *
 * Begins to select. To be used on the thread that owns @history.
 *
 * Returns: (transfer full): a selecting to step through.
 */
CleSelecting *
cle_selecting_new (CleHistory               *history,
                   const CleSelectionFilter *filter)
{
  CleSelecting *self = g_new0 (CleSelecting, 1);

  self->history = g_object_ref (history);
  self->filter = *filter;
  self->filter.subject = g_strdup (filter->subject);
  self->filter.questionnaire = g_strdup (filter->questionnaire);
  g_signal_connect_swapped (history, "grown", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (history, "replaced", G_CALLBACK (changed_cb), self);
  start_over (self);

  return self;
}

/**
 * cle_selecting_free:
 * @self: (transfer full): a selecting
 */
void
cle_selecting_free (CleSelecting *self)
{
  g_signal_handlers_disconnect_by_data (self->history, self);
  g_object_unref (self->history);
  g_free ((char *) self->filter.subject);
  g_free ((char *) self->filter.questionnaire);
  g_clear_pointer (&self->blocks, cle_blocks_free);
  g_clear_pointer (&self->selection, cle_selection_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  g_free (self);
}

/**
 * cle_selecting_step:
 * @self: a selecting
 * @microseconds: about how long to go on; negative for as long as it takes
 *
 * Goes on. If the history has changed in between, it begins anew.
 *
 * Returns: %TRUE when everything was looked at.
 */
gboolean
cle_selecting_step (CleSelecting *self,
                    gint64        microseconds)
{
  gint64 end = microseconds < 0 ? G_MAXINT64 : g_get_monotonic_time () + microseconds;
  CleArchive *archive = cle_history_get_archive (self->history);

  if (self->is_stale)
    start_over (self);

  do
    for (guint i = 0; i < SLICE_ROWS && self->next < self->end; i++)
      look_at_next (self, archive);
  while (self->next < self->end && g_get_monotonic_time () < end);

  return self->next == self->end;
}

/**
 * cle_selecting_finish:
 * @self: a selecting; not to be stepped through any more
 *
 * Looks at what is left, and hands over what was selected.
 *
 * Returns: (transfer full): the selection.
 */
CleSelection *
cle_selecting_finish (CleSelecting *self)
{
  cle_selecting_step (self, -1);
  self->selection->n_rows = self->rows->len;
  self->selection->rows =
      (CleSelected *) (gpointer) g_array_free (g_steal_pointer (&self->rows), FALSE);
  self->selection->n_blocks = cle_blocks_finish (self->blocks, self->selection->rows);

  return g_steal_pointer (&self->selection);
}

/**
 * cle_selection_new:
 * @history: a history
 * @filter: what to select
 *
 * Selects at once: for histories that are not long, for `clientelectl` and for
 * tests. To be used on the thread that owns @history.
 *
 * Returns: (transfer full): the results that pass.
 */
CleSelection *
cle_selection_new (CleHistory               *history,
                   const CleSelectionFilter *filter)
{
  g_autoptr (CleSelecting) selecting = cle_selecting_new (history, filter);

  return cle_selecting_finish (selecting);
}

/**
 * cle_selection_new_single:
 * @history: a history
 * @row: of a result
 *
 * One result that somebody pointed at, also one in the trash. It may be looked
 * at whoever's voice it is: see cle-blocks.c. To be used on the thread that owns
 * @history.
 *
 * Returns: (transfer full): that result.
 */
CleSelection *
cle_selection_new_single (CleHistory *history,
                          guint       row)
{
  CleArchive *archive = cle_history_get_archive (history);
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (CleSelected));
  CleSelection *self = cle_selection_create ();
  CleTableRow stored;
  CleSelected selected;

  cle_table_get (cle_archive_get_table (archive), row, &stored);
  fill (&selected, row, &stored);
  take_row (self, rows, archive, &stored, &selected);
  self->rows = (CleSelected *) (gpointer) g_array_free (rows, FALSE);
  self->n_rows = 1;
  self->n_blocks = CLE_BLOCK_OPEN + 1;
  self->is_single = TRUE;

  return self;
}
