/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-verify.h"
#include "store/cle-scan.h"

G_BEGIN_DECLS

/* What cle_verify() looks at of clients, beside the documents of people/. */
GHashTable *cle_verify_find_erased (CleStore             *store,
                                    GError              **error);
void        cle_verify_check_erased (CleVerifyReport     *report,
                                    GHashTable           *erased,
                                    const CleScanLine    *line,
                                    const CleRecordHead  *head);
void        cle_verify_profiles    (CleStore             *store,
                                    CleVerifyReport      *report);
void        cle_verify_paper       (CleVerifyReport      *report,
                                    GHashTable           *erased,
                                    GHashTable           *letters,
                                    const char           *path);

G_END_DECLS
