/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kiosk/cle-kiosk-hours.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Some days of the week, and from when to when it is open on them. Signal
 * "removed": the user does not want this row. */
#define CLE_TYPE_SETUP_HOURS_ROW (cle_setup_hours_row_get_type ())
G_DECLARE_FINAL_TYPE (CleSetupHoursRow, cle_setup_hours_row, CLE, SETUP_HOURS_ROW, AdwPreferencesRow)

GtkWidget *cle_setup_hours_row_new  (const CleKioskHours *hours);
gboolean   cle_setup_hours_row_take (CleSetupHoursRow    *self,
                                     CleKioskHours       *hours);

G_END_DECLS
