/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-client-model.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Which traits of a profile tell the clients one would hate to lose from those
 * one would let go, and the weights that follow. Signal: "taken", with the
 * CleProfile that has the weights the user took. */
#define CLE_TYPE_CALIBRATION_DIALOG (cle_calibration_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CleCalibrationDialog, cle_calibration_dialog, CLE, CALIBRATION_DIALOG, AdwWindow)

GtkWidget *cle_calibration_dialog_new (GtkWidget      *widget,
                                       CleClientModel *model,
                                       CleProfile     *profile);

G_END_DECLS
