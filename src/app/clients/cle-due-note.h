/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What is due about clients, a row for each; visible when there is something. */
#define CLE_TYPE_DUE_NOTE (cle_due_note_get_type ())
G_DECLARE_FINAL_TYPE (CleDueNote, cle_due_note, CLE, DUE_NOTE, AdwBin)

GtkWidget *cle_due_note_new  (CleSession *session);
void       cle_due_note_look (CleDueNote *self);

G_END_DECLS
