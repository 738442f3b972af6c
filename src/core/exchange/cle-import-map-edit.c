/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-import-map-private.h"

#include <string.h>

/**
 * cle_import_list_headings:
 * @table: a table with headings in its first row
 * @error: return location for an error
 *
 * Returns: (transfer full): the headings without the spaces around them, or
 *   %NULL if the table cannot be read or has no row.
 */
char **
cle_import_list_headings (GBytes  *table,
                          GError **error)
{
  g_autoptr (CleCsvReader) reader = cle_csv_reader_new (table, '\0', error);
  g_autoptr (GStrvBuilder) headings = g_strv_builder_new ();

  if (reader == NULL || !cle_csv_reader_next (reader, error))
    return NULL;

  for (guint i = 0; i < cle_csv_reader_get_n_cells (reader); i++)
    {
      g_autofree char *text = cle_csv_reader_dup_text (reader, i);

      g_strv_builder_add (headings, g_strstrip (text));
    }

  return g_strv_builder_end (headings);
}

static gboolean
find_field (const CleImportMap *self,
            const char         *field,
            guint              *index)
{
  return g_ptr_array_find_with_equal_func (self->fields, field, g_str_equal, index);
}

/**
 * cle_import_map_get_column:
 * @self: a map
 * @field: what is looked for: at, subject, voice, respondent, note, answer.ID or
 *   evidence.ID
 *
 * Returns: (nullable): the heading of the column with it
 */
const char *
cle_import_map_get_column (const CleImportMap *self,
                           const char         *field)
{
  guint i;

  g_return_val_if_fail (field != NULL, NULL);

  return find_field (self, field, &i) ? g_ptr_array_index (self->columns, i) : NULL;
}

/**
 * cle_import_map_set_column:
 * @self: a map
 * @field: see cle_import_map_get_column()
 * @heading: (nullable): of the column with it; %NULL if there is none
 */
void
cle_import_map_set_column (CleImportMap *self,
                           const char   *field,
                           const char   *heading)
{
  guint i;

  g_return_if_fail (field != NULL);

  if (find_field (self, field, &i))
    {
      g_ptr_array_remove_index (self->columns, i);
      g_ptr_array_remove_index (self->fields, i);
    }
  if (heading == NULL)
    return;

  g_ptr_array_add (self->columns, g_strdup (heading));
  g_ptr_array_add (self->fields, g_strdup (field));
}

/**
 * cle_import_map_get_date:
 * @self: a map
 *
 * Returns: how days are written
 */
CleImportDate
cle_import_map_get_date (const CleImportMap *self)
{
  return self->date;
}

/**
 * cle_import_map_set_date:
 * @self: a map
 * @date: how days are written
 */
void
cle_import_map_set_date (CleImportMap  *self,
                         CleImportDate  date)
{
  g_return_if_fail ((guint) date < CLE_IMPORT_N_DATES);

  self->date = date;
}

/**
 * cle_import_map_list_missing:
 * @self: a map
 * @questionnaire: what was asked
 *
 * Returns: (transfer full): the fields without which nothing can be taken and
 *   that no column is named for: at, answer.ID
 */
char **
cle_import_map_list_missing (const CleImportMap     *self,
                             const CleQuestionnaire *questionnaire)
{
  g_autoptr (GStrvBuilder) missing = g_strv_builder_new ();

  if (cle_import_map_get_column (self, "at") == NULL)
    g_strv_builder_add (missing, "at");
  for (guint i = 0; i < cle_questionnaire_get_n_questions (questionnaire); i++)
    {
      const CleQuestion *question = cle_questionnaire_get_question (questionnaire, i);
      g_autofree char *field = g_strconcat ("answer.", cle_question_get_id (question), NULL);

      if (cle_import_map_get_column (self, field) == NULL)
        g_strv_builder_add (missing, field);
    }

  return g_strv_builder_end (missing);
}

/**
 * cle_import_map_get_voice:
 * @self: a map
 *
 * Returns: the voice of rows that do not tell it
 */
CleVoice
cle_import_map_get_voice (const CleImportMap *self)
{
  return self->voice;
}

/**
 * cle_import_map_set_voice:
 * @self: a map
 * @voice: whose voice it is where no column tells
 */
void
cle_import_map_set_voice (CleImportMap *self,
                          CleVoice      voice)
{
  self->voice = voice;
}

/**
 * cle_import_map_set_subject:
 * @self: a map
 * @subject: what was assessed where no column tells
 */
void
cle_import_map_set_subject (CleImportMap *self,
                            const char   *subject)
{
  g_return_if_fail (subject != NULL);

  g_free (self->subject);
  self->subject = g_strdup (subject);
}

/**
 * cle_import_map_add_word:
 * @self: a map
 * @word: as it stands in a cell; letters large or small
 * @answer: the answer that it means
 */
void
cle_import_map_add_word (CleImportMap *self,
                         const char   *word,
                         CleAnswer     answer)
{
  g_autofree char *folded = NULL;

  g_return_if_fail (word != NULL);

  folded = cle_import_fold (word);
  if (*folded != '\0')
    g_hash_table_replace (self->words, g_steal_pointer (&folded), GINT_TO_POINTER (answer));
}
