/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "clients/cle-profile.h"

G_BEGIN_DECLS

#define CLE_RATING_NO_LEVEL -2 /* a key that stands for none */

int   cle_rating_key_level     (guint keyval,
                                guint n_levels);
char *cle_rating_progress_text (guint n_known,
                                guint n_traits);
char *cle_rating_place_text    (guint place,
                                guint n_traits);

G_END_DECLS
