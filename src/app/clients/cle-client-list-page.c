/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-list-page.h"

#include "cle-client-closures.h"
#include "cle-client-dialog.h"
#include "cle-client-filter.h"
#include "cle-client-item.h"
#include "cle-client-items.h"
#include "cle-client-row.h"
#include "cle-first-clients.h"
#include "cle-growing-list.h"

#include <glib/gi18n.h>

#define STEP  32   /* clients made ready between two looks at the clock */
#define SLICE 2000 /* µs that this may take of a frame */

struct _CleClientListPage
{
  AdwBin          parent_instance;

  GtkWidget      *stack;
  GtkWidget      *spinner;
  GtkWidget      *nobody; /* with what is offered then */
  GtkWidget      *empty;
  GtkWidget      *filled;
  GtkWidget      *search;
  GtkWidget      *filters;
  GtkWidget      *kind;
  GtkWidget      *tag;
  GtkWidget      *tag_child; /* where the tags are, if there are any */
  GtkWidget      *order;
  GtkWidget      *results;
  GtkWidget      *listing;
  GtkWidget      *list;
  GtkWidget      *nothing;

  CleClientModel *model;
  CleClientFilter *filter;  /* of the judge that is shown */
  CleClientItems *items; /* those that pass, in their order */
  CleGrowingList *shown;
  char           *chosen_tag; /* (nullable) */
  gboolean        filling;
  guint           source;   /* makes the filter ready for a search */
};

G_DEFINE_FINAL_TYPE (CleClientListPage, cle_client_list_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_MODEL,
  N_PROPS
};

enum
{
  OPEN,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

/* The first choice is all tags. */
static const char *
get_tag (CleClientListPage *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->tag));

  return selected == 0 || selected == GTK_INVALID_LIST_POSITION
             ? NULL
             : cle_client_filter_get_tags (self->filter)[selected - 1];
}

/* As the widgets stand. */
static CleClientWish
get_wish (CleClientListPage *self)
{
  guint kind = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kind));

  return (CleClientWish){
    .text = gtk_editable_get_text (GTK_EDITABLE (self->search)),
    .tag = get_tag (self),
    .kind = (int) kind - 1,
    .order = (CleClientOrder) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->order)),
  };
}

static void
fill (CleClientListPage *self)
{
  CleClientWish wish = get_wish (self);
  GPtrArray *passing = cle_client_filter_list (self->filter, &wish);
  gboolean any = passing->len > 0;

  cle_growing_list_restart (self->shown);
  cle_client_items_set (self->items, cle_client_model_get_judge (self->model), passing);
  if (!any)
    {
      g_autofree char *hidden = cle_client_filter_nobody (&wish);
      g_autofree char *markup = g_markup_escape_text (hidden, -1);

      adw_status_page_set_description (ADW_STATUS_PAGE (self->nothing), markup);
    }
  gtk_stack_set_visible_child (GTK_STACK (self->results), any ? self->listing : self->nothing);
}

static void
refilter_cb (CleClientListPage *self)
{
  if (self->filter == NULL || self->filling)
    return;

  g_free (self->chosen_tag);
  self->chosen_tag = g_strdup (get_tag (self));
  fill (self);
}

/* The tag that was chosen stays, as long as somebody has it. */
static void
fill_tags (CleClientListPage *self,
           const char        *chosen)
{
  const char *const *tags = cle_client_filter_get_tags (self->filter);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (names, _ ("All tags"));
  for (guint i = 0; tags[i] != NULL; i++)
    {
      gtk_string_list_append (names, cle_client_tag_name (tags[i]));
      if (g_strcmp0 (tags[i], chosen) == 0)
        selected = i + 1;
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->tag), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->tag), selected);
  gtk_widget_set_visible (self->tag_child, tags[0] != NULL);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->filters), tags[0] != NULL ? 3 : 2);
}

static gboolean
prepare_cb (gpointer data)
{
  CleClientListPage *self = data;
  gint64 begin = g_get_monotonic_time ();
  gboolean more;

  do
    more = cle_client_filter_prepare (self->filter, STEP);
  while (more && g_get_monotonic_time () - begin < SLICE);
  if (more)
    return G_SOURCE_CONTINUE;

  self->source = 0;
  return G_SOURCE_REMOVE;
}

/* Rows point into the judge that was: they are exchanged before it is looked at
 * again. */
static void
renew_filter (CleClientListPage *self,
              const CleJudge    *judge)
{
  self->filling = TRUE;
  g_clear_pointer (&self->filter, cle_client_filter_free);
  self->filter = cle_client_filter_new (judge);
  if (self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_LOW, prepare_cb, self, NULL);
  fill_tags (self, self->chosen_tag);
  self->filling = FALSE;
}

/* As long as there is nobody, the first exercise is offered. */
static void
ensure_first (CleClientListPage *self)
{
  if (adw_bin_get_child (ADW_BIN (self->empty)) == NULL)
    adw_bin_set_child (ADW_BIN (self->empty),
                       cle_first_clients_new (cle_client_model_get_session (self->model)));
}

static void
refresh (CleClientListPage *self)
{
  const CleJudge *judge = self->model != NULL ? cle_client_model_get_judge (self->model) : NULL;

  if (judge == NULL)
    return;

  if (cle_judge_get_n (judge) == 0)
    {
      ensure_first (self);
      gtk_stack_set_visible_child (GTK_STACK (self->stack), self->nobody);
      return;
    }

  renew_filter (self, judge);
  fill (self);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->filled);
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item)
{
  gtk_list_item_set_child (item, cle_client_row_new ());
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *item,
         CleClientListPage  *self)
{
  const CleJudged *judged =
      cle_client_item_get_judged (CLE_CLIENT_ITEM (gtk_list_item_get_item (item)));
  const CleOffice *office = cle_client_book_get_office (cle_client_model_get_book (self->model));

  cle_client_row_bind (CLE_CLIENT_ROW (gtk_list_item_get_child (item)), judged, office->currency,
                       cle_session_get_now (cle_client_model_get_session (self->model)));
}

static void
activate_cb (CleClientListPage *self,
             guint              position)
{
  g_autoptr (CleClientItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), position);
  g_autofree char *id = NULL;

  if (item == NULL)
    return;

  id = g_strdup (cle_client_item_get_judged (item)->client->id);
  g_signal_emit (self, signals[OPEN], 0, id);
}

/* Enter in the search opens the first of what was found. */
static void
open_first_cb (CleClientListPage *self)
{
  refilter_cb (self);
  activate_cb (self, 0);
}

static void
add_client (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  CleClientListPage *self = CLE_CLIENT_LIST_PAGE (widget);

  cle_client_dialog_ask (widget, cle_client_model_get_session (self->model), NULL);
}

static void
show_all (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  CleClientListPage *self = CLE_CLIENT_LIST_PAGE (widget);

  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->kind), 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->tag), 0);
  self->filling = FALSE;
  refilter_cb (self);
  gtk_widget_grab_focus (self->search);
}

static void
create_list (CleClientListPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) selection = NULL;

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list), factory);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->shown)));
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), GTK_SELECTION_MODEL (selection));
}

static void
cle_client_list_page_constructed (GObject *object)
{
  CleClientListPage *self = CLE_CLIENT_LIST_PAGE (object);

  G_OBJECT_CLASS (cle_client_list_page_parent_class)->constructed (object);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "clients.add",
                                 !cle_session_get_read_only (
                                     cle_client_model_get_session (self->model)));
  create_list (self);
  g_signal_connect_object (self->model, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}

static void
cle_client_list_page_set_property (GObject      *object,
                                   guint         id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_MODEL:
      CLE_CLIENT_LIST_PAGE (object)->model = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cle_client_list_page_dispose (GObject *object)
{
  CleClientListPage *self = CLE_CLIENT_LIST_PAGE (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->filter, cle_client_filter_free);
  g_clear_object (&self->shown);
  g_clear_object (&self->items);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (cle_client_list_page_parent_class)->dispose (object);
}

static void
cle_client_list_page_finalize (GObject *object)
{
  g_free (CLE_CLIENT_LIST_PAGE (object)->chosen_tag);

  G_OBJECT_CLASS (cle_client_list_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, CLE_RESOURCE_PATH
                                               "/app/clients/cle-client-list-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CleClientListPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CleClientListPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, CleClientListPage, nobody);
  gtk_widget_class_bind_template_child (widget_class, CleClientListPage, empty);
  gtk_widget_class_bind_template_child (widget_class, CleClientListPage, filled);
  gtk_widget_class_bind_template_child (widget_class, CleClientListPage, search);
  gtk_widget_class_bind_template_child (widget_class, CleClientListPage, filters);
  gtk_widget_class_bind_template_child (widget_class, CleClientListPage, kind);
  gtk_widget_class_bind_template_child (widget_class, CleClientListPage, tag);
  gtk_widget_class_bind_template_child (widget_class, CleClientListPage, tag_child);
  gtk_widget_class_bind_template_child (widget_class, CleClientListPage, order);
  gtk_widget_class_bind_template_child (widget_class, CleClientListPage, results);
  gtk_widget_class_bind_template_child (widget_class, CleClientListPage, listing);
  gtk_widget_class_bind_template_child (widget_class, CleClientListPage, list);
  gtk_widget_class_bind_template_child (widget_class, CleClientListPage, nothing);
  gtk_widget_class_bind_template_callback (widget_class, refilter_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_first_cb);
}

static void
cle_client_list_page_class_init (CleClientListPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = cle_client_list_page_constructed;
  object_class->set_property = cle_client_list_page_set_property;
  object_class->dispose = cle_client_list_page_dispose;
  object_class->finalize = cle_client_list_page_finalize;

  props[PROP_MODEL] =
      g_param_spec_object ("model", NULL, NULL, CLE_TYPE_CLIENT_MODEL,
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[OPEN] = g_signal_new ("open", CLE_TYPE_CLIENT_LIST_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "clients.add", NULL, add_client);
  gtk_widget_class_install_action (widget_class, "clients.show-all", NULL, show_all);
}

static void
cle_client_list_page_init (CleClientListPage *self)
{
  self->items = cle_client_items_new ();
  self->shown = cle_growing_list_new (G_LIST_MODEL (self->items));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cle_client_list_page_new:
 * @model: the clients
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
cle_client_list_page_new (CleClientModel *model)
{
  return g_object_new (CLE_TYPE_CLIENT_LIST_PAGE, "model", model, NULL);
}

/**
 * cle_client_list_page_find:
 * @self: a page
 *
 * Moves the focus to the search; what stands in it is replaced by typing.
 */
void
cle_client_list_page_find (CleClientListPage *self)
{
  g_return_if_fail (CLE_IS_CLIENT_LIST_PAGE (self));

  gtk_widget_grab_focus (self->search);
}
