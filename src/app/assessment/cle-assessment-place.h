/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-place.h"
#include "cle-session.h"
#include "cle-settings.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The place where assessments are taken: start, questions, review, result.
 * Properties: settings (object), session (object, nullable), inside (boolean:
 * a run or a result is open), about (string: what it is about). */
#define CLE_TYPE_ASSESSMENT_PLACE (cle_assessment_place_get_type ())
G_DECLARE_FINAL_TYPE (CleAssessmentPlace, cle_assessment_place, CLE, ASSESSMENT_PLACE, AdwBin)

void     cle_assessment_place_set_session (CleAssessmentPlace *self,
                                           CleSession         *session);
void     cle_assessment_place_greet       (CleAssessmentPlace *self,
                                           gboolean            first);
void     cle_assessment_place_reload      (CleAssessmentPlace *self,
                                           gboolean            ask);
void     cle_assessment_place_go_back     (CleAssessmentPlace *self);
gboolean cle_assessment_place_explain     (CleAssessmentPlace *self);
void     cle_assessment_place_flush       (CleAssessmentPlace *self);
const char *cle_assessment_place_get_result (CleAssessmentPlace *self);

G_END_DECLS
