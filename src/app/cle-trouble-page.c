/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-trouble-page.h"

struct _CleTroublePage
{
  AdwBin     parent_instance;

  GtkWidget *status;
};

G_DEFINE_FINAL_TYPE (CleTroublePage, cle_trouble_page, ADW_TYPE_BIN)

static void
cle_trouble_page_class_init (CleTroublePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLE_RESOURCE_PATH "/app/cle-trouble-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CleTroublePage, status);
}

static void
cle_trouble_page_init (CleTroublePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cle_trouble_page_new:
 *
 * Returns: (transfer floating): a page
 */
GtkWidget *
cle_trouble_page_new (void)
{
  return g_object_new (CLE_TYPE_TROUBLE_PAGE, NULL);
}

/**
 * cle_trouble_page_set_text:
 * @self: a page
 * @text: what is wrong and what to do, plain text
 */
void
cle_trouble_page_set_text (CleTroublePage *self,
                           const char     *text)
{
  g_return_if_fail (CLE_IS_TROUBLE_PAGE (self));
  g_return_if_fail (text != NULL);

  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_status_page_set_description (ADW_STATUS_PAGE (self->status), escaped);
}
