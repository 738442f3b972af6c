/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-row.h"

#include "cle-client-closures.h"
#include "clients/cle-verdict-reasons.h"

#include <glib/gi18n.h>

struct _CleClientRow
{
  AdwBin     parent_instance;

  GtkWidget *icon;
  GtkWidget *name;
  GtkWidget *details;
  GtkWidget *verdict;
};

G_DEFINE_FINAL_TYPE (CleClientRow, cle_client_row, ADW_TYPE_BIN)

static void
cle_client_row_class_init (CleClientRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLE_RESOURCE_PATH "/app/clients/cle-client-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CleClientRow, icon);
  gtk_widget_class_bind_template_child (widget_class, CleClientRow, name);
  gtk_widget_class_bind_template_child (widget_class, CleClientRow, details);
  gtk_widget_class_bind_template_child (widget_class, CleClientRow, verdict);
}

static void
cle_client_row_init (CleClientRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cle_client_row_new:
 *
 * Returns: (transfer floating): a row that shows nobody yet
 */
GtkWidget *
cle_client_row_new (void)
{
  return g_object_new (CLE_TYPE_CLIENT_ROW, NULL);
}

/* The list makes a widget around each row, which takes the focus. */
static void
name_item (CleClientRow *self,
           const char   *name,
           const char   *verdict,
           const char   *details)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *text = g_strdup_printf (C_ ("client", "%s · %s · %s"), name, verdict, details);

  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/**
 * cle_client_row_bind:
 * @self: a row
 * @judged: the client to show
 * @currency: ISO 4217
 * @now: the present time, ms
 */
void
cle_client_row_bind (CleClientRow    *self,
                     const CleJudged *judged,
                     const char      *currency,
                     gint64           now)
{
  g_return_if_fail (CLE_IS_CLIENT_ROW (self));

  const char *verdict = cle_verdict_kind_get_name (judged->kind);
  const char *style[] = { cle_client_verdict_style (judged->kind), NULL };
  g_autofree char *details = cle_client_row_subtitle (judged, currency, now);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), cle_client_verdict_icon (judged->kind));
  gtk_widget_set_css_classes (self->icon, style);
  gtk_label_set_label (GTK_LABEL (self->name), judged->client->name);
  gtk_label_set_label (GTK_LABEL (self->details), details);
  gtk_label_set_label (GTK_LABEL (self->verdict), verdict);
  gtk_widget_set_css_classes (self->verdict, style);
  gtk_widget_set_opacity (GTK_WIDGET (self), judged->stale ? 0.6 : 1);
  name_item (self, judged->client->name, verdict, details);
}
