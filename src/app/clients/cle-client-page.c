/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-page.h"

#include "cle-client-closures.h"
#include "cle-client-dialog.h"
#include "cle-client-erasing.h"
#include "cle-contact-log.h"
#include "cle-format-closures.h"
#include "cle-lazy-row.h"
#include "cle-letter-dialog.h"
#include "cle-letter-window.h"
#include "cle-money-dialog.h"
#include "cle-parting-group.h"
#include "cle-plain-row.h"
#include "cle-raters-window.h"
#include "cle-rating-dialog.h"
#include "cle-toast.h"
#include "cle-trial-group.h"
#include "cle-verdict-card.h"

#include <glib/gi18n.h>

struct _CleClientPage
{
  AdwBin          parent_instance;

  GtkWidget      *scroller;
  GtkWidget      *sections;
  GtkWidget      *name;
  GtkWidget      *about;
  GtkWidget      *verdict_bin;
  GtkWidget      *rating;
  GtkWidget      *money;
  GtkWidget      *raters;
  GtkWidget      *letters;
  GtkWidget      *sent;
  GtkWidget      *verdict;
  GtkWidget      *contacts;
  GtkWidget      *trial;
  GtkWidget      *parting;

  CleClientModel *model;
  char           *client;
  GPtrArray      *templates; /* what letters are made from; NULL before the first client */
  GCancellable   *erasing;   /* (nullable): from the press to the answer */
};

G_DEFINE_FINAL_TYPE (CleClientPage, cle_client_page, ADW_TYPE_BIN)

enum
{
  GONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const CleJudged *
find_judged (CleClientPage *self)
{
  CleJudge *judge = cle_client_model_get_judge (self->model);

  return judge != NULL && self->client != NULL ? cle_judge_find (judge, self->client) : NULL;
}

static void
open_cb (GtkButton     *button,
         CleClientPage *self)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *window =
      cle_letter_window_new (GTK_WIDGET (self), cle_client_model_get_session (self->model),
                             g_object_get_data (G_OBJECT (button), "letter"), &error);

  if (window != NULL)
    gtk_window_present (GTK_WINDOW (window));
  else
    cle_toast_say (GTK_WIDGET (self), error->message);
}

static void
add_letter (CleClientPage   *self,
            const CleLetter *letter)
{
  gint64 now = cle_session_get_now (cle_client_model_get_session (self->model));
  g_autofree char *day = cle_format_moment (letter->at, now, letter->offset);
  GtkWidget *row = cle_plain_row_new (cle_client_letter_name (letter, self->templates), day);
  GtkWidget *button = gtk_button_new_with_label (C_ ("letter", "Open"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "letter", g_strdup (letter->id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (open_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  cle_lazy_row_add (CLE_LAZY_ROW (self->sent), row);
}

/* The newest first. */
static void
fill_sent_cb (CleClientPage *self)
{
  g_autoptr (GPtrArray) sent =
      cle_client_book_list_letters (cle_client_model_get_book (self->model), self->client);

  for (guint i = 0; i < sent->len; i++)
    add_letter (self, sent->pdata[i]);
}

static void
show_letters (CleClientPage *self)
{
  g_autoptr (GPtrArray) sent =
      cle_client_book_list_letters (cle_client_model_get_book (self->model), self->client);
  gint64 now = cle_session_get_now (cle_client_model_get_session (self->model));
  g_autofree char *text = NULL;

  if (self->templates == NULL)
    self->templates = cle_letter_template_list ();
  text = cle_client_letters_text (sent, self->templates, now);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->letters), text);
  cle_lazy_row_refill (CLE_LAZY_ROW (self->sent));
  gtk_widget_set_visible (self->sent, sent->len > 0);
}

static void
show_raters (CleClientPage *self)
{
  g_autoptr (GPtrArray) ratings = cle_raters_list (self->model, self->client);
  g_autofree char *text = g_strdup_printf (ngettext ("%u person rated this client",
                                                     "%u people rated this client", ratings->len),
                                           ratings->len);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->raters), text);
  gtk_widget_set_visible (self->raters, ratings->len > 1);
}

static void
refresh (CleClientPage *self)
{
  const CleJudged *judged = find_judged (self);
  const CleOffice *office = cle_client_book_get_office (cle_client_model_get_book (self->model));
  g_autofree char *about = NULL;
  g_autofree char *fit = NULL;
  g_autofree char *money = NULL;

  if (self->client == NULL || cle_client_model_get_judge (self->model) == NULL)
    return;

  if (judged == NULL)
    {
      g_clear_pointer (&self->client, g_free);
      g_signal_emit (self, signals[GONE], 0);
      return;
    }

  about = cle_client_about_text (judged->client);
  fit = cle_client_fit_text (judged);
  money = cle_client_money_text (judged, office->currency);
  gtk_label_set_label (GTK_LABEL (self->name), judged->client->name);
  gtk_label_set_label (GTK_LABEL (self->about), about);
  gtk_widget_set_visible (self->about, *about != '\0');
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->rating), fit);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->money),
                               money != NULL ? money : _ ("Not known yet"));
  show_letters (self);
  show_raters (self);
}

static void
edit (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  CleClientPage *self = CLE_CLIENT_PAGE (widget);
  const CleJudged *judged = find_judged (self);

  if (judged != NULL)
    cle_client_dialog_ask (widget, cle_client_model_get_session (self->model), judged->client);
}

/* Without a profile there is nothing to measure against. */
static void
rate (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  CleClientPage *self = CLE_CLIENT_PAGE (widget);
  GPtrArray *profiles = cle_client_model_get_profiles (self->model);

  if (profiles == NULL || profiles->len == 0)
    cle_toast_say (widget, _ ("First say which clients you want, in “Profile”, and save it."));
  else if (find_judged (self) != NULL)
    gtk_window_present (GTK_WINDOW (cle_rating_dialog_new (widget, self->model, self->client)));
}

static void
enter_money (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  CleClientPage *self = CLE_CLIENT_PAGE (widget);

  if (find_judged (self) != NULL)
    cle_money_dialog_ask (widget, self->model, self->client);
}

static void
write_letter (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  CleClientPage *self = CLE_CLIENT_PAGE (widget);

  if (find_judged (self) != NULL)
    gtk_window_present (GTK_WINDOW (cle_letter_dialog_new (widget, self->model, self->client)));
}

static void
compare_raters (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  CleClientPage *self = CLE_CLIENT_PAGE (widget);
  const CleJudged *judged = find_judged (self);

  if (judged != NULL && judged->profile != NULL)
    gtk_window_present (GTK_WINDOW (cle_raters_window_new (widget, self->model, self->client)));
}

/* The key is heard of wherever the focus is, also while another page is shown. */
static void
note (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  if (gtk_widget_get_mapped (widget))
    cle_contact_log_focus (CLE_CONTACT_LOG (CLE_CLIENT_PAGE (widget)->contacts));
}

/* The place knows how, for any client. */
static void
export (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  CleClientPage *self = CLE_CLIENT_PAGE (widget);

  if (self->client != NULL)
    gtk_widget_activate_action (widget, "place.export-client", "s", self->client);
}

static void
asked_cb (CleClientPage *self)
{
  g_clear_object (&self->erasing);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "client.erase", TRUE);
}

/* Whoever is shown next is not meant. */
static void
stop_erasing (CleClientPage *self)
{
  if (self->erasing != NULL)
    g_cancellable_cancel (self->erasing);
}

static void
ask_to_erase (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  CleClientPage *self = CLE_CLIENT_PAGE (widget);
  const CleJudged *judged = find_judged (self);

  if (judged == NULL)
    return;

  gtk_widget_action_set_enabled (widget, "client.erase", FALSE);
  self->erasing = g_cancellable_new ();
  g_signal_connect_object (self->erasing, "cancelled", G_CALLBACK (asked_cb), self,
                           G_CONNECT_SWAPPED);
  cle_client_erasing_ask (widget, cle_client_model_get_session (self->model), judged->client,
                          self->erasing);
}

static void
cle_client_page_unmap (GtkWidget *widget)
{
  stop_erasing (CLE_CLIENT_PAGE (widget));

  GTK_WIDGET_CLASS (cle_client_page_parent_class)->unmap (widget);
}

static void
cle_client_page_dispose (GObject *object)
{
  CleClientPage *self = CLE_CLIENT_PAGE (object);

  stop_erasing (self);
  g_clear_object (&self->model);
  g_clear_pointer (&self->client, g_free);
  g_clear_pointer (&self->templates, g_ptr_array_unref);

  G_OBJECT_CLASS (cle_client_page_parent_class)->dispose (object);
}

static void
cle_client_page_class_init (CleClientPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cle_client_page_dispose;
  widget_class->unmap = cle_client_page_unmap;

  signals[GONE] = g_signal_new ("gone", CLE_TYPE_CLIENT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  g_type_ensure (CLE_TYPE_LAZY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLE_RESOURCE_PATH "/app/clients/cle-client-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CleClientPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, CleClientPage, sections);
  gtk_widget_class_bind_template_child (widget_class, CleClientPage, name);
  gtk_widget_class_bind_template_child (widget_class, CleClientPage, about);
  gtk_widget_class_bind_template_child (widget_class, CleClientPage, verdict_bin);
  gtk_widget_class_bind_template_child (widget_class, CleClientPage, rating);
  gtk_widget_class_bind_template_child (widget_class, CleClientPage, money);
  gtk_widget_class_bind_template_child (widget_class, CleClientPage, letters);
  gtk_widget_class_bind_template_child (widget_class, CleClientPage, raters);
  gtk_widget_class_bind_template_child (widget_class, CleClientPage, sent);
  gtk_widget_class_bind_template_callback (widget_class, fill_sent_cb);
  gtk_widget_class_install_action (widget_class, "client.edit", NULL, edit);
  gtk_widget_class_install_action (widget_class, "client.rate", NULL, rate);
  gtk_widget_class_install_action (widget_class, "client.money", NULL, enter_money);
  gtk_widget_class_install_action (widget_class, "client.letter", NULL, write_letter);
  gtk_widget_class_install_action (widget_class, "client.raters", NULL, compare_raters);
  gtk_widget_class_install_action (widget_class, "client.note", NULL, note);
  gtk_widget_class_install_action (widget_class, "client.export", NULL, export);
  gtk_widget_class_install_action (widget_class, "client.erase", NULL, ask_to_erase);
}

static void
cle_client_page_init (CleClientPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_sections (CleClientPage *self)
{
  self->verdict = cle_verdict_card_new (self->model);
  self->contacts = cle_contact_log_new (self->model);
  self->trial = cle_trial_group_new (self->model);
  self->parting = cle_parting_group_new (self->model);
  adw_bin_set_child (ADW_BIN (self->verdict_bin), self->verdict);
  gtk_box_append (GTK_BOX (self->sections), self->contacts);
  gtk_box_append (GTK_BOX (self->sections), self->trial);
  gtk_box_append (GTK_BOX (self->sections), self->parting);
}

/**
 * cle_client_page_new:
 * @model: the clients
 *
 * Returns: (transfer floating): a page about nobody yet
 */
GtkWidget *
cle_client_page_new (CleClientModel *model)
{
  CleClientPage *self = g_object_new (CLE_TYPE_CLIENT_PAGE, NULL);
  gboolean writable = !cle_session_get_read_only (cle_client_model_get_session (model));

  self->model = g_object_ref (model);
  add_sections (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "client.edit", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "client.rate", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "client.money", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "client.erase", writable);
  g_signal_connect_object (model, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * cle_client_page_show:
 * @self: a page
 * @client: id of whom to show
 */
void
cle_client_page_show (CleClientPage *self,
                      const char    *client)
{
  g_return_if_fail (CLE_IS_CLIENT_PAGE (self));

  if (g_strcmp0 (self->client, client) != 0)
    stop_erasing (self);
  g_free (self->client);
  self->client = g_strdup (client);
  cle_verdict_card_show (CLE_VERDICT_CARD (self->verdict), client);
  cle_contact_log_show (CLE_CONTACT_LOG (self->contacts), client);
  cle_trial_group_show (CLE_TRIAL_GROUP (self->trial), client);
  cle_parting_group_show (CLE_PARTING_GROUP (self->parting), client);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (
                                GTK_SCROLLED_WINDOW (self->scroller)),
                            0);
  refresh (self);
}
