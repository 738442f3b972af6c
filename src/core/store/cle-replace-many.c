/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-replace-many.h"

#include "cle-files.h"

#include <errno.h>

/* As that of cle_replace_in(): no reader takes it for a document. */
#define TEMPORARY_SUFFIX ".tmp"

struct _CleReplaceMany
{
  const CleIo *io;
  int          dir;
  GPtrArray   *names;
  guint        n_there; /* of the first names: under that name, and not a temporary one */
};

/* Of a batch that was killed: nobody else writes here while the lock is held. */
static gboolean
clear_orphans (CleReplaceMany *self,
               GError        **error)
{
  g_auto (GStrv) names = cle_files_list_in (self->io, self->dir, ".", FALSE, error);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (g_str_has_suffix (names[i], TEMPORARY_SUFFIX) &&
        self->io->unlinkat (self->io, self->dir, names[i], 0) != 0 && errno != ENOENT)
      {
        cle_files_set_error (error, errno, names[i]);
        return FALSE;
      }

  return names != NULL;
}

/**
 * cle_replace_many_new:
 * @io: the system calls
 * @folder: an open folder, in a write of the store
 * @path: a folder below it; made when missing
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): no files yet
 */
CleReplaceMany *
cle_replace_many_new (const CleIo *io,
                      int          folder,
                      const char  *path,
                      GError     **error)
{
  g_autoptr (CleReplaceMany) self = g_new0 (CleReplaceMany, 1);

  self->io = io;
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->dir = cle_files_open_folder (io, folder, path, TRUE, error);
  if (self->dir < 0 || !clear_orphans (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * cle_replace_many_free:
 * @self: (transfer full): files; those that did not come leave nothing
 */
void
cle_replace_many_free (CleReplaceMany *self)
{
  for (guint i = self->n_there; i < self->names->len; i++)
    {
      g_autofree char *temporary = g_strconcat (self->names->pdata[i], TEMPORARY_SUFFIX, NULL);

      self->io->unlinkat (self->io, self->dir, temporary, 0);
    }
  g_ptr_array_unref (self->names);
  cle_files_close (self->io, &self->dir);
  g_free (self);
}

/**
 * cle_replace_many_add:
 * @self: files
 * @name: of a file in the folder, of which nothing was added yet
 * @data: what the file is to hold
 * @length: bytes in @data
 * @error: return location for an error
 *
 * Returns: whether it is written; it is not durable yet, and not there
 */
gboolean
cle_replace_many_add (CleReplaceMany *self,
                      const char     *name,
                      const void     *data,
                      gsize           length,
                      GError        **error)
{
  const CleIo *io = self->io;
  g_autofree char *temporary = g_strconcat (name, TEMPORARY_SUFFIX, NULL);
  struct stat info;
  gboolean done;
  int fd;

  g_ptr_array_add (self->names, g_strdup (name));
  fd =
      cle_files_open_regular (io, self->dir, temporary, O_WRONLY | O_CREAT | O_TRUNC, &info, error);
  if (fd < 0)
    return FALSE;

  done = cle_files_write (io, fd, data, length, name, error);
  if (io->close (io, fd) != 0 && done)
    {
      cle_files_set_error (error, errno, name);
      done = FALSE;
    }

  return done;
}

/* In their order, so that those before are there. */
static gboolean
rename_all (CleReplaceMany *self,
            GError        **error)
{
  for (; self->n_there < self->names->len; self->n_there++)
    {
      const char *name = self->names->pdata[self->n_there];
      g_autofree char *temporary = g_strconcat (name, TEMPORARY_SUFFIX, NULL);

      if (self->io->renameat (self->io, self->dir, temporary, name) != 0)
        {
          cle_files_set_error (error, errno, name);
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * cle_replace_many_finish:
 * @self: files
 * @error: return location for an error
 *
 * Makes everything durable with one sync of the file system before any of the
 * files gets its name: a power cut finds none of them by halves. Since Linux 5.8
 * that sync tells of bytes that could not be written. Then the names follow, and
 * one sync of the folder.
 *
 * Returns: %TRUE when all are durable; otherwise the first of them may be there
 */
gboolean
cle_replace_many_finish (CleReplaceMany *self,
                         GError        **error)
{
  if (self->io->syncfs (self->io, self->dir) != 0)
    {
      cle_files_set_error (error, errno, "syncfs");
      return FALSE;
    }
  if (!rename_all (self, error))
    return FALSE;
  if (self->io->fsync (self->io, self->dir) == 0)
    return TRUE;

  cle_files_set_error (error, errno, "fsync");
  return FALSE;
}
