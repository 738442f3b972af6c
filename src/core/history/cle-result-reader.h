/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-packed-answers.h"
#include "store/cle-record.h"

G_BEGIN_DECLS

/* What the history keeps of a result. Texts are slices of the line, or of
 * memory that the reader keeps until the next line. */
typedef struct
{
  guint8      id[16];
  gint64      at;         /* wall clock, ms */
  int         offset;     /* minutes east of UTC */
  gint64      score;      /* thousandths */
  gint64      max;
  gint64      duration;   /* ms; 0 if not measured */
  CleVoice    voice;
  guint       revision;
  const char *subject;
  gsize       subject_length;
  const char *respondent; /* the id of a person */
  gsize       respondent_length; /* 0 if nobody was named */
  const char *questionnaire;
  gsize       questionnaire_length;
  const char *digest;
  gsize       digest_length;
  guint       layout;     /* equal for lines with the same questions; 0 when not known */
  guint       n_answers;
  guint8      answers[CLE_PACKED_SIZE]; /* in the order of the line */
} CleResultSketch;

typedef struct _CleResultReader CleResultReader;

CleResultReader *cle_result_reader_new         (void);
void             cle_result_reader_free        (CleResultReader  *self);
gboolean         cle_result_reader_read        (CleResultReader  *self,
                                                const char       *line,
                                                gsize             length,
                                                CleResultSketch  *sketch);
gboolean         cle_result_reader_read_quick  (CleResultReader  *self,
                                                const char       *line,
                                                gsize             length,
                                                CleResultSketch  *sketch);
gboolean         cle_result_reader_read_strict (CleResultReader  *self,
                                                const char       *line,
                                                gsize             length,
                                                CleResultSketch  *sketch);
char           **cle_result_reader_dup_questions (CleResultReader       *self,
                                                 const CleResultSketch *sketch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleResultReader, cle_result_reader_free)

G_END_DECLS
