/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-application.h"

#include "cle-renderer.h"
#include "cle-theme.h"
#include "cle-window.h"
#include "widgets/cle-spoken-names.h"

#include <glib/gi18n.h>

struct _CleApplication
{
  AdwApplication parent_instance;

  CleSettings   *settings;
  char          *store_path; /* given for this start only; NULL for the usual one */
};

G_DEFINE_FINAL_TYPE (CleApplication, cle_application, ADW_TYPE_APPLICATION)

static void
quit (GSimpleAction *action,
      GVariant      *parameter,
      gpointer       data)
{
  GtkWindow *window;

  while ((window = gtk_application_get_active_window (GTK_APPLICATION (data))) != NULL)
    {
      gtk_window_close (window);
      if (gtk_application_get_active_window (GTK_APPLICATION (data)) == window)
        break;
    }
}

static void
show_about (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (data));

  adw_show_about_window (window, "application-name", _ ("Clientele"), "application-icon",
                         CLE_APPLICATION_ID, "version", CLE_VERSION, "developer-name",
                         _ ("The Clientele developers"), "license-type", GTK_LICENSE_GPL_3_0,
                         "website", "https://clientele-app.github.io/", "comments",
                         _ ("How client-oriented are we? Ten questions, an honest picture, and "
                            "what to do next."),
                         "translator-credits", _ ("translator-credits"), NULL);
}

static const GActionEntry ACTIONS[] = {
  { "quit", quit },
  { "about", show_about },
};

static const struct
{
  const char *action;
  const char *accels[3];
} ACCELS[] = {
  { "app.quit", { "<Control>q" } },
  { "win.explain", { "F1" } },
  { "win.shortcuts", { "<Control>question" } },
  { "win.preferences", { "<Control>comma" } },
  { "win.find", { "<Control>f" } },
  { "win.print", { "<Control>p" } },
  { "win.place::assessment", { "<Alt>1" } },
  { "win.place::progress", { "<Alt>2" } },
  { "win.place::clients", { "<Alt>3" } },
  { "window.close", { "<Control>w" } },
};

static const GOptionEntry OPTIONS[] = {
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and exit"), NULL },
  { "store", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Use the data in this folder"),
    N_ ("FOLDER") },
  { NULL },
};

/* Only now: the application has its connection to the session bus, and GTK
 * joins it instead of making one that is given up again. Both take variables
 * away again that GTK should not hand on to other programs. */
static void
start_gtk (void)
{
  const char *variable = cle_renderer_prepare ();
  gboolean themed = cle_theme_prepare ();

  gtk_init ();
  cle_renderer_restore (variable);
  cle_theme_settle (themed);
}

static void
cle_application_startup (GApplication *application)
{
  CleApplication *self = CLE_APPLICATION (application);

  start_gtk ();
  G_APPLICATION_CLASS (cle_application_parent_class)->startup (application);
  cle_spoken_names_watch (G_OBJECT (self));

  self->settings = cle_settings_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self), ACTIONS, G_N_ELEMENTS (ACTIONS), self);
  for (gsize i = 0; i < G_N_ELEMENTS (ACCELS); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), ACCELS[i].action,
                                           ACCELS[i].accels);
}

static void
cle_application_activate (GApplication *application)
{
  CleApplication *self = CLE_APPLICATION (application);
  GtkApplication *gtk_application = GTK_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (gtk_application);

  if (window == NULL)
    window = GTK_WINDOW (cle_window_new (gtk_application, self->settings, self->store_path));

  gtk_window_present (window);
}

/* Programs with stores of their own do not share one instance. */
static void
take_store (CleApplication *self,
            const char     *path)
{
  GApplication *application = G_APPLICATION (self);

  g_free (self->store_path);
  self->store_path = g_canonicalize_filename (path, NULL);
  g_application_set_flags (application,
                           g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
}

static int
cle_application_handle_local_options (GApplication *application,
                                      GVariantDict *options)
{
  CleApplication *self = CLE_APPLICATION (application);
  const char *environment = g_getenv ("CLIENTELE_STORE");
  const char *path;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("clientele %s\n", CLE_VERSION);
      return 0;
    }

  if (g_variant_dict_lookup (options, "store", "^&ay", &path))
    take_store (self, path);
  else if (environment != NULL && *environment != '\0')
    take_store (self, environment);

  return -1;
}

static void
cle_application_dispose (GObject *object)
{
  CleApplication *self = CLE_APPLICATION (object);

  g_clear_object (&self->settings);

  G_OBJECT_CLASS (cle_application_parent_class)->dispose (object);
}

static void
cle_application_finalize (GObject *object)
{
  CleApplication *self = CLE_APPLICATION (object);

  g_free (self->store_path);

  G_OBJECT_CLASS (cle_application_parent_class)->finalize (object);
}

static void
cle_application_class_init (CleApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->dispose = cle_application_dispose;
  object_class->finalize = cle_application_finalize;
  application_class->startup = cle_application_startup;
  application_class->activate = cle_application_activate;
  application_class->handle_local_options = cle_application_handle_local_options;
}

static void
cle_application_init (CleApplication *self)
{
  GApplication *application = G_APPLICATION (self);

  g_application_add_main_option_entries (application, OPTIONS);
  g_application_set_option_context_summary (application,
                                            _ ("See how client-oriented your organisation is."));
}

/**
 * cle_application_new:
 *
 * Returns: (transfer full): the program
 */
CleApplication *
cle_application_new (void)
{
  return g_object_new (CLE_TYPE_APPLICATION, "application-id", CLE_APPLICATION_ID,
                       "resource-base-path", CLE_RESOURCE_PATH, NULL);
}
