/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-draft.h"

G_BEGIN_DECLS

/* The lines of a draft: a header, then one line per change, each sealed like a
 * record. */
typedef struct
{
  char *question;
  char  answer;    /* a code of CleAnswer, '-' while there is none */
  char *evidence;  /* NULL when none was given */
} CleDraftEntry;

typedef struct
{
  CleDraftInfo *info;
  GPtrArray    *entries;   /* of CleDraftEntry, in the order first answered */
  gint64        duration;  /* ms of active work so far */
  gboolean      finishing; /* a result may have been written already */
  gboolean      revised;   /* and answers were changed since */
  GPtrArray    *damaged;   /* of GBytes: lines that cannot be read */
  gboolean      torn;      /* the last line has no end */
} CleDraftLog;

CleDraftLog *cle_draft_log_parse    (GBytes             *bytes,
                                     GError            **error);
void         cle_draft_log_free     (CleDraftLog        *self);

void         cle_draft_log_begin    (GString            *out,
                                     const CleDraftInfo *info,
                                     int                 offset);
void         cle_draft_log_answer   (GString            *out,
                                     gint64              at,
                                     gint64              duration,
                                     const char         *question,
                                     char                answer);
void         cle_draft_log_evidence (GString            *out,
                                     gint64              at,
                                     gint64              duration,
                                     const char         *question,
                                     const char         *text);
void         cle_draft_log_position (GString            *out,
                                     gint64              at,
                                     gint64              duration,
                                     guint               position);
void         cle_draft_log_finish   (GString            *out,
                                     gint64              at,
                                     gint64              duration);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleDraftLog, cle_draft_log_free)

G_END_DECLS
