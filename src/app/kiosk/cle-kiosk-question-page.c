/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-kiosk-question-page.h"

#include "cle-answer-card.h"
#include "cle-format-closures.h"
#include "cle-step-bar.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define N_ANSWERS 3
#define WIDE      1400 /* pixels that question and answers take up at most */
#define NARROW    860

struct _CleKioskQuestionPage
{
  GtkWidget  parent_instance;

  GtkWidget *clamp;
  GtkWidget *box;
  GtkWidget *head;
  GtkWidget *count;
  GtkWidget *bar;
  GtkWidget *question;
  GtkWidget *answers;
  GtkWidget *back;
  GtkWidget *cards[N_ANSWERS];
  guint      position; /* of the question that is shown */
};

static const CleAnswer ANSWERS[N_ANSWERS] = { CLE_ANSWER_YES, CLE_ANSWER_UNSURE, CLE_ANSWER_NO };

static void
show_count (CleKioskQuestionPage *self,
            guint                 position,
            guint                 n_questions)
{
  g_autofree char *count = cle_format_progress (position, n_questions);

  gtk_label_set_text (GTK_LABEL (self->count), count);
  cle_step_bar_set_step (CLE_STEP_BAR (self->bar), position, n_questions, count);
}

static void
show_answers (CleKioskQuestionPage *self,
              CleAnswer             chosen)
{
  for (guint i = 0; i < N_ANSWERS; i++)
    {
      cle_answer_card_set_label (CLE_ANSWER_CARD (self->cards[i]), cle_format_answer (ANSWERS[i]));
      cle_answer_card_set_chosen (CLE_ANSWER_CARD (self->cards[i]), ANSWERS[i] == chosen);
    }
}

/* A finger or a button that went down on one question is no answer to the next,
 * wherever it is lifted. */
static void
forget_press (GtkWidget *card)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (card);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      gtk_event_controller_reset (controller);
    }
}

static void
show_position (CleKioskQuestionPage *self,
               guint                 position)
{
  if (self->position == position)
    return;

  self->position = position;
  for (guint i = 0; i < N_ANSWERS; i++)
    forget_press (self->cards[i]);
}

static void
cle_kiosk_question_page_update (CleKioskPage *page,
                                CleKioskDesk *desk)
{
  CleKioskQuestionPage *self = CLE_KIOSK_QUESTION_PAGE (page);
  CleVisit *visit = cle_kiosk_desk_get_visit (desk);
  CleQuestionnaire *questionnaire =
      cle_kiosk_clerk_get_questionnaire (cle_kiosk_desk_get_clerk (desk));
  CleRun *run = cle_visit_get_run (visit);
  guint position;
  const char *text;

  if (run == NULL)
    return;

  position = cle_run_get_position (run);
  show_position (self, position);
  text = cle_question_get_field (cle_questionnaire_get_question (questionnaire, position),
                                 CLE_QUESTION_TEXT, cle_visit_get_language (visit));
  gtk_label_set_text (GTK_LABEL (self->question), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->answers), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
  show_count (self, position, cle_questionnaire_get_n_questions (questionnaire));
  show_answers (self, cle_run_get_answer (run, position));
  gtk_button_set_label (GTK_BUTTON (self->back), _ ("Go Back"));
  gtk_widget_set_opacity (self->back, position > 0 ? 1 : 0);
  gtk_widget_set_sensitive (self->back, position > 0);
}

static GtkWidget *
cle_kiosk_question_page_get_first (CleKioskPage *page)
{
  return CLE_KIOSK_QUESTION_PAGE (page)->cards[0];
}

/* Below the answers, where the hand is; on a wide screen height is scarce, and
 * there is room beside the count. */
static void
place_back (CleKioskQuestionPage *self,
            gboolean              wide)
{
  GtkWidget *there = wide ? self->head : self->box;

  if (gtk_widget_get_parent (self->back) == there)
    return;

  g_object_ref (self->back);
  if (wide)
    {
      gtk_box_remove (GTK_BOX (self->box), self->back);
      gtk_center_box_set_start_widget (GTK_CENTER_BOX (self->head), self->back);
    }
  else
    {
      gtk_center_box_set_start_widget (GTK_CENTER_BOX (self->head), NULL);
      gtk_box_append (GTK_BOX (self->box), self->back);
    }
  g_object_unref (self->back);
}

static void
cle_kiosk_question_page_set_wide (CleKioskPage *page,
                                  gboolean      wide)
{
  CleKioskQuestionPage *self = CLE_KIOSK_QUESTION_PAGE (page);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->answers),
                                  wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  place_back (self, wide);
  adw_clamp_set_maximum_size (ADW_CLAMP (self->clamp), wide ? WIDE : NARROW);
}

static void
page_init (CleKioskPageInterface *iface)
{
  iface->update = cle_kiosk_question_page_update;
  iface->get_first = cle_kiosk_question_page_get_first;
  iface->set_wide = cle_kiosk_question_page_set_wide;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CleKioskQuestionPage, cle_kiosk_question_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (CLE_TYPE_KIOSK_PAGE, page_init))

static void
chosen_by_cb (GtkWidget            *card,
              gboolean              pointer,
              CleKioskQuestionPage *self)
{
  for (guint i = 0; i < N_ANSWERS; i++)
    if (self->cards[i] == card)
      gtk_widget_activate_action (GTK_WIDGET (self), "kiosk.answer", "s",
                                  cle_answer_get_word (ANSWERS[i]));
}

static void
cle_kiosk_question_page_dispose (GObject *object)
{
  CleKioskQuestionPage *self = CLE_KIOSK_QUESTION_PAGE (object);

  g_clear_pointer (&self->clamp, gtk_widget_unparent);

  G_OBJECT_CLASS (cle_kiosk_question_page_parent_class)->dispose (object);
}

static void
cle_kiosk_question_page_class_init (CleKioskQuestionPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cle_kiosk_question_page_dispose;

  g_type_ensure (CLE_TYPE_STEP_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, CLE_RESOURCE_PATH
                                               "/app/kiosk/cle-kiosk-question-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CleKioskQuestionPage, clamp);
  gtk_widget_class_bind_template_child (widget_class, CleKioskQuestionPage, box);
  gtk_widget_class_bind_template_child (widget_class, CleKioskQuestionPage, head);
  gtk_widget_class_bind_template_child (widget_class, CleKioskQuestionPage, count);
  gtk_widget_class_bind_template_child (widget_class, CleKioskQuestionPage, bar);
  gtk_widget_class_bind_template_child (widget_class, CleKioskQuestionPage, question);
  gtk_widget_class_bind_template_child (widget_class, CleKioskQuestionPage, answers);
  gtk_widget_class_bind_template_child (widget_class, CleKioskQuestionPage, back);
}

static void
cle_kiosk_question_page_init (CleKioskQuestionPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < N_ANSWERS; i++)
    {
      self->cards[i] = cle_answer_card_new (cle_format_answer (ANSWERS[i]));
      g_signal_connect (self->cards[i], "chosen-by", G_CALLBACK (chosen_by_cb), self);
      gtk_box_append (GTK_BOX (self->answers), self->cards[i]);
    }
}
