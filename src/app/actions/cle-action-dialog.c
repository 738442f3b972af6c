/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-action-dialog.h"

#include "cle-action-closures.h"
#include "cle-action-task.h"
#include "cle-store-task.h"
#include "cle-toast.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define DEFAULT_DAYS 30

/* A question to the user, and what it is about. */
typedef struct
{
  GtkWidget  *widget;
  CleSession *session;
  GtkWidget  *dialog;
  GtkWidget  *what;
  GtkWidget  *who;
  GtkWidget  *due;
  char       *result;
  char       *question;
  char       *subject;
  char       *id; /* of the action to drop */
  CleAction  *action; /* to edit */
  char       *who_was; /* the name it had */
} Asking;

/* What to say when a task is done. */
typedef struct
{
  GtkWidget  *widget;
  CleSession *session;
  const char *said;
} Doing;

static void
free_asking (gpointer  data,
             GClosure *closure)
{
  Asking *asking = data;

  g_object_unref (asking->widget);
  g_object_unref (asking->session);
  g_free (asking->result);
  g_free (asking->question);
  g_free (asking->subject);
  g_free (asking->id);
  g_clear_pointer (&asking->action, cle_action_free);
  g_free (asking->who_was);
  g_free (asking);
}

static Doing *
create_doing (GtkWidget  *widget,
              CleSession *session,
              const char *said)
{
  Doing *doing = g_new (Doing, 1);

  *doing = (Doing){ g_object_ref (widget), g_object_ref (session), said };

  return doing;
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Doing *doing = data;
  g_autoptr (GError) error = NULL;

  if (cle_store_task_finish (result, &error))
    cle_session_load (doing->session);
  if (gtk_widget_get_root (doing->widget) != NULL)
    cle_toast_say (doing->widget, error != NULL ? error->message : doing->said);

  g_object_unref (doing->widget);
  g_object_unref (doing->session);
  g_free (doing);
}

static const char *
get_text (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static const char *
get_optional (GtkWidget *row)
{
  return *get_text (row) != '\0' ? get_text (row) : NULL;
}

static GtkWidget *
add_entry (GtkWidget  *list,
           const char *title,
           const char *text,
           int         max_length)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  gtk_text_set_max_length (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (row))), max_length);
  gtk_list_box_append (GTK_LIST_BOX (list), row);

  return row;
}

static GtkWidget *
create_list (void)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");

  return list;
}

/* There has to be something to do, and a day has to be one. */
static void
check_cb (Asking *asking)
{
  const char *due = get_text (asking->due);
  gboolean day = *due == '\0' || cle_action_check_day (due);

  if (day)
    gtk_widget_remove_css_class (asking->due, "error");
  else
    gtk_widget_add_css_class (asking->due, "error");
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (asking->dialog), "save",
                                           day && *get_text (asking->what) != '\0');
}

static void
add_cb (AdwMessageDialog *dialog,
        const char       *response,
        Asking           *asking)
{
  CleActionWish wish = {
    asking->result,          asking->question,           asking->subject,
    get_text (asking->what), get_optional (asking->who), get_optional (asking->due)
  };

  if (g_str_equal (response, "save"))
    cle_action_task_add (cle_session_get_store (asking->session), &wish, done_cb,
                         create_doing (asking->widget, asking->session, _ ("The action is noted")));
}

static Asking *
create_asking (GtkWidget  *widget,
               CleSession *session,
               const char *heading,
               const char *response,
               const char *label)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->widget = g_object_ref (widget);
  asking->session = g_object_ref (session);
  asking->dialog =
      adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), heading, NULL);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (asking->dialog), "cancel", _ ("_Cancel"),
                                    response, label, NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (asking->dialog), response);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (asking->dialog), "cancel");
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (asking->dialog), response,
                                              ADW_RESPONSE_SUGGESTED);

  return asking;
}

/* Only what the user changed; nothing for a field that was left alone. */
static const char *
get_changed (GtkWidget  *row,
             const char *before)
{
  return g_strcmp0 (get_text (row), before != NULL ? before : "") == 0 ? NULL : get_text (row);
}

static void
edit_cb (AdwMessageDialog *dialog,
         const char       *response,
         Asking           *asking)
{
  CleActionEdit edit = { get_changed (asking->what, asking->action->what),
                         get_changed (asking->who, asking->who_was),
                         get_changed (asking->due, asking->action->due) };

  if (!g_str_equal (response, "save") ||
      (edit.what == NULL && edit.who == NULL && edit.due == NULL))
    return;

  cle_action_task_edit (cle_session_get_store (asking->session), asking->action, &edit, done_cb,
                        create_doing (asking->widget, asking->session,
                                      _ ("The action is changed")));
}

static void
ask_what (Asking     *asking,
          const char *what,
          const char *who,
          const char *due,
          GCallback   callback)
{
  GtkWidget *list = create_list ();

  asking->what = add_entry (list, _ ("What"), what, CLE_ACTION_MAX_TEXT);
  asking->who = add_entry (list, _ ("Who (optional)"), who, 200);
  asking->due = add_entry (list, _ ("By when, as 2026-12-24"), due, 10);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (asking->dialog), list);
  g_signal_connect_swapped (asking->what, "changed", G_CALLBACK (check_cb), asking);
  g_signal_connect_swapped (asking->due, "changed", G_CALLBACK (check_cb), asking);
  check_cb (asking);
  g_signal_connect_data (asking->dialog, "response", callback, asking, free_asking, 0);
  gtk_window_present (GTK_WINDOW (asking->dialog));
}

/**
 * cle_action_dialog_edit:
 * @widget: where the user is
 * @session: an open store
 * @action: an open action
 * @who: (nullable): the name of who does it
 *
 * Asks what, who and by when anew, and changes what was changed.
 */
void
cle_action_dialog_edit (GtkWidget       *widget,
                        CleSession      *session,
                        const CleAction *action,
                        const char      *who)
{
  Asking *asking = create_asking (widget, session, _ ("Change the action"), "save", _ ("_Save"));

  asking->action = cle_action_copy (action);
  asking->who_was = g_strdup (who);
  ask_what (asking, action->what, who, action->due, G_CALLBACK (edit_cb));
}

/**
 * cle_action_dialog_add:
 * @widget: where the user is
 * @session: an open store
 * @wish: what is known already
 *
 * Asks what, who and by when, and makes the action.
 */
void
cle_action_dialog_add (GtkWidget           *widget,
                       CleSession          *session,
                       const CleActionWish *wish)
{
  g_autofree char *day =
      cle_action_closure_in_days (cle_session_get_now (session), cle_session_get_offset (session),
                                  DEFAULT_DAYS);
  Asking *asking =
      create_asking (widget, session, _ ("What is to be done?"), "save", _ ("_Add the Action"));

  asking->result = g_strdup (wish->result);
  asking->question = g_strdup (wish->question);
  asking->subject = g_strdup (wish->subject);
  ask_what (asking, wish->what, wish->who, day, G_CALLBACK (add_cb));
}

static void
reason_cb (Asking *asking)
{
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (asking->dialog), "drop",
                                           *get_text (asking->what) != '\0');
}

static void
drop_cb (AdwMessageDialog *dialog,
         const char       *response,
         Asking           *asking)
{
  if (g_str_equal (response, "drop"))
    cle_action_dialog_set (asking->widget, asking->session, asking->id, CLE_ACTION_DROPPED,
                           get_text (asking->what));
}

/**
 * cle_action_dialog_drop:
 * @widget: where the user is
 * @session: an open store
 * @id: of an open action
 *
 * Asks why the action is dropped and does it.
 */
void
cle_action_dialog_drop (GtkWidget  *widget,
                        CleSession *session,
                        const char *id)
{
  Asking *asking = create_asking (widget, session, _ ("Drop this action?"), "drop", _ ("_Drop"));
  GtkWidget *list = create_list ();

  asking->id = g_strdup (id);
  asking->what = add_entry (list, _ ("Why, in a few words"), NULL, CLE_ACTION_MAX_TEXT);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (asking->dialog), list);
  g_signal_connect_swapped (asking->what, "changed", G_CALLBACK (reason_cb), asking);
  reason_cb (asking);
  g_signal_connect_data (asking->dialog, "response", G_CALLBACK (drop_cb), asking, free_asking, 0);
  gtk_window_present (GTK_WINDOW (asking->dialog));
}

/**
 * cle_action_dialog_set:
 * @widget: where the user is
 * @session: an open store
 * @id: of an action
 * @state: what became of it
 * @reason: (nullable): why it was dropped
 *
 * Says what became of an action, without asking.
 */
void
cle_action_dialog_set (GtkWidget      *widget,
                       CleSession     *session,
                       const char     *id,
                       CleActionState  state,
                       const char     *reason)
{
  const char *said = state == CLE_ACTION_DONE      ? _ ("Well done")
                     : state == CLE_ACTION_DROPPED ? _ ("The action was dropped")
                                                   : _ ("The action is open again");

  cle_action_task_set_state (cle_session_get_store (session), id, state, reason, done_cb,
                             create_doing (widget, session, said));
}
