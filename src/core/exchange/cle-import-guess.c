/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-import-map-private.h"

#include <string.h>

#define MAX_LOOKED_AT 100 /* rows, to tell how days are written */

/* Headings, English and Russian, as they are compared. */
static const struct
{
  const char *field;
  const char *words[16];
} headings[] = {
  { "at",
    { "at", "date", "day", "when", "time", "timestamp", "дата", "день", "когда", "отметка времени" } },
  { "subject",
    { "subject", "department", "unit", "branch", "organisation", "organization", "company", "отдел",
      "подразделение", "организация", "филиал", "что оцениваем" } },
  { "voice",
    { "voice", "whose voice", "role", "who", "who answered", "answered by", "position", "роль",
      "голос", "чей голос", "кто", "кто отвечал", "кто ответил", "кто отвечает", "от чьего лица",
      "должность" } },
  { "respondent",
    { "respondent", "name", "person", "employee", "имя", "фио", "сотрудник", "респондент" } },
  { "note", { "note", "notes", "comment", "comments", "remark", "заметка", "комментарий", "примечание" } },
};

static const struct
{
  CleAnswer   answer;
  const char *words[10];
} answers[] = {
  { CLE_ANSWER_YES, { "yes", "y", "1", "true", "+", "да", "д" } },
  { CLE_ANSWER_UNSURE,
    { "unsure", "not sure", "u", "?", "don't know", "не знаю", "не уверен", "не уверена",
      "затрудняюсь ответить" } },
  { CLE_ANSWER_NO, { "no", "n", "0", "false", "-", "нет", "н" } },
};

static const struct
{
  CleVoice    voice;
  const char *words[10];
} voices[] = {
  { CLE_VOICE_MANAGEMENT,
    { "management", "manager", "director", "owner", "руководство", "руководитель",
      "руководители", "директор" } },
  { CLE_VOICE_STAFF, { "staff", "employee", "employees", "персонал", "сотрудник", "сотрудники", "работник",
      "работники" } },
  { CLE_VOICE_CLIENT, { "client", "clients", "customer", "customers", "клиент", "клиенты", "покупатель",
      "покупатели", "заказчик" } },
};

/**
 * cle_import_map_add_words:
 * @self: a map
 *
 * Adds the usual words for the three answers.
 */
void
cle_import_map_add_words (CleImportMap *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    for (guint j = 0; j < G_N_ELEMENTS (answers[i].words) && answers[i].words[j] != NULL; j++)
      g_hash_table_insert (self->words, cle_import_fold (answers[i].words[j]),
                           GINT_TO_POINTER (answers[i].answer));
}

/**
 * cle_import_map_add_voices:
 * @self: a map
 *
 * Adds the usual words for the three voices, as far as they are not told
 * otherwise.
 */
void
cle_import_map_add_voices (CleImportMap *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (voices); i++)
    for (guint j = 0; j < G_N_ELEMENTS (voices[i].words) && voices[i].words[j] != NULL; j++)
      {
        char *word = cle_import_fold (voices[i].words[j]);

        if (g_hash_table_contains (self->voices, word))
          g_free (word);
        else
          g_hash_table_insert (self->voices, word, GINT_TO_POINTER (voices[i].voice));
      }
}

static char *
guess_plain (const char *heading)
{
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    for (guint j = 0; j < G_N_ELEMENTS (headings[i].words) && headings[i].words[j] != NULL; j++)
      if (strcmp (headings[i].words[j], heading) == 0)
        return g_strdup (headings[i].field);

  return NULL;
}

/* 3, q3, question 3, вопрос 3, 3. Do you … */
static guint
guess_number (const char *heading)
{
  static const char *const before[] = { "question", "вопрос", "q", "в", "№" };
  const char *at = heading;
  char *end;
  guint64 number;

  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    if (g_str_has_prefix (heading, before[i]))
      {
        at = heading + strlen (before[i]);
        break;
      }
  while (*at == ' ')
    at++;
  number = g_ascii_isdigit (*at) ? g_ascii_strtoull (at, &end, 10) : 0;

  return number > 0 && number <= 256 && (*end == '\0' || *end == '.' || *end == ')')
             ? (guint) number
             : 0;
}

static gboolean
is_question (const CleQuestionnaire *questionnaire,
             const CleQuestion      *question,
             const char             *heading)
{
  const char *const *languages = cle_questionnaire_get_languages (questionnaire);

  if (strcmp (cle_question_get_id (question), heading) == 0)
    return TRUE;

  for (guint i = 0; languages[i] != NULL; i++)
    {
      const char *text = cle_question_get_field (question, CLE_QUESTION_TEXT, languages[i]);
      g_autofree char *folded = text != NULL ? cle_import_fold (text) : NULL;

      if (folded != NULL && *folded != '\0' && strstr (heading, folded) != NULL)
        return TRUE;
    }

  return FALSE;
}

static char *
guess_question (const CleQuestionnaire *questionnaire,
                const char             *heading)
{
  guint n = cle_questionnaire_get_n_questions (questionnaire);
  guint number = guess_number (heading);
  gboolean is_evidence = g_str_has_prefix (heading, "evidence.");
  const char *name =
      is_evidence || g_str_has_prefix (heading, "answer.") ? strchr (heading, '.') + 1 : heading;

  for (guint i = 0; i < n; i++)
    {
      const CleQuestion *question = cle_questionnaire_get_question (questionnaire, i);

      if (is_question (questionnaire, question, name))
        return g_strconcat (is_evidence ? "evidence." : "answer.", cle_question_get_id (question),
                            NULL);
    }

  return number > 0 && number <= n
             ? g_strconcat ("answer.",
                            cle_question_get_id (
                                cle_questionnaire_get_question (questionnaire, number - 1)),
                            NULL)
             : NULL;
}

static gboolean
has_field (const CleImportMap *self,
           const char         *field)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (strcmp (g_ptr_array_index (self->fields, i), field) == 0)
      return TRUE;

  return FALSE;
}

static guint
guess_columns (CleImportMap           *self,
               CleCsvReader           *reader,
               const CleQuestionnaire *questionnaire)
{
  guint day = G_MAXUINT;

  for (guint i = 0; i < cle_csv_reader_get_n_cells (reader); i++)
    {
      g_autofree char *text = cle_csv_reader_dup_text (reader, i);
      g_autofree char *heading = cle_import_fold (text);
      char *field = guess_plain (heading);

      if (field == NULL)
        field = guess_question (questionnaire, heading);
      if (field == NULL || has_field (self, field))
        {
          g_free (field);
          continue;
        }
      if (strcmp (field, "at") == 0)
        day = i;
      g_ptr_array_add (self->columns, g_strstrip (g_strdup (text)));
      g_ptr_array_add (self->fields, field);
    }

  return day;
}

static void
count_date (CleCsvReader *reader,
            guint         column,
            guint        *counts)
{
  g_autofree char *text = g_strstrip (cle_csv_reader_dup_text (reader, column));
  gint64 local;

  for (guint i = 0; i < CLE_IMPORT_N_DATES; i++)
    counts[i] += cle_import_date_parse ((CleImportDate) i, text, &local);
}

/* Words for voices in each column; nothing else may stand in one of voices. */
static void
count_voices (CleImportMap *self,
              CleCsvReader *reader,
              GArray       *counts)
{
  for (guint i = 0; i < counts->len; i++)
    {
      g_autofree char *text = cle_csv_reader_dup_text (reader, i);
      g_autofree char *word = cle_import_fold (text);
      int *count = &g_array_index (counts, int, i);

      if (*word == '\0' || *count < 0)
        continue;
      *count = g_hash_table_contains (self->voices, word) ? *count + 1 : -1;
    }
}

/* A column that no heading gave away, or that was taken for names: “Respondent”
 * may be either. */
static void
guess_voice (CleImportMap      *self,
             const char *const *titles,
             GArray            *counts)
{
  for (guint i = 0; i < counts->len; i++)
    {
      g_autofree char *title = g_strstrip (g_strdup (titles[i]));
      guint known;

      if (g_array_index (counts, int, i) <= 0)
        continue;
      if (g_ptr_array_find_with_equal_func (self->columns, title, g_str_equal, &known))
        {
          if (strcmp (self->fields->pdata[known], "respondent") != 0)
            continue;
          g_ptr_array_remove_index (self->columns, known);
          g_ptr_array_remove_index (self->fields, known);
        }
      g_ptr_array_add (self->columns, g_steal_pointer (&title));
      g_ptr_array_add (self->fields, g_strdup ("voice"));
      return;
    }
}

static char **
list_titles (CleCsvReader *reader)
{
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();

  for (guint i = 0; i < cle_csv_reader_get_n_cells (reader); i++)
    {
      g_autofree char *text = cle_csv_reader_dup_text (reader, i);

      g_strv_builder_add (titles, text);
    }

  return g_strv_builder_end (titles);
}

/* By the first rows: the form of days that suits most of them, of two that suit
 * as many the one that stands first; and which column tells the voice. */
static void
guess_by_rows (CleImportMap *self,
               CleCsvReader *reader,
               guint         day)
{
  g_auto (GStrv) titles = list_titles (reader);
  g_autoptr (GArray) voiced = g_array_new (FALSE, TRUE, sizeof (int));
  guint counts[CLE_IMPORT_N_DATES] = { 0 };

  g_array_set_size (voiced, has_field (self, "voice") ? 0 : g_strv_length (titles));
  for (guint n = 0; n < MAX_LOOKED_AT && cle_csv_reader_next (reader, NULL); n++)
    {
      count_date (reader, day, counts);
      count_voices (self, reader, voiced);
    }
  guess_voice (self, (const char *const *) titles, voiced);
  for (guint i = 0; i < CLE_IMPORT_N_DATES; i++)
    if (counts[i] > counts[self->date])
      self->date = (CleImportDate) i;
}

/**
 * cle_import_guess_map:
 * @table: a table with headings in its first row
 * @questionnaire: what was asked
 * @error: return location for an error
 *
 * Proposes a map by the headings, English or Russian, and by the days in the
 * first rows, where words for voices tell their column too. Questions are known
 * by their id, text or number. What cannot be
 * guessed is left out, to be filled in by the user.
 *
 * Returns: (transfer full): the map, or %NULL if the table cannot be read.
 */
CleImportMap *
cle_import_guess_map (GBytes           *table,
                      CleQuestionnaire *questionnaire,
                      GError          **error)
{
  g_autoptr (CleCsvReader) reader = cle_csv_reader_new (table, '\0', error);
  CleImportMap *self;

  if (reader == NULL || !cle_csv_reader_next (reader, error))
    return NULL;

  self = cle_import_map_new (cle_questionnaire_get_id (questionnaire));
  cle_import_map_add_words (self);
  cle_import_map_add_voices (self);
  guess_by_rows (self, reader, guess_columns (self, reader, questionnaire));

  return self;
}
