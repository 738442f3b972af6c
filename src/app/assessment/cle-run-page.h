/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-run.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One run from its first question to its review. Properties: run (object),
 * answer-keys (boolean). Signals: "left", "finished" (CleResult as pointer).
 * Its commands are the actions "run.*". */
#define CLE_TYPE_RUN_PAGE (cle_run_page_get_type ())
G_DECLARE_FINAL_TYPE (CleRunPage, cle_run_page, CLE, RUN_PAGE, AdwBin)

GtkWidget *cle_run_page_new     (void);
CleRun    *cle_run_page_get_run (CleRunPage *self);
void       cle_run_page_set_run (CleRunPage *self,
                                 CleRun     *run);
gboolean   cle_run_page_explain (CleRunPage *self);
void       cle_run_page_flush   (CleRunPage *self);

G_END_DECLS
