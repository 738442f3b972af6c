/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-window.h"

#include "cle-clients-place.h"
#include "cle-page-keys.h"
#include "cle-toast.h"
#include "cle-tidy.h"
#include "cle-trouble-page.h"
#include "cle-window-closures.h"
#include "cle-window-private.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (CleWindow, cle_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_0,
  PROP_SETTINGS,
  PROP_STORE_PATH,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

gboolean
cle_window_shows_progress (CleWindow *self)
{
  return g_strcmp0 (adw_view_stack_get_visible_child_name (self->places), "progress") == 0;
}

static gboolean
is_troubled (CleWindow *self)
{
  return self->trouble != NULL &&
         gtk_stack_get_visible_child (GTK_STACK (self->shell)) == self->trouble;
}

/* The visible place; NULL as long as it was not made. */
static ClePlace *
get_place (CleWindow *self)
{
  GtkWidget *shown = adw_view_stack_get_visible_child (self->places);

  if (shown != NULL && !CLE_IS_PLACE (shown))
    shown = adw_bin_get_child (ADW_BIN (shown));

  return (ClePlace *) shown;
}

/* Its buttons are made when it is seen for the first time. */
static void
show_bar (CleWindow *self,
          gboolean   shown)
{
  AdwViewSwitcherBar *bar = ADW_VIEW_SWITCHER_BAR (self->switcher_bar);

  if (shown && adw_view_switcher_bar_get_stack (bar) == NULL)
    adw_view_switcher_bar_set_stack (bar, self->places);
  adw_view_switcher_bar_set_reveal (bar, shown);
}

static void
update_header (CleWindow *self)
{
  g_autofree char *about = cle_place_dup_about (get_place (self));
  gboolean inside = about != NULL;
  gboolean troubled = is_troubled (self);
  gboolean listing =
      cle_window_shows_progress (self) && !inside && !troubled && self->progress != NULL;

  adw_view_switcher_title_set_view_switcher_enabled (ADW_VIEW_SWITCHER_TITLE (self->title),
                                                     !inside && !troubled);
  adw_view_switcher_title_set_title (ADW_VIEW_SWITCHER_TITLE (self->title),
                                     inside && *about != '\0' ? about : _ ("Clientele"));
  show_bar (self, cle_window_shows_bar (adw_view_switcher_title_get_title_visible (
                                            ADW_VIEW_SWITCHER_TITLE (self->title)),
                                        inside, troubled));
  gtk_widget_set_visible (self->back, inside);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back", inside);
  gtk_widget_set_visible (self->search, listing);
}

/* A result has nothing to begin with but the way back. */
static void
inside_cb (CleWindow *self)
{
  update_header (self);
  if (gtk_widget_get_visible (self->back))
    gtk_widget_grab_focus (self->back);
}

static void
ensure_progress (CleWindow *self)
{
  if (self->progress != NULL || self->session == NULL)
    return;

  self->progress = CLE_PROGRESS_PLACE (cle_progress_place_new (self->session, self->settings));
  g_object_bind_property (self->progress, "search-mode", self->search, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->progress, "notify::inside", G_CALLBACK (inside_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self->progress_bin), GTK_WIDGET (self->progress));
}

static void
ensure_clients (CleWindow *self)
{
  GtkWidget *place;

  if (adw_bin_get_child (ADW_BIN (self->clients_bin)) != NULL || self->session == NULL)
    return;

  place = cle_clients_place_new (self->session);
  g_signal_connect_object (place, "notify::inside", G_CALLBACK (inside_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self->clients_bin), place);
}

static void
place_cb (CleWindow *self)
{
  if (self->places == NULL || self->title == NULL)
    return;

  if (cle_window_shows_progress (self))
    ensure_progress (self);
  else if (g_strcmp0 (adw_view_stack_get_visible_child_name (self->places), "clients") == 0)
    ensure_clients (self);
  update_header (self);
}

static void
failed_cb (CleWindow    *self,
           const GError *error)
{
  cle_toast_say (self->shell, error->message);
}

static void
show_notice (CleWindow *self,
             gboolean   read_only)
{
  GtkWidget *label;

  if (read_only && self->notice == NULL)
    {
      label = gtk_label_new (_ ("These data were written by a newer version of Clientele: they "
                                "can be read here, but nothing can be added."));
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_set_hexpand (label, TRUE);
      self->notice = gtk_info_bar_new ();
      gtk_info_bar_add_child (GTK_INFO_BAR (self->notice), label);
      gtk_box_insert_child_after (GTK_BOX (self->content), self->notice, self->header);
    }

  if (self->notice != NULL)
    gtk_info_bar_set_revealed (GTK_INFO_BAR (self->notice), read_only);
}

static void
tidy_soon (CleWindow *self)
{
  cle_tidy_soon (&self->start_source);
}

static void
set_session (CleWindow  *self,
             CleSession *session)
{
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  adw_bin_set_child (ADW_BIN (self->progress_bin), NULL);
  self->progress = NULL;
  adw_bin_set_child (ADW_BIN (self->clients_bin), NULL);
  g_set_object (&self->session, session);
  cle_assessment_place_set_session (self->assessment, session);
  if (session == NULL)
    return;

  g_signal_connect_object (session, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::loaded", G_CALLBACK (tidy_soon), self,
                           G_CONNECT_SWAPPED);
  show_notice (self, cle_session_get_read_only (session));
  place_cb (self);
}

static void
show_trouble (CleWindow    *self,
              const GError *error,
              const char   *path)
{
  g_autofree char *text = cle_window_trouble_text (error, path);

  if (self->trouble == NULL)
    {
      self->trouble = cle_trouble_page_new ();
      gtk_stack_add_child (GTK_STACK (self->shell), self->trouble);
    }
  cle_trouble_page_set_text (CLE_TROUBLE_PAGE (self->trouble), text);
  gtk_stack_set_visible_child (GTK_STACK (self->shell), self->trouble);
  update_header (self);
}

void
cle_window_open_store (CleWindow *self)
{
  g_autofree char *path =
      cle_window_store_path (self->given_path, cle_settings_get_data_folder (self->settings));
  g_autoptr (GError) error = NULL;
  g_autoptr (CleSession) session = cle_session_open (path, &error);

  set_session (self, session);
  if (session == NULL)
    {
      show_trouble (self, error, path);
      return;
    }

  gtk_stack_set_visible_child (GTK_STACK (self->shell), GTK_WIDGET (self->places));
  update_header (self);
  cle_session_load (session);
  cle_assessment_place_reload (self->assessment, TRUE);
}

static gboolean
start_cb (gpointer data)
{
  CleWindow *self = data;

  self->start_source = 0;
  cle_window_open_store (self);
  tidy_soon (self);

  return G_SOURCE_REMOVE;
}

static void
painted_cb (GdkFrameClock *clock,
            CleWindow     *self)
{
  g_signal_handler_disconnect (clock, self->painted_handler);
  self->painted_handler = 0;
  self->start_source = g_idle_add (start_cb, self);
}

static void
go_back (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  ClePlace *place = get_place (CLE_WINDOW (widget));

  if (place != NULL)
    cle_place_go_back (place);
}

/* In the place that is shown, or else among the results. */
static void
find (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  CleWindow *self = CLE_WINDOW (widget);

  if (gtk_widget_get_visible (self->back) || self->session == NULL)
    return;
  if (cle_place_find (get_place (self)))
    return;

  adw_view_stack_set_visible_child_name (self->places, "progress");
  g_object_set (self->progress, "search-mode", TRUE, NULL);
}

static void
show_trash (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  CleWindow *self = CLE_WINDOW (widget);

  if (gtk_widget_get_visible (self->back) || self->session == NULL)
    return;

  adw_view_stack_set_visible_child_name (self->places, "progress");
  cle_progress_place_show_trash (self->progress);
}

static void
show_actions (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  CleWindow *self = CLE_WINDOW (widget);

  if (gtk_widget_get_visible (self->back) || self->session == NULL)
    return;

  adw_view_stack_set_visible_child_name (self->places, "progress");
  cle_progress_place_show_actions (self->progress);
}

static void
show_place (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  CleWindow *self = CLE_WINDOW (widget);

  if (gtk_widget_get_visible (self->back))
    return;

  adw_view_stack_set_visible_child_name (self->places, g_variant_get_string (parameter, NULL));
  if (get_place (self) != NULL)
    cle_place_focus (get_place (self));
}

static void
try_again (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  cle_window_open_store (CLE_WINDOW (widget));
}

/* The menu is made when it is opened for the first time. */
static void
create_menu (GtkMenuButton *button,
             gpointer       data)
{
  g_autoptr (GtkBuilder) builder = NULL;

  if (gtk_menu_button_get_menu_model (button) != NULL)
    return;

  builder = gtk_builder_new_from_resource (CLE_RESOURCE_PATH "/app/cle-window-menu.ui");
  gtk_menu_button_set_menu_model (button,
                                  G_MENU_MODEL (gtk_builder_get_object (builder, "primary_menu")));
}

static void
cle_window_map (GtkWidget *widget)
{
  CleWindow *self = CLE_WINDOW (widget);

  GTK_WIDGET_CLASS (cle_window_parent_class)->map (widget);

  if (self->started)
    return;

  self->started = TRUE;
  self->painted_handler = g_signal_connect (gtk_widget_get_frame_clock (widget), "after-paint",
                                            G_CALLBACK (painted_cb), self);
}

/* It has been closed, though whoever works for it may still hold it. */
static void
cle_window_unrealize (GtkWidget *widget)
{
  cle_window_stop_report (CLE_WINDOW (widget));

  GTK_WIDGET_CLASS (cle_window_parent_class)->unrealize (widget);
}

static gboolean
cle_window_close_request (GtkWindow *window)
{
  CleWindow *self = CLE_WINDOW (window);
  int width, height;

  cle_assessment_place_flush (self->assessment);
  gtk_window_get_default_size (window, &width, &height);
  g_object_set (self->settings, "window-maximized", gtk_window_is_maximized (window), NULL);
  if (!gtk_window_is_maximized (window))
    g_object_set (self->settings, "window-width", CLAMP (width, 360, 16384), "window-height",
                  CLAMP (height, 294, 16384), NULL);

  return GTK_WINDOW_CLASS (cle_window_parent_class)->close_request (window);
}

static void
cle_window_constructed (GObject *object)
{
  CleWindow *self = CLE_WINDOW (object);
  g_autofree char *path = NULL;
  gboolean maximized;
  int width, height;

  G_OBJECT_CLASS (cle_window_parent_class)->constructed (object);

  g_object_get (self->settings, "window-width", &width, "window-height", &height,
                "window-maximized", &maximized, NULL);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (maximized)
    gtk_window_maximize (GTK_WINDOW (self));

  path = cle_window_store_path (self->given_path, cle_settings_get_data_folder (self->settings));
  cle_assessment_place_greet (self->assessment, cle_window_is_first (path));
  g_object_set (self->assessment, "settings", self->settings, NULL);
}

static void
cle_window_set_property (GObject      *object,
                         guint         id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  CleWindow *self = CLE_WINDOW (object);

  switch (id)
    {
    case PROP_SETTINGS:
      self->settings = g_value_dup_object (value);
      break;
    case PROP_STORE_PATH:
      self->given_path = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cle_window_dispose (GObject *object)
{
  CleWindow *self = CLE_WINDOW (object);

  g_clear_handle_id (&self->start_source, g_source_remove);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (cle_window_parent_class)->dispose (object);
}

static void
cle_window_finalize (GObject *object)
{
  CleWindow *self = CLE_WINDOW (object);

  g_free (self->given_path);

  G_OBJECT_CLASS (cle_window_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.back", NULL, go_back);
  gtk_widget_class_install_action (widget_class, "win.find", NULL, find);
  gtk_widget_class_install_action (widget_class, "win.trash", NULL, show_trash);
  gtk_widget_class_install_action (widget_class, "win.actions", NULL, show_actions);
  gtk_widget_class_install_action (widget_class, "win.place", "s", show_place);
  gtk_widget_class_install_action (widget_class, "win.try-again", NULL, try_again);
  cle_window_install_dialog_actions (widget_class);
  cle_window_install_file_actions (widget_class);
  cle_window_install_client_actions (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "win.back", NULL);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLE_RESOURCE_PATH "/app/cle-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CleWindow, title);
  gtk_widget_class_bind_template_child (widget_class, CleWindow, back);
  gtk_widget_class_bind_template_child (widget_class, CleWindow, menu);
  gtk_widget_class_bind_template_child (widget_class, CleWindow, search);
  gtk_widget_class_bind_template_child (widget_class, CleWindow, content);
  gtk_widget_class_bind_template_child (widget_class, CleWindow, header);
  gtk_widget_class_bind_template_child (widget_class, CleWindow, shell);
  gtk_widget_class_bind_template_child (widget_class, CleWindow, places);
  gtk_widget_class_bind_template_child (widget_class, CleWindow, assessment);
  gtk_widget_class_bind_template_child (widget_class, CleWindow, progress_bin);
  gtk_widget_class_bind_template_child (widget_class, CleWindow, clients_bin);
  gtk_widget_class_bind_template_child (widget_class, CleWindow, switcher_bar);
  gtk_widget_class_bind_template_callback (widget_class, place_cb);
}

static void
cle_window_class_init (CleWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = cle_window_constructed;
  object_class->set_property = cle_window_set_property;
  object_class->dispose = cle_window_dispose;
  object_class->finalize = cle_window_finalize;
  widget_class->map = cle_window_map;
  widget_class->unrealize = cle_window_unrealize;
  GTK_WINDOW_CLASS (klass)->close_request = cle_window_close_request;

  props[PROP_SETTINGS] = g_param_spec_object ("settings", NULL, NULL, CLE_TYPE_SETTINGS, flags);
  props[PROP_STORE_PATH] = g_param_spec_string ("store-path", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  g_type_ensure (CLE_TYPE_ASSESSMENT_PLACE);
  bind_template (widget_class);
  install_actions (widget_class);
}

static void
cle_window_init (CleWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->menu), create_menu, NULL, NULL);
  cle_page_keys_attach (self->header, self->shell);
  g_signal_connect_object (self->title, "notify::title-visible", G_CALLBACK (update_header), self,
                           G_CONNECT_SWAPPED);
}

/**
 * cle_window_new:
 * @application: the program
 * @settings: the user's settings
 * @store_path: (nullable): a folder that takes the place of the usual one
 *
 * The store is opened after the window has been painted for the first time.
 *
 * Returns: (transfer none): a window, to be presented
 */
GtkWidget *
cle_window_new (GtkApplication *application,
                CleSettings    *settings,
                const char     *store_path)
{
  return g_object_new (CLE_TYPE_WINDOW, "application", application, "settings", settings,
                       "store-path", store_path, NULL);
}
