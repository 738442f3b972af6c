/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cle-store.h"

G_BEGIN_DECLS

#define CLE_KIOSK_FREE_TRIES 5
#define CLE_KIOSK_FIRST_WAIT (30 * 1000)   /* ms */
#define CLE_KIOSK_LAST_WAIT  (3600 * 1000)

/* How often somebody tried a wrong PIN, on the disk. May be used from any
 * thread. */
typedef struct _CleKioskTries CleKioskTries;

CleKioskTries *cle_kiosk_tries_open     (CleStore       *store,
                                         const char     *hash,
                                         gint64        (*boot_clock) (gpointer data),
                                         gpointer        data,
                                         GError        **error);
void           cle_kiosk_tries_free     (CleKioskTries  *self);
gint64         cle_kiosk_tries_get_wait (CleKioskTries  *self);
gboolean       cle_kiosk_tries_check    (CleKioskTries  *self,
                                         const char     *digits,
                                         gboolean       *matches,
                                         GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleKioskTries, cle_kiosk_tries_free)

G_END_DECLS
