/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assessment/cle-outcome.h"
#include "cle-import-private.h"
#include "json/cle-json-writer.h"
#include "store/cle-erase-twin.h"
#include "store/cle-people.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_TEXT_CHARACTERS 4000
#define MAX_NAME_CHARACTERS 200

static gboolean
refuse (char      **reason,
        const char *text)
{
  *reason = g_strdup (text);
  return FALSE;
}

static gboolean
is_long (const char *text,
         long        limit)
{
  return text != NULL && strlen (text) > (gsize) limit && g_utf8_strlen (text, -1) > limit;
}

static gboolean
check_texts (const CleResult *result,
             char           **reason)
{
  if (is_long (result->subject, MAX_NAME_CHARACTERS))
    return refuse (reason, _ ("The name of what was assessed is longer than 200 characters."));

  for (guint i = 0; i < result->answers->len; i++)
    if (is_long (g_array_index (result->answers, CleAnswered, i).evidence, MAX_TEXT_CHARACTERS))
      return refuse (reason, _ ("What shows an answer is longer than 4 000 characters."));

  return TRUE;
}

/**
 * cle_import_check_result:
 * @result: of a row
 * @questionnaire: (nullable): what was asked, if that is known
 * @reason: (out): why it is refused
 *
 * Returns: %FALSE if the result cannot be as it is.
 */
gboolean
cle_import_check_result (const CleResult        *result,
                         const CleQuestionnaire *questionnaire,
                         char                  **reason)
{
  g_autofree CleAnswer *answers = NULL;
  CleOutcome outcome;

  if (result->head.at >= CLE_IMPORT_LATEST || result->started >= CLE_IMPORT_LATEST)
    return refuse (reason, _ ("The date is after the year 2199."));
  if (result->duration < 0)
    return refuse (reason, _ ("The duration is negative."));
  if (!check_texts (result, reason))
    return FALSE;
  if (questionnaire == NULL)
    return TRUE;

  if (!g_str_equal (result->questionnaire, cle_questionnaire_get_id (questionnaire)) ||
      result->revision != cle_questionnaire_get_revision (questionnaire))
    return refuse (reason, _ ("The digest is that of another questionnaire or revision."));
  for (guint i = 0; i < result->answers->len; i++)
    {
      guint index;

      if (!cle_questionnaire_find_question (questionnaire,
                                            g_array_index (result->answers, CleAnswered, i).id,
                                            &index))
        return refuse (reason, _ ("It answers a question that the questionnaire does not ask."));
    }
  answers = cle_result_dup_answers (result, questionnaire);
  outcome = cle_outcome_compute (questionnaire, answers);

  return (outcome.score == result->score && outcome.max == result->max &&
          outcome.n_unsure == result->n_unsure) ||
         refuse (reason, _ ("The score does not fit the answers."));
}

/* The name may belong to an id of another device. */
static gboolean
is_same_person (CleImport  *self,
                const char *mine,
                const char *other)
{
  const char *name = mine != NULL ? g_hash_table_lookup (self->known_people, mine) : NULL;
  const char *there = other != NULL ? g_hash_table_lookup (self->known_people, other) : NULL;

  if (mine != NULL && name == NULL)
    name = g_hash_table_lookup (self->people, mine);

  return g_strcmp0 (mine, other) == 0 || g_strcmp0 (name, there) == 0;
}

static char *
format_values (const CleResult *result)
{
  CleResult copy = *result;
  GString *members = g_string_new ("{");

  copy.respondent = NULL;
  cle_json_write_integer (members, "at", result->head.at);
  cle_json_write_integer (members, "offset", result->head.offset);
  cle_result_write_members (&copy, members);
  g_string_append_c (members, '}');

  return g_string_free (members, FALSE);
}

/**
 * cle_import_own_matches:
 * @self: an import
 * @result: of a row
 * @line: a record that has the same id
 * @length: bytes in @line
 *
 * Returns: whether both say the same; the number and the device are those of
 *   the record.
 */
gboolean
cle_import_own_matches (CleImport       *self,
                        const CleResult *result,
                        const char      *line,
                        gsize            length)
{
  g_autoptr (CleResult) there = cle_result_new_from_line (line, length, NULL);
  g_autofree char *mine = NULL, *other = NULL;

  if (there == NULL || !is_same_person (self, result->respondent, there->respondent))
    return FALSE;

  mine = format_values (result);
  other = format_values (there);
  return cle_erase_twin_lines (mine, strlen (mine), other, strlen (other));
}

static CleImportOwn *
add_own (CleImport  *self,
         const char *type,
         const char *id,
         char       *members)
{
  CleImportOwn *own = g_new0 (CleImportOwn, 1);

  own->type = type;
  g_strlcpy (own->id, id, sizeof own->id);
  own->members = members;
  g_ptr_array_add (self->own, own);

  return own;
}

static gboolean
has_same_note (CleImport           *self,
               const CleImportItem *item,
               const char          *note)
{
  const CleRemark *remark = cle_remarks_find (self->present->remarks, item->id);
  const char *there = remark != NULL && remark->note != NULL ? remark->note : "";

  return cle_erase_twin_texts (there, note != NULL ? note : "");
}

static void
compare_with_store (CleImport            *self,
                    CleImportItem        *item,
                    const CleImportEntry *there,
                    const CleResult      *result,
                    const char           *note)
{
  const char *line = cle_import_present_read (self->present, there, NULL);

  if (line != NULL && cle_import_own_matches (self, result, line, there->length) &&
      has_same_note (self, item, note))
    cle_import_settle_item (self, item, CLE_IMPORT_PRESENT);
  else
    cle_import_refuse (self, item,
                       g_strdup (
                           _ ("Here is a record with the same id that says something else.")));
}

static gboolean
matches_own (CleImport       *self,
             CleImportItem   *other,
             const CleResult *result)
{
  g_autoptr (GString) members = g_string_new (NULL);
  const CleImportOwn *own;

  if (other->own == CLE_IMPORT_OWN_LATE && !cle_import_read_late_row (self, other, NULL))
    return FALSE;

  own = g_ptr_array_index (self->own, other->own);
  cle_result_write_members (result, members);
  return own->at == result->head.at && own->offset == result->head.offset &&
         strcmp (own->members, members->str) == 0;
}

static void
compare_with_other (CleImport            *self,
                    CleImportItem        *item,
                    const CleImportEntry *there,
                    const CleResult      *result)
{
  CleImportItem *other = &g_array_index (self->items, CleImportItem, there->row);
  const CleImportSource *source = g_ptr_array_index (self->sources, other->source);
  const char *text = g_bytes_get_data (source->bytes, NULL);

  if (other->own != CLE_IMPORT_NOT_OWN
          ? matches_own (self, other, result)
          : cle_import_own_matches (self, result, text + other->position, other->length))
    cle_import_settle_item (self, item, CLE_IMPORT_PRESENT);
  else
    cle_import_refuse (
        self, item,
        g_strdup_printf (_ ("Line %u of “%s” has the same id and says something else."),
                         other->line, source->name));
}

static void
add_result (CleImport       *self,
            CleImportItem   *item,
            const CleResult *result,
            const char      *note)
{
  GString *members = g_string_sized_new (512);
  CleImportOwn *own;

  cle_result_write_members (result, members);
  item->own = self->own->len;
  own = add_own (self, "result", result->head.id, g_string_free (members, FALSE));
  own->at = result->head.at;
  own->offset = result->head.offset;
  if (note != NULL && *note != '\0')
    {
      g_autofree char *id = g_uuid_string_random ();

      members = g_string_new (NULL);
      cle_json_write_text (members, "of", result->head.id);
      cle_json_write_text (members, "text", note);
      add_own (self, "note", id, g_string_free (members, FALSE));
    }
}

static void
name_respondent (CleImport  *self,
                 CleResult  *result,
                 const char *name)
{
  if (name != NULL && *name != '\0')
    result->respondent = g_strdup (cle_import_find_person (self, name));
}

/**
 * cle_import_take_result:
 * @self: an import
 * @item: the row
 * @result: what the row says, checked; its respondent is found here
 * @respondent: (nullable): a name
 * @note: (nullable): a note
 *
 * Takes a row that is going to be a record of this device.
 */
void
cle_import_take_result (CleImport     *self,
                        CleImportItem *item,
                        CleResult     *result,
                        const char    *respondent,
                        const char    *note)
{
  CleImportEntry entry = { .source = self->source, .row = self->items->len - 1 };
  const CleImportEntry *there;

  if (is_long (respondent, MAX_NAME_CHARACTERS))
    {
      cle_import_refuse (self, item, g_strdup (_ ("The name is longer than 200 characters.")));
      return;
    }
  if (is_long (note, MAX_TEXT_CHARACTERS))
    {
      cle_import_refuse (self, item, g_strdup (_ ("The note is longer than 4 000 characters.")));
      return;
    }

  item->is_result = TRUE;
  item->has_id = cle_id_parse (result->head.id, CLE_UUID_LENGTH, item->id);
  memcpy (entry.id, item->id, sizeof entry.id);
  name_respondent (self, result, respondent);
  there = cle_import_index_find (self->present->index, item->id);
  if (there != NULL)
    {
      compare_with_store (self, item, there, result, note);
      return;
    }
  there = cle_import_index_add (self->index, &entry);
  if (there != NULL)
    compare_with_other (self, item, there, result);
  else
    {
      add_result (self, item, result, note);
      cle_import_settle_item (self, item, CLE_IMPORT_ADD);
    }
}

/**
 * cle_import_take_late_row:
 * @self: an import
 * @number: of the row, from 1
 * @id: 16 bytes
 * @position: where it stands in the source, bytes
 *
 * Takes a row, found to be right, that is read once more before it becomes a
 * record: until then it costs no memory of its own.
 *
 * Returns: %FALSE if its id is taken, so that it has to be compared: then
 *   nothing has happened.
 */
gboolean
cle_import_take_late_row (CleImport    *self,
                          guint         number,
                          const guint8 *id,
                          guint32       position)
{
  CleImportEntry entry = { .source = self->source, .row = self->items->len };
  CleImportItem *item;

  memcpy (entry.id, id, sizeof entry.id);
  if (cle_import_index_find (self->present->index, id) != NULL ||
      cle_import_index_add (self->index, &entry) != NULL)
    return FALSE;

  item = cle_import_begin_item (self, number);
  item->is_result = item->has_id = TRUE;
  memcpy (item->id, id, sizeof item->id);
  item->position = position;
  item->own = CLE_IMPORT_OWN_LATE;
  item->table = self->tables->len - 1;
  cle_import_settle_item (self, item, CLE_IMPORT_ADD);

  return TRUE;
}

/**
 * cle_import_keep_own:
 * @self: an import
 * @item: a late row
 * @result: what it says; its respondent is found here
 * @respondent: (nullable): a name
 * @note: (nullable): a note
 *
 * Keeps what a late row says as a record of this device.
 */
void
cle_import_keep_own (CleImport     *self,
                     CleImportItem *item,
                     CleResult     *result,
                     const char    *respondent,
                     const char    *note)
{
  name_respondent (self, result, respondent);
  add_result (self, item, result, note);
}
