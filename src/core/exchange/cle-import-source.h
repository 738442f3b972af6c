/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  CLE_IMPORT_SOURCE_LINES,   /* record lines */
  CLE_IMPORT_SOURCE_SEGMENT, /* the same in a folder that may still grow */
  CLE_IMPORT_SOURCE_JSON,
  CLE_IMPORT_SOURCE_TABLE,   /* our own CSV, or any other */
  CLE_IMPORT_SOURCE_PERSON,
  CLE_IMPORT_SOURCE_QUESTIONNAIRE,
} CleImportSourceKind;

#define CLE_IMPORT_MAX_FILE    (64 * 1024 * 1024)
#define CLE_IMPORT_MAX_ENTRIES 10000                      /* of an archive */
#define CLE_IMPORT_MAX_TOTAL   (G_GUINT64_CONSTANT (1) << 30) /* of an archive or folder */

/* One text to import from. */
typedef struct
{
  CleImportSourceKind  kind;
  char                *name;   /* as the user knows it */
  char                *stem;   /* file name without folder and ending */
  char                *folder; /* name of the folder it is in, or "" */
  GBytes              *bytes;
} CleImportSource;

void      cle_import_source_free      (CleImportSource  *self);
gboolean  cle_import_source_read      (GPtrArray        *sources,
                                       const char       *path,
                                       GCancellable     *cancellable,
                                       GError          **error);

/* For the files beside this one. */
gboolean  cle_import_source_add       (GPtrArray        *sources,
                                       const char       *origin,
                                       const char       *path,
                                       GBytes           *bytes);
gboolean  cle_import_source_is_wanted (const char       *path);
gboolean  cle_import_archive_is       (GBytes           *bytes);
gboolean  cle_import_archive_read     (GPtrArray        *sources,
                                       const char       *name,
                                       GBytes           *bytes,
                                       GCancellable     *cancellable,
                                       GError          **error);

G_END_DECLS
