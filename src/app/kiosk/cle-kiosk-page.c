/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-kiosk-page.h"

G_DEFINE_INTERFACE (CleKioskPage, cle_kiosk_page, GTK_TYPE_WIDGET)

static void
cle_kiosk_page_default_init (CleKioskPageInterface *iface)
{
}

/**
 * cle_kiosk_page_update:
 * @self: a page
 * @desk: what is to be shown
 *
 * Shows everything anew.
 */
void
cle_kiosk_page_update (CleKioskPage *self,
                       CleKioskDesk *desk)
{
  g_return_if_fail (CLE_IS_KIOSK_PAGE (self));

  CLE_KIOSK_PAGE_GET_IFACE (self)->update (self, desk);
}

/**
 * cle_kiosk_page_focus_first:
 * @self: a page that is shown
 *
 * Puts the focus where it is on this page to begin with. Not left to the order
 * of the widgets: what has just become visible has no place yet.
 */
void
cle_kiosk_page_focus_first (CleKioskPage *self)
{
  g_return_if_fail (CLE_IS_KIOSK_PAGE (self));

  gtk_widget_grab_focus (CLE_KIOSK_PAGE_GET_IFACE (self)->get_first (self));
}

/**
 * cle_kiosk_page_set_wide:
 * @self: a page
 * @wide: whether the screen is wider than high, so that things may stand side
 *   by side
 */
void
cle_kiosk_page_set_wide (CleKioskPage *self,
                         gboolean      wide)
{
  CleKioskPageInterface *iface;

  g_return_if_fail (CLE_IS_KIOSK_PAGE (self));

  iface = CLE_KIOSK_PAGE_GET_IFACE (self);
  if (iface->set_wide != NULL)
    iface->set_wide (self, wide);
}
