/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CLE_ANSWER_NONE,   /* not answered yet; never in a result */
  CLE_ANSWER_YES,
  CLE_ANSWER_UNSURE,
  CLE_ANSWER_NO,
} CleAnswer;

typedef enum
{
  CLE_VOICE_MANAGEMENT,
  CLE_VOICE_STAFF,
  CLE_VOICE_CLIENT,
} CleVoice;

#define CLE_N_VOICES 3

char        cle_answer_get_code (CleAnswer    answer);
gboolean    cle_answer_from_code (char         code,
                                  CleAnswer   *answer);
const char *cle_answer_get_word (CleAnswer    answer);
gboolean    cle_answer_from_word (const char  *word,
                                  CleAnswer   *answer);

const char *cle_voice_get_word (CleVoice     voice);
gboolean    cle_voice_from_word (const char  *word,
                                 CleVoice    *voice);

G_END_DECLS
