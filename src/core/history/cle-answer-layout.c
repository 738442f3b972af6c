/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-answer-layout.h"
#include "assessment/cle-answer.h"

#include <string.h>

#define MAX_QUESTIONS 64
#define MAX_LENGTH    4096

/* Where the parts of `"id":"y"` are. */
typedef struct
{
  guint16 id;
  guint16 id_length;
  guint16 letter;
} Place;

struct _CleAnswerLayout
{
  char   *bytes;    /* from the opening bracket on, the closing one included */
  gsize   length;
  guint   n;
  Place   places[MAX_QUESTIONS];
};

/* The answer that a letter stands for. A switch would be guessed wrong by the
 * processor every other time. */
static const guint8 answer_of[256] = {
  ['y'] = CLE_ANSWER_YES,
  ['u'] = CLE_ANSWER_UNSURE,
  ['n'] = CLE_ANSWER_NO,
};

/* Takes `"id":"y"` and notes where its parts are. */
static const char *
take_question (CleAnswerLayout *self,
               const char      *start,
               const char      *at,
               const char      *end)
{
  const char *id = at + 1;
  const char *close;
  Place *place = &self->places[self->n];

  if (at >= end || *at != '"' || (close = memchr (id, '"', (gsize) (end - id))) == NULL ||
      memchr (id, '\\', (gsize) (close - id)) != NULL || end - close < 5 ||
      memcmp (close, "\":\"", 3) != 0 || answer_of[(guint8) close[3]] == CLE_ANSWER_NONE ||
      close[4] != '"' || close - start > MAX_LENGTH - 8)
    return NULL;

  place->id = (guint16) (id - start);
  place->id_length = (guint16) (close - id);
  place->letter = (guint16) (close + 3 - start);
  self->n++;

  return close + 5;
}

/**
 * cle_answer_layout_new:
 * @at: the opening bracket of the answers in a line that was read strictly
 * @end: the end of that line
 *
 * Returns: (transfer full) (nullable): the layout, or %NULL if it is not the
 *   one of our writer.
 */
CleAnswerLayout *
cle_answer_layout_new (const char *at,
                       const char *end)
{
  g_autofree CleAnswerLayout *self = g_new0 (CleAnswerLayout, 1);
  const char *start = at;

  if (at >= end || *at++ != '{')
    return NULL;

  for (;;)
    {
      at = self->n < MAX_QUESTIONS ? take_question (self, start, at, end) : NULL;
      if (at == NULL || at >= end)
        return NULL;
      if (*at == '}')
        break;
      if (*at != ',')
        return NULL;
      at++;
    }

  self->length = (gsize) (at + 1 - start);
  self->bytes = g_memdup2 (start, self->length);

  return g_steal_pointer (&self);
}

/**
 * cle_answer_layout_free:
 * @self: (transfer full): a layout
 */
void
cle_answer_layout_free (CleAnswerLayout *self)
{
  g_free (self->bytes);
  g_free (self);
}

/**
 * cle_answer_layout_match:
 * @self: a layout
 * @at: where answers begin
 * @end: the end of the line
 * @packed: (out): 16 bytes, see cle-packed-answers.h
 *
 * Returns: how many bytes the answers at @at take; 0 if they are not of this
 *   layout or hold a letter that is no answer.
 */
gsize
cle_answer_layout_match (const CleAnswerLayout *self,
                         const char            *at,
                         const char            *end,
                         guint8                *packed)
{
  char expected[MAX_LENGTH];
  gboolean answers = TRUE;
  guint64 words[MAX_QUESTIONS / 32] = { 0 };

  if ((gsize) (end - at) < self->length)
    return 0;

  if (memcmp (at, self->bytes, self->places[0].letter) != 0)
    return 0;

  /* What is expected, with the letters that are there: one comparison of all
   * of it is quicker than one for each stretch between the letters. */
  memcpy (expected, self->bytes, self->length);
  for (guint i = 0; i < self->n; i++)
    {
      gsize letter = self->places[i].letter;
      guint64 answer = answer_of[(guint8) at[letter]];

      expected[letter] = at[letter];
      answers &= answer != CLE_ANSWER_NONE;
      words[i / 32] |= answer << (i % 32 * 2);
    }

  words[0] = GUINT64_TO_LE (words[0]);
  words[1] = GUINT64_TO_LE (words[1]);
  memcpy (packed, words, sizeof words);
  return answers && memcmp (at, expected, self->length) == 0 ? self->length : 0;
}

/**
 * cle_answer_layout_get_n:
 * @self: a layout
 *
 * Returns: how many questions it has, at most 64.
 */
guint
cle_answer_layout_get_n (const CleAnswerLayout *self)
{
  return self->n;
}

/**
 * cle_answer_layout_dup_ids:
 * @self: a layout
 *
 * Returns: (transfer full): the ids of its questions in their order.
 */
char **
cle_answer_layout_dup_ids (const CleAnswerLayout *self)
{
  char **ids = g_new0 (char *, self->n + 1);

  for (guint i = 0; i < self->n; i++)
    ids[i] = g_strndup (self->bytes + self->places[i].id, self->places[i].id_length);

  return ids;
}

/**
 * cle_answer_layout_advance:
 * @self: a layout
 * @question: (inout): where to look from; the place after the one found
 * @id: of a question
 * @length: bytes in @id
 *
 * Returns: %TRUE if @id is one of the questions from @question on.
 */
gboolean
cle_answer_layout_advance (const CleAnswerLayout *self,
                           guint                 *question,
                           const char            *id,
                           gsize                  length)
{
  while (*question < self->n)
    {
      const Place *place = &self->places[(*question)++];

      if (place->id_length == length && memcmp (self->bytes + place->id, id, length) == 0)
        return TRUE;
    }

  return FALSE;
}
