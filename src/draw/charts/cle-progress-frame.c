/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assessment/cle-outcome.h"
#include "cle-axis.h"
#include "cle-progress-layout.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define NOTHING     ((CleColor){ 0, 0, 0, 0 })
#define BAND_VEIL   0.07
#define BAND_SYMBOL 5.0
#define BAND_SHARE  0.24 /* of the width, that the bands' names may take */
#define MOST_BANDS  8

static const CleQuestionnaire *
find_questionnaire (const CleProgressLayout *self)
{
  const CleQuestionnaire *const *all = self->chart->setup.questionnaires;

  return all != NULL && all[0] != NULL && cle_questionnaire_get_n_bands (all[0]) <= MOST_BANDS
             ? all[0]
             : NULL;
}

static guint
count_bands (const CleProgressLayout *self)
{
  const CleQuestionnaire *questionnaire = find_questionnaire (self);

  return questionnaire != NULL ? cle_questionnaire_get_n_bands (questionnaire) : 0;
}

/* Where a band begins, in thousandths of the axis; the axis' end after the last. */
static gint32
find_band_from (const CleProgressLayout *self,
                guint                    band)
{
  const CleQuestionnaire *questionnaire = find_questionnaire (self);
  gint64 max = 0;

  if (band >= cle_questionnaire_get_n_bands (questionnaire))
    return CLE_PROGRESS_AXIS;

  for (guint i = 0; i < cle_questionnaire_get_n_questions (questionnaire); i++)
    max += cle_question_get_best (cle_questionnaire_get_question (questionnaire, i));

  return max > 0 ? (gint32) CLAMP (cle_band_get_from (
                                       cle_questionnaire_get_band (questionnaire, band)) *
                                       CLE_PROGRESS_AXIS / max,
                                   0, CLE_PROGRESS_AXIS)
                 : 0;
}

static CleChartText
make_band_name (const CleProgressLayout *self,
                guint                    band,
                double                   width)
{
  const CleBand *one = cle_questionnaire_get_band (find_questionnaire (self), band);

  return cle_chart_make_text (self->chart, CLE_CHART_FONT_SMALL, self->chart->style->dim,
                              cle_band_get_name (one, self->chart->setup.language), width, 0);
}

/**
 * cle_progress_frame_measure:
 * @self: a chart that is laid out
 *
 * Returns: the space at the right that the bands' names and symbols take.
 */
double
cle_progress_frame_measure (const CleProgressLayout *self)
{
  double most = floor (self->chart->width * BAND_SHARE);
  double widest = 0;

  for (guint i = 0; i < count_bands (self); i++)
    {
      CleChartText name = make_band_name (self, i, most);

      widest = MAX (widest, name.rect.width);
      g_object_unref (name.layout);
    }

  return widest > 0 ? ceil (widest) + 2 * BAND_SYMBOL + 20 : 0;
}

static void
add_band_name (CleProgressLayout *self,
               CleChartText      *name,
               guint              band,
               double             y)
{
  CleChart *chart = self->chart;
  double x = chart->plot.x + chart->plot.width + 8;

  cle_chart_add_band (chart, cle_palette_find_tone (band, count_bands (self)),
                      (ClePoint){ x + BAND_SYMBOL, y + chart->style->line / 2 }, BAND_SYMBOL);
  cle_chart_place_text (chart, name, x + 2 * BAND_SYMBOL + 6, y);
}

/* Names stand in the middle of their bands; where a band is too low for its
 * name, the names above and below make room. The highest band comes first. */
static void
add_band_names (CleProgressLayout *self)
{
  const CleRect *plot = &self->chart->plot;
  guint n = count_bands (self);
  CleChartText names[MOST_BANDS];
  double places[MOST_BANDS];
  double limit = plot->y + plot->height + self->chart->style->line;
  double y = plot->y - self->chart->style->line / 2;
  double room = floor (self->chart->width * BAND_SHARE);

  for (guint i = 0; i < n; i++)
    {
      guint band = n - 1 - i;
      double middle = cle_progress_layout_y (self, (find_band_from (self, band) +
                                                    find_band_from (self, band + 1)) /
                                                       2);

      names[i] = make_band_name (self, band, room);
      places[i] = MAX (middle - names[i].rect.height / 2, y);
      y = places[i] + names[i].rect.height + 2;
    }
  for (guint i = n; i > 0; i--)
    {
      places[i - 1] = MIN (places[i - 1], limit - names[i - 1].rect.height);
      limit = places[i - 1] - 2;
    }
  for (guint i = 0; i < n; i++)
    {
      CleRect rect = { plot->x + plot->width + 24, places[i], names[i].rect.width,
                       names[i].rect.height };

      if (cle_chart_is_free (self->chart, rect, 0))
        add_band_name (self, &names[i], n - 1 - i, places[i]);
      else
        g_object_unref (names[i].layout);
    }
}

static void
add_bands (CleProgressLayout *self)
{
  CleChart *chart = self->chart;
  guint n = count_bands (self);

  for (guint i = 0; i < n; i++)
    {
      double top = cle_progress_layout_y (self, find_band_from (self, i + 1));
      double bottom = cle_progress_layout_y (self, find_band_from (self, i));
      CleColor color = cle_chart_style_get_band (chart->style, cle_palette_find_tone (i, n));

      cle_chart_add_box (chart, CLE_CHART_BACK,
                         (CleRect){ chart->plot.x, top, chart->plot.width, bottom - top }, 0,
                         cle_color_fade (color, BAND_VEIL), NOTHING);
    }
}

static void
add_scores (CleProgressLayout *self)
{
  CleChart *chart = self->chart;
  guint step = cle_axis_pick_step (chart->plot.height, 1.9 * chart->style->line);

  step = step == 1 ? 2 : step;
  for (guint score = 0; score <= 10; score += step)
    {
      g_autofree char *label = g_strdup_printf ("%u", score);
      double y = round (cle_progress_layout_y (self, (gint32) score * 1000)) + 0.5;
      CleChartText text =
          cle_chart_make_text (chart, CLE_CHART_FONT_SMALL, chart->style->dim, label, 0, 0);

      cle_chart_add_line (chart, CLE_CHART_BACK, (ClePoint){ chart->plot.x, y },
                          (ClePoint){ chart->plot.x + chart->plot.width, y }, chart->style->grid,
                          1);
      cle_chart_place_text (chart, &text, chart->plot.x - 8 - text.rect.width,
                            y - text.rect.height / 2);
    }
}

static double
measure_label (const char *label,
               gpointer    data)
{
  return cle_chart_measure_text (data, CLE_CHART_FONT_SMALL, label);
}

static void
add_times (CleProgressLayout *self)
{
  CleChart *chart = self->chart;
  double bottom = chart->plot.y + chart->plot.height;
  g_autoptr (GPtrArray) ticks =
      cle_axis_list_times (self->span, self->offset, self->inner.width, 12, measure_label, chart);

  for (guint i = 0; i < ticks->len; i++)
    {
      const CleTimeTick *tick = g_ptr_array_index (ticks, i);
      double x = round (self->inner.x + tick->x) + 0.5;
      CleChartText text =
          cle_chart_make_text (chart, CLE_CHART_FONT_SMALL, chart->style->dim, tick->label, 0, 0);
      double left = CLAMP (x - text.rect.width / 2, 2, chart->width - 2 - text.rect.width);

      cle_chart_add_line (chart, CLE_CHART_BACK, (ClePoint){ x, bottom },
                          (ClePoint){ x, bottom + 4 }, chart->style->grid, 1);
      if (!cle_chart_try_text (chart, &text, left, bottom + chart->style->line / 2 + 4,
                               CLE_CHART_GAP))
        g_object_unref (text.layout);
    }
}

static gboolean
meets_line (const CleProgressLayout *self,
            CleRect                  rect)
{
  for (guint i = self->first; i < self->end && self->is_few; i++)
    {
      ClePoint place = cle_progress_layout_place (self, i);

      if (place.x > rect.x - 14 && place.x < rect.x + rect.width + 14 && place.y > rect.y - 8 &&
          place.y < rect.y + rect.height + 8)
        return TRUE;
    }

  return FALSE;
}

/* Above or below its line, at the left or the right, where no point is. */
static void
add_target_label (CleProgressLayout *self,
                  double             y,
                  const char        *label)
{
  CleChart *chart = self->chart;
  CleChartText text =
      cle_chart_make_text (chart, CLE_CHART_FONT_SMALL, chart->style->text, label, 0, 0);
  double left = chart->plot.x + 6;
  double right = chart->plot.x + chart->plot.width - 6 - text.rect.width;
  double above = y - text.rect.height - 2, below = y + 3;
  ClePoint places[] = { { left, above }, { right, above }, { left, below }, { right, below } };
  guint best = above > chart->plot.y ? 0 : 2;

  for (guint i = best; i < G_N_ELEMENTS (places); i++)
    {
      CleRect rect = { places[i].x, places[i].y, text.rect.width, text.rect.height };

      if (!meets_line (self, rect))
        {
          best = i;
          break;
        }
    }
  text.rect.x = places[best].x;
  text.rect.y = places[best].y;
  cle_chart_add_box (chart, CLE_CHART_FRONT,
                     (CleRect){ text.rect.x - 3, text.rect.y, text.rect.width + 6,
                                text.rect.height },
                     4, cle_color_fade (chart->style->surface, 0.8), NOTHING);
  cle_chart_place_text (chart, &text, places[best].x, places[best].y);
}

static void
add_target (CleProgressLayout *self)
{
  CleChart *chart = self->chart;
  CleShape shape = { .kind = CLE_SHAPE_LINE,
                     .layer = CLE_CHART_BACK,
                     .stroke = chart->style->text,
                     .line = 1.5,
                     .dash = 5 };
  g_autofree char *target = NULL, *label = NULL;
  double y;

  if (self->series->target < 0)
    return;

  y = round (cle_progress_layout_y (self, self->series->target)) + 0.5;
  cle_chart_add_shape (chart, &shape,
                       (ClePoint[]){ { chart->plot.x, y },
                                     { chart->plot.x + chart->plot.width, y } },
                       2);
  target = cle_points_format (self->series->target);
  label = g_strdup_printf (_ ("Target %s"), target);
  add_target_label (self, y, label);
}

/**
 * cle_progress_frame_add:
 * @self: a chart that is laid out
 *
 * Adds what is behind the line.
 */
void
cle_progress_frame_add (CleProgressLayout *self)
{
  if (count_bands (self) > 0)
    add_bands (self);
  add_scores (self);
  add_times (self);
  if (count_bands (self) > 0)
    add_band_names (self);
  add_target (self);
}
