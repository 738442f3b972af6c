/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-selection-private.h"

#include "cle-blocks.h"

static void
note_clear (gpointer data)
{
  CleSelectionNote *note = data;

  g_free (note->text);
  g_free (note);
}

/**
 * cle_selection_create:
 *
 * Returns: (transfer full): a selection of nothing, to be filled
 */
CleSelection *
cle_selection_create (void)
{
  CleSelection *self = g_atomic_rc_box_new0 (CleSelection);

  self->quizzes = g_ptr_array_new ();
  self->notes = g_ptr_array_new_with_free_func (note_clear);
  self->long_answers = g_byte_array_new ();

  return self;
}

static void
clear_selection (gpointer data)
{
  CleSelection *self = data;

  for (guint i = 0; i < self->quizzes->len; i++)
    if (g_ptr_array_index (self->quizzes, i) != NULL)
      cle_archive_quiz_unref (g_ptr_array_index (self->quizzes, i));
  g_ptr_array_unref (self->quizzes);
  g_ptr_array_unref (self->notes);
  g_byte_array_unref (self->long_answers);
  g_free (self->rows);
}

static void
copy_quizzes (CleSelection       *self,
              const CleSelection *selection)
{
  for (guint i = 0; i < selection->quizzes->len; i++)
    {
      CleArchiveQuiz *quiz = g_ptr_array_index (selection->quizzes, i);

      g_ptr_array_add (self->quizzes, quiz != NULL ? cle_archive_quiz_ref (quiz) : NULL);
    }
}

/**
 * cle_selection_new_part:
 * @selection: results
 * @groups: (array): for each of them a group, or %G_MAXUINT for none
 * @group: the one that is wanted
 *
 * The results of one group, without their notes. Of staff and clients only
 * whole blocks remain countable. May be called in any thread.
 *
 * Returns: (transfer full): a selection; free with cle_selection_unref()
 */
CleSelection *
cle_selection_new_part (const CleSelection *selection,
                        const guint        *groups,
                        guint               group)
{
  g_autofree guint8 *shown = cle_blocks_show (selection, groups);
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (CleSelected));
  CleSelection *self = cle_selection_create ();

  copy_quizzes (self, selection);
  g_byte_array_append (self->long_answers, selection->long_answers->data,
                       selection->long_answers->len);
  for (guint i = 0; i < selection->n_rows; i++)
    {
      CleSelected row = selection->rows[i];

      if (groups[i] != group)
        continue;
      if (!shown[i])
        row.block = CLE_BLOCK_HIDDEN;
      g_array_append_val (rows, row);
    }

  self->n_rows = rows->len;
  self->n_blocks = selection->n_blocks;
  self->rows = (CleSelected *) (gpointer) g_array_free (rows, FALSE);
  self->is_single = self->n_rows == 1 && self->rows[0].voice == CLE_VOICE_MANAGEMENT;

  return self;
}

/**
 * cle_selection_ref:
 * @self: a selection
 *
 * Returns: (transfer full): the same.
 */
CleSelection *
cle_selection_ref (CleSelection *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * cle_selection_unref:
 * @self: (transfer full): a selection
 */
void
cle_selection_unref (CleSelection *self)
{
  g_atomic_rc_box_release_full (self, clear_selection);
}

/**
 * cle_selection_get_answer:
 * @self: a selection
 * @index: of a result
 * @question: place in the questions of its questionnaire
 *
 * Returns: the answer.
 */
CleAnswer
cle_selection_get_answer (const CleSelection *self,
                          guint               index,
                          guint               question)
{
  return cle_packed_get (cle_selection_get_answers (self, index), question);
}

/**
 * cle_selection_get_note:
 * @self: a selection
 * @index: of a result
 *
 * Returns: (transfer none) (nullable): what was noted about it.
 */
const char *
cle_selection_get_note (const CleSelection *self,
                        guint               index)
{
  guint low = 0, high = self->notes->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const CleSelectionNote *note = g_ptr_array_index (self->notes, middle);

      if (note->index == index)
        return note->text;
      if (note->index < index)
        low = middle + 1;
      else
        high = middle;
    }

  return NULL;
}

/**
 * cle_selection_is_mixed:
 * @self: a selection
 * @other: (nullable): what it is held against, of the same history
 *
 * The mean of what is not alike goes up and down with who happened to answer.
 *
 * Returns: whether there are several subjects or voices in them together
 */
gboolean
cle_selection_is_mixed (const CleSelection *self,
                        const CleSelection *other)
{
  const CleSelection *all[] = { self, other != NULL ? other : self };
  const CleSelected *first = self->n_rows > 0 ? self->rows : all[1]->rows;

  for (guint side = 0; side < G_N_ELEMENTS (all); side++)
    for (guint i = 0; i < all[side]->n_rows; i++)
      if (all[side]->rows[i].subject != first->subject || all[side]->rows[i].voice != first->voice)
        return TRUE;

  return FALSE;
}

/**
 * cle_selection_find_last:
 * @self: a selection with at least one result
 *
 * The days to the next assessment count from the last one that management gave.
 * What clients and staff say in between, perhaps every day at a kiosk, does not
 * put it off; where nobody else answered, it is counted from them.
 *
 * Returns: the index of that result
 */
guint
cle_selection_find_last (const CleSelection *self)
{
  for (guint i = self->n_rows; i > 0; i--)
    if (self->rows[i - 1].voice == CLE_VOICE_MANAGEMENT)
      return i - 1;

  return self->n_rows - 1;
}

/**
 * cle_selection_count_respondents:
 * @self: a selection
 * @counted: (nullable) (array): for each result 1 if it is to be counted, else
 *   0; %NULL for all
 *
 * How many people answered: somebody who is named counts once, however often he
 * answered; of those who are not named each result counts as one person.
 * O(results); may be called in any thread.
 *
 * Returns: 0 … the number of results
 */
guint
cle_selection_count_respondents (const CleSelection *self,
                                 const guint8       *counted)
{
  g_autoptr (GHashTable) named = g_hash_table_new (NULL, NULL);
  guint n_unnamed = 0;

  for (guint i = 0; i < self->n_rows; i++)
    {
      if (counted != NULL && !counted[i])
        continue;
      if (self->rows[i].respondent == 0)
        n_unnamed++;
      else
        g_hash_table_add (named, GUINT_TO_POINTER (self->rows[i].respondent));
    }

  return n_unnamed + g_hash_table_size (named);
}
