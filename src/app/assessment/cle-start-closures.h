/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history/cle-history.h"
#include "store/cle-draft.h"

G_BEGIN_DECLS

char     *cle_start_stopped_text (const CleDraftInfo  *draft,
                                  gint64               now,
                                  int                  offset);
char     *cle_start_draft_about  (const CleDraftInfo  *draft);
char     *cle_start_last_text    (const CleHistoryRow *row,
                                  gint64               now);
char     *cle_start_due_text     (gint64               last,
                                  guint                reminder_days,
                                  gint64               now,
                                  int                  offset);
CleVoice  cle_start_voice        (const char          *word);

G_END_DECLS
