/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Tells how many actions are overdue and leads to them; not there when none is. */
#define CLE_TYPE_OVERDUE_NOTE (cle_overdue_note_get_type ())
G_DECLARE_FINAL_TYPE (CleOverdueNote, cle_overdue_note, CLE, OVERDUE_NOTE, AdwBin)

GtkWidget *cle_overdue_note_new (CleSession *session);

G_END_DECLS
