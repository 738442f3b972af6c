/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-next-steps.h"

#include "assessment/cle-outcome.h"
#include "cle-action-dialog.h"
#include "cle-action-list.h"
#include "cle-format-closures.h"
#include "cle-plain-row.h"
#include "cle-result-closures.h"

#include <glib/gi18n.h>

#define N_STEPS 3

struct _CleNextSteps
{
  AdwBin            parent_instance;

  GtkWidget        *steps_group;
  GtkWidget        *steps;
  GtkWidget        *actions_group;
  GtkWidget        *actions;  /* of this session; made when a result is shown */

  CleSession       *session;
  CleQuestionnaire *questionnaire;
  char             *result;
  char             *subject;
};

G_DEFINE_FINAL_TYPE (CleNextSteps, cle_next_steps, ADW_TYPE_BIN)

static const char *
get_field (CleNextSteps    *self,
           guint            question,
           CleQuestionField field)
{
  return cle_question_get_field (cle_questionnaire_get_question (self->questionnaire, question),
                                 field, cle_format_language (self->questionnaire));
}

static GtkWidget *
create_button (CleNextSteps *self,
               guint         question)
{
  const char *id =
      cle_question_get_id (cle_questionnaire_get_question (self->questionnaire, question));
  g_autofree char *spoken =
      g_strdup_printf (_ ("Make an action of “%s”"), get_field (self, question, CLE_QUESTION_STEP));
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Make an Action"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "steps.act");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);

  return button;
}

static GtkWidget *
create_row (CleNextSteps *self,
            guint         question,
            CleAnswer     answer)
{
  g_autofree char *text =
      cle_result_step_text (get_field (self, question, CLE_QUESTION_STEP_HOW), question, answer);
  GtkWidget *row = cle_plain_row_new (get_field (self, question, CLE_QUESTION_STEP), text);

  gtk_widget_add_css_class (row, "step");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name (cle_format_answer_symbol (answer)));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_button (self, question));

  return row;
}

static void
show_steps (CleNextSteps    *self,
            const CleAnswer *given)
{
  guint n = 0;
  guint shown = 0;
  g_autofree guint *weakest = cle_outcome_list_weakest (self->questionnaire, given, &n);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->steps)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->steps), row);
  for (guint i = 0; i < n && shown < N_STEPS; i++)
    {
      const char *step = get_field (self, weakest[i], CLE_QUESTION_STEP);

      if (step == NULL || *step == '\0')
        continue;

      gtk_list_box_append (GTK_LIST_BOX (self->steps),
                           create_row (self, weakest[i], given[weakest[i]]));
      shown++;
    }
  gtk_widget_set_visible (self->steps_group, shown > 0);
}

static void
n_actions_cb (CleNextSteps *self)
{
  gtk_widget_set_visible (self->actions_group,
                          cle_action_list_get_n (CLE_ACTION_LIST (self->actions)) > 0);
}

static void
show_actions (CleNextSteps *self)
{
  CleActionFilter filter = { .result = self->result };

  if (self->actions == NULL)
    {
      self->actions = cle_action_list_new (self->session);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->actions_group), self->actions);
      g_signal_connect_object (self->actions, "notify::n-actions", G_CALLBACK (n_actions_cb), self,
                               G_CONNECT_SWAPPED);
    }
  cle_action_list_set_filter (CLE_ACTION_LIST (self->actions), &filter);
}

static void
act (GtkWidget  *widget,
     const char *action,
     GVariant   *parameter)
{
  CleNextSteps *self = CLE_NEXT_STEPS (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  CleActionWish wish = { .result = self->result, .question = id, .subject = self->subject };
  guint question;

  if (cle_questionnaire_find_question (self->questionnaire, id, &question))
    wish.what = get_field (self, question, CLE_QUESTION_STEP);
  cle_action_dialog_add (widget, self->session, &wish);
}

static void
cle_next_steps_dispose (GObject *object)
{
  CleNextSteps *self = CLE_NEXT_STEPS (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->questionnaire, cle_questionnaire_unref);
  g_clear_pointer (&self->result, g_free);
  g_clear_pointer (&self->subject, g_free);

  G_OBJECT_CLASS (cle_next_steps_parent_class)->dispose (object);
}

static void
cle_next_steps_class_init (CleNextStepsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cle_next_steps_dispose;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "steps.act", "s", act);
}

static GtkWidget *
create_group (const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_widget_set_visible (group, FALSE);

  return group;
}

static void
cle_next_steps_init (CleNextSteps *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  self->steps_group = create_group (_ ("Where to begin"));
  self->actions_group = create_group (_ ("Actions"));
  self->steps = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->steps), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->steps, "boxed-list");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->steps_group), self->steps);
  gtk_box_append (GTK_BOX (box), self->steps_group);
  gtk_box_append (GTK_BOX (box), self->actions_group);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * cle_next_steps_show:
 * @self: a group
 * @session: where the result is kept; always the same
 * @result: what to do something about
 * @questionnaire: as it was asked
 */
void
cle_next_steps_show (CleNextSteps     *self,
                     CleSession       *session,
                     const CleResult  *result,
                     CleQuestionnaire *questionnaire)
{
  g_return_if_fail (CLE_IS_NEXT_STEPS (self));

  g_autofree CleAnswer *given = cle_result_dup_answers (result, questionnaire);

  g_set_object (&self->session, session);
  g_clear_pointer (&self->questionnaire, cle_questionnaire_unref);
  self->questionnaire = cle_questionnaire_ref (questionnaire);
  g_free (self->result);
  g_free (self->subject);
  self->result = g_strdup (result->head.id);
  self->subject = g_strdup (result->subject);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "steps.act",
                                 !cle_session_get_read_only (session));
  show_steps (self, given);
  show_actions (self);
}
