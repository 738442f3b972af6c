/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-answer.h"

static const char codes[] = { '\0', 'y', 'u', 'n' };
static const char *const words[] = { NULL, "yes", "unsure", "no" };
static const char *const voices[CLE_N_VOICES] = { "management", "staff", "client" };

G_STATIC_ASSERT (G_N_ELEMENTS (codes) == CLE_ANSWER_NO + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (words) == CLE_ANSWER_NO + 1);

/**
 * cle_answer_get_code:
 * @answer: an answer
 *
 * Returns: the letter that stands for it in a record: y, u or n; NUL for
 *   %CLE_ANSWER_NONE
 */
char
cle_answer_get_code (CleAnswer answer)
{
  g_return_val_if_fail ((guint) answer < G_N_ELEMENTS (codes), '\0');

  return codes[answer];
}

/**
 * cle_answer_from_code:
 * @code: a letter from a record
 * @answer: (out): the answer it stands for
 *
 * Returns: whether @code is one of y, u and n
 */
gboolean
cle_answer_from_code (char       code,
                      CleAnswer *answer)
{
  for (guint i = CLE_ANSWER_YES; i <= CLE_ANSWER_NO; i++)
    if (codes[i] == code)
      {
        *answer = (CleAnswer) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * cle_answer_get_word:
 * @answer: an answer
 *
 * Returns: (nullable): the word for it in files and on the command line, the
 *   same in every language: yes, unsure or no; %NULL for %CLE_ANSWER_NONE
 */
const char *
cle_answer_get_word (CleAnswer answer)
{
  g_return_val_if_fail ((guint) answer < G_N_ELEMENTS (words), NULL);

  return words[answer];
}

/**
 * cle_answer_from_word:
 * @word: a word from a file or from the command line
 * @answer: (out): the answer it stands for
 *
 * Returns: whether @word is one of yes, unsure and no
 */
gboolean
cle_answer_from_word (const char *word,
                      CleAnswer  *answer)
{
  for (guint i = CLE_ANSWER_YES; i <= CLE_ANSWER_NO; i++)
    if (g_strcmp0 (words[i], word) == 0)
      {
        *answer = (CleAnswer) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * cle_voice_get_word:
 * @voice: whose voice
 *
 * Returns: the word for it in files and on the command line: management, staff
 *   or client
 */
const char *
cle_voice_get_word (CleVoice voice)
{
  g_return_val_if_fail ((guint) voice < CLE_N_VOICES, NULL);

  return voices[voice];
}

/**
 * cle_voice_from_word:
 * @word: a word from a file or from the command line
 * @voice: (out): the voice it stands for
 *
 * Returns: whether @word is one of management, staff and client
 */
gboolean
cle_voice_from_word (const char *word,
                     CleVoice   *voice)
{
  for (guint i = 0; i < CLE_N_VOICES; i++)
    if (g_strcmp0 (voices[i], word) == 0)
      {
        *voice = (CleVoice) i;
        return TRUE;
      }

  return FALSE;
}
