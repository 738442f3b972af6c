/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-filter-choices.h"

#include "cle-format-closures.h"
#include "cle-columns-layout.h"

#include <glib/gi18n.h>

struct _CleFilterChoices
{
  GtkWidget  parent_instance;

  GtkWidget *subject;
  GtkWidget *voice;
  GtkWidget *questionnaire;

  GPtrArray *subjects;       /* parallel to the choices after the first */
  GPtrArray *questionnaires; /* ids, likewise */
  gboolean   loading;
};

G_DEFINE_FINAL_TYPE (CleFilterChoices, cle_filter_choices, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static guint
get_selected (GtkWidget *choice)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (choice));

  return selected == GTK_INVALID_LIST_POSITION ? 0 : selected;
}

static const char *
get_picked (GtkWidget *choice,
            GPtrArray *values)
{
  guint selected = get_selected (choice);

  return selected == 0 || selected > values->len ? NULL : values->pdata[selected - 1];
}

static void
changed_cb (CleFilterChoices *self)
{
  if (!self->loading)
    g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
create_choice (CleFilterChoices *self,
               const char         *name)
{
  GtkWidget *choice = gtk_drop_down_new (NULL, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_parent (choice, GTK_WIDGET (self));
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);

  return choice;
}

static void
set_choices (GtkWidget  *choice,
             const char *any,
             GPtrArray  *labels,
             guint       selected)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, any);
  for (guint i = 0; i < labels->len; i++)
    gtk_string_list_append (list, labels->pdata[i]);
  gtk_drop_down_set_model (GTK_DROP_DOWN (choice), G_LIST_MODEL (list));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), selected);
}

static guint
find_value (GPtrArray  *values,
            const char *value)
{
  for (guint i = 0; value != NULL && i < values->len; i++)
    if (g_strcmp0 (values->pdata[i], value) == 0)
      return i + 1;

  return 0;
}

static void
load_subjects (CleFilterChoices *self,
               CleHistory         *history)
{
  g_auto (GStrv) subjects = cle_history_dup_subjects (history);
  g_autofree char *picked = g_strdup (get_picked (self->subject, self->subjects));
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  g_ptr_array_set_size (self->subjects, 0);
  for (guint i = 0; subjects != NULL && subjects[i] != NULL; i++)
    {
      g_ptr_array_add (self->subjects, g_strdup (subjects[i]));
      g_ptr_array_add (labels,
                       (gpointer) (*subjects[i] == '\0' ? _ ("Without a name") : subjects[i]));
    }
  set_choices (self->subject, _ ("All subjects"), labels, find_value (self->subjects, picked));
}

static void
load_voices (CleFilterChoices *self)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (int i = 0; i < CLE_N_VOICES; i++)
    g_ptr_array_add (labels, (gpointer) cle_format_voice ((CleVoice) i));
  set_choices (self->voice, _ ("All voices"), labels, get_selected (self->voice));
}

static void
load_questionnaires (CleFilterChoices *self,
                     CleLibrary         *library)
{
  g_autoptr (GPtrArray) offered = cle_library_list (library, NULL);
  g_autofree char *picked = g_strdup (get_picked (self->questionnaire, self->questionnaires));
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  g_ptr_array_set_size (self->questionnaires, 0);
  for (guint i = 0; offered != NULL && i < offered->len; i++)
    {
      const CleQuestionnaire *each = offered->pdata[i];

      g_ptr_array_add (self->questionnaires, g_strdup (cle_questionnaire_get_id (each)));
      g_ptr_array_add (labels,
                       (gpointer) cle_questionnaire_get_title (each, cle_format_language (each)));
    }
  set_choices (self->questionnaire, _ ("All questionnaires"), labels,
               find_value (self->questionnaires, picked));
  gtk_widget_set_visible (self->questionnaire, self->questionnaires->len > 1);
}

static void
cle_filter_choices_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (cle_filter_choices_parent_class)->dispose (object);
}

static void
cle_filter_choices_finalize (GObject *object)
{
  CleFilterChoices *self = CLE_FILTER_CHOICES (object);

  g_ptr_array_unref (self->subjects);
  g_ptr_array_unref (self->questionnaires);

  G_OBJECT_CLASS (cle_filter_choices_parent_class)->finalize (object);
}

static void
cle_filter_choices_class_init (CleFilterChoicesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cle_filter_choices_dispose;
  object_class->finalize = cle_filter_choices_finalize;

  signals[CHANGED] = g_signal_new ("changed", CLE_TYPE_FILTER_CHOICES, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
cle_filter_choices_init (CleFilterChoices *self)
{
  self->subjects = g_ptr_array_new_with_free_func (g_free);
  self->questionnaires = g_ptr_array_new_with_free_func (g_free);

  gtk_widget_set_layout_manager (GTK_WIDGET (self), cle_columns_layout_new (6));
  self->subject = create_choice (self, _ ("Subject"));
  self->voice = create_choice (self, _ ("Voice"));
  self->questionnaire = create_choice (self, _ ("Questionnaire"));
}

/**
 * cle_filter_choices_load:
 * @self: choices
 * @session: whose subjects and questionnaires to offer
 *
 * What was chosen stays chosen if it is still there.
 */
void
cle_filter_choices_load (CleFilterChoices *self,
                         CleSession       *session)
{
  g_return_if_fail (CLE_IS_FILTER_CHOICES (self));

  self->loading = TRUE;
  load_subjects (self, cle_session_get_history (session));
  load_voices (self);
  load_questionnaires (self, cle_session_get_library (session));
  self->loading = FALSE;
}

/**
 * cle_filter_choices_get:
 * @self: choices
 * @subject: (out) (nullable): the subject, %NULL for any; lives until the next load
 * @voice: (out): a #CleVoice, -1 for any
 * @questionnaire: (out) (nullable): an id, likewise
 *
 * Returns: whether anything is chosen
 */
gboolean
cle_filter_choices_get (CleFilterChoices  *self,
                        const char       **subject,
                        int               *voice,
                        const char       **questionnaire)
{
  g_return_val_if_fail (CLE_IS_FILTER_CHOICES (self), FALSE);

  *subject = get_picked (self->subject, self->subjects);
  *voice = (int) get_selected (self->voice) - 1;
  *questionnaire = get_picked (self->questionnaire, self->questionnaires);

  return *subject != NULL || *voice >= 0 || *questionnaire != NULL;
}

/**
 * cle_filter_choices_reset:
 * @self: choices
 *
 * Back to everything; without the signal.
 */
void
cle_filter_choices_reset (CleFilterChoices *self)
{
  g_return_if_fail (CLE_IS_FILTER_CHOICES (self));

  self->loading = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->subject), 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->voice), 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->questionnaire), 0);
  self->loading = FALSE;
}

/**
 * cle_filter_choices_set_voice:
 * @self: choices
 * @voice: a #CleVoice, or -1 for any
 *
 * Without the signal.
 */
void
cle_filter_choices_set_voice (CleFilterChoices *self,
                              int               voice)
{
  g_return_if_fail (CLE_IS_FILTER_CHOICES (self));

  self->loading = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->voice), (guint) (voice + 1));
  self->loading = FALSE;
}

/**
 * cle_filter_choices_show_voice:
 * @self: choices
 * @shown: whether the voice can be chosen; what was chosen stays
 */
void
cle_filter_choices_show_voice (CleFilterChoices *self,
                               gboolean          shown)
{
  g_return_if_fail (CLE_IS_FILTER_CHOICES (self));

  gtk_widget_set_visible (self->voice, shown);
}
