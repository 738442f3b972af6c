/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-moved.h"
#include "cle-files.h"
#include "cle-replace.h"
#include "json/cle-json-document.h"
#include "json/cle-json-writer.h"

#include <errno.h>

#define IDENTITY_FILE "store.json"
#define MAX_BYTES     65536
#define MAX_URI       16384

static gboolean
has_file (int         folder,
          const char *name)
{
  struct stat info;

  return fstatat (folder, name, &info, AT_SYMLINK_NOFOLLOW) == 0;
}

static char *
parse (GBytes *bytes)
{
  g_autoptr (CleJsonDocument) document = cle_json_document_new (bytes, CLE_MOVED_FILE, NULL);
  CleJsonPlace root;
  const char *uri;

  if (document == NULL)
    return NULL;

  root = cle_json_document_get_root (document);
  if (!cle_json_place_expect_object (&root, NULL) ||
      !cle_json_place_get_string (&root, "to", MAX_URI, &uri, NULL))
    return NULL;

  return g_filename_from_uri (uri, NULL, NULL);
}

static char *
read_mark (const CleIo *io,
           int          folder)
{
  g_autoptr (GBytes) bytes = NULL;
  struct stat info;
  int fd = cle_files_open_regular (io, folder, CLE_MOVED_FILE, O_RDONLY, &info, NULL);

  if (fd < 0)
    return NULL;

  bytes = cle_files_read (io, fd, MIN ((gsize) info.st_size, MAX_BYTES), CLE_MOVED_FILE, NULL);
  cle_files_close (io, &fd);

  return bytes != NULL ? parse (bytes) : NULL;
}

/* Also completes what was cut off between leaving and arriving. FALSE with no
 * error when there is no store. */
static gboolean
is_there (const CleIo *io,
          const char  *to,
          GError     **error)
{
  int folder = io->openat (io, AT_FDCWD, to, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean there;

  if (folder < 0)
    return FALSE;

  there = has_file (folder, IDENTITY_FILE) ||
          (has_file (folder, CLE_ARRIVING_FILE) && cle_moved_arrive (io, folder, error));
  cle_files_close (io, &folder);

  return there;
}

/**
 * cle_moved_write:
 * @io: the system calls
 * @folder: the open folder of a store in a write
 * @to: where it is going to be, an absolute path
 * @error: return location for an error
 *
 * Returns: %TRUE when the mark is durable. It counts once store.json is gone.
 */
gboolean
cle_moved_write (const CleIo *io,
                 int          folder,
                 const char  *to,
                 GError     **error)
{
  g_autofree char *uri = g_filename_to_uri (to, NULL, error);
  g_autoptr (GString) text = g_string_new ("{");

  if (uri == NULL)
    return FALSE;

  cle_json_write_integer (text, "format", 1);
  cle_json_write_text (text, "to", uri);
  g_string_append (text, "}\n");

  return cle_replace_in (io, folder, CLE_MOVED_FILE, text->str, text->len, error);
}

/**
 * cle_moved_arrive:
 * @io: the system calls
 * @folder: the open folder that a store was moved to
 * @error: return location for an error
 *
 * Makes a store of the whole copy that waits in @folder.
 *
 * Returns: %FALSE if that was refused; it may be tried again.
 */
gboolean
cle_moved_arrive (const CleIo *io,
                  int          folder,
                  GError     **error)
{
  if (io->renameat (io, folder, CLE_ARRIVING_FILE, IDENTITY_FILE) == 0 &&
      io->fsync (io, folder) == 0)
    return TRUE;

  cle_files_set_error (error, errno, IDENTITY_FILE);
  return FALSE;
}

/**
 * cle_moved_follow:
 * @io: the system calls
 * @path: of a folder
 * @to: (out) (transfer full) (nullable): where the store is that was there, or
 *   %NULL if it did not move
 * @error: return location for an error
 *
 * Finds a store that was moved. Where nothing is at the new place any more, the
 * old one is free to be used again.
 *
 * Returns: %FALSE if the move could not be completed.
 */
gboolean
cle_moved_follow (const CleIo *io,
                  const char  *path,
                  char       **to,
                  GError     **error)
{
  int folder = io->openat (io, AT_FDCWD, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  g_autofree char *mark = NULL;
  g_autoptr (GError) problem = NULL;

  *to = NULL;
  if (folder < 0)
    return TRUE;

  mark = has_file (folder, IDENTITY_FILE) || !has_file (folder, CLE_MOVED_FILE)
             ? NULL
             : read_mark (io, folder);
  cle_files_close (io, &folder);

  if (mark != NULL && is_there (io, mark, &problem))
    *to = g_steal_pointer (&mark);
  if (problem == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}
