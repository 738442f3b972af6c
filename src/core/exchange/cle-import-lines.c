/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assessment/cle-outcome.h"
#include "cle-import-private.h"
#include "store/cle-hex.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_SUBJECT_BYTES 800 /* 200 characters */

typedef struct
{
  const char *text;
  gsize       length;
  gsize       position;
} Line;

static CleImportScale *
make_scale (CleImport             *self,
            const CleResultSketch *sketch,
            const char            *digest)
{
  CleImportScale *scale = g_new0 (CleImportScale, 1);
  g_autoptr (CleQuestionnaire) questionnaire = cle_import_find_questionnaire (self, digest);
  g_auto (GStrv) ids = NULL;

  g_strlcpy (scale->digest, digest, sizeof scale->digest);
  scale->layout = sketch->layout;
  scale->is_known = scale->fits = questionnaire != NULL;
  if (questionnaire == NULL)
    return scale;

  cle_import_keep_questionnaire (self, questionnaire);
  for (guint i = 0; i < cle_questionnaire_get_n_questions (questionnaire); i++)
    scale->max += cle_question_get_best (cle_questionnaire_get_question (questionnaire, i));
  ids = cle_result_reader_dup_questions (self->reader, sketch);
  for (guint i = 0; ids[i] != NULL && i < CLE_PACKED_MAX; i++)
    {
      guint question;

      scale->fits =
          scale->fits && cle_questionnaire_find_question (questionnaire, ids[i], &question);
      for (guint answer = 0; scale->fits && answer < 4; answer++)
        scale->points[i][answer] =
            cle_question_get_points (cle_questionnaire_get_question (questionnaire, question),
                                     (CleAnswer) answer);
    }

  return scale;
}

/* A result that was read strictly has no layout to remember it by. */
static const CleImportScale *
find_scale (CleImport             *self,
            const CleResultSketch *sketch)
{
  g_autofree char *digest = NULL;

  for (guint i = self->scales->len; i > 0 && sketch->layout != 0; i--)
    {
      const CleImportScale *scale = g_ptr_array_index (self->scales, i - 1);

      if (scale->layout == sketch->layout && sketch->digest_length == strlen (scale->digest) &&
          memcmp (scale->digest, sketch->digest, sketch->digest_length) == 0)
        return scale;
    }

  if (self->scales->len >= 64)
    g_ptr_array_set_size (self->scales, 0);
  digest = g_strndup (sketch->digest, sketch->digest_length);
  g_ptr_array_add (self->scales, make_scale (self, sketch, digest));

  return g_ptr_array_index (self->scales, self->scales->len - 1);
}

static char *
check_score (const CleImportScale  *scale,
             const CleResultSketch *sketch)
{
  gint64 score = 0;

  if (!scale->is_known)
    return NULL;
  if (!scale->fits)
    return g_strdup (_ ("It answers a question that the questionnaire does not ask."));

  for (guint i = 0; i < sketch->n_answers; i++)
    score += scale->points[i][cle_packed_get (sketch->answers, i)];
  if (score != sketch->score || scale->max != sketch->max)
    return g_strdup (_ ("The score does not fit the answers."));

  return NULL;
}

/* The year stands first, and a time that is read as text compares as such. */
static gboolean
starts_too_late (const Line *line)
{
  static const char key[] = ",\"started\":\"";
  const char *at = memmem (line->text, MIN (line->length, 300), key, sizeof key - 1);

  return at != NULL && strncmp (at + sizeof key - 1, "2200", 4) >= 0;
}

static char *
check_result (CleImport             *self,
              const Line            *line,
              const CleResultSketch *sketch,
              CleImportItem         *item)
{
  const CleImportScale *scale;

  if (sketch->at >= CLE_IMPORT_LATEST || starts_too_late (line))
    return g_strdup (_ ("The date is after the year 2199."));
  if (sketch->subject_length > MAX_SUBJECT_BYTES)
    return g_strdup (_ ("The name of what was assessed is longer than 200 characters."));

  scale = find_scale (self, sketch);
  if (!scale->is_known && item != NULL)
    {
      guint number = self->items->len - 1;

      g_array_append_val (self->unscored, number);
    }

  return check_score (scale, sketch);
}

static guint32
find_device (CleImport  *self,
             const char *device)
{
  for (guint i = self->devices->len; i > 0; i--)
    if (memcmp (g_ptr_array_index (self->devices, i - 1), device, CLE_UUID_LENGTH) == 0)
      return i - 1;

  g_ptr_array_add (self->devices, g_strndup (device, CLE_UUID_LENGTH));
  return self->devices->len - 1;
}

/* The beginning of a result in our own layout. Whether the rest is right is
 * known already. */
static gboolean
read_quick_head (const Line    *line,
                 CleRecordHead *head)
{
  static const char begin[] = "{\"v\":1,\"t\":\"result\",\"id\":\"";
  static const char device[] = "\",\"dev\":\"";
  static const char sequence[] = "\",\"seq\":";
  const gsize id_at = sizeof begin - 1;
  const gsize device_at = id_at + CLE_UUID_LENGTH + sizeof device - 1;
  const gsize sequence_at = device_at + CLE_UUID_LENGTH + sizeof sequence - 1;
  const char *text = line->text;
  guint8 id[16];

  if (line->length < sequence_at + 20 || memcmp (text, begin, id_at) != 0 ||
      memcmp (text + id_at + CLE_UUID_LENGTH, device, sizeof device - 1) != 0 ||
      memcmp (text + device_at + CLE_UUID_LENGTH, sequence, sizeof sequence - 1) != 0 ||
      !cle_hex_read_uuid (text + device_at, id))
    return FALSE;

  memcpy (head->id, text + id_at, CLE_UUID_LENGTH);
  memcpy (head->device, text + device_at, CLE_UUID_LENGTH);
  head->sequence = 0;
  for (const char *at = text + sequence_at; g_ascii_isdigit (*at) && at < text + sequence_at + 16;
       at++)
    head->sequence = head->sequence * 10 + (guint64) (*at - '0');

  return head->sequence > 0;
}

static char *
take_head (CleImport           *self,
           const CleRecordHead *head,
           CleImportItem       *item)
{
  item->has_id = cle_id_parse (head->id, CLE_UUID_LENGTH, item->id);
  item->device = find_device (self, head->device);
  item->sequence = head->sequence;

  return NULL;
}

static char *
read_strict (CleImport     *self,
             const Line    *line,
             CleImportItem *item)
{
  g_autoptr (GError) error = NULL;
  CleResultSketch sketch;
  CleRecordHead head;
  guint8 of[16];

  if (!cle_record_check (line->text, line->length, &head, &error))
    return g_strdup (error->message);
  take_head (self, &head, item);
  if (head.version > CLE_RECORD_VERSION)
    return g_strdup (_ ("It comes from a newer version of Clientele. Please update the program."));
  if (head.at >= CLE_IMPORT_LATEST)
    return g_strdup (_ ("The date is after the year 2199."));

  item->is_erasure = strcmp (head.type, "erase") == 0;
  item->is_result = strcmp (head.type, "result") == 0;
  if (item->is_erasure)
    cle_remarks_take (self->remarks, &head, line->text, line->length, of);
  if (!item->is_result)
    return NULL;

  if (cle_result_reader_read_strict (self->reader, line->text, line->length, &sketch))
    return check_result (self, line, &sketch, item);

  g_clear_pointer (&error, g_error_free);
  {
    g_autoptr (CleResult) result = cle_result_new_from_line (line->text, line->length, &error);

    return g_strdup (error != NULL ? error->message : _ ("The result cannot be read."));
  }
}

/* The same id: the same record once more, perhaps with a name that was erased, or a
 * conflict. */
static void
compare (CleImport            *self,
         CleImportItem        *item,
         const CleImportEntry *there,
         const Line           *line)
{
  const CleImportItem *other = there->row != CLE_IMPORT_IN_STORE
                                   ? &g_array_index (self->items, CleImportItem, there->row)
                                   : NULL;

  if (there->length > 0 && cle_import_compare_bytes (self, there, line->text, line->length))
    cle_import_settle_item (self, item, CLE_IMPORT_PRESENT);
  else if (other == NULL)
    cle_import_refuse (self, item,
                       g_strdup (
                           _ ("Here is a record with the same id that says something else.")));
  else
    cle_import_refuse (
        self, item,
        g_strdup_printf (_ ("Line %u of “%s” has the same id and says something else."),
                         other->line,
                         ((CleImportSource *) g_ptr_array_index (self->sources, other->source))
                             ->name));
}

static void
settle_line (CleImport     *self,
             CleImportItem *item,
             const Line    *line)
{
  CleImportEntry entry = { .source = self->source,
                           .position = (guint32) line->position,
                           .length = (guint32) line->length,
                           .row = self->items->len - 1 };
  const CleImportEntry *there;

  memcpy (entry.id, item->id, sizeof entry.id);
  there = cle_import_index_find (self->present->index, item->id);
  if (there == NULL)
    there = cle_import_index_add (self->index, &entry);
  if (there != NULL)
    compare (self, item, there, line);
  else
    cle_import_settle_item (self, item, CLE_IMPORT_ADD);
}

static CleImportItem *
begin_line (CleImport  *self,
            guint       number,
            const Line *line)
{
  CleImportItem *item = cle_import_begin_item (self, number);

  item->position = (guint32) line->position;
  item->length = (guint32) line->length;
  return item;
}

/**
 * cle_import_take_quick_line:
 * @self: an import
 * @number: of the line, from 1
 * @text: perhaps a record, not terminated
 * @length: bytes in @text
 * @position: where it stands in the source, bytes
 *
 * Checks a record line, if it is that of a result in our own layout.
 *
 * Returns: %FALSE if it is not, or damaged: then nothing has happened.
 */
gboolean
cle_import_take_quick_line (CleImport  *self,
                            guint       number,
                            const char *text,
                            gsize       length,
                            gsize       position)
{
  Line line = { text, length, position };
  CleRecordHead head = { 0 };
  CleResultSketch sketch;
  CleImportItem *item;
  char *reason;

  if (!read_quick_head (&line, &head) ||
      !cle_result_reader_read_quick (self->reader, text, length, &sketch))
    return FALSE;

  item = begin_line (self, number, &line);
  take_head (self, &head, item);
  item->is_result = TRUE;
  reason = check_result (self, &line, &sketch, item);
  if (reason != NULL)
    cle_import_refuse (self, item, reason);
  else
    settle_line (self, item, &line);

  return TRUE;
}

/**
 * cle_import_take_line:
 * @self: an import
 * @number: of the line, from 1
 * @text: a record, not terminated
 * @length: bytes in @text
 * @position: where it stands in the source, bytes
 *
 * Checks one record line.
 */
void
cle_import_take_line (CleImport  *self,
                      guint       number,
                      const char *text,
                      gsize       length,
                      gsize       position)
{
  Line line = { text, length, position };
  CleImportItem *item;
  char *reason;

  if (cle_import_take_quick_line (self, number, text, length, position))
    return;

  item = begin_line (self, number, &line);
  reason = read_strict (self, &line, item);
  if (reason != NULL)
    cle_import_refuse (self, item, reason);
  else
    settle_line (self, item, &line);
}

/* In another device's folder a last line without its end is not there yet. */
static gboolean
is_not_yet (const CleImportSource *source,
            const char            *text,
            gsize                  length)
{
  return source->kind == CLE_IMPORT_SOURCE_SEGMENT && !cle_record_check_seal (text, length);
}

/**
 * cle_import_take_lines:
 * @self: an import
 * @source: JSON Lines
 * @error: return location for an error
 *
 * Checks the record lines of a file; an empty line is passed over.
 *
 * Returns: %FALSE if it was cancelled or there are too many.
 */
gboolean
cle_import_take_lines (CleImport             *self,
                       const CleImportSource *source,
                       GError               **error)
{
  gsize length;
  const char *text = g_bytes_get_data (source->bytes, &length);
  const char *end = text + length, *at = text;

  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    at += 3;
  for (guint number = 1; at < end; number++)
    {
      const char *newline = memchr (at, '\n', (gsize) (end - at));
      const char *next = newline != NULL ? newline + 1 : end;
      gsize size = (gsize) ((newline != NULL ? newline : end) - at);

      if (size > 0 && at[size - 1] == '\r')
        size--;
      if (!cle_import_step (self, number, (gsize) (at - text), error))
        return FALSE;
      if (size > 0 && !(newline == NULL && is_not_yet (source, at, size)))
        cle_import_take_line (self, number, at, size, (gsize) (at - text));
      at = next;
    }

  return TRUE;
}

/**
 * cle_import_score_late:
 * @self: an import of which everything was read
 *
 * Checks the scores of results whose questionnaire came after them.
 */
void
cle_import_score_late (CleImport *self)
{
  g_autoptr (GArray) waiting = g_steal_pointer (&self->unscored);

  self->unscored = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_set_size (self->scales, 0);
  for (guint i = 0; i < waiting->len && g_hash_table_size (self->questionnaires) > 0; i++)
    {
      CleImportItem *item =
          &g_array_index (self->items, CleImportItem, g_array_index (waiting, guint, i));
      const CleImportSource *source = g_ptr_array_index (self->sources, item->source);
      const char *text = g_bytes_get_data (source->bytes, NULL);
      CleResultSketch sketch;
      char *reason;

      if (item->status != CLE_IMPORT_ADD ||
          !cle_result_reader_read (self->reader, text + item->position, item->length, &sketch))
        continue;
      reason = check_score (find_scale (self, &sketch), &sketch);
      if (reason != NULL)
        cle_import_refuse (self, item, reason);
    }
}
