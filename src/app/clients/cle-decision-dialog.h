/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-client-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The manager's word on a client. */
void cle_decision_dialog_decide    (GtkWidget       *widget,
                                    CleClientModel  *model,
                                    const CleJudged *judged,
                                    CleVerdictKind   kind,
                                    const char      *reason);
void cle_decision_dialog_ask       (GtkWidget       *widget,
                                    CleClientModel  *model,
                                    const CleJudged *judged);
void cle_decision_dialog_take_back (GtkWidget       *widget,
                                    CleClientModel  *model,
                                    const CleJudged *judged);

G_END_DECLS
