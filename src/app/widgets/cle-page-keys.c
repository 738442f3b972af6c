/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-page-keys.h"

/* Whatever is shown of @widget, from the outside inwards. */
static GtkWidget *
find_scroller (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (GTK_IS_SCROLLED_WINDOW (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_scroller (child);

  return found;
}

static gboolean
scroll_cb (GtkWidget *header,
           GVariant  *way,
           gpointer   content)
{
  GtkWidget *scroller = find_scroller (content);
  gboolean handled = FALSE;

  if (scroller != NULL)
    g_signal_emit_by_name (scroller, "scroll-child", g_variant_get_int32 (way), FALSE, &handled);

  return handled;
}

static void
add_key (GtkEventController *controller,
         guint               key,
         GtkScrollType       way,
         GtkWidget          *content)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key, 0),
                                            gtk_callback_action_new (scroll_cb, content, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (way));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
}

/**
 * cle_page_keys_attach:
 * @header: the bar above pages; lives no longer than @content
 * @content: what the pages are in
 *
 * Lets Page Up and Page Down scroll the page that is shown, also while the focus
 * is in the bar above it: on a page just opened it is on the way back.
 */
void
cle_page_keys_attach (GtkWidget *header,
                      GtkWidget *content)
{
  g_return_if_fail (GTK_IS_WIDGET (header) && GTK_IS_WIDGET (content));

  GtkEventController *controller = gtk_shortcut_controller_new ();

  add_key (controller, GDK_KEY_Page_Up, GTK_SCROLL_PAGE_BACKWARD, content);
  add_key (controller, GDK_KEY_Page_Down, GTK_SCROLL_PAGE_FORWARD, content);
  gtk_widget_add_controller (header, controller);
}
