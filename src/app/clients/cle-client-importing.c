/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-importing.h"

#include "cle-client-import-closures.h"
#include "cle-client-import-dialog.h"
#include "cle-held-task.h"
#include "cle-preferences-closures.h"
#include "cle-toast.h"
#include "cle-work-dialog.h"

#include <glib/gi18n.h>

#define MAX_FILE (64 * 1024 * 1024) /* bytes; see cle_client_import_plan() */

typedef enum
{
  STAGE_READ,
  STAGE_PLAN,
  STAGE_APPLY,
  STAGE_UNDO,
} Stage;

/* An import from the choice of a file to its undoing. Owned by whoever waits:
 * the chooser, the task, the dialog or the toast. */
typedef struct
{
  GtkWidget       *widget;
  CleClientModel  *model;
  CleClientImport *import;
  GFile           *file;
  char            *name;
  GBytes          *bytes;
  char           **headings; /* of a table; NULL for cards */
  CleWorkDialog   *dialog;
  Stage            stage;
  guint            n_gone;
  guint            n_kept;
} Importing;

static Importing *
create (GtkWidget      *widget,
        CleClientModel *model)
{
  Importing *self = g_new0 (Importing, 1);

  self->widget = g_object_ref (widget);
  self->model = g_object_ref (model);

  return self;
}

static void
free_importing (Importing *self)
{
  cle_work_dialog_free (self->dialog);
  g_clear_pointer (&self->import, cle_client_import_free);
  g_clear_object (&self->file);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_strfreev (self->headings);
  g_free (self->name);
  g_object_unref (self->model);
  g_object_unref (self->widget);
  g_free (self);
}

static CleSession *
get_session (Importing *self)
{
  return cle_client_model_get_session (self->model);
}

static void
say (Importing  *self,
     const char *text)
{
  if (gtk_widget_get_root (self->widget) != NULL)
    cle_toast_say (self->widget, text);
}

static gboolean
read_file (Importing    *self,
           GCancellable *cancellable,
           GError      **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (self->file, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, cancellable, error);
  g_autoptr (GError) problem = NULL;

  if (info == NULL)
    return FALSE;
  if (g_file_info_get_size (info) > MAX_FILE)
    {
      g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                   _ ("“%s” is larger than 64 MiB."), self->name);
      return FALSE;
    }
  self->bytes = g_file_load_bytes (self->file, cancellable, NULL, error);
  if (self->bytes == NULL)
    return FALSE;

  self->headings = cle_client_import_list_headings (self->bytes, self->name, &problem);
  if (problem == NULL)
    return TRUE;

  g_propagate_prefixed_error (error, g_steal_pointer (&problem), "%s: ", self->name);
  return FALSE;
}

static gboolean
carry_out (Importing    *self,
           GCancellable *cancellable,
           GError      **error)
{
  CleStore *store = cle_session_get_store (get_session (self));

  switch (self->stage)
    {
    case STAGE_PLAN:
      return cle_client_import_plan (self->import, self->bytes, self->name, error);
    case STAGE_APPLY:
      return cle_client_import_apply (self->import, store, TRUE, error);
    case STAGE_UNDO:
      return cle_client_import_undo_last (store, &self->n_gone, &self->n_kept, error);
    case STAGE_READ:
    default:
      return read_file (self, cancellable, error);
    }
}

static void
work (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  GError *error = NULL;

  if (carry_out (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
start (Importing          *self,
       Stage               stage,
       const char         *heading,
       GAsyncReadyCallback callback)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GTask) task = g_task_new (self->widget, cancellable, callback, self);

  self->stage = stage;
  self->dialog =
      cle_work_dialog_new (GTK_WINDOW (gtk_widget_get_root (self->widget)), heading, cancellable);
  if (self->import != NULL)
    {
      cle_client_import_set_progress (self->import, cle_work_dialog_progress, self->dialog);
      cle_client_import_set_cancellable (self->import, cancellable);
    }
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, self, NULL);
  if (stage == STAGE_APPLY || stage == STAGE_UNDO)
    cle_held_task_run (task, work);
  else
    g_task_run_in_thread (task, work);
}

/* Returns whether it went well; else the user knows, and it is over. */
static gboolean
finish (Importing    *self,
        GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;

  if (self->import != NULL)
    cle_client_import_set_progress (self->import, NULL, NULL);
  g_clear_pointer (&self->dialog, cle_work_dialog_free);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    return TRUE;

  say (self, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                 ? _ ("Stopped; nothing was added")
                 : error->message);
  free_importing (self);

  return FALSE;
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Importing *self = data;
  g_autofree char *text = NULL;

  if (!finish (self, result))
    return;

  cle_session_load (get_session (self));
  text = cle_client_import_undone_text (self->n_gone, self->n_kept);
  say (self, text);
  free_importing (self);
}

static void
undo_cb (AdwToast  *toast,
         Importing *self)
{
  g_object_set_data (G_OBJECT (toast), "undone", GINT_TO_POINTER (TRUE));
  start (self, STAGE_UNDO, _ ("Taking the import back"), undone_cb);
}

static void
dismissed_cb (AdwToast  *toast,
              Importing *self)
{
  if (g_object_get_data (G_OBJECT (toast), "undone") == NULL)
    free_importing (self);
}

static void
applied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Importing *self = data;
  g_autofree char *text = NULL;
  g_autoptr (AdwToast) toast = NULL;

  if (!finish (self, result))
    return;

  cle_session_load (get_session (self));
  if (gtk_widget_get_root (self->widget) == NULL)
    {
      free_importing (self);
      return;
    }
  text =
      cle_client_import_done_text (cle_client_import_count (self->import, CLE_CLIENT_IMPORT_ADD));
  toast = cle_toast_undo (self->widget, text);
  g_signal_connect (toast, "button-clicked", G_CALLBACK (undo_cb), self);
  g_signal_connect (toast, "dismissed", G_CALLBACK (dismissed_cb), self);
}

static void
decided_cb (AdwMessageDialog *dialog,
            const char       *response,
            Importing        *self)
{
  if (g_str_equal (response, "add"))
    start (self, STAGE_APPLY, _ ("Adding the clients"), applied_cb);
  else
    free_importing (self);
}

static void
planned_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Importing *self = data;
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;
  AdwMessageDialog *dialog;
  gboolean any;

  if (!finish (self, result))
    return;

  any = cle_client_import_count (self->import, CLE_CLIENT_IMPORT_ADD) > 0;
  heading = cle_client_import_heading (self->import);
  body = cle_client_import_body (self->import);
  dialog = ADW_MESSAGE_DIALOG (
      adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (self->widget)), heading, body));
  adw_message_dialog_add_response (dialog, "cancel", any ? _ ("_Cancel") : _ ("_Close"));
  adw_message_dialog_set_close_response (dialog, "cancel");
  if (any)
    {
      adw_message_dialog_add_response (dialog, "add",
                                       cle_client_import_count (self->import,
                                                                CLE_CLIENT_IMPORT_REFUSED) > 0
                                           ? _ ("_Add the Others")
                                           : _ ("_Add"));
      adw_message_dialog_set_default_response (dialog, "add");
      adw_message_dialog_set_response_appearance (dialog, "add", ADW_RESPONSE_SUGGESTED);
    }
  g_signal_connect (dialog, "response", G_CALLBACK (decided_cb), self);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
plan (Importing *self,
      GtkWidget *dialog)
{
  CleClientBook *book = cle_client_model_get_book (self->model);

  self->import = cle_client_import_new (cle_client_book_list_clients (book));
  if (dialog != NULL)
    cle_client_import_dialog_set (dialog, self->import);
  start (self, STAGE_PLAN, _ ("Looking through the file"), planned_cb);
}

static void
mapped_cb (AdwMessageDialog *dialog,
           const char       *response,
           Importing        *self)
{
  if (g_str_equal (response, "look"))
    plan (self, GTK_WIDGET (dialog));
  else
    free_importing (self);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Importing *self = data;
  GtkWidget *dialog;

  if (!finish (self, result))
    return;
  if (self->headings == NULL)
    {
      plan (self, NULL);
      return;
    }

  dialog = cle_client_import_dialog_new (GTK_WINDOW (gtk_widget_get_root (self->widget)),
                                         self->bytes, (const char *const *) self->headings);
  g_signal_connect (dialog, "response", G_CALLBACK (mapped_cb), self);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
chosen_cb (GtkFileChooserNative *chooser,
           int                   response,
           Importing            *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    self->file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_object_unref (chooser);
  if (self->file == NULL || g_file_peek_path (self->file) == NULL ||
      gtk_widget_get_root (self->widget) == NULL)
    {
      free_importing (self);
      return;
    }

  self->name = cle_preferences_display_name (g_file_peek_path (self->file));
  start (self, STAGE_READ, _ ("Looking through the file"), read_cb);
}

/**
 * cle_client_importing_start:
 * @widget: where the user is
 * @model: the clients
 *
 * Asks for a file and what its columns are, tells who would be added and what
 * cannot be taken and why, adds them, and offers to take it back.
 */
void
cle_client_importing_start (GtkWidget      *widget,
                            CleClientModel *model)
{
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (_ ("Import Clients"), GTK_WINDOW (gtk_widget_get_root (widget)),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Look Through"), NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Tables and address books (CSV, vCard)"));
  for (const char *const *s = (const char *const[]){ "csv", "tsv", "txt", "vcf", "vcard", NULL };
       *s != NULL; s++)
    gtk_file_filter_add_suffix (filter, *s);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), all);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (chosen_cb), create (widget, model));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * cle_client_importing_undo:
 * @widget: where the user is
 * @model: the clients
 *
 * Takes the last import back, whenever and by whichever program it was made, and
 * tells what became of it.
 */
void
cle_client_importing_undo (GtkWidget      *widget,
                           CleClientModel *model)
{
  start (create (widget, model), STAGE_UNDO, _ ("Taking the import back"), undone_cb);
}
