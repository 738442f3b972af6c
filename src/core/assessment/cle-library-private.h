/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-library.h"
#include "cle-offered.h"

G_BEGIN_DECLS

/* What looking up and changing share. Nothing else includes this. */
CleStore         *cle_library_get_store    (CleLibrary        *self);
void              cle_library_forget       (CleLibrary        *self,
                                            const char        *digest);
GPtrArray        *cle_library_load_all     (CleLibrary        *self,
                                            GPtrArray         *digests,
                                            GError           **error);
CleOffered       *cle_library_read_offered (CleLibrary        *self,
                                            GError           **error);
gboolean          cle_library_keep_locked  (CleLibrary        *self,
                                            CleQuestionnaire  *questionnaire,
                                            GError           **error);
CleQuestionnaire *cle_library_find_offered (CleLibrary        *self,
                                            CleOffered        *offered,
                                            const char        *id,
                                            GError           **error);

G_END_DECLS
