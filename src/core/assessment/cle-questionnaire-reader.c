/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-questionnaire-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ID_LETTERS "abcdefghijklmnopqrstuvwxyz"
#define MAX_ID 64

static CleText
add_text (CleQuestionnaire *self)
{
  CleText text = self->texts->len;

  g_ptr_array_set_size (self->texts, (int) (text + self->n_languages));
  return text;
}

CleTextKind
cle_question_field_get_kind (guint field)
{
  switch ((CleQuestionField) field)
    {
    case CLE_QUESTION_TEXT:
      return CLE_TEXT_REQUIRED;
    case CLE_QUESTION_TOPIC:
    case CLE_QUESTION_STEP:
    case CLE_QUESTION_EVIDENCE:
      return CLE_TEXT_NAME;
    case CLE_QUESTION_WHY:
    case CLE_QUESTION_GOOD:
    case CLE_QUESTION_BAD:
    case CLE_QUESTION_STEP_HOW:
    default:
      return CLE_TEXT_FREE;
    }
}

/* Texts go to terminals, tables and pages: line breaks and tabs are all that
 * may steer them, and only where several lines are meant. */
static gboolean
is_printable (const char *text,
              CleTextKind kind)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_iscntrl (c) && (kind == CLE_TEXT_NAME || (c != '\n' && c != '\t')))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_blank (const char *text)
{
  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return *text == '\0';
}

/*
 * cle_questionnaire_read_text:
 * @self: the questionnaire that is being read
 * @place: where the member is, or the text itself
 * @member: (nullable): its name
 * @kind: what is asked of it
 * @text: where to keep it
 * @language: and in which column
 * @error: return location for an error
 *
 * A text that need not be there may be missing or blank.
 */
gboolean
cle_questionnaire_read_text (CleQuestionnaire   *self,
                             const CleJsonPlace *place,
                             const char         *member,
                             CleTextKind         kind,
                             CleText             text,
                             guint               language,
                             GError            **error)
{
  guint max = kind == CLE_TEXT_NAME ? CLE_QUESTIONNAIRE_MAX_NAME : CLE_QUESTIONNAIRE_MAX_TEXT;
  const char *value;
  const char *message = NULL;

  if (kind != CLE_TEXT_REQUIRED && member != NULL && !cle_json_place_has_member (place, member))
    return TRUE;
  if (!cle_json_place_get_string (place, member, max, &value, error))
    return FALSE;

  if (kind == CLE_TEXT_REQUIRED && is_blank (value))
    message = _ ("must not be empty");
  else if (!is_printable (value, kind))
    message = kind == CLE_TEXT_NAME ? _ ("must be one line without control characters")
                                    : _ ("must not hold control characters");
  if (message != NULL)
    {
      cle_json_place_set_error (place, member, CLE_JSON_ERROR_RANGE, message, error);
      return FALSE;
    }

  if (!is_blank (value))
    self->texts->pdata[text + language] = g_string_chunk_insert (self->strings, value);
  return TRUE;
}

static gboolean
add_base_text (CleQuestionnaire   *self,
               const CleJsonPlace *place,
               const char         *member,
               CleTextKind         kind,
               CleText            *text,
               GError            **error)
{
  *text = add_text (self);

  return cle_questionnaire_read_text (self, place, member, kind, *text, 0, error);
}

/* A name that must be there. */
static gboolean
add_base_name (CleQuestionnaire   *self,
               const CleJsonPlace *place,
               const char         *member,
               CleText            *text,
               GError            **error)
{
  const char *value;

  if (!cle_json_place_get_string (place, member, CLE_QUESTIONNAIRE_MAX_NAME, &value, error))
    return FALSE;
  if (is_blank (value))
    {
      cle_json_place_set_error (place, member, CLE_JSON_ERROR_RANGE, _ ("must not be empty"),
                                error);
      return FALSE;
    }

  return add_base_text (self, place, member, CLE_TEXT_NAME, text, error);
}

static gboolean
is_id (const char *text)
{
  gsize length = strspn (text, ID_LETTERS "0123456789-");

  return length > 0 && length <= MAX_ID && text[length] == '\0' && g_ascii_islower (text[0]);
}

static gboolean
read_id (CleQuestionnaire   *self,
         const CleJsonPlace *place,
         const char        **id,
         GError            **error)
{
  const char *value;

  if (!cle_json_place_get_string (place, "id", CLE_QUESTIONNAIRE_MAX_NAME, &value, error))
    return FALSE;
  if (!is_id (value))
    {
      cle_json_place_set_error (place, "id", CLE_JSON_ERROR_RANGE,
                                _ ("must begin with a letter from a to z, then have at most 63 "
                                   "such letters, digits and hyphens"),
                                error);
      return FALSE;
    }

  *id = g_string_chunk_insert (self->strings, value);
  return TRUE;
}

/* Only the outer form: newer formats may say anything else in another way. */
static gboolean
check_format (const CleJsonPlace *root,
              GError            **error)
{
  g_autoptr (GError) newer = NULL;
  gint64 format;

  if (!cle_json_place_get_integer (root, "format", 1, G_MAXINT32, &format, error))
    return FALSE;
  if (format <= CLE_QUESTIONNAIRE_FORMAT)
    return TRUE;

  cle_json_place_set_error (root, "format", CLE_JSON_ERROR_RANGE,
                            _ ("was written for a later version of this program; "
                               "install that version to use it"),
                            &newer);
  g_set_error_literal (error, CLE_QUESTIONNAIRE_ERROR, CLE_QUESTIONNAIRE_ERROR_NEWER,
                       newer->message);
  return FALSE;
}

static gboolean
read_languages (CleQuestionnaire   *self,
                const CleJsonPlace *root,
                GError            **error)
{
  g_autoptr (GStrvBuilder) languages = g_strv_builder_new ();
  g_auto (GStrv) translated = NULL;
  const char *base;
  CleJsonPlace translations;

  if (!cle_json_place_get_string (root, "language", CLE_QUESTIONNAIRE_MAX_NAME, &base, error) ||
      !cle_questionnaire_check_language (root, "language", base, error))
    return FALSE;

  g_strv_builder_add (languages, base);
  if (cle_json_place_has_member (root, "translations"))
    {
      if (!cle_json_place_get_object (root, "translations", &translations, error))
        return FALSE;
      translated = cle_json_place_list_members (&translations);
      g_strv_builder_addv (languages, (const char **) translated);
    }

  self->languages = g_strv_builder_end (languages);
  self->n_languages = g_strv_length (self->languages);
  return TRUE;
}

/* Points of the three answers, each of which may be left as it is. */
static gboolean
read_points (const CleJsonPlace *place,
             gint64             *points,
             GError            **error)
{
  CleJsonPlace object;

  if (!cle_json_place_has_member (place, "points"))
    return TRUE;
  if (!cle_json_place_get_object (place, "points", &object, error))
    return FALSE;

  for (guint i = CLE_ANSWER_YES; i <= CLE_ANSWER_NO; i++)
    {
      const char *word = cle_answer_get_word ((CleAnswer) i);

      if (cle_json_place_has_member (&object, word) &&
          !cle_json_place_get_thousandths (&object, word, 0, CLE_QUESTIONNAIRE_MAX_POINTS,
                                           &points[i], error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_worth (CleQuestion        *question,
            const CleJsonPlace *place,
            const gint64       *defaults,
            GError            **error)
{
  gint64 *points = question->points;
  gboolean reversed = FALSE;
  gint64 weight = 1;
  gint64 points_of_yes;

  memcpy (points, defaults, sizeof question->points);
  if (!read_points (place, points, error))
    return FALSE;
  if (cle_json_place_has_member (place, "weight") &&
      !cle_json_place_get_integer (place, "weight", 1, CLE_QUESTIONNAIRE_MAX_WEIGHT, &weight,
                                   error))
    return FALSE;
  if (cle_json_place_has_member (place, "reversed") &&
      !cle_json_place_get_boolean (place, "reversed", &reversed, error))
    return FALSE;

  if (reversed)
    {
      points_of_yes = points[CLE_ANSWER_YES];
      points[CLE_ANSWER_YES] = points[CLE_ANSWER_NO];
      points[CLE_ANSWER_NO] = points_of_yes;
    }
  for (guint i = CLE_ANSWER_YES; i <= CLE_ANSWER_NO; i++)
    points[i] *= weight;

  return TRUE;
}

static gboolean
read_question (CleQuestionnaire   *self,
               guint               index,
               const CleJsonPlace *place,
               const gint64       *defaults,
               GError            **error)
{
  CleQuestion *question = &self->questions[index];

  question->owner = self;
  if (!read_id (self, place, &question->id, error))
    return FALSE;
  if (cle_questionnaire_find_question (self, question->id, NULL))
    {
      cle_json_place_set_error (place, "id", CLE_JSON_ERROR_RANGE,
                                _ ("another question has this id already"), error);
      return FALSE;
    }
  g_hash_table_insert (self->indexes, (char *) question->id, GUINT_TO_POINTER (index + 1));

  for (guint i = 0; i < CLE_N_QUESTION_FIELDS; i++)
    if (!add_base_text (self, place, cle_question_field_names[i], cle_question_field_get_kind (i),
                        &question->fields[i], error))
      return FALSE;

  return read_worth (question, place, defaults, error);
}

static gint64
compute_max (const CleQuestionnaire *self)
{
  gint64 max = 0;

  for (guint i = 0; i < self->n_questions; i++)
    max += cle_question_get_best (&self->questions[i]);

  return max;
}

static gboolean
read_questions (CleQuestionnaire   *self,
                const CleJsonPlace *root,
                GError            **error)
{
  gint64 defaults[CLE_ANSWER_NO + 1] = { [CLE_ANSWER_YES] = 1000 };
  CleJsonPlace array;

  if (!read_points (root, defaults, error) ||
      !cle_json_place_get_array (root, "questions", 1, CLE_QUESTIONNAIRE_MAX_QUESTIONS, &array,
                                 &self->n_questions, error))
    return FALSE;

  self->questions = g_new0 (CleQuestion, self->n_questions);
  for (guint i = 0; i < self->n_questions; i++)
    {
      CleJsonPlace item = cle_json_place_get_item (&array, i);

      if (!read_question (self, i, &item, defaults, error))
        return FALSE;
    }

  if (compute_max (self) > 0)
    return TRUE;

  cle_json_place_set_error (&array, NULL, CLE_JSON_ERROR_RANGE,
                            _ ("at least one answer must give points"), error);
  return FALSE;
}

static gboolean
check_band_order (CleQuestionnaire   *self,
                  guint               index,
                  const CleJsonPlace *place,
                  GError            **error)
{
  gint64 from = self->bands[index].from;
  const char *message = NULL;

  if (index == 0 && from != 0)
    message = _ ("must be 0 in the first band");
  else if (index > 0 && from <= self->bands[index - 1].from)
    message = _ ("must be greater than in the band before");

  if (message != NULL)
    cle_json_place_set_error (place, "from", CLE_JSON_ERROR_RANGE, message, error);
  return message == NULL;
}

static gboolean
read_bands (CleQuestionnaire   *self,
            const CleJsonPlace *root,
            GError            **error)
{
  gint64 max = compute_max (self);
  CleJsonPlace array;

  if (!cle_json_place_has_member (root, "bands"))
    return TRUE;
  if (!cle_json_place_get_array (root, "bands", 1, CLE_QUESTIONNAIRE_MAX_BANDS, &array,
                                 &self->n_bands, error))
    return FALSE;

  self->bands = g_new0 (CleBand, self->n_bands);
  for (guint i = 0; i < self->n_bands; i++)
    {
      CleJsonPlace item = cle_json_place_get_item (&array, i);
      CleBand *band = &self->bands[i];

      band->owner = self;
      if (!cle_json_place_get_thousandths (&item, "from", 0, max, &band->from, error) ||
          !check_band_order (self, i, &item, error) ||
          !add_base_name (self, &item, "name", &band->name, error) ||
          !add_base_text (self, &item, "text", CLE_TEXT_FREE, &band->text, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_condition (CleQuestionnaire   *self,
                CleCondition       *condition,
                const CleJsonPlace *when,
                const char         *id,
                GError            **error)
{
  const char *word;
  const char *message = NULL;

  if (!cle_json_place_get_string (when, id, CLE_QUESTIONNAIRE_MAX_NAME, &word, error))
    return FALSE;

  if (!cle_questionnaire_find_question (self, id, &condition->question))
    message = _ ("there is no question with this id");
  else if (!cle_answer_from_word (word, &condition->answer))
    message = _ ("must be “yes”, “unsure” or “no”");

  if (message != NULL)
    cle_json_place_set_error (when, id, CLE_JSON_ERROR_RANGE, message, error);
  return message == NULL;
}

static gboolean
read_remark (CleQuestionnaire   *self,
             CleRemark          *remark,
             const CleJsonPlace *place,
             GError            **error)
{
  g_auto (GStrv) ids = NULL;
  CleJsonPlace when;

  if (!cle_json_place_get_object (place, "when", &when, error))
    return FALSE;

  ids = cle_json_place_list_members (&when);
  remark->n_conditions = g_strv_length (ids);
  remark->conditions = g_new0 (CleCondition, remark->n_conditions);
  if (remark->n_conditions == 0)
    {
      cle_json_place_set_error (place, "when", CLE_JSON_ERROR_RANGE,
                                _ ("must name at least one question"), error);
      return FALSE;
    }

  for (guint i = 0; i < remark->n_conditions; i++)
    if (!read_condition (self, &remark->conditions[i], &when, ids[i], error))
      return FALSE;

  return add_base_text (self, place, "text", CLE_TEXT_REQUIRED, &remark->text, error);
}

static gboolean
read_remarks (CleQuestionnaire   *self,
              const CleJsonPlace *root,
              GError            **error)
{
  CleJsonPlace array;

  if (!cle_json_place_has_member (root, "remarks"))
    return TRUE;
  if (!cle_json_place_get_array (root, "remarks", 0, CLE_QUESTIONNAIRE_MAX_REMARKS, &array,
                                 &self->n_remarks, error))
    return FALSE;

  self->remarks = g_new0 (CleRemark, self->n_remarks);
  for (guint i = 0; i < self->n_remarks; i++)
    {
      CleJsonPlace item = cle_json_place_get_item (&array, i);

      if (!read_remark (self, &self->remarks[i], &item, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_revision (CleQuestionnaire   *self,
               const CleJsonPlace *root,
               GError            **error)
{
  gint64 revision = 1;

  if (cle_json_place_has_member (root, "revision") &&
      !cle_json_place_get_integer (root, "revision", 1, CLE_QUESTIONNAIRE_MAX_REVISION, &revision,
                                   error))
    return FALSE;

  self->revision = (guint) revision;
  return TRUE;
}

/*
 * cle_questionnaire_read:
 * @self: an empty questionnaire
 * @root: the outermost value of its file
 * @error: return location for an error
 *
 * Fills @self from the file. After a failure it may only be given up.
 */
gboolean
cle_questionnaire_read (CleQuestionnaire   *self,
                        const CleJsonPlace *root,
                        GError            **error)
{
  return cle_json_place_expect_object (root, error) && check_format (root, error) &&
         read_id (self, root, &self->id, error) && read_revision (self, root, error) &&
         read_languages (self, root, error) &&
         add_base_name (self, root, "title", &self->title, error) &&
         add_base_text (self, root, "intro", CLE_TEXT_FREE, &self->intro, error) &&
         read_questions (self, root, error) && read_bands (self, root, error) &&
         read_remarks (self, root, error) &&
         cle_questionnaire_read_translations (self, root, error);
}
