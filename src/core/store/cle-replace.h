/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-store.h"

G_BEGIN_DECLS

/* Whole small files of the store: settings, people, questionnaires, markers.
 * Paths are below the store's folder; the file's folder is made when missing. */
gboolean  cle_replace_file (CleStore    *store,
                            const char  *path,
                            const void  *data,
                            gsize        length,
                            GError     **error);
gboolean  cle_remove_file  (CleStore    *store,
                            const char  *path,
                            GError     **error);
GBytes   *cle_read_file    (CleStore    *store,
                            const char  *path,
                            gsize        max_bytes,
                            GError     **error);
GBytes   *cle_read_in      (const CleIo *io,
                            int          dir,
                            const char  *path,
                            gsize        max_bytes,
                            GError     **error);
gboolean  cle_replace_in   (const CleIo *io,
                            int          folder,
                            const char  *path,
                            const void  *data,
                            gsize        length,
                            GError     **error);
gboolean  cle_remove_in    (const CleIo *io,
                            int          folder,
                            const char  *path,
                            GError     **error);

G_END_DECLS
