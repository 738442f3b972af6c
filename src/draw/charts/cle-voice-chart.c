/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-voice-chart.h"
#include "cle-chart-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define NOTHING     ((CleColor){ 0, 0, 0, 0 })
#define NARROW      620.0 /* below, questions stand above their rows */
#define LABEL_SHARE 0.38
#define MARK        9.0
#define TOUCH       22.0  /* marks closer than this make room for one another */
#define STEP        13.0  /* how far they move */
#define ROW         38.0

typedef struct
{
  const CleVoiceGap *gap;
  char             **questions;
} VoiceData;

typedef struct
{
  CleChart *chart;
  VoiceData *data;
  double    label; /* width of the questions; 0 when they stand above */
  double    gap;   /* width of the column of gaps */
  CleRect   track; /* from 0 to 100 % */
} VoiceLayout;

static void
data_free (gpointer pointer)
{
  VoiceData *data = pointer;

  g_strfreev (data->questions);
  g_free (data);
}

static VoiceData *
data_new (const CleVoiceGap   *gap,
          const CleChartSetup *setup)
{
  VoiceData *data = g_new0 (VoiceData, 1);

  data->gap = gap;
  data->questions = g_new0 (char *, gap->n_rows + 1);
  for (guint i = 0; i < gap->n_rows; i++)
    data->questions[i] = cle_chart_dup_question (setup, gap->rows[i].id);

  return data;
}

static int
to_percent (double share)
{
  return (int) lround (share * 100);
}

static char *
describe_item (const CleChart     *chart,
               const CleChartItem *item)
{
  const VoiceData *data = chart->data;
  const CleVoiceGapRow *row = &data->gap->rows[item->source];
  g_autoptr (GString) out = g_string_new (data->questions[item->source]);

  for (guint voice = 0; voice < CLE_N_VOICES; voice++)
    {
      const CleShare *share = &row->shares[voice];
      g_autofree char *hidden = cle_voice_gap_describe_hidden (data->gap, (CleVoice) voice);

      g_string_append_printf (out, " %s: ", cle_chart_name_voice ((CleVoice) voice));
      if (share->n > 0)
        g_string_append_printf (out, _ ("%u of %u yes, %d %% (%d to %d %%)."), share->n_yes,
                                share->n, to_percent (share->share), to_percent (share->low),
                                to_percent (share->high));
      else
        g_string_append (out, hidden != NULL ? hidden : _ ("no answers."));
    }
  if (!isnan (row->gap))
    {
      g_string_append_c (out, ' ');
      g_string_append_printf (out, _ ("Gap: %d points of 100."), to_percent (row->gap));
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static double
place_share (const VoiceLayout *self,
             double             share)
{
  return self->track.x + share * self->track.width;
}

/* Marks that would touch are put above one another, in the order of voices. */
static void
place_marks (const VoiceLayout    *self,
             const CleVoiceGapRow *row,
             double                middle,
             ClePoint             *places)
{
  guint voices[CLE_N_VOICES];
  guint n = 0;

  for (guint voice = 0; voice < CLE_N_VOICES; voice++)
    {
      places[voice] = (ClePoint){ place_share (self, row->shares[voice].share), middle };
      if (row->shares[voice].n > 0)
        voices[n++] = voice;
    }
  for (guint i = 0; i < n; i++)
    {
      int before = 0, after = 0;

      for (guint j = 0; j < n; j++)
        if (j != i && fabs (places[voices[i]].x - places[voices[j]].x) < TOUCH)
          {
            before += j < i;
            after += j > i;
          }
      places[voices[i]].y = middle + STEP * (before - after) * (before + after > 1 ? 1.0 : 0.85);
    }
}

/* Of one voice and one answer the interval would reach over nearly everything. */
static void
add_whisker (VoiceLayout    *self,
             CleVoice        voice,
             const CleShare *share,
             double          y)
{
  CleColor color = cle_color_fade (cle_chart_color_voice (self->chart, voice), 0.6);

  if (share->n > 1)
    cle_chart_add_line (self->chart, CLE_CHART_FRONT,
                        (ClePoint){ place_share (self, share->low), y },
                        (ClePoint){ place_share (self, share->high), y }, color, 1.2);
}

static void
add_marks (VoiceLayout          *self,
           const CleVoiceGapRow *row,
           double                middle)
{
  CleChart *chart = self->chart;
  ClePoint places[CLE_N_VOICES];
  double smallest = 2, largest = -1;

  place_marks (self, row, middle, places);
  for (guint voice = 0; voice < CLE_N_VOICES; voice++)
    if (row->shares[voice].n > 0)
      {
        smallest = MIN (smallest, row->shares[voice].share);
        largest = MAX (largest, row->shares[voice].share);
      }
  if (largest > smallest)
    cle_chart_add_line (chart, CLE_CHART_FRONT, (ClePoint){ place_share (self, smallest), middle },
                        (ClePoint){ place_share (self, largest), middle },
                        cle_color_fade (chart->style->dim, 0.35), 5);
  for (guint voice = 0; voice < CLE_N_VOICES; voice++)
    if (row->shares[voice].n > 0)
      add_whisker (self, (CleVoice) voice, &row->shares[voice],
                   places[voice].y + (places[voice].y == middle ? 4.0 * ((int) voice - 1) : 0));
  for (guint voice = 0; voice < CLE_N_VOICES; voice++)
    if (row->shares[voice].n > 0)
      cle_chart_add_voice (chart, (CleVoice) voice, places[voice], MARK);
}

static void
add_gap (VoiceLayout          *self,
         const CleVoiceGapRow *row,
         double                middle)
{
  CleChart *chart = self->chart;
  g_autofree char *words =
      isnan (row->gap) ? g_strdup ("–") : g_strdup_printf ("%d", to_percent (row->gap));
  CleChartText text =
      cle_chart_make_text (chart, CLE_CHART_FONT_VALUE, chart->style->text, words, 0, 0);

  cle_chart_place_text (chart, &text, chart->width - CLE_CHART_PAD - text.rect.width,
                        middle - text.rect.height / 2);
}

/* Marks of three voices at one place need the height of three. */
static double
measure_row (const VoiceLayout    *self,
             const CleVoiceGapRow *row)
{
  ClePoint places[CLE_N_VOICES];
  double reach = 0;

  place_marks (self, row, 0, places);
  for (guint voice = 0; voice < CLE_N_VOICES; voice++)
    if (row->shares[voice].n > 0)
      reach = MAX (reach, fabs (places[voice].y));

  return MAX (ROW, 2 * (reach + MARK + 7));
}

/* Between the questions the grid is left out: it would cross their texts. */
static void
add_grid (VoiceLayout *self,
          double       top,
          double       bottom)
{
  CleChart *chart = self->chart;
  double middle = round ((top + bottom) / 2) + 0.5;

  for (guint i = 0; i <= 4; i++)
    {
      double x = round (place_share (self, i / 4.0)) + 0.5;

      cle_chart_add_line (chart, CLE_CHART_BACK, (ClePoint){ x, top + 2 },
                          (ClePoint){ x, bottom - 2 }, chart->style->grid, 1);
    }
  cle_chart_add_line (chart, CLE_CHART_BACK, (ClePoint){ self->track.x, middle },
                      (ClePoint){ self->track.x + self->track.width, middle }, chart->style->grid,
                      1);
}

static double
add_row (VoiceLayout *self,
         guint        index,
         double       y)
{
  CleChart *chart = self->chart;
  const CleVoiceGapRow *row = &self->data->gap->rows[index];
  gboolean above = self->label == 0;
  double top = y, height = measure_row (self, row);
  CleChartText text =
      cle_chart_make_text (chart, CLE_CHART_FONT_SMALL, chart->style->text,
                           self->data->questions[index],
                           above ? chart->width - 2 * CLE_CHART_PAD : self->label, above ? 0 : 3);
  double label = text.rect.height;

  if (above)
    {
      cle_chart_place_text (chart, &text, CLE_CHART_PAD, y);
      y += label;
    }
  else
    {
      height = MAX (height, label + 8);
      cle_chart_place_text (chart, &text, CLE_CHART_PAD, y + (height - label) / 2);
    }
  add_grid (self, y, y + height);
  add_marks (self, row, round (y + height / 2) + 0.5);
  add_gap (self, row, y + height / 2);
  y += height + (above ? 6 : 0);
  cle_chart_add_item (chart, (CleRect){ 4, top, chart->width - 8, y - top - (above ? 4 : 0) },
                      (CleRect){ 0, top, chart->width, y - top }, index, 1);

  return y;
}

static double
add_axis (VoiceLayout *self,
          double       y)
{
  CleChart *chart = self->chart;
  CleChartText gap =
      cle_chart_make_text (chart, CLE_CHART_FONT_SMALL, chart->style->dim, _ ("gap"), 0, 0);

  cle_chart_place_text (chart, &gap, chart->width - CLE_CHART_PAD - gap.rect.width, y);
  for (guint i = 0; i <= 4; i += 2)
    {
      g_autofree char *label = g_strdup_printf (_ ("%u %%"), i * 25);
      CleChartText text =
          cle_chart_make_text (chart, CLE_CHART_FONT_SMALL, chart->style->dim, label, 0, 0);
      double x = MAX (place_share (self, i / 4.0) - text.rect.width / 2, 2);

      if (!cle_chart_try_text (chart, &text, x, y, CLE_CHART_GAP))
        g_object_unref (text.layout);
    }

  return y + chart->style->line + 4;
}

/* Each voice with its mark, and how many stand behind it. */
static double
add_legend (VoiceLayout *self,
            double       y)
{
  CleChart *chart = self->chart;
  const CleVoiceGap *gap = self->data->gap;
  GArray *entries = cle_legend_new ();

  for (guint voice = 0; voice < CLE_N_VOICES; voice++)
    {
      const char *name = cle_chart_name_voice ((CleVoice) voice);
      g_autofree char *hidden = cle_voice_gap_describe_hidden (gap, (CleVoice) voice);
      g_autofree char *count =
          g_strdup_printf (ngettext ("%u respondent", "%u respondents", gap->n_shown[voice]),
                           gap->n_shown[voice]);
      g_autofree char *words = NULL;

      if (gap->n_shown[voice] == 0 && hidden == NULL)
        continue;
      words = gap->n_shown[voice] == 0 ? g_strdup_printf ("%s · %s", name, hidden)
              : hidden != NULL         ? g_strdup_printf ("%s · %s; %s", name, count, hidden)
                                       : g_strdup_printf ("%s · %s", name, count);
      cle_legend_add (entries, CLE_SWATCH_VOICE, voice, NOTHING, words);
    }

  return cle_chart_add_legend (chart, entries, CLE_CHART_PAD, y, chart->width - 2 * CLE_CHART_PAD);
}

static void
set_columns (VoiceLayout *self)
{
  CleChart *chart = self->chart;
  double width = chart->width - 2 * CLE_CHART_PAD;

  self->label = chart->width < NARROW ? 0 : floor (MIN (width * LABEL_SHARE, 420));
  self->gap = MAX (cle_chart_measure_text (chart, CLE_CHART_FONT_SMALL, _ ("gap")),
                   cle_chart_measure_text (chart, CLE_CHART_FONT_VALUE, "100"));
  self->track.x = CLE_CHART_PAD + (self->label > 0 ? self->label + 28 : 14);
  self->track.width = chart->width - CLE_CHART_PAD - self->gap - 28 - self->track.x;
}

static char *
summarize (const VoiceData *data)
{
  const CleVoiceGapRow *row = &data->gap->rows[0];

  if (to_percent (row->gap) == 0)
    return g_strdup (_ ("All voices see every question alike."));

  return g_strdup_printf (_ ("The widest gap is %d points of 100: %s"), to_percent (row->gap),
                          data->questions[0]);
}

static guint
count_voices (const CleVoiceGap *gap)
{
  guint n = 0;

  for (guint voice = 0; voice < CLE_N_VOICES; voice++)
    n += gap->n_shown[voice] > 0;

  return n;
}

/* Says also whose answers are there, but too few to be shown. */
static CleChart *
finish_without (CleChart          *chart,
                const CleVoiceGap *gap)
{
  g_autoptr (GString) message = g_string_new (
      _ ("When management and at least 5 of the staff or clients have answered the same questions, "
         "the gaps between them appear here."));

  for (guint voice = 0; voice < CLE_N_VOICES; voice++)
    if (gap->n_shown[voice] == 0 && gap->n_hidden[voice] > 0)
      {
        g_autofree char *hidden = cle_voice_gap_describe_hidden (gap, (CleVoice) voice);

        g_string_append_printf (message, " %s: %s", cle_chart_name_voice ((CleVoice) voice),
                                hidden);
      }

  return cle_chart_finish_without (chart, count_voices (gap) == 1 ? CLE_CHART_ONE : CLE_CHART_EMPTY,
                                   message->str);
}

/**
 * cle_voice_chart_new:
 * @gap: what to show; borrowed
 * @setup: how
 * @width: pixels
 * @height: pixels, 0 for as high as it wishes to be; it never gets lower
 *
 * A row for each question, widest gap first, with a mark for each voice at its
 * share of yes, thin lines for the 95 % interval and the gap as a number.
 *
 * Returns: (transfer full): the chart.
 */
CleChart *
cle_voice_chart_new (const CleVoiceGap   *gap,
                     const CleChartSetup *setup,
                     double               width,
                     double               height)
{
  CleChart *chart = cle_chart_new_blank (setup, width);
  VoiceLayout self = { .chart = chart };
  double y;

  if (count_voices (gap) < 2 || gap->n_rows == 0 || isnan (gap->rows[0].gap))
    return finish_without (chart, gap);

  chart->data = self.data = data_new (gap, setup);
  chart->data_free = data_free;
  chart->describe = describe_item;
  chart->summary = summarize (self.data);
  set_columns (&self);
  y = add_legend (&self, cle_chart_add_head (chart)) + 12;
  y = cle_chart_add_paragraph (chart, CLE_CHART_FONT_SMALL, chart->style->dim,
                               _ ("Share of yes; the thin lines show how sure it is."), y) +
      6;
  y = add_axis (&self, y);
  for (guint i = 0; i < gap->n_rows; i++)
    y = add_row (&self, i, y);

  return cle_chart_finish (chart, MAX (y + CLE_CHART_PAD, height));
}

/**
 * cle_voice_chart_measure:
 * @gap: what to show
 * @setup: how
 * @width: pixels
 *
 * Returns: how high it has to be; 0 if there is nothing to show.
 */
double
cle_voice_chart_measure (const CleVoiceGap   *gap,
                         const CleChartSetup *setup,
                         double               width)
{
  g_autoptr (CleChart) chart = cle_voice_chart_new (gap, setup, width, 0);

  return chart->height;
}
