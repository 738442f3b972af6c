/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "clients/cle-client-import.h"

G_BEGIN_DECLS

char *cle_client_import_heading      (CleClientImport           *import);
char *cle_client_import_body         (CleClientImport           *import);
char *cle_client_import_done_text    (guint                      n);
char *cle_client_import_undone_text  (guint                      n_gone,
                                      guint                      n_kept);
char *cle_client_import_row_text     (const CleClientImportRow  *row);

G_END_DECLS
