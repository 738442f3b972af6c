/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-window-private.h"

#include "cle-clients-place.h"

/* From wherever a client is named; "" is the profile. */
static void
show_client (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  CleWindow *self = CLE_WINDOW (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  GtkWidget *place;

  if (gtk_widget_get_visible (self->back) || self->session == NULL)
    return;

  adw_view_stack_set_visible_child_name (self->places, "clients");
  place = adw_bin_get_child (ADW_BIN (self->clients_bin));
  cle_clients_place_open (CLE_CLIENTS_PLACE (place), *id != '\0' ? id : NULL);
}

void
cle_window_install_client_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.client", "s", show_client);
}
