/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-library.h"
#include "kiosk/cle-kiosk-round.h"
#include "kiosk/cle-kiosk-tries.h"

G_BEGIN_DECLS

/* What a kiosk has on the disk. */
typedef struct
{
  CleKioskConfig *config;
  char           *path; /* of the file that says so */
  CleStore       *store;
  CleLibrary     *library;
  CleKioskRound  *round;
  CleKioskTries  *tries;
} CleKioskBooks;

/* Runs in a thread. */
typedef gboolean (*CleKioskWork) (CleKioskBooks *books,
                                  gpointer       order,
                                  GError       **error);

/* Who keeps the books of a kiosk: whatever touches the disk is given to the clerk
 * and done in a thread, one after the other. What is done is said by those who
 * ask for it: the desk for visitors, cle-owner-orders for the owner. Signals:
 * "counted" (what the owner sees), "changed" (another set-up holds). */
#define CLE_TYPE_KIOSK_CLERK (cle_kiosk_clerk_get_type ())
G_DECLARE_FINAL_TYPE (CleKioskClerk, cle_kiosk_clerk, CLE, KIOSK_CLERK, GObject)

CleKioskClerk        *cle_kiosk_clerk_new               (CleKioskConfig       *config,
                                                         const char           *path,
                                                         CleStore             *store,
                                                         GError              **error);
const CleKioskConfig *cle_kiosk_clerk_get_config        (CleKioskClerk        *self);
CleStore             *cle_kiosk_clerk_get_store         (CleKioskClerk        *self);
CleQuestionnaire     *cle_kiosk_clerk_get_questionnaire (CleKioskClerk        *self);
const CleKioskCounts *cle_kiosk_clerk_get_counts        (CleKioskClerk        *self);
gboolean              cle_kiosk_clerk_check_code        (CleKioskClerk        *self,
                                                         const char           *code);
gint64                cle_kiosk_clerk_get_pin_wait      (CleKioskClerk        *self);
void                  cle_kiosk_clerk_work_async        (CleKioskClerk        *self,
                                                         CleKioskWork          work,
                                                         gpointer              order,
                                                         GDestroyNotify        order_free,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              data);
gboolean              cle_kiosk_clerk_work_finish       (CleKioskClerk        *self,
                                                         GAsyncResult         *result,
                                                         gpointer             *order,
                                                         GError              **error);
void                  cle_kiosk_clerk_set_config        (CleKioskClerk        *self,
                                                         CleKioskConfig       *config);

G_END_DECLS
