/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-verify.h"
#include "store/cle-scan.h"

G_BEGIN_DECLS

/* What cle_verify() looks at of clients: profiles, letters that stand in no log, and
 * what is left or came again of those who were erased. Whether a document in people/
 * can be read it sees by itself. */
GHashTable *cle_verify_find_erased (CleStore             *store,
                                    GError              **error);
void        cle_verify_check_erased (CleVerifyReport     *report,
                                    GHashTable           *erased,
                                    const CleScanLine    *line);
void        cle_verify_profiles    (CleStore             *store,
                                    CleVerifyReport      *report);
void        cle_verify_person_file (CleVerifyReport      *report,
                                    GHashTable           *erased,
                                    GHashTable           *letters,
                                    const char           *path);

G_END_DECLS
