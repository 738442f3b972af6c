/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-library.h"
#include "history/cle-selection.h"

G_BEGIN_DECLS

typedef enum
{
  CLE_EXPORT_CSV,
  CLE_EXPORT_XLSX,
  CLE_EXPORT_JSON,  /* one document with everything that it takes to import it */
  CLE_EXPORT_JSONL, /* the records themselves, byte for byte */
  CLE_EXPORT_ICS,   /* the day of the next assessment */
} CleExportFormat;

#define CLE_EXPORT_N_FORMATS 5

/* What is to be exported, as it was when this was made: it may then be written
 * in any thread while the history goes on. */
typedef struct _CleExport CleExport;

typedef struct
{
  char               delimiter;     /* of CSV: , ; or tab */
  gboolean           decimal_comma; /* of CSV */
  gboolean           bom;           /* of CSV: mark the file as UTF-8 */
  guint              interval;      /* of the calendar: days from one assessment to the next */
  const char *const *languages;     /* titles and questions, best first; NULL for their own */
} CleExportOptions;

/* Takes some bytes; FALSE with an error to stop. */
typedef gboolean (*CleExportWrite) (const char  *data,
                                    gsize        length,
                                    gpointer     user_data,
                                    GError     **error);

/* Called in the thread that writes; done is 0 … 1. */
typedef void (*CleExportProgress) (double   done,
                                   gpointer user_data);

void        cle_export_options_init           (CleExportOptions          *options);

CleExport  *cle_export_new                    (CleHistory                *history,
                                               const CleSelectionFilter  *filter,
                                               CleLibrary                *library);
CleExport  *cle_export_new_for_selection      (CleHistory                *history,
                                               CleSelection              *selection,
                                               gboolean                   is_all,
                                               CleLibrary                *library);
void        cle_export_free                   (CleExport                 *self);
void        cle_export_set_progress           (CleExport                 *self,
                                               CleExportProgress          progress,
                                               gpointer                   user_data);
guint       cle_export_get_n_results          (const CleExport           *self);
gboolean    cle_export_run                    (CleExport                 *self,
                                               CleExportFormat            format,
                                               const CleExportOptions    *options,
                                               CleExportWrite             write,
                                               gpointer                   user_data,
                                               GCancellable              *cancellable,
                                               GError                   **error);
gboolean    cle_export_to_file                (CleExport                 *self,
                                               CleExportFormat            format,
                                               const CleExportOptions    *options,
                                               const char                *path,
                                               GCancellable              *cancellable,
                                               GError                   **error);

const char *cle_export_format_get_name        (CleExportFormat            format);
const char *cle_export_format_get_mime_type   (CleExportFormat            format);
gboolean    cle_export_format_from_name       (const char                *name,
                                               CleExportFormat           *format);
char       *cle_export_dup_file_name          (const CleExport           *self,
                                               CleExportFormat            format);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleExport, cle_export_free)

G_END_DECLS
