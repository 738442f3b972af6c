/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-export-private.h"

G_BEGIN_DECLS

/* Hands bytes on in whole blocks, each at a multiple of its size: a file system
 * takes them in larger pages than bytes that begin anywhere. */
typedef struct
{
  CleExportSink *sink;
  char          *rest;  /* what does not fill a block yet */
  gsize          length;
} CleExportBlocks;

void     cle_export_blocks_init  (CleExportBlocks  *self,
                                  CleExportSink    *sink);
void     cle_export_blocks_clear (CleExportBlocks  *self);
gboolean cle_export_blocks_write (CleExportBlocks  *self,
                                  const char       *data,
                                  gsize             length,
                                  GError          **error);
gboolean cle_export_blocks_end   (CleExportBlocks  *self,
                                  GError          **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CleExportBlocks, cle_export_blocks_clear)

G_END_DECLS
