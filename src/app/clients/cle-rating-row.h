/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "clients/cle-profile.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* How one trait is with a client: worded choices, each with its key, and what
 * shows it. Signals: "changed"; "go" (int step): on to another trait, 1 for the
 * next one, -1 for the one before. */
#define CLE_TYPE_RATING_ROW (cle_rating_row_get_type ())
G_DECLARE_FINAL_TYPE (CleRatingRow, cle_rating_row, CLE, RATING_ROW, AdwPreferencesGroup)

GtkWidget  *cle_rating_row_new          (const CleTrait *trait,
                                         guint           place,
                                         guint           n_traits);
int         cle_rating_row_get_level    (CleRatingRow   *self);
void        cle_rating_row_set_level    (CleRatingRow   *self,
                                         int             level);
const char *cle_rating_row_get_evidence (CleRatingRow   *self);
void        cle_rating_row_set_evidence (CleRatingRow   *self,
                                         const char     *text);
void        cle_rating_row_focus        (CleRatingRow   *self);

G_END_DECLS
