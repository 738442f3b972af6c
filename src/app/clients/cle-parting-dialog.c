/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-parting-dialog.h"

#include "cle-action-closures.h"
#include "cle-client-acting.h"
#include "cle-client-asking.h"
#include "cle-day-row.h"
#include "cle-parting-closures.h"
#include "clients/cle-parting-acts.h"
#include "clients/cle-whale.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* A parting on its way to the disk. It knows how far it came. */
typedef struct
{
  CleParting *parting;
  char       *person;
  char       *day;
} Order;

static void
order_clear (gpointer data)
{
  Order *order = data;

  cle_parting_free (order->parting);
  g_free (order->person);
  g_free (order->day);
}

static void
order_unref (gpointer order)
{
  g_atomic_rc_box_release_full (order, order_clear);
}

/* A question to the user, and its answers. */
typedef struct
{
  GtkWidget      *widget;
  CleClientModel *model;
  Order          *order;  /* the same in every attempt */
  GtkWidget      *dialog;
  GtkWidget      *reason;
  GtkWidget      *person;
  GtkWidget      *day;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *self = data;

  g_object_unref (self->widget);
  g_object_unref (self->model);
  order_unref (self->order);
  g_free (self);
}

static gboolean
begin (CleStore *store,
       gpointer  data,
       GError  **error)
{
  Order *order = data;

  return cle_parting_begin_told (store, order->parting, order->person, order->day, error);
}

static char *
dup_text (GtkWidget *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static void
check_cb (Asking *self)
{
  g_autofree char *reason = dup_text (self->reason);
  g_autofree char *person = dup_text (self->person);
  g_autofree char *day = dup_text (self->day);

  cle_client_asking_set_ready (self->dialog, *reason != '\0' && *person != '\0' && *day != '\0' &&
                                                 cle_day_row_is_good (CLE_DAY_ROW (self->day)));
}

static void
fill_order (Asking *self)
{
  Order *order = self->order;

  g_free (order->parting->reason);
  g_free (order->person);
  g_free (order->day);
  order->parting->reason = dup_text (self->reason);
  order->person = dup_text (self->person);
  order->day = cle_day_row_dup_day (CLE_DAY_ROW (self->day));
}

static void
answer_cb (GtkWindow *dialog,
           gpointer   asking)
{
  Asking *self = asking;

  fill_order (self);
  cle_client_acting_start_from (dialog, self->widget, cle_client_model_get_session (self->model),
                                begin, g_atomic_rc_box_acquire (self->order), order_unref,
                                _ ("Take a day to think it over; the list can be begun"));
}

static void
add_row (Asking    *self,
         GtkWidget *list,
         GtkWidget *row)
{
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (check_cb), self);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static GtkWidget *
create_list (Asking *self)
{
  CleSession *session = cle_client_model_get_session (self->model);
  g_autofree char *today = cle_action_closure_in_days (cle_session_get_now (session),
                                                       cle_session_get_offset (session), 0);
  GtkWidget *list = cle_client_asking_create_list ();

  self->reason = g_object_new (ADW_TYPE_ENTRY_ROW, "title", _ ("Why, in one sentence"), NULL);
  self->person =
      g_object_new (ADW_TYPE_ENTRY_ROW, "title", cle_parting_note_title (CLE_PARTING_PERSON), NULL);
  self->day = cle_day_row_new (cle_parting_note_title (CLE_PARTING_EFFECTIVE), today);
  add_row (self, list, self->reason);
  add_row (self, list, self->person);
  add_row (self, list, self->day);

  return list;
}

/* What hangs on the client, and until when nothing is final. */
static char *
dup_body (CleClientModel  *model,
          const CleJudged *judged)
{
  CleSession *session = cle_client_model_get_session (model);
  CleJudge *judge = cle_client_model_get_judge (model);
  gint64 now = cle_session_get_now (session);
  g_autofree char *end =
      cle_parting_end_text (now + CLE_PARTING_COOLING_OFF, cle_session_get_offset (session));
  g_autofree char *warning =
      judged->money != NULL
          ? cle_whale_dup_client_part (judged->money->items[CLE_MONEY_REVENUE],
                                       cle_judge_get_revenue (judge), cle_judge_get_n (judge))
          : NULL;

  return warning != NULL ? g_strdup_printf ("%s\n\n%s", warning, end) : g_steal_pointer (&end);
}

/**
 * cle_parting_dialog_ask:
 * @widget: where the user is
 * @model: the clients
 * @judged: one of them
 *
 * Asks why, who tells the client and from which day, and says what hangs on the
 * client and until when to sleep on it. Then the parting begins.
 */
void
cle_parting_dialog_ask (GtkWidget       *widget,
                        CleClientModel  *model,
                        const CleJudged *judged)
{
  Asking *self = g_new0 (Asking, 1);
  g_autofree char *body = dup_body (model, judged);
  GtkWidget *fields;

  self->widget = g_object_ref (widget);
  self->model = g_object_ref (model);
  self->order = g_atomic_rc_box_new0 (Order);
  self->order->parting = g_new0 (CleParting, 1);
  self->order->parting->client = g_strdup (judged->client->id);
  self->dialog = cle_client_asking_new (widget, _ ("Begin a parting?"), body, _ ("_Begin Parting"),
                                        ADW_RESPONSE_DEFAULT);
  fields = create_list (self);
  check_cb (self);
  cle_client_asking_begin (self->dialog, fields, answer_cb, self, asking_free);
}
