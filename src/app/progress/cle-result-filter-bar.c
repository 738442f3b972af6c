/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-result-filter-bar.h"

#include "cle-format-closures.h"
#include "cle-thirds-layout.h"

#include <glib/gi18n.h>

struct _CleResultFilterBar
{
  AdwBin      parent_instance;

  GtkWidget  *bar;
  GtkWidget  *entry;
  GtkWidget  *filters;
  GtkWidget  *subject;
  GtkWidget  *voice;
  GtkWidget  *questionnaire;

  GPtrArray  *subjects;       /* parallel to the choices after the first */
  GPtrArray  *questionnaires; /* ids, likewise */
  gboolean    loading;
};

G_DEFINE_FINAL_TYPE (CleResultFilterBar, cle_result_filter_bar, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SEARCH_MODE,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
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
changed_cb (CleResultFilterBar *self)
{
  if (!self->loading)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
search_mode_cb (CleResultFilterBar *self)
{
  if (!gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (self->bar)))
    cle_result_filter_bar_reset (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SEARCH_MODE]);
}

static GtkWidget *
create_choice (CleResultFilterBar *self,
               const char         *name)
{
  GtkWidget *choice = gtk_drop_down_new (NULL, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_parent (choice, self->filters);
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
load_subjects (CleResultFilterBar *self,
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
load_voices (CleResultFilterBar *self)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (int i = 0; i < CLE_N_VOICES; i++)
    g_ptr_array_add (labels, (gpointer) cle_format_voice ((CleVoice) i));
  set_choices (self->voice, _ ("All voices"), labels, get_selected (self->voice));
}

static void
load_questionnaires (CleResultFilterBar *self,
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
cle_result_filter_bar_get_property (GObject    *object,
                                    guint       id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  CleResultFilterBar *self = CLE_RESULT_FILTER_BAR (object);

  switch (id)
    {
    case PROP_SEARCH_MODE:
      g_value_set_boolean (value, gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (self->bar)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cle_result_filter_bar_set_property (GObject      *object,
                                    guint         id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  CleResultFilterBar *self = CLE_RESULT_FILTER_BAR (object);

  switch (id)
    {
    case PROP_SEARCH_MODE:
      gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->bar), g_value_get_boolean (value));
      if (g_value_get_boolean (value))
        gtk_widget_grab_focus (self->entry);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cle_result_filter_bar_dispose (GObject *object)
{
  CleResultFilterBar *self = CLE_RESULT_FILTER_BAR (object);

  g_clear_pointer (&self->subject, gtk_widget_unparent);
  g_clear_pointer (&self->voice, gtk_widget_unparent);
  g_clear_pointer (&self->questionnaire, gtk_widget_unparent);

  G_OBJECT_CLASS (cle_result_filter_bar_parent_class)->dispose (object);
}

static void
cle_result_filter_bar_finalize (GObject *object)
{
  CleResultFilterBar *self = CLE_RESULT_FILTER_BAR (object);

  g_ptr_array_unref (self->subjects);
  g_ptr_array_unref (self->questionnaires);

  G_OBJECT_CLASS (cle_result_filter_bar_parent_class)->finalize (object);
}

static void
cle_result_filter_bar_class_init (CleResultFilterBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cle_result_filter_bar_get_property;
  object_class->set_property = cle_result_filter_bar_set_property;
  object_class->dispose = cle_result_filter_bar_dispose;
  object_class->finalize = cle_result_filter_bar_finalize;

  props[PROP_SEARCH_MODE] =
      g_param_spec_boolean ("search-mode", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[CHANGED] = g_signal_new ("changed", CLE_TYPE_RESULT_FILTER_BAR, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, CLE_RESOURCE_PATH
                                               "/app/progress/cle-result-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, CleResultFilterBar, bar);
  gtk_widget_class_bind_template_child (widget_class, CleResultFilterBar, entry);
  gtk_widget_class_bind_template_child (widget_class, CleResultFilterBar, filters);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
cle_result_filter_bar_init (CleResultFilterBar *self)
{
  self->subjects = g_ptr_array_new_with_free_func (g_free);
  self->questionnaires = g_ptr_array_new_with_free_func (g_free);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->filters, cle_thirds_layout_new (6));
  self->subject = create_choice (self, _ ("Subject"));
  self->voice = create_choice (self, _ ("Voice"));
  self->questionnaire = create_choice (self, _ ("Questionnaire"));
  gtk_search_bar_connect_entry (GTK_SEARCH_BAR (self->bar), GTK_EDITABLE (self->entry));
  g_signal_connect_object (self->bar, "notify::search-mode-enabled", G_CALLBACK (search_mode_cb),
                           self, G_CONNECT_SWAPPED);
}

/**
 * cle_result_filter_bar_load:
 * @self: a bar
 * @session: whose subjects and questionnaires to offer
 *
 * Keeps what was picked, where it is still there.
 */
void
cle_result_filter_bar_load (CleResultFilterBar *self,
                            CleSession         *session)
{
  g_return_if_fail (CLE_IS_RESULT_FILTER_BAR (self));

  self->loading = TRUE;
  load_subjects (self, cle_session_get_history (session));
  load_voices (self);
  load_questionnaires (self, cle_session_get_library (session));
  self->loading = FALSE;
}

/**
 * cle_result_filter_bar_fill:
 * @self: a bar
 * @filter: (out): gets what was picked; the strings belong to @self
 */
void
cle_result_filter_bar_fill (CleResultFilterBar *self,
                            CleResultFilter    *filter)
{
  g_return_if_fail (CLE_IS_RESULT_FILTER_BAR (self));

  const char *search = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  filter->subject = get_picked (self->subject, self->subjects);
  filter->voice = (int) get_selected (self->voice) - 1;
  filter->questionnaire = get_picked (self->questionnaire, self->questionnaires);
  filter->search = *search == '\0' ? NULL : search;
}

/**
 * cle_result_filter_bar_is_on:
 * @self: a bar
 *
 * Returns: whether anything is left out
 */
gboolean
cle_result_filter_bar_is_on (CleResultFilterBar *self)
{
  g_return_val_if_fail (CLE_IS_RESULT_FILTER_BAR (self), FALSE);

  CleResultFilter filter = { 0 };

  cle_result_filter_bar_fill (self, &filter);

  return filter.subject != NULL || filter.voice >= 0 || filter.questionnaire != NULL ||
         filter.search != NULL;
}

/**
 * cle_result_filter_bar_reset:
 * @self: a bar
 *
 * Shows everything again.
 */
void
cle_result_filter_bar_reset (CleResultFilterBar *self)
{
  g_return_if_fail (CLE_IS_RESULT_FILTER_BAR (self));

  self->loading = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->subject), 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->voice), 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->questionnaire), 0);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  self->loading = FALSE;
  changed_cb (self);
}

/**
 * cle_result_filter_bar_set_keys:
 * @self: a bar
 * @capture: where typing starts a search
 */
void
cle_result_filter_bar_set_keys (CleResultFilterBar *self,
                                GtkWidget          *capture)
{
  g_return_if_fail (CLE_IS_RESULT_FILTER_BAR (self));

  gtk_search_bar_set_key_capture_widget (GTK_SEARCH_BAR (self->bar), capture);
}
