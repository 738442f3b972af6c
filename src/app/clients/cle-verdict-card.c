/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-verdict-card.h"

#include "cle-client-closures.h"
#include "cle-decision-dialog.h"
#include "cle-flow-layout.h"
#include "cle-lazy-row.h"
#include "cle-plain-row.h"
#include "cle-verdict-closures.h"
#include "clients/cle-care.h"
#include "clients/cle-reckoning.h"
#include "clients/cle-robustness.h"
#include "clients/cle-verdict-reasons.h"

#include <glib/gi18n.h>

struct _CleVerdictCard
{
  AdwBin               parent_instance;

  GtkWidget           *icon;
  GtkWidget           *verdict;
  GtkWidget           *decided;
  GtkWidget           *buttons;
  GtkWidget           *agree;
  GtkWidget           *back;
  GtkWidget           *care;
  AdwPreferencesGroup *reasons;
  CleLazyRow          *reckoning;
  CleLazyRow          *decisions;

  CleClientModel      *model;
  char                *client;
  GPtrArray           *sentences; /* rows of the reasons */
};

G_DEFINE_FINAL_TYPE (CleVerdictCard, cle_verdict_card, ADW_TYPE_BIN)

static const CleJudged *
find_judged (CleVerdictCard *self)
{
  CleJudge *judge = cle_client_model_get_judge (self->model);

  return judge != NULL && self->client != NULL ? cle_judge_find (judge, self->client) : NULL;
}

static void
add_sentence (CleVerdictCard *self,
              const char     *text)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", text, "title-lines", 0, "use-markup",
                                 FALSE, NULL);

  adw_preferences_group_add (self->reasons, row);
  g_ptr_array_add (self->sentences, row);
}

static void
clear_sentences (CleVerdictCard *self)
{
  for (guint i = 0; i < self->sentences->len; i++)
    adw_preferences_group_remove (self->reasons, self->sentences->pdata[i]);
  g_ptr_array_set_size (self->sentences, 0);
}

static void
show_reasons (CleVerdictCard  *self,
              const CleJudged *judged)
{
  const CleOffice *office = cle_client_book_get_office (cle_client_model_get_book (self->model));
  CleVerdictCase one = {
    judged->profile, judged->levels,   &judged->fit, &judged->profit,           office,
    &judged->input,  &judged->verdict, -1,           g_get_language_names ()[0]
  };
  g_autoptr (GPtrArray) reasons = NULL;

  if (judged->profile != NULL && judged->verdict.kind != CLE_VERDICT_NONE)
    one.robustness = (int) cle_robustness_count (judged->profile, judged->levels, &judged->profit,
                                                 &judged->input);
  reasons = cle_verdict_list_reasons (&one);
  for (guint i = 0; i < reasons->len; i++)
    add_sentence (self, ((const CleReason *) reasons->pdata[i])->text);
}

/* What the contacts say besides the rules. */
static void
show_signs (CleVerdictCard  *self,
            const CleJudged *judged)
{
  CleClientBook *book = cle_client_model_get_book (self->model);
  const CleOffice *office = cle_client_book_get_office (book);
  gint64 now = cle_session_get_now (cle_client_model_get_session (self->model));
  g_autoptr (GPtrArray) contacts = cle_client_book_list_contacts (book, self->client);
  g_autoptr (GPtrArray) reasons = g_ptr_array_new_with_free_func ((GDestroyNotify) cle_reason_free);
  CleCare care = cle_care_add_reasons (reasons, &judged->verdict, &judged->profit, contacts,
                                       judged->client->changed, office, now);

  for (guint i = 0; i < reasons->len; i++)
    add_sentence (self, ((const CleReason *) reasons->pdata[i])->text);
  gtk_widget_set_visible (self->care, care != CLE_CARE_NOT);
}

/* The line where a contact is noted, on the same page. */
static void
begin_care (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  gtk_widget_activate_action (gtk_widget_get_parent (widget), "client.note", NULL);
}

static void
fill_reckoning_cb (CleVerdictCard *self)
{
  const CleJudged *judged = find_judged (self);
  const CleOffice *office = cle_client_book_get_office (cle_client_model_get_book (self->model));
  gint64 revenue = cle_judge_get_revenue (cle_client_model_get_judge (self->model));
  g_autoptr (GPtrArray) lines =
      judged != NULL ? cle_reckoning_list (judged, office, revenue, g_get_language_names ()[0])
                     : NULL;

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const CleReckoningLine *line = lines->pdata[i];

      cle_lazy_row_add (self->reckoning, cle_plain_row_new (line->title, line->text));
    }
}

/* Newest first. */
static void
fill_decisions_cb (CleVerdictCard *self)
{
  CleClientBook *book = cle_client_model_get_book (self->model);
  g_autoptr (GPtrArray) decisions = cle_client_book_list_decisions (book, self->client);

  for (guint i = 0; i < decisions->len; i++)
    {
      const CleDecision *decision = decisions->pdata[i];
      g_autofree char *day = cle_verdict_decision_day (decision);
      g_autofree char *words = cle_decision_dup_text (decision);

      cle_lazy_row_add (self->decisions, cle_plain_row_new (day, words));
    }
}

static void
show_decisions (CleVerdictCard *self)
{
  CleClientBook *book = cle_client_model_get_book (self->model);
  g_autoptr (GPtrArray) decisions = cle_client_book_list_decisions (book, self->client);
  g_autofree char *count =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u decision", "%u decisions", decisions->len),
                       decisions->len);

  gtk_widget_set_visible (GTK_WIDGET (self->decisions), decisions->len > 0);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self->decisions), count);
  cle_lazy_row_refill (self->decisions);
}

static void
update_actions (CleVerdictCard  *self,
                const CleJudged *judged)
{
  CleSession *session = cle_client_model_get_session (self->model);
  gboolean writable = !cle_session_get_read_only (session);
  gboolean stands = judged->decision != NULL && judged->decision->decided != CLE_VERDICT_NONE;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "verdict.agree",
                                 writable && judged->verdict.kind != CLE_VERDICT_NONE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "verdict.other", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "verdict.back", writable && stands);
  gtk_widget_set_visible (self->agree,
                          !stands || judged->decision->decided != judged->verdict.kind);
  gtk_widget_set_visible (self->back, stands);
}

static void
refresh (CleVerdictCard *self)
{
  const CleJudged *judged = find_judged (self);
  g_autofree char *decided = NULL;

  if (judged == NULL)
    return;

  decided =
      cle_verdict_decided_text (judged,
                                cle_session_get_now (cle_client_model_get_session (self->model)));
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), cle_client_verdict_icon (judged->kind));
  gtk_label_set_label (GTK_LABEL (self->verdict), cle_verdict_kind_get_name (judged->kind));
  gtk_label_set_label (GTK_LABEL (self->decided), decided);
  clear_sentences (self);
  gtk_widget_set_visible (GTK_WIDGET (self->reasons), judged->profile != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->reckoning), judged->profile != NULL);
  if (judged->profile != NULL)
    show_reasons (self, judged);
  show_signs (self, judged);
  cle_lazy_row_refill (self->reckoning);
  show_decisions (self);
  update_actions (self, judged);
}

static void
agree (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  CleVerdictCard *self = CLE_VERDICT_CARD (widget);
  const CleJudged *judged = find_judged (self);

  if (judged != NULL)
    cle_decision_dialog_decide (widget, self->model, judged, judged->verdict.kind, NULL);
}

static void
other (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  CleVerdictCard *self = CLE_VERDICT_CARD (widget);
  const CleJudged *judged = find_judged (self);

  if (judged != NULL)
    cle_decision_dialog_ask (widget, self->model, judged);
}

static void
take_back (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  CleVerdictCard *self = CLE_VERDICT_CARD (widget);
  const CleJudged *judged = find_judged (self);

  if (judged != NULL && judged->decision != NULL)
    cle_decision_dialog_take_back (widget, self->model, judged);
}

static void
cle_verdict_card_dispose (GObject *object)
{
  CleVerdictCard *self = CLE_VERDICT_CARD (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->client, g_free);
  g_clear_pointer (&self->sentences, g_ptr_array_unref);

  G_OBJECT_CLASS (cle_verdict_card_parent_class)->dispose (object);
}

static void
cle_verdict_card_class_init (CleVerdictCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cle_verdict_card_dispose;

  g_type_ensure (CLE_TYPE_FLOW_LAYOUT);
  g_type_ensure (CLE_TYPE_LAZY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, CLE_RESOURCE_PATH
                                               "/app/clients/cle-verdict-card.ui");
  gtk_widget_class_bind_template_child (widget_class, CleVerdictCard, icon);
  gtk_widget_class_bind_template_child (widget_class, CleVerdictCard, verdict);
  gtk_widget_class_bind_template_child (widget_class, CleVerdictCard, decided);
  gtk_widget_class_bind_template_child (widget_class, CleVerdictCard, buttons);
  gtk_widget_class_bind_template_child (widget_class, CleVerdictCard, agree);
  gtk_widget_class_bind_template_child (widget_class, CleVerdictCard, back);
  gtk_widget_class_bind_template_child (widget_class, CleVerdictCard, care);
  gtk_widget_class_bind_template_child (widget_class, CleVerdictCard, reasons);
  gtk_widget_class_bind_template_child (widget_class, CleVerdictCard, decisions);
  gtk_widget_class_bind_template_child (widget_class, CleVerdictCard, reckoning);
  gtk_widget_class_bind_template_callback (widget_class, fill_reckoning_cb);
  gtk_widget_class_bind_template_callback (widget_class, fill_decisions_cb);
  gtk_widget_class_install_action (widget_class, "verdict.agree", NULL, agree);
  gtk_widget_class_install_action (widget_class, "verdict.other", NULL, other);
  gtk_widget_class_install_action (widget_class, "verdict.back", NULL, take_back);
  gtk_widget_class_install_action (widget_class, "verdict.care", NULL, begin_care);
}

static void
cle_verdict_card_init (CleVerdictCard *self)
{
  self->sentences = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cle_verdict_card_new:
 * @model: the clients
 *
 * Returns: (transfer floating): a card about nobody yet
 */
GtkWidget *
cle_verdict_card_new (CleClientModel *model)
{
  CleVerdictCard *self = g_object_new (CLE_TYPE_VERDICT_CARD, NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * cle_verdict_card_show:
 * @self: a card
 * @client: id of whom it is about
 */
void
cle_verdict_card_show (CleVerdictCard *self,
                       const char     *client)
{
  g_return_if_fail (CLE_IS_VERDICT_CARD (self));

  g_free (self->client);
  self->client = g_strdup (client);
  refresh (self);
}
