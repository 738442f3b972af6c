/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-start-page.h"

#include "cle-draft-list.h"
#include "cle-due-note.h"
#include "cle-format-closures.h"
#include "cle-overdue-note.h"
#include "cle-plain-row.h"
#include "cle-questionnaire-picker.h"
#include "cle-score-gauge.h"
#include "cle-start-closures.h"
#include "cle-subject-menu.h"
#include "cle-toast.h"
#include "cle-voice-picker.h"

#include <glib/gi18n.h>

#define NAME_LENGTH 200  /* characters */
#define SLICE       5000 /* rows looked at in one go */

struct _CleStartPage
{
  AdwBin          parent_instance;

  GtkWidget      *greeting;
  GtkWidget      *hint;
  GtkWidget      *subject;
  GtkWidget      *subjects;      /* (nullable): of those before, once they are known */
  GtkWidget      *respondent;
  CleVoicePicker *voice;
  GtkWidget      *questionnaire_bin;
  GtkWidget      *begin;
  GtkWidget      *overdue_bin;
  GtkWidget      *due_bin;
  GtkWidget      *last_bin;
  GtkWidget      *drafts_bin;

  CleSettings    *settings;
  CleSession     *session;
  char            last_id[CLE_UUID_LENGTH + 1]; /* of the result shown as the last */
  guint           searched;      /* rows of the history, newest first */
  guint           search_source;
};

G_DEFINE_FINAL_TYPE (CleStartPage, cle_start_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SETTINGS,
  PROP_SESSION,
  N_PROPS
};

enum
{
  BEGUN,
  RESUME,
  OPEN_RESULT,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static char *
dup_stripped (GtkWidget *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static void
limit_length (GtkWidget *row)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (row));

  gtk_text_set_max_length (GTK_TEXT (text), NAME_LENGTH);
}

static void
open_last_cb (CleStartPage *self)
{
  g_signal_emit (self, signals[OPEN_RESULT], 0, self->last_id);
}

static GtkWidget *
create_last (CleStartPage        *self,
             const CleHistoryRow *row)
{
  gint64 now = cle_session_get_now (self->session);
  g_autofree char *title = cle_start_last_text (row, now);
  g_autofree char *subtitle =
      cle_start_due_text (row->at, cle_settings_get_reminder_days (self->settings), now,
                          row->offset);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *gauge = cle_score_gauge_new (TRUE);
  GtkWidget *action = cle_plain_row_new (title, subtitle);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (action), TRUE);
  cle_score_gauge_set_score (CLE_SCORE_GAUGE (gauge), row->score, row->score, row->max);
  cle_score_gauge_set_tone (CLE_SCORE_GAUGE (gauge),
                            cle_session_find_tone (self->session, row->digest, row->score));
  gtk_widget_set_valign (gauge, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (action), gauge);
  adw_action_row_add_suffix (ADW_ACTION_ROW (action),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_signal_connect_object (action, "activated", G_CALLBACK (open_last_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), action);

  return list;
}

static void
set_last (CleStartPage        *self,
          const CleHistoryRow *row)
{
  if (row != NULL)
    g_strlcpy (self->last_id, row->id, sizeof self->last_id);
  adw_bin_set_child (ADW_BIN (self->last_bin), row == NULL ? NULL : create_last (self, row));
  gtk_widget_set_visible (self->last_bin, row != NULL);
}

static CleQuestionnaire *
dup_picked (CleStartPage *self)
{
  GtkWidget *picker = adw_bin_get_child (ADW_BIN (self->questionnaire_bin));

  return picker == NULL ? NULL
                        : cle_questionnaire_picker_dup_picked (CLE_QUESTIONNAIRE_PICKER (picker));
}

static CleQuestionnaire *
pick_questionnaire (CleStartPage *self,
                    GError      **error)
{
  CleQuestionnaire *picked = dup_picked (self);

  if (picked != NULL)
    return picked;

  return cle_library_find (cle_session_get_library (self->session), CLE_BUILT_IN_QUESTIONNAIRE,
                           error);
}

/* Of the questionnaire that would be answered. */
static char *
dup_questionnaire_id (CleStartPage *self)
{
  g_autoptr (CleQuestionnaire) picked = dup_picked (self);

  return g_strdup (picked != NULL ? cle_questionnaire_get_id (picked) : CLE_BUILT_IN_QUESTIONNAIRE);
}

/* Looks through the next few rows. Returns whether the search is over. */
static gboolean
search_slice (CleStartPage *self)
{
  CleHistory *history = cle_session_get_history (self->session);
  CleVoice voice = cle_voice_picker_get_voice (self->voice);
  g_autofree char *subject = dup_stripped (self->subject);
  g_autofree char *questionnaire = dup_questionnaire_id (self);
  guint n = cle_history_get_n_rows (history);
  guint end = MIN (n, self->searched + SLICE);

  for (; self->searched < end; self->searched++)
    {
      CleHistoryRow row;

      cle_history_get_row (history, cle_history_get_newest (history, self->searched), &row);
      if (!row.trashed && row.voice == voice && g_strcmp0 (row.subject, subject) == 0 &&
          g_strcmp0 (row.questionnaire, questionnaire) == 0)
        {
          set_last (self, &row);
          return TRUE;
        }
    }

  if (end == n)
    set_last (self, NULL);

  return end == n;
}

static gboolean
search_cb (gpointer data)
{
  CleStartPage *self = data;

  if (!search_slice (self))
    return G_SOURCE_CONTINUE;

  self->search_source = 0;

  return G_SOURCE_REMOVE;
}

/* Most often the last result is among the newest; only a long history is gone
 * through bit by bit, so that nothing waits for it. */
static void
show_last (CleStartPage *self)
{
  g_clear_handle_id (&self->search_source, g_source_remove);
  if (self->session == NULL || !cle_session_get_loaded (self->session))
    return;

  self->searched = 0;
  if (!search_slice (self))
    self->search_source = g_idle_add_full (G_PRIORITY_LOW, search_cb, self, NULL);
}

static void
subject_changed_cb (CleStartPage *self)
{
  show_last (self);
}

static void
subject_picked_cb (CleStartPage *self,
                   const char   *subject)
{
  gtk_editable_set_text (GTK_EDITABLE (self->subject), subject);
}

/* The menu is there only when it is needed: the row would keep room for it. */
static void
show_subjects (CleStartPage *self)
{
  CleHistory *history = cle_session_get_history (self->session);

  if (!cle_session_get_loaded (self->session))
    return;
  if (self->subjects == NULL && !cle_subject_menu_is_needed (history))
    return;

  if (self->subjects == NULL)
    {
      self->subjects = cle_subject_menu_new ();
      g_signal_connect_object (self->subjects, "picked", G_CALLBACK (subject_picked_cb), self,
                               G_CONNECT_SWAPPED);
      adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->subject), self->subjects);
    }
  cle_subject_menu_set_history (CLE_SUBJECT_MENU (self->subjects), history);
}

static CleRun *
create_run (CleStartPage *self,
            GError      **error)
{
  g_autofree char *subject = dup_stripped (self->subject);
  g_autofree char *respondent = dup_stripped (self->respondent);
  CleVoice voice = cle_voice_picker_get_voice (self->voice);
  g_autoptr (CleQuestionnaire) questionnaire = pick_questionnaire (self, error);

  if (questionnaire == NULL)
    return NULL;

  g_object_set (self->settings, "last-subject", subject, "last-voice", cle_voice_get_word (voice),
                NULL);

  return cle_run_begin (cle_session_get_store (self->session),
                        cle_session_get_library (self->session), questionnaire, voice, subject,
                        *respondent == '\0' ? NULL : respondent, error);
}

static void
begin (CleStartPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CleRun) run = NULL;

  if (self->session == NULL || cle_session_get_read_only (self->session))
    return;

  run = create_run (self, &error);
  if (run != NULL)
    g_signal_emit (self, signals[BEGUN], 0, run);
  else
    cle_toast_say (GTK_WIDGET (self), error->message);
}

static void
begin_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  begin (CLE_START_PAGE (widget));
}

static void
resume_cb (CleStartPage *self,
           const char   *id)
{
  g_signal_emit (self, signals[RESUME], 0, id);
}

static void
set_settings (CleStartPage *self,
              CleSettings  *settings)
{
  if (!g_set_object (&self->settings, settings) || settings == NULL)
    return;

  gtk_editable_set_text (GTK_EDITABLE (self->subject), cle_settings_get_last_subject (settings));
  cle_voice_picker_set_voice (self->voice,
                              cle_start_voice (cle_settings_get_last_voice (settings)));
  g_signal_connect_object (settings, "notify::reminder-days", G_CALLBACK (show_last), self,
                           G_CONNECT_SWAPPED);
}

static void
update_begin (CleStartPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "start.begin",
                                 self->session != NULL &&
                                     !cle_session_get_read_only (self->session));
}

/* Once the page is seen; what is due need not be known anywhere else. */
static void
look_cb (CleStartPage *self)
{
  GtkWidget *note = adw_bin_get_child (ADW_BIN (self->due_bin));

  if (note != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    cle_due_note_look (CLE_DUE_NOTE (note));
}

static void
cle_start_page_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  CleStartPage *self = CLE_START_PAGE (object);

  switch (id)
    {
    case PROP_SETTINGS:
      g_value_set_object (value, self->settings);
      break;
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cle_start_page_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  CleStartPage *self = CLE_START_PAGE (object);

  switch (id)
    {
    case PROP_SETTINGS:
      set_settings (self, g_value_get_object (value));
      break;
    case PROP_SESSION:
      cle_start_page_set_session (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cle_start_page_dispose (GObject *object)
{
  CleStartPage *self = CLE_START_PAGE (object);

  g_clear_handle_id (&self->search_source, g_source_remove);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (cle_start_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, CLE_RESOURCE_PATH
                                               "/app/assessment/cle-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CleStartPage, greeting);
  gtk_widget_class_bind_template_child (widget_class, CleStartPage, hint);
  gtk_widget_class_bind_template_child (widget_class, CleStartPage, subject);
  gtk_widget_class_bind_template_child (widget_class, CleStartPage, respondent);
  gtk_widget_class_bind_template_child (widget_class, CleStartPage, voice);
  gtk_widget_class_bind_template_child (widget_class, CleStartPage, questionnaire_bin);
  gtk_widget_class_bind_template_child (widget_class, CleStartPage, begin);
  gtk_widget_class_bind_template_child (widget_class, CleStartPage, overdue_bin);
  gtk_widget_class_bind_template_child (widget_class, CleStartPage, due_bin);
  gtk_widget_class_bind_template_child (widget_class, CleStartPage, last_bin);
  gtk_widget_class_bind_template_child (widget_class, CleStartPage, drafts_bin);
  gtk_widget_class_bind_template_callback (widget_class, subject_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, begin);
}

static void
cle_start_page_class_init (CleStartPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cle_start_page_get_property;
  object_class->set_property = cle_start_page_set_property;
  object_class->dispose = cle_start_page_dispose;

  props[PROP_SETTINGS] = g_param_spec_object ("settings", NULL, NULL, CLE_TYPE_SETTINGS,
                                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, CLE_TYPE_SESSION,
                                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[BEGUN] = g_signal_new ("begun", CLE_TYPE_START_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, CLE_TYPE_RUN);
  signals[RESUME] = g_signal_new ("resume", CLE_TYPE_START_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[OPEN_RESULT] = g_signal_new ("open-result", CLE_TYPE_START_PAGE, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (CLE_TYPE_VOICE_PICKER);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "start.begin", NULL, begin_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "start.begin", NULL);
}

static void
cle_start_page_init (CleStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "map", G_CALLBACK (look_cb), NULL);
  limit_length (self->subject);
  limit_length (self->respondent);
  update_begin (self);
}

static void
show_questionnaires (CleStartPage *self)
{
  GtkWidget *picker = adw_bin_get_child (ADW_BIN (self->questionnaire_bin));

  if (picker == NULL)
    {
      picker = cle_questionnaire_picker_new ();
      g_signal_connect_object (picker, "picked", G_CALLBACK (show_last), self, G_CONNECT_SWAPPED);
      adw_bin_set_child (ADW_BIN (self->questionnaire_bin), picker);
    }
  cle_questionnaire_picker_load (CLE_QUESTIONNAIRE_PICKER (picker),
                                 cle_session_get_library (self->session));
  gtk_widget_set_visible (self->questionnaire_bin,
                          cle_questionnaire_picker_get_n (CLE_QUESTIONNAIRE_PICKER (picker)) > 1);
}

/* An empty place would still take the room around it. */
static void
follow_visible (GtkWidget *bin)
{
  g_object_bind_property (adw_bin_get_child (ADW_BIN (bin)), "visible", bin, "visible",
                          G_BINDING_SYNC_CREATE);
}

/**
 * cle_start_page_set_session:
 * @self: a page
 * @session: (nullable): where to begin; %NULL as long as none is open
 */
void
cle_start_page_set_session (CleStartPage *self,
                            CleSession   *session)
{
  g_return_if_fail (CLE_IS_START_PAGE (self));

  if (self->session == session)
    return;

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_handle_id (&self->search_source, g_source_remove);
  g_set_object (&self->session, session);
  adw_bin_set_child (ADW_BIN (self->drafts_bin), NULL);
  adw_bin_set_child (ADW_BIN (self->last_bin), NULL);
  adw_bin_set_child (ADW_BIN (self->overdue_bin),
                     session != NULL ? cle_overdue_note_new (session) : NULL);
  adw_bin_set_child (ADW_BIN (self->due_bin), session != NULL ? cle_due_note_new (session) : NULL);
  if (session != NULL)
    {
      follow_visible (self->overdue_bin);
      follow_visible (self->due_bin);
    }
  if (session != NULL)
    {
      g_signal_connect_object (session, "changed", G_CALLBACK (show_last), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (session, "changed", G_CALLBACK (show_subjects), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (session, "changed", G_CALLBACK (look_cb), self, G_CONNECT_SWAPPED);
    }
  update_begin (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SESSION]);
}

/**
 * cle_start_page_greet:
 * @self: a page
 * @first: whether nothing has been assessed here so far
 */
void
cle_start_page_greet (CleStartPage *self,
                      gboolean      first)
{
  g_return_if_fail (CLE_IS_START_PAGE (self));

  gtk_widget_set_visible (self->greeting, first);
  gtk_widget_set_visible (self->hint, !first);
}

/**
 * cle_start_page_focus:
 * @self: a page
 *
 * Moves the focus to "Begin". An entry in focus would blink, and wake the
 * computer, for as long as nobody is there.
 */
void
cle_start_page_focus (CleStartPage *self)
{
  g_return_if_fail (CLE_IS_START_PAGE (self));

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (self->begin);
}

/**
 * cle_start_page_reload:
 * @self: a page with a session
 *
 * Lists what is unfinished and which questionnaires there are, anew.
 *
 * Returns: (transfer full) (nullable): the drafts, of #CleDraftInfo
 */
GPtrArray *
cle_start_page_reload (CleStartPage *self)
{
  g_return_val_if_fail (CLE_IS_START_PAGE (self), NULL);
  g_return_val_if_fail (self->session != NULL, NULL);

  GtkWidget *list = adw_bin_get_child (ADW_BIN (self->drafts_bin));
  GPtrArray *drafts;

  if (list == NULL)
    {
      list = cle_draft_list_new (self->session);
      g_signal_connect_object (list, "resume", G_CALLBACK (resume_cb), self, G_CONNECT_SWAPPED);
      g_object_bind_property (list, "visible", self->drafts_bin, "visible", G_BINDING_SYNC_CREATE);
      adw_bin_set_child (ADW_BIN (self->drafts_bin), list);
    }

  show_questionnaires (self);
  show_last (self);
  drafts = cle_draft_list_reload (CLE_DRAFT_LIST (list));

  return drafts;
}

/**
 * cle_start_page_discard:
 * @self: a page that was loaded
 * @draft_id: of a draft
 *
 * See cle_draft_list_discard().
 */
void
cle_start_page_discard (CleStartPage *self,
                        const char   *draft_id)
{
  g_return_if_fail (CLE_IS_START_PAGE (self));

  GtkWidget *list = adw_bin_get_child (ADW_BIN (self->drafts_bin));

  if (list != NULL)
    cle_draft_list_discard (CLE_DRAFT_LIST (list), draft_id);
}
