/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-mapping-closures.h"

#include "cle-format-closures.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * cle_mapping_field_title:
 * @field: of a map: at, subject, voice, respondent, note or answer.ID
 * @questionnaire: what was asked
 *
 * Returns: (transfer full): what the user calls it; of an answer the question
 */
char *
cle_mapping_field_title (const char             *field,
                         const CleQuestionnaire *questionnaire)
{
  guint question;

  if (strcmp (field, "at") == 0)
    return g_strdup (_ ("Day"));
  if (strcmp (field, "subject") == 0)
    return g_strdup (_ ("What is assessed"));
  if (strcmp (field, "voice") == 0)
    return g_strdup (_ ("Whose voice"));
  if (strcmp (field, "respondent") == 0)
    return g_strdup (_ ("Name"));
  if (strcmp (field, "note") == 0)
    return g_strdup (_ ("Note"));
  if (!g_str_has_prefix (field, "answer.") ||
      !cle_questionnaire_find_question (questionnaire, field + strlen ("answer."), &question))
    return g_strdup (field);

  return g_strdup_printf (C_ ("question", "%u. %s"), question + 1,
                          cle_question_get_field (cle_questionnaire_get_question (questionnaire,
                                                                                  question),
                                                  CLE_QUESTION_TEXT,
                                                  cle_format_language (questionnaire)));
}

/**
 * cle_mapping_preview_title:
 * @row: a row as it would become
 *
 * Returns: (transfer full): its score, or that it cannot be taken
 */
char *
cle_mapping_preview_title (const CleImportPreview *row)
{
  g_autofree char *score = NULL;

  if (row->result == NULL)
    return g_strdup_printf (_ ("Row %u cannot be taken"), row->row);

  score = cle_format_score (row->result->score, row->result->max);

  /* Translators: a row of a table and a score: "Row 2: 6 of 10". */
  return g_strdup_printf (_ ("Row %u: %s"), row->row, score);
}

/**
 * cle_mapping_preview_text:
 * @row: a row as it would become
 * @now: the present time in milliseconds
 *
 * Returns: (transfer full): when, about what and by whom; or why not
 */
char *
cle_mapping_preview_text (const CleImportPreview *row,
                          gint64                  now)
{
  g_autofree char *day = NULL;
  g_autofree char *about = NULL;

  if (row->result == NULL)
    return g_strdup (row->reason);

  day = cle_format_moment (row->result->head.at, now, row->result->head.offset);
  about = cle_format_about (row->result->subject, row->result->voice);
  if (row->respondent != NULL && *row->respondent != '\0')
    return g_strdup_printf (C_ ("row", "%s · %s · %s"), day, about, row->respondent);

  return g_strdup_printf (C_ ("row", "%s · %s"), day, about);
}

/**
 * cle_mapping_add_words:
 * @map: a map
 * @words: words with commas between them
 * @answer: what they mean
 */
void
cle_mapping_add_words (CleImportMap *map,
                       const char   *words,
                       CleAnswer     answer)
{
  g_auto (GStrv) split = g_strsplit (words, ",", -1);

  for (guint i = 0; split[i] != NULL; i++)
    cle_import_map_add_word (map, split[i], answer);
}
