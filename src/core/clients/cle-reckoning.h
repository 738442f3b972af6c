/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-judge.h"

G_BEGIN_DECLS

/* A line by which anybody can reckon a verdict again, in the user's language. */
typedef struct
{
  char *title;
  char *text;
} CleReckoningLine;

void       cle_reckoning_line_free (CleReckoningLine *self);
GPtrArray *cle_reckoning_list      (const CleJudged  *judged,
                                    const CleOffice  *office,
                                    gint64            all_revenue,
                                    const char       *language);
GPtrArray *cle_reckoning_list_rules (const CleJudged *judged,
                                     const CleOffice *office);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleReckoningLine, cle_reckoning_line_free)

G_END_DECLS
