/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-archive.h"
#include <gio/gio.h>

G_BEGIN_DECLS

/* Reading the segments of a store into an archive: all of them, or what has
 * come since. The bytes are read in any thread, the archive is only touched by
 * the thread that owns it. */
typedef void (*CleReadingProgress) (double   done,
                                    gpointer data);

CleArchive *cle_reading_read_all (CleStore           *store,
                                  CleReadingProgress  progress,
                                  gpointer            data,
                                  GCancellable       *cancellable,
                                  GError            **error);

typedef struct _CleNews CleNews;

GArray     *cle_news_mark        (CleArchive         *archive);
CleNews    *cle_news_look        (CleStore           *store,
                                  GArray             *marks);
gboolean    cle_news_is_rewrite  (const CleNews      *self);
gboolean    cle_news_is_empty    (const CleNews      *self);
void        cle_news_take        (CleNews            *self,
                                  CleStore           *store,
                                  CleArchive         *archive);
void        cle_news_free        (CleNews            *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleNews, cle_news_free)

G_END_DECLS
