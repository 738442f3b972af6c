/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kiosk/cle-kiosk-config.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One language that may be offered, with the kiosk's own words in it. Signal
 * "raise": it is to stand before the one above it. */
#define CLE_TYPE_SETUP_LANGUAGE_ROW (cle_setup_language_row_get_type ())
G_DECLARE_FINAL_TYPE (CleSetupLanguageRow, cle_setup_language_row, CLE, SETUP_LANGUAGE_ROW, AdwExpanderRow)

GtkWidget  *cle_setup_language_row_new           (const char           *language);
const char *cle_setup_language_row_get_language  (CleSetupLanguageRow  *self);
gboolean    cle_setup_language_row_get_offered   (CleSetupLanguageRow  *self);
void        cle_setup_language_row_set_can_raise (CleSetupLanguageRow  *self,
                                                  gboolean              can_raise);
void        cle_setup_language_row_show          (CleSetupLanguageRow  *self,
                                                  const CleKioskWords  *words);
void        cle_setup_language_row_take          (CleSetupLanguageRow  *self,
                                                  CleKioskConfig       *config);

G_END_DECLS
