/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-mapping-dialog.h"

#include "cle-format-closures.h"
#include "cle-mapping-closures.h"
#include "cle-plain-row.h"
#include "cle-questionnaire-picker.h"

#include <glib/gi18n.h>

#define N_PREVIEW 4 /* rows */

struct _CleMappingDialog
{
  AdwWindow            parent_instance;

  AdwPreferencesGroup *preview_group;
  AdwPreferencesGroup *fields_group;
  AdwBin              *questionnaire_bin;
  AdwComboRow         *date;
  AdwComboRow         *voice;
  GtkEditable         *subject;
  GtkEditable         *yes;
  GtkEditable         *unsure;
  GtkEditable         *no;

  CleLibrary          *library;
  const CleClock      *clock;
  GBytes              *table;
  char               **headings;
  CleImportMap        *map;
  GPtrArray           *fields;  /* of a map, one a combo row */
  GPtrArray           *combos;  /* AdwComboRow, in that order */
  GPtrArray           *preview; /* rows that are shown */
  gboolean             filling;
};

G_DEFINE_FINAL_TYPE (CleMappingDialog, cle_mapping_dialog, ADW_TYPE_WINDOW)

enum
{
  MAPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static CleQuestionnaire *
dup_questionnaire (CleMappingDialog *self,
                   GError          **error)
{
  CleQuestionnairePicker *picker =
      CLE_QUESTIONNAIRE_PICKER (adw_bin_get_child (self->questionnaire_bin));
  CleQuestionnaire *picked = cle_questionnaire_picker_dup_picked (picker);

  return picked != NULL ? picked
                        : cle_library_find (self->library, CLE_BUILT_IN_QUESTIONNAIRE, error);
}

/* The map as the widgets stand. */
static void
read_widgets (CleMappingDialog *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      guint selected = adw_combo_row_get_selected (self->combos->pdata[i]);

      cle_import_map_set_column (self->map, self->fields->pdata[i],
                                 selected == 0 ? NULL : self->headings[selected - 1]);
    }
  cle_import_map_set_date (self->map, (CleImportDate) adw_combo_row_get_selected (self->date));
  cle_import_map_set_voice (self->map, (CleVoice) adw_combo_row_get_selected (self->voice));
  cle_import_map_set_subject (self->map, gtk_editable_get_text (self->subject));
  cle_mapping_add_words (self->map, gtk_editable_get_text (self->yes), CLE_ANSWER_YES);
  cle_mapping_add_words (self->map, gtk_editable_get_text (self->unsure), CLE_ANSWER_UNSURE);
  cle_mapping_add_words (self->map, gtk_editable_get_text (self->no), CLE_ANSWER_NO);
}

static void
add_preview (CleMappingDialog *self,
             const char       *title,
             const char       *text,
             gboolean          fits)
{
  GtkWidget *row = cle_plain_row_new (title, text);

  adw_action_row_set_icon_name (ADW_ACTION_ROW (row),
                                fits ? "cle-answer-yes-symbolic" : "dialog-warning-symbolic");
  adw_preferences_group_add (self->preview_group, row);
  g_ptr_array_add (self->preview, row);
}

static void
clear_preview (CleMappingDialog *self)
{
  for (guint i = 0; i < self->preview->len; i++)
    adw_preferences_group_remove (self->preview_group, self->preview->pdata[i]);
  g_ptr_array_set_size (self->preview, 0);
}

/* Nobody is to take the voice of all rows for granted. */
static void
tell_voice (CleMappingDialog *self)
{
  g_autofree char *text = NULL;

  if (cle_import_map_get_column (self->map, "voice") == NULL)
    text = g_strdup_printf (_ ("No column tells whose voice it is. Every row is taken as: %s"),
                            cle_format_voice (cle_import_map_get_voice (self->map)));
  adw_preferences_group_set_description (self->preview_group, text);
}

static void
show_preview (CleMappingDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = cle_import_map_preview (self->map, self->table, self->library,
                                                       self->clock, N_PREVIEW, &error);
  gint64 now = cle_clock_get_wall (self->clock);

  clear_preview (self);
  tell_voice (self);
  if (rows == NULL)
    add_preview (self, _ ("Something is still missing"), error != NULL ? error->message : "",
                 FALSE);
  else if (rows->len == 0)
    add_preview (self, _ ("There are no rows below the headings"), "", FALSE);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const CleImportPreview *row = rows->pdata[i];
      g_autofree char *title = cle_mapping_preview_title (row);
      g_autofree char *text = cle_mapping_preview_text (row, now);

      add_preview (self, title, text, row->result != NULL);
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "mapping.accept",
                                 rows != NULL && rows->len > 0);
}

/* The words are only added to: what was typed and taken back must be gone. */
static gboolean
renew_map (CleMappingDialog *self,
           GError          **error)
{
  g_autoptr (CleQuestionnaire) questionnaire = dup_questionnaire (self, error);
  CleImportMap *map =
      questionnaire != NULL ? cle_import_guess_map (self->table, questionnaire, error) : NULL;

  if (map == NULL)
    return FALSE;

  g_clear_pointer (&self->map, cle_import_map_free);
  self->map = map;

  return TRUE;
}

static void
update (CleMappingDialog *self)
{
  if (self->filling || !renew_map (self, NULL))
    return;

  read_widgets (self);
  show_preview (self);
}

static guint
find_heading (CleMappingDialog *self,
              const char       *heading)
{
  for (guint i = 0; heading != NULL && self->headings[i] != NULL; i++)
    if (g_str_equal (self->headings[i], heading))
      return i + 1;

  return 0;
}

static void
add_field (CleMappingDialog *self,
           const char       *field,
           CleQuestionnaire *questionnaire)
{
  g_autofree char *title = cle_mapping_field_title (field, questionnaire);
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW, "title-lines", 3, NULL);

  cle_plain_row_set_title (ADW_PREFERENCES_ROW (row), title);
  cle_row_take_return (row);
  gtk_string_list_append (model, _ ("Not in this table"));
  for (guint i = 0; self->headings[i] != NULL; i++)
    gtk_string_list_append (model, self->headings[i]);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row),
                              find_heading (self, cle_import_map_get_column (self->map, field)));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->fields_group, row);
  g_ptr_array_add (self->fields, g_strdup (field));
  g_ptr_array_add (self->combos, row);
}

static void
clear_fields (CleMappingDialog *self)
{
  for (guint i = 0; i < self->combos->len; i++)
    adw_preferences_group_remove (self->fields_group, self->combos->pdata[i]);
  g_ptr_array_set_size (self->combos, 0);
  g_ptr_array_set_size (self->fields, 0);
}

/* What can be guessed for the picked questionnaire. */
static gboolean
fill (CleMappingDialog *self,
      GError          **error)
{
  static const char *const plain[] = { "at", "subject", "voice", "respondent", "note" };
  g_autoptr (CleQuestionnaire) questionnaire = dup_questionnaire (self, error);

  if (questionnaire == NULL || !renew_map (self, error))
    return FALSE;

  self->filling = TRUE;
  clear_fields (self);
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    add_field (self, plain[i], questionnaire);
  for (guint i = 0; i < cle_questionnaire_get_n_questions (questionnaire); i++)
    {
      const CleQuestion *question = cle_questionnaire_get_question (questionnaire, i);
      g_autofree char *field = g_strconcat ("answer.", cle_question_get_id (question), NULL);

      add_field (self, field, questionnaire);
    }
  adw_combo_row_set_selected (self->date, cle_import_map_get_date (self->map));
  self->filling = FALSE;
  read_widgets (self);
  show_preview (self);

  return TRUE;
}

static void
questionnaire_picked_cb (CleMappingDialog *self)
{
  fill (self, NULL);
}

static void
accept (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  g_signal_emit (widget, signals[MAPPED], 0);
  gtk_window_close (GTK_WINDOW (widget));
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   data)
{
  gtk_window_close (GTK_WINDOW (widget));

  return TRUE;
}

static void
fill_voices (CleMappingDialog *self)
{
  g_autoptr (GtkStringList) voices = gtk_string_list_new (NULL);

  for (CleVoice voice = CLE_VOICE_MANAGEMENT; voice <= CLE_VOICE_CLIENT; voice++)
    gtk_string_list_append (voices, cle_format_voice (voice));
  self->filling = TRUE;
  adw_combo_row_set_model (self->voice, G_LIST_MODEL (voices));
  cle_row_take_return (GTK_WIDGET (self->voice));
  cle_row_take_return (GTK_WIDGET (self->date));
  self->filling = FALSE;
}

static void
cle_mapping_dialog_finalize (GObject *object)
{
  CleMappingDialog *self = CLE_MAPPING_DIALOG (object);

  g_clear_object (&self->library);
  g_clear_pointer (&self->table, g_bytes_unref);
  g_clear_pointer (&self->headings, g_strfreev);
  g_clear_pointer (&self->map, cle_import_map_free);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->combos, g_ptr_array_unref);
  g_clear_pointer (&self->preview, g_ptr_array_unref);

  G_OBJECT_CLASS (cle_mapping_dialog_parent_class)->finalize (object);
}

static void
cle_mapping_dialog_class_init (CleMappingDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cle_mapping_dialog_finalize;

  signals[MAPPED] = g_signal_new ("mapped", CLE_TYPE_MAPPING_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, CLE_RESOURCE_PATH
                                               "/app/exchange/cle-mapping-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CleMappingDialog, preview_group);
  gtk_widget_class_bind_template_child (widget_class, CleMappingDialog, fields_group);
  gtk_widget_class_bind_template_child (widget_class, CleMappingDialog, questionnaire_bin);
  gtk_widget_class_bind_template_child (widget_class, CleMappingDialog, date);
  gtk_widget_class_bind_template_child (widget_class, CleMappingDialog, voice);
  gtk_widget_class_bind_template_child (widget_class, CleMappingDialog, subject);
  gtk_widget_class_bind_template_child (widget_class, CleMappingDialog, yes);
  gtk_widget_class_bind_template_child (widget_class, CleMappingDialog, unsure);
  gtk_widget_class_bind_template_child (widget_class, CleMappingDialog, no);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_install_action (widget_class, "mapping.accept", NULL, accept);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
cle_mapping_dialog_init (CleMappingDialog *self)
{
  self->fields = g_ptr_array_new_with_free_func (g_free);
  self->combos = g_ptr_array_new ();
  self->preview = g_ptr_array_new ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cle_mapping_dialog_new:
 * @parent: where the user is
 * @library: the questionnaires that may have been asked
 * @clock: tells the time and how far the place is from UTC; must live as long
 *   as the dialog
 * @table: a table with headings in its first row
 * @error: return location for an error
 *
 * Returns: (transfer none): a dialog that was not shown yet, or %NULL if the
 *   table cannot be read
 */
CleMappingDialog *
cle_mapping_dialog_new (GtkWindow      *parent,
                        CleLibrary     *library,
                        const CleClock *clock,
                        GBytes         *table,
                        GError        **error)
{
  g_auto (GStrv) headings = cle_import_list_headings (table, error);
  CleMappingDialog *self;
  GtkWidget *picker;

  if (headings == NULL)
    return NULL;

  self = g_object_new (CLE_TYPE_MAPPING_DIALOG, "transient-for", parent, NULL);
  self->library = g_object_ref (library);
  self->clock = clock;
  self->table = g_bytes_ref (table);
  self->headings = g_steal_pointer (&headings);
  picker = cle_questionnaire_picker_new ();
  adw_bin_set_child (self->questionnaire_bin, picker);
  cle_questionnaire_picker_load (CLE_QUESTIONNAIRE_PICKER (picker), library);
  gtk_widget_set_visible (GTK_WIDGET (self->questionnaire_bin),
                          cle_questionnaire_picker_get_n (CLE_QUESTIONNAIRE_PICKER (picker)) > 1);
  g_signal_connect_object (picker, "picked", G_CALLBACK (questionnaire_picked_cb), self,
                           G_CONNECT_SWAPPED);
  fill_voices (self);
  if (fill (self, error))
    return self;

  gtk_window_destroy (GTK_WINDOW (self));

  return NULL;
}

/**
 * cle_mapping_dialog_steal_map:
 * @self: a dialog that was decided
 *
 * Returns: (transfer full): what the columns are
 */
CleImportMap *
cle_mapping_dialog_steal_map (CleMappingDialog *self)
{
  g_return_val_if_fail (CLE_IS_MAPPING_DIALOG (self), NULL);

  return g_steal_pointer (&self->map);
}
