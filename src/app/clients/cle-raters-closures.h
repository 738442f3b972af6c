/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "clients/cle-rating-pair.h"

G_BEGIN_DECLS

char *cle_raters_level_text   (const CleTrait  *trait,
                               int              level,
                               const char      *language);
char *cle_raters_summary_text (GArray          *lines);
char *cle_raters_choice_text  (const char      *name,
                               const CleRating *rating,
                               gint64           now);

G_END_DECLS
