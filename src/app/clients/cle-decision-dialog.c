/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-decision-dialog.h"

#include "cle-client-acting.h"
#include "cle-client-asking.h"
#include "cle-plain-row.h"
#include "clients/cle-client-acts.h"
#include "clients/cle-verdict-reasons.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define FIRST_KIND CLE_VERDICT_CHERISH /* of those that can be chosen */

/* A question to the user, and its answers. */
typedef struct
{
  GtkWidget      *widget;
  CleClientModel *model;
  char           *client;
  GtkWidget      *dialog;
  AdwComboRow    *kind;
  GtkEditable    *reason;
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

static gboolean
decide (CleStore *store,
        gpointer  order,
        GError  **error)
{
  return cle_client_decide (store, order, error);
}

static void
start (GtkWindow       *dialog,
       GtkWidget       *widget,
       CleClientModel  *model,
       const CleJudged *judged,
       CleVerdictKind   kind,
       const char      *reason)
{
  cle_client_acting_start_from (dialog, widget, cle_client_model_get_session (model), decide,
                                cle_judged_decide (judged, kind, reason),
                                (GDestroyNotify) cle_decision_free, _ ("Your decision is saved"));
}

/**
 * cle_decision_dialog_decide:
 * @widget: where the user is
 * @model: the clients
 * @judged: one of them
 * @kind: what is decided
 * @reason: (nullable): why; needed when the rules say otherwise
 *
 * Saves a decision, without asking.
 */
void
cle_decision_dialog_decide (GtkWidget       *widget,
                            CleClientModel  *model,
                            const CleJudged *judged,
                            CleVerdictKind   kind,
                            const char      *reason)
{
  start (NULL, widget, model, judged, kind, reason);
}

static CleVerdictKind
get_kind (Asking *self)
{
  return (CleVerdictKind) (adw_combo_row_get_selected (self->kind) + FIRST_KIND);
}

static void
check_cb (Asking *self)
{
  const CleJudged *judged = cle_judge_find (cle_client_model_get_judge (self->model), self->client);
  gboolean same = judged != NULL && get_kind (self) == judged->verdict.kind;

  cle_client_asking_set_ready (self->dialog, same || *gtk_editable_get_text (self->reason) != '\0');
}

static void
answer_cb (GtkWindow *dialog,
           gpointer   asking)
{
  Asking *self = asking;
  const CleJudged *judged = cle_judge_find (cle_client_model_get_judge (self->model), self->client);
  const char *reason = gtk_editable_get_text (self->reason);

  if (judged != NULL)
    start (dialog, self->widget, self->model, judged, get_kind (self),
           *reason != '\0' ? reason : NULL);
  else
    cle_client_acting_release (dialog);
}

static GtkWidget *
create_list (Asking         *self,
             CleVerdictKind  kind)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  GtkWidget *list = cle_client_asking_create_list ();

  for (CleVerdictKind each = FIRST_KIND; each <= CLE_VERDICT_PART; each++)
    gtk_string_list_append (kinds, cle_verdict_kind_get_name (each));
  self->kind = ADW_COMBO_ROW (adw_combo_row_new ());
  self->reason = GTK_EDITABLE (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->kind), _ ("Decision"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->reason), _ ("Why, in one sentence"));
  /* Side by side they would break the title in the middle of a word. */
  adw_combo_row_set_use_subtitle (self->kind, TRUE);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (self->reason), TRUE);
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (kinds));
  adw_combo_row_set_selected (self->kind, kind < FIRST_KIND ? 1 : kind - FIRST_KIND);
  cle_row_take_return (GTK_WIDGET (self->kind));
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->kind));
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->reason));
  g_signal_connect_swapped (self->kind, "notify::selected", G_CALLBACK (check_cb), self);
  g_signal_connect_swapped (self->reason, "changed", G_CALLBACK (check_cb), self);

  return list;
}

/**
 * cle_decision_dialog_ask:
 * @widget: where the user is
 * @model: the clients
 * @judged: one of them
 *
 * Asks for another decision than that of the rules, and for a sentence.
 */
void
cle_decision_dialog_ask (GtkWidget       *widget,
                         CleClientModel  *model,
                         const CleJudged *judged)
{
  Asking *self = g_new0 (Asking, 1);
  GtkWidget *fields;

  self->widget = g_object_ref (widget);
  self->model = g_object_ref (model);
  self->client = g_strdup (judged->client->id);
  self->dialog =
      cle_client_asking_new (widget, _ ("What do you decide?"),
                             _ ("It holds until you take it back. The sentence is for you, later."),
                             _ ("_Decide"), ADW_RESPONSE_SUGGESTED);
  fields = create_list (self, judged->kind);
  check_cb (self);
  cle_client_asking_begin (self->dialog, fields, answer_cb, self, asking_free);
}

/* A decision that is taken back, on its way to the disk. */
typedef struct
{
  CleDecision *decision;
  char        *record;
} TakingBack;

static void
taking_back_free (gpointer data)
{
  TakingBack *self = data;

  cle_decision_free (self->decision);
  g_free (self->record);
  g_free (self);
}

static gboolean
take_back (CleStore *store,
           gpointer  order,
           GError  **error)
{
  TakingBack *self = order;

  return cle_client_take_back (store, self->decision, &self->record, error);
}

/**
 * cle_decision_dialog_take_back:
 * @widget: where the user is
 * @model: the clients
 * @judged: one of them, with a decision
 *
 * The rules hold again.
 */
void
cle_decision_dialog_take_back (GtkWidget       *widget,
                               CleClientModel  *model,
                               const CleJudged *judged)
{
  TakingBack *self = g_new0 (TakingBack, 1);

  self->decision = cle_decision_copy (judged->decision);
  cle_client_acting_start (widget, cle_client_model_get_session (model), take_back, self,
                           taking_back_free, _ ("The rules hold again"));
}
