/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-kiosk-setup-window.h"

#include "cle-default-focus.h"
#include "cle-setup-asked-page.h"
#include "cle-setup-closures.h"
#include "cle-setup-kept-page.h"
#include "cle-setup-last-page.h"
#include "cle-setup-pin-page.h"
#include "cle-setup-slips.h"
#include "cle-setup-times-page.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#define N_STEPS   5
#define LAST_STEP (N_STEPS - 1)
#define PIN_STEP  (N_STEPS - 2)

struct _CleKioskSetupWindow
{
  AdwWindow          parent_instance;

  GtkWidget         *title;
  GtkWidget         *trouble;
  GtkWidget         *steps;
  CleSetupAskedPage *asked;
  GtkWidget         *kept;
  GtkWidget         *times;
  GtkWidget         *pin;
  CleSetupLastPage  *last;
  GtkWidget         *note;
  GtkWidget         *next;
  GtkWidget         *save_as;
  GtkWidget         *save;

  CleSession        *session;
  char              *path;
  CleKioskConfig    *before; /* what the file says; or NULL */
  CleKioskConfig    *config; /* what was chosen up to here */
  char              *round;  /* of a new round, if one begins */
  GBytes            *kept_bytes; /* what need not be asked about when it closes */
  GBytes            *in_place; /* what stands at the path; or NULL */
  guint              step;
};

G_DEFINE_FINAL_TYPE (CleKioskSetupWindow, cle_kiosk_setup_window, ADW_TYPE_WINDOW)

static CleSetupPage *
get_page (CleKioskSetupWindow *self,
          guint                step)
{
  GtkWidget *pages[N_STEPS] = { GTK_WIDGET (self->asked), self->kept, self->times, self->pin,
                                GTK_WIDGET (self->last) };

  return CLE_SETUP_PAGE (pages[step]);
}

static GBytes *
write_config (CleKioskSetupWindow *self)
{
  gsize length;
  char *text = cle_kiosk_config_write (self->config, &length);

  return g_bytes_new_take (text, length);
}

/* Taken back, the change has not begun a round. */
static void
choose_round (CleKioskSetupWindow *self)
{
  gboolean begins = self->before != NULL && cle_setup_begins_round (self->before, self->config);

  g_free (self->config->round);
  self->config->round =
      g_strdup (self->before == NULL || begins ? self->round : self->before->round);
  cle_setup_last_page_set_title (self->last, cle_setup_asked_page_get_title (self->asked), begins);
}

static void
update_title (CleKioskSetupWindow *self)
{
  g_autofree char *text = g_strdup_printf (_ ("Step %u of %u"), self->step + 1, N_STEPS);
  g_autofree char *whole = g_strdup_printf ("%s – %s", _ ("Set Up a Kiosk"), text);

  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->title), text);
  gtk_window_set_title (GTK_WINDOW (self), whole);
}

/* Slips are for what the kiosk will read, and not for what it may become. */
static gboolean
is_in_place (CleKioskSetupWindow *self)
{
  g_autoptr (GBytes) bytes = write_config (self);

  return self->in_place != NULL && g_bytes_equal (bytes, self->in_place);
}

static void
update_buttons (CleKioskSetupWindow *self)
{
  gboolean is_last = self->step == LAST_STEP;

  gtk_widget_set_visible (self->next, !is_last);
  gtk_widget_set_visible (self->save, is_last);
  gtk_widget_set_visible (self->save_as, is_last);
  gtk_window_set_default_widget (GTK_WINDOW (self), is_last ? self->save : self->next);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "setup.back", self->step > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "setup.next", !is_last);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "setup.save", is_last);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "setup.slips", is_last && is_in_place (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "setup.save-as", is_last);
}

static void
show_step (CleKioskSetupWindow *self,
           guint                step)
{
  GtkWidget *page = GTK_WIDGET (get_page (self, step));

  self->step = step;
  if (step == LAST_STEP)
    {
      choose_round (self);
      cle_setup_page_show (get_page (self, step), self->config, self->before != NULL);
    }
  gtk_widget_set_visible (self->note, FALSE);
  update_title (self);
  update_buttons (self);
  gtk_stack_set_visible_child (GTK_STACK (self->steps), page);
  /* Going on from one's own focus would skip the first. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  if (step == PIN_STEP)
    gtk_widget_grab_focus (page);
  else
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

static void
show_next (CleKioskSetupWindow *self)
{
  if (self->step < LAST_STEP && cle_setup_page_take (get_page (self, self->step), self->config))
    show_step (self, self->step + 1);
}

static void
go_next (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  show_next (CLE_KIOSK_SETUP_WINDOW (widget));
}

/* What is right is kept; what is wrong waits where it is. */
static void
take_quietly (CleKioskSetupWindow *self,
              guint                step)
{
  if (step != PIN_STEP)
    cle_setup_page_take (get_page (self, step), self->config);
}

static void
go_back (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  CleKioskSetupWindow *self = CLE_KIOSK_SETUP_WINDOW (widget);

  if (self->step == 0)
    return;

  take_quietly (self, self->step);
  show_step (self, self->step - 1);
}

static gboolean
ensure_folder (const char *path,
               GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s: %s", folder,
               g_strerror (errno));
  return FALSE;
}

static void
tell_saved (CleKioskSetupWindow *self,
            const char          *path)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *text = g_strdup_printf (_ ("Saved as “%s”"), name);

  cle_setup_tell (self->note, self->save, NULL);
  gtk_widget_remove_css_class (self->note, "error");
  gtk_label_set_label (GTK_LABEL (self->note), text);
  gtk_widget_set_visible (self->note, TRUE);
}

static void
tell_problem (CleKioskSetupWindow *self,
              const char          *problem)
{
  gtk_widget_add_css_class (self->note, "error");
  cle_setup_tell (self->note, self->save, problem);
}

static void
save_to (CleKioskSetupWindow *self,
         const char          *path)
{
  g_autoptr (GError) error = NULL;

  if (!ensure_folder (path, &error) || !cle_kiosk_config_save (self->config, path, &error))
    {
      tell_problem (self, error->message);
      return;
    }

  g_clear_pointer (&self->kept_bytes, g_bytes_unref);
  self->kept_bytes = write_config (self);
  gtk_widget_set_visible (self->trouble, FALSE);
  if (strcmp (path, self->path) == 0)
    {
      g_clear_pointer (&self->in_place, g_bytes_unref);
      self->in_place = g_bytes_ref (self->kept_bytes);
    }
  update_buttons (self);
  tell_saved (self, path);
}

static void
save (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  CleKioskSetupWindow *self = CLE_KIOSK_SETUP_WINDOW (widget);

  save_to (self, self->path);
}

static void
place_chosen_cb (CleKioskSetupWindow  *self,
                 int                   response,
                 GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;

  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  path = g_file_get_path (file);
  if (path != NULL)
    save_to (self, path);
  else
    tell_problem (self, _ ("Please choose a file on this computer."));
}

static void
save_as (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (_ ("Save the Kiosk's File"), GTK_WINDOW (widget),
                                   GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), "kiosk.json");
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (place_chosen_cb), widget,
                           G_CONNECT_SWAPPED);
  g_signal_connect (chooser, "response", G_CALLBACK (g_object_unref), NULL);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
slips_done_cb (GtkWindow  *window,
               const char *path,
               const char *problem)
{
  CleKioskSetupWindow *self = CLE_KIOSK_SETUP_WINDOW (window);

  if (!gtk_widget_get_visible (GTK_WIDGET (window)))
    return;

  if (problem != NULL)
    tell_problem (self, problem);
  else
    tell_saved (self, path);
}

static void
print_slips (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  CleKioskSetupWindow *self = CLE_KIOSK_SETUP_WINDOW (widget);

  cle_setup_slips_ask (GTK_WINDOW (self), self->session, self->config, slips_done_cb);
}

static void
leave_cb (CleKioskSetupWindow *self,
          const char          *response)
{
  if (g_str_equal (response, "discard"))
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
ask_before_leaving (CleKioskSetupWindow *self)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Close without saving?"),
                                              _ ("What you have changed here is not kept then."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Go On"), "discard",
                                    _ ("_Close Without Saving"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  cle_default_focus_keep (GTK_WINDOW (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
cle_kiosk_setup_window_close_request (GtkWindow *window)
{
  CleKioskSetupWindow *self = CLE_KIOSK_SETUP_WINDOW (window);
  g_autoptr (GBytes) bytes = NULL;

  take_quietly (self, self->step);
  bytes = write_config (self);
  if (!g_bytes_equal (bytes, self->kept_bytes))
    {
      ask_before_leaving (self);
      return GDK_EVENT_STOP;
    }

  return GTK_WINDOW_CLASS (cle_kiosk_setup_window_parent_class)->close_request (window);
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   data)
{
  gtk_window_close (GTK_WINDOW (widget));

  return TRUE;
}

static void
cle_kiosk_setup_window_finalize (GObject *object)
{
  CleKioskSetupWindow *self = CLE_KIOSK_SETUP_WINDOW (object);

  g_free (self->path);
  g_clear_pointer (&self->before, cle_kiosk_config_free);
  g_clear_pointer (&self->config, cle_kiosk_config_free);
  g_free (self->round);
  g_clear_pointer (&self->kept_bytes, g_bytes_unref);
  g_clear_pointer (&self->in_place, g_bytes_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (cle_kiosk_setup_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (CLE_TYPE_SETUP_ASKED_PAGE);
  g_type_ensure (CLE_TYPE_SETUP_KEPT_PAGE);
  g_type_ensure (CLE_TYPE_SETUP_TIMES_PAGE);
  g_type_ensure (CLE_TYPE_SETUP_PIN_PAGE);
  g_type_ensure (CLE_TYPE_SETUP_LAST_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, CLE_RESOURCE_PATH
                                               "/app/kiosk-setup/cle-kiosk-setup-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CleKioskSetupWindow, title);
  gtk_widget_class_bind_template_child (widget_class, CleKioskSetupWindow, trouble);
  gtk_widget_class_bind_template_child (widget_class, CleKioskSetupWindow, steps);
  gtk_widget_class_bind_template_child (widget_class, CleKioskSetupWindow, asked);
  gtk_widget_class_bind_template_child (widget_class, CleKioskSetupWindow, kept);
  gtk_widget_class_bind_template_child (widget_class, CleKioskSetupWindow, times);
  gtk_widget_class_bind_template_child (widget_class, CleKioskSetupWindow, pin);
  gtk_widget_class_bind_template_child (widget_class, CleKioskSetupWindow, last);
  gtk_widget_class_bind_template_child (widget_class, CleKioskSetupWindow, note);
  gtk_widget_class_bind_template_child (widget_class, CleKioskSetupWindow, next);
  gtk_widget_class_bind_template_child (widget_class, CleKioskSetupWindow, save_as);
  gtk_widget_class_bind_template_child (widget_class, CleKioskSetupWindow, save);
  gtk_widget_class_bind_template_callback (widget_class, show_next);
}

static void
cle_kiosk_setup_window_class_init (CleKioskSetupWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cle_kiosk_setup_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = cle_kiosk_setup_window_close_request;

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "setup.back", NULL, go_back);
  gtk_widget_class_install_action (widget_class, "setup.next", NULL, go_next);
  gtk_widget_class_install_action (widget_class, "setup.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "setup.save-as", NULL, save_as);
  gtk_widget_class_install_action (widget_class, "setup.slips", NULL, print_slips);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "setup.back",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "setup.next",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "setup.save",
                                       NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
cle_kiosk_setup_window_init (CleKioskSetupWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->round = g_uuid_string_random ();
}

/* A file that cannot be read is told, and stays as it is until a new one is
 * saved. */
static void
load (CleKioskSetupWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (g_file_test (self->path, G_FILE_TEST_EXISTS))
    self->before = cle_kiosk_config_load (self->path, &error);
  if (error != NULL)
    {
      g_autofree char *text =
          g_strdup_printf (_ ("The present file cannot be read, and saving replaces it. %s"),
                           error->message);

      gtk_label_set_label (GTK_LABEL (self->trouble), text);
      gtk_widget_set_visible (self->trouble, TRUE);
    }
  self->config =
      self->before != NULL ? cle_kiosk_config_copy (self->before) : cle_kiosk_config_new ();
}

/**
 * cle_kiosk_setup_window_new:
 * @parent: the window it belongs to
 * @session: whose questionnaires can be asked
 * @path: the file that is set up, see cle_kiosk_config_dup_path(); shown if it
 *   is there
 *
 * Returns: (transfer none): a window, to be presented
 */
GtkWidget *
cle_kiosk_setup_window_new (GtkWindow  *parent,
                            CleSession *session,
                            const char *path)
{
  CleKioskSetupWindow *self =
      g_object_new (CLE_TYPE_KIOSK_SETUP_WINDOW, "transient-for", parent, NULL);

  self->path = g_strdup (path);
  self->session = g_object_ref (session);
  load (self);
  cle_setup_asked_page_set_library (self->asked, cle_session_get_library (session));
  for (guint i = 0; i < LAST_STEP; i++)
    {
      cle_setup_page_show (get_page (self, i), self->config, self->before != NULL);
      take_quietly (self, i);
    }
  self->kept_bytes = write_config (self);
  if (self->before != NULL)
    self->in_place = g_bytes_ref (self->kept_bytes);
  show_step (self, 0);

  return GTK_WIDGET (self);
}
