/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-work-dialog.h"

#include <glib/gi18n.h>

#define PATIENCE 400 /* ms before the dialog appears */
#define TICK     100 /* ms from one look at the progress to the next */

struct _CleWorkDialog
{
  GtkWindow    *parent;
  char         *heading;
  GCancellable *cancellable;
  GtkWidget    *dialog;  /* NULL until it appears */
  GtkWidget    *bar;
  guint         source;
  guint         waited;  /* ms */
  int           done;    /* thousandths; set by the thread that works */
};

static void
stop_cb (CleWorkDialog *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
appear (CleWorkDialog *self)
{
  self->bar = gtk_progress_bar_new ();
  self->dialog = adw_message_dialog_new (self->parent, self->heading, NULL);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (self->dialog), self->bar);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (self->dialog), "stop", _ ("_Stop"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (self->dialog), "stop");
  g_signal_connect_swapped (self->dialog, "response", G_CALLBACK (stop_cb), self);
  g_object_add_weak_pointer (G_OBJECT (self->dialog), (gpointer *) &self->dialog);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

/* Nobody waits who stopped it before, or closed the window. */
static gboolean
is_wanted (CleWorkDialog *self)
{
  return !g_cancellable_is_cancelled (self->cancellable) &&
         gtk_widget_get_visible (GTK_WIDGET (self->parent));
}

/* What says nothing of how far it is, is at least alive. */
static void
show_progress (CleWorkDialog *self)
{
  int done = g_atomic_int_get (&self->done);

  if (done == 0)
    gtk_progress_bar_pulse (GTK_PROGRESS_BAR (self->bar));
  else
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), done / 1000.0);
}

static gboolean
tick_cb (gpointer data)
{
  CleWorkDialog *self = data;

  self->waited += TICK;
  if (self->waited == PATIENCE && is_wanted (self))
    appear (self);
  if (self->dialog != NULL)
    show_progress (self);

  return G_SOURCE_CONTINUE;
}

/**
 * cle_work_dialog_new:
 * @parent: the window that waits
 * @heading: what is being done
 * @cancellable: cancelled when the user stops it
 *
 * Returns: (transfer full): free with cle_work_dialog_free() when it is done
 */
CleWorkDialog *
cle_work_dialog_new (GtkWindow    *parent,
                     const char   *heading,
                     GCancellable *cancellable)
{
  CleWorkDialog *self = g_new0 (CleWorkDialog, 1);

  self->parent = g_object_ref (parent);
  self->heading = g_strdup (heading);
  self->cancellable = g_object_ref (cancellable);
  self->source = g_timeout_add (TICK, tick_cb, self);

  return self;
}

/**
 * cle_work_dialog_free:
 * @self: (transfer full) (nullable): a dialog; it closes
 */
void
cle_work_dialog_free (CleWorkDialog *self)
{
  if (self == NULL)
    return;

  g_source_remove (self->source);
  if (self->dialog != NULL)
    {
      GtkWidget *dialog = self->dialog;

      g_signal_handlers_disconnect_by_data (dialog, self);
      g_object_remove_weak_pointer (G_OBJECT (dialog), (gpointer *) &self->dialog);
      gtk_window_destroy (GTK_WINDOW (dialog));
    }
  g_object_unref (self->parent);
  g_object_unref (self->cancellable);
  g_free (self->heading);
  g_free (self);
}

/**
 * cle_work_dialog_progress:
 * @done: 0 … 1
 * @self: a #CleWorkDialog
 *
 * May be called in the thread that works.
 */
void
cle_work_dialog_progress (double   done,
                          gpointer self)
{
  g_atomic_int_set (&((CleWorkDialog *) self)->done, (int) (done * 1000));
}
