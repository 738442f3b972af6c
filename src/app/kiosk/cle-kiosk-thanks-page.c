/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-kiosk-thanks-page.h"

#include "assessment/cle-outcome.h"
#include "cle-format-closures.h"
#include "cle-qr-view.h"
#include "cle-score-gauge.h"
#include "kiosk/cle-result-text.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _CleKioskThanksPage
{
  GtkWidget  parent_instance;

  GtkWidget *scroller;
  GtkWidget *title;
  GtkWidget *text;
  GtkWidget *result;
  GtkWidget *gauge_bin;
  GtkWidget *gauge;
  GtkWidget *certainty;
  GtkWidget *qr;
  GtkWidget *qr_text;
  GtkWidget *done;
};

static void
show_score (CleKioskThanksPage     *self,
            const CleResult        *result,
            const CleQuestionnaire *questionnaire)
{
  g_autofree CleAnswer *answers = cle_result_dup_answers (result, questionnaire);
  CleOutcome outcome = cle_outcome_compute (questionnaire, answers);
  g_autofree char *certainty = cle_format_certainty (&outcome);

  cle_score_gauge_set_score (CLE_SCORE_GAUGE (self->gauge), outcome.score, outcome.upper,
                             outcome.max);
  cle_score_gauge_set_tone (CLE_SCORE_GAUGE (self->gauge),
                            cle_outcome_find_band (questionnaire, outcome.score));
  gtk_label_set_text (GTK_LABEL (self->certainty), certainty);
}

/* What the visitor may take along: no name, no time of the day, no server. */
static void
show_code (CleKioskThanksPage *self,
           const CleResult    *result)
{
  g_autofree char *text = cle_result_text_format (result);

  cle_qr_view_set_text (CLE_QR_VIEW (self->qr), text);
  gtk_label_set_text (GTK_LABEL (self->qr_text),
                      _ ("Your result to take along: point a telephone at it."));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->qr), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("QR code of your result"), -1);
}

static void
forget (CleKioskThanksPage *self)
{
  cle_score_gauge_set_score (CLE_SCORE_GAUGE (self->gauge), 0, 0, 1000);
  gtk_label_set_text (GTK_LABEL (self->certainty), "");
  cle_qr_view_set_text (CLE_QR_VIEW (self->qr), "");
}

static void
cle_kiosk_thanks_page_update (CleKioskPage *page,
                              CleKioskDesk *desk)
{
  CleKioskThanksPage *self = CLE_KIOSK_THANKS_PAGE (page);
  CleResult *result = cle_visit_get_result (cle_kiosk_desk_get_visit (desk));
  gboolean shown = cle_kiosk_desk_get_config (desk)->show_result && result != NULL;

  gtk_label_set_text (GTK_LABEL (self->title), _ ("Thank you"));
  gtk_label_set_text (GTK_LABEL (self->text), _ ("Your answers are kept."));
  gtk_button_set_label (GTK_BUTTON (self->done), _ ("Done"));
  gtk_widget_set_visible (self->result, shown);
  if (!shown)
    return;

  show_score (self, result, cle_kiosk_clerk_get_questionnaire (cle_kiosk_desk_get_clerk (desk)));
  show_code (self, result);
}

static GtkWidget *
cle_kiosk_thanks_page_get_first (CleKioskPage *page)
{
  return CLE_KIOSK_THANKS_PAGE (page)->done;
}

static void
page_init (CleKioskPageInterface *iface)
{
  iface->update = cle_kiosk_thanks_page_update;
  iface->get_first = cle_kiosk_thanks_page_get_first;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CleKioskThanksPage, cle_kiosk_thanks_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (CLE_TYPE_KIOSK_PAGE, page_init))

/* Nobody sees what the one before had. */
static void
cle_kiosk_thanks_page_unmap (GtkWidget *widget)
{
  forget (CLE_KIOSK_THANKS_PAGE (widget));
  GTK_WIDGET_CLASS (cle_kiosk_thanks_page_parent_class)->unmap (widget);
}

static void
cle_kiosk_thanks_page_dispose (GObject *object)
{
  CleKioskThanksPage *self = CLE_KIOSK_THANKS_PAGE (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (cle_kiosk_thanks_page_parent_class)->dispose (object);
}

static void
cle_kiosk_thanks_page_class_init (CleKioskThanksPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cle_kiosk_thanks_page_dispose;
  widget_class->unmap = cle_kiosk_thanks_page_unmap;

  g_type_ensure (CLE_TYPE_QR_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, CLE_RESOURCE_PATH
                                               "/app/kiosk/cle-kiosk-thanks-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CleKioskThanksPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, CleKioskThanksPage, title);
  gtk_widget_class_bind_template_child (widget_class, CleKioskThanksPage, text);
  gtk_widget_class_bind_template_child (widget_class, CleKioskThanksPage, result);
  gtk_widget_class_bind_template_child (widget_class, CleKioskThanksPage, gauge_bin);
  gtk_widget_class_bind_template_child (widget_class, CleKioskThanksPage, certainty);
  gtk_widget_class_bind_template_child (widget_class, CleKioskThanksPage, qr);
  gtk_widget_class_bind_template_child (widget_class, CleKioskThanksPage, qr_text);
  gtk_widget_class_bind_template_child (widget_class, CleKioskThanksPage, done);
}

static void
cle_kiosk_thanks_page_init (CleKioskThanksPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->gauge = cle_score_gauge_new (FALSE);
  adw_bin_set_child (ADW_BIN (self->gauge_bin), self->gauge);
  forget (self);
}
