/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "clients/cle-parting.h"

G_BEGIN_DECLS

const char *cle_parting_note_title (ClePartingItem  item);
char       *cle_parting_past_text  (GPtrArray      *partings);
char       *cle_parting_end_text   (gint64          end,
                                    int             offset);

G_END_DECLS
