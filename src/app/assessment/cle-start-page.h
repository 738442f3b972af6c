/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-run.h"
#include "cle-session.h"
#include "cle-settings.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Where an assessment begins. Properties: settings, session (objects).
 * Signals: "begun" (CleRun), "resume" (string draft id), "open-result" (string
 * id of a result). */
#define CLE_TYPE_START_PAGE (cle_start_page_get_type ())
G_DECLARE_FINAL_TYPE (CleStartPage, cle_start_page, CLE, START_PAGE, AdwBin)

void       cle_start_page_set_session (CleStartPage *self,
                                       CleSession   *session);
void       cle_start_page_greet       (CleStartPage *self,
                                       gboolean      first);
void       cle_start_page_focus       (CleStartPage *self);
GPtrArray *cle_start_page_reload      (CleStartPage *self);
void       cle_start_page_discard     (CleStartPage *self,
                                       const char   *draft_id);

G_END_DECLS
