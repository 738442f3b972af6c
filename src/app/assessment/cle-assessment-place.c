/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-assessment-place.h"

#include "cle-action-list.h"
#include "cle-actions-page.h"
#include "cle-format-closures.h"
#include "cle-restart.h"
#include "cle-result-page.h"
#include "cle-resume-dialog.h"
#include "cle-run-page.h"
#include "cle-start-page.h"
#include "cle-toast.h"

struct _CleAssessmentPlace
{
  AdwBin         parent_instance;

  GtkWidget     *stack;
  CleStartPage  *start;
  CleRunPage    *run_page;    /* made when it is first needed */
  CleResultPage *result_page; /* likewise */
  CleActionsPage *review;     /* likewise; asks what became of the actions */
  CleRun        *waiting;     /* until that is answered */
  GtkWidget     *question;    /* about unfinished runs, while it is open */

  CleSettings   *settings;
  CleSession    *session;
  char          *about;
};

static void cle_assessment_place_iface_init (ClePlaceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CleAssessmentPlace, cle_assessment_place, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (CLE_TYPE_PLACE, cle_assessment_place_iface_init))

enum
{
  PROP_0,
  PROP_SETTINGS,
  PROP_SESSION,
  N_PROPS,
  PROP_INSIDE = N_PROPS,
  PROP_ABOUT
};

static GParamSpec *props[N_PROPS];

static gboolean
is_inside (CleAssessmentPlace *self)
{
  return gtk_stack_get_visible_child (GTK_STACK (self->stack)) != GTK_WIDGET (self->start);
}

static void
show_page (CleAssessmentPlace *self,
           GtkWidget          *page,
           char               *about)
{
  gtk_stack_set_visible_child (GTK_STACK (self->stack), page);
  g_free (self->about);
  self->about = about;
  cle_place_announce (CLE_PLACE (self));
}

static void
show_start (CleAssessmentPlace *self)
{
  show_page (self, GTK_WIDGET (self->start), NULL);
  if (self->run_page != NULL)
    cle_run_page_set_run (self->run_page, NULL);
  cle_assessment_place_reload (self, FALSE);
}

static gboolean
show_result (CleAssessmentPlace *self,
             CleResult          *result,
             const char         *note)
{
  g_autoptr (GError) error = NULL;

  if (self->result_page == NULL)
    {
      self->result_page = CLE_RESULT_PAGE (cle_result_page_new (self->session, TRUE));
      g_signal_connect_object (self->result_page, "done", G_CALLBACK (show_start), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->result_page, "again", G_CALLBACK (show_start), self,
                               G_CONNECT_SWAPPED);
      gtk_stack_add_child (GTK_STACK (self->stack), GTK_WIDGET (self->result_page));
    }

  if (!cle_result_page_show (self->result_page, result, note, &error))
    {
      cle_toast_say (GTK_WIDGET (self), error->message);
      return FALSE;
    }

  show_page (self, GTK_WIDGET (self->result_page),
             cle_format_about (result->subject, result->voice));

  return TRUE;
}

static void
finished_cb (CleAssessmentPlace *self,
             CleResult          *result)
{
  if (!show_result (self, result, NULL))
    show_start (self);
  cle_run_page_set_run (self->run_page, NULL);
  cle_assessment_place_greet (self, FALSE);
  cle_session_load (self->session);
}

/* An assistive technology can act on what is behind a dialog, too; the question
 * is settled then. */
static void
close_question (CleAssessmentPlace *self)
{
  if (self->question != NULL)
    gtk_window_destroy (GTK_WINDOW (self->question));
}

static CleRunPage *
ensure_run_page (CleAssessmentPlace *self)
{
  if (self->run_page == NULL)
    {
      self->run_page = CLE_RUN_PAGE (cle_run_page_new ());
      g_object_bind_property (self->settings, "answer-keys", self->run_page, "answer-keys",
                              G_BINDING_SYNC_CREATE);
      g_signal_connect_object (self->run_page, "left", G_CALLBACK (show_start), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->run_page, "finished", G_CALLBACK (finished_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_stack_add_child (GTK_STACK (self->stack), GTK_WIDGET (self->run_page));
    }

  return self->run_page;
}

/* Nothing has been answered yet. */
static void
give_up_waiting (CleAssessmentPlace *self)
{
  g_autoptr (CleRun) run = g_steal_pointer (&self->waiting);
  g_autoptr (GError) error = NULL;

  if (run != NULL && !cle_run_discard (run, &error))
    cle_toast_say (GTK_WIDGET (self), error->message);
}

static void
show_run (CleAssessmentPlace *self,
          CleRun             *run)
{
  CleRunPage *page = ensure_run_page (self);

  show_page (self, GTK_WIDGET (page),
             cle_format_about (cle_run_get_subject (run), cle_run_get_voice (run)));
  cle_run_page_set_run (page, run);
}

static void
proceed_cb (CleAssessmentPlace *self)
{
  g_autoptr (CleRun) run = g_steal_pointer (&self->waiting);

  if (run != NULL)
    show_run (self, run);
}

/* A new assessment begins by asking what became of what was decided. */
static void
review_actions (CleAssessmentPlace *self,
                CleRun             *run)
{
  if (self->review == NULL)
    {
      self->review = CLE_ACTIONS_PAGE (cle_actions_page_new_for_review (self->session));
      g_signal_connect_object (self->review, "proceed", G_CALLBACK (proceed_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_stack_add_child (GTK_STACK (self->stack), GTK_WIDGET (self->review));
    }

  g_set_object (&self->waiting, run);
  show_page (self, GTK_WIDGET (self->review),
             cle_format_about (cle_run_get_subject (run), cle_run_get_voice (run)));
  cle_actions_page_set_subject (self->review, cle_run_get_subject (run));
}

static void
resumed (CleAssessmentPlace *self,
         CleRun             *run)
{
  close_question (self);
  show_run (self, run);
}

static void
begun_cb (CleAssessmentPlace *self,
          CleRun             *run)
{
  close_question (self);
  if (cle_run_get_voice (run) == CLE_VOICE_MANAGEMENT &&
      cle_action_list_count_open (self->session, cle_run_get_subject (run)) > 0)
    review_actions (self, run);
  else
    show_run (self, run);
}

static void
resume (CleAssessmentPlace *self,
        const char         *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CleRun) run = cle_run_resume (cle_session_get_store (self->session),
                                           cle_session_get_library (self->session), id, &error);

  if (run != NULL)
    resumed (self, run);
  else
    cle_toast_say (GTK_WIDGET (self), error->message);
}

static void
restart (CleAssessmentPlace *self,
         const char         *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CleRun) run = cle_restart_draft (cle_session_get_store (self->session),
                                              cle_session_get_library (self->session), id, &error);

  if (run == NULL)
    {
      cle_toast_say (GTK_WIDGET (self), error->message);
      return;
    }

  cle_start_page_discard (self->start, id);
  begun_cb (self, run);
}

static void
decided_cb (CleAssessmentPlace *self,
            const char         *response,
            const char         *id)
{
  if (g_str_equal (response, "resume"))
    resume (self, id);
  else if (g_str_equal (response, "restart"))
    restart (self, id);
  else if (g_str_equal (response, "discard"))
    cle_start_page_discard (self->start, id);
}

static void
open_result (CleAssessmentPlace *self,
             const char         *id)
{
  CleHistory *history = cle_session_get_history (self->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (CleResult) result = NULL;
  CleHistoryRow found;
  guint row;

  if (!cle_history_find (history, id, &row))
    return;

  cle_history_get_row (history, row, &found);
  result = cle_history_read_result (history, row, &error);
  if (result != NULL)
    show_result (self, result, found.note);
  else
    cle_toast_say (GTK_WIDGET (self), error->message);
}

static void
changed_cb (CleAssessmentPlace *self)
{
  cle_assessment_place_greet (self, cle_history_get_n_rows (
                                        cle_session_get_history (self->session)) == 0);
}

static void
set_settings (CleAssessmentPlace *self,
              CleSettings        *settings)
{
  if (g_set_object (&self->settings, settings))
    g_object_set (self->start, "settings", settings, NULL);
}

static void
cle_assessment_place_get_property (GObject    *object,
                                   guint       id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  CleAssessmentPlace *self = CLE_ASSESSMENT_PLACE (object);

  switch (id)
    {
    case PROP_SETTINGS:
      g_value_set_object (value, self->settings);
      break;
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_INSIDE:
      g_value_set_boolean (value, is_inside (self));
      break;
    case PROP_ABOUT:
      g_value_set_string (value, self->about);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cle_assessment_place_set_property (GObject      *object,
                                   guint         id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  CleAssessmentPlace *self = CLE_ASSESSMENT_PLACE (object);

  switch (id)
    {
    case PROP_SETTINGS:
      set_settings (self, g_value_get_object (value));
      break;
    case PROP_SESSION:
      cle_assessment_place_set_session (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cle_assessment_place_dispose (GObject *object)
{
  CleAssessmentPlace *self = CLE_ASSESSMENT_PLACE (object);

  g_clear_weak_pointer (&self->question);
  g_clear_object (&self->waiting);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (cle_assessment_place_parent_class)->dispose (object);
}

static void
cle_assessment_place_finalize (GObject *object)
{
  CleAssessmentPlace *self = CLE_ASSESSMENT_PLACE (object);

  g_free (self->about);

  G_OBJECT_CLASS (cle_assessment_place_parent_class)->finalize (object);
}

static void
go_back (ClePlace *place)
{
  cle_assessment_place_go_back (CLE_ASSESSMENT_PLACE (place));
}

static void
focus (ClePlace *place)
{
  gtk_widget_child_focus (GTK_WIDGET (place), GTK_DIR_TAB_FORWARD);
}

static void
cle_assessment_place_iface_init (ClePlaceInterface *iface)
{
  iface->go_back = go_back;
  iface->focus = focus;
}

static void
cle_assessment_place_class_init (CleAssessmentPlaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags writable = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cle_assessment_place_get_property;
  object_class->set_property = cle_assessment_place_set_property;
  object_class->dispose = cle_assessment_place_dispose;
  object_class->finalize = cle_assessment_place_finalize;

  props[PROP_SETTINGS] = g_param_spec_object ("settings", NULL, NULL, CLE_TYPE_SETTINGS, writable);
  props[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, CLE_TYPE_SESSION, writable);
  g_object_class_install_properties (object_class, N_PROPS, props);
  cle_place_install_properties (object_class, PROP_INSIDE, PROP_ABOUT);

  g_type_ensure (CLE_TYPE_START_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, CLE_RESOURCE_PATH
                                               "/app/assessment/cle-assessment-place.ui");
  gtk_widget_class_bind_template_child (widget_class, CleAssessmentPlace, stack);
  gtk_widget_class_bind_template_child (widget_class, CleAssessmentPlace, start);
  gtk_widget_class_bind_template_callback (widget_class, begun_cb);
  gtk_widget_class_bind_template_callback (widget_class, resume);
  gtk_widget_class_bind_template_callback (widget_class, open_result);
}

static void
cle_assessment_place_init (CleAssessmentPlace *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cle_assessment_place_set_session:
 * @self: the place
 * @session: (nullable): an open store
 */
void
cle_assessment_place_set_session (CleAssessmentPlace *self,
                                  CleSession         *session)
{
  g_return_if_fail (CLE_IS_ASSESSMENT_PLACE (self));

  if (self->session == session)
    return;

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  close_question (self);
  show_page (self, GTK_WIDGET (self->start), NULL);
  if (self->run_page != NULL)
    cle_run_page_set_run (self->run_page, NULL);
  if (self->result_page != NULL)
    gtk_stack_remove (GTK_STACK (self->stack), GTK_WIDGET (self->result_page));
  self->result_page = NULL;
  g_clear_object (&self->waiting);
  if (self->review != NULL)
    gtk_stack_remove (GTK_STACK (self->stack), GTK_WIDGET (self->review));
  self->review = NULL;

  g_set_object (&self->session, session);
  cle_start_page_set_session (self->start, session);
  if (session != NULL)
    g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SESSION]);
}

/**
 * cle_assessment_place_greet:
 * @self: the place
 * @first: whether nothing has been assessed here so far
 */
void
cle_assessment_place_greet (CleAssessmentPlace *self,
                            gboolean            first)
{
  g_return_if_fail (CLE_IS_ASSESSMENT_PLACE (self));

  cle_start_page_greet (self->start, first);
}

/**
 * cle_assessment_place_reload:
 * @self: the place
 * @ask: whether to ask what shall become of unfinished assessments
 */
void
cle_assessment_place_reload (CleAssessmentPlace *self,
                             gboolean            ask)
{
  g_return_if_fail (CLE_IS_ASSESSMENT_PLACE (self));

  g_autoptr (GPtrArray) drafts = NULL;

  if (self->session == NULL)
    return;

  drafts = cle_start_page_reload (self->start);
  cle_start_page_focus (self->start);
  if (!ask || drafts == NULL || drafts->len == 0 || cle_session_get_read_only (self->session))
    return;

  close_question (self);
  g_set_weak_pointer (&self->question,
                      cle_resume_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                             drafts, cle_session_get_now (self->session)));
  g_signal_connect_object (self->question, "decided", G_CALLBACK (decided_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self->question));
}

/**
 * cle_assessment_place_go_back:
 * @self: the place
 *
 * Leaves a run, after asking, or a result.
 */
void
cle_assessment_place_go_back (CleAssessmentPlace *self)
{
  g_return_if_fail (CLE_IS_ASSESSMENT_PLACE (self));

  GtkWidget *page = gtk_stack_get_visible_child (GTK_STACK (self->stack));

  if (page == (GtkWidget *) self->run_page)
    gtk_widget_activate_action (page, "run.leave", NULL);
  else if (page == (GtkWidget *) self->review)
    give_up_waiting (self);
  if (page != (GtkWidget *) self->run_page)
    show_start (self);
}

/**
 * cle_assessment_place_explain:
 * @self: the place
 *
 * Returns: whether there was a question to explain
 */
gboolean
cle_assessment_place_explain (CleAssessmentPlace *self)
{
  g_return_val_if_fail (CLE_IS_ASSESSMENT_PLACE (self), FALSE);

  GtkWidget *page = gtk_stack_get_visible_child (GTK_STACK (self->stack));

  return page == (GtkWidget *) self->run_page && cle_run_page_explain (self->run_page);
}

/**
 * cle_assessment_place_flush:
 * @self: the place
 *
 * Hands what is still being typed to the run, before the window closes.
 */
void
cle_assessment_place_flush (CleAssessmentPlace *self)
{
  g_return_if_fail (CLE_IS_ASSESSMENT_PLACE (self));

  if (self->run_page != NULL)
    cle_run_page_flush (self->run_page);
}

/**
 * cle_assessment_place_get_result:
 * @self: the place
 *
 * Returns: (nullable): id of the result that is open
 */
const char *
cle_assessment_place_get_result (CleAssessmentPlace *self)
{
  g_return_val_if_fail (CLE_IS_ASSESSMENT_PLACE (self), NULL);

  GtkWidget *page = gtk_stack_get_visible_child (GTK_STACK (self->stack));

  return CLE_IS_RESULT_PAGE (page) ? cle_result_page_get_id (CLE_RESULT_PAGE (page)) : NULL;
}
