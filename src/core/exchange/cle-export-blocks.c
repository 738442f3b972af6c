/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-export-blocks.h"

#include <string.h>

#define BLOCK 262144 /* bytes */

/**
 * cle_export_blocks_init:
 * @self: (out): blocks
 * @sink: where they go; nothing was written to it yet
 *
 * Begins with nothing.
 */
void
cle_export_blocks_init (CleExportBlocks *self,
                        CleExportSink   *sink)
{
  self->sink = sink;
  self->rest = g_malloc (BLOCK);
  self->length = 0;
}

/**
 * cle_export_blocks_clear:
 * @self: blocks
 *
 * Frees them; what does not fill a block is lost.
 */
void
cle_export_blocks_clear (CleExportBlocks *self)
{
  g_clear_pointer (&self->rest, g_free);
}

static gsize
fill_rest (CleExportBlocks *self,
           const char      *data,
           gsize            length)
{
  gsize taken = MIN (length, BLOCK - self->length);

  if (taken > 0)
    memcpy (self->rest + self->length, data, taken);
  self->length += taken;

  return taken;
}

/**
 * cle_export_blocks_write:
 * @self: blocks
 * @data: bytes
 * @length: their number
 * @error: return location for an error
 *
 * Takes the bytes, and hands on what fills blocks.
 *
 * Returns: %FALSE if the sink did not take them.
 */
gboolean
cle_export_blocks_write (CleExportBlocks *self,
                         const char      *data,
                         gsize            length,
                         GError         **error)
{
  gsize taken = self->length > 0 ? fill_rest (self, data, length) : 0;
  gsize whole = (length - taken) / BLOCK * BLOCK;

  if (self->length == BLOCK)
    {
      if (!cle_export_sink_write (self->sink, self->rest, BLOCK, error))
        return FALSE;
      self->length = 0;
    }
  if (!cle_export_sink_write (self->sink, data + taken, whole, error))
    return FALSE;

  taken += whole;
  fill_rest (self, data + taken, length - taken);
  return TRUE;
}

/**
 * cle_export_blocks_end:
 * @self: blocks
 * @error: return location for an error
 *
 * Hands on what is left.
 *
 * Returns: %FALSE if the sink did not take it.
 */
gboolean
cle_export_blocks_end (CleExportBlocks *self,
                       GError         **error)
{
  gboolean done = cle_export_sink_write (self->sink, self->rest, self->length, error);

  self->length = 0;
  return done;
}
