/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-money-dialog.h"

#include "cle-client-acting.h"
#include "cle-client-asking.h"
#include "cle-money-closures.h"
#include "clients/cle-client-acts.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* A question to the user, and its answers. */
typedef struct
{
  GtkWidget      *widget;
  CleClientModel *model;
  char           *client;
  GtkWidget      *dialog;
  GtkEditable    *rows[CLE_N_MONEY];
} Asking;

static void
asking_free (gpointer data)
{
  Asking *self = data;

  g_object_unref (self->widget);
  g_object_unref (self->model);
  g_free (self->client);
  g_free (self);
}

/* What was typed, or NULL with the row that is wrong marked. */
static CleMoney *
read_rows (Asking  *self,
           GError **error)
{
  g_autoptr (CleMoney) money = cle_money_new ();
  gboolean good = TRUE;

  money->client = g_strdup (self->client);
  for (guint i = 0; i < CLE_N_MONEY; i++)
    {
      GError **first = good ? error : NULL;

      if (cle_money_parse ((CleMoneyItem) i, gtk_editable_get_text (self->rows[i]),
                           &money->items[i], first))
        {
          gtk_widget_remove_css_class (GTK_WIDGET (self->rows[i]), "error");
          continue;
        }
      gtk_widget_add_css_class (GTK_WIDGET (self->rows[i]), "error");
      good = FALSE;
    }

  return good ? g_steal_pointer (&money) : NULL;
}

static void
check_cb (Asking *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CleMoney) money = read_rows (self, &error);

  cle_client_asking_set_ready (self->dialog, money != NULL);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (self->dialog),
                               error != NULL ? error->message
                                             : _ ("What you do not know may stay empty."));
}

static gboolean
save (CleStore *store,
      gpointer  order,
      GError  **error)
{
  return cle_client_set_money (store, order, error);
}

static void
answer_cb (GtkWindow *dialog,
           gpointer   asking)
{
  Asking *self = asking;
  CleMoney *money = read_rows (self, NULL);

  if (money != NULL)
    cle_client_acting_start_from (dialog, self->widget, cle_client_model_get_session (self->model),
                                  save, money, (GDestroyNotify) cle_money_free,
                                  _ ("The figures are saved"));
}

/* The title above its entry: long ones get a second line. */
static GtkWidget *
create_row (Asking       *self,
            CleMoneyItem  item,
            const char   *title,
            const char   *text)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *entry = gtk_entry_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), entry);
  g_object_set (box, "margin-top", 6, "margin-bottom", 9, "margin-start", 12, "margin-end", 12,
                NULL);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  self->rows[item] = GTK_EDITABLE (entry);

  return row;
}

static GtkWidget *
create_rows (Asking *self)
{
  CleClientBook *book = cle_client_model_get_book (self->model);
  const CleMoney *money = cle_client_book_get_money (book, self->client);
  const char *currency = cle_client_book_get_office (book)->currency;
  GtkWidget *list = cle_client_asking_create_list ();

  for (guint i = 0; i < CLE_N_MONEY; i++)
    {
      g_autofree char *title = cle_money_item_title ((CleMoneyItem) i, currency);
      g_autofree char *text =
          money == NULL ? NULL : cle_money_item_text ((CleMoneyItem) i, money->items[i]);

      gtk_list_box_append (GTK_LIST_BOX (list), create_row (self, (CleMoneyItem) i, title, text));
    }
  for (guint i = 0; i < CLE_N_MONEY; i++)
    g_signal_connect_swapped (self->rows[i], "changed", G_CALLBACK (check_cb), self);

  return list;
}

static GtkWidget *
scroll (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 420);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);

  return scroller;
}

/**
 * cle_money_dialog_ask:
 * @widget: where the user is
 * @model: the clients
 * @client: id of one of them
 */
void
cle_money_dialog_ask (GtkWidget      *widget,
                      CleClientModel *model,
                      const char     *client)
{
  Asking *self = g_new0 (Asking, 1);
  GtkWidget *fields;

  self->widget = g_object_ref (widget);
  self->model = g_object_ref (model);
  self->client = g_strdup (client);
  self->dialog = cle_client_asking_new (widget, _ ("What the client brings and takes in a year"),
                                        NULL, _ ("_Save"), ADW_RESPONSE_SUGGESTED);
  fields = scroll (create_rows (self));
  check_cb (self);
  cle_client_asking_begin (self->dialog, fields, answer_cb, self, asking_free);
}
