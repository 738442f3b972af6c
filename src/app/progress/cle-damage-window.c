/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-damage-window.h"

#include "cle-plain-row.h"
#include "cle-progress-closures.h"

#include <glib/gi18n.h>

#define N_SHOWN 100 /* more would help nobody; clientelectl verify lists all */

struct _CleDamageWindow
{
  AdwWindow  parent_instance;

  GtkWidget *group;
};

G_DEFINE_FINAL_TYPE (CleDamageWindow, cle_damage_window, ADW_TYPE_WINDOW)

static void
cle_damage_window_class_init (CleDamageWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, CLE_RESOURCE_PATH
                                               "/app/progress/cle-damage-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CleDamageWindow, group);
}

static void
cle_damage_window_init (CleDamageWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_row (CleDamageWindow *self,
         const char      *title,
         const char      *subtitle)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group),
                             cle_plain_row_new (title, subtitle));
}

/**
 * cle_damage_window_new:
 * @parent: the window it belongs to
 * @damages: (element-type CleDamage): what could not be read
 *
 * Returns: (transfer none): a window, to be presented
 */
GtkWidget *
cle_damage_window_new (GtkWindow *parent,
                       GPtrArray *damages)
{
  CleDamageWindow *self = g_object_new (CLE_TYPE_DAMAGE_WINDOW, "transient-for", parent, NULL);
  guint n = damages == NULL ? 0 : damages->len;

  for (guint i = 0; i < MIN (n, N_SHOWN); i++)
    {
      const CleDamage *damage = damages->pdata[i];
      g_autofree char *title = cle_progress_damage_line (damage);

      add_row (self, title, damage->reason);
    }

  if (n > N_SHOWN)
    {
      g_autofree char *more =
          g_strdup_printf (ngettext ("and %u more", "and %u more", n - N_SHOWN), n - N_SHOWN);

      add_row (self, more, NULL);
    }

  return GTK_WIDGET (self);
}
