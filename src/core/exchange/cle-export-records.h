/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-export-private.h"

G_BEGIN_DECLS

/* Where the lines stand that the lossless formats hold. */
typedef struct
{
  guint8   id[16];
  guint8   of[16];     /* what the record is about */
  gboolean has_of;
  gboolean is_result;
  gboolean is_erasure;
  gboolean is_wanted;
  gint64   at;         /* wall clock, ms */
  guint64  sequence;
  guint    device;     /* in the order of their ids */
  guint    segment;
  guint    position;
  guint    length;
} CleExportRecord;

typedef struct _CleExportRecords CleExportRecords;

CleExportRecords *cle_export_records_new         (CleExportSink           *sink,
                                                  GError                 **error);
void              cle_export_records_free        (CleExportRecords        *self);
void              cle_export_records_sort_by_time (CleExportRecords       *self);
guint             cle_export_records_get_n       (const CleExportRecords  *self);
const CleExportRecord *cle_export_records_get    (const CleExportRecords  *self,
                                                  guint                    index);
const char       *cle_export_records_read        (CleExportRecords        *self,
                                                  guint                    index,
                                                  GError                 **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleExportRecords, cle_export_records_free)

G_END_DECLS
