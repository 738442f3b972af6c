/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/cle-import.h"

G_BEGIN_DECLS

char *cle_import_closure_heading (const CleImport *import);
char *cle_import_closure_body    (const CleImport *import);

G_END_DECLS
