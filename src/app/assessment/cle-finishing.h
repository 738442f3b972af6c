/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-run.h"

G_BEGIN_DECLS

typedef enum
{
  CLE_FINISHING_IDLE,
  CLE_FINISHING_SAVING,
  CLE_FINISHING_FAILED, /* and tried again by itself */
} CleFinishingState;

/* The act of turning a run into a result: saves, and when that fails tries
 * again every ten seconds for as long as it lives.
 * Properties: run (object), state (int), message (string).
 * Signal "done" (CleResult as pointer). */
#define CLE_TYPE_FINISHING (cle_finishing_get_type ())
G_DECLARE_FINAL_TYPE (CleFinishing, cle_finishing, CLE, FINISHING, GObject)

CleFinishing      *cle_finishing_new         (CleRun       *run);
CleFinishingState  cle_finishing_get_state   (CleFinishing *self);
const char        *cle_finishing_get_message (CleFinishing *self);
void               cle_finishing_start       (CleFinishing *self);

G_END_DECLS
