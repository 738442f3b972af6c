/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-result.h"
#include "cle-export.h"
#include "cle-export-segments.h"
#include "history/cle-quiz-lookup.h"

G_BEGIN_DECLS

/* For the formats in this folder. */

/* Where a result of the selection stands. */
typedef struct
{
  guint8  id[16];
  guint32 segment;
  guint32 position;
} CleExportPlace;

struct _CleExport
{
  CleStore          *store;
  CleLibrary        *library;
  CleSelection      *selection;
  CleExportPlace    *places;   /* of each result of the selection */
  GPtrArray         *paths;    /* of the segments */
  gboolean           is_all;
  char              *emptied;  /* (nullable): why there are none, although there are results */
  gint64             now;
  int                offset;
  CleExportProgress  progress;
  gpointer           progress_data;
};

/* Where the bytes go. */
typedef struct
{
  CleExport              *export;
  const CleExportOptions *options;
  CleExportWrite          write;
  gpointer                user_data;
  GCancellable           *cancellable;
} CleExportSink;

gboolean cle_export_sink_write     (CleExportSink  *self,
                                    const char     *data,
                                    gsize           length,
                                    GError        **error);
gboolean cle_export_sink_step      (CleExportSink  *self,
                                    guint           done,
                                    guint           all,
                                    GError        **error);

gboolean cle_export_write_csv      (CleExportSink  *sink,
                                    GError        **error);
gboolean cle_export_write_xlsx     (CleExportSink  *sink,
                                    GError        **error);
gboolean cle_export_write_json     (CleExportSink  *sink,
                                    GError        **error);
gboolean cle_export_write_jsonl    (CleExportSink  *sink,
                                    GError        **error);
gboolean cle_export_write_calendar (CleExportSink  *sink,
                                    GError        **error);

G_END_DECLS
