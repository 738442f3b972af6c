/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CLE_KIOSK_MAX_HOURS 50
#define CLE_DAY_MINUTES     1440

/* A time of the day on some days of the week. */
typedef struct
{
  guint days; /* 1 << 0 for Monday … 1 << 6 for Sunday */
  guint from; /* minutes since midnight, 0 … 1439 */
  guint to;   /* from < to ≤ 1440; not a part of it any more */
} CleKioskHours;

gboolean cle_kiosk_hours_are_open  (const CleKioskHours *hours,
                                    guint                n_hours,
                                    guint                minute);
guint    cle_kiosk_hours_find_next (const CleKioskHours *hours,
                                    guint                n_hours,
                                    guint                minute);
guint    cle_week_minute           (gint64               wall,
                                    int                  offset);
gboolean cle_day_minute_parse      (const char          *text,
                                    guint               *minute);
char    *cle_day_minute_format     (guint                minute);

G_END_DECLS
