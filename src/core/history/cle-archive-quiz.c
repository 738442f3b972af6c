/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-archive-quiz.h"

static void
clear (gpointer data)
{
  CleArchiveQuiz *self = data;

  g_free (self->id);
  g_free (self->digest);
  g_strfreev (self->questions);
}

/**
 * cle_archive_quiz_new:
 *
 * Returns: (transfer full): an empty one to fill in before it is shared.
 */
CleArchiveQuiz *
cle_archive_quiz_new (void)
{
  return g_atomic_rc_box_new0 (CleArchiveQuiz);
}

/**
 * cle_archive_quiz_ref:
 * @self: what results were answered with
 *
 * Returns: (transfer full): the same.
 */
CleArchiveQuiz *
cle_archive_quiz_ref (CleArchiveQuiz *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * cle_archive_quiz_unref:
 * @self: (transfer full): what results were answered with
 */
void
cle_archive_quiz_unref (CleArchiveQuiz *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * cle_archive_quiz_find_question:
 * @self: what results were answered with
 * @id: of a question
 * @index: (out): its place among the answers
 *
 * Returns: %FALSE if it was not asked.
 */
gboolean
cle_archive_quiz_find_question (const CleArchiveQuiz *self,
                                const char           *id,
                                guint                *index)
{
  for (guint i = 0; i < self->n_questions; i++)
    if (g_str_equal (self->questions[i], id))
      {
        *index = i;
        return TRUE;
      }

  return FALSE;
}
