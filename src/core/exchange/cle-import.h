/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-library.h"
#include "cle-import-map.h"
#include "store/cle-record.h"

G_BEGIN_DECLS

/* What becomes of a record or row that is to be imported. */
typedef enum
{
  CLE_IMPORT_ADD,
  CLE_IMPORT_PRESENT, /* the same is there already */
  CLE_IMPORT_ERASED,  /* was erased for good and stays so */
  CLE_IMPORT_REFUSED,
} CleImportStatus;

#define CLE_IMPORT_N_STATUSES   4
#define CLE_IMPORT_MAX_REFUSALS 1000 /* that are kept with their reasons */
#define CLE_IMPORT_MAX_ROWS     1000000

typedef struct
{
  const char      *file;
  guint            line;   /* of a table: its row; from 1 */
  char             id[CLE_UUID_LENGTH + 1]; /* "" when it cannot be told */
  CleImportStatus  status;
} CleImportRow;

typedef struct
{
  char  *file;
  guint  line;
  char  *reason; /* in the user's language */
} CleImportRefusal;

/* Called in the thread that works; done is 0 … 1. */
typedef void (*CleImportProgress) (double   done,
                                   gpointer user_data);

/* Bringing results in: read and checked first, then all or nothing, and it can
 * be undone. One thread at a time, any thread. */
typedef struct _CleImport CleImport;

CleImport *cle_import_new                (CleStore             *store,
                                          CleLibrary           *library);
void       cle_import_free               (CleImport            *self);
void       cle_import_set_map            (CleImport            *self,
                                          CleImportMap         *map);
void       cle_import_set_progress       (CleImport            *self,
                                          CleImportProgress     progress,
                                          gpointer              user_data);
gboolean   cle_import_plan               (CleImport            *self,
                                          const char *const    *paths,
                                          GCancellable         *cancellable,
                                          GError              **error);
guint      cle_import_count              (const CleImport      *self,
                                          CleImportStatus       status);
guint      cle_import_count_results      (const CleImport      *self);
guint      cle_import_get_n_rows         (const CleImport      *self);
void       cle_import_get_row            (const CleImport      *self,
                                          guint                 index,
                                          CleImportRow         *row);
GPtrArray *cle_import_get_refusals       (const CleImport      *self);
guint      cle_import_get_n_people       (const CleImport      *self);
guint      cle_import_get_n_questionnaires (const CleImport    *self);
gboolean   cle_import_apply              (CleImport            *self,
                                          gboolean              skip_refused,
                                          GCancellable         *cancellable,
                                          GError              **error);
gboolean   cle_import_undo               (CleImport            *self,
                                          GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleImport, cle_import_free)

G_END_DECLS
