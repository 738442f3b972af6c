/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-erase-mentions.h"

G_BEGIN_DECLS

/* Erasing for good. Each writes down what it is about to do first, so that an
 * erasure interrupted anywhere is completed by cle_erase_resume(). */
gboolean cle_erase_results     (CleStore            *store,
                                const char * const  *ids,
                                GError             **error);
gboolean cle_erase_person      (CleStore            *store,
                                const char          *person_id,
                                GError             **error);
gboolean cle_erase_client      (CleStore            *store,
                                const char          *client_id,
                                GError             **error);
gboolean cle_erase_client_alone (CleStore              *store,
                                const char            *client_id,
                                GError               **error);
gboolean cle_erase_everything  (CleStore            *store,
                                GError             **error);
gboolean cle_erase_resume      (CleStore            *store,
                                GError             **error);

CleEraseMentions *cle_erase_find_mentions (CleStore    *store,
                                           const char  *client_id,
                                           GError     **error);

G_END_DECLS
