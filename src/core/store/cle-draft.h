/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-store.h"

G_BEGIN_DECLS

/* What a draft says of itself, enough for "you stopped at question 7 on
 * Tuesday". */
typedef struct
{
  char   *id;
  char   *questionnaire;
  guint   revision;
  char   *digest;
  char   *subject;
  char   *voice;
  char   *respondent;   /* id in people/, or NULL */
  gint64  started;      /* wall clock, ms */
  gint64  changed;      /* wall clock, ms */
  guint   n_questions;
  guint   n_answered;
  guint   position;
} CleDraftInfo;

void          cle_draft_info_free (CleDraftInfo  *self);

/* Of CleDraftInfo, newest change first; drafts that became a result are
 * removed on the way, unreadable ones are set aside in quarantine/. */
GPtrArray    *cle_draft_list      (CleStore      *store,
                                   GError       **error);
gboolean      cle_draft_discard   (CleStore      *store,
                                   const char    *id,
                                   GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleDraftInfo, cle_draft_info_free)

G_END_DECLS
