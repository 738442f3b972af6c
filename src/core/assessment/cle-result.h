/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-questionnaire.h"
#include "store/cle-record.h"

G_BEGIN_DECLS

/* A finished assessment, immutable. */
typedef struct
{
  char      *id;          /* of the question */
  CleAnswer  answer;
  char      *evidence;    /* NULL when none was given */
} CleAnswered;

typedef struct
{
  CleRecordHead  head;        /* id, device, sequence number, when finished */
  gint64         started;     /* wall clock, ms */
  gint64         duration;    /* ms of active work */
  char          *questionnaire;
  guint          revision;
  char          *digest;
  CleVoice       voice;
  char          *subject;     /* "" when not named */
  char          *respondent;  /* id in people/, or NULL */
  GArray        *answers;     /* of CleAnswered, in the order asked */
  gint64         score;       /* thousandths of a point */
  gint64         max;
  guint          n_unsure;
} CleResult;

CleResult *cle_result_new           (void);
CleResult *cle_result_ref           (CleResult       *self);
void       cle_result_unref         (CleResult       *self);
CleResult *cle_result_new_from_line (const char      *line,
                                     gsize            length,
                                     GError         **error);
void       cle_result_write_members (const CleResult *self,
                                     GString         *out);
CleAnswer *cle_result_dup_answers   (const CleResult        *self,
                                     const CleQuestionnaire *questionnaire);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleResult, cle_result_unref)

G_END_DECLS
