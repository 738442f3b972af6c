/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "clients/cle-calibration-clients.h"

G_BEGIN_DECLS

char       *cle_calibration_trait_text   (const CleCalibrated  *found);
char       *cle_calibration_weight_text  (const CleCalibrated  *found,
                                          guint                 weight);
char       *cle_calibration_intro_text   (const CleCalibration *calibration);
char       *cle_calibration_people_text  (const CleCalibration *calibration,
                                          CleCalibrationKind    kind);

G_END_DECLS
