/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-chart-page.h"

#include "charts/cle-chart-file.h"
#include "cle-chart-closures.h"
#include "cle-chart-saving.h"
#include "cle-chart-table.h"
#include "cle-chart-view.h"
#include "cle-courses-window.h"
#include "cle-sheet-view.h"

#include <glib/gi18n.h>

#define AT_ONCE 2000 /* clients; more are put in order by a thread */

struct _CleClientChartPage
{
  AdwBin          parent_instance;

  GtkWidget      *stack;
  GtkWidget      *message;
  GtkWidget      *picture;
  GtkWidget      *summary;
  CleChartView   *view;
  GtkWidget      *table;
  CleSheetView   *sheet;
  GtkWidget      *tools;
  GtkWidget      *as_table;

  CleClientModel *model;
  CleChartKind    kind;
  CleChartData   *data;
  CleChartState   state;
  GTask          *task;  /* (nullable): borrowed; makes the data */
  gboolean        stale; /* the clients have changed while nobody looked */
};

G_DEFINE_FINAL_TYPE (CleClientChartPage, cle_client_chart_page, ADW_TYPE_BIN)

enum
{
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
update_page (CleClientChartPage *self)
{
  gboolean table = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->as_table));
  gboolean full = self->data != NULL && self->state == CLE_CHART_FULL;

  gtk_stack_set_visible_child (GTK_STACK (self->stack), !full   ? self->message
                                                        : table ? self->table
                                                                : self->picture);
  gtk_widget_set_visible (self->tools, full);
  if (full && table)
    cle_sheet_view_set_sheet (self->sheet, cle_chart_data_make_sheet (self->data));
}

static void
describe (CleClientChartPage *self)
{
  const CleChart *chart = cle_chart_view_prepare (self->view);

  self->state = cle_chart_get_state (chart);
  gtk_label_set_label (GTK_LABEL (self->summary), cle_chart_get_summary (chart));
  adw_status_page_set_title (ADW_STATUS_PAGE (self->message),
                             cle_chart_closure_empty_title (self->state, FALSE));
  adw_status_page_set_description (ADW_STATUS_PAGE (self->message), cle_chart_get_message (chart));
}

static void
take_data (CleClientChartPage *self,
           CleChartData       *data)
{
  g_clear_pointer (&self->data, cle_chart_data_unref);
  self->data = data;
  cle_chart_view_set_data (self->view, self->data);
  describe (self);
  update_page (self);
}

/* What a thread makes of very many clients. */
typedef struct
{
  CleChartKind  kind;
  CleJudge     *judge;
  CleOffice     office;
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  cle_judge_unref (making->judge);
  g_free (making);
}

static CleChartData *
make (const Making *making)
{
  return cle_chart_data_new_for_clients (making->kind,
                                         cle_portfolio_new_for_judge (making->judge,
                                                                      &making->office));
}

static void
make_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  g_task_return_pointer (task, make (data), (GDestroyNotify) cle_chart_data_unref);
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (CleClientChartPage) self = user_data;
  CleChartData *data = g_task_propagate_pointer (G_TASK (result), NULL);

  /* There are other clients meanwhile, or the page has gone. */
  if (self->task != G_TASK (result))
    {
      cle_chart_data_unref (data);
      return;
    }

  self->task = NULL;
  take_data (self, data);
}

static void
load (CleClientChartPage *self)
{
  CleJudge *judge = cle_client_model_get_judge (self->model);
  const CleOffice *office = cle_client_book_get_office (cle_client_model_get_book (self->model));
  g_autoptr (GTask) task = NULL;
  Making *making;

  if (judge == NULL)
    return;

  self->stale = FALSE;
  self->task = NULL;
  making = g_new (Making, 1);
  *making = (Making){ self->kind, cle_judge_ref (judge), *office };
  if (cle_judge_get_n (judge) <= AT_ONCE)
    {
      take_data (self, make (making));
      making_free (making);
      return;
    }

  /* A thread must never be the last that knows of a widget. */
  task =
      g_task_new (cle_client_model_get_session (self->model), NULL, made_cb, g_object_ref (self));
  g_task_set_task_data (task, making, making_free);
  g_task_run_in_thread (task, make_in_thread);
  self->task = task;
}

static void
changed_cb (CleClientChartPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
  else
    self->stale = TRUE;
}

static void
cle_client_chart_page_map (GtkWidget *widget)
{
  CleClientChartPage *self = CLE_CLIENT_CHART_PAGE (widget);

  if (self->stale || (self->data == NULL && self->task == NULL))
    load (self);
  GTK_WIDGET_CLASS (cle_client_chart_page_parent_class)->map (widget);
}

static void
open_cb (CleClientChartPage *self,
         guint               index)
{
  const ClePortfolio *portfolio = self->data->portfolio;
  g_autofree char *id = NULL;

  /* One item of the map stands for all that have no place. */
  if (self->kind == CLE_CHART_KIND_PORTFOLIO && index >= portfolio->n_placed)
    return;

  id = g_strdup (cle_portfolio_get (portfolio, index)->id);
  g_signal_emit (self, signals[OPEN], 0, id);
}

static void
ask_what_if (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  CleClientChartPage *self = CLE_CLIENT_CHART_PAGE (widget);

  if (cle_client_model_get_judge (self->model) != NULL)
    gtk_window_present (GTK_WINDOW (cle_courses_window_new (widget, self->model)));
}

static void
copy_chart (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  CleClientChartPage *self = CLE_CLIENT_CHART_PAGE (widget);

  if (self->data != NULL && self->state == CLE_CHART_FULL)
    cle_chart_saving_copy (widget, self->data, (ClePeriod){ 0, 0 },
                           cle_chart_closure_title (self->kind), NULL);
}

static void
save_chart (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  CleClientChartPage *self = CLE_CLIENT_CHART_PAGE (widget);
  CleChartFormat format;

  if (self->data != NULL && self->state == CLE_CHART_FULL &&
      cle_chart_format_from_word (g_variant_get_string (parameter, NULL), &format))
    cle_chart_saving_choose (widget, self->data, (ClePeriod){ 0, 0 },
                             cle_chart_closure_title (self->kind), NULL, format);
}

static void
cle_client_chart_page_dispose (GObject *object)
{
  CleClientChartPage *self = CLE_CLIENT_CHART_PAGE (object);

  self->task = NULL;
  g_clear_pointer (&self->data, cle_chart_data_unref);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (cle_client_chart_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, CLE_RESOURCE_PATH
                                               "/app/clients/cle-client-chart-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CleClientChartPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CleClientChartPage, message);
  gtk_widget_class_bind_template_child (widget_class, CleClientChartPage, picture);
  gtk_widget_class_bind_template_child (widget_class, CleClientChartPage, summary);
  gtk_widget_class_bind_template_child (widget_class, CleClientChartPage, view);
  gtk_widget_class_bind_template_child (widget_class, CleClientChartPage, table);
  gtk_widget_class_bind_template_child (widget_class, CleClientChartPage, sheet);
  gtk_widget_class_bind_template_child (widget_class, CleClientChartPage, tools);
  gtk_widget_class_bind_template_child (widget_class, CleClientChartPage, as_table);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_page);
}

static void
cle_client_chart_page_class_init (CleClientChartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cle_client_chart_page_dispose;
  widget_class->map = cle_client_chart_page_map;

  signals[OPEN] = g_signal_new ("open", CLE_TYPE_CLIENT_CHART_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (CLE_TYPE_CHART_VIEW);
  g_type_ensure (CLE_TYPE_SHEET_VIEW);
  bind_template (widget_class);
  cle_chart_table_install (widget_class);
  gtk_widget_class_install_action (widget_class, "charts.what-if", NULL, ask_what_if);
  gtk_widget_class_install_action (widget_class, "charts.copy", NULL, copy_chart);
  gtk_widget_class_install_action (widget_class, "charts.save", "s", save_chart);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_CONTROL_MASK, "charts.table",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "charts.copy",
                                       NULL);
}

static void
cle_client_chart_page_init (CleClientChartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cle_client_chart_page_new:
 * @model: the clients
 * @kind: of a chart of clients
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
cle_client_chart_page_new (CleClientModel *model,
                           CleChartKind    kind)
{
  CleClientChartPage *self = g_object_new (CLE_TYPE_CLIENT_CHART_PAGE, NULL);

  self->model = g_object_ref (model);
  self->kind = kind;
  g_signal_connect_object (model, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
