/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-kiosk-clerk.h"
#include "kiosk/cle-visit.h"

G_BEGIN_DECLS

/* Where visitors stand: the visit, moved on by time, and what becomes of its
 * answers. Signal: "changed" (the visit). */
#define CLE_TYPE_KIOSK_DESK (cle_kiosk_desk_get_type ())
G_DECLARE_FINAL_TYPE (CleKioskDesk, cle_kiosk_desk, CLE, KIOSK_DESK, GObject)

CleKioskDesk         *cle_kiosk_desk_new         (CleKioskClerk *clerk);
CleKioskClerk        *cle_kiosk_desk_get_clerk   (CleKioskDesk  *self);
const CleKioskConfig *cle_kiosk_desk_get_config  (CleKioskDesk  *self);
CleStore             *cle_kiosk_desk_get_store   (CleKioskDesk  *self);
CleVisit             *cle_kiosk_desk_get_visit   (CleKioskDesk  *self);
const char           *cle_kiosk_desk_get_trouble (CleKioskDesk  *self);
void                  cle_kiosk_desk_touch       (CleKioskDesk  *self);
gboolean              cle_kiosk_desk_take_code   (CleKioskDesk  *self,
                                                  const char    *code);

G_END_DECLS
