/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-export-private.h"

G_BEGIN_DECLS

/* A result as the tables show it. Texts live until the next one is read. */
typedef struct
{
  const CleSelected    *selected;
  const CleArchiveQuiz *quiz;
  const char           *id;             /* 36 bytes, not terminated */
  const char           *device;         /* the same */
  guint64               sequence;
  gint64                started;        /* wall clock, ms */
  gint64                duration;       /* ms */
  const char           *subject;
  gsize                 subject_length;
  const char           *who;            /* 36 bytes, or NULL */
  const char           *note;           /* or NULL */
  const CleResult      *result;         /* with the evidence; NULL when there is none */
} CleExportRow;

typedef struct _CleExportRows CleExportRows;

CleExportRows *cle_export_rows_new    (const CleExport  *export);
void           cle_export_rows_free   (CleExportRows    *self);
void           cle_export_rows_expect (CleExportRows    *self,
                                       guint             first,
                                       guint             n);
gboolean       cle_export_rows_read   (CleExportRows    *self,
                                       guint             index,
                                       CleExportRow     *row,
                                       GError          **error);
const char    *cle_export_row_find_evidence (const CleExportRow *self,
                                       const char       *question);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleExportRows, cle_export_rows_free)

G_END_DECLS
