/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-place.h"
#include "cle-session.h"
#include "cle-settings.h"
#include "history/cle-selection.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The place of what was assessed so far. Properties: session (construct
 * only), search-mode (boolean), inside (boolean: the trash or a result is
 * open), about (string: what is open). */
#define CLE_TYPE_PROGRESS_PLACE (cle_progress_place_get_type ())
G_DECLARE_FINAL_TYPE (CleProgressPlace, cle_progress_place, CLE, PROGRESS_PLACE, AdwBin)

GtkWidget *cle_progress_place_new        (CleSession       *session,
                                          CleSettings      *settings);
void       cle_progress_place_go_back    (CleProgressPlace *self);
void       cle_progress_place_focus      (CleProgressPlace *self);
void       cle_progress_place_show_trash (CleProgressPlace *self);
void       cle_progress_place_show_actions (CleProgressPlace *self);
const char *cle_progress_place_get_result (CleProgressPlace *self);
gboolean   cle_progress_place_fill_filter  (CleProgressPlace   *self,
                                            CleSelectionFilter *filter);

G_END_DECLS
