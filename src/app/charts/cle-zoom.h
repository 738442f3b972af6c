/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history/cle-period.h"

G_BEGIN_DECLS

ClePeriod cle_zoom_compute (ClePeriod zoom,
                            gint64    first,
                            gint64    last,
                            gint64    around,
                            double    factor);
ClePeriod cle_zoom_reach   (ClePeriod zoom,
                            gint64    first,
                            gint64    last,
                            gint64    at);

G_END_DECLS
