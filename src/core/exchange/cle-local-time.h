/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history/cle-line-cursor.h"

G_BEGIN_DECLS

#define CLE_LOCAL_TIME_LENGTH 29 /* 2026-11-21T20:14:03.123+01:00 */

/* Writes times of which most are of the same day and offset as the one before.
 * All zero is one that has written nothing yet. */
typedef struct
{
  gint64 day;     /* since 1970, plus one; 0 for none */
  int    offset;
  char   text[CLE_LOCAL_TIME_LENGTH + 1];
} CleLocalTime;

void cle_local_time_write  (gint64        at,
                            int           offset,
                            char         *text);
void cle_local_time_put    (CleLocalTime *self,
                            gint64        at,
                            int           offset,
                            char         *text);
gboolean cle_local_time_read (const char   *text,
                            CleDayCache  *days,
                            gint64       *at,
                            int          *offset);
gboolean cle_local_time_read_quick (const char *text,
                            CleDayCache  *days,
                            gint64       *at,
                            int          *offset);

G_END_DECLS
