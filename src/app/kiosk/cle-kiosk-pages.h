/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kiosk/cle-visit.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* In the order in which they are likely to be needed. */
typedef enum
{
  CLE_KIOSK_PAGE_ATTRACT,
  CLE_KIOSK_PAGE_SAYING,
  CLE_KIOSK_PAGE_QUESTION,
  CLE_KIOSK_PAGE_THANKS,
  CLE_KIOSK_PAGE_VOICE,
  CLE_KIOSK_PAGE_CODE,
  CLE_KIOSK_PAGE_PIN,
  CLE_KIOSK_PAGE_OWNER,
  CLE_KIOSK_N_PAGES
} CleKioskPageKind;

/* The pages of a kiosk, each made once. What is not shown is not in the
 * accessible tree either. */
typedef struct
{
  GtkWidget *pages[CLE_KIOSK_N_PAGES]; /* owned; NULL until made */
  gboolean   wide;
} CleKioskPages;

GtkWidget        *cle_kiosk_pages_make      (CleKioskPages   *self,
                                             CleKioskPageKind kind);
gboolean          cle_kiosk_pages_make_next (CleKioskPages   *self);
CleKioskPageKind  cle_kiosk_pages_find_kind (CleVisitStage    stage);
void              cle_kiosk_pages_set_wide  (CleKioskPages   *self,
                                             gboolean         wide);
void              cle_kiosk_pages_clear     (CleKioskPages   *self);

G_END_DECLS
