/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-export-windows.h"
#include "store/cle-files.h"
#include "store/cle-store-private.h"

#include <errno.h>
#include <string.h>

#define MAX_WINDOWS   64
#define MAX_PER_PLACE 4096 /* bytes; lines farther apart are not worth it */
#define LAST_LINE     4096 /* bytes; a longer one is read with its whole segment */

typedef struct
{
  guint32     segment;
  guint32     low;    /* where its first line begins */
  guint32     high;   /* where its last line begins */
  gsize       length; /* that was read */
  const char *data;
} Window;

struct _CleExportWindows
{
  CleStore  *store;
  GPtrArray *paths;
  Window     windows[MAX_WINDOWS];
  guint      n_windows;
  guint      last;    /* the one that was needed last */
  char      *buffer;
  gsize      room;
  guint32    opened; /* the segment whose file is open */
  int        fd;     /* -1 for none */
};

static Window *
find_window (CleExportWindows *self,
             guint32           segment)
{
  if (self->last < self->n_windows && self->windows[self->last].segment == segment)
    return &self->windows[self->last];

  for (self->last = 0; self->last < self->n_windows; self->last++)
    if (self->windows[self->last].segment == segment)
      return &self->windows[self->last];

  return NULL;
}

static gboolean
include_place (CleExportWindows     *self,
               const CleExportPlace *place)
{
  Window *window = find_window (self, place->segment);

  if (window == NULL)
    {
      if (self->n_windows == MAX_WINDOWS)
        return FALSE;
      window = &self->windows[self->n_windows++];
      *window = (Window){ place->segment, place->position, place->position, 0, NULL };
    }

  window->low = MIN (window->low, place->position);
  window->high = MAX (window->high, place->position);
  return TRUE;
}

/* Nearly every last line ends within that. */
static gsize
measure_window (const Window *window)
{
  return window->high - window->low + LAST_LINE;
}

static gsize
read_part (const CleIo *io,
           int          fd,
           char        *data,
           gsize        length,
           gsize        offset)
{
  gsize done = 0;

  while (done < length)
    {
      ssize_t n = io->pread (io, fd, data + done, length - done, (off_t) (offset + done));

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        break;
      done += (gsize) n;
    }

  return done;
}

static void
open_segment (CleExportWindows *self,
              guint32           segment)
{
  const CleIo *io = cle_store_get_io (self->store);
  const char *path = g_ptr_array_index (self->paths, segment);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  int dir = cle_files_open_folder (io, cle_store_get_folder (self->store), folder, FALSE, NULL);
  struct stat info;

  cle_files_close (io, &self->fd);
  if (dir < 0)
    return;

  self->opened = segment;
  self->fd = cle_files_open_regular (io, dir, name, O_RDONLY, &info, NULL);
  cle_files_close (io, &dir);
}

/* Results that follow each other mostly stand in one file. What cannot be read
 * stays empty: reading the whole segment tells why. */
static void
read_window (CleExportWindows *self,
             Window           *window,
             char             *data)
{
  if (self->fd < 0 || self->opened != window->segment)
    open_segment (self, window->segment);
  if (self->fd < 0)
    return;

  window->data = data;
  window->length = read_part (cle_store_get_io (self->store), self->fd, data,
                              measure_window (window), window->low);
}

static void
ensure_room (CleExportWindows *self,
             gsize             room)
{
  if (self->room >= room)
    return;

  g_free (self->buffer);
  self->room = room + room / 4;
  self->buffer = g_malloc (self->room);
}

/**
 * cle_export_windows_new:
 * @store: a store
 * @paths: (element-type utf8): of segments, below the store's folder
 *
 * Returns: (transfer full): nothing read yet.
 */
CleExportWindows *
cle_export_windows_new (CleStore  *store,
                        GPtrArray *paths)
{
  CleExportWindows *self = g_new0 (CleExportWindows, 1);

  self->store = g_object_ref (store);
  self->paths = g_ptr_array_ref (paths);
  self->fd = -1;

  return self;
}

/**
 * cle_export_windows_free:
 * @self: (transfer full): windows
 */
void
cle_export_windows_free (CleExportWindows *self)
{
  cle_files_close (cle_store_get_io (self->store), &self->fd);
  g_ptr_array_unref (self->paths);
  g_object_unref (self->store);
  g_free (self->buffer);
  g_free (self);
}

/**
 * cle_export_windows_load:
 * @self: windows
 * @places: (array length=n): of results
 * @n: their number
 *
 * Reads the stretches that these results stand in, instead of those that were
 * read before. Where results lie far apart nothing is read.
 */
void
cle_export_windows_load (CleExportWindows     *self,
                         const CleExportPlace *places,
                         guint                 n)
{
  gsize size = 0;

  self->n_windows = 0;
  for (guint i = 0; i < n; i++)
    if (!include_place (self, &places[i]))
      {
        self->n_windows = 0;
        return;
      }

  for (guint i = 0; i < self->n_windows; i++)
    size += measure_window (&self->windows[i]);
  if (size > (gsize) n * MAX_PER_PLACE + (gsize) self->n_windows * LAST_LINE)
    {
      self->n_windows = 0;
      return;
    }

  ensure_room (self, size);
  size = 0;
  for (guint i = 0; i < self->n_windows; i++)
    {
      read_window (self, &self->windows[i], self->buffer + size);
      size += measure_window (&self->windows[i]);
    }
}

/**
 * cle_export_windows_find:
 * @self: windows
 * @place: of a result
 * @length: (out): how many bytes are there, of its line and of what follows
 *
 * Returns: (transfer none) (nullable): where its line begins, until the next ones
 *   are loaded; %NULL if it was not read.
 */
const char *
cle_export_windows_find (CleExportWindows     *self,
                         const CleExportPlace *place,
                         gsize                *length)
{
  const Window *window = find_window (self, place->segment);
  gsize before;

  if (window == NULL || place->position < window->low)
    return NULL;

  before = place->position - window->low;
  if (before >= window->length)
    return NULL;

  *length = window->length - before;
  return window->data + before;
}
