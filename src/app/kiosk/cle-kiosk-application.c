/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-kiosk-application.h"

#include "cle-kiosk-guards.h"
#include "cle-kiosk-language.h"
#include "cle-kiosk-window.h"
#include "cle-renderer.h"
#include "cle-service.h"
#include "cle-theme.h"
#include "cle-tidy.h"

#include <glib/gi18n.h>

struct _CleKioskApplication
{
  AdwApplication parent_instance;

  char          *config_path; /* NULL for the usual one */
  char          *store_path;  /* NULL for the usual one */
  CleService    *service;
  int            status;      /* of the process, once it ends */
};

G_DEFINE_FINAL_TYPE (CleKioskApplication, cle_kiosk_application, ADW_TYPE_APPLICATION)

static const GOptionEntry OPTIONS[] = {
  { "kiosk", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Run as an unattended kiosk"), NULL },
  { "kiosk-file", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("How the kiosk is set up"), N_ ("FILE") },
  { "store", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Use the data in this folder"),
    N_ ("FOLDER") },
  { NULL },
};

static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, CLE_RESOURCE_PATH "/kiosk.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
cle_kiosk_application_startup (GApplication *application)
{
  const char *variable = cle_renderer_prepare ();
  gboolean themed = cle_theme_prepare ();

  gtk_init ();
  cle_renderer_restore (variable);
  cle_theme_settle (themed);
  cle_kiosk_guard_process ();
  cle_kiosk_guard_bus (g_application_get_dbus_connection (application));
  G_APPLICATION_CLASS (cle_kiosk_application_parent_class)->startup (application);
  cle_kiosk_guard_display (gdk_display_get_default ());
  load_style ();
}

static CleKioskDesk *
open_desk (CleKioskApplication *self,
           GError             **error)
{
  g_autofree char *config_path =
      self->config_path != NULL ? g_strdup (self->config_path) : cle_kiosk_config_dup_path ();
  g_autofree char *store_path =
      self->store_path != NULL ? g_strdup (self->store_path) : cle_store_dup_default_path ();
  g_autoptr (CleKioskConfig) config = cle_kiosk_config_load (config_path, error);
  g_autoptr (CleStore) store = NULL;
  g_autoptr (CleKioskClerk) clerk = NULL;

  if (config == NULL)
    return NULL;
  if (config->pin == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _ ("“%s” has no PIN, so nobody could leave the kiosk. Set it up in the window, "
                      "or with “clientelectl kiosk pin”."),
                   config_path);
      return NULL;
    }

  store = cle_store_open (store_path, cle_io_get_system (), cle_clock_get_system (), error);
  if (store == NULL || !cle_store_check_writable (store, error))
    return NULL;

  clerk = cle_kiosk_clerk_new (g_steal_pointer (&config), config_path, store, error);
  return clerk != NULL ? cle_kiosk_desk_new (clerk) : NULL;
}

static void
left_cb (CleKioskApplication *self)
{
  g_application_quit (G_APPLICATION (self));
}

/* Nobody could mend it from the screen: the reason is for the journal, and for
 * whoever started it. */
static void
give_up (CleKioskApplication *self,
         const GError        *error)
{
  g_printerr ("%s\n", error->message);
  self->status = 2;
}

static void
cle_kiosk_application_activate (GApplication *application)
{
  CleKioskApplication *self = CLE_KIOSK_APPLICATION (application);
  g_autoptr (GError) error = NULL;
  g_autoptr (CleKioskDesk) desk = NULL;
  GtkWidget *window;

  if (gtk_application_get_active_window (GTK_APPLICATION (application)) != NULL)
    return;

  desk = open_desk (self, &error);
  if (desk == NULL)
    {
      give_up (self, error);
      return;
    }

  window = cle_kiosk_window_new (desk);
  gtk_window_set_application (GTK_WINDOW (window), GTK_APPLICATION (application));
  g_signal_connect_object (window, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
  self->service = cle_service_start ();
}

static int
cle_kiosk_application_handle_local_options (GApplication *application,
                                            GVariantDict *options)
{
  CleKioskApplication *self = CLE_KIOSK_APPLICATION (application);
  const char *path;

  if (g_variant_dict_lookup (options, "kiosk-file", "^&ay", &path))
    self->config_path = g_canonicalize_filename (path, NULL);
  if (g_variant_dict_lookup (options, "store", "^&ay", &path))
    self->store_path = g_canonicalize_filename (path, NULL);

  return -1;
}

/* The status of the process says whether it could begin. */
static int
cle_kiosk_application_command_line (GApplication            *application,
                                    GApplicationCommandLine *line)
{
  g_application_activate (application);
  return CLE_KIOSK_APPLICATION (application)->status;
}

static void
cle_kiosk_application_dispose (GObject *object)
{
  CleKioskApplication *self = CLE_KIOSK_APPLICATION (object);

  g_clear_pointer (&self->service, cle_service_stop);

  G_OBJECT_CLASS (cle_kiosk_application_parent_class)->dispose (object);
}

static void
cle_kiosk_application_finalize (GObject *object)
{
  CleKioskApplication *self = CLE_KIOSK_APPLICATION (object);

  g_free (self->config_path);
  g_free (self->store_path);

  G_OBJECT_CLASS (cle_kiosk_application_parent_class)->finalize (object);
}

static void
cle_kiosk_application_class_init (CleKioskApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->dispose = cle_kiosk_application_dispose;
  object_class->finalize = cle_kiosk_application_finalize;
  application_class->startup = cle_kiosk_application_startup;
  application_class->activate = cle_kiosk_application_activate;
  application_class->command_line = cle_kiosk_application_command_line;
  application_class->handle_local_options = cle_kiosk_application_handle_local_options;
}

static void
cle_kiosk_application_init (CleKioskApplication *self)
{
  cle_kiosk_language_prepare ();
  cle_tidy_prepare ();
  g_application_add_main_option_entries (G_APPLICATION (self), OPTIONS);
}

/**
 * cle_kiosk_application_new:
 *
 * Returns: (transfer full): the program as a kiosk
 */
GApplication *
cle_kiosk_application_new (void)
{
  return g_object_new (CLE_TYPE_KIOSK_APPLICATION, "flags",
                       G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_COMMAND_LINE,
                       "resource-base-path", CLE_RESOURCE_PATH, NULL);
}
