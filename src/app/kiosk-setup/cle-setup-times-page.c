/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-setup-times-page.h"

#include "cle-setup-closures.h"
#include "cle-setup-hours-row.h"
#include "cle-setup-logo.h"
#include "cle-wheel.h"

#include <glib/gi18n.h>

struct _CleSetupTimesPage
{
  AdwPreferencesPage   parent_instance;

  GtkWidget           *idle;
  AdwPreferencesGroup *hours_group;
  GtkWidget           *add;
  GtkWidget           *preview;
  GtkWidget           *remove_logo;
  GtkWidget           *choose_logo;
  GtkWidget           *logo_note;
  GtkWidget           *collect;
  GtkWidget           *collect_note;

  GPtrArray           *hours; /* of CleSetupHoursRow */
  GBytes              *logo;
};

static void
update_add (CleSetupTimesPage *self)
{
  gtk_widget_set_sensitive (self->add, self->hours->len < CLE_KIOSK_MAX_HOURS);
}

static void
removed_cb (CleSetupTimesPage *self,
            GtkWidget         *row)
{
  gtk_widget_grab_focus (self->add);
  adw_preferences_group_remove (self->hours_group, row);
  g_ptr_array_remove (self->hours, row);
  update_add (self);
}

static GtkWidget *
add_hours (CleSetupTimesPage   *self,
           const CleKioskHours *hours)
{
  GtkWidget *row = cle_setup_hours_row_new (hours);

  g_signal_connect_object (row, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->hours, row);
  adw_preferences_group_add (self->hours_group, row);
  update_add (self);

  return row;
}

static void
add_cb (CleSetupTimesPage *self)
{
  const CleKioskHours usual = { .days = 0x1f, .from = 8 * 60, .to = 17 * 60 };

  gtk_widget_child_focus (add_hours (self, &usual), GTK_DIR_TAB_FORWARD);
}

static void
set_logo (CleSetupTimesPage *self,
          GBytes            *logo)
{
  g_autoptr (GdkTexture) texture = logo != NULL ? gdk_texture_new_from_bytes (logo, NULL) : NULL;
  GBytes *taken = logo != NULL ? g_bytes_ref (logo) : NULL;

  g_clear_pointer (&self->logo, g_bytes_unref);
  self->logo = taken;
  gtk_picture_set_paintable (GTK_PICTURE (self->preview), GDK_PAINTABLE (texture));
  gtk_widget_set_visible (self->preview, texture != NULL);
  gtk_widget_set_visible (self->remove_logo, logo != NULL);
}

static void
remove_logo_cb (CleSetupTimesPage *self)
{
  gtk_widget_grab_focus (self->choose_logo);
  set_logo (self, NULL);
}

static void
logo_chosen_cb (CleSetupTimesPage    *self,
                int                   response,
                GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) logo = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;

  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  logo = cle_setup_logo_load (file, &error);
  if (logo != NULL)
    set_logo (self, logo);
  cle_setup_tell (self->logo_note, self->choose_logo, error != NULL ? error->message : NULL);
}

static GtkFileChooserNative *
open_chooser (CleSetupTimesPage   *self,
              const char          *title,
              GtkFileChooserAction action,
              GCallback            chosen)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (title, window, action, _ ("_Choose"), NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", chosen, self, G_CONNECT_SWAPPED);
  g_signal_connect (chooser, "response", G_CALLBACK (g_object_unref), NULL);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));

  return chooser;
}

static void
choose_logo_cb (CleSetupTimesPage *self)
{
  GtkFileChooserNative *chooser =
      open_chooser (self, _ ("Choose a Logo"), GTK_FILE_CHOOSER_ACTION_OPEN,
                    G_CALLBACK (logo_chosen_cb));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Pictures"));
  gtk_file_filter_add_mime_type (filter, "image/png");
  gtk_file_filter_add_mime_type (filter, "image/jpeg");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
}

static void
folder_chosen_cb (CleSetupTimesPage    *self,
                  int                   response,
                  GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) folder = NULL;
  g_autofree char *path = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;

  folder = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  path = g_file_get_path (folder);
  if (path != NULL && g_utf8_validate (path, -1, NULL))
    gtk_editable_set_text (GTK_EDITABLE (self->collect), path);
}

static void
choose_folder_cb (CleSetupTimesPage *self)
{
  open_chooser (self, _ ("Choose a Folder"), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                G_CALLBACK (folder_chosen_cb));
}

static void
cle_setup_times_page_show (CleSetupPage         *page,
                           const CleKioskConfig *config,
                           gboolean              is_saved)
{
  CleSetupTimesPage *self = CLE_SETUP_TIMES_PAGE (page);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->idle), config->idle);
  for (guint i = 0; i < config->hours->len; i++)
    add_hours (self, &g_array_index (config->hours, CleKioskHours, i));
  set_logo (self, config->logo);
  gtk_editable_set_text (GTK_EDITABLE (self->collect),
                         config->collect != NULL ? config->collect : "");
}

static gboolean
take_hours (CleSetupTimesPage *self,
            CleKioskConfig    *config)
{
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (CleKioskHours));

  for (guint i = 0; i < self->hours->len; i++)
    {
      CleKioskHours hours;

      if (!cle_setup_hours_row_take (self->hours->pdata[i], &hours))
        return FALSE;
      g_array_append_val (taken, hours);
    }

  g_array_set_size (config->hours, 0);
  g_array_append_vals (config->hours, taken->data, taken->len);

  return TRUE;
}

static gboolean
take_collect (CleSetupTimesPage *self,
              CleKioskConfig    *config)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->collect));
  g_autofree char *path = g_strstrip (g_strdup (typed));

  if (!cle_setup_tell (self->collect_note, self->collect, cle_setup_check_folder (path)))
    {
      gtk_widget_grab_focus (self->collect);
      return FALSE;
    }

  g_free (config->collect);
  config->collect = *path != '\0' ? g_steal_pointer (&path) : NULL;

  return TRUE;
}

static gboolean
cle_setup_times_page_take (CleSetupPage   *page,
                           CleKioskConfig *config)
{
  CleSetupTimesPage *self = CLE_SETUP_TIMES_PAGE (page);

  gtk_spin_button_update (GTK_SPIN_BUTTON (self->idle));
  config->idle = (guint) gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->idle));
  g_clear_pointer (&config->logo, g_bytes_unref);
  if (self->logo != NULL)
    config->logo = g_bytes_ref (self->logo);

  return take_hours (self, config) && take_collect (self, config);
}

static void
cle_setup_times_page_iface_init (CleSetupPageInterface *iface)
{
  iface->show = cle_setup_times_page_show;
  iface->take = cle_setup_times_page_take;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CleSetupTimesPage, cle_setup_times_page, ADW_TYPE_PREFERENCES_PAGE,
                               G_IMPLEMENT_INTERFACE (CLE_TYPE_SETUP_PAGE,
                                                      cle_setup_times_page_iface_init))

static void
cle_setup_times_page_dispose (GObject *object)
{
  CleSetupTimesPage *self = CLE_SETUP_TIMES_PAGE (object);

  g_clear_pointer (&self->hours, g_ptr_array_unref);
  g_clear_pointer (&self->logo, g_bytes_unref);

  G_OBJECT_CLASS (cle_setup_times_page_parent_class)->dispose (object);
}

static void
cle_setup_times_page_class_init (CleSetupTimesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cle_setup_times_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, CLE_RESOURCE_PATH
                                               "/app/kiosk-setup/cle-setup-times-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CleSetupTimesPage, idle);
  gtk_widget_class_bind_template_child (widget_class, CleSetupTimesPage, hours_group);
  gtk_widget_class_bind_template_child (widget_class, CleSetupTimesPage, add);
  gtk_widget_class_bind_template_child (widget_class, CleSetupTimesPage, preview);
  gtk_widget_class_bind_template_child (widget_class, CleSetupTimesPage, remove_logo);
  gtk_widget_class_bind_template_child (widget_class, CleSetupTimesPage, choose_logo);
  gtk_widget_class_bind_template_child (widget_class, CleSetupTimesPage, logo_note);
  gtk_widget_class_bind_template_child (widget_class, CleSetupTimesPage, collect);
  gtk_widget_class_bind_template_child (widget_class, CleSetupTimesPage, collect_note);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_logo_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_logo_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_folder_cb);
}

static void
cle_setup_times_page_init (CleSetupTimesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cle_wheel_pass_by (self->idle);
  self->hours = g_ptr_array_new ();
}
