/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-library.h"
#include "cle-kiosk-document.h"

G_BEGIN_DECLS

gboolean cle_kiosk_is_due   (const CleKioskDocument  *document,
                             const CleClock          *clock,
                             GHashTable              *filed);
gboolean cle_kiosk_file     (CleStore                *store,
                             CleLibrary              *library,
                             GHashTable              *filed,
                             CleKioskDocument       **document,
                             GError                 **error);
gboolean cle_kiosk_file_all (CleStore                *store,
                             CleLibrary              *library,
                             GError                 **error);

G_END_DECLS
