/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Clientele as a kiosk. It has no name on the bus, no actions, and takes no
 * orders from another process. */
#define CLE_TYPE_KIOSK_APPLICATION (cle_kiosk_application_get_type ())
G_DECLARE_FINAL_TYPE (CleKioskApplication, cle_kiosk_application, CLE, KIOSK_APPLICATION,
                      AdwApplication)

GApplication *cle_kiosk_application_new (void);

G_END_DECLS
