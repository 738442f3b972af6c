/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-result-text.h"

#include "assessment/cle-library.h"
#include "assessment/cle-outcome.h"
#include "store/cle-hex.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SUM_PREFIX   "crc32 "
#define SUM_LENGTH   8
#define MAX_IN_LINE  100 /* answers; of more than that only the numbers are told */

/* The same in every language and locale: whoever reads it may be a program. */
static void
add_points (GString *out,
            gint64   points)
{
  g_string_append_printf (out, "%" G_GINT64_FORMAT, points / 1000);
  if (points % 1000 == 0)
    return;

  g_string_append_printf (out, ".%03d", (int) (points % 1000));
  while (out->str[out->len - 1] == '0')
    g_string_truncate (out, out->len - 1);
}

/* What an answer is worth stands in the questionnaire. One that does not come
 * with the program may not be at hand. */
static gint64
find_upper (const CleResult *result)
{
  g_autoptr (CleLibrary) library = cle_library_new (NULL);
  g_autoptr (CleQuestionnaire) questionnaire =
      cle_library_find_digest (library, result->digest, NULL);
  g_autofree CleAnswer *answers = NULL;

  if (questionnaire == NULL)
    return -1;

  answers = cle_result_dup_answers (result, questionnaire);
  return cle_outcome_compute (questionnaire, answers).upper;
}

static void
add_score (GString         *out,
           const CleResult *result)
{
  gint64 upper = result->n_unsure > 0 ? find_upper (result) : result->score;

  g_string_append (out, "score ");
  add_points (out, result->score);
  if (upper > result->score)
    {
      g_string_append (out, " to ");
      add_points (out, upper);
    }
  g_string_append (out, " of ");
  add_points (out, result->max);
  if (result->n_unsure > 0)
    g_string_append_printf (out, ", %u not sure", result->n_unsure);
  g_string_append_c (out, '\n');
}

static void
add_numbers (GString         *out,
             const CleResult *result)
{
  for (guint answer = CLE_ANSWER_YES; answer <= CLE_ANSWER_NO; answer++)
    {
      guint n = 0;

      for (guint i = 0; i < result->answers->len; i++)
        n += g_array_index (result->answers, CleAnswered, i).answer == answer;
      g_string_append_printf (out, answer == CLE_ANSWER_YES ? "%c%u" : " %c%u",
                              cle_answer_get_code ((CleAnswer) answer), n);
    }
}

static void
add_answers (GString         *out,
             const CleResult *result)
{
  g_string_append (out, "answers ");
  if (result->answers->len > MAX_IN_LINE)
    add_numbers (out, result);
  else
    for (guint i = 0; i < result->answers->len; i++)
      g_string_append_c (out, cle_answer_get_code (
                                  g_array_index (result->answers, CleAnswered, i).answer));
  g_string_append_c (out, '\n');
}

static void
add_day (GString         *out,
         const CleResult *result)
{
  char time[CLE_TIME_LENGTH + 1] = { 0 };

  cle_time_write (result->head.at + (gint64) result->head.offset * 60000, time);
  g_string_append_len (out, time, 10);
  g_string_append_c (out, '\n');
}

/**
 * cle_result_text_format:
 * @result: a result
 *
 * Version, day, score with its band, questionnaire and answers as letters, and
 * last a checksum of the lines before. Nothing in it tells who, where or at what
 * minute. Of a questionnaire that does not come with the program the band is
 * only the number of answers that were not sure.
 *
 * Returns: (transfer full): plain ASCII, less than %CLE_RESULT_TEXT_MAX bytes
 */
char *
cle_result_text_format (const CleResult *result)
{
  GString *out = g_string_new ("Clientele " CLE_VERSION "\n");

  add_day (out, result);
  add_score (out, result);
  g_string_append_printf (out, "%s %u\n", result->questionnaire, result->revision);
  add_answers (out, result);
  g_string_append_printf (out, SUM_PREFIX "%08x\n", cle_record_sum (out->str, out->len));

  return g_string_free (out, FALSE);
}

static const char *
find_last_line (const char *text,
                gsize       length)
{
  const char *newline = memrchr (text, '\n', length);

  return newline != NULL ? newline + 1 : text;
}

/**
 * cle_result_text_check:
 * @text: what was read from a code; white space at the end does not matter
 * @error: return location for an error
 *
 * Returns: whether its checksum fits what stands before it
 */
gboolean
cle_result_text_check (const char *text,
                       GError    **error)
{
  g_autofree char *plain = g_strchomp (g_strdup (text));
  const char *last = find_last_line (plain, strlen (plain));
  guint32 sum;

  if (!g_str_has_prefix (last, SUM_PREFIX) || strlen (last) != strlen (SUM_PREFIX) + SUM_LENGTH ||
      !cle_hex_read_32 (last + strlen (SUM_PREFIX), &sum))
    {
      g_set_error_literal (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                           _ ("The last line is no checksum."));
      return FALSE;
    }
  if (sum == cle_record_sum (plain, (gsize) (last - plain)))
    return TRUE;

  g_set_error_literal (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                       _ ("The checksum does not fit: something in the text was changed."));
  return FALSE;
}
