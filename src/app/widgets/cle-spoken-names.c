/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-spoken-names.h"

/* The label's own text is without the mark. */
static void
name_cb (GtkButton *button)
{
  GtkWidget *child = gtk_button_get_child (button);

  if (gtk_button_get_label (button) != NULL && gtk_button_get_use_underline (button) &&
      GTK_IS_LABEL (child))
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    gtk_label_get_text (GTK_LABEL (child)), -1);
}

static void
watch_button (GtkButton *button)
{
  g_signal_handlers_disconnect_by_func (button, name_cb, NULL);
  g_signal_connect (button, "notify::label", G_CALLBACK (name_cb), NULL);
  name_cb (button);
}

static void
watch_buttons_cb (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget))
    watch_button (GTK_BUTTON (widget));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    watch_buttons_cb (child);
}

static void
toplevels_changed_cb (GListModel *toplevels,
                      guint       position,
                      guint       n_removed,
                      guint       n_added)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      g_signal_connect (window, "map", G_CALLBACK (watch_buttons_cb), NULL);
    }
}

/**
 * cle_spoken_names_watch:
 * @owner: for as long as this lives
 *
 * Lets a screen reader say “Save” for a button “_Save”: GTK 4.8 hands on the
 * mark of the mnemonic with its name. Holds for every window, also those of the
 * toolkit, from the time it is shown.
 */
void
cle_spoken_names_watch (GObject *owner)
{
  g_return_if_fail (G_IS_OBJECT (owner));

  g_signal_connect_object (gtk_window_get_toplevels (), "items-changed",
                           G_CALLBACK (toplevels_changed_cb), owner, 0);
}
