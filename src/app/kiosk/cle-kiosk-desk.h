/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kiosk/cle-kiosk-round.h"
#include "kiosk/cle-visit.h"

G_BEGIN_DECLS

/* What stands behind the pages of a kiosk: the visit, the round that keeps the
 * answers, the counter of PIN tries. All that touches the disk happens in a
 * thread, one after the other. Signals: "changed" (the visit), "counted" (what
 * the owner sees). */
#define CLE_TYPE_KIOSK_DESK (cle_kiosk_desk_get_type ())
G_DECLARE_FINAL_TYPE (CleKioskDesk, cle_kiosk_desk, CLE, KIOSK_DESK, GObject)

CleKioskDesk         *cle_kiosk_desk_new             (CleKioskConfig      *config,
                                                      const char          *path,
                                                      CleStore            *store,
                                                      GError             **error);
const CleKioskConfig *cle_kiosk_desk_get_config      (CleKioskDesk        *self);
CleStore             *cle_kiosk_desk_get_store       (CleKioskDesk        *self);
CleQuestionnaire     *cle_kiosk_desk_get_questionnaire (CleKioskDesk      *self);
CleVisit             *cle_kiosk_desk_get_visit       (CleKioskDesk        *self);
const CleKioskCounts *cle_kiosk_desk_get_counts      (CleKioskDesk        *self);
const char           *cle_kiosk_desk_get_trouble     (CleKioskDesk        *self);
void                  cle_kiosk_desk_touch           (CleKioskDesk        *self);
gboolean              cle_kiosk_desk_take_code       (CleKioskDesk        *self,
                                                      const char          *code);
gint64                cle_kiosk_desk_get_pin_wait    (CleKioskDesk        *self);
void                  cle_kiosk_desk_try_pin_async   (CleKioskDesk        *self,
                                                      const char          *digits,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             data);
gboolean              cle_kiosk_desk_try_pin_finish  (CleKioskDesk        *self,
                                                      GAsyncResult        *result,
                                                      gboolean            *matches,
                                                      GError             **error);
void                  cle_kiosk_desk_collect_async   (CleKioskDesk        *self,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             data);
char                 *cle_kiosk_desk_collect_finish  (CleKioskDesk        *self,
                                                      GAsyncResult        *result,
                                                      GError             **error);
void                  cle_kiosk_desk_export_async    (CleKioskDesk        *self,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             data);
void                  cle_kiosk_desk_change_async    (CleKioskDesk        *self,
                                                      CleKioskConfig      *config,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             data);
gboolean              cle_kiosk_desk_change_finish   (CleKioskDesk        *self,
                                                      GAsyncResult        *result,
                                                      GError             **error);

G_END_DECLS
