/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-toast.h"

#include <glib/gi18n.h>

#define SAY_SECONDS  6
#define READ_SECONDS 12 /* for more than one line */
#define LINE_LENGTH  36 /* characters that fit a narrow window */

static AdwToast *
create_toast (const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  return adw_toast_new (escaped);
}

/* The title of a toast is one line, and cut off where that is too long. */
static void
wrap_title (AdwToast   *toast,
            const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_set_margin_bottom (label, 6);
  adw_toast_set_custom_title (toast, label);
}

static void
show_toast (GtkWidget *widget,
            AdwToast  *toast)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);

  if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), g_object_ref (toast));
}

/**
 * cle_toast_say:
 * @widget: where it comes from
 * @text: plain text
 *
 * Tells the user something that needs no answer.
 */
void
cle_toast_say (GtkWidget  *widget,
               const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL);

  g_autoptr (AdwToast) toast = create_toast (text);

  if (g_utf8_strlen (text, -1) > LINE_LENGTH)
    {
      wrap_title (toast, text);
      adw_toast_set_timeout (toast, READ_SECONDS);
    }
  else
    adw_toast_set_timeout (toast, SAY_SECONDS);
  show_toast (widget, toast);
}

/* Letters have windows of their own. */
static GtkWidget *
get_content (GtkWindow *window)
{
  return ADW_IS_APPLICATION_WINDOW (window)
             ? adw_application_window_get_content (ADW_APPLICATION_WINDOW (window))
             : adw_window_get_content (ADW_WINDOW (window));
}

/**
 * cle_toast_say_in:
 * @window: an #AdwApplicationWindow or #AdwWindow
 * @text: plain text
 *
 * As cle_toast_say(), at the end of long work: nobody reads it in a window that
 * was closed meanwhile.
 */
void
cle_toast_say_in (GtkWindow  *window,
                  const char *text)
{
  GtkWidget *content = get_content (window);

  if (content != NULL)
    cle_toast_say (content, text);
}

/**
 * cle_toast_undo:
 * @widget: where it comes from
 * @text: plain text, what was done
 *
 * Tells the user what was done and offers to undo it: the toast emits
 * "button-clicked" for that, and "dismissed" at its end in any case.
 *
 * Returns: (transfer full): the toast
 */
AdwToast *
cle_toast_undo (GtkWidget  *widget,
                const char *text)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  AdwToast *toast = create_toast (text);

  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_timeout (toast, CLE_UNDO_SECONDS);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  show_toast (widget, toast);

  return toast;
}
