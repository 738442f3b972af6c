/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* Writes rows of RFC 4180 into memory; whoever uses it takes the bytes away
 * from time to time. Texts are made inert, see cle-inert.h. */
typedef struct
{
  char     *data;
  gsize     length;
  gsize     room;
  gsize     row;       /* where the row begins */
  char      delimiter;
  gboolean  is_open;   /* the row has a cell already */
} CleCsvWriter;

void cle_csv_writer_init    (CleCsvWriter *self,
                             char          delimiter);
void cle_csv_writer_clear   (CleCsvWriter *self);
void cle_csv_writer_empty   (CleCsvWriter *self);
void cle_csv_writer_text    (CleCsvWriter *self,
                             const char   *text,
                             gsize         length);
void cle_csv_writer_plain   (CleCsvWriter *self,
                             const char   *text,
                             gsize         length);
void cle_csv_writer_number  (CleCsvWriter *self,
                             guint64       number);
void cle_csv_writer_end_row (CleCsvWriter *self);
void cle_csv_writer_grow    (CleCsvWriter *self,
                             gsize         more);

/* Makes room for some bytes. */
static inline void
cle_csv_writer_ensure (CleCsvWriter *self,
                       gsize         more)
{
  if (G_UNLIKELY (self->room - self->length < more))
    cle_csv_writer_grow (self, more);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CleCsvWriter, cle_csv_writer_clear)

G_END_DECLS
