/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-session.h"
#include "store/cle-draft.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The unfinished assessments of a store. Signal "resume" (string id). A draft
 * that is discarded disappears at once, and for good when the time to undo is
 * over. */
#define CLE_TYPE_DRAFT_LIST (cle_draft_list_get_type ())
G_DECLARE_FINAL_TYPE (CleDraftList, cle_draft_list, CLE, DRAFT_LIST, AdwBin)

GtkWidget *cle_draft_list_new     (CleSession   *session);
GPtrArray *cle_draft_list_reload  (CleDraftList *self);
void       cle_draft_list_discard (CleDraftList *self,
                                   const char   *id);

G_END_DECLS
