/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-chart-private.h"

#include <math.h>

#define NOTHING ((CleColor){ 0, 0, 0, 0 })
#define HATCH   6.0 /* between two strokes */

/* Tones of the palette: blue, amber and brick keep their order of darkness. */
#define TONE_YES    2
#define TONE_UNSURE 1
#define TONE_NO     0

static const guint VOICE_TONES[CLE_N_VOICES] = { 3, 1, 2 };

static void
add_stroke (CleChart       *self,
            const ClePoint *points,
            guint           n,
            ClePoint        centre,
            double          size,
            CleColor        color)
{
  CleShape shape = { .kind = CLE_SHAPE_LINE,
                     .layer = CLE_CHART_FRONT,
                     .stroke = color,
                     .line = MAX (size * 0.13, 1.2) };
  ClePoint placed[16];

  for (guint i = 0; i < n; i++)
    placed[i] = (ClePoint){ centre.x + points[i].x * size, centre.y + points[i].y * size };
  cle_chart_add_shape (self, &shape, placed, n);
}

/* Three quarters of a circle, then down into the stem. */
static void
add_question_mark (CleChart *self,
                   ClePoint  centre,
                   double    size,
                   CleColor  color)
{
  ClePoint points[14];
  guint n = 0;

  for (guint i = 0; i < 12; i++)
    {
      double angle = G_PI + i * (1.4 * G_PI / 11);

      points[n++] = (ClePoint){ 0.2 * cos (angle), -0.19 + 0.2 * sin (angle) };
    }
  points[n++] = (ClePoint){ 0, 0.08 };
  points[n++] = (ClePoint){ 0, 0.16 };
  add_stroke (self, points, n, centre, size, color);
  cle_chart_add_circle (self, (ClePoint){ centre.x, centre.y + 0.38 * size },
                        MAX (size * 0.08, 0.8), color, NOTHING, 0);
}

/**
 * cle_chart_add_answer:
 * @self: a chart
 * @answer: whose symbol
 * @centre: where it is
 * @size: of the square that it fills
 * @color: which colour
 *
 * A check mark, a question mark or a cross, drawn and not written: there is no
 * font that might lack them. An answer that was not asked for gets a short dash.
 */
void
cle_chart_add_answer (CleChart *self,
                      CleAnswer answer,
                      ClePoint  centre,
                      double    size,
                      CleColor  color)
{
  static const ClePoint check[] = { { -0.34, 0.02 }, { -0.1, 0.27 }, { 0.36, -0.27 } };
  static const ClePoint down[] = { { -0.27, -0.27 }, { 0.27, 0.27 } };
  static const ClePoint up[] = { { -0.27, 0.27 }, { 0.27, -0.27 } };
  static const ClePoint dash[] = { { -0.15, 0 }, { 0.15, 0 } };

  switch (answer)
    {
    case CLE_ANSWER_YES:
      add_stroke (self, check, 3, centre, size, color);
      break;
    case CLE_ANSWER_UNSURE:
      add_question_mark (self, centre, size, color);
      break;
    case CLE_ANSWER_NO:
      add_stroke (self, down, 2, centre, size, color);
      add_stroke (self, up, 2, centre, size, color);
      break;
    case CLE_ANSWER_NONE:
    default:
      add_stroke (self, dash, 2, centre, size, color);
      break;
    }
}

/**
 * cle_chart_add_cell:
 * @self: a chart
 * @answer: what was answered
 * @rect: the cell
 *
 * One answer as a cell. Yes is full, not sure half, no only framed, so that a
 * photocopy keeps them apart even where the symbol is small.
 */
void
cle_chart_add_cell (CleChart *self,
                    CleAnswer answer,
                    CleRect   rect)
{
  const CleChartStyle *style = self->style;
  CleColor yes = cle_chart_style_get_band (style, TONE_YES);
  CleColor unsure = cle_chart_style_get_band (style, TONE_UNSURE);
  CleColor no = cle_chart_style_get_band (style, TONE_NO);
  ClePoint centre = { rect.x + rect.width / 2, rect.y + rect.height / 2 };
  double size = MIN (MIN (rect.width, rect.height) * 0.72, 20);

  if (answer == CLE_ANSWER_YES)
    cle_chart_add_box (self, CLE_CHART_FRONT, rect, 4, yes, yes);
  else if (answer == CLE_ANSWER_UNSURE)
    cle_chart_add_box (self, CLE_CHART_FRONT, rect, 4, cle_color_fade (unsure, 0.28),
                       cle_color_fade (unsure, 0.28));
  else if (answer == CLE_ANSWER_NO)
    cle_chart_add_box (self, CLE_CHART_FRONT, rect, 4, cle_color_fade (no, 0.06),
                       cle_color_fade (no, 0.6));
  cle_chart_add_answer (self, answer, centre, size,
                        answer == CLE_ANSWER_YES      ? style->surface
                        : answer == CLE_ANSWER_UNSURE ? style->text
                        : answer == CLE_ANSWER_NO     ? no
                                                      : style->dim);
}

/**
 * cle_chart_color_voice:
 * @self: a chart
 * @voice: whose
 *
 * Returns: the colour of that voice.
 */
CleColor
cle_chart_color_voice (const CleChart *self,
                       CleVoice        voice)
{
  return cle_chart_style_get_band (self->style, VOICE_TONES[voice]);
}

/**
 * cle_chart_add_voice:
 * @self: a chart
 * @voice: whose mark
 * @centre: where it is
 * @radius: how large
 *
 * A disc for management, a square for staff, a diamond for clients, of about
 * the same area, each with its letter.
 */
void
cle_chart_add_voice (CleChart *self,
                     CleVoice  voice,
                     ClePoint  centre,
                     double    radius)
{
  CleColor color = cle_chart_color_voice (self, voice);
  CleShape shape = { .kind = CLE_SHAPE_AREA,
                     .layer = CLE_CHART_FRONT,
                     .fill = color,
                     .stroke = self->style->surface,
                     .line = 1.5 };
  double half = radius * 0.9, far = radius * 1.28;
  CleChartText letter = cle_chart_make_text (self, CLE_CHART_FONT_LETTER, self->style->surface,
                                             cle_chart_letter_voice (voice), 0, 0);

  if (voice == CLE_VOICE_MANAGEMENT)
    cle_chart_add_circle (self, centre, radius, color, self->style->surface, 1.5);
  else if (voice == CLE_VOICE_STAFF)
    cle_chart_add_shape (self, &shape,
                         (ClePoint[]){ { centre.x - half, centre.y - half },
                                       { centre.x + half, centre.y - half },
                                       { centre.x + half, centre.y + half },
                                       { centre.x - half, centre.y + half } },
                         4);
  else
    cle_chart_add_shape (self, &shape,
                         (ClePoint[]){ { centre.x, centre.y - far },
                                       { centre.x + far, centre.y },
                                       { centre.x, centre.y + far },
                                       { centre.x - far, centre.y } },
                         4);
  cle_chart_place_text (self, &letter, centre.x - letter.rect.width / 2,
                        centre.y - letter.rect.height / 2);
}

/**
 * cle_chart_add_band:
 * @self: a chart
 * @tone: of the band
 * @centre: where it is
 * @radius: how large
 *
 * A circle that is filled the more the higher the band.
 */
void
cle_chart_add_band (CleChart *self,
                    guint     tone,
                    ClePoint  centre,
                    double    radius)
{
  CleColor color = cle_chart_style_get_band (self->style, tone);
  CleShape shape = { .kind = CLE_SHAPE_AREA, .layer = CLE_CHART_FRONT, .fill = color };
  double share = (tone + 1.0) / CLE_N_BAND_TONES;
  ClePoint points[34];

  for (guint i = 0; i <= 32; i++)
    {
      double angle = 2 * G_PI * share * i / 32 - G_PI_2;

      points[i] = (ClePoint){ centre.x + radius * cos (angle), centre.y + radius * sin (angle) };
    }
  points[33] = centre;
  cle_chart_add_shape (self, &shape, points, share < 1 ? 34 : 33);
  cle_chart_add_circle (self, centre, radius, NOTHING, color, 1);
}

/**
 * cle_chart_measure_flag:
 * @self: a chart
 * @number: on the flag
 * @foot: where its pole ends above
 *
 * Returns: the space that the flag takes.
 */
CleRect
cle_chart_measure_flag (const CleChart *self,
                        guint           number,
                        ClePoint        foot)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  double width = cle_chart_measure_text (self, CLE_CHART_FONT_LETTER, text) + 8;
  double height = round (self->style->line);

  width = MAX (width, height);
  return (CleRect){ foot.x - width / 2, foot.y - height, width, height };
}

/**
 * cle_chart_add_flag:
 * @self: a chart
 * @number: what stands on it
 * @foot: where its pole ends above
 * @color: of the flag
 */
void
cle_chart_add_flag (CleChart *self,
                    guint     number,
                    ClePoint  foot,
                    CleColor  color)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  CleRect rect = cle_chart_measure_flag (self, number, foot);
  CleChartText made =
      cle_chart_make_text (self, CLE_CHART_FONT_LETTER, self->style->surface, text, 0, 0);

  cle_chart_add_box (self, CLE_CHART_FRONT, rect, 3, color, NOTHING);
  cle_chart_place_text (self, &made, rect.x + (rect.width - made.rect.width) / 2,
                        rect.y + (rect.height - made.rect.height) / 2);
}

/**
 * cle_chart_add_hatch:
 * @self: a chart
 * @layer: where it belongs
 * @rect: what is hatched
 * @color: of the strokes
 *
 * Rising strokes, each cut off at the edges: a pattern outlives a photocopy.
 */
void
cle_chart_add_hatch (CleChart       *self,
                     CleChartLayers  layer,
                     CleRect         rect,
                     CleColor        color)
{
  for (double at = HATCH / 2; at < rect.width + rect.height; at += HATCH)
    {
      double up = MIN (at, rect.height), right = MIN (at, rect.width);
      ClePoint from = { rect.x + at - up, rect.y + up };
      ClePoint to = { rect.x + right, rect.y + at - right };

      cle_chart_add_line (self, layer, from, to, color, 1);
    }
}
