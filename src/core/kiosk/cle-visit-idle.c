/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-visit-idle.h"

/**
 * cle_visit_idle_touch:
 * @self: an idle time
 *
 * It begins anew, and no countdown is told any more.
 */
void
cle_visit_idle_touch (CleVisitIdle *self)
{
  self->touched = cle_clock_get_steady (self->clock);
  self->seconds_left = 0;
}

/**
 * cle_visit_idle_get_wait:
 * @self: an idle time
 * @allowed: milliseconds that nobody has to touch anything
 *
 * Returns: milliseconds until cle_visit_idle_look() has news: the end of what is
 *   allowed, and after it the next whole second
 */
gint64
cle_visit_idle_get_wait (const CleVisitIdle *self,
                         gint64              allowed)
{
  gint64 quiet = cle_clock_get_steady (self->clock) - self->touched;

  if (quiet < allowed)
    return allowed - quiet;

  return MAX (1, 1000 - (quiet - allowed) % 1000);
}

/**
 * cle_visit_idle_look:
 * @self: an idle time
 * @allowed: milliseconds that nobody has to touch anything
 * @countdown: milliseconds that are counted down after it; 0 for no countdown
 *
 * Returns: what is new since it was looked at the last time
 */
CleVisitIdleNews
cle_visit_idle_look (CleVisitIdle *self,
                     gint64        allowed,
                     gint64        countdown)
{
  gint64 over = cle_clock_get_steady (self->clock) - self->touched - allowed;
  guint seconds;

  if (over < 0)
    return CLE_VISIT_IDLE_SAME;
  if (over >= countdown)
    return CLE_VISIT_IDLE_OVER;

  seconds = (guint) ((countdown - over + 999) / 1000);
  if (seconds == self->seconds_left)
    return CLE_VISIT_IDLE_SAME;

  self->seconds_left = seconds;
  return CLE_VISIT_IDLE_COUNTED;
}
