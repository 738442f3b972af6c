/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-draft-log.h"
#include "cle-record.h"
#include "json/cle-json-document.h"
#include "json/cle-json-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
entry_free (CleDraftEntry *self)
{
  g_free (self->question);
  g_free (self->evidence);
  g_free (self);
}

static CleDraftLog *
log_new (void)
{
  CleDraftLog *self = g_new0 (CleDraftLog, 1);

  self->info = g_new0 (CleDraftInfo, 1);
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  self->damaged = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  return self;
}

static CleDraftEntry *
ensure_entry (CleDraftLog *self,
              const char  *question)
{
  CleDraftEntry *entry;

  for (guint i = 0; i < self->entries->len; i++)
    {
      entry = g_ptr_array_index (self->entries, i);
      if (strcmp (entry->question, question) == 0)
        return entry;
    }

  entry = g_new0 (CleDraftEntry, 1);
  entry->question = g_strdup (question);
  entry->answer = '-';
  g_ptr_array_add (self->entries, entry);

  return entry;
}

static gboolean
take_time (const CleJsonPlace *root,
           const char         *member,
           gint64             *wall,
           GError            **error)
{
  const char *text;

  if (!cle_json_place_get_string (root, member, CLE_TIME_LENGTH, &text, error))
    return FALSE;

  if (cle_time_parse (text, strlen (text), wall))
    return TRUE;

  cle_json_place_set_error (root, member, CLE_JSON_ERROR_RANGE, _ ("must be a time"), error);
  return FALSE;
}

static gboolean
take_copy (const CleJsonPlace *root,
           const char         *member,
           char              **copy,
           GError            **error)
{
  const char *text;

  if (!cle_json_place_get_string (root, member, 200, &text, error))
    return FALSE;

  *copy = g_strdup (text);
  return TRUE;
}

static gboolean
take_header (CleDraftLog        *self,
             const CleJsonPlace *root,
             GError            **error)
{
  CleDraftInfo *info = self->info;
  gint64 revision, n_questions;

  if (!take_copy (root, "id", &info->id, error) || !take_time (root, "at", &info->started, error) ||
      !take_copy (root, "quiz", &info->questionnaire, error) ||
      !cle_json_place_get_integer (root, "rev", 1, G_MAXINT, &revision, error) ||
      !take_copy (root, "digest", &info->digest, error) ||
      !cle_json_place_get_integer (root, "n", 1, 1000, &n_questions, error) ||
      !take_copy (root, "voice", &info->voice, error) ||
      !take_copy (root, "subject", &info->subject, error) ||
      (cle_json_place_has_member (root, "who") &&
       !take_copy (root, "who", &info->respondent, error)))
    return FALSE;

  info->revision = (guint) revision;
  info->n_questions = (guint) n_questions;
  info->changed = info->started;
  return TRUE;
}

static gboolean
take_answer (CleDraftLog        *self,
             const CleJsonPlace *root,
             const char         *question,
             GError            **error)
{
  const char *code;

  if (!cle_json_place_get_string (root, "a", 1, &code, error))
    return FALSE;

  ensure_entry (self, question)->answer = *code;
  return TRUE;
}

static gboolean
take_evidence (CleDraftLog        *self,
               const CleJsonPlace *root,
               const char         *question,
               GError            **error)
{
  CleDraftEntry *entry;
  const char *text;

  if (!cle_json_place_get_string (root, "ev", 4000, &text, error))
    return FALSE;

  entry = ensure_entry (self, question);
  g_free (entry->evidence);
  entry->evidence = *text != '\0' ? g_strdup (text) : NULL;
  return TRUE;
}

static gboolean
take_change (CleDraftLog        *self,
             const CleJsonPlace *root,
             GError            **error)
{
  const char *question = NULL;
  gint64 position;

  if (!take_time (root, "at", &self->info->changed, error) ||
      !cle_json_place_get_integer (root, "ms", 0, CLE_JSON_MAX_INTEGER, &self->duration, error) ||
      (cle_json_place_has_member (root, "q") &&
       !cle_json_place_get_string (root, "q", 200, &question, error)))
    return FALSE;

  if (question != NULL)
    self->revised = self->finishing;
  if (question != NULL && cle_json_place_has_member (root, "a"))
    return take_answer (self, root, question, error);
  if (question != NULL && cle_json_place_has_member (root, "ev"))
    return take_evidence (self, root, question, error);

  if (cle_json_place_has_member (root, "pos"))
    {
      if (!cle_json_place_get_integer (root, "pos", 0, 1000, &position, error))
        return FALSE;
      self->info->position = (guint) position;
    }
  if (cle_json_place_has_member (root, "fin"))
    {
      self->finishing = TRUE;
      self->revised = FALSE;
    }

  return TRUE;
}

static gboolean
take_line (CleDraftLog *self,
           const char  *line,
           gsize        length,
           gboolean     is_header,
           GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (line, length);
  g_autoptr (CleJsonDocument) document = NULL;
  CleJsonPlace root;

  if (!cle_record_check_seal (line, length))
    {
      g_set_error_literal (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                           _ ("The checksum does not match: the line is damaged or cut off."));
      return FALSE;
    }

  document = cle_json_document_new (bytes, _ ("unfinished assessment"), error);
  if (document == NULL)
    return FALSE;

  root = cle_json_document_get_root (document);
  if (!cle_json_place_expect_object (&root, error))
    return FALSE;

  return is_header ? take_header (self, &root, error) : take_change (self, &root, error);
}

static void
count_answers (CleDraftLog *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const CleDraftEntry *entry = g_ptr_array_index (self->entries, i);

      if (entry->answer != '-')
        self->info->n_answered++;
    }
}

static void
begin_line (GString *out,
            gint64   at,
            gint64   duration)
{
  char time[CLE_TIME_LENGTH + 1] = { 0 };

  cle_time_write (at, time);
  g_string_append_c (out, '{');
  cle_json_write_text (out, "at", time);
  cle_json_write_integer (out, "ms", duration);
}

static void
end_line (GString *out,
          GString *line)
{
  cle_record_seal (line);
  g_string_append_len (out, line->str, (gssize) line->len);
  g_string_append_c (out, '\n');
}

/**
 * cle_draft_log_parse:
 * @bytes: what a draft holds
 * @error: return location for an error
 *
 * Reads a draft. A line that is damaged costs that line only; without a header
 * nothing can be made of it.
 *
 * Returns: (transfer full): what it says, or %NULL if the header is missing or
 *   damaged.
 */
CleDraftLog *
cle_draft_log_parse (GBytes  *bytes,
                     GError **error)
{
  g_autoptr (CleDraftLog) self = log_new ();
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  const char *end = text + length;

  for (const char *at = text; at < end || at == text;)
    {
      const char *newline = at < end ? memchr (at, '\n', (gsize) (end - at)) : NULL;
      gsize size = (gsize) ((newline != NULL ? newline : end) - at);
      gboolean is_header = at == text;

      if (!take_line (self, at, size, is_header, is_header ? error : NULL))
        {
          if (is_header)
            return NULL;
          if (newline != NULL)
            g_ptr_array_add (self->damaged, g_bytes_new (at, size));
        }
      self->torn = newline == NULL;
      at += size + 1;
    }

  count_answers (self);
  return g_steal_pointer (&self);
}

/**
 * cle_draft_log_free:
 * @self: (transfer full): what a draft says
 */
void
cle_draft_log_free (CleDraftLog *self)
{
  cle_draft_info_free (self->info);
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->damaged);
  g_free (self);
}

/**
 * cle_draft_log_begin:
 * @out: where to append
 * @info: what the draft is about
 * @offset: minutes east of UTC
 *
 * Appends the header.
 */
void
cle_draft_log_begin (GString            *out,
                     const CleDraftInfo *info,
                     int                 offset)
{
  g_autoptr (GString) line = g_string_new ("{");
  g_autofree char *at = cle_time_format (info->started);
  g_autofree char *zone = cle_offset_format (offset);

  cle_json_write_integer (line, "v", CLE_RECORD_VERSION);
  cle_json_write_text (line, "t", "draft");
  cle_json_write_text (line, "id", info->id);
  cle_json_write_text (line, "at", at);
  cle_json_write_text (line, "tz", zone);
  cle_json_write_text (line, "quiz", info->questionnaire);
  cle_json_write_integer (line, "rev", info->revision);
  cle_json_write_text (line, "digest", info->digest);
  cle_json_write_integer (line, "n", info->n_questions);
  cle_json_write_text (line, "voice", info->voice);
  cle_json_write_text (line, "subject", info->subject);
  if (info->respondent != NULL)
    cle_json_write_text (line, "who", info->respondent);
  end_line (out, line);
}

/**
 * cle_draft_log_answer:
 * @out: where to append
 * @at: wall clock, ms
 * @duration: ms of active work so far
 * @question: an id
 * @answer: a code of #CleAnswer, '-' to take it back
 *
 * Appends an answer.
 */
void
cle_draft_log_answer (GString    *out,
                      gint64      at,
                      gint64      duration,
                      const char *question,
                      char        answer)
{
  g_autoptr (GString) line = g_string_new (NULL);
  char code[2] = { answer, '\0' };

  begin_line (line, at, duration);
  cle_json_write_text (line, "q", question);
  cle_json_write_text (line, "a", code);
  end_line (out, line);
}

/**
 * cle_draft_log_evidence:
 * @out: where to append
 * @at: wall clock, ms
 * @duration: ms of active work so far
 * @question: an id
 * @text: up to 4 000 characters, empty to take it back
 *
 * Appends a line of evidence.
 */
void
cle_draft_log_evidence (GString    *out,
                        gint64      at,
                        gint64      duration,
                        const char *question,
                        const char *text)
{
  g_autoptr (GString) line = g_string_new (NULL);

  begin_line (line, at, duration);
  cle_json_write_text (line, "q", question);
  cle_json_write_text (line, "ev", text);
  end_line (out, line);
}

/**
 * cle_draft_log_position:
 * @out: where to append
 * @at: wall clock, ms
 * @duration: ms of active work so far
 * @position: the question that is shown, from 0; the number of questions for
 *   the review
 *
 * Appends where the run stands.
 */
void
cle_draft_log_position (GString *out,
                        gint64   at,
                        gint64   duration,
                        guint    position)
{
  g_autoptr (GString) line = g_string_new (NULL);

  begin_line (line, at, duration);
  cle_json_write_integer (line, "pos", position);
  end_line (out, line);
}

/**
 * cle_draft_log_finish:
 * @out: where to append
 * @at: wall clock, ms
 * @duration: ms of active work so far
 *
 * Appends that a result is about to be written.
 */
void
cle_draft_log_finish (GString *out,
                      gint64   at,
                      gint64   duration)
{
  g_autoptr (GString) line = g_string_new (NULL);

  begin_line (line, at, duration);
  cle_json_write_integer (line, "fin", 1);
  end_line (out, line);
}
