/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-results-page.h"

#include "cle-act-task.h"
#include "cle-damage-window.h"
#include "cle-deletion.h"
#include "cle-growing-list.h"
#include "cle-progress-closures.h"
#include "cle-result-filter-bar.h"
#include "cle-result-row.h"

#include <glib/gi18n.h>

struct _CleResultsPage
{
  AdwBin              parent_instance;

  GtkWidget          *loading;
  CleResultFilterBar *filter_bar;
  GtkWidget          *damage;
  GtkWidget          *damage_label;
  GtkWidget          *stack;
  GtkWidget          *list;
  GtkWidget          *empty;

  CleSession         *session;
  CleResultList      *results;
  CleGrowingList      *shown; /* of the results, the first ones first */
  gboolean            trashed;
};

G_DEFINE_FINAL_TYPE (CleResultsPage, cle_results_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_TRASHED,
  PROP_SEARCH_MODE,
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
update_state (CleResultsPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->results));
  CleResultsState state = cle_progress_state (n, cle_result_filter_bar_is_on (self->filter_bar),
                                              cle_session_get_loaded (self->session));

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), cle_progress_state_name (state));
}

static void
refilter (CleResultsPage *self)
{
  CleResultFilter filter = { .voice = -1, .trashed = self->trashed };

  if (self->results == NULL)
    return;

  cle_result_filter_bar_fill (self->filter_bar, &filter);
  cle_growing_list_restart (self->shown);
  cle_result_list_set_filter (self->results, &filter);
  update_state (self);
}

static void
show_damage (CleResultsPage *self)
{
  GPtrArray *damages = cle_history_get_damages (cle_session_get_history (self->session));
  guint n = damages == NULL ? 0 : damages->len;
  g_autofree char *text = cle_progress_damage_text (n);

  gtk_label_set_label (GTK_LABEL (self->damage_label), text);
  gtk_info_bar_set_revealed (GTK_INFO_BAR (self->damage), n > 0 && !self->trashed);
}

/* When the row in focus has gone or was made anew, no widget is in focus. */
static void
keep_focus (CleResultsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL && gtk_widget_get_mapped (self->list) && gtk_root_get_focus (root) == NULL)
    gtk_widget_grab_focus (self->list);
}

static void
changed_cb (CleResultsPage *self)
{
  cle_result_filter_bar_load (self->filter_bar, self->session);
  show_damage (self);
  update_state (self);
  keep_focus (self);
}

static void
search_mode_cb (CleResultsPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SEARCH_MODE]);
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item)
{
  gtk_list_item_set_child (item, cle_result_row_new ());
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *item,
         CleResultsPage     *self)
{
  const CleHistoryRow *row =
      cle_result_item_get_row (CLE_RESULT_ITEM (gtk_list_item_get_item (item)));

  cle_result_row_bind (CLE_RESULT_ROW (gtk_list_item_get_child (item)), row,
                       cle_session_find_tone (self->session, row->digest, row->score),
                       cle_session_get_now (self->session));
}

static void
unbind_cb (GtkListItemFactory *factory,
           GtkListItem        *item)
{
  cle_result_row_clear (CLE_RESULT_ROW (gtk_list_item_get_child (item)));
}

static void
activate_cb (CleResultsPage *self,
             guint           position)
{
  g_autoptr (CleResultItem) item = g_list_model_get_item (G_LIST_MODEL (self->results), position);

  if (item != NULL)
    g_signal_emit (self, signals[OPEN], 0, cle_result_item_get_index (item));
}

static void
delete_result (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  CleResultsPage *self = CLE_RESULTS_PAGE (widget);
  const char *id = g_variant_get_string (parameter, NULL);

  if (self->trashed)
    cle_deletion_erase (widget, self->session, id);
  else
    cle_deletion_trash (widget, self->session, id);
}

static void
restore_result (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  CleResultsPage *self = CLE_RESULTS_PAGE (widget);

  cle_deletion_restore (widget, self->session, g_variant_get_string (parameter, NULL));
}

static void
show_all (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  cle_result_filter_bar_reset (CLE_RESULTS_PAGE (widget)->filter_bar);
}

static void
show_damages (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  CleResultsPage *self = CLE_RESULTS_PAGE (widget);
  GtkWidget *window =
      cle_damage_window_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                             cle_history_get_damages (cle_session_get_history (self->session)));

  gtk_window_present (GTK_WINDOW (window));
}

static GtkWidget *
create_begin (void)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Begin an Assessment"));

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), "win.place::assessment");

  return button;
}

static void
describe_emptiness (CleResultsPage *self)
{
  AdwStatusPage *page = ADW_STATUS_PAGE (self->empty);

  adw_status_page_set_icon_name (page,
                                 self->trashed ? "user-trash-symbolic" : "cle-progress-symbolic");
  adw_status_page_set_title (page, self->trashed ? _ ("The trash is empty")
                                                 : _ ("Nothing to compare yet"));
  adw_status_page_set_description (
      page, self->trashed ? _ ("What you delete stays here for 30 days.")
                          : _ ("Each finished assessment appears here, the newest first."));
  if (!self->trashed)
    adw_status_page_set_child (page, create_begin ());
}

static void
create_list (CleResultsPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list), factory);
  g_object_unref (factory);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list),
                           GTK_SELECTION_MODEL (
                               gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->shown)))));
}

static void
cle_results_page_constructed (GObject *object)
{
  CleResultsPage *self = CLE_RESULTS_PAGE (object);
  CleHistory *history = cle_session_get_history (self->session);

  G_OBJECT_CLASS (cle_results_page_parent_class)->constructed (object);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "results.delete",
                                 !cle_session_get_read_only (self->session));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "results.restore",
                                 !cle_session_get_read_only (self->session));
  self->results = cle_result_list_new (history);
  self->shown = cle_growing_list_new (G_LIST_MODEL (self->results));
  create_list (self);
  describe_emptiness (self);
  g_object_bind_property (history, "progress", self->loading, "fraction", G_BINDING_SYNC_CREATE);
  g_object_bind_property (history, "loading", self->loading, "visible", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->results, "items-changed", G_CALLBACK (update_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  changed_cb (self);
  refilter (self);
}

static void
cle_results_page_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  CleResultsPage *self = CLE_RESULTS_PAGE (object);

  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_TRASHED:
      g_value_set_boolean (value, self->trashed);
      break;
    case PROP_SEARCH_MODE:
      g_object_get_property (G_OBJECT (self->filter_bar), "search-mode", value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cle_results_page_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  CleResultsPage *self = CLE_RESULTS_PAGE (object);

  switch (id)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      break;
    case PROP_TRASHED:
      self->trashed = g_value_get_boolean (value);
      break;
    case PROP_SEARCH_MODE:
      g_object_set_property (G_OBJECT (self->filter_bar), "search-mode", value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cle_results_page_dispose (GObject *object)
{
  CleResultsPage *self = CLE_RESULTS_PAGE (object);

  g_clear_object (&self->shown);
  g_clear_object (&self->results);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (cle_results_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "results.delete", "s", delete_result);
  gtk_widget_class_install_action (widget_class, "results.restore", "s", restore_result);
  gtk_widget_class_install_action (widget_class, "results.show-all", NULL, show_all);
  gtk_widget_class_install_action (widget_class, "results.damage", NULL, show_damages);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, CLE_RESOURCE_PATH
                                               "/app/progress/cle-results-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CleResultsPage, loading);
  gtk_widget_class_bind_template_child (widget_class, CleResultsPage, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, CleResultsPage, damage);
  gtk_widget_class_bind_template_child (widget_class, CleResultsPage, damage_label);
  gtk_widget_class_bind_template_child (widget_class, CleResultsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CleResultsPage, list);
  gtk_widget_class_bind_template_child (widget_class, CleResultsPage, empty);
  gtk_widget_class_bind_template_callback (widget_class, refilter);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
cle_results_page_class_init (CleResultsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = cle_results_page_constructed;
  object_class->get_property = cle_results_page_get_property;
  object_class->set_property = cle_results_page_set_property;
  object_class->dispose = cle_results_page_dispose;

  props[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, CLE_TYPE_SESSION, flags);
  props[PROP_TRASHED] = g_param_spec_boolean ("trashed", NULL, NULL, FALSE, flags);
  props[PROP_SEARCH_MODE] = g_param_spec_boolean ("search-mode", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[OPEN] = g_signal_new ("open", CLE_TYPE_RESULTS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  g_type_ensure (CLE_TYPE_RESULT_FILTER_BAR);
  bind_template (widget_class);
  install_actions (widget_class);
}

static void
cle_results_page_init (CleResultsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->filter_bar, "notify::search-mode", G_CALLBACK (search_mode_cb),
                           self, G_CONNECT_SWAPPED);
}

/**
 * cle_results_page_new:
 * @session: whose results to list
 * @trashed: whether to list those in the trash instead
 *
 * Returns: (transfer floating): a page
 */
GtkWidget *
cle_results_page_new (CleSession *session,
                      gboolean    trashed)
{
  return g_object_new (CLE_TYPE_RESULTS_PAGE, "session", session, "trashed", trashed, NULL);
}

/**
 * cle_results_page_focus:
 * @self: a page
 *
 * Moves the focus to the row where it was last, or to the first.
 */
void
cle_results_page_focus (CleResultsPage *self)
{
  g_return_if_fail (CLE_IS_RESULTS_PAGE (self));

  gtk_widget_grab_focus (self->list);
}
