/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-result.h"
#include "assessment/cle-run.h"
#include "cle-kiosk-config.h"

G_BEGIN_DECLS

#define CLE_VISITOR_N_TEXT_SIZES 3

/* What somebody at a kiosk chose and gave. */
typedef struct
{
  const char *language;  /* one of the set-up's */
  guint       text_size; /* 0 … CLE_VISITOR_N_TEXT_SIZES - 1 */
  CleVoice    voice;
  char       *code;      /* of a slip; NULL for none */
  CleRun     *run;       /* from the first question on */
  CleResult  *result;    /* once it is saved */
} CleVisitor;

void     cle_visitor_wipe          (CleVisitor           *self);
void     cle_visitor_welcome       (CleVisitor           *self,
                                    const CleKioskConfig *config);
CleRun  *cle_visitor_steal_unsaved (CleVisitor           *self);
gboolean cle_visitor_set_language  (CleVisitor           *self,
                                    const CleKioskConfig *config,
                                    const char           *language);
void     cle_visitor_enlarge       (CleVisitor           *self);

G_END_DECLS
