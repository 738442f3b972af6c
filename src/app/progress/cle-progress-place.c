/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-progress-place.h"

#include "cle-actions-page.h"
#include "cle-chart-closures.h"
#include "cle-chart-table.h"
#include "cle-charts-page.h"
#include "cle-format-closures.h"
#include "cle-result-page.h"
#include "cle-results-page.h"
#include "cle-toast.h"
#include "cle-view-switch.h"

#include <glib/gi18n.h>

#define ACTIONS_VIEW (CLE_N_CHART_KINDS + 1)

struct _CleProgressPlace
{
  AdwBin      parent_instance;

  GtkWidget  *stack;
  GtkWidget  *views;   /* the list of results and the charts, below a switch */
  GtkWidget  *view;    /* the switch */
  GtkWidget  *shown;   /* stack of the list and the charts */
  GtkWidget  *present; /* the list */
  GtkWidget  *charts;  /* made when they are first looked at */
  GtkWidget  *actions; /* likewise */
  GtkWidget  *trash;  /* made when it is first looked at */
  GtkWidget  *result; /* likewise */

  CleSession  *session;
  CleSettings *settings;
  GtkWidget  *behind; /* the list that a result was opened from */
  char       *about;
};

static void cle_progress_place_iface_init (ClePlaceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CleProgressPlace, cle_progress_place, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (CLE_TYPE_PLACE, cle_progress_place_iface_init))

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_SETTINGS,
  PROP_SEARCH_MODE,
  N_PROPS,
  PROP_INSIDE = N_PROPS,
  PROP_ABOUT
};

static GParamSpec *props[N_PROPS];

static void
show_page (CleProgressPlace *self,
           GtkWidget        *page,
           char             *about)
{
  gtk_stack_set_visible_child (GTK_STACK (self->stack), page);
  g_free (self->about);
  self->about = about;
  cle_place_announce (CLE_PLACE (self));
}

static void
show_result (CleProgressPlace *self,
             CleResult        *result,
             const char       *note)
{
  g_autoptr (GError) error = NULL;

  if (self->result == NULL)
    {
      self->result = cle_result_page_new (self->session, FALSE);
      gtk_stack_add_child (GTK_STACK (self->stack), self->result);
    }

  if (!cle_result_page_show (CLE_RESULT_PAGE (self->result), result, note, &error))
    {
      cle_toast_say (GTK_WIDGET (self), error->message);
      return;
    }

  self->behind = gtk_stack_get_visible_child (GTK_STACK (self->stack));
  show_page (self, self->result, cle_format_about (result->subject, result->voice));
}

static void
open_cb (CleProgressPlace *self,
         guint             row)
{
  CleHistory *history = cle_session_get_history (self->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (CleResult) result = cle_history_read_result (history, row, &error);
  CleHistoryRow found;

  if (result == NULL)
    {
      cle_toast_say (GTK_WIDGET (self), error->message);
      return;
    }

  cle_history_get_row (history, row, &found);
  show_result (self, result, found.note);
}

static GtkWidget *
add_list (CleProgressPlace *self,
          GtkWidget        *stack,
          gboolean          trashed)
{
  GtkWidget *page = cle_results_page_new (self->session, trashed);

  g_signal_connect_object (page, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_child (GTK_STACK (stack), page);

  return page;
}

static void
ensure_charts (CleProgressPlace *self)
{
  if (self->charts != NULL)
    return;

  self->charts = cle_charts_page_new (self->session, self->settings);
  g_signal_connect_object (self->charts, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_child (GTK_STACK (self->shown), self->charts);
}

static void
ensure_actions (CleProgressPlace *self)
{
  if (self->actions != NULL)
    return;

  self->actions = cle_actions_page_new (self->session);
  gtk_stack_add_child (GTK_STACK (self->shown), self->actions);
}

/* The list of results, the charts, the actions. */
static GtkWidget *
ensure_view (CleProgressPlace *self,
             guint             view)
{
  if (view == 0)
    return self->present;

  if (view == ACTIONS_VIEW)
    {
      ensure_actions (self);
      return self->actions;
    }

  ensure_charts (self);
  cle_charts_page_set_kind (CLE_CHARTS_PAGE (self->charts), (CleChartKind) (view - 1));
  return self->charts;
}

static void
view_cb (CleProgressPlace *self)
{
  guint view = cle_view_switch_get_selected (CLE_VIEW_SWITCH (self->view));

  gtk_stack_set_visible_child (GTK_STACK (self->shown), ensure_view (self, view));
}

/* The search is one of the list. */
static void
search_mode_cb (CleProgressPlace *self)
{
  gboolean searching = FALSE;

  g_object_get (self->present, "search-mode", &searching, NULL);
  if (searching)
    cle_view_switch_set_selected (CLE_VIEW_SWITCH (self->view), 0);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SEARCH_MODE]);
}

static GtkWidget *
create_switch (CleProgressPlace *self)
{
  const char *names[CLE_N_CHART_KINDS + 3] = { _ ("Results") };

  for (int i = 0; i < CLE_N_CHART_KINDS; i++)
    names[i + 1] = cle_chart_closure_name ((CleChartKind) i);
  names[ACTIONS_VIEW] = _ ("Actions");
  self->view = cle_view_switch_new (_ ("View"), names);
  gtk_widget_set_halign (self->view, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (self->view, 9);
  gtk_widget_set_margin_bottom (self->view, 3);
  gtk_widget_set_margin_start (self->view, 12);
  gtk_widget_set_margin_end (self->view, 12);
  g_signal_connect_object (self->view, "notify::selected", G_CALLBACK (view_cb), self,
                           G_CONNECT_SWAPPED);

  return self->view;
}

static void
create_views (CleProgressPlace *self)
{
  self->views = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->shown = gtk_stack_new ();
  gtk_widget_set_vexpand (self->shown, TRUE);
  gtk_stack_set_hhomogeneous (GTK_STACK (self->shown), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->shown), FALSE);
  gtk_box_append (GTK_BOX (self->views), create_switch (self));
  gtk_box_append (GTK_BOX (self->views), self->shown);
  gtk_stack_add_child (GTK_STACK (self->stack), self->views);
  self->present = add_list (self, self->shown, FALSE);
}

static void
cle_progress_place_constructed (GObject *object)
{
  CleProgressPlace *self = CLE_PROGRESS_PLACE (object);

  G_OBJECT_CLASS (cle_progress_place_parent_class)->constructed (object);

  create_views (self);
  g_signal_connect_object (self->present, "notify::search-mode", G_CALLBACK (search_mode_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
cle_progress_place_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  CleProgressPlace *self = CLE_PROGRESS_PLACE (object);

  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_SEARCH_MODE:
      g_object_get_property (G_OBJECT (self->present), "search-mode", value);
      break;
    case PROP_INSIDE:
      g_value_set_boolean (value,
                           gtk_stack_get_visible_child (GTK_STACK (self->stack)) != self->views);
      break;
    case PROP_ABOUT:
      g_value_set_string (value, self->about);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cle_progress_place_set_property (GObject      *object,
                                 guint         id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  CleProgressPlace *self = CLE_PROGRESS_PLACE (object);

  switch (id)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      break;
    case PROP_SETTINGS:
      self->settings = g_value_dup_object (value);
      break;
    case PROP_SEARCH_MODE:
      g_object_set_property (G_OBJECT (self->present), "search-mode", value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cle_progress_place_dispose (GObject *object)
{
  CleProgressPlace *self = CLE_PROGRESS_PLACE (object);

  g_clear_object (&self->session);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (cle_progress_place_parent_class)->dispose (object);
}

static void
cle_progress_place_finalize (GObject *object)
{
  CleProgressPlace *self = CLE_PROGRESS_PLACE (object);

  g_free (self->about);

  G_OBJECT_CLASS (cle_progress_place_parent_class)->finalize (object);
}

static void
go_back (ClePlace *place)
{
  cle_progress_place_go_back (CLE_PROGRESS_PLACE (place));
}

static void
focus (ClePlace *place)
{
  cle_progress_place_focus (CLE_PROGRESS_PLACE (place));
}

static void
cle_progress_place_iface_init (ClePlaceInterface *iface)
{
  iface->go_back = go_back;
  iface->focus = focus;
}

static void
toggle_table (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  CleProgressPlace *self = CLE_PROGRESS_PLACE (widget);

  cle_chart_table_forward (self->stack, self->views, self->shown);
}

static void
cle_progress_place_class_init (CleProgressPlaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = cle_progress_place_constructed;
  object_class->get_property = cle_progress_place_get_property;
  object_class->set_property = cle_progress_place_set_property;
  object_class->dispose = cle_progress_place_dispose;
  object_class->finalize = cle_progress_place_finalize;

  props[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, CLE_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_SETTINGS] =
      g_param_spec_object ("settings", NULL, NULL, CLE_TYPE_SETTINGS,
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_SEARCH_MODE] = g_param_spec_boolean ("search-mode", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  cle_place_install_properties (object_class, PROP_INSIDE, PROP_ABOUT);
  gtk_widget_class_install_action (widget_class, "place.table", NULL, toggle_table);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_CONTROL_MASK, "place.table",
                                       NULL);
}

static void
cle_progress_place_init (CleProgressPlace *self)
{
  self->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  adw_bin_set_child (ADW_BIN (self), self->stack);
}

/**
 * cle_progress_place_new:
 * @session: an open store
 * @settings: the user's settings
 *
 * Returns: (transfer floating): the place
 */
GtkWidget *
cle_progress_place_new (CleSession  *session,
                        CleSettings *settings)
{
  return g_object_new (CLE_TYPE_PROGRESS_PLACE, "session", session, "settings", settings, NULL);
}

/**
 * cle_progress_place_go_back:
 * @self: the place
 *
 * From a result to the list it was opened from; from the trash to the list.
 */
void
cle_progress_place_go_back (CleProgressPlace *self)
{
  g_return_if_fail (CLE_IS_PROGRESS_PLACE (self));

  GtkWidget *page = gtk_stack_get_visible_child (GTK_STACK (self->stack));

  if (page == self->result && self->behind == self->trash && self->trash != NULL)
    cle_progress_place_show_trash (self);
  else if (page != self->views)
    show_page (self, self->views, NULL);
  cle_progress_place_focus (self);
}

/**
 * cle_progress_place_focus:
 * @self: the place
 *
 * Moves the focus into the list that is shown.
 */
void
cle_progress_place_focus (CleProgressPlace *self)
{
  g_return_if_fail (CLE_IS_PROGRESS_PLACE (self));

  GtkWidget *page = gtk_stack_get_visible_child (GTK_STACK (self->stack));

  if (page == self->views)
    page = gtk_stack_get_visible_child (GTK_STACK (self->shown));
  if (CLE_IS_CHARTS_PAGE (page))
    cle_charts_page_focus (CLE_CHARTS_PAGE (page));
  else if (CLE_IS_ACTIONS_PAGE (page))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
  else if (page != self->result)
    cle_results_page_focus (CLE_RESULTS_PAGE (page));
}

/**
 * cle_progress_place_show_trash:
 * @self: the place
 */
void
cle_progress_place_show_trash (CleProgressPlace *self)
{
  g_return_if_fail (CLE_IS_PROGRESS_PLACE (self));

  if (self->trash == NULL)
    self->trash = add_list (self, self->stack, TRUE);
  show_page (self, self->trash, g_strdup (_ ("Trash")));
}

/**
 * cle_progress_place_show_actions:
 * @self: the place
 */
void
cle_progress_place_show_actions (CleProgressPlace *self)
{
  g_return_if_fail (CLE_IS_PROGRESS_PLACE (self));

  show_page (self, self->views, NULL);
  cle_view_switch_set_selected (CLE_VIEW_SWITCH (self->view), ACTIONS_VIEW);
}

/**
 * cle_progress_place_get_result:
 * @self: the place
 *
 * Returns: (nullable): id of the result that is open
 */
const char *
cle_progress_place_get_result (CleProgressPlace *self)
{
  g_return_val_if_fail (CLE_IS_PROGRESS_PLACE (self), NULL);

  GtkWidget *page = gtk_stack_get_visible_child (GTK_STACK (self->stack));

  return CLE_IS_RESULT_PAGE (page) ? cle_result_page_get_id (CLE_RESULT_PAGE (page)) : NULL;
}

/**
 * cle_progress_place_fill_filter:
 * @self: the place
 * @filter: what is shown, when charts are; else as it was
 *
 * Returns: %FALSE when that cannot be told; the user knows why
 */
gboolean
cle_progress_place_fill_filter (CleProgressPlace   *self,
                                CleSelectionFilter *filter)
{
  g_return_val_if_fail (CLE_IS_PROGRESS_PLACE (self), FALSE);

  GtkWidget *shown = gtk_stack_get_visible_child (GTK_STACK (self->shown));

  return !CLE_IS_CHARTS_PAGE (shown) ||
         cle_charts_page_fill_filter (CLE_CHARTS_PAGE (shown), filter);
}
