/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-chart-data.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Which two occasions are compared. Signal: "chosen" (by the user). */
#define CLE_TYPE_SIDES_ROW (cle_sides_row_get_type ())
G_DECLARE_FINAL_TYPE (CleSidesRow, cle_sides_row, CLE, SIDES_ROW, AdwBin)

void cle_sides_row_show   (CleSidesRow        *self,
                           const CleChartData *data);
void cle_sides_row_forget (CleSidesRow        *self);
void cle_sides_row_get    (CleSidesRow        *self,
                           guint              *sides);

G_END_DECLS
