/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CLE_CSV_ERROR (cle_csv_error_quark ())

typedef enum
{
  CLE_CSV_ERROR_QUOTE,    /* open to the end, or something around it */
  CLE_CSV_ERROR_NUL,
  CLE_CSV_ERROR_ENCODING, /* not UTF-8 */
  CLE_CSV_ERROR_LIMIT,
  CLE_CSV_ERROR_FOREIGN,  /* not from Clientele, and nobody said what it is */
} CleCsvError;

#define CLE_CSV_MAX_COLUMNS 1000
#define CLE_CSV_MAX_CELL    (64 * 1024)
#define CLE_CSV_MAX_FILE    (64 * 1024 * 1024)

/* Reads rows of RFC 4180, strictly; any end of line will do. */
typedef struct _CleCsvReader CleCsvReader;

GQuark        cle_csv_error_quark          (void);

CleCsvReader *cle_csv_reader_new           (GBytes              *bytes,
                                            char                 delimiter,
                                            GError             **error);
void          cle_csv_reader_free          (CleCsvReader        *self);
gboolean      cle_csv_reader_next          (CleCsvReader        *self,
                                            GError             **error);
guint         cle_csv_reader_get_n_cells   (const CleCsvReader  *self);
const char   *cle_csv_reader_get_cell      (const CleCsvReader  *self,
                                            guint                column);
char         *cle_csv_reader_dup_text      (const CleCsvReader  *self,
                                            guint                column);
const char   *cle_csv_reader_get_place     (const CleCsvReader  *self,
                                            guint                column);
const char   *cle_csv_reader_get_rest      (const CleCsvReader  *self);
void          cle_csv_reader_go_to         (CleCsvReader        *self,
                                            const char          *at,
                                            guint                n_rows);
guint         cle_csv_reader_get_row       (const CleCsvReader  *self);
char          cle_csv_reader_get_delimiter (const CleCsvReader  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleCsvReader, cle_csv_reader_free)

G_END_DECLS
