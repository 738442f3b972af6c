/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-answer-layout.h"

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

static gboolean
is_answer (char c)
{
  return c == 'y' || c == 'u' || c == 'n';
}

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
      memcmp (close, "\":\"", 3) != 0 || !is_answer (close[3]) || close[4] != '"' ||
      close - start > MAX_LENGTH - 8)
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
 *
 * Returns: how many bytes the answers at @at take; 0 if they are not of this
 *   layout or hold a letter that is no answer.
 */
gsize
cle_answer_layout_match (const CleAnswerLayout *self,
                         const char            *at,
                         const char            *end)
{
  char expected[MAX_LENGTH];
  gboolean answers = TRUE;

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

      expected[letter] = at[letter];
      answers = answers && is_answer (at[letter]);
    }

  return answers && memcmp (at, expected, self->length) == 0 ? self->length : 0;
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
