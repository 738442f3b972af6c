/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-result.h"
#include "cle-archive.h"
#include "store/cle-store.h"

G_BEGIN_DECLS

/* All results of a store in memory. Read in a thread, shown on the thread that
 * owns the history; when it is loaded again, only what is new is read. A row
 * number stays valid until the signal "replaced".
 *
 * Properties: loading (boolean), progress (double, 0 … 1). Signals: "grown"
 * after rows were added or what is said about them changed, "replaced" after
 * everything was read anew. */
#define CLE_TYPE_HISTORY (cle_history_get_type ())
G_DECLARE_FINAL_TYPE (CleHistory, cle_history, CLE, HISTORY, GObject)

typedef struct
{
  char         id[CLE_UUID_LENGTH + 1];
  gint64       at;            /* wall clock, ms */
  int          offset;        /* minutes east of UTC, where and when it was given */
  gint64       score;         /* thousandths */
  gint64       max;
  guint        n_unsure;
  guint        marks;         /* of CleAnswerMarks */
  CleVoice     voice;
  const char  *subject;       /* interned, lives as long as the history */
  const char  *questionnaire; /* id, interned */
  guint        revision;
  const char  *digest;        /* interned */
  gboolean     trashed;
  gint64       trashed_at;    /* wall clock, ms; 0 if never */
  const char  *note;          /* NULL when there is none */
} CleHistoryRow;

CleHistory    *cle_history_new            (CleStore            *store);
/* Reads everything; blocks. For clientelectl and tests. */
gboolean       cle_history_load           (CleHistory          *self,
                                           GCancellable        *cancellable,
                                           GError             **error);
/* The same in a thread; property "progress" (double, 0 … 1) and "loading". */
void           cle_history_load_async     (CleHistory          *self,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             data);
gboolean       cle_history_load_finish    (CleHistory          *self,
                                           GAsyncResult        *result,
                                           GError             **error);
guint          cle_history_get_n_rows     (CleHistory          *self);
gboolean       cle_history_get_loading    (CleHistory          *self);
CleStore      *cle_history_get_store      (CleHistory          *self);
void           cle_history_get_row        (CleHistory          *self,
                                           guint                row,
                                           CleHistoryRow       *out);
gboolean       cle_history_find           (CleHistory          *self,
                                           const char          *id,
                                           guint               *row);
/* The i-th newest row. */
guint          cle_history_get_newest     (CleHistory          *self,
                                           guint                i);
/* What was answered, without looking at the disk. */
const CleArchiveQuiz *cle_history_get_quiz (CleHistory         *self,
                                           guint                row);
CleAnswer      cle_history_get_answer     (CleHistory          *self,
                                           guint                row,
                                           const char          *question);
void           cle_history_get_answers    (CleHistory          *self,
                                           guint                row,
                                           const char * const  *questions,
                                           guint                n_questions,
                                           CleAnswer           *answers);
CleArchive    *cle_history_get_archive    (CleHistory          *self);
/* The whole record, read from disk; transfer full. */
CleResult     *cle_history_read_result    (CleHistory          *self,
                                           guint                row,
                                           GError             **error);
char         **cle_history_dup_subjects   (CleHistory          *self);
CleRemarks    *cle_history_get_remarks    (CleHistory          *self);
GPtrArray     *cle_history_get_damages    (CleHistory          *self);

G_END_DECLS
