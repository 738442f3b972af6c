/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-clients-place.h"

#include "cle-chart-table.h"
#include "cle-client-chart-page.h"
#include "cle-client-exporting.h"
#include "cle-client-importing.h"
#include "cle-client-list-page.h"
#include "cle-client-page.h"
#include "cle-profile-page.h"
#include "cle-view-switch.h"

#include <glib/gi18n.h>

typedef enum
{
  VIEW_CLIENTS,
  VIEW_PROFILE,
  VIEW_MAP,
  VIEW_WHALE,
  N_VIEWS,
} View;

struct _CleClientsPlace
{
  AdwBin      parent_instance;

  GtkWidget  *stack;
  GtkWidget  *views;  /* below a switch */
  GtkWidget  *view;   /* the switch */
  GtkWidget  *shown;  /* stack of the views */
  GtkWidget  *pages[N_VIEWS]; /* made when they are first looked at */

  GtkWidget  *client; /* a page, made when one is first opened */
  GtkWidget  *left;   /* (nullable): had the focus before that; weak */

  CleSession *session;
  CleClientModel *model;
  char       *about;
  char       *wanted; /* (nullable): id to be opened once the clients are read */
  gboolean    waiting; /* for something that takes the focus */
};

static void cle_clients_place_iface_init (ClePlaceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CleClientsPlace, cle_clients_place, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (CLE_TYPE_PLACE, cle_clients_place_iface_init))

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS,
  PROP_INSIDE = N_PROPS,
  PROP_ABOUT
};

static GParamSpec *props[N_PROPS];

/* What has the focus in the views, if anything has. */
static GtkWidget *
find_focus (CleClientsPlace *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, self->shown) ? focus : NULL;
}

/* Who comes back from another place is where he was. */
static void
take_focus (CleClientsPlace *self)
{
  self->waiting = find_focus (self) == NULL &&
                  !gtk_widget_child_focus (gtk_stack_get_visible_child (GTK_STACK (self->shown)),
                                           GTK_DIR_TAB_FORWARD);
}

/* Back to the row that was opened: the next one is a key away. */
static void
leave (CleClientsPlace *self)
{
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->views);
  g_clear_pointer (&self->about, g_free);
  cle_place_announce (CLE_PLACE (self));
  if (self->left == NULL || !gtk_widget_get_mapped (self->left) ||
      !gtk_widget_grab_focus (self->left))
    take_focus (self);
  g_clear_weak_pointer (&self->left);
}

static void
remember_focus (CleClientsPlace *self)
{
  GtkWidget *focus = find_focus (self);

  if (focus != NULL)
    g_set_weak_pointer (&self->left, focus);
}

static void
open_cb (CleClientsPlace *self,
         const char      *id)
{
  const CleJudged *judged = cle_judge_find (cle_client_model_get_judge (self->model), id);

  if (judged == NULL)
    return;

  if (self->client == NULL)
    {
      self->client = cle_client_page_new (self->model);
      g_signal_connect_object (self->client, "gone", G_CALLBACK (leave), self, G_CONNECT_SWAPPED);
      gtk_stack_add_child (GTK_STACK (self->stack), self->client);
    }
  remember_focus (self);
  cle_client_page_show (CLE_CLIENT_PAGE (self->client), id);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->client);
  g_free (self->about);
  self->about = g_strdup (judged->client->name);
  cle_place_announce (CLE_PLACE (self));
}

/* Until the clients are read there is nothing on the page that takes a key. */
static void
changed_cb (CleClientsPlace *self)
{
  g_autofree char *wanted = g_steal_pointer (&self->wanted);

  if (wanted != NULL)
    open_cb (self, wanted);
  else if (self->waiting && gtk_widget_get_mapped (GTK_WIDGET (self)))
    take_focus (self);
  self->waiting = FALSE;
}

static GtkWidget *
create_list (CleClientsPlace *self)
{
  GtkWidget *page = cle_client_list_page_new (self->model);

  g_signal_connect_object (page, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);

  return page;
}

static GtkWidget *
create_chart (CleClientsPlace *self,
              CleChartKind     kind)
{
  GtkWidget *page = cle_client_chart_page_new (self->model, kind);

  g_signal_connect_object (page, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);

  return page;
}

static GtkWidget *
create_page (CleClientsPlace *self,
             View             view)
{
  switch (view)
    {
    case VIEW_CLIENTS:
      return create_list (self);
    case VIEW_MAP:
      return create_chart (self, CLE_CHART_KIND_PORTFOLIO);
    case VIEW_WHALE:
      return create_chart (self, CLE_CHART_KIND_WHALE);
    case VIEW_PROFILE:
    case N_VIEWS:
    default:
      return cle_profile_page_new (self->model);
    }
}

static void
view_cb (CleClientsPlace *self)
{
  View view = (View) cle_view_switch_get_selected (CLE_VIEW_SWITCH (self->view));

  if (self->pages[view] == NULL)
    {
      self->pages[view] = create_page (self, view);
      gtk_stack_add_child (GTK_STACK (self->shown), self->pages[view]);
    }
  gtk_stack_set_visible_child (GTK_STACK (self->shown), self->pages[view]);
}

static GtkWidget *
create_switch (CleClientsPlace *self)
{
  const char *names[] = { _ ("Clients"), _ ("Profile"), _ ("Map"), _ ("Profit"), NULL };

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
import_clients (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  cle_client_importing_start (widget, CLE_CLIENTS_PLACE (widget)->model);
}

static void
undo_import (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  cle_client_importing_undo (widget, CLE_CLIENTS_PLACE (widget)->model);
}

static void
export_clients (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  cle_client_exporting_all (widget, CLE_CLIENTS_PLACE (widget)->model);
}

static void
export_client (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  cle_client_exporting_one (widget, CLE_CLIENTS_PLACE (widget)->model,
                            g_variant_get_string (parameter, NULL));
}

static void
toggle_table (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  CleClientsPlace *self = CLE_CLIENTS_PLACE (widget);

  cle_chart_table_forward (self->stack, self->views, self->shown);
}

static void
enable_actions (CleClientsPlace *self)
{
  gboolean writable = !cle_session_get_read_only (self->session);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "place.import-clients", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "place.undo-import", writable);
}

static void
cle_clients_place_constructed (GObject *object)
{
  CleClientsPlace *self = CLE_CLIENTS_PLACE (object);

  G_OBJECT_CLASS (cle_clients_place_parent_class)->constructed (object);

  self->model = cle_client_model_dup_shared (self->session);
  g_signal_connect_object (self->model, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  enable_actions (self);
  self->stack = gtk_stack_new ();
  self->views = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->shown = gtk_stack_new ();
  gtk_widget_set_vexpand (self->shown, TRUE);
  gtk_stack_set_hhomogeneous (GTK_STACK (self->shown), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->shown), FALSE);
  gtk_box_append (GTK_BOX (self->views), create_switch (self));
  gtk_box_append (GTK_BOX (self->views), self->shown);
  gtk_stack_add_child (GTK_STACK (self->stack), self->views);
  adw_bin_set_child (ADW_BIN (self), self->stack);
  view_cb (self);
}

static void
cle_clients_place_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  CleClientsPlace *self = CLE_CLIENTS_PLACE (object);

  switch (id)
    {
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
cle_clients_place_set_property (GObject      *object,
                                guint         id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  CleClientsPlace *self = CLE_CLIENTS_PLACE (object);

  switch (id)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cle_clients_place_dispose (GObject *object)
{
  g_clear_weak_pointer (&CLE_CLIENTS_PLACE (object)->left);
  g_clear_object (&CLE_CLIENTS_PLACE (object)->model);
  g_clear_object (&CLE_CLIENTS_PLACE (object)->session);

  G_OBJECT_CLASS (cle_clients_place_parent_class)->dispose (object);
}

static void
cle_clients_place_finalize (GObject *object)
{
  g_free (CLE_CLIENTS_PLACE (object)->about);
  g_free (CLE_CLIENTS_PLACE (object)->wanted);

  G_OBJECT_CLASS (cle_clients_place_parent_class)->finalize (object);
}

static void
go_back (ClePlace *place)
{
  leave (CLE_CLIENTS_PLACE (place));
}

static void
focus (ClePlace *place)
{
  take_focus (CLE_CLIENTS_PLACE (place));
}

static void
find (ClePlace *place)
{
  CleClientsPlace *self = CLE_CLIENTS_PLACE (place);

  cle_view_switch_set_selected (CLE_VIEW_SWITCH (self->view), VIEW_CLIENTS);
  cle_client_list_page_find (CLE_CLIENT_LIST_PAGE (self->pages[VIEW_CLIENTS]));
}

static void
cle_clients_place_iface_init (ClePlaceInterface *iface)
{
  iface->go_back = go_back;
  iface->focus = focus;
  iface->find = find;
}

static void
cle_clients_place_class_init (CleClientsPlaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = cle_clients_place_constructed;
  object_class->get_property = cle_clients_place_get_property;
  object_class->set_property = cle_clients_place_set_property;
  object_class->dispose = cle_clients_place_dispose;
  object_class->finalize = cle_clients_place_finalize;

  props[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, CLE_TYPE_SESSION,
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  cle_place_install_properties (object_class, PROP_INSIDE, PROP_ABOUT);

  gtk_widget_class_install_action (widget_class, "place.table", NULL, toggle_table);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_CONTROL_MASK, "place.table",
                                       NULL);
  gtk_widget_class_install_action (widget_class, "place.import-clients", NULL, import_clients);
  gtk_widget_class_install_action (widget_class, "place.undo-import", NULL, undo_import);
  gtk_widget_class_install_action (widget_class, "place.export-clients", NULL, export_clients);
  gtk_widget_class_install_action (widget_class, "place.export-client", "s", export_client);
}

static void
cle_clients_place_init (CleClientsPlace *self)
{
}

/**
 * cle_clients_place_new:
 * @session: an open store
 *
 * Returns: (transfer floating): the place
 */
GtkWidget *
cle_clients_place_new (CleSession *session)
{
  return g_object_new (CLE_TYPE_CLIENTS_PLACE, "session", session, NULL);
}

/**
 * cle_clients_place_open:
 * @self: the place
 * @client: (nullable): id of a client; %NULL for the profile
 *
 * Shows a client, as soon as the clients are read.
 */
void
cle_clients_place_open (CleClientsPlace *self,
                        const char      *client)
{
  g_return_if_fail (CLE_IS_CLIENTS_PLACE (self));

  if (client == NULL)
    {
      leave (self);
      cle_view_switch_set_selected (CLE_VIEW_SWITCH (self->view), VIEW_PROFILE);
      return;
    }

  g_free (self->wanted);
  self->wanted = g_strdup (client);
  if (cle_client_model_get_judge (self->model) != NULL)
    changed_cb (self);
}
