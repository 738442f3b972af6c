/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Reads the records of a folder without a line of the program's own code:
 * splits at newlines, computes CRC-32 bit by bit, looks for the id as text. */
typedef struct
{
  char *id;
  char *line;
} RereadRecord;

typedef struct
{
  GPtrArray *records;   /* of RereadRecord, undamaged lines only */
  guint      n_damaged;
} Reread;

Reread     *reread_folder     (const char   *store);
void        reread_free       (Reread       *self);
guint       reread_count      (const Reread *self,
                               const char   *id);
const char *reread_find       (const Reread *self,
                               const char   *id);
gboolean    reread_same_bytes (const Reread *self,
                               const char   *id);
gboolean    reread_mentions   (const char   *folder,
                               const char   *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reread, reread_free)

G_END_DECLS
