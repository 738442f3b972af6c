/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-store.h"

G_BEGIN_DECLS

#define CLE_SEGMENT_MAX (1024 * 1024)

/* One file of records: `records/<device>/<name>`. */
typedef struct
{
  char    *device;
  char    *name;
  char    *path;   /* below the store's folder */
} CleSegment;

void       cle_segment_free      (CleSegment   *self);
GPtrArray *cle_segment_list      (CleStore     *store,
                                  const char   *device,
                                  GError      **error);
GBytes    *cle_segment_read      (CleStore     *store,
                                  const char   *path,
                                  GError      **error);
char      *cle_segment_format    (gint64        at,
                                  guint         number);
gboolean   cle_segment_parse     (const char   *name,
                                  guint        *number);
gboolean   cle_segment_same_month (const char  *a,
                                   const char  *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleSegment, cle_segment_free)

G_END_DECLS
