/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-result-page.h"

#include "assessment/cle-outcome.h"
#include "cle-act-task.h"
#include "cle-changes.h"
#include "cle-format-closures.h"
#include "cle-next-steps.h"
#include "cle-palette.h"
#include "cle-plain-row.h"
#include "cle-previous.h"
#include "cle-result-closures.h"
#include "cle-result-remarks.h"
#include "cle-score-gauge.h"
#include "cle-store-task.h"
#include "cle-toast.h"
#include "store/cle-people.h"

#include <glib/gi18n.h>

#define NOTE_MAX 4000 /* characters */

struct _CleResultPage
{
  AdwBin            parent_instance;

  GtkWidget        *scroller;
  CleScoreGauge    *gauge;
  GtkWidget        *certainty;
  GtkWidget        *band_name;
  GtkWidget        *band_text;
  GtkWidget        *about;
  CleNextSteps     *steps;
  GtkWidget        *remarks_group;
  GtkWidget        *remarks;
  GtkWidget        *changes_group;
  GtkWidget        *changes;
  GtkWidget        *answers;
  GtkWidget        *note;
  GtkWidget        *place;
  GtkWidget        *bar;
  GtkWidget        *done;

  CleSession       *session;
  CleResult        *result;
  CleQuestionnaire *questionnaire; /* as it was asked */
  const char       *language;
  CleAnswer        *given;
  char             *saved_note;    /* as it is on disk, or on its way there */
  GPtrArray        *answer_rows;   /* borrowed, inside the expander */
  gboolean          with_bar;
  guint             searched;      /* rows of the history, for the time before */
  guint             search_source;
};

G_DEFINE_FINAL_TYPE (CleResultPage, cle_result_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_WITH_BAR,
  N_PROPS
};

enum
{
  DONE,
  AGAIN,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static const char *
get_field (CleResultPage   *self,
           guint            question,
           CleQuestionField field)
{
  return cle_question_get_field (cle_questionnaire_get_question (self->questionnaire, question),
                                 field, self->language);
}

static GtkWidget *
create_row (const char *title,
            const char *subtitle,
            const char *icon)
{
  GtkWidget *row = cle_plain_row_new (title, subtitle);

  if (icon != NULL)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon));

  return row;
}

static void
clear_list (GtkWidget *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list), row);
}

static void
show_score (CleResultPage *self)
{
  CleOutcome outcome = cle_outcome_compute (self->questionnaire, self->given);
  guint n_bands = cle_questionnaire_get_n_bands (self->questionnaire);
  guint index = cle_outcome_find_band (self->questionnaire, outcome.score);
  guint tone = cle_palette_find_tone (index, n_bands);
  g_autofree char *certainty = cle_format_certainty (&outcome);

  cle_score_gauge_set_score (self->gauge, outcome.score, outcome.upper, outcome.max);
  cle_score_gauge_set_tone (self->gauge, tone);
  gtk_label_set_label (GTK_LABEL (self->certainty), certainty);

  if (index < n_bands)
    {
      const CleBand *band = cle_questionnaire_get_band (self->questionnaire, index);
      g_autofree char *name = g_strdup_printf ("%s %s", cle_palette_get_symbol (tone),
                                               cle_band_get_name (band, self->language));

      gtk_label_set_label (GTK_LABEL (self->band_name), name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->band_name),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      cle_band_get_name (band, self->language), -1);
      gtk_label_set_label (GTK_LABEL (self->band_text), cle_band_get_text (band, self->language));
    }
  gtk_widget_set_visible (self->band_name, index < n_bands);
  gtk_widget_set_visible (self->band_text, index < n_bands);
}

static void
show_about (CleResultPage *self)
{
  g_autofree char *respondent = NULL;
  g_autofree char *text = NULL;

  if (self->result->respondent != NULL)
    respondent =
        cle_people_dup_name (cle_session_get_store (self->session), self->result->respondent);
  text = cle_result_about_text (self->result, respondent,
                                cle_questionnaire_get_title (self->questionnaire, self->language),
                                cle_session_get_now (self->session));
  gtk_label_set_label (GTK_LABEL (self->about), text);
}

static void
show_remarks (CleResultPage *self)
{
  gtk_widget_set_visible (self->remarks_group,
                          cle_result_remarks_list (GTK_LIST_BOX (self->remarks), self->result,
                                                   self->questionnaire, self->given,
                                                   self->language));
}

static void
list_changes (CleResultPage   *self,
              const CleAnswer *before)
{
  g_autoptr (GArray) changes = cle_changes_find (self->questionnaire, before, self->given);

  clear_list (self->changes);
  for (guint i = 0; i < changes->len; i++)
    {
      const CleChange *change = &g_array_index (changes, CleChange, i);
      g_autofree char *turn = cle_changes_describe (change);

      gtk_list_box_append (GTK_LIST_BOX (self->changes),
                           create_row (get_field (self, change->question, CLE_QUESTION_TEXT), turn,
                                       cle_format_answer_symbol (change->now)));
    }
  gtk_widget_set_visible (self->changes, changes->len > 0);
}

static void
compare (CleResultPage *self,
         guint          row)
{
  g_autoptr (CleResult) before =
      cle_history_read_result (cle_session_get_history (self->session), row, NULL);
  g_autofree CleAnswer *answers = NULL;
  g_autofree char *day = NULL;
  g_autofree char *summary = NULL;

  gtk_widget_set_visible (self->changes_group, before != NULL);
  if (before == NULL)
    return;

  day = cle_format_day (before->head.at, cle_session_get_now (self->session), before->head.offset);
  summary = cle_changes_summarize (before->score, self->result->score, day);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->changes_group), summary);
  answers = cle_result_dup_answers (before, self->questionnaire);
  list_changes (self, answers);
}

/* Returns whether the search is over. */
static gboolean
search_slice (CleResultPage *self)
{
  guint row;
  ClePrevious found = cle_previous_search (cle_session_get_history (self->session), self->result,
                                           &self->searched, &row);

  if (found == CLE_PREVIOUS_FOUND)
    compare (self, row);

  return found != CLE_PREVIOUS_MORE;
}

static gboolean
search_cb (gpointer data)
{
  CleResultPage *self = data;

  if (!search_slice (self))
    return G_SOURCE_CONTINUE;

  self->search_source = 0;

  return G_SOURCE_REMOVE;
}

/* Most often the time before is among the newest results; only a long history
 * is gone through bit by bit, so that nothing waits for it. */
static void
show_changes (CleResultPage *self)
{
  g_clear_handle_id (&self->search_source, g_source_remove);
  gtk_widget_set_visible (self->changes_group, FALSE);

  self->searched = 0;
  if (!search_slice (self))
    self->search_source = g_idle_add_full (G_PRIORITY_LOW, search_cb, self, NULL);
}

static const char *
find_evidence (CleResultPage *self,
               guint          question)
{
  const char *id =
      cle_question_get_id (cle_questionnaire_get_question (self->questionnaire, question));

  for (guint i = 0; i < self->result->answers->len; i++)
    {
      const CleAnswered *answered = &g_array_index (self->result->answers, CleAnswered, i);

      if (g_strcmp0 (answered->id, id) == 0)
        return answered->evidence;
    }

  return NULL;
}

static void
show_answers (CleResultPage *self)
{
  AdwExpanderRow *expander = ADW_EXPANDER_ROW (self->answers);
  guint n = cle_questionnaire_get_n_questions (self->questionnaire);

  for (guint i = 0; i < self->answer_rows->len; i++)
    adw_expander_row_remove (expander, self->answer_rows->pdata[i]);
  g_ptr_array_set_size (self->answer_rows, 0);

  for (guint i = 0; i < n; i++)
    {
      const char *evidence = find_evidence (self, i);
      const char *answer = cle_format_answer (self->given[i]);
      g_autofree char *subtitle =
          evidence == NULL ? g_strdup (answer) : g_strconcat (answer, "\n", evidence, NULL);
      GtkWidget *row = create_row (get_field (self, i, CLE_QUESTION_TEXT), subtitle,
                                   cle_format_answer_symbol (self->given[i]));

      adw_expander_row_add_row (expander, row);
      g_ptr_array_add (self->answer_rows, row);
    }
  adw_expander_row_set_expanded (expander, FALSE);
}

static void
noted_cb (GObject      *source,
          GAsyncResult *async_result,
          gpointer      data)
{
  g_autoptr (CleResultPage) self = data;
  g_autoptr (GError) error = NULL;

  if (!cle_store_task_finish (async_result, &error))
    {
      cle_toast_say (GTK_WIDGET (self), error->message);
      return;
    }

  cle_toast_say (GTK_WIDGET (self), _ ("Note saved"));
  if (self->session != NULL)
    cle_session_load (self->session);
}

static void
note_apply_cb (CleResultPage *self)
{
  g_free (self->saved_note);
  self->saved_note = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->note)));
  cle_act_task_start (cle_session_get_store (self->session), CLE_ACT_NOTE, self->result->head.id,
                      gtk_editable_get_text (GTK_EDITABLE (self->note)), noted_cb,
                      g_object_ref (self));
}

static void
copy_path (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  CleResultPage *self = CLE_RESULT_PAGE (widget);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          cle_store_get_path (cle_session_get_store (self->session)));
  cle_toast_say (widget, _ ("Path copied"));
}

static void
shown_cb (GObject      *source,
          GAsyncResult *async_result,
          gpointer      data)
{
  g_autoptr (CleResultPage) self = data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (async_result, &error))
    cle_toast_say (GTK_WIDGET (self), _ ("No program to show folders was found."));
}

static void
show_folder (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  CleResultPage *self = CLE_RESULT_PAGE (widget);
  g_autoptr (GFile) folder =
      g_file_new_for_path (cle_store_get_path (cle_session_get_store (self->session)));
  g_autofree char *uri = g_file_get_uri (folder);

  g_app_info_launch_default_for_uri_async (uri, NULL, NULL, shown_cb, g_object_ref (self));
}

static void
finish (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  g_signal_emit (widget, signals[g_str_equal (action, "result.again") ? AGAIN : DONE], 0);
}

static void
cle_result_page_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  CleResultPage *self = CLE_RESULT_PAGE (object);

  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_WITH_BAR:
      g_value_set_boolean (value, self->with_bar);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cle_result_page_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  CleResultPage *self = CLE_RESULT_PAGE (object);

  switch (id)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      break;
    case PROP_WITH_BAR:
      self->with_bar = g_value_get_boolean (value);
      gtk_widget_set_visible (self->bar, self->with_bar);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* A note that was typed counts, whether or not its tick was pressed. */
static void
cle_result_page_unmap (GtkWidget *widget)
{
  CleResultPage *self = CLE_RESULT_PAGE (widget);
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->note));

  if (self->session != NULL && self->result != NULL && g_strcmp0 (typed, self->saved_note) != 0)
    note_apply_cb (self);

  GTK_WIDGET_CLASS (cle_result_page_parent_class)->unmap (widget);
}

static void
cle_result_page_dispose (GObject *object)
{
  CleResultPage *self = CLE_RESULT_PAGE (object);

  g_clear_handle_id (&self->search_source, g_source_remove);
  g_clear_object (&self->session);
  g_clear_pointer (&self->result, cle_result_unref);
  g_clear_pointer (&self->questionnaire, cle_questionnaire_unref);
  g_clear_pointer (&self->given, g_free);

  G_OBJECT_CLASS (cle_result_page_parent_class)->dispose (object);
}

static void
cle_result_page_finalize (GObject *object)
{
  CleResultPage *self = CLE_RESULT_PAGE (object);

  g_ptr_array_unref (self->answer_rows);
  g_free (self->saved_note);

  G_OBJECT_CLASS (cle_result_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, CLE_RESOURCE_PATH
                                               "/app/assessment/cle-result-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CleResultPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, CleResultPage, gauge);
  gtk_widget_class_bind_template_child (widget_class, CleResultPage, certainty);
  gtk_widget_class_bind_template_child (widget_class, CleResultPage, band_name);
  gtk_widget_class_bind_template_child (widget_class, CleResultPage, band_text);
  gtk_widget_class_bind_template_child (widget_class, CleResultPage, about);
  gtk_widget_class_bind_template_child (widget_class, CleResultPage, steps);
  gtk_widget_class_bind_template_child (widget_class, CleResultPage, remarks_group);
  gtk_widget_class_bind_template_child (widget_class, CleResultPage, remarks);
  gtk_widget_class_bind_template_child (widget_class, CleResultPage, changes_group);
  gtk_widget_class_bind_template_child (widget_class, CleResultPage, changes);
  gtk_widget_class_bind_template_child (widget_class, CleResultPage, answers);
  gtk_widget_class_bind_template_child (widget_class, CleResultPage, note);
  gtk_widget_class_bind_template_child (widget_class, CleResultPage, place);
  gtk_widget_class_bind_template_child (widget_class, CleResultPage, bar);
  gtk_widget_class_bind_template_child (widget_class, CleResultPage, done);
  gtk_widget_class_bind_template_callback (widget_class, note_apply_cb);
}

static void
cle_result_page_class_init (CleResultPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cle_result_page_get_property;
  object_class->set_property = cle_result_page_set_property;
  object_class->dispose = cle_result_page_dispose;
  object_class->finalize = cle_result_page_finalize;
  widget_class->unmap = cle_result_page_unmap;

  props[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, CLE_TYPE_SESSION, flags);
  props[PROP_WITH_BAR] = g_param_spec_boolean ("with-bar", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[DONE] = g_signal_new ("done", CLE_TYPE_RESULT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  signals[AGAIN] = g_signal_new ("again", CLE_TYPE_RESULT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);

  g_type_ensure (CLE_TYPE_NEXT_STEPS);
  g_type_ensure (CLE_TYPE_SCORE_GAUGE);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "result.copy-path", NULL, copy_path);
  gtk_widget_class_install_action (widget_class, "result.show-folder", NULL, show_folder);
  gtk_widget_class_install_action (widget_class, "result.again", NULL, finish);
  gtk_widget_class_install_action (widget_class, "result.done", NULL, finish);
}

static void
cle_result_page_init (CleResultPage *self)
{
  GtkEditable *text;

  self->answer_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  text = gtk_editable_get_delegate (GTK_EDITABLE (self->note));
  gtk_text_set_max_length (GTK_TEXT (text), NOTE_MAX);
}

/**
 * cle_result_page_new:
 * @session: where the result is kept
 * @with_bar: whether to offer a new assessment and "Done"
 *
 * Returns: (transfer floating): an empty page
 */
GtkWidget *
cle_result_page_new (CleSession *session,
                     gboolean    with_bar)
{
  return g_object_new (CLE_TYPE_RESULT_PAGE, "session", session, "with-bar", with_bar, NULL);
}

/**
 * cle_result_page_show:
 * @self: a page
 * @result: what to show
 * @note: (nullable): its note
 * @error: return location of the reason
 *
 * Shows a result with the questionnaire as it was asked.
 *
 * Returns: %FALSE when that questionnaire cannot be read
 */
gboolean
cle_result_page_show (CleResultPage *self,
                      CleResult     *result,
                      const char    *note,
                      GError       **error)
{
  g_return_val_if_fail (CLE_IS_RESULT_PAGE (self), FALSE);
  g_return_val_if_fail (result != NULL, FALSE);

  CleStore *store = cle_session_get_store (self->session);
  CleQuestionnaire *questionnaire =
      cle_library_find_digest (cle_session_get_library (self->session), result->digest, error);

  if (questionnaire == NULL)
    return FALSE;

  g_clear_pointer (&self->questionnaire, cle_questionnaire_unref);
  g_clear_pointer (&self->result, cle_result_unref);
  g_free (self->given);
  self->questionnaire = questionnaire;
  self->result = cle_result_ref (result);
  self->given = cle_result_dup_answers (result, questionnaire);
  self->language = cle_format_language (questionnaire);

  show_score (self);
  show_about (self);
  cle_next_steps_show (self->steps, self->session, result, questionnaire);
  show_remarks (self);
  show_changes (self);
  show_answers (self);
  g_free (self->saved_note);
  self->saved_note = g_strdup (note != NULL ? note : "");
  gtk_editable_set_text (GTK_EDITABLE (self->note), self->saved_note);
  gtk_widget_set_sensitive (self->note, !cle_store_get_read_only (store));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->place), cle_store_get_path (store));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (
                                GTK_SCROLLED_WINDOW (self->scroller)),
                            0);
  if (self->with_bar)
    gtk_widget_grab_focus (self->done);

  return TRUE;
}

/**
 * cle_result_page_get_id:
 * @self: a page
 *
 * Returns: (nullable): id of the result that it shows
 */
const char *
cle_result_page_get_id (CleResultPage *self)
{
  g_return_val_if_fail (CLE_IS_RESULT_PAGE (self), NULL);

  return self->result != NULL ? self->result->head.id : NULL;
}
