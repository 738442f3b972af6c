/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-charts-page.h"

#include "cle-chart-closures.h"
#include "cle-chart-saving.h"
#include "cle-chart-table.h"
#include "cle-chart-view.h"
#include "cle-dates-row.h"
#include "cle-filter-choices.h"
#include "cle-progress-closures.h"
#include "cle-sheet-view.h"
#include "cle-sides-row.h"
#include "cle-toast.h"
#include "history/cle-emptiness.h"

#include <glib/gi18n.h>

#define ZOOM_STEP   1.5
#define WORDS_WIDTH 640 /* pixels of a chart whose words are wanted, not its picture */

struct _CleChartsPage
{
  AdwBin        parent_instance;

  GtkWidget    *choices;
  GtkWidget    *period;
  GtkWidget    *grouping;
  GtkWidget    *grouping_box;
  GtkWidget    *dates_row;
  GtkWidget    *sides_row;
  GtkWidget    *stack;
  GtkWidget    *spinner;
  GtkWidget    *scroller;
  GtkWidget    *summary;
  GtkWidget    *figures;
  CleChartView *view;
  CleSheetView *sheet;
  GtkWidget    *message;
  GtkWidget    *show_all;
  GtkWidget    *tools;
  GtkWidget    *zoom_box;
  GtkWidget    *as_table;

  CleSession   *session;
  CleSettings  *settings;
  CleChartKind  kind;
  CleChartData *data;
  CleChartState state;
  GCancellable *loading;
  gboolean      begun;       /* a history was there to begin with */
  gboolean      filling;     /* choices are being set, nobody chooses */
  gboolean      stale;       /* something changed while the page was hidden */
};

G_DEFINE_FINAL_TYPE (CleChartsPage, cle_charts_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_SETTINGS,
  N_PROPS
};

enum
{
  OPEN,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void
update_page (CleChartsPage *self)
{
  gboolean table = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->as_table));
  gboolean full = self->data != NULL && self->state == CLE_CHART_FULL;
  const char *page = self->data == NULL ? "loading" : !full ? "message" : table ? "table" : "chart";

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), page);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), self->data == NULL);
  gtk_widget_set_visible (self->tools, full);
  gtk_widget_set_visible (self->zoom_box, self->kind == CLE_CHART_KIND_PROGRESS && !table);
  if (full && table)
    cle_sheet_view_set_sheet (self->sheet, cle_chart_data_make_sheet (self->data));
}

/* What the user can take away: the questionnaire of a line is always one. */
static gboolean
is_filtered (CleChartsPage *self)
{
  const char *subject, *questionnaire;
  int voice;

  return cle_filter_choices_get (CLE_FILTER_CHOICES (self->choices), &subject, &voice,
                                 &questionnaire) ||
         gtk_drop_down_get_selected (GTK_DROP_DOWN (self->period)) != (guint) CLE_PERIOD_ALL;
}

/* A chart of voices says itself whose answers are too few. */
static char *
explain_emptiness (CleChartsPage *self)
{
  return cle_emptiness_describe (cle_session_get_history (self->session),
                                 self->data->series->selection,
                                 self->kind == CLE_CHART_KIND_VOICES
                                     ? 0
                                     : self->data->series->n_hidden);
}

/* The chart of no width that anybody sees tells whether there is something to
 * show, and what to say. */
static void
describe (CleChartsPage *self)
{
  g_autoptr (CleChartStyle) style = cle_chart_style_new_for_file (CLE_PALETTE_LIGHT);
  g_autoptr (CleChart) chart =
      cle_chart_data_make_chart (self->data, style, (ClePeriod){ 0, 0 }, NULL, NULL, WORDS_WIDTH);
  g_autofree char *figures = NULL;
  g_autofree char *emptied = explain_emptiness (self);

  self->state = chart != NULL ? cle_chart_get_state (chart) : CLE_CHART_ONE;
  gtk_label_set_label (GTK_LABEL (self->summary),
                       chart != NULL ? cle_chart_get_summary (chart) : "");
  /* A comparison begins with these words itself. */
  gtk_widget_set_visible (self->summary, self->kind != CLE_CHART_KIND_COMPARISON);
  figures = cle_chart_closure_figures (self->kind, self->data->summary);
  gtk_label_set_label (GTK_LABEL (self->figures), figures);
  gtk_widget_set_visible (self->figures, *figures != '\0');
  adw_status_page_set_title (ADW_STATUS_PAGE (self->message),
                             cle_chart_closure_empty_title (self->state, emptied != NULL));
  adw_status_page_set_description (ADW_STATUS_PAGE (self->message),
                                   emptied != NULL ? emptied
                                   : chart != NULL ? cle_chart_get_message (chart)
                                                   : cle_chart_closure_nothing_to_compare ());
  gtk_widget_set_visible (self->show_all, emptied != NULL && is_filtered (self));
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  CleChartData *loaded = cle_chart_data_load_finish (result, NULL);
  CleChartsPage *self = data;

  /* Cancelled: another load is under way, or the page has gone. */
  if (loaded == NULL)
    return;

  g_clear_object (&self->loading);
  g_clear_pointer (&self->data, cle_chart_data_unref);
  self->data = loaded;
  describe (self);
  cle_chart_view_set_data (self->view, self->state == CLE_CHART_FULL ? loaded : NULL);
  cle_sides_row_show (CLE_SIDES_ROW (self->sides_row), loaded);
  update_page (self);
}

static gboolean
find_period (CleChartsPage *self,
             ClePeriod     *period)
{
  ClePeriodPreset preset =
      (ClePeriodPreset) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->period));
  g_autoptr (GError) error = NULL;

  if (preset != CLE_PERIOD_DATES)
    {
      *period = cle_period_resolve (preset, cle_session_get_now (self->session),
                                    cle_session_get_offset (self->session));
      return TRUE;
    }

  if (cle_dates_row_get_period (CLE_DATES_ROW (self->dates_row),
                                cle_session_get_offset (self->session), period, &error))
    return TRUE;

  cle_toast_say (GTK_WIDGET (self), error->message);
  return FALSE;
}

/* A line of scores is one of one questionnaire: the one that was used last. */
static const char *
find_questionnaire (CleChartsPage *self,
                    const char    *chosen)
{
  CleHistory *history = cle_session_get_history (self->session);
  CleHistoryRow row;

  if (chosen != NULL || cle_history_get_n_rows (history) == 0)
    return chosen;

  cle_history_get_row (history, cle_history_get_newest (history, 0), &row);

  return row.questionnaire;
}

static void
reload (CleChartsPage *self)
{
  CleChartRequest request = { .kind = self->kind,
                              .target =
                                  cle_progress_target (cle_settings_get_target (self->settings)),
                              .previous = self->kind == CLE_CHART_KIND_PROGRESS };

  /* Nobody waits for what nobody sees: a history that grows while the page is
   * hidden would keep the processor busy. */
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->session == NULL || self->filling || self->stale ||
      !cle_charts_page_fill_filter (self, &request.filter))
    return;

  request.grouping = (CleGrouping) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->grouping));
  cle_sides_row_get (CLE_SIDES_ROW (self->sides_row), request.sides);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  cle_chart_data_load_async (self->session, &request, self->loading, loaded_cb, self);
}

static void
refilter (CleChartsPage *self)
{
  /* The template sets its choices before all of it is there. */
  if (self->session == NULL)
    return;

  cle_sides_row_forget (CLE_SIDES_ROW (self->sides_row));
  reload (self);
}

static void
period_cb (CleChartsPage *self)
{
  gboolean dates =
      gtk_drop_down_get_selected (GTK_DROP_DOWN (self->period)) == (guint) CLE_PERIOD_DATES;

  gtk_widget_set_visible (self->dates_row, dates);
  if (dates && self->dates_row != NULL)
    gtk_widget_grab_focus (self->dates_row);
  refilter (self);
}

static void
show_all_cb (CleChartsPage *self)
{
  self->filling = TRUE;
  cle_filter_choices_reset (CLE_FILTER_CHOICES (self->choices));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->period), (guint) CLE_PERIOD_ALL);
  self->filling = FALSE;
  refilter (self);
}

/* One line is one voice: at first that of the latest result. */
static void
begin_with_voice (CleChartsPage *self)
{
  CleHistory *history = cle_session_get_history (self->session);
  CleHistoryRow row;

  if (self->begun || cle_history_get_n_rows (history) == 0)
    return;

  self->begun = TRUE;
  cle_history_get_row (history, cle_history_get_newest (history, 0), &row);
  cle_filter_choices_set_voice (CLE_FILTER_CHOICES (self->choices), (int) row.voice);
}

static void
changed_cb (CleChartsPage *self)
{
  self->filling = TRUE;
  cle_filter_choices_load (CLE_FILTER_CHOICES (self->choices), self->session);
  begin_with_voice (self);
  self->filling = FALSE;
  reload (self);
}

static void
open_cb (CleChartsPage *self,
         guint          row)
{
  g_signal_emit (self, signals[OPEN], 0, row);
}

static void
zoom (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  CleChartsPage *self = CLE_CHARTS_PAGE (widget);

  cle_chart_view_zoom (self->view,
                       g_str_equal (action, "charts.zoom-in") ? ZOOM_STEP : 1 / ZOOM_STEP);
}

/* What a chart that leaves the program says above itself. */
static char *
dup_subtitle (CleChartsPage *self)
{
  CleSelectionFilter filter = { .voice = -1 };

  cle_charts_page_fill_filter (self, &filter);
  return cle_chart_closure_subtitle (self->data, &filter);
}

static void
copy_chart (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  CleChartsPage *self = CLE_CHARTS_PAGE (widget);
  g_autofree char *subtitle = NULL;

  if (self->data == NULL || self->state != CLE_CHART_FULL)
    return;

  subtitle = dup_subtitle (self);
  cle_chart_saving_copy (widget, self->data, cle_chart_view_get_zoom (self->view),
                         cle_chart_closure_title (self->kind), subtitle);
}

static void
save_chart (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  CleChartsPage *self = CLE_CHARTS_PAGE (widget);
  g_autofree char *subtitle = NULL;
  CleChartFormat format;

  if (self->data == NULL || self->state != CLE_CHART_FULL ||
      !cle_chart_format_from_word (g_variant_get_string (parameter, NULL), &format))
    return;

  subtitle = dup_subtitle (self);
  cle_chart_saving_choose (widget, self->data, cle_chart_view_get_zoom (self->view),
                           cle_chart_closure_title (self->kind), subtitle, format);
}

static void
cle_charts_page_constructed (GObject *object)
{
  CleChartsPage *self = CLE_CHARTS_PAGE (object);

  G_OBJECT_CLASS (cle_charts_page_parent_class)->constructed (object);

  g_signal_connect_object (self->session, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "notify::target", G_CALLBACK (reload), self,
                           G_CONNECT_SWAPPED);
  changed_cb (self);
}

static void
cle_charts_page_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  CleChartsPage *self = CLE_CHARTS_PAGE (object);

  switch (id)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      break;
    case PROP_SETTINGS:
      self->settings = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cle_charts_page_dispose (GObject *object)
{
  CleChartsPage *self = CLE_CHARTS_PAGE (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->data, cle_chart_data_unref);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (cle_charts_page_parent_class)->dispose (object);
}

static void
cle_charts_page_map (GtkWidget *widget)
{
  CleChartsPage *self = CLE_CHARTS_PAGE (widget);

  GTK_WIDGET_CLASS (cle_charts_page_parent_class)->map (widget);

  if (self->stale)
    reload (self);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "charts.zoom-in", NULL, zoom);
  gtk_widget_class_install_action (widget_class, "charts.zoom-out", NULL, zoom);
  cle_chart_table_install (widget_class);
  gtk_widget_class_install_action (widget_class, "charts.copy", NULL, copy_chart);
  gtk_widget_class_install_action (widget_class, "charts.save", "s", save_chart);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, CLE_RESOURCE_PATH
                                               "/app/progress/cle-charts-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CleChartsPage, choices);
  gtk_widget_class_bind_template_child (widget_class, CleChartsPage, period);
  gtk_widget_class_bind_template_child (widget_class, CleChartsPage, grouping);
  gtk_widget_class_bind_template_child (widget_class, CleChartsPage, grouping_box);
  gtk_widget_class_bind_template_child (widget_class, CleChartsPage, dates_row);
  gtk_widget_class_bind_template_child (widget_class, CleChartsPage, sides_row);
  gtk_widget_class_bind_template_child (widget_class, CleChartsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CleChartsPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, CleChartsPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, CleChartsPage, summary);
  gtk_widget_class_bind_template_child (widget_class, CleChartsPage, figures);
  gtk_widget_class_bind_template_child (widget_class, CleChartsPage, view);
  gtk_widget_class_bind_template_child (widget_class, CleChartsPage, sheet);
  gtk_widget_class_bind_template_child (widget_class, CleChartsPage, message);
  gtk_widget_class_bind_template_child (widget_class, CleChartsPage, show_all);
  gtk_widget_class_bind_template_child (widget_class, CleChartsPage, tools);
  gtk_widget_class_bind_template_child (widget_class, CleChartsPage, zoom_box);
  gtk_widget_class_bind_template_child (widget_class, CleChartsPage, as_table);
  gtk_widget_class_bind_template_callback (widget_class, refilter);
  gtk_widget_class_bind_template_callback (widget_class, period_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, reload);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_page);
}

static void
cle_charts_page_class_init (CleChartsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = cle_charts_page_constructed;
  object_class->set_property = cle_charts_page_set_property;
  object_class->dispose = cle_charts_page_dispose;
  widget_class->map = cle_charts_page_map;

  props[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, CLE_TYPE_SESSION,
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_SETTINGS] =
      g_param_spec_object ("settings", NULL, NULL, CLE_TYPE_SETTINGS,
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[OPEN] = g_signal_new ("open", CLE_TYPE_CHARTS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  g_type_ensure (CLE_TYPE_CHART_VIEW);
  g_type_ensure (CLE_TYPE_DATES_ROW);
  g_type_ensure (CLE_TYPE_FILTER_CHOICES);
  g_type_ensure (CLE_TYPE_SHEET_VIEW);
  g_type_ensure (CLE_TYPE_SIDES_ROW);
  bind_template (widget_class);
  install_actions (widget_class);
}

static void
cle_charts_page_init (CleChartsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cle_charts_page_new:
 * @session: whose history to show
 * @settings: the user's settings
 *
 * Returns: (transfer floating): a page that shows progress over time
 */
GtkWidget *
cle_charts_page_new (CleSession  *session,
                     CleSettings *settings)
{
  return g_object_new (CLE_TYPE_CHARTS_PAGE, "session", session, "settings", settings, NULL);
}

/**
 * cle_charts_page_set_kind:
 * @self: a page
 * @kind: which chart to show
 */
void
cle_charts_page_set_kind (CleChartsPage *self,
                          CleChartKind   kind)
{
  g_return_if_fail (CLE_IS_CHARTS_PAGE (self));

  GtkAdjustment *top = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));

  if (self->kind == kind)
    return;

  self->kind = kind;
  g_clear_pointer (&self->data, cle_chart_data_unref);
  cle_chart_view_set_data (self->view, NULL);
  gtk_adjustment_set_value (top, 0);
  cle_filter_choices_show_voice (CLE_FILTER_CHOICES (self->choices), kind != CLE_CHART_KIND_VOICES);
  gtk_widget_set_visible (self->grouping_box, kind != CLE_CHART_KIND_VOICES);
  gtk_widget_set_visible (self->sides_row, FALSE);
  update_page (self);
  refilter (self);
}

/**
 * cle_charts_page_focus:
 * @self: a page
 *
 * Moves the focus to the chart, or to its filters while there is none.
 */
void
cle_charts_page_focus (CleChartsPage *self)
{
  g_return_if_fail (CLE_IS_CHARTS_PAGE (self));

  if (!gtk_widget_get_mapped (GTK_WIDGET (self->view)) ||
      !gtk_widget_grab_focus (GTK_WIDGET (self->view)))
    gtk_widget_child_focus (self->choices, GTK_DIR_TAB_FORWARD);
}

/**
 * cle_charts_page_fill_filter:
 * @self: a page
 * @filter: (out caller-allocates): what it shows; its texts live until the
 *   filters change
 *
 * Returns: %FALSE when the days that were typed are none; the user knows
 */
gboolean
cle_charts_page_fill_filter (CleChartsPage      *self,
                             CleSelectionFilter *filter)
{
  g_return_val_if_fail (CLE_IS_CHARTS_PAGE (self), FALSE);

  const char *questionnaire;

  if (!find_period (self, &filter->period))
    return FALSE;

  cle_filter_choices_get (CLE_FILTER_CHOICES (self->choices), &filter->subject, &filter->voice,
                          &questionnaire);
  if (self->kind == CLE_CHART_KIND_VOICES)
    filter->voice = -1;
  filter->questionnaire = find_questionnaire (self, questionnaire);

  return TRUE;
}
