/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-export-private.h"
#include "store/cle-files.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* The file while it is written: beside the one it becomes, under a name that
 * nobody else has. */
typedef struct
{
  const CleIo *io;
  const char  *path;      /* as the user named it */
  char        *name;
  char        *temporary;
  int          dir;
  int          fd;
} Target;

static void
target_clear (Target *self)
{
  cle_files_close (self->io, &self->fd);
  cle_files_close (self->io, &self->dir);
  g_free (self->name);
  g_free (self->temporary);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Target, target_clear)

/* Whatever is there already must be a plain file: a rename would replace a link
 * or a device. */
static gboolean
check_present (Target  *self,
               GError **error)
{
  int fd = self->io->openat (self->io, self->dir, self->name, O_PATH | O_NOFOLLOW | O_CLOEXEC, 0);
  struct stat info;
  gboolean failed;

  if (fd < 0 && errno == ENOENT)
    return TRUE;

  failed = fd < 0 || self->io->fstat (self->io, fd, &info) != 0;
  if (failed)
    cle_files_set_error (error, errno, self->path);
  else if (!S_ISREG (info.st_mode))
    g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_UNSAFE,
                 _ ("“%s” is not a plain file. Please choose another name."), self->path);
  cle_files_close (self->io, &fd);

  return !failed && S_ISREG (info.st_mode);
}

static gboolean
open_target (Target  *self,
             GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *unique = g_uuid_string_random ();

  self->name = g_path_get_basename (self->path);
  self->dir = self->io->openat (self->io, AT_FDCWD, folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  if (self->dir < 0)
    {
      cle_files_set_error (error, errno, folder);
      return FALSE;
    }
  if (!check_present (self, error))
    return FALSE;

  self->temporary = g_strdup_printf (".clientele-%s.tmp", unique);
  self->fd = self->io->openat (self->io, self->dir, self->temporary,
                               O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (self->fd >= 0)
    return TRUE;

  cle_files_set_error (error, errno, self->path);
  return FALSE;
}

static gboolean
write_to_target (const char *data,
                 gsize       length,
                 gpointer    user_data,
                 GError    **error)
{
  Target *self = user_data;

  return cle_files_write (self->io, self->fd, data, length, self->path, error);
}

static gboolean
finish (Target  *self,
        GError **error)
{
  gboolean done = self->io->fsync (self->io, self->fd) == 0;
  int number = errno;

  if (self->io->close (self->io, self->fd) != 0 && done)
    {
      number = errno;
      done = FALSE;
    }
  self->fd = -1;
  if (done && (self->io->renameat (self->io, self->dir, self->temporary, self->name) != 0 ||
               self->io->fsync (self->io, self->dir) != 0))
    {
      number = errno;
      done = FALSE;
    }
  if (!done)
    cle_files_set_error (error, number, self->path);

  return done;
}

/**
 * cle_export_to_file:
 * @self: what is to be exported
 * @format: how
 * @options: more about how
 * @path: of the file, which is replaced if it is there; readable for its owner
 *   only, as it tells about people
 * @cancellable: (nullable): to stop in between
 * @error: return location for an error
 *
 * cle_export_run() into a file. The bytes go to another name in the same folder
 * and on to the disk before they take the name of @path: whatever happens, there
 * is under that name the whole export, or what was there before.
 *
 * Returns: %FALSE if something could not be read or written.
 */
gboolean
cle_export_to_file (CleExport              *self,
                    CleExportFormat         format,
                    const CleExportOptions *options,
                    const char             *path,
                    GCancellable           *cancellable,
                    GError                **error)
{
  g_auto (Target)
      target = { .io = cle_store_get_io (self->store), .path = path, .dir = -1, .fd = -1 };
  gboolean done;

  if (!open_target (&target, error))
    return FALSE;

  done = cle_export_run (self, format, options, write_to_target, &target, cancellable, error) &&
         finish (&target, error);
  if (!done)
    target.io->unlinkat (target.io, target.dir, target.temporary, 0);

  return done;
}
