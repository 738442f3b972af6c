/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cle-clock.h"

G_BEGIN_DECLS

#define CLE_VISIT_COUNTDOWN 20000 /* ms of "Still there?" */

/* How long nobody has touched anything. */
typedef struct
{
  const CleClock *clock;
  gint64          touched;      /* steady clock, ms */
  guint           seconds_left; /* of the countdown as last told; 0 before it */
} CleVisitIdle;

typedef enum
{
  CLE_VISIT_IDLE_SAME,
  CLE_VISIT_IDLE_COUNTED, /* another second of the countdown */
  CLE_VISIT_IDLE_OVER,
} CleVisitIdleNews;

void             cle_visit_idle_touch    (CleVisitIdle       *self);
gint64           cle_visit_idle_get_wait (const CleVisitIdle *self,
                                          gint64              allowed);
CleVisitIdleNews cle_visit_idle_look     (CleVisitIdle       *self,
                                          gint64              allowed,
                                          gint64              countdown);

G_END_DECLS
