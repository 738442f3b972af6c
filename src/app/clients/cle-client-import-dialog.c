/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-import-dialog.h"

#include "cle-client-import-closures.h"
#include "cle-plain-row.h"

#include <glib/gi18n.h>
#include <string.h>

#define N_PREVIEW 3           /* rows */
#define HEAD      (64 * 1024) /* bytes that the first rows are looked for in */

static const char *const FIELDS[] = { "name", "contact", "since", "importance", "tags", "notes" };

/* What the dialog is about; freed with it. */
typedef struct
{
  GtkWidget *dialog;
  GBytes    *head;     /* the first rows of the table */
  char     **headings;
  GtkWidget *preview;  /* a list */
  GtkWidget *combos[G_N_ELEMENTS (FIELDS)];
} Mapping;

static void
mapping_free (gpointer data)
{
  Mapping *self = data;

  g_bytes_unref (self->head);
  g_strfreev (self->headings);
  g_free (self);
}

static const char *
get_field_title (guint field)
{
  const char *const titles[] = { _ ("Name"),       _ ("Contact person"), _ ("Client since"),
                                 _ ("Importance"), _ ("Tags"),           _ ("Notes") };

  return titles[field];
}

/* The map as the widgets stand. The first choice is none of the columns. */
static void
read_combos (Mapping         *self,
             CleClientImport *import)
{
  for (guint i = 0; i < G_N_ELEMENTS (FIELDS); i++)
    {
      guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->combos[i]));

      cle_client_import_set_column (import, FIELDS[i],
                                    selected == 0 ? "" : self->headings[selected - 1]);
    }
}

static void
add_preview (Mapping    *self,
             const char *title,
             const char *text,
             gboolean    fits)
{
  GtkWidget *row = cle_plain_row_new (title, text);

  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_icon_name (ADW_ACTION_ROW (row),
                                fits ? "cle-answer-yes-symbolic" : "dialog-warning-symbolic");
  gtk_list_box_append (GTK_LIST_BOX (self->preview), row);
}

static void
update_cb (Mapping *self)
{
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();
  g_autoptr (CleClientImport) import = cle_client_import_new (nobody);
  GPtrArray *rows = cle_client_import_get_rows (import);
  g_autoptr (GError) error = NULL;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->preview)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->preview), row);

  /* The last row may have been cut; those before it count. */
  read_combos (self, import);
  cle_client_import_plan (import, self->head, "", &error);
  if (rows->len == 0)
    add_preview (self,
                 adw_combo_row_get_selected (ADW_COMBO_ROW (self->combos[0])) == 0
                     ? _ ("Which column has the name?")
                     : _ ("There are no rows below the headings"),
                 "", FALSE);
  for (guint i = 0; i < MIN (rows->len, N_PREVIEW); i++)
    {
      const CleClientImportRow *each = rows->pdata[i];
      g_autofree char *text = cle_client_import_row_text (each);

      add_preview (self, each->client != NULL ? each->client->name : _ ("Cannot be taken"), text,
                   each->client != NULL);
    }
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self->dialog), "look",
                                           rows->len > 0);
}

static guint
find_heading (Mapping    *self,
              const char *heading)
{
  for (guint i = 0; heading != NULL && self->headings[i] != NULL; i++)
    if (strcmp (self->headings[i], heading) == 0)
      return i + 1;

  return 0;
}

static GtkWidget *
create_combos (Mapping *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();
  g_autoptr (CleClientImport) guess = cle_client_import_new (nobody);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Which column is what"));
  for (guint i = 0; i < G_N_ELEMENTS (FIELDS); i++)
    {
      g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
      const char *heading =
          cle_client_import_guess (guess, (const char *const *) self->headings, FIELDS[i]);

      gtk_string_list_append (model, _ ("Not in this table"));
      for (guint j = 0; self->headings[j] != NULL; j++)
        gtk_string_list_append (model, self->headings[j]);
      self->combos[i] =
          g_object_new (ADW_TYPE_COMBO_ROW, "title", get_field_title (i), "model", model,
                        "selected", find_heading (self, heading), "title-lines", 2, NULL);
      cle_row_take_return (self->combos[i]);
      g_signal_connect_swapped (self->combos[i], "notify::selected", G_CALLBACK (update_cb), self);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->combos[i]);
    }

  return group;
}

static GtkWidget *
create_content (Mapping *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *group = adw_preferences_group_new ();

  self->preview = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->preview), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->preview, "boxed-list");
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                   _ ("The first rows would become"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->preview);
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), create_combos (self));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 480);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);

  return scroller;
}

/* Up to the last row that is whole; of UTF-16 whole pairs of bytes. */
static GBytes *
cut_head (GBytes *table)
{
  gsize length;
  const char *data = g_bytes_get_data (table, &length);
  const char *end = length > HEAD ? memrchr (data, '\n', HEAD) : NULL;

  if (length > HEAD && ((guint8) data[0] == 0xff || (guint8) data[0] == 0xfe))
    return g_bytes_new_from_bytes (table, 0, HEAD);

  return g_bytes_new_from_bytes (table, 0, end != NULL ? (gsize) (end - data) + 1 : length);
}

/**
 * cle_client_import_dialog_new:
 * @parent: where the user is
 * @table: the content of a file
 * @headings: of its columns
 *
 * Returns: (transfer none): a dialog that was not shown yet
 */
GtkWidget *
cle_client_import_dialog_new (GtkWindow         *parent,
                              GBytes            *table,
                              const char *const *headings)
{
  Mapping *self = g_new0 (Mapping, 1);

  self->head = cut_head (table);
  self->headings = g_strdupv ((char **) headings);
  self->dialog = adw_message_dialog_new (parent, _ ("What Is in This Table?"), NULL);
  g_object_set_data_full (G_OBJECT (self->dialog), "mapping", self, mapping_free);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (self->dialog), "cancel", _ ("_Cancel"),
                                    "look", _ ("_Look Through"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (self->dialog), "look",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (self->dialog), "look");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (self->dialog), "cancel");
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (self->dialog), create_content (self));
  update_cb (self);

  return self->dialog;
}

/**
 * cle_client_import_dialog_set:
 * @dialog: a dialog that was answered
 * @import: receives what the columns are
 */
void
cle_client_import_dialog_set (GtkWidget       *dialog,
                              CleClientImport *import)
{
  read_combos (g_object_get_data (G_OBJECT (dialog), "mapping"), import);
}
