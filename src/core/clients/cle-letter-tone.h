/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-letter-merge.h"

G_BEGIN_DECLS

typedef enum
{
  CLE_TONE_BLAME,
  CLE_TONE_SARCASM,
  CLE_TONE_THREAT,
  CLE_TONE_INSULT,
  CLE_TONE_ABSOLUTE, /* always, never */
  CLE_TONE_ORDER,
  CLE_TONE_SHOUT,    /* capitals and rows of exclamation marks */
  CLE_N_TONES,
} CleTone;

/* A word that a client may take amiss, and where it stands. */
typedef struct
{
  CleTone  tone;
  char    *word;   /* as it is in the text */
  guint    start;  /* bytes */
  guint    length; /* bytes */
  guint    line;   /* from 1 */
} CleToneRemark;

GArray     *cle_letter_check_tone (const char            *text,
                                   const CleLetterMerged *merged,
                                   const char            *language);
const char *cle_tone_get_word     (CleTone                tone);
const char *cle_tone_get_why      (CleTone                tone);

G_END_DECLS
