/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A zip that is made in memory. Nothing in it tells when its files were
 * written. */
typedef struct _CleKioskArchive CleKioskArchive;

CleKioskArchive *cle_kiosk_archive_new    (GError          **error);
void             cle_kiosk_archive_free   (CleKioskArchive  *self);
gboolean         cle_kiosk_archive_add    (CleKioskArchive  *self,
                                           const char       *path,
                                           const char       *data,
                                           gsize             length,
                                           GError          **error);
GBytes          *cle_kiosk_archive_finish (CleKioskArchive  *self,
                                           GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleKioskArchive, cle_kiosk_archive_free)

G_END_DECLS
