/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where the time comes from: the program passes cle_clock_get_system(), a
 * test a clock of its own. Milliseconds everywhere; the wall clock counts from
 * 1970-01-01 UTC, the steady one from an arbitrary moment and never back. */
typedef struct
{
  gint64 (*get_wall)   (gpointer data);
  gint64 (*get_steady) (gpointer data);
  int    (*get_offset) (gpointer data,
                        gint64   wall); /* minutes east of UTC at that time */
  gpointer data;
} CleClock;

const CleClock *cle_clock_get_system     (void);
gint64          cle_clock_get_wall       (const CleClock *self);
gint64          cle_clock_get_steady     (const CleClock *self);
int             cle_clock_get_offset     (const CleClock *self,
                                          gint64          wall);

#define CLE_TIME_LENGTH 24 /* 2026-11-21T19:14:03.123Z */

void            cle_time_write           (gint64          wall,
                                          char           *text);
char           *cle_time_format          (gint64          wall);
gboolean        cle_time_parse           (const char     *text,
                                          gsize           length,
                                          gint64         *wall);
gboolean        cle_time_parse_rfc3339   (const char     *text,
                                          gint64         *wall,
                                          int            *offset);
char           *cle_offset_format        (int             minutes);
gboolean        cle_offset_parse         (const char     *text,
                                          gsize           length,
                                          int            *minutes);

G_END_DECLS
