/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-library.h"
#include "cle-selection.h"
#include "statistics/cle-share.h"

G_BEGIN_DECLS

/* One question; a voice that shows nothing has n = 0. */
typedef struct
{
  char    *id;
  guint    order;    /* in the questionnaire */
  CleShare shares[CLE_N_VOICES];
  double   gap;      /* largest − smallest share; NAN under two voices */
} CleVoiceGapRow;

typedef struct
{
  CleVoiceGapRow *rows; /* widest gap first */
  guint           n_rows;
  guint           n_shown[CLE_N_VOICES];  /* respondents whose results are counted */
  guint           n_hidden[CLE_N_VOICES]; /* results that are not, because fewer than five stand together */
} CleVoiceGap;

CleVoiceGap *cle_voice_gap_new             (CleSelection       *selection,
                                            CleLibrary         *library,
                                            GCancellable       *cancellable);
void         cle_voice_gap_free            (CleVoiceGap        *self);
char        *cle_voice_gap_describe_hidden (const CleVoiceGap  *self,
                                            CleVoice            voice);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleVoiceGap, cle_voice_gap_free)

G_END_DECLS
