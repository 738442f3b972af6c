/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charts/cle-chart-caption.h"
#include "charts/cle-chart-file.h"
#include "charts/cle-comparison-chart.h"
#include "charts/cle-heat-chart.h"
#include "charts/cle-progress-chart.h"
#include "charts/cle-voice-chart.h"
#include "cle-ctl-format.h"
#include "cle-ctl-selection.h"
#include "cle-ctl-target.h"
#include "history/cle-emptiness.h"

#include <glib/gi18n.h>
#include <string.h>

#define DEFAULT_WIDTH 900
#define LEAST_WIDTH   320
#define MOST_PIXELS   4000

typedef enum
{
  KIND_PROGRESS,
  KIND_HEAT,
  KIND_VOICES,
  KIND_COMPARE,
} Kind;

static const char *const KINDS[] = { "progress", "heat", "voices", "compare" };

/* What was asked for, and what it takes to draw it. */
typedef struct
{
  CleCtlSelection options;
  char           *kind_word;
  char           *format_word;
  char           *file;
  char           *compare;
  char           *with_period;
  char           *target_word;
  gint32          target;
  int             width;
  int             height;
  gboolean        is_dark;
  Kind            kind;
  CleChartFormat  format;
  CleHistory     *history;
  CleSelection   *selection;
  CleSelection   *earlier; /* the other side of a comparison, or the period before */
  GPtrArray      *questionnaires;
  CleChartStyle  *style;
  char           *title;
  char           *subtitle;
} Drawing;

static void
drawing_clear (Drawing *self)
{
  cle_ctl_selection_clear (&self->options);
  g_free (self->kind_word);
  g_free (self->format_word);
  g_free (self->file);
  g_free (self->compare);
  g_free (self->with_period);
  g_free (self->target_word);
  g_clear_object (&self->history);
  g_clear_pointer (&self->selection, cle_selection_unref);
  g_clear_pointer (&self->earlier, cle_selection_unref);
  g_clear_pointer (&self->questionnaires, g_ptr_array_unref);
  g_clear_pointer (&self->style, cle_chart_style_free);
  g_free (self->title);
  g_free (self->subtitle);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Drawing, drawing_clear)

static gboolean
find_kind (CleCtl     *ctl,
           Drawing    *self,
           CleCtlExit *status)
{
  const char *word = self->kind_word != NULL ? self->kind_word : KINDS[KIND_PROGRESS];

  for (guint i = 0; i < G_N_ELEMENTS (KINDS); i++)
    if (strcmp (KINDS[i], word) == 0)
      {
        self->kind = (Kind) i;
        return TRUE;
      }

  *status =
      cle_ctl_usage (ctl, _ ("“%s” is not a chart: progress, heat, voices or compare."), word);
  return FALSE;
}

static gboolean
check_options (CleCtl     *ctl,
               Drawing    *self,
               CleCtlExit *status)
{
  const char *word = self->format_word != NULL ? self->format_word : "png";

  *status = CLE_CTL_INPUT;
  if (!cle_ctl_check_text (ctl, self->kind_word) || !cle_ctl_check_text (ctl, word) ||
      !cle_ctl_check_text (ctl, self->compare) || !cle_ctl_check_text (ctl, self->with_period) ||
      !find_kind (ctl, self, status) ||
      !cle_ctl_target_parse (ctl, self->target_word, &self->target, status))
    return FALSE;

  *status = CLE_CTL_USAGE;
  if (!cle_chart_format_from_word (word, &self->format))
    cle_ctl_usage (ctl, _ ("“%s” is not a picture: png, svg or pdf."), word);
  else if (self->width < LEAST_WIDTH || self->width > MOST_PIXELS)
    cle_ctl_usage (ctl, _ ("A chart is %d to %d wide, not %d."), LEAST_WIDTH, MOST_PIXELS,
                   self->width);
  else if (self->height < 0 || self->height > MOST_PIXELS)
    cle_ctl_usage (ctl, _ ("A chart is up to %d high, not %d."), MOST_PIXELS, self->height);
  else if (self->kind == KIND_COMPARE && (self->compare == NULL) == (self->with_period == NULL))
    cle_ctl_usage (ctl, "%s",
                   _ ("Say what to compare: either --compare ID,ID or --with-period FIRST..LAST."));
  else if (self->kind != KIND_COMPARE && self->compare != NULL)
    cle_ctl_usage (ctl, "%s", _ ("Only --kind compare takes --compare."));
  else if (self->kind != KIND_PROGRESS && self->target_word != NULL)
    cle_ctl_usage (ctl, "%s", _ ("Only --kind progress takes --target."));
  else
    return TRUE;

  return FALSE;
}

static gboolean
parse (CleCtl       *ctl,
       Drawing      *self,
       int           argc,
       char        **argv,
       CleCtlExit   *status)
{
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_FILENAME, &self->kind_word, NULL, NULL },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &self->format_word, NULL, NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &self->file, NULL, NULL },
    { "compare", 0, 0, G_OPTION_ARG_FILENAME, &self->compare, NULL, NULL },
    { "with-period", 0, 0, G_OPTION_ARG_FILENAME, &self->with_period, NULL, NULL },
    { "target", 0, 0, G_OPTION_ARG_FILENAME, &self->target_word, NULL, NULL },
    { "width", 0, 0, G_OPTION_ARG_INT, &self->width, NULL, NULL },
    { "height", 0, 0, G_OPTION_ARG_INT, &self->height, NULL, NULL },
    { "dark", 0, 0, G_OPTION_ARG_NONE, &self->is_dark, NULL, NULL },
    { NULL },
  };

  self->width = DEFAULT_WIDTH;
  if (!cle_ctl_selection_parse (ctl, &self->options, entries, &argc, &argv, status))
    return FALSE;
  if (argc == 1)
    return check_options (ctl, self, status);

  *status = cle_ctl_usage (ctl, _ ("“%s” takes no further words."), "chart");
  return FALSE;
}

/* A chart shows one questionnaire: the one that was asked for, or that of the
 * latest result. */
static void
select_results (Drawing *self)
{
  CleSelectionFilter filter = self->options.filter;
  g_autofree char *id = NULL;

  self->selection = cle_selection_new (self->history, &filter);
  if (filter.questionnaire != NULL || self->selection->n_rows == 0)
    return;

  id = g_strdup (cle_selection_get_quiz (self->selection, self->selection->n_rows - 1)->id);
  filter.questionnaire = id;
  cle_selection_unref (self->selection);
  self->selection = cle_selection_new (self->history, &filter);
}

static gboolean
select_one (CleCtl        *ctl,
            Drawing       *self,
            const char    *id,
            CleSelection **selection,
            CleCtlExit    *status)
{
  guint row;

  if (!cle_history_find (self->history, id, &row))
    {
      *status = cle_ctl_refuse (ctl, _ ("There is no result “%s”."), id);
      return FALSE;
    }

  g_clear_pointer (selection, cle_selection_unref);
  *selection = cle_selection_new_single (self->history, row);
  return TRUE;
}

/* What two single results have in common stands for what was chosen. */
static void
name_common (Drawing *self)
{
  CleSelectionFilter *filter = &self->options.filter;
  CleHistoryRow earlier, later;

  cle_history_get_row (self->history, self->earlier->rows[0].row, &earlier);
  cle_history_get_row (self->history, self->selection->rows[0].row, &later);
  *filter = (CleSelectionFilter){ .voice = -1 };
  if (g_str_equal (earlier.subject, later.subject))
    filter->subject = later.subject;
  if (earlier.voice == later.voice)
    filter->voice = (int) later.voice;
}

static gboolean
select_two (CleCtl     *ctl,
            Drawing    *self,
            CleCtlExit *status)
{
  g_auto (GStrv) ids = g_strsplit (self->compare, ",", -1);

  if (g_strv_length (ids) != 2)
    {
      *status = cle_ctl_usage (ctl, "%s", _ ("Two results are compared: --compare ID,ID."));
      return FALSE;
    }

  if (!select_one (ctl, self, ids[0], &self->earlier, status) ||
      !select_one (ctl, self, ids[1], &self->selection, status))
    return FALSE;

  name_common (self);
  return TRUE;
}

static gboolean
select_period (CleCtl     *ctl,
               Drawing    *self,
               CleCtlExit *status)
{
  const CleClock *clock = cle_store_get_clock (ctl->store);
  g_auto (GStrv) dates = g_strsplit (self->with_period, "..", -1);
  CleSelectionFilter filter = self->options.filter;
  g_autoptr (GError) error = NULL;
  const CleArchiveQuiz *quiz;

  if (g_strv_length (dates) != 2)
    {
      *status = cle_ctl_usage (ctl, "%s",
                               _ ("A period is two dates: --with-period 2026-01-01..2026-03-31."));
      return FALSE;
    }
  if (!cle_period_for_dates (dates[0], dates[1],
                             cle_clock_get_offset (clock, cle_clock_get_wall (clock)),
                             &filter.period, &error))
    {
      *status = cle_ctl_refuse (ctl, "%s", error->message);
      return FALSE;
    }

  if (filter.questionnaire == NULL && self->selection->n_rows > 0)
    {
      quiz = cle_selection_get_quiz (self->selection, self->selection->n_rows - 1);
      filter.questionnaire = quiz->id;
    }
  self->earlier = cle_selection_new (self->history, &filter);
  return TRUE;
}

static void
add_questionnaires (CleCtl             *ctl,
                    Drawing            *self,
                    const CleSelection *selection)
{
  for (guint i = selection != NULL ? selection->quizzes->len : 0; i > 0; i--)
    {
      const CleArchiveQuiz *quiz = g_ptr_array_index (selection->quizzes, i - 1);
      CleQuestionnaire *found =
          quiz != NULL ? cle_library_find_digest (ctl->library, quiz->digest, NULL) : NULL;

      if (found != NULL)
        g_ptr_array_add (self->questionnaires, found);
    }
}

/* The array ends with NULL. */
static void
unref_questionnaire (gpointer questionnaire)
{
  if (questionnaire != NULL)
    cle_questionnaire_unref (questionnaire);
}

/* The newest one first; older ones know the questions that it left out. */
static void
find_questionnaires (CleCtl  *ctl,
                     Drawing *self)
{
  guint n = self->selection->n_rows;
  CleQuestionnaire *newest =
      n > 0 ? cle_library_find (ctl->library, cle_selection_get_quiz (self->selection, n - 1)->id,
                                NULL)
            : NULL;

  self->questionnaires = g_ptr_array_new_with_free_func (unref_questionnaire);
  if (newest != NULL)
    g_ptr_array_add (self->questionnaires, newest);
  add_questionnaires (ctl, self, self->selection);
  add_questionnaires (ctl, self, self->earlier);
  g_ptr_array_add (self->questionnaires, NULL);
}

static const char *
pick_language (const Drawing *self)
{
  const CleQuestionnaire *newest = g_ptr_array_index (self->questionnaires, 0);

  return newest != NULL ? cle_ctl_pick_language (newest) : NULL;
}

/* A picture goes far from its data: it says what it shows. */
static void
write_heading (const CleCtl *ctl,
               Drawing      *self)
{
  const CleQuestionnaire *newest = g_ptr_array_index (self->questionnaires, 0);
  const CleClock *clock = cle_store_get_clock (ctl->store);

  self->title =
      g_strdup (newest != NULL ? cle_questionnaire_get_title (newest, pick_language (self)) : NULL);
  self->subtitle =
      cle_chart_caption_new (&self->options.filter,
                             self->kind == KIND_COMPARE ? self->earlier : NULL, self->selection,
                             cle_clock_get_offset (clock, cle_clock_get_wall (clock)));
}

static gboolean
select_all (CleCtl     *ctl,
            Drawing    *self,
            CleCtlExit *status)
{
  self->history = cle_ctl_load_history (ctl, status);
  if (self->history == NULL)
    return FALSE;

  select_results (self);
  if ((self->compare != NULL && !select_two (ctl, self, status)) ||
      (self->with_period != NULL && !select_period (ctl, self, status)))
    return FALSE;

  find_questionnaires (ctl, self);
  write_heading (ctl, self);
  self->style = cle_chart_style_new_for_file (cle_palette_choose (self->is_dark, FALSE));
  return TRUE;
}

static CleCtlExit
write_chart (CleCtl         *ctl,
             const Drawing  *self,
             const CleChart *chart,
             guint           n_hidden)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *reason = cle_emptiness_describe (self->history, self->selection, n_hidden);
  gconstpointer data;
  gsize size;

  if (cle_chart_get_state (chart) != CLE_CHART_FULL)
    return cle_ctl_refuse (ctl, "%s", reason != NULL ? reason : cle_chart_get_message (chart));
  if (self->height > 0 && cle_chart_get_height (chart) > self->height)
    return cle_ctl_usage (ctl, _ ("At a width of %d this chart is at least %d high, not %d."),
                          self->width, (int) cle_chart_get_height (chart), self->height);
  if (self->file != NULL)
    return cle_chart_save (chart, self->format, self->file, &error) ? CLE_CTL_DONE
                                                                    : cle_ctl_fail (ctl, error);

  bytes = cle_chart_render (chart, self->format, &error);
  if (bytes == NULL)
    return cle_ctl_fail (ctl, error);

  data = g_bytes_get_data (bytes, &size);
  fwrite (data, 1, size, ctl->out);
  return CLE_CTL_DONE;
}

/* The line, with the period before behind it, moved to where it begins. */
static CleCtlExit
draw_progress (CleCtl              *ctl,
               const Drawing       *self,
               const CleChartSetup *setup)
{
  CleProgressChartOptions options = { 0 };
  g_autoptr (CleProgressSeries) series =
      cle_progress_series_new (self->selection, ctl->library, CLE_GROUPING_AUTO, self->target,
                               NULL);
  g_autoptr (CleProgressSeries) previous = NULL;
  g_autoptr (CleChart) chart = NULL;

  if (self->earlier != NULL && self->earlier->n_rows > 0 && self->selection->n_rows > 0)
    {
      previous = cle_progress_series_new (self->earlier, ctl->library, series->grouping,
                                          CLE_PROGRESS_NO_TARGET, NULL);
      options.previous = previous;
      options.shift = self->selection->rows[0].at - self->earlier->rows[0].at;
    }
  chart = cle_progress_chart_new (series, setup, &options, self->width, self->height);

  return write_chart (ctl, self, chart, series->n_hidden);
}

static CleCtlExit
draw_heat (CleCtl              *ctl,
           const Drawing       *self,
           const CleChartSetup *setup)
{
  g_autoptr (CleProgressSeries) series =
      cle_progress_series_new (self->selection, ctl->library, CLE_GROUPING_AUTO,
                               CLE_PROGRESS_NO_TARGET, NULL);
  g_autoptr (CleAnswerGrid) grid = cle_answer_grid_new (series, ctl->library, NULL);
  g_autoptr (CleChart) chart = cle_heat_chart_new (grid, series, setup, self->width, self->height);

  return write_chart (ctl, self, chart, series->n_hidden);
}

static CleCtlExit
draw_voices (CleCtl              *ctl,
             const Drawing       *self,
             const CleChartSetup *setup)
{
  g_autoptr (CleVoiceGap) gap = cle_voice_gap_new (self->selection, ctl->library, NULL);
  g_autoptr (CleChart) chart = cle_voice_chart_new (gap, setup, self->width, self->height);

  /* A chart of voices says itself whose answers are too few. */
  return write_chart (ctl, self, chart, 0);
}

static CleCtlExit
draw_comparison (CleCtl              *ctl,
                 const Drawing       *self,
                 const CleChartSetup *setup)
{
  g_autofree char *earlier = cle_chart_caption_span (self->earlier);
  g_autofree char *later = cle_chart_caption_span (self->selection);
  g_autoptr (CleComparison) comparison =
      cle_comparison_new (self->earlier, self->selection, ctl->library, NULL);
  g_autoptr (CleChart) chart =
      cle_comparison_chart_new (comparison, earlier, later, setup, self->width, self->height);

  return write_chart (ctl, self, chart, comparison->n_hidden[1]);
}

/**
 * cle_ctl_chart:
 * @ctl: the program
 * @argc: number of words
 * @argv: `chart [--kind progress|heat|voices|compare] [--format png|svg|pdf]
 *   [-o FILE] [--width N] [--height N] [--dark] [--compare ID,ID |
 *   --with-period FIRST..LAST] [--target N]` and what cle_ctl_selection_parse() takes
 *
 * Draws a chart into a file, or to standard output. With a period to compare
 * with, a progress line has that period behind it.
 *
 * Returns: the exit code; %CLE_CTL_INPUT if there is nothing to draw
 */
CleCtlExit
cle_ctl_chart (CleCtl  *ctl,
               int      argc,
               char   **argv)
{
  g_auto (Drawing) self = { 0 };
  CleCtlExit status;
  CleChartSetup setup;

  if (!parse (ctl, &self, argc, argv, &status) || !select_all (ctl, &self, &status))
    return status;

  setup = (CleChartSetup){ self.style, (const CleQuestionnaire *const *) self.questionnaires->pdata,
                           pick_language (&self), self.title, self.subtitle };
  switch (self.kind)
    {
    case KIND_HEAT:
      return draw_heat (ctl, &self, &setup);
    case KIND_VOICES:
      return draw_voices (ctl, &self, &setup);
    case KIND_COMPARE:
      return draw_comparison (ctl, &self, &setup);
    case KIND_PROGRESS:
    default:
      return draw_progress (ctl, &self, &setup);
    }
}
