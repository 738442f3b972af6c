/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-run.h"
#include "store/cle-draft-file.h"

G_BEGIN_DECLS

/* An answer that was changed, so that it can be taken back. */
typedef struct
{
  guint     question;
  CleAnswer before;
} CleRunChange;

struct _CleRun
{
  GObject parent_instance;

  char             *id;
  CleQuestionnaire *questionnaire;
  CleVoice          voice;
  char             *subject;
  char             *respondent;
  const CleClock   *clock;
  CleStore         *store;   /* NULL for a run that cannot be saved */
  CleLibrary       *library;
  CleDraftFile     *draft;   /* NULL when answers live in memory only */

  guint      position;
  CleAnswer *answers;
  char     **evidence;       /* n entries, not terminated */
  GArray    *changes;        /* of CleRunChange */

  gint64     started;        /* wall clock, ms */
  gint64     worked;         /* ms before this session */
  gint64     session;        /* steady clock at its beginning, ms */
  gboolean   tried;          /* a result may be on disk already */
  gboolean   revised;        /* and answers were changed since */
};

guint    cle_run_count_questions (CleRun      *self);
gint64   cle_run_get_worked      (CleRun      *self);
gboolean cle_run_check_text      (const char  *text,
                                  guint        max,
                                  GError     **error);

G_END_DECLS
