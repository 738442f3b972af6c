/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-archive.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_DAMAGES 1000

struct _CleArchive
{
  CleTable        *table;
  CleIntern       *subjects;
  CleIntern       *respondents;
  CleIntern       *quiz_keys; /* numbered like quizzes */
  GPtrArray       *quizzes;   /* of CleArchiveQuiz */
  guint            last_quiz;
  guint            last_layout; /* of the reader, when last_quiz was found */
  CleRemarks      *remarks;
  CleActions      *actions;
  CleClientBook   *clients;
  GPtrArray       *segments;  /* of CleArchiveSegment */
  GPtrArray       *damages;   /* of CleDamage */
  CleResultReader *reader;
};

static void
segment_free (CleArchiveSegment *segment)
{
  g_free (segment->path);
  g_free (segment);
}

static void
damage_free (CleDamage *damage)
{
  g_free (damage->file);
  g_free (damage->reason);
  g_free (damage);
}

static gboolean
is_slice (const char *text,
          const char *slice,
          gsize       length)
{
  return strncmp (text, slice, length) == 0 && text[length] == '\0';
}

static gboolean
is_quiz (const CleArchive      *self,
         const CleArchiveQuiz  *quiz,
         const CleResultSketch *sketch)
{
  return sketch->layout != 0 && self->last_layout == sketch->layout &&
         quiz->revision == sketch->revision && quiz->max == sketch->max &&
         is_slice (quiz->digest, sketch->digest, sketch->digest_length) &&
         is_slice (quiz->id, sketch->questionnaire, sketch->questionnaire_length);
}

static guint
look_up_quiz (CleArchive            *self,
              const CleResultSketch *sketch)
{
  g_auto (GStrv) questions = cle_result_reader_dup_questions (self->reader, sketch);
  g_autofree char *ids = g_strjoinv ("\n", questions);
  g_autofree char *key =
      g_strdup_printf ("%u %" G_GINT64_FORMAT " %.*s %.*s\n%s", sketch->revision, sketch->max,
                       (int) sketch->digest_length, sketch->digest,
                       (int) sketch->questionnaire_length, sketch->questionnaire, ids);
  guint number = cle_intern_add (self->quiz_keys, key, strlen (key));
  CleArchiveQuiz *quiz;

  if (number < self->quizzes->len)
    return number;

  quiz = cle_archive_quiz_new ();
  quiz->id = g_strndup (sketch->questionnaire, sketch->questionnaire_length);
  quiz->digest = g_strndup (sketch->digest, sketch->digest_length);
  quiz->revision = sketch->revision;
  quiz->max = sketch->max;
  quiz->questions = g_steal_pointer (&questions);
  quiz->n_questions = sketch->n_answers;
  g_ptr_array_add (self->quizzes, quiz);

  return number;
}

static guint
find_quiz (CleArchive            *self,
           const CleResultSketch *sketch)
{
  if (self->last_quiz >= self->quizzes->len ||
      !is_quiz (self, g_ptr_array_index (self->quizzes, self->last_quiz), sketch))
    {
      self->last_quiz = look_up_quiz (self, sketch);
      self->last_layout = sketch->layout;
    }

  return self->last_quiz;
}

static guint
number_respondent (CleArchive            *self,
                   const CleResultSketch *sketch)
{
  if (sketch->respondent_length == 0)
    return 0;

  return cle_intern_add (self->respondents, sketch->respondent, sketch->respondent_length) + 1;
}

/* What the answers say of themselves stays with the row. */
static CleRowFlags
find_marks (const CleResultSketch *sketch)
{
  guint marks = cle_answer_marks_judge (sketch->n_answers,
                                        cle_packed_are_alike (sketch->answers, sketch->n_answers),
                                        sketch->duration);

  return ((marks & CLE_MARK_FAST) != 0 ? CLE_ROW_FAST : 0) |
         ((marks & CLE_MARK_STRAIGHT) != 0 ? CLE_ROW_STRAIGHT : 0);
}

static void
add_result (CleArchive            *self,
            guint                  segment,
            gsize                  position,
            const CleResultSketch *sketch)
{
  CleTableRow row = { .at = sketch->at,
                      .offset = sketch->offset,
                      .score = sketch->score,
                      .n_answers = sketch->n_answers,
                      .voice = sketch->voice,
                      .segment = segment,
                      .position = (guint) position };
  guint number;

  memcpy (row.id, sketch->id, 16);
  memcpy (row.answers, sketch->answers, (sketch->n_answers + 3) / 4);
  row.subject = cle_intern_add (self->subjects, sketch->subject, sketch->subject_length);
  row.respondent = number_respondent (self, sketch);
  row.questionnaire = find_quiz (self, sketch);
  row.flags = cle_remark_get_flags (cle_remarks_find (self->remarks, row.id)) | find_marks (sketch);
  cle_table_add (self->table, &row, &number);
}

static void
take_remark (CleArchive          *self,
             const CleRecordHead *head,
             const char          *line,
             gsize                length)
{
  guint8 id[16];
  guint number;

  if (cle_remarks_take (self->remarks, head, line, length, id) &&
      cle_table_find (self->table, id, &number))
    cle_table_set_flags (self->table, number,
                         cle_remark_get_flags (cle_remarks_find (self->remarks, id)) |
                             (cle_table_get_flags (self->table, number) & CLE_ROW_MARKS));
}

/* Whatever is no result. Returns FALSE if it cannot be read. */
static gboolean
take_about (CleArchive          *self,
            const CleRecordHead *head,
            const char          *line,
            gsize                length,
            GError             **error)
{
  g_autoptr (GError) problem = NULL;

  if (!cle_client_book_take (self->clients, head, line, length, &problem) &&
      !cle_actions_take (self->actions, head, line, length))
    take_remark (self, head, line, length);
  if (problem == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* Everything but a result in our own layout. Returns FALSE if the line cannot
 * be read. */
static gboolean
take_other (CleArchive *self,
            guint       segment,
            gsize       position,
            const char *line,
            gsize       length,
            GError    **error)
{
  CleResultSketch sketch;
  CleRecordHead head;

  if (!cle_record_check (line, length, &head, error))
    return FALSE;

  /* Kept on disk as they are, for the version that knows them. */
  if (head.version > CLE_RECORD_VERSION)
    return TRUE;

  if (strcmp (head.type, "result") != 0)
    return take_about (self, &head, line, length, error);

  if (!cle_result_reader_read_strict (self->reader, line, length, &sketch))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("The result has a member that is missing or not allowed."));
      return FALSE;
    }

  add_result (self, segment, position, &sketch);
  return TRUE;
}

static void
take_line (CleArchive        *self,
           guint              number,
           CleArchiveSegment *segment,
           const char        *line,
           gsize              length,
           gsize              position,
           GString           *damaged)
{
  CleResultSketch sketch;
  g_autoptr (GError) problem = NULL;

  if (cle_result_reader_read_quick (self->reader, line, length, &sketch))
    {
      add_result (self, number, position, &sketch);
      return;
    }

  if (take_other (self, number, position, line, length, &problem))
    return;

  cle_archive_add_damage (self, segment->path, segment->n_lines, problem->message);
  g_string_append_len (damaged, line, (gssize) length);
  g_string_append_c (damaged, '\n');
}

/**
 * cle_archive_new:
 *
 * Returns: (transfer full): an archive of nothing.
 */
CleArchive *
cle_archive_new (void)
{
  CleArchive *self = g_new0 (CleArchive, 1);

  self->table = cle_table_new ();
  self->subjects = cle_intern_new ();
  self->respondents = cle_intern_new ();
  self->quiz_keys = cle_intern_new ();
  self->quizzes = g_ptr_array_new_with_free_func ((GDestroyNotify) cle_archive_quiz_unref);
  self->remarks = cle_remarks_new ();
  self->actions = cle_actions_new ();
  self->clients = cle_client_book_new ();
  self->segments = g_ptr_array_new_with_free_func ((GDestroyNotify) segment_free);
  self->damages = g_ptr_array_new_with_free_func ((GDestroyNotify) damage_free);
  self->reader = cle_result_reader_new ();

  return self;
}

/**
 * cle_archive_free:
 * @self: (transfer full): an archive
 */
void
cle_archive_free (CleArchive *self)
{
  cle_result_reader_free (self->reader);
  g_ptr_array_unref (self->damages);
  g_ptr_array_unref (self->segments);
  cle_remarks_free (self->remarks);
  cle_actions_free (self->actions);
  cle_client_book_free (self->clients);
  g_ptr_array_unref (self->quizzes);
  cle_intern_free (self->quiz_keys);
  cle_intern_free (self->respondents);
  cle_intern_free (self->subjects);
  cle_table_free (self->table);
  g_free (self);
}

/**
 * cle_archive_add_segment:
 * @self: an archive
 * @path: below the store's folder
 * @inode: of the file, to notice when it is replaced
 *
 * Returns: the number of the segment, nothing of which was taken yet.
 */
guint
cle_archive_add_segment (CleArchive *self,
                         const char *path,
                         guint64     inode)
{
  CleArchiveSegment *segment = g_new0 (CleArchiveSegment, 1);

  segment->path = g_strdup (path);
  segment->inode = inode;
  g_ptr_array_add (self->segments, segment);

  return self->segments->len - 1;
}

/**
 * cle_archive_take:
 * @self: an archive
 * @number: of a segment
 * @text: what follows what was taken of that segment before
 * @length: bytes in @text
 * @damaged: receives the lines that cannot be read
 *
 * Reads the whole lines of @text. A last line without its end is left for the
 * next time: it may be in the making, or not all of it has arrived.
 */
void
cle_archive_take (CleArchive *self,
                  guint       number,
                  const char *text,
                  gsize       length,
                  GString    *damaged)
{
  CleArchiveSegment *segment = g_ptr_array_index (self->segments, number);
  const char *end = text + length;
  const char *newline;

  if (length == 0)
    return;

  for (const char *at = text; (newline = memchr (at, '\n', (gsize) (end - at))) != NULL;
       at = newline + 1)
    {
      segment->n_lines++;
      if (newline > at)
        take_line (self, number, segment, at, (gsize) (newline - at), segment->taken, damaged);
      segment->taken += (gsize) (newline - at) + 1;
    }
}

/**
 * cle_archive_settle:
 * @self: an archive
 *
 * Brings the order by time up to date after cle_archive_take().
 */
void
cle_archive_settle (CleArchive *self)
{
  cle_table_sort (self->table);
}

/**
 * cle_archive_get_table:
 * @self: an archive
 *
 * Returns: (transfer none): the results.
 */
CleTable *
cle_archive_get_table (CleArchive *self)
{
  return self->table;
}

/**
 * cle_archive_get_subjects:
 * @self: an archive
 *
 * Returns: (transfer none): what was assessed.
 */
CleIntern *
cle_archive_get_subjects (CleArchive *self)
{
  return self->subjects;
}

/**
 * cle_archive_get_actions:
 * @self: an archive
 *
 * Returns: (transfer none): what is to be done about the results
 */
CleActions *
cle_archive_get_actions (CleArchive *self)
{
  return self->actions;
}

/**
 * cle_archive_get_clients:
 * @self: an archive
 *
 * Returns: (transfer none): what the records say about clients; their documents
 *   are not among them until somebody puts them in
 */
CleClientBook *
cle_archive_get_clients (CleArchive *self)
{
  return self->clients;
}

/**
 * cle_archive_get_remarks:
 * @self: an archive
 *
 * Returns: (transfer none): what was said about results.
 */
CleRemarks *
cle_archive_get_remarks (CleArchive *self)
{
  return self->remarks;
}

/**
 * cle_archive_get_quiz:
 * @self: an archive
 * @number: of a row's questionnaire
 *
 * Returns: (transfer none): what the row was answered with.
 */
const CleArchiveQuiz *
cle_archive_get_quiz (CleArchive *self,
                      guint       number)
{
  return g_ptr_array_index (self->quizzes, number);
}

/**
 * cle_archive_get_n_segments:
 * @self: an archive
 *
 * Returns: how many segments were read.
 */
guint
cle_archive_get_n_segments (CleArchive *self)
{
  return self->segments->len;
}

/**
 * cle_archive_get_segment:
 * @self: an archive
 * @number: of a segment
 *
 * Returns: (transfer none): how far it was read.
 */
const CleArchiveSegment *
cle_archive_get_segment (CleArchive *self,
                         guint       number)
{
  return g_ptr_array_index (self->segments, number);
}

/**
 * cle_archive_add_damage:
 * @self: an archive
 * @path: of a segment, below the store's folder
 * @line: from 1; 0 for the whole file
 * @reason: why it cannot be read, in the user's language
 *
 * Lists what could not be read; after the first thousand it is not listed.
 */
void
cle_archive_add_damage (CleArchive *self,
                        const char *path,
                        guint       line,
                        const char *reason)
{
  CleDamage *damage;

  if (self->damages->len >= MAX_DAMAGES)
    return;

  damage = g_new0 (CleDamage, 1);
  damage->file = g_strdup (path);
  damage->line = line;
  damage->reason = g_strdup (reason);
  g_ptr_array_add (self->damages, damage);
}

/**
 * cle_archive_get_damages:
 * @self: an archive
 *
 * Returns: (transfer none) (element-type CleDamage): the first thousand lines
 *   that could not be read.
 */
GPtrArray *
cle_archive_get_damages (CleArchive *self)
{
  return self->damages;
}
