/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-session.h"
#include "history/cle-result-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A search line and three filters. Property: search-mode (boolean). Signal
 * "changed". */
#define CLE_TYPE_RESULT_FILTER_BAR (cle_result_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (CleResultFilterBar, cle_result_filter_bar, CLE, RESULT_FILTER_BAR, AdwBin)

void     cle_result_filter_bar_load     (CleResultFilterBar *self,
                                         CleSession         *session);
void     cle_result_filter_bar_fill     (CleResultFilterBar *self,
                                         CleResultFilter    *filter);
gboolean cle_result_filter_bar_is_on    (CleResultFilterBar *self);
void     cle_result_filter_bar_reset    (CleResultFilterBar *self);
void     cle_result_filter_bar_set_keys (CleResultFilterBar *self,
                                         GtkWidget          *capture);

G_END_DECLS
