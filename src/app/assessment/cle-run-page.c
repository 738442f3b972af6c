/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-run-page.h"

#include "cle-finishing.h"
#include "cle-question-closures.h"
#include "cle-question-page.h"
#include "cle-review-page.h"
#include "cle-run-copy.h"
#include "cle-toast.h"

#include <glib/gi18n.h>

struct _CleRunPage
{
  AdwBin           parent_instance;

  GtkWidget       *stack;
  CleQuestionPage *question_page;
  CleReviewPage   *review_page; /* made when it is first needed */

  CleRun          *run;
  CleFinishing    *finishing;
  guint            shown;       /* position that is on the screen */
  gboolean         editing;     /* the question was opened from the review */
  gboolean         troubled;    /* the user knows that writing fails */
  gint64           saved_at;    /* ms */
};

G_DEFINE_FINAL_TYPE (CleRunPage, cle_run_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_RUN,
  PROP_ANSWER_KEYS,
  N_PROPS
};

enum
{
  LEFT,
  FINISHED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static guint
count_questions (CleRunPage *self)
{
  return cle_questionnaire_get_n_questions (cle_run_get_questionnaire (self->run));
}

static gboolean
is_busy (CleRunPage *self)
{
  return self->run == NULL || (self->finishing != NULL &&
                               cle_finishing_get_state (self->finishing) == CLE_FINISHING_SAVING);
}

/* Said once, until writing succeeds again. */
static void
report (CleRunPage   *self,
        const GError *error)
{
  g_autofree char *text = NULL;

  if (self->troubled)
    return;

  self->troubled = TRUE;
  text = g_strdup_printf (_ ("Not saved yet: %s Your answers are kept in the window and written "
                             "with the next one."),
                          error->message);
  cle_toast_say (GTK_WIDGET (self), text);
}

static void
note_saved (CleRunPage *self)
{
  self->troubled = FALSE;
  self->saved_at = g_get_real_time () / 1000;
}

static CleReviewPage *
ensure_review (CleRunPage *self)
{
  if (self->review_page == NULL)
    {
      self->review_page = CLE_REVIEW_PAGE (cle_review_page_new ());
      gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->review_page), "review");
      cle_review_page_set_finishing (self->review_page, self->finishing);
    }

  return self->review_page;
}

static void
update_actions (CleRunPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean reviewing = self->run != NULL && self->shown == count_questions (self);
  gboolean ready = !is_busy (self);

  gtk_widget_action_set_enabled (widget, "run.back", ready && (self->shown > 0 || self->editing));
  gtk_widget_action_set_enabled (widget, "run.next", ready && !reviewing);
  gtk_widget_action_set_enabled (widget, "run.undo", ready && cle_run_get_can_undo (self->run));
  gtk_widget_action_set_enabled (widget, "run.edit", ready);
  gtk_widget_action_set_enabled (widget, "run.finish",
                                 ready && reviewing && cle_run_get_can_finish (self->run));
}

static void
show_position (CleRunPage *self)
{
  guint position = cle_run_get_position (self->run);
  int direction = position == self->shown ? 0 : position > self->shown ? 1 : -1;

  self->shown = position;
  if (position >= count_questions (self))
    self->editing = FALSE;
  /* First, as the focus goes nowhere where there is nothing to do. */
  update_actions (self);

  if (position >= count_questions (self))
    {
      gtk_stack_set_visible_child (GTK_STACK (self->stack), GTK_WIDGET (ensure_review (self)));
      cle_review_page_show (self->review_page, self->run);
    }
  else
    {
      gtk_stack_set_visible_child (GTK_STACK (self->stack), GTK_WIDGET (self->question_page));
      cle_question_page_show (self->question_page, position, self->editing, direction);
    }
}

static void
position_cb (CleRunPage *self)
{
  if (cle_run_get_position (self->run) != self->shown)
    show_position (self);
}

static void
answered_cb (CleRunPage *self,
             guint       question)
{
  if (question == self->shown)
    cle_question_page_refresh (self->question_page);
  self->saved_at = g_get_real_time () / 1000;
  update_actions (self);
}

static void
move_to (CleRunPage *self,
         guint       position)
{
  g_autoptr (GError) error = NULL;

  cle_question_page_flush (self->question_page);
  if (cle_run_set_position (self->run, position, &error))
    note_saved (self);
  else
    report (self, error);
}

static void
go_next (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  CleRunPage *self = CLE_RUN_PAGE (widget);

  move_to (self, cle_question_following (self->shown, count_questions (self), self->editing));
}

static void
go_back (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  CleRunPage *self = CLE_RUN_PAGE (widget);

  move_to (self, cle_question_previous (self->shown, count_questions (self), self->editing));
}

static void
edit (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  CleRunPage *self = CLE_RUN_PAGE (widget);

  self->editing = TRUE;
  move_to (self, g_variant_get_uint32 (parameter));
}

static void
undo (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  CleRunPage *self = CLE_RUN_PAGE (widget);
  g_autoptr (GError) error = NULL;

  cle_question_page_flush (self->question_page);
  if (!cle_run_undo (self->run, &error))
    report (self, error);
}

static void
finish (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  CleRunPage *self = CLE_RUN_PAGE (widget);

  cle_question_page_flush (self->question_page);
  cle_finishing_start (self->finishing);
}

static void
say_saved (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  CleRunPage *self = CLE_RUN_PAGE (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  cle_question_page_flush (self->question_page);
  self->troubled = FALSE;
  if (!cle_run_flush (self->run, &error))
    {
      report (self, error);
      return;
    }

  text = cle_question_saved_text (self->saved_at,
                                  cle_clock_get_offset (cle_clock_get_system (), self->saved_at));
  cle_toast_say (GTK_WIDGET (self), text);
}

static void
copy (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  CleRunPage *self = CLE_RUN_PAGE (widget);

  cle_run_copy_ask (self->run, widget);
}

static void
leave_response_cb (CleRunPage *self,
                   const char *response)
{
  if (g_strcmp0 (response, "leave") != 0)
    return;

  cle_question_page_flush (self->question_page);
  g_signal_emit (self, signals[LEFT], 0);
}

static void
leave (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *dialog =
      adw_message_dialog_new (GTK_WINDOW (root), _ ("Leave the assessment?"),
                              _ ("Your answers are kept. You can go on whenever you like."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "stay", _ ("_Stay"), "leave",
                                    _ ("_Leave"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "leave");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (leave_response_cb), widget,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
done_cb (CleRunPage *self,
         CleResult  *result)
{
  g_signal_emit (self, signals[FINISHED], 0, result);
}

static void
cle_run_page_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  CleRunPage *self = CLE_RUN_PAGE (object);

  switch (id)
    {
    case PROP_RUN:
      g_value_set_object (value, self->run);
      break;
    case PROP_ANSWER_KEYS:
      g_object_get_property (G_OBJECT (self->question_page), "answer-keys", value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cle_run_page_set_property (GObject      *object,
                           guint         id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  CleRunPage *self = CLE_RUN_PAGE (object);

  switch (id)
    {
    case PROP_RUN:
      cle_run_page_set_run (self, g_value_get_object (value));
      break;
    case PROP_ANSWER_KEYS:
      g_object_set_property (G_OBJECT (self->question_page), "answer-keys", value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cle_run_page_dispose (GObject *object)
{
  CleRunPage *self = CLE_RUN_PAGE (object);

  if (self->run != NULL)
    g_signal_handlers_disconnect_by_data (self->run, self);
  if (self->finishing != NULL)
    g_object_run_dispose (G_OBJECT (self->finishing));
  g_clear_object (&self->finishing);
  g_clear_object (&self->run);

  G_OBJECT_CLASS (cle_run_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "run.next", NULL, go_next);
  gtk_widget_class_install_action (widget_class, "run.back", NULL, go_back);
  gtk_widget_class_install_action (widget_class, "run.edit", "u", edit);
  gtk_widget_class_install_action (widget_class, "run.undo", NULL, undo);
  gtk_widget_class_install_action (widget_class, "run.finish", NULL, finish);
  gtk_widget_class_install_action (widget_class, "run.saved", NULL, say_saved);
  gtk_widget_class_install_action (widget_class, "run.copy", NULL, copy);
  gtk_widget_class_install_action (widget_class, "run.leave", NULL, leave);
}

static void
cle_run_page_class_init (CleRunPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cle_run_page_get_property;
  object_class->set_property = cle_run_page_set_property;
  object_class->dispose = cle_run_page_dispose;

  props[PROP_RUN] = g_param_spec_object ("run", NULL, NULL, CLE_TYPE_RUN,
                                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_ANSWER_KEYS] = g_param_spec_boolean ("answer-keys", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[LEFT] = g_signal_new ("left", CLE_TYPE_RUN_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  signals[FINISHED] = g_signal_new ("finished", CLE_TYPE_RUN_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  g_type_ensure (CLE_TYPE_QUESTION_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLE_RESOURCE_PATH "/app/assessment/cle-run-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CleRunPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CleRunPage, question_page);
  gtk_widget_class_bind_template_callback (widget_class, report);
  install_actions (widget_class);
}

static void
cle_run_page_init (CleRunPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cle_run_page_new:
 *
 * Returns: (transfer floating): a page without a run
 */
GtkWidget *
cle_run_page_new (void)
{
  return g_object_new (CLE_TYPE_RUN_PAGE, NULL);
}

/**
 * cle_run_page_get_run:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the run on the page
 */
CleRun *
cle_run_page_get_run (CleRunPage *self)
{
  g_return_val_if_fail (CLE_IS_RUN_PAGE (self), NULL);

  return self->run;
}

/**
 * cle_run_page_set_run:
 * @self: a page
 * @run: (nullable): what to answer
 *
 * Shows the run at its position. %NULL lets go of the run that was there.
 */
void
cle_run_page_set_run (CleRunPage *self,
                      CleRun     *run)
{
  g_return_if_fail (CLE_IS_RUN_PAGE (self));

  if (self->run == run)
    return;

  if (self->run != NULL)
    g_signal_handlers_disconnect_by_data (self->run, self);
  if (self->finishing != NULL)
    g_object_run_dispose (G_OBJECT (self->finishing));
  g_clear_object (&self->finishing);
  g_set_object (&self->run, run);
  cle_question_page_set_run (self->question_page, run);
  self->editing = FALSE;

  if (run != NULL)
    {
      self->finishing = cle_finishing_new (run);
      self->shown = cle_run_get_position (run);
      note_saved (self);
      g_signal_connect_object (self->finishing, "done", G_CALLBACK (done_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->finishing, "notify::state", G_CALLBACK (update_actions), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (run, "notify::position", G_CALLBACK (position_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (run, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
      show_position (self);
    }
  if (self->review_page != NULL)
    cle_review_page_set_finishing (self->review_page, self->finishing);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_RUN]);
}

/**
 * cle_run_page_explain:
 * @self: a page
 *
 * Opens "Why we ask this".
 *
 * Returns: %FALSE when no question is on the page
 */
gboolean
cle_run_page_explain (CleRunPage *self)
{
  g_return_val_if_fail (CLE_IS_RUN_PAGE (self), FALSE);

  if (self->run == NULL || self->shown >= count_questions (self))
    return FALSE;

  cle_question_page_explain (self->question_page);

  return TRUE;
}

/**
 * cle_run_page_flush:
 * @self: a page
 *
 * Hands what is still being typed to the run, before the window closes.
 */
void
cle_run_page_flush (CleRunPage *self)
{
  g_return_if_fail (CLE_IS_RUN_PAGE (self));

  if (self->run != NULL)
    cle_question_page_flush (self->question_page);
}
