/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-questionnaire.h"
#include "store/cle-store.h"

G_BEGIN_DECLS

#define CLE_BUILT_IN_QUESTIONNAIRE "client-orientation"

/* The questionnaires that can be answered here: those built into the program
 * and those that the user added to the store; and every one that was ever
 * answered, by digest. May be used from any thread. */
#define CLE_TYPE_LIBRARY (cle_library_get_type ())
G_DECLARE_FINAL_TYPE (CleLibrary, cle_library, CLE, LIBRARY, GObject)

/* Without a store there are only the built-in ones. */
CleLibrary       *cle_library_new         (CleStore          *store);

/* Newest revision of each, built-in ones first, then by title; transfer full. */
GPtrArray        *cle_library_list        (CleLibrary        *self,
                                           GError           **error);
/* By id, newest offered revision; transfer full. */
CleQuestionnaire *cle_library_find        (CleLibrary        *self,
                                           const char        *id,
                                           GError           **error);
/* By digest, also those no longer offered; transfer full. */
CleQuestionnaire *cle_library_find_digest (CleLibrary        *self,
                                           const char        *digest,
                                           GError           **error);
CleQuestionnaire *cle_library_add         (CleLibrary        *self,
                                           GBytes            *bytes,
                                           const char        *name,
                                           GError           **error);
gboolean          cle_library_remove      (CleLibrary        *self,
                                           const char        *id,
                                           GError           **error);
gboolean          cle_library_is_built_in (CleLibrary        *self,
                                           const char        *id);
/* Makes sure that the store keeps this questionnaire; called before a draft begins. */
gboolean          cle_library_keep        (CleLibrary        *self,
                                           CleQuestionnaire  *questionnaire,
                                           GError           **error);
/* FALSE with an error when something that the user added cannot be read. */
gboolean          cle_library_check       (CleLibrary        *self,
                                           GError           **error);

G_END_DECLS
