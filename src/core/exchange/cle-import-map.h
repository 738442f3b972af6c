/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-result.h"
#include "assessment/cle-library.h"
#include "cle-csv-reader.h"

G_BEGIN_DECLS

/* How the columns of a spreadsheet from elsewhere become results: a small JSON
 * document, see clientelectl(1). */
typedef struct _CleImportMap CleImportMap;

typedef enum
{
  CLE_IMPORT_DATE_ISO, /* 2026-11-21 */
  CLE_IMPORT_DATE_DOT, /* 21.11.2026 */
  CLE_IMPORT_DATE_US,  /* 11/21/2026 */
  CLE_IMPORT_DATE_UK,  /* 21/11/2026 */
} CleImportDate;

#define CLE_IMPORT_N_DATES 4

/* One row as it would become. */
typedef struct
{
  guint      row;
  CleResult *result;  /* NULL when it is refused */
  char      *respondent; /* a name, or NULL */
  char      *note;
  char      *reason;  /* why it is refused */
} CleImportPreview;

CleImportMap *cle_import_map_new_from_bytes (GBytes              *bytes,
                                             const char          *name,
                                             GError             **error);
void          cle_import_map_free           (CleImportMap        *self);
char         *cle_import_map_to_json        (const CleImportMap  *self);
CleImportMap *cle_import_guess_map          (GBytes              *table,
                                             CleQuestionnaire    *questionnaire,
                                             GError             **error);
GPtrArray    *cle_import_map_preview        (CleImportMap        *self,
                                             GBytes              *table,
                                             CleLibrary          *library,
                                             const CleClock      *clock,
                                             guint                n_rows,
                                             GError             **error);
char        **cle_import_list_headings      (GBytes              *table,
                                             GError             **error);
const char   *cle_import_map_get_column     (const CleImportMap  *self,
                                             const char          *field);
void          cle_import_map_set_column     (CleImportMap        *self,
                                             const char          *field,
                                             const char          *heading);
CleImportDate cle_import_map_get_date       (const CleImportMap  *self);
void          cle_import_map_set_date       (CleImportMap        *self,
                                             CleImportDate        date);
CleVoice      cle_import_map_get_voice      (const CleImportMap  *self);
const char   *cle_import_map_get_questionnaire (const CleImportMap *self);
char        **cle_import_map_list_missing   (const CleImportMap  *self,
                                             const CleQuestionnaire *questionnaire);
void          cle_import_map_set_voice      (CleImportMap        *self,
                                             CleVoice             voice);
void          cle_import_map_set_subject    (CleImportMap        *self,
                                             const char          *subject);
void          cle_import_map_add_word       (CleImportMap        *self,
                                             const char          *word,
                                             CleAnswer            answer);
void          cle_import_preview_free       (CleImportPreview    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleImportMap, cle_import_map_free)

G_END_DECLS
