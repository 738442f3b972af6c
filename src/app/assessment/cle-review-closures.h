/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-finishing.h"

G_BEGIN_DECLS

char       *cle_review_reason        (guint              n_open);
const char *cle_review_finish_label  (CleFinishingState  state);
char       *cle_review_failure       (const char        *message);
char       *cle_review_row_subtitle  (CleAnswer          answer,
                                      const char        *evidence);

G_END_DECLS
