/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-answer-layout.h"

#include <string.h>

#define MAX_QUESTIONS 64

/* One stretch of bytes that does not change, up to and without the letter. */
typedef struct
{
  guint16 start;
  guint16 length;
  guint16 id;        /* where the question's id begins */
  guint16 id_length;
} Stretch;

struct _CleAnswerLayout
{
  char   *bytes;    /* from the opening bracket on, the closing one included */
  gsize   length;
  guint   n;
  Stretch stretches[MAX_QUESTIONS];
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
               const char      *stretch,
               const char      *at,
               const char      *end)
{
  const char *id = at + 1;
  const char *close;
  Stretch *noted = &self->stretches[self->n];

  if (at >= end || *at != '"' || (close = memchr (id, '"', (gsize) (end - id))) == NULL ||
      memchr (id, '\\', (gsize) (close - id)) != NULL || end - close < 5 ||
      memcmp (close, "\":\"", 3) != 0 || !is_answer (close[3]) || close[4] != '"' ||
      close - start > G_MAXINT16)
    return NULL;

  noted->start = (guint16) (stretch - start);
  noted->length = (guint16) (close + 3 - stretch);
  noted->id = (guint16) (id - start);
  noted->id_length = (guint16) (close - id);
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
  const char *stretch = at;

  if (at >= end || *at++ != '{')
    return NULL;

  for (;;)
    {
      at = self->n < MAX_QUESTIONS ? take_question (self, start, stretch, at, end) : NULL;
      if (at == NULL || at >= end)
        return NULL;
      if (*at == '}')
        break;
      if (*at != ',')
        return NULL;
      /* The letter is followed by its closing quote, where the next begins. */
      stretch = at - 1;
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
  if ((gsize) (end - at) < self->length)
    return 0;

  for (guint i = 0; i < self->n; i++)
    {
      const Stretch *stretch = &self->stretches[i];

      if (memcmp (at + stretch->start, self->bytes + stretch->start, stretch->length) != 0 ||
          !is_answer (at[stretch->start + stretch->length]))
        return 0;
    }

  return at[self->length - 2] == '"' && at[self->length - 1] == '}' ? self->length : 0;
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
      const Stretch *stretch = &self->stretches[(*question)++];

      if (stretch->id_length == length && memcmp (self->bytes + stretch->id, id, length) == 0)
        return TRUE;
    }

  return FALSE;
}
