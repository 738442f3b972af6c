/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-client-model.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A letter to a client: chosen, filled in, looked at, then printed, saved,
 * copied and kept as sent. */
#define CLE_TYPE_LETTER_DIALOG (cle_letter_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CleLetterDialog, cle_letter_dialog, CLE, LETTER_DIALOG, AdwWindow)

GtkWidget *cle_letter_dialog_new (GtkWidget      *widget,
                                  CleClientModel *model,
                                  const char     *client);

G_END_DECLS
