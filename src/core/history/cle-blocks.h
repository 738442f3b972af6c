/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-selection.h"

G_BEGIN_DECLS

#define CLE_BLOCK_LEAST 5 /* respondents that staff and client answers stand together with */

/* Puts results of staff and clients into blocks of at least five. */
typedef struct _CleBlocks CleBlocks;

#define CLE_BLOCKS_OUTSIDE G_MAXUINT32

CleBlocks *cle_blocks_new    (void);
void       cle_blocks_free   (CleBlocks          *self);
void       cle_blocks_add    (CleBlocks          *self,
                              const CleSelected  *row,
                              guint32             index);
guint      cle_blocks_finish (CleBlocks          *self,
                              CleSelected        *rows);
guint8    *cle_blocks_show   (const CleSelection *selection,
                              const guint        *groups);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleBlocks, cle_blocks_free)

G_END_DECLS
