/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-questionnaire-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (cle-questionnaire-error-quark, cle_questionnaire_error)

const char *const cle_question_field_names[CLE_N_QUESTION_FIELDS] = {
  "text", "topic", "why", "good", "bad", "step", "how", "evidence",
};

static void
clear_questionnaire (CleQuestionnaire *self)
{
  for (guint i = 0; i < self->n_remarks; i++)
    g_free (self->remarks[i].conditions);

  g_bytes_unref (self->bytes);
  g_free (self->digest);
  g_string_chunk_free (self->strings);
  g_strfreev (self->languages);
  g_ptr_array_unref (self->texts);
  g_free (self->questions);
  g_hash_table_unref (self->indexes);
  g_free (self->bands);
  g_free (self->remarks);
}

static guint
find_language (const CleQuestionnaire *self,
               const char             *language)
{
  for (guint i = 1; language != NULL && i < self->n_languages; i++)
    if (strcmp (self->languages[i], language) == 0)
      return i;

  return 0;
}

static const char *
get_text (const CleQuestionnaire *self,
          CleText                 text,
          const char             *language)
{
  gpointer *row = self->texts->pdata + text;
  const char *translated = row[find_language (self, language)];

  return translated != NULL ? translated : row[0];
}

/* Errors of the JSON layer say where; callers only need to know which kind. */
static void
take_error (GError **error,
            GError  *cause)
{
  gboolean is_content = g_error_matches (cause, CLE_JSON_ERROR, CLE_JSON_ERROR_TYPE) ||
                        g_error_matches (cause, CLE_JSON_ERROR, CLE_JSON_ERROR_MISSING) ||
                        g_error_matches (cause, CLE_JSON_ERROR, CLE_JSON_ERROR_RANGE);

  if (cause->domain == CLE_JSON_ERROR)
    {
      cause->domain = CLE_QUESTIONNAIRE_ERROR;
      cause->code = is_content ? CLE_QUESTIONNAIRE_ERROR_INVALID : CLE_QUESTIONNAIRE_ERROR_SYNTAX;
    }

  g_propagate_error (error, cause);
}

static CleQuestionnaire *
create_empty (GBytes *bytes)
{
  CleQuestionnaire *self = g_atomic_rc_box_new0 (CleQuestionnaire);

  self->bytes = g_bytes_ref (bytes);
  self->digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  self->strings = g_string_chunk_new (4096);
  self->texts = g_ptr_array_new ();
  self->indexes = g_hash_table_new (g_str_hash, g_str_equal);
  self->revision = 1;

  return self;
}

/**
 * cle_questionnaire_new_from_bytes:
 * @bytes: the content of a questionnaire file, at most 2 MiB
 * @name: the name of the file, as errors shall name it
 * @error: return location for a #CleQuestionnaireError
 *
 * Reads and checks a questionnaire. The format is described by
 * data/schemas/questionnaire.schema.json; members that it does not know are
 * left alone. Errors name file, member, line and the rule that was broken.
 *
 * Returns: (transfer full) (nullable): the questionnaire
 */
CleQuestionnaire *
cle_questionnaire_new_from_bytes (GBytes     *bytes,
                                  const char *name,
                                  GError    **error)
{
  g_autoptr (CleQuestionnaire) self = NULL;
  g_autoptr (CleJsonDocument) document = NULL;
  GError *cause = NULL;
  CleJsonPlace root;

  if (g_bytes_get_size (bytes) > CLE_QUESTIONNAIRE_MAX_BYTES)
    {
      g_set_error (error, CLE_QUESTIONNAIRE_ERROR, CLE_QUESTIONNAIRE_ERROR_SYNTAX,
                   _ ("%s: is too large for a questionnaire; 2 MiB are allowed"), name);
      return NULL;
    }

  document = cle_json_document_new (bytes, name, &cause);
  if (document != NULL)
    {
      self = create_empty (bytes);
      root = cle_json_document_get_root (document);
      if (cle_questionnaire_read (self, &root, &cause))
        return g_steal_pointer (&self);
    }

  take_error (error, cause);
  return NULL;
}

/**
 * cle_questionnaire_ref:
 * @self: a questionnaire
 *
 * Returns: (transfer full): the same questionnaire
 */
CleQuestionnaire *
cle_questionnaire_ref (CleQuestionnaire *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * cle_questionnaire_unref:
 * @self: (transfer full): a questionnaire
 *
 * Gives it up. Its questions, bands and texts live as long as the last one did not.
 */
void
cle_questionnaire_unref (CleQuestionnaire *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear_questionnaire);
}

/**
 * cle_questionnaire_get_bytes:
 * @self: a questionnaire
 *
 * Returns: (transfer none): the file, byte for byte
 */
GBytes *
cle_questionnaire_get_bytes (const CleQuestionnaire *self)
{
  return self->bytes;
}

/**
 * cle_questionnaire_get_digest:
 * @self: a questionnaire
 *
 * Returns: SHA-256 of the file, 64 lower-case hexadecimal digits
 */
const char *
cle_questionnaire_get_digest (const CleQuestionnaire *self)
{
  return self->digest;
}

/**
 * cle_questionnaire_get_id:
 * @self: a questionnaire
 *
 * Returns: the id that all revisions have in common: a lower-case letter, then
 *   up to 63 lower-case letters, digits and hyphens
 */
const char *
cle_questionnaire_get_id (const CleQuestionnaire *self)
{
  return self->id;
}

/**
 * cle_questionnaire_get_revision:
 * @self: a questionnaire
 *
 * Returns: the revision, from 1
 */
guint
cle_questionnaire_get_revision (const CleQuestionnaire *self)
{
  return self->revision;
}

/**
 * cle_questionnaire_get_languages:
 * @self: a questionnaire
 *
 * Returns: (transfer none): the languages it is written in, the base first
 */
const char *const *
cle_questionnaire_get_languages (const CleQuestionnaire *self)
{
  return (const char *const *) self->languages;
}

/**
 * cle_questionnaire_get_title:
 * @self: a questionnaire
 * @language: (nullable): one of its languages; for any other, the base
 *
 * Returns: the title
 */
const char *
cle_questionnaire_get_title (const CleQuestionnaire *self,
                             const char             *language)
{
  return get_text (self, self->title, language);
}

/**
 * cle_questionnaire_get_intro:
 * @self: a questionnaire
 * @language: (nullable): one of its languages; for any other, the base
 *
 * Returns: (nullable): a paragraph about it
 */
const char *
cle_questionnaire_get_intro (const CleQuestionnaire *self,
                             const char             *language)
{
  return get_text (self, self->intro, language);
}

/**
 * cle_questionnaire_get_n_questions:
 * @self: a questionnaire
 *
 * Returns: the number of questions, from 1 to 256
 */
guint
cle_questionnaire_get_n_questions (const CleQuestionnaire *self)
{
  return self->n_questions;
}

/**
 * cle_questionnaire_get_question:
 * @self: a questionnaire
 * @index: from 0, less than the number of questions
 *
 * Returns: (transfer none): the question
 */
const CleQuestion *
cle_questionnaire_get_question (const CleQuestionnaire *self,
                                guint                   index)
{
  g_return_val_if_fail (index < self->n_questions, NULL);

  return &self->questions[index];
}

/**
 * cle_questionnaire_find_question:
 * @self: a questionnaire
 * @id: the id of a question
 * @index: (out) (optional): its index
 *
 * Returns: whether there is such a question
 */
gboolean
cle_questionnaire_find_question (const CleQuestionnaire *self,
                                 const char             *id,
                                 guint                  *index)
{
  guint position = GPOINTER_TO_UINT (g_hash_table_lookup (self->indexes, id));

  if (position > 0 && index != NULL)
    *index = position - 1;

  return position > 0;
}

/**
 * cle_question_get_id:
 * @self: a question
 *
 * Returns: its id, stable across revisions, of the same form as that of a
 *   questionnaire
 */
const char *
cle_question_get_id (const CleQuestion *self)
{
  return self->id;
}

/**
 * cle_question_get_field:
 * @self: a question
 * @field: which of its texts
 * @language: (nullable): one of the languages; for any other, the base
 *
 * Returns: (nullable): the text, in the base language where it is not
 *   translated; never %NULL for %CLE_QUESTION_TEXT
 */
const char *
cle_question_get_field (const CleQuestion *self,
                        CleQuestionField   field,
                        const char        *language)
{
  g_return_val_if_fail ((guint) field < CLE_N_QUESTION_FIELDS, NULL);

  return get_text (self->owner, self->fields[field], language);
}

/**
 * cle_question_get_points:
 * @self: a question
 * @answer: an answer
 *
 * Returns: what the answer counts, in thousandths of a point, weight included;
 *   0 for %CLE_ANSWER_NONE
 */
gint64
cle_question_get_points (const CleQuestion *self,
                         CleAnswer          answer)
{
  g_return_val_if_fail ((guint) answer <= CLE_ANSWER_NO, 0);

  return self->points[answer];
}

/**
 * cle_question_get_best:
 * @self: a question
 *
 * Returns: what the best answer counts, in thousandths of a point
 */
gint64
cle_question_get_best (const CleQuestion *self)
{
  gint64 best = 0;

  for (guint i = CLE_ANSWER_YES; i <= CLE_ANSWER_NO; i++)
    best = MAX (best, self->points[i]);

  return best;
}

/**
 * cle_question_is_worded_like:
 * @self: a question
 * @other: the same question in another revision
 *
 * Returns: whether it is asked in the same words in every language that both
 *   revisions have
 */
gboolean
cle_question_is_worded_like (const CleQuestion *self,
                             const CleQuestion *other)
{
  const char *const *theirs = cle_questionnaire_get_languages (other->owner);

  for (guint i = 0; theirs[i] != NULL; i++)
    if (g_strv_contains (cle_questionnaire_get_languages (self->owner), theirs[i]) &&
        g_strcmp0 (cle_question_get_field (self, CLE_QUESTION_TEXT, theirs[i]),
                   cle_question_get_field (other, CLE_QUESTION_TEXT, theirs[i])) != 0)
      return FALSE;

  return TRUE;
}

/**
 * cle_questionnaire_get_n_bands:
 * @self: a questionnaire
 *
 * Returns: the number of bands, 0 when the questionnaire has none
 */
guint
cle_questionnaire_get_n_bands (const CleQuestionnaire *self)
{
  return self->n_bands;
}

/**
 * cle_questionnaire_get_band:
 * @self: a questionnaire
 * @index: from 0, less than the number of bands
 *
 * Returns: (transfer none): the band; bands ascend
 */
const CleBand *
cle_questionnaire_get_band (const CleQuestionnaire *self,
                            guint                   index)
{
  g_return_val_if_fail (index < self->n_bands, NULL);

  return &self->bands[index];
}

/**
 * cle_band_get_from:
 * @self: a band
 *
 * Returns: the lowest score of the band, in thousandths of a point
 */
gint64
cle_band_get_from (const CleBand *self)
{
  return self->from;
}

/**
 * cle_band_get_name:
 * @self: a band
 * @language: (nullable): one of the languages; for any other, the base
 *
 * Returns: its name
 */
const char *
cle_band_get_name (const CleBand *self,
                   const char    *language)
{
  return get_text (self->owner, self->name, language);
}

/**
 * cle_band_get_text:
 * @self: a band
 * @language: (nullable): one of the languages; for any other, the base
 *
 * Returns: (nullable): a paragraph about it
 */
const char *
cle_band_get_text (const CleBand *self,
                   const char    *language)
{
  return get_text (self->owner, self->text, language);
}

/**
 * cle_questionnaire_get_n_remarks:
 * @self: a questionnaire
 *
 * Returns: the number of remarks on answers that do not go together
 */
guint
cle_questionnaire_get_n_remarks (const CleQuestionnaire *self)
{
  return self->n_remarks;
}

/**
 * cle_questionnaire_remark_applies:
 * @self: a questionnaire
 * @index: from 0, less than the number of remarks
 * @answers: (array): an answer for each question
 *
 * Returns: whether the answers are those that the remark is about
 */
gboolean
cle_questionnaire_remark_applies (const CleQuestionnaire *self,
                                  guint                   index,
                                  const CleAnswer        *answers)
{
  const CleRemark *remark;

  g_return_val_if_fail (index < self->n_remarks, FALSE);

  remark = &self->remarks[index];
  for (guint i = 0; i < remark->n_conditions; i++)
    if (answers[remark->conditions[i].question] != remark->conditions[i].answer)
      return FALSE;

  return TRUE;
}

/**
 * cle_questionnaire_get_remark:
 * @self: a questionnaire
 * @index: from 0, less than the number of remarks
 * @language: (nullable): one of the languages; for any other, the base
 *
 * Returns: what to say
 */
const char *
cle_questionnaire_get_remark (const CleQuestionnaire *self,
                              guint                   index,
                              const char             *language)
{
  g_return_val_if_fail (index < self->n_remarks, NULL);

  return get_text (self, self->remarks[index].text, language);
}
