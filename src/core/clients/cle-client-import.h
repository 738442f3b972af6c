/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-client.h"
#include "store/cle-store.h"

G_BEGIN_DECLS

typedef enum
{
  CLE_CLIENT_IMPORT_ADD,
  CLE_CLIENT_IMPORT_PRESENT, /* somebody of that name is there already */
  CLE_CLIENT_IMPORT_REFUSED,
  CLE_N_CLIENT_IMPORT,
} CleClientImportKind;

/* What would become of a row of a table, or of a card. */
typedef struct
{
  CleClientImportKind  kind;
  char                *file;
  guint                line;   /* from 1: of a row, or where a card begins */
  CleClient           *client; /* NULL when it is refused */
  char                *reason; /* (nullable): why it is refused */
} CleClientImportRow;

/* How far it is, 0 … 1; in the thread that works. */
typedef void (*CleClientImportProgress) (double   done,
                                         gpointer data);

/* Clients from tables (CSV) and address books (vCard 2.1, 3.0, 4.0): a plan of
 * what would be added, then all of it or nothing, and the way back. */
typedef struct _CleClientImport CleClientImport;

CleClientImport *cle_client_import_new        (GPtrArray            *known);
void             cle_client_import_free       (CleClientImport      *self);
gboolean         cle_client_import_read_map   (CleClientImport      *self,
                                               GBytes               *bytes,
                                               const char           *name,
                                               GError              **error);
gboolean         cle_client_import_set_column (CleClientImport      *self,
                                               const char           *field,
                                               const char           *heading);
char           **cle_client_import_list_headings (GBytes            *bytes,
                                               const char           *name,
                                               GError              **error);
const char      *cle_client_import_guess      (const CleClientImport *self,
                                               const char *const    *headings,
                                               const char           *field);
gboolean         cle_client_import_plan       (CleClientImport      *self,
                                               GBytes               *bytes,
                                               const char           *name,
                                               GError              **error);
GPtrArray       *cle_client_import_get_rows   (CleClientImport      *self);
guint            cle_client_import_count      (CleClientImport      *self,
                                               CleClientImportKind   kind);
gboolean         cle_client_import_apply      (CleClientImport      *self,
                                               CleStore             *store,
                                               gboolean              skip_refused,
                                               GError              **error);
void             cle_client_import_set_progress (CleClientImport    *self,
                                               CleClientImportProgress progress,
                                               gpointer              data);
void             cle_client_import_set_cancellable (CleClientImport *self,
                                               GCancellable         *cancellable);
gboolean         cle_client_import_undo_last  (CleStore             *store,
                                               guint                *n_gone,
                                               guint                *n_kept,
                                               GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleClientImport, cle_client_import_free)

G_END_DECLS
