/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-letter-dialog.h"

#include "cle-client-acting.h"
#include "cle-client-closures.h"
#include "cle-flow-layout.h"
#include "cle-report-printing.h"
#include "cle-reporting.h"
#include "cle-toast.h"
#include "clients/cle-letter-own.h"
#include "clients/cle-letter-store.h"
#include "clients/cle-letter-template.h"
#include "clients/cle-letter-tone.h"
#include "clients/cle-parting.h"
#include "report/cle-report-letter.h"

#include <glib/gi18n.h>

struct _CleLetterDialog
{
  AdwWindow            parent_instance;

  AdwComboRow         *template_row;
  AdwComboRow         *length_row;
  AdwComboRow         *language_row;
  AdwPreferencesGroup *fields_group;
  GtkTextBuffer       *before; /* the user's own words */
  GtkTextBuffer       *after;
  GtkWidget           *preview;
  GtkWidget           *remarks;
  GtkWidget           *missing; /* what it waits for, above the buttons that wait */

  GtkWidget           *widget;    /* where the user came from */
  CleClientModel      *model;
  CleClient           *client;
  char                *id;        /* of the letter: it is sent once, however often that is tried */
  GPtrArray           *templates; /* of CleLetterTemplate */
  GHashTable          *values;    /* field → what was typed */
  GPtrArray           *rows;      /* entry rows, one a field */
  CleLetterMerged     *title;
  CleLetterMerged     *text;
  gboolean             ready;     /* the choices are filled, what is chosen counts */
};

G_DEFINE_FINAL_TYPE (CleLetterDialog, cle_letter_dialog, ADW_TYPE_WINDOW)

static const char *
get_language (CleLetterDialog *self)
{
  return adw_combo_row_get_selected (self->language_row) == 1 ? "ru" : "en";
}

static const CleLetterTemplate *
get_template (CleLetterDialog *self)
{
  return self->templates->pdata[adw_combo_row_get_selected (self->template_row)];
}

static CleLetterLength
get_length (CleLetterDialog *self)
{
  return (CleLetterLength) adw_combo_row_get_selected (self->length_row);
}

static char *
dup_today (CleLetterDialog *self)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (
      cle_session_get_now (cle_client_model_get_session (self->model)) / 1000);

  return g_date_time_format (time, "%Y-%m-%d");
}

static GHashTable *
collect_fields (CleLetterDialog *self)
{
  g_autofree char *today = dup_today (self);
  GHashTable *fields = cle_letter_fields_new (self->client, NULL, NULL, today, get_language (self));
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, self->values);
  while (g_hash_table_iter_next (&iter, &name, &value))
    if (*(const char *) value != '\0')
      cle_letter_fields_set (fields, name, value, NULL);

  return fields;
}

/* What it waits for comes first: to fill in the rest would not help yet. NULL when
 * it is ready. */
static char *
dup_obstacle (CleLetterDialog *self)
{
  CleClientBook *book = cle_client_model_get_book (self->model);
  gint64 now = cle_session_get_now (cle_client_model_get_session (self->model));
  g_autoptr (GError) error = NULL;

  if (!cle_parting_check_letter (cle_client_book_get_parting (book, self->client->id),
                                 cle_letter_template_get_id (get_template (self)), now, &error))
    return g_strdup (error->message);

  return cle_letter_merged_describe_missing (self->title->missing->len > 0 ? self->title
                                                                           : self->text);
}

/* Words that may be taken amiss are explained, never changed. */
static char *
dup_remarks (CleLetterDialog *self)
{
  g_autoptr (GArray) remarks =
      cle_letter_check_tone (self->text->text, self->text, get_language (self));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < remarks->len; i++)
    {
      const CleToneRemark *remark = &g_array_index (remarks, CleToneRemark, i);

      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append_printf (text, C_ ("word", "“%s”: %s"), remark->word,
                              cle_tone_get_why (remark->tone));
    }

  return g_string_free (text, FALSE);
}

static void
update_actions (CleLetterDialog *self,
                gboolean         ready)
{
  gboolean writable = !cle_session_get_read_only (cle_client_model_get_session (self->model));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letter.copy", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letter.save", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letter.print", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letter.keep", ready && writable);
}

static char *
dup_own (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
merge (CleLetterDialog *self)
{
  g_autofree char *before = dup_own (self->before);
  g_autofree char *after = dup_own (self->after);
  g_autoptr (GHashTable) fields = collect_fields (self);
  g_autofree char *obstacle = NULL;
  g_autofree char *remarks = NULL;
  g_autofree char *page = NULL;

  g_clear_pointer (&self->title, cle_letter_merged_free);
  g_clear_pointer (&self->text, cle_letter_merged_free);
  self->title =
      cle_letter_merge (cle_letter_template_get_title (get_template (self), get_length (self),
                                                       get_language (self)),
                        fields);
  self->text =
      cle_letter_merge (cle_letter_template_get_text (get_template (self), get_length (self),
                                                      get_language (self)),
                        fields);
  cle_letter_merged_add_own (self->text, before, after);
  page = g_strdup_printf ("%s\n\n%s", self->title->text, self->text->text);
  gtk_label_set_label (GTK_LABEL (self->preview), page);
  obstacle = dup_obstacle (self);
  update_actions (self, obstacle == NULL);
  gtk_label_set_label (GTK_LABEL (self->missing), obstacle != NULL ? obstacle : "");
  gtk_widget_set_visible (self->missing, obstacle != NULL);
  remarks = dup_remarks (self);
  gtk_label_set_label (GTK_LABEL (self->remarks), remarks);
  gtk_widget_set_visible (self->remarks, *remarks != '\0');
}

static void
field_cb (GtkEditable     *row,
          CleLetterDialog *self)
{
  g_hash_table_replace (self->values, g_strdup (g_object_get_data (G_OBJECT (row), "field")),
                        g_strdup (gtk_editable_get_text (row)));
  merge (self);
}

static void
add_field (CleLetterDialog *self,
           const char      *field)
{
  GtkWidget *row = adw_entry_row_new ();
  const char *value = g_hash_table_lookup (self->values, field);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), cle_letter_field_get_name (field));
  gtk_editable_set_text (GTK_EDITABLE (row), value != NULL ? value : "");
  g_object_set_data_full (G_OBJECT (row), "field", g_strdup (field), g_free);
  g_signal_connect_object (row, "changed", G_CALLBACK (field_cb), self, 0);
  adw_preferences_group_add (self->fields_group, row);
  g_ptr_array_add (self->rows, row);
}

/* What the program knows itself is not asked for. */
static void
add_fields (CleLetterDialog *self)
{
  g_autofree char *today = dup_today (self);
  g_autoptr (GHashTable) known =
      cle_letter_fields_new (self->client, NULL, NULL, today, get_language (self));
  g_autoptr (GPtrArray) fields = cle_letter_list_fields (
      cle_letter_template_get_text (get_template (self), get_length (self), get_language (self)));

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->fields_group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < fields->len; i++)
    if (!g_hash_table_contains (known, fields->pdata[i]))
      add_field (self, fields->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->fields_group), self->rows->len > 0);
}

static void
choose (CleLetterDialog *self)
{
  if (!self->ready)
    return;

  add_fields (self);
  merge (self);
}

static void
own_cb (CleLetterDialog *self)
{
  if (self->ready)
    merge (self);
}

static CleReport *
make_report (CleLetterDialog *self)
{
  CleReportLetter letter = { .text = self->text->text,
                             .title = self->title->text,
                             .language = get_language (self),
                             .letterhead = CLE_REPORT_LETTERHEAD };

  return cle_report_new_for_letter (&letter);
}

static void
put_out (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  CleLetterDialog *self = CLE_LETTER_DIALOG (widget);
  GtkWindow *window = GTK_WINDOW (self);

  if (g_str_equal (action, "letter.print"))
    cle_report_printing_run (window, make_report (self));
  else
    cle_reporting_save (window, make_report (self), CLE_REPORT_PDF);
}

static void
copy (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  CleLetterDialog *self = CLE_LETTER_DIALOG (widget);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          gtk_label_get_label (GTK_LABEL (self->preview)));
  cle_toast_say (self->preview, _ ("The letter is on the clipboard"));
}

static gboolean
keep_letter (CleStore *store,
             gpointer  order,
             GError  **error)
{
  return cle_letter_keep (store, order, error);
}

static void
keep (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  CleLetterDialog *self = CLE_LETTER_DIALOG (widget);
  CleLetter *letter = g_new0 (CleLetter, 1);

  letter->id = g_strdup (self->id);
  letter->client = g_strdup (self->client->id);
  letter->kind = g_strdup (cle_letter_template_get_id (get_template (self)));
  letter->title = g_strdup (self->title->text);
  letter->text = g_strdup (self->text->text);
  cle_client_acting_start_from (GTK_WINDOW (self), self->widget,
                                cle_client_model_get_session (self->model), keep_letter, letter,
                                (GDestroyNotify) cle_letter_free,
                                _ ("The letter is kept as it was sent"));
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
cle_letter_dialog_finalize (GObject *object)
{
  CleLetterDialog *self = CLE_LETTER_DIALOG (object);

  g_clear_object (&self->widget);
  g_clear_object (&self->model);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->client, cle_client_free);
  g_clear_pointer (&self->templates, g_ptr_array_unref);
  g_clear_pointer (&self->values, g_hash_table_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->title, cle_letter_merged_free);
  g_clear_pointer (&self->text, cle_letter_merged_free);

  G_OBJECT_CLASS (cle_letter_dialog_parent_class)->finalize (object);
}

static void
cle_letter_dialog_class_init (CleLetterDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cle_letter_dialog_finalize;

  g_type_ensure (CLE_TYPE_FLOW_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, CLE_RESOURCE_PATH
                                               "/app/clients/cle-letter-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CleLetterDialog, template_row);
  gtk_widget_class_bind_template_child (widget_class, CleLetterDialog, length_row);
  gtk_widget_class_bind_template_child (widget_class, CleLetterDialog, language_row);
  gtk_widget_class_bind_template_child (widget_class, CleLetterDialog, fields_group);
  gtk_widget_class_bind_template_child (widget_class, CleLetterDialog, before);
  gtk_widget_class_bind_template_child (widget_class, CleLetterDialog, after);
  gtk_widget_class_bind_template_child (widget_class, CleLetterDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, CleLetterDialog, remarks);
  gtk_widget_class_bind_template_child (widget_class, CleLetterDialog, missing);
  gtk_widget_class_bind_template_callback (widget_class, choose);
  gtk_widget_class_bind_template_callback (widget_class, own_cb);
  gtk_widget_class_install_action (widget_class, "letter.copy", NULL, copy);
  gtk_widget_class_install_action (widget_class, "letter.save", NULL, put_out);
  gtk_widget_class_install_action (widget_class, "letter.print", NULL, put_out);
  gtk_widget_class_install_action (widget_class, "letter.keep", NULL, keep);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
cle_letter_dialog_init (CleLetterDialog *self)
{
  self->id = g_uuid_string_random ();
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_choices (CleLetterDialog *self)
{
  const char *language = cle_client_letter_language ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) lengths = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->templates->len; i++)
    gtk_string_list_append (names,
                            cle_letter_template_get_name (self->templates->pdata[i], language));
  for (CleLetterLength length = 0; length < CLE_N_LETTER_LENGTHS; length++)
    gtk_string_list_append (lengths, cle_letter_length_get_name (length));
  adw_combo_row_set_model (self->template_row, G_LIST_MODEL (names));
  adw_combo_row_set_model (self->length_row, G_LIST_MODEL (lengths));
  adw_combo_row_set_selected (self->length_row, CLE_LETTER_MEDIUM);
  adw_combo_row_set_selected (self->language_row, *language == 'r' ? 1 : 0);
  self->ready = TRUE;
  choose (self);
}

/**
 * cle_letter_dialog_new:
 * @widget: where the user is
 * @model: the clients
 * @client: id of the one to write to
 *
 * Returns: (transfer none): a window, to be presented
 */
GtkWidget *
cle_letter_dialog_new (GtkWidget      *widget,
                       CleClientModel *model,
                       const char     *client)
{
  const CleJudged *judged = cle_judge_find (cle_client_model_get_judge (model), client);
  CleLetterDialog *self;

  g_return_val_if_fail (judged != NULL, NULL);

  self = g_object_new (CLE_TYPE_LETTER_DIALOG, "transient-for", gtk_widget_get_root (widget), NULL);
  self->widget = g_object_ref (widget);
  self->model = g_object_ref (model);
  self->client = cle_client_copy (judged->client);
  self->templates = cle_letter_template_list ();
  fill_choices (self);

  return GTK_WIDGET (self);
}
