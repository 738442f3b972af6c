/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-export-segments.h"
#include "store/cle-segment.h"

/* Results of several devices by time come from as many segments in turn. */
#define MAX_BYTES (64 * 1024 * 1024)

struct _CleExportSegments
{
  CleStore   *store;
  GPtrArray  *paths;
  GBytes    **bytes;
  guint64    *used;  /* when, counted by uses */
  guint64     n_uses;
  gsize       size;
};

/* Lets go of those that were not used for longest until there is room. */
static void
make_room (CleExportSegments *self,
           guint              wanted)
{
  while (self->size > MAX_BYTES)
    {
      guint oldest = wanted;

      for (guint i = 0; i < self->paths->len; i++)
        if (self->bytes[i] != NULL && self->used[i] < self->used[oldest])
          oldest = i;
      if (oldest == wanted)
        return;
      self->size -= g_bytes_get_size (self->bytes[oldest]);
      g_clear_pointer (&self->bytes[oldest], g_bytes_unref);
    }
}

/**
 * cle_export_segments_new:
 * @store: a store
 * @paths: (element-type utf8): of segments, below the store's folder
 *
 * Returns: (transfer full): nothing read yet.
 */
CleExportSegments *
cle_export_segments_new (CleStore  *store,
                         GPtrArray *paths)
{
  CleExportSegments *self = g_new0 (CleExportSegments, 1);

  self->store = g_object_ref (store);
  self->paths = g_ptr_array_ref (paths);
  self->bytes = g_new0 (GBytes *, paths->len + 1);
  self->used = g_new0 (guint64, paths->len + 1);

  return self;
}

/**
 * cle_export_segments_free:
 * @self: (transfer full): segments
 */
void
cle_export_segments_free (CleExportSegments *self)
{
  for (guint i = 0; i < self->paths->len; i++)
    g_clear_pointer (&self->bytes[i], g_bytes_unref);
  g_free (self->bytes);
  g_free (self->used);
  g_ptr_array_unref (self->paths);
  g_object_unref (self->store);
  g_free (self);
}

/**
 * cle_export_segments_get:
 * @self: segments
 * @number: of a path
 * @error: return location for an error
 *
 * Returns: (transfer none): the bytes of the segment until the next call, or
 *   %NULL if it cannot be read.
 */
GBytes *
cle_export_segments_get (CleExportSegments *self,
                         guint              number,
                         GError           **error)
{
  if (self->bytes[number] == NULL)
    {
      self->bytes[number] =
          cle_segment_read (self->store, g_ptr_array_index (self->paths, number), error);
      if (self->bytes[number] == NULL)
        return NULL;
      self->size += g_bytes_get_size (self->bytes[number]);
    }

  self->used[number] = ++self->n_uses;
  make_room (self, number);

  return self->bytes[number];
}
