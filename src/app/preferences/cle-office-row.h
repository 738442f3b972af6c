/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "clients/cle-office-setting.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One setting of the office to type, with what is wrong about it. Emits "taken"
 * when something else than before was typed that can stand there, and the user
 * is done with it. */
#define CLE_TYPE_OFFICE_ROW (cle_office_row_get_type ())
G_DECLARE_FINAL_TYPE (CleOfficeRow, cle_office_row, CLE, OFFICE_ROW, AdwActionRow)

GtkWidget *cle_office_row_new    (CleOfficeSetting  setting);
void       cle_office_row_show   (CleOfficeRow     *self,
                                  const CleOffice  *office);
gboolean   cle_office_row_read   (CleOfficeRow     *self,
                                  CleOffice        *office);
void       cle_office_row_finish (CleOfficeRow     *self);

G_END_DECLS
