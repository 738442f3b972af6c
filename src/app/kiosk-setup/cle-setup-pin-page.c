/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-setup-pin-page.h"

#include "kiosk/cle-kiosk-pin.h"

#include <glib/gi18n.h>
#include <string.h>

struct _CleSetupPinPage
{
  AdwPreferencesPage parent_instance;

  GtkWidget         *keep_row;
  GtkWidget         *keep;
  GtkWidget         *first;
  GtkWidget         *second;
  GtkWidget         *note;
  GtkWidget         *try_group;
  GtkWidget         *third;
  GtkWidget         *try_note;

  char              *kept; /* what is set already; or NULL */
  char              *hash; /* what was made of the new one, tried; or NULL */
  gboolean           busy;
};

/* What a thread is given to make safe and to compare. */
typedef struct
{
  char *digits;
  char *tried;
} Trial;

static void
trial_free (gpointer data)
{
  Trial *trial = data;

  cle_kiosk_pin_wipe (trial->digits, strlen (trial->digits));
  cle_kiosk_pin_wipe (trial->tried, strlen (trial->tried));
  g_free (trial->digits);
  g_free (trial->tried);
  g_free (trial);
}

static const char *
get_text (GtkWidget *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

static gboolean
is_kept (CleSetupPinPage *self)
{
  return self->kept != NULL && gtk_switch_get_active (GTK_SWITCH (self->keep));
}

/* Nothing is said to be wrong while somebody is typing. */
static void
changed_cb (CleSetupPinPage *self)
{
  gboolean kept = is_kept (self);
  const char *first = get_text (self->first);

  g_clear_pointer (&self->hash, g_free);
  gtk_widget_set_visible (self->first, !kept);
  gtk_widget_set_visible (self->second, !kept);
  gtk_widget_set_visible (self->try_group, !kept);
  gtk_widget_set_sensitive (self->try_group, cle_kiosk_pin_get_weakness (first) == NULL &&
                                                 strcmp (first, get_text (self->second)) == 0);
  cle_setup_tell (self->note, self->first, NULL);
  cle_setup_tell (self->note, self->second, NULL);
  cle_setup_tell (self->try_note, self->third, NULL);
}

static void
wipe (CleSetupPinPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->first), "");
  gtk_editable_set_text (GTK_EDITABLE (self->second), "");
  gtk_editable_set_text (GTK_EDITABLE (self->third), "");
}

static void
cle_setup_pin_page_show (CleSetupPage         *page,
                         const CleKioskConfig *config,
                         gboolean              is_saved)
{
  CleSetupPinPage *self = CLE_SETUP_PIN_PAGE (page);

  g_free (self->kept);
  self->kept = g_strdup (config->pin);
  gtk_widget_set_visible (self->keep_row, self->kept != NULL);
  gtk_switch_set_active (GTK_SWITCH (self->keep), self->kept != NULL);
  wipe (self);
  changed_cb (self);
}

static void
try_thread (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  const Trial *trial = data;
  GError *error = NULL;
  g_autofree char *hash = cle_kiosk_pin_hash (trial->digits, &error);

  if (hash == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task,
                           cle_kiosk_pin_matches (trial->tried, hash) ? g_steal_pointer (&hash)
                                                                      : NULL,
                           g_free);
}

static void
set_busy (CleSetupPinPage *self,
          gboolean         busy)
{
  GtkWidget *entries[] = { self->first, self->second, self->third };

  self->busy = busy;
  gtk_widget_set_sensitive (self->keep_row, !busy);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    gtk_editable_set_editable (GTK_EDITABLE (entries[i]), !busy);
}

static void
tried_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  CleSetupPinPage *self = CLE_SETUP_PIN_PAGE (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = g_task_propagate_pointer (G_TASK (result), &error);
  const char *problem = error != NULL ? error->message : _ ("This is not the PIN above.");

  set_busy (self, FALSE);
  if (hash != NULL)
    {
      g_free (self->hash);
      self->hash = g_steal_pointer (&hash);
      cle_setup_page_emit_ready (CLE_SETUP_PAGE (self));
      return;
    }

  gtk_editable_set_text (GTK_EDITABLE (self->third), "");
  cle_setup_tell (self->try_note, self->third, problem);
  gtk_widget_grab_focus (self->third);
}

static void
start_trial (CleSetupPinPage *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, tried_cb, NULL);
  Trial *trial = g_new0 (Trial, 1);

  trial->digits = g_strdup (get_text (self->first));
  trial->tried = g_strdup (get_text (self->third));
  g_task_set_task_data (task, trial, trial_free);
  set_busy (self, TRUE);
  g_task_run_in_thread (task, try_thread);
}

static gboolean
refuse (GtkWidget  *note,
        GtkWidget  *field,
        const char *problem)
{
  gtk_widget_grab_focus (field);

  return cle_setup_tell (note, field, problem);
}

static gboolean
cle_setup_pin_page_take (CleSetupPage   *page,
                         CleKioskConfig *config)
{
  CleSetupPinPage *self = CLE_SETUP_PIN_PAGE (page);
  const char *first = get_text (self->first);
  const char *weakness = cle_kiosk_pin_get_weakness (first);

  if (is_kept (self) || self->hash != NULL)
    {
      g_free (config->pin);
      config->pin = g_strdup (is_kept (self) ? self->kept : self->hash);
      return TRUE;
    }
  if (self->busy)
    return FALSE;
  if (weakness != NULL)
    return refuse (self->note, self->first, weakness);
  if (strcmp (first, get_text (self->second)) != 0)
    return refuse (self->note, self->second, _ ("The two are not the same."));
  if (*get_text (self->third) == '\0')
    return refuse (self->try_note, self->third, _ ("Please type it here once."));

  start_trial (self);
  return FALSE;
}

static void
cle_setup_pin_page_iface_init (CleSetupPageInterface *iface)
{
  iface->show = cle_setup_pin_page_show;
  iface->take = cle_setup_pin_page_take;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CleSetupPinPage, cle_setup_pin_page, ADW_TYPE_PREFERENCES_PAGE,
                               G_IMPLEMENT_INTERFACE (CLE_TYPE_SETUP_PAGE,
                                                      cle_setup_pin_page_iface_init))

static gboolean
cle_setup_pin_page_grab_focus (GtkWidget *widget)
{
  CleSetupPinPage *self = CLE_SETUP_PIN_PAGE (widget);

  return gtk_widget_grab_focus (is_kept (self) ? self->keep : self->first);
}

static void
cle_setup_pin_page_finalize (GObject *object)
{
  CleSetupPinPage *self = CLE_SETUP_PIN_PAGE (object);

  g_free (self->kept);
  g_free (self->hash);

  G_OBJECT_CLASS (cle_setup_pin_page_parent_class)->finalize (object);
}

static void
cle_setup_pin_page_class_init (CleSetupPinPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cle_setup_pin_page_finalize;
  widget_class->grab_focus = cle_setup_pin_page_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class, CLE_RESOURCE_PATH
                                               "/app/kiosk-setup/cle-setup-pin-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CleSetupPinPage, keep_row);
  gtk_widget_class_bind_template_child (widget_class, CleSetupPinPage, keep);
  gtk_widget_class_bind_template_child (widget_class, CleSetupPinPage, first);
  gtk_widget_class_bind_template_child (widget_class, CleSetupPinPage, second);
  gtk_widget_class_bind_template_child (widget_class, CleSetupPinPage, note);
  gtk_widget_class_bind_template_child (widget_class, CleSetupPinPage, try_group);
  gtk_widget_class_bind_template_child (widget_class, CleSetupPinPage, third);
  gtk_widget_class_bind_template_child (widget_class, CleSetupPinPage, try_note);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
cle_setup_pin_page_init (CleSetupPinPage *self)
{
  GtkWidget *entries[3];

  gtk_widget_init_template (GTK_WIDGET (self));
  entries[0] = self->first;
  entries[1] = self->second;
  entries[2] = self->third;
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    gtk_text_set_max_length (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (entries[i]))),
                             CLE_KIOSK_MAX_PIN);
}
