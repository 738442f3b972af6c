/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-resume-dialog.h"

#include "cle-default-focus.h"
#include "cle-plain-row.h"
#include "cle-start-closures.h"
#include "store/cle-clock.h"

#include <glib/gi18n.h>

#define LIST_HEIGHT 260 /* pixels */

struct _CleResumeDialog
{
  AdwMessageDialog parent_instance;

  GPtrArray       *ids;
  guint            picked;
};

G_DEFINE_FINAL_TYPE (CleResumeDialog, cle_resume_dialog, ADW_TYPE_MESSAGE_DIALOG)

enum
{
  DECIDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
toggled_cb (CleResumeDialog *self,
            GtkCheckButton  *check)
{
  if (gtk_check_button_get_active (check))
    self->picked = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "draft"));
}

static GtkWidget *
create_row (CleResumeDialog    *self,
            const CleDraftInfo *draft,
            guint               index,
            GtkWidget         **group,
            gint64              now)
{
  int offset = cle_clock_get_offset (cle_clock_get_system (), now);
  g_autofree char *title = cle_start_stopped_text (draft, now, offset);
  g_autofree char *subtitle = cle_start_draft_about (draft);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *row = cle_plain_row_new (title, subtitle);

  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_RELATION_LABELLED_BY, row,
                                  NULL, -1);
  g_object_set_data (G_OBJECT (check), "draft", GUINT_TO_POINTER (index));
  gtk_check_button_set_group (GTK_CHECK_BUTTON (check),
                              *group == NULL ? NULL : GTK_CHECK_BUTTON (*group));
  *group = check;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), index == 0);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);

  return row;
}

static GtkWidget *
create_list (CleResumeDialog *self,
             GPtrArray       *drafts,
             gint64           now)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *group = NULL;

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_set_margin_top (list, 2);
  gtk_widget_set_margin_bottom (list, 2);
  gtk_widget_set_margin_start (list, 2);
  gtk_widget_set_margin_end (list, 2);
  for (guint i = 0; i < drafts->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), create_row (self, drafts->pdata[i], i, &group, now));

  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height", TRUE,
                "max-content-height", LIST_HEIGHT, "child", list, NULL);

  return scroller;
}

static void
cle_resume_dialog_response (AdwMessageDialog *dialog,
                            const char       *response)
{
  CleResumeDialog *self = CLE_RESUME_DIALOG (dialog);

  if (g_strcmp0 (response, "later") != 0)
    g_signal_emit (self, signals[DECIDED], 0, response, self->ids->pdata[self->picked]);
}

static void
cle_resume_dialog_finalize (GObject *object)
{
  CleResumeDialog *self = CLE_RESUME_DIALOG (object);

  g_ptr_array_unref (self->ids);

  G_OBJECT_CLASS (cle_resume_dialog_parent_class)->finalize (object);
}

static void
cle_resume_dialog_class_init (CleResumeDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cle_resume_dialog_finalize;
  ADW_MESSAGE_DIALOG_CLASS (klass)->response = cle_resume_dialog_response;

  signals[DECIDED] = g_signal_new ("decided", CLE_TYPE_RESUME_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
cle_resume_dialog_init (CleResumeDialog *self)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (self);

  self->ids = g_ptr_array_new_with_free_func (g_free);
  adw_message_dialog_add_responses (dialog, "later", _ ("_Not Now"), "discard", _ ("_Discard"),
                                    "restart", _ ("_Start Again"), "resume", _ ("_Go On"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (dialog, "resume", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "resume");
  adw_message_dialog_set_close_response (dialog, "later");
  cle_default_focus_keep (GTK_WINDOW (dialog));
}

/**
 * cle_resume_dialog_new:
 * @parent: the window
 * @drafts: (element-type CleDraftInfo): at least one draft, newest first
 * @now: the present time in milliseconds
 *
 * Returns: (transfer floating): a dialog, to be presented
 */
GtkWidget *
cle_resume_dialog_new (GtkWindow *parent,
                       GPtrArray *drafts,
                       gint64     now)
{
  g_return_val_if_fail (drafts != NULL && drafts->len > 0, NULL);

  CleResumeDialog *self = g_object_new (CLE_TYPE_RESUME_DIALOG, "transient-for", parent, NULL);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (self);
  int offset = cle_clock_get_offset (cle_clock_get_system (), now);

  for (guint i = 0; i < drafts->len; i++)
    g_ptr_array_add (self->ids, g_strdup (((CleDraftInfo *) drafts->pdata[i])->id));

  if (drafts->len == 1)
    {
      g_autofree char *heading = cle_start_stopped_text (drafts->pdata[0], now, offset);
      g_autofree char *body = cle_start_draft_about (drafts->pdata[0]);

      adw_message_dialog_set_heading (dialog, heading);
      adw_message_dialog_set_body (dialog, body);
    }
  else
    {
      adw_message_dialog_set_heading (dialog, _ ("Unfinished assessments"));
      adw_message_dialog_set_body (dialog, _ ("Which one is it about?"));
      adw_message_dialog_set_extra_child (dialog, create_list (self, drafts, now));
    }

  return GTK_WIDGET (self);
}
