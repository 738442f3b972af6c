/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-verdict-marks.h"

#include <math.h>

#define NOTHING    ((CleColor){ 0, 0, 0, 0 })
#define ROOM       6.0 /* radius from which there is room for something inside */
#define STAR_POINTS 10

/**
 * cle_chart_color_verdict:
 * @self: a chart
 * @kind: a verdict
 *
 * Returns: the colour of that verdict.
 */
CleColor
cle_chart_color_verdict (const CleChart *self,
                         CleVerdictKind  kind)
{
  switch (kind)
    {
    case CLE_VERDICT_CHERISH:
      return cle_chart_style_get_band (self->style, 3);
    case CLE_VERDICT_KEEP:
      return cle_chart_style_get_band (self->style, 2);
    case CLE_VERDICT_TERMS:
      return cle_chart_style_get_band (self->style, 1);
    case CLE_VERDICT_PART:
      return cle_chart_style_get_band (self->style, 0);
    case CLE_VERDICT_NONE:
    default:
      return self->style->dim;
    }
}

static void
add_star (CleChart *self,
          ClePoint  centre,
          double    radius,
          CleColor  fill,
          CleColor  stroke)
{
  CleShape shape = {
    .kind = CLE_SHAPE_AREA, .layer = CLE_CHART_FRONT, .fill = fill, .stroke = stroke, .line = 1
  };
  ClePoint points[STAR_POINTS];

  for (guint i = 0; i < STAR_POINTS; i++)
    {
      double angle = G_PI * i / 5 - G_PI_2;
      double far = i % 2 == 0 ? radius : radius * 0.45;

      points[i] = (ClePoint){ centre.x + far * cos (angle), centre.y + far * sin (angle) };
    }
  cle_chart_add_shape (self, &shape, points, STAR_POINTS);
}

static void
add_diamond (CleChart *self,
             ClePoint  centre,
             double    radius,
             CleColor  color)
{
  double far = radius * 1.25;
  CleShape shape = { .kind = CLE_SHAPE_AREA,
                     .layer = CLE_CHART_FRONT,
                     .fill = self->style->surface,
                     .stroke = color,
                     .line = 1.5 };
  ClePoint points[] = { { centre.x, centre.y - far },
                        { centre.x + far, centre.y },
                        { centre.x, centre.y + far },
                        { centre.x - far, centre.y } };

  cle_chart_add_shape (self, &shape, points, 4);
  shape.fill = cle_color_fade (color, 0.4);
  shape.stroke = NOTHING;
  cle_chart_add_shape (self, &shape, points, 4);
}

static void
add_crossed_box (CleChart *self,
                 ClePoint  centre,
                 double    radius,
                 CleColor  color)
{
  double half = radius * 0.89, arm = half * 0.55;
  CleShape box = { .kind = CLE_SHAPE_BOX,
                   .layer = CLE_CHART_FRONT,
                   .fill = self->style->surface,
                   .stroke = color,
                   .line = 1.5 };
  ClePoint corners[] = { { centre.x - half, centre.y - half },
                         { centre.x + half, centre.y + half } };

  cle_chart_add_shape (self, &box, corners, 2);
  cle_chart_add_line (self, CLE_CHART_FRONT, (ClePoint){ centre.x - arm, centre.y - arm },
                      (ClePoint){ centre.x + arm, centre.y + arm }, color, 1.5);
  cle_chart_add_line (self, CLE_CHART_FRONT, (ClePoint){ centre.x - arm, centre.y + arm },
                      (ClePoint){ centre.x + arm, centre.y - arm }, color, 1.5);
}

/**
 * cle_chart_add_verdict:
 * @self: a chart
 * @kind: whose mark
 * @centre: where it is
 * @radius: of a disc of the same area
 *
 * A star in a full disc is to cherish, a full disc to keep, a half full diamond
 * to change terms, a crossed empty square to part ways, an empty ring no
 * verdict: a grey photocopy keeps them apart.
 */
void
cle_chart_add_verdict (CleChart       *self,
                       CleVerdictKind  kind,
                       ClePoint        centre,
                       double          radius)
{
  CleColor color = cle_chart_color_verdict (self, kind);

  switch (kind)
    {
    case CLE_VERDICT_CHERISH:
      if (radius < ROOM)
        {
          add_star (self, centre, radius * 1.4, color, NOTHING);
          break;
        }
      cle_chart_add_circle (self, centre, radius, color, self->style->surface, 1);
      add_star (self, centre, radius * 0.72, self->style->surface, NOTHING);
      break;
    case CLE_VERDICT_KEEP:
      cle_chart_add_circle (self, centre, radius, color, self->style->surface, 1);
      break;
    case CLE_VERDICT_TERMS:
      add_diamond (self, centre, radius, color);
      break;
    case CLE_VERDICT_PART:
      add_crossed_box (self, centre, radius, color);
      break;
    case CLE_VERDICT_NONE:
    default:
      cle_chart_add_circle (self, centre, radius, self->style->surface, color, 1.5);
      break;
    }
}
