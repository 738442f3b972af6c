/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-kiosk-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A page of a kiosk. It is made once and shows whatever the desk says now, in
 * the language that holds now: after a visitor nothing of him is left in it. */
#define CLE_TYPE_KIOSK_PAGE (cle_kiosk_page_get_type ())
G_DECLARE_INTERFACE (CleKioskPage, cle_kiosk_page, CLE, KIOSK_PAGE, GtkWidget)

struct _CleKioskPageInterface
{
  GTypeInterface parent_interface;

  void        (*update)    (CleKioskPage *self,
                            CleKioskDesk *desk);
  GtkWidget * (*get_first) (CleKioskPage *self); /* has the focus first */
  void        (*set_wide)  (CleKioskPage *self,  /* or NULL */
                            gboolean      wide);
};

void cle_kiosk_page_update      (CleKioskPage *self,
                                 CleKioskDesk *desk);
void cle_kiosk_page_focus_first (CleKioskPage *self);
void cle_kiosk_page_set_wide    (CleKioskPage *self,
                                 gboolean      wide);

G_END_DECLS
