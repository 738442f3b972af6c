/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-importing.h"

#include "cle-held-task.h"
#include "cle-import-closures.h"
#include "cle-mapping-dialog.h"
#include "cle-toast.h"
#include "cle-work-dialog.h"
#include "exchange/cle-import-last.h"
#include "exchange/cle-import-source.h"

#include <glib/gi18n.h>

typedef enum
{
  STAGE_PLAN,
  STAGE_APPLY,
  STAGE_UNDO,
} Stage;

/* An import from the choice of files to its undoing. Owned by whoever waits:
 * the chooser, the task, the dialog or the toast. */
typedef struct
{
  GtkWindow     *window;
  CleSession    *session;
  CleImport     *import;
  char         **paths;
  GBytes        *table; /* from elsewhere, to be explained by the user */
  CleImportMap  *map;
  CleWorkDialog *dialog;
  Stage          stage;
  gboolean       skip_refused;
} Importing;

static void
free_importing (Importing *self)
{
  cle_work_dialog_free (self->dialog);
  cle_import_free (self->import);
  g_clear_pointer (&self->map, cle_import_map_free);
  g_clear_pointer (&self->table, g_bytes_unref);
  g_strfreev (self->paths);
  g_object_unref (self->session);
  g_object_unref (self->window);
  g_free (self);
}

static void
say (Importing  *self,
     const char *text)
{
  cle_toast_say_in (self->window, text);
}

/* A single table from elsewhere can be explained. */
static GBytes *
read_table (const char   *path,
            GCancellable *cancellable)
{
  g_autoptr (GPtrArray) sources =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cle_import_source_free);

  if (!cle_import_source_read (sources, path, cancellable, NULL) || sources->len != 1)
    return NULL;

  return g_bytes_ref (((CleImportSource *) sources->pdata[0])->bytes);
}

static gboolean
plan (Importing     *self,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autoptr (GError) problem = NULL;

  if (cle_import_plan (self->import, (const char *const *) self->paths, cancellable, &problem))
    return TRUE;

  if (self->map == NULL && self->paths[1] == NULL &&
      g_error_matches (problem, CLE_CSV_ERROR, CLE_CSV_ERROR_FOREIGN))
    self->table = read_table (self->paths[0], cancellable);
  g_propagate_error (error, g_steal_pointer (&problem));

  return FALSE;
}

static gboolean
carry_out (Importing     *self,
           GCancellable  *cancellable,
           GError       **error)
{
  guint n_records, n_results;

  switch (self->stage)
    {
    case STAGE_APPLY:
      return cle_import_apply_and_keep (self->import, self->skip_refused, cancellable, error);
    case STAGE_UNDO:
      return cle_import_undo_last (cle_session_get_store (self->session), &n_records, &n_results,
                                   error);
    case STAGE_PLAN:
    default:
      return plan (self, cancellable, error);
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
start (Importing           *self,
       Stage                stage,
       const char          *heading,
       GAsyncReadyCallback  callback)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GTask) task = g_task_new (self->window, cancellable, callback, self);

  self->stage = stage;
  self->dialog = cle_work_dialog_new (self->window, heading, cancellable);
  cle_import_set_progress (self->import, cle_work_dialog_progress, self->dialog);
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

  cle_import_set_progress (self->import, NULL, NULL);
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

  if (!finish (self, result))
    return;

  cle_session_load (self->session);
  say (self, _ ("The import was undone"));
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
  guint n = cle_import_count (self->import, CLE_IMPORT_ADD);
  g_autofree char *text = NULL;
  g_autoptr (AdwToast) toast = NULL;

  if (!finish (self, result))
    return;

  cle_session_load (self->session);
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u record was added",
                                       "%u records were added", n),
                          n);
  toast =
      cle_toast_undo (adw_application_window_get_content (ADW_APPLICATION_WINDOW (self->window)),
                      text);
  g_signal_connect (toast, "button-clicked", G_CALLBACK (undo_cb), self);
  g_signal_connect (toast, "dismissed", G_CALLBACK (dismissed_cb), self);
}

static void
decided_cb (AdwMessageDialog *dialog,
            const char       *response,
            Importing        *self)
{
  if (!g_str_equal (response, "add"))
    {
      free_importing (self);
      return;
    }

  self->skip_refused = cle_import_count (self->import, CLE_IMPORT_REFUSED) > 0;
  start (self, STAGE_APPLY, _ ("Adding the records"), applied_cb);
}

static void
add_responses (AdwMessageDialog *dialog,
               const CleImport  *import)
{
  gboolean any = cle_import_count (import, CLE_IMPORT_ADD) > 0;
  gboolean refused = cle_import_count (import, CLE_IMPORT_REFUSED) > 0;

  adw_message_dialog_add_response (dialog, "cancel", any ? _ ("_Cancel") : _ ("_Close"));
  adw_message_dialog_set_close_response (dialog, "cancel");
  if (!any)
    return;

  adw_message_dialog_add_response (dialog, "add", refused ? _ ("_Add the Others") : _ ("_Add"));
  adw_message_dialog_set_default_response (dialog, "add");
  adw_message_dialog_set_response_appearance (dialog, "add", ADW_RESPONSE_SUGGESTED);
}

static void
show_plan (Importing *self)
{
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;
  GtkWidget *dialog;

  heading = cle_import_closure_heading (self->import);
  body = cle_import_closure_body (self->import);
  dialog = adw_message_dialog_new (self->window, heading, body);
  add_responses (ADW_MESSAGE_DIALOG (dialog), self->import);
  g_signal_connect (dialog, "response", G_CALLBACK (decided_cb), self);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
mapped_planned_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  if (finish (data, result))
    show_plan (data);
}

static void
mapped_cb (CleMappingDialog *dialog,
           Importing        *self)
{
  g_signal_handlers_disconnect_by_data (dialog, self);
  self->map = cle_mapping_dialog_steal_map (dialog);
  cle_import_set_map (self->import, self->map);
  start (self, STAGE_PLAN, _ ("Looking through the files"), mapped_planned_cb);
}

static void
mapping_closed_cb (CleMappingDialog *dialog,
                   Importing        *self)
{
  free_importing (self);
}

static void
ask_for_map (Importing *self)
{
  CleStore *store = cle_session_get_store (self->session);
  g_autoptr (GError) error = NULL;
  CleMappingDialog *dialog =
      cle_mapping_dialog_new (self->window, cle_session_get_library (self->session),
                              cle_store_get_clock (store), self->table, &error);

  if (dialog == NULL)
    {
      say (self, error != NULL ? error->message : _ ("The file is empty."));
      free_importing (self);
      return;
    }

  g_signal_connect (dialog, "mapped", G_CALLBACK (mapped_cb), self);
  g_signal_connect (dialog, "destroy", G_CALLBACK (mapping_closed_cb), self);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
planned_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Importing *self = data;

  if (self->table == NULL)
    {
      mapped_planned_cb (source, result, data);
      return;
    }

  g_task_propagate_boolean (G_TASK (result), NULL);
  cle_import_set_progress (self->import, NULL, NULL);
  g_clear_pointer (&self->dialog, cle_work_dialog_free);
  ask_for_map (self);
}

static char **
list_paths (GtkFileChooser *chooser)
{
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (chooser);
  GPtrArray *paths = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      char *path = g_file_get_path (file);

      if (path != NULL)
        g_ptr_array_add (paths, path);
    }
  g_ptr_array_add (paths, NULL);

  return (char **) g_ptr_array_free (paths, FALSE);
}

static void
chosen_cb (GtkFileChooserNative *chooser,
           int                   response,
           Importing            *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    self->paths = list_paths (GTK_FILE_CHOOSER (chooser));
  g_object_unref (chooser);

  if (self->paths != NULL && self->paths[0] != NULL)
    start (self, STAGE_PLAN, _ ("Looking through the files"), planned_cb);
  else
    free_importing (self);
}

/**
 * cle_importing_start:
 * @window: where the user is
 * @session: where to add results
 *
 * Asks for files, tells what would be added and what not and why, adds all of
 * it or nothing, and offers to take it back.
 */
void
cle_importing_start (GtkWindow  *window,
                     CleSession *session)
{
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (_ ("Import Results"), window, GTK_FILE_CHOOSER_ACTION_OPEN,
                                   _ ("_Look Through"), NULL);
  Importing *self = g_new0 (Importing, 1);

  self->window = g_object_ref (window);
  self->session = g_object_ref (session);
  self->import =
      cle_import_new (cle_session_get_store (session), cle_session_get_library (session));
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
