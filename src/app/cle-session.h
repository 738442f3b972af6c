/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-library.h"
#include "history/cle-history.h"

G_BEGIN_DECLS

/* An open store with all that reads it. Properties: store, library, history
 * (objects, constant), loaded (boolean: the history has been read once).
 * Signal "changed" after each time the history was read. */
#define CLE_TYPE_SESSION (cle_session_get_type ())
G_DECLARE_FINAL_TYPE (CleSession, cle_session, CLE, SESSION, GObject)

CleSession *cle_session_open          (const char  *path,
                                       GError     **error);

CleStore   *cle_session_get_store     (CleSession  *self);
CleLibrary *cle_session_get_library   (CleSession  *self);
CleHistory *cle_session_get_history   (CleSession  *self);
gboolean    cle_session_get_loaded    (CleSession  *self);
gboolean    cle_session_get_read_only (CleSession  *self);
gint64      cle_session_get_now       (CleSession  *self);
int         cle_session_get_offset    (CleSession  *self);
guint       cle_session_find_tone     (CleSession  *self,
                                       const char  *digest,
                                       gint64       score);

void        cle_session_load          (CleSession  *self);

G_END_DECLS
