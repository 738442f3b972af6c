/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-open-segment.h"
#include "cle-files.h"

#include <errno.h>
#include <string.h>

static gboolean
is_ours (const struct stat *info)
{
  return info->st_nlink == 1;
}

static int
open_named (CleStore     *store,
            const char   *name,
            gboolean      create,
            struct stat  *info,
            GError      **error)
{
  const CleIo *io = cle_store_get_io (store);
  int folder = cle_open_segment_get_folder (store, create, error);
  int fd;

  if (folder < 0)
    return -1;

  fd = cle_files_open_regular (io, folder, name, O_RDWR | O_APPEND | (create ? O_CREAT : 0), info,
                               error);
  if (fd >= 0 && !is_ours (info))
    {
      cle_files_set_error (error, EMLINK, name);
      cle_files_close (io, &fd);
    }

  return fd;
}

/**
 * cle_open_segment_get_folder:
 * @store: a store in a write
 * @create: whether to make it when missing
 * @error: return location for an error
 *
 * Returns: a descriptor of the folder of this device's segments, which the
 *   store keeps; or -1.
 */
int
cle_open_segment_get_folder (CleStore *store,
                             gboolean  create,
                             GError  **error)
{
  CleOpenSegment *open = cle_store_get_open_segment (store);

  if (open->folder < 0)
    {
      g_autofree char *path = g_build_filename ("records", cle_store_get_device (store), NULL);

      open->folder = cle_files_open_folder (cle_store_get_io (store), cle_store_get_folder (store),
                                            path, create, error);
    }

  return open->folder;
}

/**
 * cle_open_segment_get:
 * @store: a store in a write
 * @name: of a segment of this device
 * @create: whether to make it when missing
 * @info: (out): what fstat() says of it
 * @error: return location for an error
 *
 * Opens a segment for appending, or gives the one that is open still from the
 * last save. One that was replaced or removed meanwhile is opened again by its
 * name.
 *
 * Returns: a descriptor that the store keeps, or -1.
 */
int
cle_open_segment_get (CleStore    *store,
                      const char  *name,
                      gboolean     create,
                      struct stat *info,
                      GError     **error)
{
  const CleIo *io = cle_store_get_io (store);
  CleOpenSegment *open = cle_store_get_open_segment (store);

  if (open->fd >= 0 && strcmp (open->name, name) == 0 && io->fstat (io, open->fd, info) == 0 &&
      is_ours (info))
    return open->fd;

  cle_files_close (io, &open->fd);
  open->fd = open_named (store, name, create, info, error);
  g_strlcpy (open->name, name, sizeof open->name);

  return open->fd;
}

/**
 * cle_open_segment_close:
 * @store: a store in a write
 *
 * Closes what is kept open, because it failed or may have been removed.
 */
void
cle_open_segment_close (CleStore *store)
{
  const CleIo *io = cle_store_get_io (store);
  CleOpenSegment *open = cle_store_get_open_segment (store);

  cle_files_close (io, &open->fd);
  cle_files_close (io, &open->folder);
}
