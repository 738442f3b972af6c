/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "clients/cle-judge.h"
#include "clients/cle-letter-template.h"

G_BEGIN_DECLS

const char *cle_client_verdict_icon    (CleVerdictKind    kind);
const char *cle_client_verdict_style   (CleVerdictKind    kind);
char       *cle_client_row_subtitle    (const CleJudged  *judged,
                                        const char       *currency,
                                        gint64            now);
char       *cle_client_fit_text        (const CleJudged  *judged);
char       *cle_client_money_text      (const CleJudged  *judged,
                                        const char       *currency);
const char *cle_client_tag_name        (const char       *tag);
char       *cle_client_about_text      (const CleClient  *client);
const char *cle_client_letter_language (void);
const char *cle_client_letter_name     (const CleLetter  *letter,
                                        GPtrArray        *templates);
char       *cle_client_letters_text    (GPtrArray        *letters,
                                        GPtrArray        *templates,
                                        gint64            now);

G_END_DECLS
