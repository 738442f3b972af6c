/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-review-page.h"

#include "cle-format-closures.h"
#include "cle-plain-row.h"
#include "cle-review-closures.h"

struct _CleReviewPage
{
  AdwBin        parent_instance;

  GtkWidget    *open_group;
  GtkWidget    *open_list;
  GtkWidget    *answered_group;
  GtkWidget    *answered_list;
  GtkWidget    *failure;
  GtkWidget    *failure_label;
  GtkWidget    *reason;
  GtkWidget    *finish;

  CleFinishing *finishing;
};

G_DEFINE_FINAL_TYPE (CleReviewPage, cle_review_page, ADW_TYPE_BIN)

static void
clear_list (GtkWidget *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list), row);
}

static GtkWidget *
create_row (CleRun *run,
            guint   question)
{
  CleQuestionnaire *questionnaire = cle_run_get_questionnaire (run);
  const CleQuestion *asked = cle_questionnaire_get_question (questionnaire, question);
  CleAnswer answer = cle_run_get_answer (run, question);
  g_autofree char *text =
      g_strdup_printf ("%u. %s", question + 1,
                       cle_question_get_field (asked, CLE_QUESTION_TEXT,
                                               cle_format_language (questionnaire)));
  g_autofree char *subtitle =
      cle_review_row_subtitle (answer, cle_run_get_evidence (run, question));
  GtkWidget *symbol = gtk_image_new_from_icon_name (cle_format_answer_symbol (answer));
  GtkWidget *row = cle_plain_row_new (text, subtitle);

  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), symbol);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "run.edit");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "u", question);

  return row;
}

static void
show_finishing (CleReviewPage *self)
{
  CleFinishingState state = CLE_FINISHING_IDLE;
  g_autofree char *text = NULL;

  if (self->finishing != NULL)
    state = cle_finishing_get_state (self->finishing);
  if (state == CLE_FINISHING_FAILED)
    {
      text = cle_review_failure (cle_finishing_get_message (self->finishing));
      gtk_label_set_label (GTK_LABEL (self->failure_label), text);
    }

  gtk_button_set_label (GTK_BUTTON (self->finish), cle_review_finish_label (state));
  gtk_info_bar_set_revealed (GTK_INFO_BAR (self->failure), state == CLE_FINISHING_FAILED);
}

static void
cle_review_page_dispose (GObject *object)
{
  CleReviewPage *self = CLE_REVIEW_PAGE (object);

  g_clear_object (&self->finishing);

  G_OBJECT_CLASS (cle_review_page_parent_class)->dispose (object);
}

static void
cle_review_page_class_init (CleReviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cle_review_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, CLE_RESOURCE_PATH
                                               "/app/assessment/cle-review-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CleReviewPage, open_group);
  gtk_widget_class_bind_template_child (widget_class, CleReviewPage, open_list);
  gtk_widget_class_bind_template_child (widget_class, CleReviewPage, answered_group);
  gtk_widget_class_bind_template_child (widget_class, CleReviewPage, answered_list);
  gtk_widget_class_bind_template_child (widget_class, CleReviewPage, failure);
  gtk_widget_class_bind_template_child (widget_class, CleReviewPage, failure_label);
  gtk_widget_class_bind_template_child (widget_class, CleReviewPage, reason);
  gtk_widget_class_bind_template_child (widget_class, CleReviewPage, finish);
}

static void
cle_review_page_init (CleReviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_finishing (self);
}

/**
 * cle_review_page_new:
 *
 * Returns: (transfer floating): an empty page
 */
GtkWidget *
cle_review_page_new (void)
{
  return g_object_new (CLE_TYPE_REVIEW_PAGE, NULL);
}

/**
 * cle_review_page_show:
 * @self: a page
 * @run: the run to review
 *
 * Lists the answers anew and moves the focus to what is to be done next.
 */
void
cle_review_page_show (CleReviewPage *self,
                      CleRun        *run)
{
  g_return_if_fail (CLE_IS_REVIEW_PAGE (self));
  g_return_if_fail (CLE_IS_RUN (run));

  guint n = cle_questionnaire_get_n_questions (cle_run_get_questionnaire (run));
  guint n_open = n - cle_run_get_n_answered (run);
  g_autofree char *reason = cle_review_reason (n_open);

  clear_list (self->open_list);
  clear_list (self->answered_list);
  for (guint i = 0; i < n; i++)
    {
      gboolean is_open = cle_run_get_answer (run, i) == CLE_ANSWER_NONE;
      GtkWidget *list = is_open ? self->open_list : self->answered_list;

      gtk_list_box_append (GTK_LIST_BOX (list), create_row (run, i));
    }

  gtk_widget_set_visible (self->open_group, n_open > 0);
  gtk_widget_set_visible (self->answered_group, n_open < n);
  gtk_label_set_label (GTK_LABEL (self->reason), reason);
  gtk_widget_set_visible (self->reason, n_open > 0);
  gtk_widget_grab_focus (n_open > 0 ? gtk_widget_get_first_child (self->open_list) : self->finish);
}

/**
 * cle_review_page_set_finishing:
 * @self: a page
 * @finishing: (nullable): whose progress and trouble to show
 */
void
cle_review_page_set_finishing (CleReviewPage *self,
                               CleFinishing  *finishing)
{
  g_return_if_fail (CLE_IS_REVIEW_PAGE (self));

  if (self->finishing != NULL)
    g_signal_handlers_disconnect_by_data (self->finishing, self);
  if (g_set_object (&self->finishing, finishing) && finishing != NULL)
    g_signal_connect_object (finishing, "notify::state", G_CALLBACK (show_finishing), self,
                             G_CONNECT_SWAPPED);
  show_finishing (self);
}
