/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cle-draft.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks what shall become of unfinished assessments. Signal "decided" (string
 * response: "resume", "restart" or "discard"; string id of the draft). */
#define CLE_TYPE_RESUME_DIALOG (cle_resume_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CleResumeDialog, cle_resume_dialog, CLE, RESUME_DIALOG, AdwMessageDialog)

GtkWidget *cle_resume_dialog_new (GtkWindow *parent,
                                  GPtrArray *drafts,
                                  gint64     now);

G_END_DECLS
