/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-record.h"
#include "cle-segment.h"
#include "cle-store.h"

G_BEGIN_DECLS

/* Reading the records line by line, without keeping them. */
typedef struct
{
  const CleSegment *segment;
  guint             number;     /* from 1 */
  const char       *text;       /* without the newline; not terminated */
  gsize             length;
  gboolean          terminated; /* a newline follows */
} CleScanLine;

/* Returns FALSE to stop. */
typedef gboolean (*CleScanFunc) (const CleScanLine *line,
                                 gpointer           data);

gboolean cle_scan_lines    (CleStore       *store,
                            const char     *device,
                            CleScanFunc     func,
                            gpointer        data,
                            GError        **error);
gboolean cle_scan_find     (CleStore       *store,
                            const char     *device,
                            const char     *id,
                            CleRecordHead  *head,
                            GString        *line,
                            char          **path,
                            GError        **error);
gboolean cle_scan_mentions (CleStore       *store,
                            const char     *text,
                            GError        **error);

G_END_DECLS
