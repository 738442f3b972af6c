/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-history.h"
#include "cle-reading.h"
#include "store/cle-segment.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _CleHistory
{
  GObject parent_instance;

  CleStore   *store;
  CleArchive *archive;
  GArray     *erased;      /* guint, rows out of sight, by their place in time */
  double      progress;
  gboolean    loading;
};

enum
{
  PROP_0,
  PROP_LOADING,
  PROP_PROGRESS,
  N_PROPS,
};

enum
{
  SIGNAL_GROWN,
  SIGNAL_REPLACED,
  N_SIGNALS,
};

/* What a loading thread brings: an archive, or news for the one there is. */
typedef struct
{
  GArray     *marks;
  CleNews    *news;
  CleArchive *archive;
} Load;

/* Progress on its way to the thread that owns the history. */
typedef struct
{
  GWeakRef history;
  double   progress;
} ProgressNote;

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CleHistory, cle_history, G_TYPE_OBJECT)

static void
load_free (Load *load)
{
  g_clear_pointer (&load->marks, g_array_unref);
  g_clear_pointer (&load->news, cle_news_free);
  g_clear_pointer (&load->archive, cle_archive_free);
  g_free (load);
}

static void
set_loading (CleHistory *self,
             gboolean    loading)
{
  if (self->loading == loading)
    return;

  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
set_progress (CleHistory *self,
              double      progress)
{
  self->progress = progress;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
}

static void
progress_note_free (gpointer data)
{
  ProgressNote *note = data;

  g_weak_ref_clear (&note->history);
  g_free (note);
}

static gboolean
progress_cb (gpointer data)
{
  ProgressNote *note = data;
  g_autoptr (CleHistory) self = g_weak_ref_get (&note->history);

  if (self != NULL && self->loading)
    set_progress (self, note->progress);

  return G_SOURCE_REMOVE;
}

/* Called in the loading thread. */
static void
tell_progress (double   progress,
               gpointer data)
{
  GTask *task = data;
  ProgressNote *note = g_new0 (ProgressNote, 1);

  g_weak_ref_init (&note->history, g_task_get_source_object (task));
  note->progress = progress;
  g_main_context_invoke_full (g_task_get_context (task), G_PRIORITY_DEFAULT_IDLE, progress_cb, note,
                              progress_note_free);
}

static gboolean
has_erased (CleHistory *self)
{
  g_autoptr (GPtrArray) remarks = cle_remarks_list (cle_archive_get_remarks (self->archive));

  for (guint i = 0; i < remarks->len; i++)
    if (((const CleRemark *) g_ptr_array_index (remarks, i))->erased)
      return TRUE;

  return FALSE;
}

/* Which places in time are out of sight because the result there was erased.
 * Only another device's copy of an erased result is still in the table, so
 * there is mostly nothing to look for. */
static void
find_erased (CleHistory *self)
{
  CleTable *table = cle_archive_get_table (self->archive);
  guint n_rows = has_erased (self) ? cle_table_get_n_rows (table) : 0;

  g_array_set_size (self->erased, 0);
  for (guint i = 0; i < n_rows; i++)
    if (cle_table_get_flags (table, cle_table_get_oldest (table, i)) & CLE_ROW_ERASED)
      g_array_append_val (self->erased, i);
}

static void
replace_archive (CleHistory *self,
                 CleArchive *archive)
{
  g_clear_pointer (&self->archive, cle_archive_free);
  self->archive = archive;
  find_erased (self);
}

static void
load_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  CleHistory *self = source;
  Load *load = data;
  GError *error = NULL;

  if (load->marks->len > 0)
    load->news = cle_news_look (self->store, load->marks);

  if (load->news == NULL || cle_news_is_rewrite (load->news))
    {
      load->archive = cle_reading_read_all (self->store, tell_progress, task, cancellable, &error);
      if (load->archive == NULL)
        {
          g_task_return_error (task, error);
          return;
        }
    }

  g_task_return_boolean (task, TRUE);
}

/* Results of a month ago and results of today stand in one order, so a place
 * in time is found by stepping over the erased ones before it. */
static guint
place_of (CleHistory *self,
          guint       i)
{
  guint low = 0, high = self->erased->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->erased, guint, middle) - middle <= i)
        low = middle + 1;
      else
        high = middle;
    }

  return i + low;
}

static void
cle_history_get_property (GObject    *object,
                          guint       property_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  CleHistory *self = CLE_HISTORY (object);

  switch (property_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_PROGRESS:
      g_value_set_double (value, self->progress);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cle_history_finalize (GObject *object)
{
  CleHistory *self = CLE_HISTORY (object);

  g_clear_pointer (&self->archive, cle_archive_free);
  g_array_unref (self->erased);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (cle_history_parent_class)->finalize (object);
}

static void
cle_history_class_init (CleHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = cle_history_get_property;
  object_class->finalize = cle_history_finalize;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_PROGRESS] = g_param_spec_double ("progress", NULL, NULL, 0, 1, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_GROWN] = g_signal_new ("grown", CLE_TYPE_HISTORY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REPLACED] = g_signal_new ("replaced", CLE_TYPE_HISTORY, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 0);
}

static void
cle_history_init (CleHistory *self)
{
  self->archive = cle_archive_new ();
  self->erased = g_array_new (FALSE, FALSE, sizeof (guint));
}

/**
 * cle_history_new:
 * @store: whose results
 *
 * Returns: (transfer full): a history that is empty until it is loaded.
 */
CleHistory *
cle_history_new (CleStore *store)
{
  CleHistory *self = g_object_new (CLE_TYPE_HISTORY, NULL);

  self->store = g_object_ref (store);

  return self;
}

/**
 * cle_history_load:
 * @self: a history
 * @cancellable: (nullable): to stop in between
 * @error: return location for an error
 *
 * Reads everything; blocks.
 *
 * Returns: %FALSE if the records could not be read; the history is as before.
 */
gboolean
cle_history_load (CleHistory   *self,
                  GCancellable *cancellable,
                  GError      **error)
{
  CleArchive *archive = cle_reading_read_all (self->store, NULL, NULL, cancellable, error);

  if (archive == NULL)
    return FALSE;

  replace_archive (self, archive);
  g_signal_emit (self, signals[SIGNAL_REPLACED], 0);
  return TRUE;
}

/**
 * cle_history_load_async:
 * @self: a history that is not loading
 * @cancellable: (nullable): to stop in between
 * @callback: called when it is done
 * @data: for @callback
 *
 * Reads in a thread: everything the first time, later only what is new.
 */
void
cle_history_load_async (CleHistory         *self,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  Load *load = g_new0 (Load, 1);

  load->marks = cle_news_mark (self->archive);
  g_task_set_source_tag (task, cle_history_load_async);
  g_task_set_task_data (task, load, (GDestroyNotify) load_free);
  set_progress (self, 0);
  set_loading (self, TRUE);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * cle_history_load_finish:
 * @self: a history
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: %FALSE if the records could not be read; the history is as before.
 */
gboolean
cle_history_load_finish (CleHistory   *self,
                         GAsyncResult *result,
                         GError      **error)
{
  Load *load = g_task_get_task_data (G_TASK (result));

  set_loading (self, FALSE);
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  if (load->archive != NULL)
    {
      replace_archive (self, g_steal_pointer (&load->archive));
      g_signal_emit (self, signals[SIGNAL_REPLACED], 0);
    }
  else if (!cle_news_is_empty (load->news))
    {
      cle_news_take (load->news, self->store, self->archive);
      find_erased (self);
      g_signal_emit (self, signals[SIGNAL_GROWN], 0);
    }

  return TRUE;
}

/**
 * cle_history_get_loading:
 * @self: a history
 *
 * Returns: %TRUE while a thread is reading.
 */
gboolean
cle_history_get_loading (CleHistory *self)
{
  return self->loading;
}

/**
 * cle_history_get_store:
 * @self: a history
 *
 * Returns: (transfer none): whose results these are.
 */
CleStore *
cle_history_get_store (CleHistory *self)
{
  return self->store;
}

/**
 * cle_history_get_n_rows:
 * @self: a history
 *
 * Returns: how many results there are, those in the trash included.
 */
guint
cle_history_get_n_rows (CleHistory *self)
{
  return cle_table_get_n_rows (cle_archive_get_table (self->archive)) - self->erased->len;
}

/**
 * cle_history_get_row:
 * @self: a history
 * @row: a number of cle_history_get_newest() or cle_history_find()
 * @out: (out): what is known of the result; its texts live until the history is
 *   replaced or a later note takes the place of the note
 */
void
cle_history_get_row (CleHistory    *self,
                     guint          row,
                     CleHistoryRow *out)
{
  CleTableRow stored;
  const CleArchiveQuiz *quiz;
  const CleRemark *remark;

  cle_table_get (cle_archive_get_table (self->archive), row, &stored);
  quiz = cle_archive_get_quiz (self->archive, stored.questionnaire);
  remark = cle_remarks_find (cle_archive_get_remarks (self->archive), stored.id);

  cle_id_format (stored.id, out->id);
  out->at = stored.at;
  out->offset = stored.offset;
  out->score = stored.score;
  out->max = quiz->max;
  out->n_unsure = stored.n_unsure;
  out->marks = cle_row_flags_get_marks (stored.flags);
  out->voice = stored.voice;
  out->subject = cle_intern_get (cle_archive_get_subjects (self->archive), stored.subject);
  out->questionnaire = quiz->id;
  out->revision = quiz->revision;
  out->digest = quiz->digest;
  out->trashed = (stored.flags & CLE_ROW_TRASHED) != 0;
  out->trashed_at = remark != NULL ? remark->trash_at : 0;
  out->note = remark != NULL ? remark->note : NULL;
}

/**
 * cle_history_find:
 * @self: a history
 * @id: of a result
 * @row: (out): its number
 *
 * Returns: %FALSE if there is no such result, or it was erased.
 */
gboolean
cle_history_find (CleHistory *self,
                  const char *id,
                  guint      *row)
{
  CleTable *table = cle_archive_get_table (self->archive);
  guint8 bytes[16];

  return cle_id_parse (id, strlen (id), bytes) && cle_table_find (table, bytes, row) &&
         !(cle_table_get_flags (table, *row) & CLE_ROW_ERASED);
}

/**
 * cle_history_get_newest:
 * @self: a history
 * @i: below cle_history_get_n_rows()
 *
 * Returns: the number of the @i-th newest result.
 */
guint
cle_history_get_newest (CleHistory *self,
                        guint       i)
{
  guint oldest = cle_history_get_n_rows (self) - 1 - i;

  return cle_table_get_oldest (cle_archive_get_table (self->archive), place_of (self, oldest));
}

/**
 * cle_history_get_archive:
 * @self: a history
 *
 * For the other parts of this folder: the records as they are kept.
 *
 * Returns: (transfer none): the archive; replaced with the history.
 */
CleArchive *
cle_history_get_archive (CleHistory *self)
{
  return self->archive;
}

/**
 * cle_history_read_result:
 * @self: a history
 * @row: of a result
 * @error: return location for an error
 *
 * Reads the whole record from disk: answers, evidence, who gave it.
 *
 * Returns: (transfer full): the result, or %NULL if it is not where it was.
 */
CleResult *
cle_history_read_result (CleHistory *self,
                         guint       row,
                         GError    **error)
{
  g_autoptr (GBytes) bytes = NULL;
  const CleArchiveSegment *segment;
  const char *text, *newline;
  CleTableRow stored;
  gsize length;

  cle_table_get (cle_archive_get_table (self->archive), row, &stored);
  segment = cle_archive_get_segment (self->archive, stored.segment);
  bytes = cle_segment_read (self->store, segment->path, error);
  if (bytes == NULL)
    return NULL;

  text = g_bytes_get_data (bytes, &length);
  newline = stored.position < length
                ? memchr (text + stored.position, '\n', length - stored.position)
                : NULL;
  if (newline == NULL)
    {
      g_set_error_literal (error, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND,
                           _ ("The result is not where it was. Please look again in a moment."));
      return NULL;
    }

  return cle_result_new_from_line (text + stored.position,
                                   (gsize) (newline - text) - stored.position, error);
}

static int
compare_subjects (gconstpointer a,
                  gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/**
 * cle_history_dup_subjects:
 * @self: a history
 *
 * Returns: (transfer full): what was assessed so far, in alphabetical order,
 *   without the empty name.
 */
char **
cle_history_dup_subjects (CleHistory *self)
{
  CleIntern *subjects = cle_archive_get_subjects (self->archive);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < cle_intern_get_n (subjects); i++)
    if (*cle_intern_get (subjects, i) != '\0')
      g_ptr_array_add (names, g_strdup (cle_intern_get (subjects, i)));

  g_ptr_array_sort (names, compare_subjects);
  g_ptr_array_add (names, NULL);

  return (char **) g_ptr_array_steal (names, NULL);
}

/**
 * cle_history_get_remarks:
 * @self: a history
 *
 * Returns: (transfer none): what was said about results: few, where results may
 *   be many.
 */
CleRemarks *
cle_history_get_remarks (CleHistory *self)
{
  return cle_archive_get_remarks (self->archive);
}

/**
 * cle_history_get_damages:
 * @self: a history
 *
 * Returns: (transfer none) (element-type CleDamage): the lines that could not be
 *   read; each is copied to quarantine/.
 */
GPtrArray *
cle_history_get_damages (CleHistory *self)
{
  return cle_archive_get_damages (self->archive);
}
