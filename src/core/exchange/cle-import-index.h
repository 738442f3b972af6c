/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where a record stands. */
typedef struct
{
  guint8   id[16];
  guint32  source;    /* which text */
  guint32  position;  /* bytes into it */
  guint32  length;    /* 0 for rows of a table */
  guint32  row;       /* of the import; G_MAXUINT32 for what the store has */
} CleImportEntry;

/* Records by id. */
typedef struct _CleImportIndex CleImportIndex;

CleImportIndex *cle_import_index_new  (void);
void            cle_import_index_free (CleImportIndex        *self);
const CleImportEntry *cle_import_index_find (const CleImportIndex *self,
                                       const guint8          *id);
const CleImportEntry *cle_import_index_add (CleImportIndex    *self,
                                       const CleImportEntry  *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleImportIndex, cle_import_index_free)

G_END_DECLS
