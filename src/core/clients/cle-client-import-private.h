/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-client-import.h"

G_BEGIN_DECLS

typedef enum
{
  CLE_CLIENT_FIELD_NAME,
  CLE_CLIENT_FIELD_CONTACT,
  CLE_CLIENT_FIELD_SINCE,
  CLE_CLIENT_FIELD_IMPORTANCE,
  CLE_CLIENT_FIELD_TAGS,
  CLE_CLIENT_FIELD_NOTES,
  CLE_N_CLIENT_FIELDS,
} CleClientField;

/* What a row or a card says, as texts. */
typedef struct
{
  char *fields[CLE_N_CLIENT_FIELDS]; /* (nullable) */
} CleClientTexts;

struct _CleClientImport
{
  GPtrArray  *rows;      /* of CleClientImportRow */
  GHashTable *names;     /* folded, of clients that are there or come */
  char       *headings[CLE_N_CLIENT_FIELDS]; /* (nullable): told by a map */
  char        delimiter; /* 0 to guess */
  CleClientImportProgress progress; /* (nullable) */
  gpointer      progress_data;
  GCancellable *cancellable; /* (nullable) */
};

void     cle_client_texts_clear         (CleClientTexts   *self);
guint    cle_client_import_find_field   (const char       *field);
char    *cle_client_import_fold         (const char       *text);
void     cle_client_import_take         (CleClientImport  *self,
                                         const char       *file,
                                         guint             line,
                                         CleClientTexts   *texts);
void     cle_client_import_refuse       (CleClientImport  *self,
                                         const char       *file,
                                         guint             line,
                                         const char       *reason);
gboolean cle_client_import_take_table   (CleClientImport  *self,
                                         GBytes           *bytes,
                                         const char       *name,
                                         GError          **error);
gboolean cle_client_import_take_cards   (CleClientImport  *self,
                                         const char       *text,
                                         const char       *name,
                                         GError          **error);

/* The note on the last import, and taking back what it names. */
gboolean cle_client_note_write          (CleStore         *store,
                                         GPtrArray        *clients,
                                         GError          **error);
gboolean cle_client_note_forget         (CleStore         *store,
                                         GError          **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CleClientTexts, cle_client_texts_clear)

/* Between tags that may hold commas. */
#define CLE_CLIENT_TAG_END "\x1f"

G_END_DECLS
