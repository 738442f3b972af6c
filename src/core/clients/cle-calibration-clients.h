/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-calibration.h"
#include "cle-judge.h"

G_BEGIN_DECLS

typedef enum
{
  CLE_CALIBRATION_WANTED,   /* you would hate to lose them */
  CLE_CALIBRATION_UNWANTED, /* you would let them go */
  CLE_N_CALIBRATION_KINDS,
} CleCalibrationKind;

/* Who was named as one you would hate to lose or let go, and what that says of a
 * profile. Clients are borrowed from the judge. */
typedef struct
{
  GPtrArray     *rated[CLE_N_CALIBRATION_KINDS];   /* of CleJudged */
  GPtrArray     *unrated[CLE_N_CALIBRATION_KINDS]; /* of CleJudged */
  CleCalibrated *traits; /* (nullable): one a trait; NULL with too few rated */
} CleCalibration;

CleCalibration *cle_calibration_new        (const CleJudge       *judge,
                                            const CleProfile     *profile);
void            cle_calibration_free       (CleCalibration       *self);
guint           cle_calibration_get_missing (const CleCalibration *self,
                                            CleCalibrationKind    kind);
gboolean        cle_calibration_proposes   (const CleCalibration *self,
                                            const CleProfile     *profile,
                                            guint                 trait);
CleProfile     *cle_calibration_apply      (const CleCalibration *self,
                                            CleProfile           *profile,
                                            const gboolean       *taken,
                                            GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleCalibration, cle_calibration_free)

G_END_DECLS
