/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "clients/cle-judge.h"

G_BEGIN_DECLS

const char *cle_client_verdict_icon  (CleVerdictKind    kind);
const char *cle_client_verdict_style (CleVerdictKind    kind);
char       *cle_client_row_subtitle  (const CleJudged  *judged,
                                      const char       *currency);
char       *cle_client_fit_text      (const CleJudged  *judged);
char       *cle_client_money_text    (const CleJudged  *judged,
                                      const char       *currency);
char       *cle_client_about_text    (const CleClient  *client);
char       *cle_client_letters_text  (GPtrArray        *letters,
                                      gint64            now);
int         cle_client_compare_names (const CleJudged  *a,
                                      const CleJudged  *b);
int         cle_client_compare_fits  (const CleJudged  *a,
                                      const CleJudged  *b);
int         cle_client_compare_profits (const CleJudged *a,
                                      const CleJudged  *b);
int         cle_client_compare_kinds (const CleJudged  *a,
                                      const CleJudged  *b);
gboolean    cle_client_mentions      (const CleJudged  *judged,
                                      const char       *folded);

G_END_DECLS
