/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history/cle-period.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CLE_TYPE_DATES_ROW (cle_dates_row_get_type ())

G_DECLARE_FINAL_TYPE (CleDatesRow, cle_dates_row, CLE, DATES_ROW, GtkWidget)

gboolean cle_dates_row_get_period (CleDatesRow  *self,
                                   int           offset,
                                   ClePeriod    *period,
                                   GError      **error);

G_END_DECLS
