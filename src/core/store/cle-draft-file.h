/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-draft-log.h"

G_BEGIN_DECLS

/* An open draft. While it is open no other window, process or kiosk can open
 * it. */
typedef struct _CleDraftFile CleDraftFile;

CleDraftFile *cle_draft_file_create  (CleStore       *store,
                                      const char     *id,
                                      const GString  *header,
                                      GError        **error);
CleDraftFile *cle_draft_file_open    (CleStore       *store,
                                      const char     *id,
                                      CleDraftLog   **log,
                                      GError        **error);
gboolean      cle_draft_file_append  (CleDraftFile   *self,
                                      const GString  *lines,
                                      GError        **error);
gboolean      cle_draft_file_flush   (CleDraftFile   *self,
                                      GError        **error);
gboolean      cle_draft_file_sync    (CleDraftFile   *self,
                                      GError        **error);
gboolean      cle_draft_file_remove  (CleDraftFile   *self,
                                      GError        **error);
void          cle_draft_file_close   (CleDraftFile   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleDraftFile, cle_draft_file_close)

G_END_DECLS
