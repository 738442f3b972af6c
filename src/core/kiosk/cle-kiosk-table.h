/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-library.h"

G_BEGIN_DECLS

char *cle_kiosk_table_save (CleStore    *store,
                            CleLibrary  *library,
                            const char  *folder,
                            GError     **error);

G_END_DECLS
