/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-zoom.h"

#define SHORTEST (G_GINT64_CONSTANT (86400000) * 7) /* ms */

/**
 * cle_zoom_compute:
 * @zoom: what is seen now; open ends for all
 * @first: time of the first point, ms
 * @last: time of the last point, not before @first
 * @around: what to stay near, ms; 0 for the middle
 * @factor: above 1 to come nearer, below 1 to see more
 *
 * Never less than a week, never beyond the points.
 *
 * Returns: what is seen then; open ends when it is all
 */
ClePeriod
cle_zoom_compute (ClePeriod zoom,
                  gint64    first,
                  gint64    last,
                  gint64    around,
                  double    factor)
{
  gint64 from = zoom.from != 0 ? zoom.from : first;
  gint64 to = zoom.to != 0 ? zoom.to : last + 1;
  gint64 length = MAX (SHORTEST, (gint64) ((double) (to - from) / factor));
  gint64 middle = around != 0 ? around : from + (to - from) / 2;

  if (length >= last + 1 - first)
    return (ClePeriod){ 0, 0 };

  from = CLAMP (middle - length / 2, first, last + 1 - length);

  return (ClePeriod){ from, from + length };
}

/**
 * cle_zoom_reach:
 * @zoom: what is seen now; open ends for all
 * @first: time of the first point, ms
 * @last: time of the last point, not before @first
 * @at: time of a point, ms
 *
 * Moves as little as shows that point with a tenth of the stretch beside it, as
 * far as there is one.
 *
 * Returns: what is seen then, as long as before
 */
ClePeriod
cle_zoom_reach (ClePeriod zoom,
                gint64    first,
                gint64    last,
                gint64    at)
{
  gint64 length = zoom.to - zoom.from, margin = length / 10;
  gint64 from = zoom.from;

  if (zoom.from == 0 && zoom.to == 0)
    return zoom;

  if (at < zoom.from + margin)
    from = at - margin;
  else if (at >= zoom.to - margin)
    from = at + margin + 1 - length;
  from = CLAMP (from, first, last + 1 - length);

  return (ClePeriod){ from, from + length };
}
