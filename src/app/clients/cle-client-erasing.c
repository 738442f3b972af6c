/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-erasing.h"

#include "assessment/cle-isolate.h"
#include "cle-client-acting.h"
#include "cle-default-focus.h"
#include "cle-toast.h"
#include "cle-work-dialog.h"
#include "store/cle-erase.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define HEIGHT     132 /* of the texts, when there are three or more */
#define MOST_TEXTS 50 /* shown; nobody reads more in a dialog */

/* From the press to the answer. */
typedef struct
{
  GtkWidget        *widget;
  CleSession       *session;
  char             *client;
  char             *name;
  GCancellable     *cancellable; /* cancelled when all is over, too */
  CleWorkDialog    *work;        /* nullable: while texts are looked for */
  CleEraseMentions *mentions;    /* nullable until they are found */
  GtkWidget        *check;       /* nullable: whether they go too */
} Erasing;

/* What the thread gets. */
typedef struct
{
  char     *client;
  gboolean  alone;
} Order;

static void
erasing_free (Erasing *self)
{
  g_clear_pointer (&self->work, cle_work_dialog_free);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_object_unref (self->widget);
  g_object_unref (self->session);
  g_clear_pointer (&self->mentions, cle_erase_mentions_free);
  g_free (self->client);
  g_free (self->name);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Erasing, erasing_free)

static void
free_erasing (gpointer  data,
              GClosure *closure)
{
  erasing_free (data);
}

static void
order_free (gpointer data)
{
  Order *self = data;

  g_free (self->client);
  g_free (self);
}

static gboolean
erase (CleStore *store,
       gpointer  data,
       GError  **error)
{
  const Order *order = data;

  return order->alone ? cle_erase_client_alone (store, order->client, error)
                      : cle_erase_client (store, order->client, error);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             Erasing          *self)
{
  Order *order;

  if (!g_str_equal (response, "erase"))
    return;

  order = g_new0 (Order, 1);
  order->client = g_strdup (self->client);
  order->alone =
      self->check != NULL && !gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check));
  cle_client_acting_start (self->widget, self->session, erase, order, order_free,
                           _ ("The client is erased for good"));
}

static GtkWidget *
create_text (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");

  return label;
}

/* So that somebody who is called as a common word sees what would go. */
static GtkWidget *
create_texts (GPtrArray *texts)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  for (guint i = 0; i < MIN (texts->len, MOST_TEXTS); i++)
    gtk_box_append (GTK_BOX (box), create_text (texts->pdata[i]));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller),
                                              (int) MIN (HEIGHT, texts->len * HEIGHT / 3));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_focusable (scroller, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Texts about others"), -1);

  return scroller;
}

static GtkWidget *
create_check (guint n)
{
  g_autofree char *text =
      g_strdup_printf (ngettext ("Also take the name out of %u text about others",
                                 "Also take the name out of %u texts about others", n),
                       n);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);

  return check;
}

static GtkWidget *
create_content (Erasing    *self,
                const char *more)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_auto (GStrv) sentences = g_strsplit (more != NULL ? more : "", "\n", -1);

  if (self->mentions->texts->len > 0)
    {
      self->check = create_check (self->mentions->texts->len);
      gtk_box_append (GTK_BOX (box), self->check);
      gtk_box_append (GTK_BOX (box), create_texts (self->mentions->texts));
    }
  for (guint i = 0; sentences[i] != NULL; i++)
    gtk_box_append (GTK_BOX (box), create_text (sentences[i]));

  return box;
}

/* Somebody else erased the client. */
static void
close_cb (GtkWindow *dialog)
{
  gtk_window_destroy (dialog);
}

static char *
dup_heading (const Erasing *self)
{
  g_autofree char *apart = cle_isolate (self->name);

  return g_strdup_printf (_ ("Erase “%s” for good?"), apart);
}

static void
ask (Erasing *self)
{
  g_autofree char *heading = dup_heading (self);
  g_autofree char *more = cle_erase_mentions_describe (self->mentions, FALSE);
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (self->widget)), heading,
      _ ("Name, ratings, figures, contacts and letters will be gone and cannot be brought back."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", _ ("_Keep"), "erase",
                                    _ ("_Erase for Good"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "erase",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  if (self->mentions->texts->len > 0 || more != NULL)
    adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), create_content (self, more));
  g_signal_connect_object (self->cancellable, "cancelled", G_CALLBACK (close_cb), dialog,
                           G_CONNECT_SWAPPED);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), self, free_erasing, 0);
  cle_default_focus_keep (GTK_WINDOW (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
look (CleStore *store,
      gpointer  data,
      GError  **error)
{
  Erasing *self = data;

  self->mentions = cle_erase_find_mentions (store, self->client, error);

  return self->mentions != NULL;
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (Erasing) self = data;
  g_autoptr (GError) error = NULL;
  gboolean found = cle_store_task_finish (result, &error);

  g_clear_pointer (&self->work, cle_work_dialog_free);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (found)
    ask (g_steal_pointer (&self));
  else
    cle_toast_say (self->widget, error->message);
}

/**
 * cle_client_erasing_ask:
 * @widget: where the user is
 * @session: an open store
 * @client: whom to erase
 * @cancellable: takes the question back when @widget shows somebody else; is
 *   cancelled, too, when the question was answered or could not be asked
 *
 * Asks whether the client is to be erased for good, and shows what was written
 * about others and names it; erases it after a yes. Looking for that may take a
 * while and can be stopped.
 */
void
cle_client_erasing_ask (GtkWidget       *widget,
                        CleSession      *session,
                        const CleClient *client,
                        GCancellable    *cancellable)
{
  Erasing *self = g_new0 (Erasing, 1);

  self->widget = g_object_ref (widget);
  self->session = g_object_ref (session);
  self->client = g_strdup (client->id);
  self->name = g_strdup (client->name);
  self->cancellable = g_object_ref (cancellable);
  self->work = cle_work_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                    _ ("Looking for the client in all texts"), cancellable);
  cle_store_task_start (cle_session_get_store (session), look, self, NULL, looked_cb, self);
}
