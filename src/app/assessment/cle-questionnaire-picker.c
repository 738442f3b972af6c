/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-questionnaire-picker.h"

#include "cle-format-closures.h"

#include <glib/gi18n.h>

struct _CleQuestionnairePicker
{
  AdwBin     parent_instance;

  GPtrArray *offered; /* of CleQuestionnaire */
  GtkWidget *row;
};

G_DEFINE_FINAL_TYPE (CleQuestionnairePicker, cle_questionnaire_picker, ADW_TYPE_BIN)

enum
{
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkStringList *
list_titles (GPtrArray *offered)
{
  GtkStringList *titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < offered->len; i++)
    {
      const CleQuestionnaire *questionnaire = offered->pdata[i];

      gtk_string_list_append (titles,
                              cle_questionnaire_get_title (questionnaire,
                                                           cle_format_language (questionnaire)));
    }

  return titles;
}

static void
picked_cb (CleQuestionnairePicker *self)
{
  g_signal_emit (self, signals[PICKED], 0);
}

/* With a single questionnaire there is no choice and so no row. */
static void
ensure_row (CleQuestionnairePicker *self)
{
  GtkWidget *list;

  if (self->row != NULL)
    return;

  list = gtk_list_box_new ();
  self->row = g_object_new (ADW_TYPE_COMBO_ROW, "title", _ ("Questionnaire"), NULL);
  g_signal_connect_object (self->row, "notify::selected", G_CALLBACK (picked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_append (GTK_LIST_BOX (list), self->row);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  adw_bin_set_child (ADW_BIN (self), list);
}

static guint
find_id (GPtrArray  *offered,
         const char *id)
{
  for (guint i = 0; i < offered->len; i++)
    if (g_strcmp0 (cle_questionnaire_get_id (offered->pdata[i]), id) == 0)
      return i;

  return 0;
}

static void
cle_questionnaire_picker_finalize (GObject *object)
{
  CleQuestionnairePicker *self = CLE_QUESTIONNAIRE_PICKER (object);

  g_clear_pointer (&self->offered, g_ptr_array_unref);

  G_OBJECT_CLASS (cle_questionnaire_picker_parent_class)->finalize (object);
}

static void
cle_questionnaire_picker_class_init (CleQuestionnairePickerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cle_questionnaire_picker_finalize;

  signals[PICKED] = g_signal_new ("picked", CLE_TYPE_QUESTIONNAIRE_PICKER, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cle_questionnaire_picker_init (CleQuestionnairePicker *self)
{
}

/**
 * cle_questionnaire_picker_new:
 *
 * Returns: (transfer floating): a picker with nothing to pick yet
 */
GtkWidget *
cle_questionnaire_picker_new (void)
{
  return g_object_new (CLE_TYPE_QUESTIONNAIRE_PICKER, NULL);
}

/**
 * cle_questionnaire_picker_load:
 * @self: a picker
 * @library: whose questionnaires to offer
 *
 * Offers what the library has now and keeps what was picked.
 */
void
cle_questionnaire_picker_load (CleQuestionnairePicker *self,
                               CleLibrary             *library)
{
  g_return_if_fail (CLE_IS_QUESTIONNAIRE_PICKER (self));

  g_autoptr (GPtrArray) offered = cle_library_list (library, NULL);
  g_autoptr (CleQuestionnaire) before = cle_questionnaire_picker_dup_picked (self);
  g_autoptr (GtkStringList) titles = NULL;

  if (offered == NULL)
    return;

  g_clear_pointer (&self->offered, g_ptr_array_unref);
  self->offered = g_ptr_array_ref (offered);
  if (offered->len < 2)
    return;

  ensure_row (self);
  titles = list_titles (offered);
  adw_combo_row_set_model (ADW_COMBO_ROW (self->row), G_LIST_MODEL (titles));
  if (before != NULL)
    adw_combo_row_set_selected (ADW_COMBO_ROW (self->row),
                                find_id (offered, cle_questionnaire_get_id (before)));
}

/**
 * cle_questionnaire_picker_get_n:
 * @self: a picker
 *
 * Returns: how many questionnaires are offered
 */
guint
cle_questionnaire_picker_get_n (CleQuestionnairePicker *self)
{
  g_return_val_if_fail (CLE_IS_QUESTIONNAIRE_PICKER (self), 0);

  return self->offered == NULL ? 0 : self->offered->len;
}

/**
 * cle_questionnaire_picker_dup_picked:
 * @self: a picker
 *
 * Returns: (transfer full) (nullable): what is picked
 */
CleQuestionnaire *
cle_questionnaire_picker_dup_picked (CleQuestionnairePicker *self)
{
  g_return_val_if_fail (CLE_IS_QUESTIONNAIRE_PICKER (self), NULL);

  guint selected = 0;

  if (self->offered == NULL || self->offered->len == 0)
    return NULL;
  if (self->row != NULL)
    selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->row));

  return cle_questionnaire_ref (self->offered->pdata[MIN (selected, self->offered->len - 1)]);
}
