/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-record.h"
#include "cle-store.h"

G_BEGIN_DECLS

/* A record on its way to the disk. */
typedef struct
{
  const char *type;
  const char *id;       /* a UUID, the same when the save is tried again */
  gint64      at;       /* wall clock, ms; 0 for now */
  int         offset;   /* minutes east of UTC; used only when at is given */
  const char *members;  /* the record's own members: `,"of":"…"` */
  gboolean    retried;  /* an earlier process may have written it already */
} CleAppend;

gboolean cle_append_record (CleStore         *store,
                            const CleAppend  *record,
                            CleRecordHead    *head,
                            GError          **error);
gboolean cle_append_locked (CleStore         *store,
                            const CleAppend  *record,
                            CleRecordHead    *head,
                            GError          **error);

G_END_DECLS
