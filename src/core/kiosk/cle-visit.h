/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-result.h"
#include "assessment/cle-run.h"
#include "cle-kiosk-config.h"

G_BEGIN_DECLS

/* Where a visitor is. */
typedef enum
{
  CLE_VISIT_ATTRACT,   /* nobody is there */
  CLE_VISIT_CLOSED,    /* outside the opening hours */
  CLE_VISIT_WELCOME,   /* what happens to the answers */
  CLE_VISIT_CODE,      /* of a slip */
  CLE_VISIT_VOICE,     /* who they are */
  CLE_VISIT_QUESTION,
  CLE_VISIT_LAST,      /* all is answered; finish or go back */
  CLE_VISIT_SAVING,
  CLE_VISIT_NOT_SAVED, /* the disk said no; it is tried again */
  CLE_VISIT_THANKS,
} CleVisitStage;

/* One visitor after another at a kiosk: what is shown and what becomes of it,
 * without a display. Signals: "changed" (something is to be shown anew),
 * "finished" (its run is to be saved), "abandoned" (CleRun: left with an answer
 * missing). */
#define CLE_TYPE_VISIT (cle_visit_get_type ())
G_DECLARE_FINAL_TYPE (CleVisit, cle_visit, CLE, VISIT, GObject)

CleVisit      *cle_visit_new              (const CleKioskConfig *config,
                                           CleQuestionnaire     *questionnaire,
                                           const CleClock       *clock);
CleVisitStage  cle_visit_get_stage        (CleVisit             *self);
const char    *cle_visit_get_language     (CleVisit             *self);
guint          cle_visit_get_text_size    (CleVisit             *self);
CleRun        *cle_visit_get_run          (CleVisit             *self);
const char    *cle_visit_get_code         (CleVisit             *self);
CleResult     *cle_visit_get_result       (CleVisit             *self);
guint          cle_visit_get_seconds_left (CleVisit             *self);
gint64         cle_visit_get_wait         (CleVisit             *self);
void           cle_visit_begin            (CleVisit             *self);
void           cle_visit_go_on            (CleVisit             *self);
void           cle_visit_go_back          (CleVisit             *self);
void           cle_visit_take_code        (CleVisit             *self,
                                           const char           *code);
void           cle_visit_set_voice        (CleVisit             *self,
                                           CleVoice              voice);
void           cle_visit_answer           (CleVisit             *self,
                                           CleAnswer             answer);
void           cle_visit_finish           (CleVisit             *self);
void           cle_visit_set_saved        (CleVisit             *self,
                                           CleResult            *result);
void           cle_visit_leave            (CleVisit             *self);
void           cle_visit_set_language     (CleVisit             *self,
                                           const char           *language);
void           cle_visit_enlarge          (CleVisit             *self);
void           cle_visit_touch            (CleVisit             *self);
void           cle_visit_tick             (CleVisit             *self);

G_END_DECLS
