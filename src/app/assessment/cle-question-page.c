/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-question-page.h"

#include "cle-answer-group.h"
#include "cle-format-closures.h"
#include "cle-question-closures.h"
#include "cle-slide.h"
#include "cle-steady-text.h"
#include "cle-step-bar.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define ADVANCE_DELAY  400 /* ms for which a touched answer is seen as chosen */
#define EVIDENCE_DELAY 600 /* ms without typing before evidence is written */

struct _CleQuestionPage
{
  GtkWidget       parent_instance;

  GtkWidget      *progress_label;
  CleStepBar     *progress_bar;
  GtkWidget      *scroller;
  CleSlide       *slide;
  CleSteadyText  *heading;
  GtkWidget      *why;
  GtkWidget      *why_text;
  GtkWidget      *good;
  GtkWidget      *good_text;
  GtkWidget      *bad;
  GtkWidget      *bad_text;
  CleAnswerGroup *group;
  GtkWidget      *evidence_revealer;
  GtkWidget      *evidence;
  GtkWidget      *back;
  GtkWidget      *next;

  CleRun         *run;
  guint           question;
  gboolean        editing;
  gboolean        answer_keys;
  gboolean        showing;       /* content is being swapped, nobody types */
  gboolean        unwritten;     /* evidence typed and not handed to the run */
  guint           advance_source;
  guint           evidence_source;
  guint           progress_source;
};

G_DEFINE_FINAL_TYPE (CleQuestionPage, cle_question_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_RUN,
  PROP_ANSWER_KEYS,
  N_PROPS
};

enum
{
  TROUBLE,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static guint
count_questions (CleQuestionPage *self)
{
  return cle_questionnaire_get_n_questions (cle_run_get_questionnaire (self->run));
}

static const char *
get_field (CleQuestionPage *self,
           CleQuestionField field)
{
  CleQuestionnaire *questionnaire = cle_run_get_questionnaire (self->run);
  const CleQuestion *question = cle_questionnaire_get_question (questionnaire, self->question);

  return cle_question_get_field (question, field, cle_format_language (questionnaire));
}

static void
report (CleQuestionPage *self,
        const GError    *error)
{
  g_signal_emit (self, signals[TROUBLE], 0, error);
}

static void
set_text (GtkWidget  *label,
          GtkWidget  *container,
          const char *before,
          const char *text)
{
  g_autofree char *whole = NULL;

  if (text != NULL && before != NULL)
    whole = g_strconcat (before, " ", text, NULL);
  gtk_label_set_label (GTK_LABEL (label), whole != NULL ? whole : text != NULL ? text : "");
  gtk_widget_set_visible (container, text != NULL && *text != '\0');
}

static void
show_why (CleQuestionPage *self)
{
  const char *why = get_field (self, CLE_QUESTION_WHY);
  const char *good = get_field (self, CLE_QUESTION_GOOD);
  const char *bad = get_field (self, CLE_QUESTION_BAD);

  set_text (self->why_text, self->why_text, NULL, why);
  set_text (self->good_text, self->good, _ ("A good sign:"), good);
  set_text (self->bad_text, self->bad, _ ("A weak sign:"), bad);
  gtk_widget_set_visible (self->why, why != NULL || good != NULL || bad != NULL);
  gtk_expander_set_expanded (GTK_EXPANDER (self->why), FALSE);
}

/* All questions of the run: each is shown where the longest one has room. */
static void
take_questions (CleQuestionPage *self)
{
  CleQuestionnaire *questionnaire = cle_run_get_questionnaire (self->run);
  const char *language = cle_format_language (questionnaire);
  guint n = count_questions (self);
  g_autofree char *progress = cle_format_progress (n - 1, n);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (texts,
                     (gpointer)
                         cle_question_get_field (cle_questionnaire_get_question (questionnaire, i),
                                                 CLE_QUESTION_TEXT, language));
  g_ptr_array_add (texts, NULL);
  cle_steady_text_set_texts (self->heading, (const char *const *) texts->pdata);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (self->progress_label),
                                 (guint) g_utf8_strlen (progress, -1));
}

static void
show_progress (CleQuestionPage *self)
{
  guint n = count_questions (self);
  g_autofree char *text = cle_format_progress (self->question, n);

  gtk_inscription_set_text (GTK_INSCRIPTION (self->progress_label), text);
  cle_step_bar_set_step (self->progress_bar, self->question + 1, n, text);
}

static gboolean
progress_idle_cb (gpointer data)
{
  CleQuestionPage *self = data;

  self->progress_source = 0;
  if (self->run != NULL)
    show_progress (self);

  return G_SOURCE_REMOVE;
}

/* The question comes first: count and bar follow in the next frame, so that the
 * frame with the question has little to paint. */
static void
show_progress_soon (CleQuestionPage *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_progress (self);
  else if (self->progress_source == 0)
    self->progress_source =
        g_idle_add_full (GDK_PRIORITY_REDRAW + 10, progress_idle_cb, self, NULL);
}

static void
show_heading (CleQuestionPage *self)
{
  const char *text = get_field (self, CLE_QUESTION_TEXT);
  g_autofree char *spoken = cle_question_spoken (self->question, count_questions (self), text);

  cle_steady_text_show (self->heading, self->question);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->heading), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->group), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

static void
show_buttons (CleQuestionPage *self)
{
  gboolean answered = cle_run_get_answer (self->run, self->question) != CLE_ANSWER_NONE;
  gboolean last = self->question + 1 == count_questions (self);
  const char *label = cle_question_next_label (answered, last, self->editing);

  if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (self->next)), label) != 0)
    gtk_button_set_label (GTK_BUTTON (self->next), label);
  gtk_widget_set_visible (self->back, !self->editing);
  if (answered)
    gtk_widget_add_css_class (self->next, "suggested-action");
  else
    gtk_widget_remove_css_class (self->next, "suggested-action");
}

static void
set_evidence_prompt (CleQuestionPage *self)
{
  const char *prompt = get_field (self, CLE_QUESTION_EVIDENCE);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->evidence),
                                 prompt != NULL && *prompt != '\0'
                                     ? prompt
                                     : _ ("What shows it? (optional)"));
}

/* Where no evidence is asked for there is nothing to lay out. */
static void
reveal_evidence (CleQuestionPage *self,
                 gboolean         offered)
{
  if (offered)
    {
      set_evidence_prompt (self);
      gtk_widget_set_visible (self->evidence_revealer, TRUE);
    }
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->evidence_revealer), offered);
}

static void
show_evidence (CleQuestionPage *self)
{
  CleAnswer answer = cle_run_get_answer (self->run, self->question);
  const char *evidence = cle_run_get_evidence (self->run, self->question);
  gboolean offered = cle_question_offers_evidence (answer, evidence);

  gtk_editable_set_text (GTK_EDITABLE (self->evidence), evidence != NULL ? evidence : "");
  if (!offered)
    gtk_widget_set_visible (self->evidence_revealer, FALSE);
  reveal_evidence (self, offered);
}

static void
write_evidence (CleQuestionPage *self)
{
  g_autoptr (GError) error = NULL;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->evidence));

  g_clear_handle_id (&self->evidence_source, g_source_remove);
  if (!self->unwritten)
    return;

  self->unwritten = FALSE;
  if (!cle_run_set_evidence (self->run, self->question, *text == '\0' ? NULL : text, &error))
    report (self, error);
}

static gboolean
evidence_timeout_cb (gpointer data)
{
  CleQuestionPage *self = data;

  self->evidence_source = 0;
  write_evidence (self);

  return G_SOURCE_REMOVE;
}

static gboolean
advance_timeout_cb (gpointer data)
{
  CleQuestionPage *self = data;

  self->advance_source = 0;
  gtk_widget_activate_action (GTK_WIDGET (self), "run.next", NULL);

  return G_SOURCE_REMOVE;
}

static void
picked_cb (CleQuestionPage *self,
           int              answer,
           gboolean         pointer)
{
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&self->advance_source, g_source_remove);
  cle_answer_group_set_answer (self->group, (CleAnswer) answer);
  if (!cle_run_set_answer (self->run, self->question, (CleAnswer) answer, &error))
    report (self, error);

  if (pointer)
    self->advance_source = g_timeout_add (ADVANCE_DELAY, advance_timeout_cb, self);
}

static void
proceed_cb (CleQuestionPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "run.next", NULL);
}

static void
evidence_changed_cb (CleQuestionPage *self)
{
  if (self->showing)
    return;

  g_clear_handle_id (&self->advance_source, g_source_remove);
  g_clear_handle_id (&self->evidence_source, g_source_remove);
  self->unwritten = TRUE;
  self->evidence_source = g_timeout_add (EVIDENCE_DELAY, evidence_timeout_cb, self);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                CleQuestionPage       *self)
{
  CleAnswer answer = cle_question_answer_of_key (keyval, cle_question_letters ());
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask () & ~GDK_SHIFT_MASK;

  if (!self->answer_keys || held != 0 || answer == CLE_ANSWER_NONE || self->run == NULL)
    return GDK_EVENT_PROPAGATE;

  cle_answer_group_pick (self->group, answer);

  return GDK_EVENT_STOP;
}

static void
cle_question_page_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  CleQuestionPage *self = CLE_QUESTION_PAGE (object);

  switch (id)
    {
    case PROP_RUN:
      g_value_set_object (value, self->run);
      break;
    case PROP_ANSWER_KEYS:
      g_value_set_boolean (value, self->answer_keys);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cle_question_page_set_property (GObject      *object,
                                guint         id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  CleQuestionPage *self = CLE_QUESTION_PAGE (object);

  switch (id)
    {
    case PROP_RUN:
      cle_question_page_set_run (self, g_value_get_object (value));
      break;
    case PROP_ANSWER_KEYS:
      self->answer_keys = g_value_get_boolean (value);
      g_object_set (self->group, "show-keys", self->answer_keys, NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cle_question_page_dispose (GObject *object)
{
  CleQuestionPage *self = CLE_QUESTION_PAGE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->advance_source, g_source_remove);
  g_clear_handle_id (&self->evidence_source, g_source_remove);
  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_clear_object (&self->run);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (cle_question_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, CLE_RESOURCE_PATH
                                               "/app/assessment/cle-question-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CleQuestionPage, progress_label);
  gtk_widget_class_bind_template_child (widget_class, CleQuestionPage, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, CleQuestionPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, CleQuestionPage, slide);
  gtk_widget_class_bind_template_child (widget_class, CleQuestionPage, heading);
  gtk_widget_class_bind_template_child (widget_class, CleQuestionPage, why);
  gtk_widget_class_bind_template_child (widget_class, CleQuestionPage, why_text);
  gtk_widget_class_bind_template_child (widget_class, CleQuestionPage, good);
  gtk_widget_class_bind_template_child (widget_class, CleQuestionPage, good_text);
  gtk_widget_class_bind_template_child (widget_class, CleQuestionPage, bad);
  gtk_widget_class_bind_template_child (widget_class, CleQuestionPage, bad_text);
  gtk_widget_class_bind_template_child (widget_class, CleQuestionPage, group);
  gtk_widget_class_bind_template_child (widget_class, CleQuestionPage, evidence_revealer);
  gtk_widget_class_bind_template_child (widget_class, CleQuestionPage, evidence);
  gtk_widget_class_bind_template_child (widget_class, CleQuestionPage, back);
  gtk_widget_class_bind_template_child (widget_class, CleQuestionPage, next);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, proceed_cb);
  gtk_widget_class_bind_template_callback (widget_class, evidence_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
cle_question_page_class_init (CleQuestionPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cle_question_page_get_property;
  object_class->set_property = cle_question_page_set_property;
  object_class->dispose = cle_question_page_dispose;

  props[PROP_RUN] = g_param_spec_object ("run", NULL, NULL, CLE_TYPE_RUN,
                                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_ANSWER_KEYS] = g_param_spec_boolean ("answer-keys", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[TROUBLE] = g_signal_new ("trouble", CLE_TYPE_QUESTION_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);

  g_type_ensure (CLE_TYPE_SLIDE);
  g_type_ensure (CLE_TYPE_STEADY_TEXT);
  g_type_ensure (CLE_TYPE_STEP_BAR);
  g_type_ensure (CLE_TYPE_ANSWER_GROUP);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
cle_question_page_init (CleQuestionPage *self)
{
  GtkEditable *text;

  gtk_widget_init_template (GTK_WIDGET (self));
  text = gtk_editable_get_delegate (GTK_EDITABLE (self->evidence));
  gtk_text_set_max_length (GTK_TEXT (text), CLE_EVIDENCE_MAX);
}

/**
 * cle_question_page_set_run:
 * @self: a page
 * @run: (nullable): the run whose questions to show
 */
void
cle_question_page_set_run (CleQuestionPage *self,
                           CleRun          *run)
{
  g_return_if_fail (CLE_IS_QUESTION_PAGE (self));

  if (!g_set_object (&self->run, run))
    return;

  if (run != NULL)
    take_questions (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_RUN]);
}

/**
 * cle_question_page_show:
 * @self: a page with a run
 * @question: index of the question
 * @editing: whether it was opened from the review
 * @direction: 1 when going on, -1 when going back, 0 for no motion
 *
 * Shows a question at once and moves the focus to its answers; motion comes
 * afterwards.
 */
void
cle_question_page_show (CleQuestionPage *self,
                        guint            question,
                        gboolean         editing,
                        int              direction)
{
  g_return_if_fail (CLE_IS_QUESTION_PAGE (self));
  g_return_if_fail (self->run != NULL && question < count_questions (self));

  cle_question_page_flush (self);
  self->showing = TRUE;
  self->question = question;
  self->editing = editing;
  gtk_revealer_set_transition_duration (GTK_REVEALER (self->evidence_revealer), 0);
  show_progress_soon (self);
  show_heading (self);
  show_why (self);
  show_evidence (self);
  show_buttons (self);
  cle_answer_group_set_answer (self->group, cle_run_get_answer (self->run, question));
  gtk_revealer_set_transition_duration (GTK_REVEALER (self->evidence_revealer), 200);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (
                                GTK_SCROLLED_WINDOW (self->scroller)),
                            0);
  self->showing = FALSE;

  cle_answer_group_focus_current (self->group);
  cle_slide_play (self->slide, direction);
}

/**
 * cle_question_page_refresh:
 * @self: a page that shows a question
 *
 * Shows the answer anew after it has changed.
 */
void
cle_question_page_refresh (CleQuestionPage *self)
{
  g_return_if_fail (CLE_IS_QUESTION_PAGE (self));

  CleAnswer answer = cle_run_get_answer (self->run, self->question);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->evidence));

  cle_answer_group_set_answer (self->group, answer);
  reveal_evidence (self, cle_question_offers_evidence (answer, text));
  show_buttons (self);
}

/**
 * cle_question_page_flush:
 * @self: a page
 *
 * Hands what is still being typed to the run and forgets what was to happen
 * later; to be called before the page is left.
 */
void
cle_question_page_flush (CleQuestionPage *self)
{
  g_return_if_fail (CLE_IS_QUESTION_PAGE (self));

  g_clear_handle_id (&self->advance_source, g_source_remove);
  if (self->run != NULL)
    write_evidence (self);
}

/**
 * cle_question_page_explain:
 * @self: a page
 *
 * Opens "Why we ask this", or closes it again.
 */
void
cle_question_page_explain (CleQuestionPage *self)
{
  g_return_if_fail (CLE_IS_QUESTION_PAGE (self));

  GtkExpander *why = GTK_EXPANDER (self->why);

  gtk_expander_set_expanded (why, !gtk_expander_get_expanded (why));
}
