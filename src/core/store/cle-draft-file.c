/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-draft-file.h"
#include "cle-files.h"
#include "cle-record.h"
#include "cle-store-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define DRAFT_MAX (64 * 1024 * 1024)

struct _CleDraftFile
{
  CleStore *store;
  char     *path;    /* below the store's folder */
  char     *name;
  int       folder;  /* drafts/ */
  int       fd;
  GString  *pending; /* bytes that could not be written yet */
};

/* What the syncing thread needs; it outlives the draft if need be, and keeps
 * the store, whose system calls it uses. */
typedef struct
{
  CleStore *store;
  int       fd;
} SyncJob;

static void
sync_job_free (SyncJob *job)
{
  cle_files_close (cle_store_get_io (job->store), &job->fd);
  g_object_unref (job->store);
  g_free (job);
}

/* A failure here is not told: the bytes are written, and finishing syncs the
 * result by itself and tells what fails then. */
static gpointer
sync_in_thread (gpointer data)
{
  SyncJob *job = data;
  const CleIo *io = cle_store_get_io (job->store);

  io->fdatasync (io, job->fd);
  sync_job_free (job);

  return NULL;
}

static void
start_sync (CleDraftFile *self)
{
  const CleIo *io = cle_store_get_io (self->store);
  SyncJob *job = g_new0 (SyncJob, 1);
  GThread *thread;

  job->store = g_object_ref (self->store);
  /* A descriptor of its own: a duplicate would keep the draft locked. */
  job->fd = io->openat (io, self->folder, self->name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW, 0);
  thread = job->fd >= 0 ? g_thread_try_new ("draft", sync_in_thread, job, NULL) : NULL;

  /* Not a GTask: nobody waits for it, and clientelectl has no main loop that
   * would free it. */
  if (thread != NULL)
    g_thread_unref (thread);
  else
    sync_job_free (job);
}

static CleDraftFile *
draft_file_new (CleStore   *store,
                const char *id)
{
  CleDraftFile *self = g_new0 (CleDraftFile, 1);

  self->store = g_object_ref (store);
  self->name = g_strconcat (id, ".jsonl", NULL);
  self->path = g_build_filename ("drafts", self->name, NULL);
  self->folder = -1;
  self->fd = -1;
  self->pending = g_string_new (NULL);

  return self;
}

static gboolean
open_and_lock (CleDraftFile *self,
               int           flags,
               struct stat  *info,
               GError      **error)
{
  const CleIo *io = cle_store_get_io (self->store);

  self->fd =
      cle_files_open_regular (io, self->folder, self->name, O_RDWR | O_APPEND | flags, info, error);
  if (self->fd < 0)
    return FALSE;

  if (io->lock (io, self->fd, TRUE) != 0)
    {
      g_set_error_literal (error, CLE_STORE_ERROR, CLE_STORE_ERROR_LOCKED,
                           _ ("This assessment is open in another window."));
      return FALSE;
    }
  if (io->fstat (io, self->fd, info) == 0)
    return TRUE;

  cle_files_set_error (error, errno, self->path);
  return FALSE;
}

static gboolean
open_locked (CleDraftFile *self,
             int           flags,
             struct stat  *info,
             GError      **error)
{
  const CleIo *io = cle_store_get_io (self->store);
  int base = cle_store_get_folder (self->store);

  self->folder = cle_files_open_folder (io, base, "drafts", (flags & O_CREAT) != 0, error);
  if (self->folder < 0 || !open_and_lock (self, flags, info, error))
    return FALSE;
  if (info->st_nlink > 0)
    return TRUE;

  /* A name was taken out of it between the two: another file is in its place. */
  cle_files_close (io, &self->fd);
  if (!open_and_lock (self, flags, info, error))
    return FALSE;
  if (info->st_nlink > 0)
    return TRUE;

  cle_files_set_error (error, ENOENT, self->path);
  return FALSE;
}

/* Writes as much of what is pending as the disk takes. What it does not take
 * stays pending and goes on exactly there with the next try. */
static gboolean
write_pending (CleDraftFile *self,
               GError      **error)
{
  const CleIo *io = cle_store_get_io (self->store);

  while (self->pending->len > 0)
    {
      ssize_t n = io->write (io, self->fd, self->pending->str, self->pending->len);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        {
          cle_files_set_error (error, n < 0 ? errno : EIO, self->path);
          return FALSE;
        }
      g_string_erase (self->pending, 0, n);
    }

  return TRUE;
}

/**
 * cle_draft_file_create:
 * @store: a store
 * @id: of the run, a UUID
 * @header: the first line
 * @error: return location for an error
 *
 * Begins a draft; it is durable on return, its folder included.
 *
 * Returns: (transfer full): the draft, or %NULL.
 */
CleDraftFile *
cle_draft_file_create (CleStore      *store,
                       const char    *id,
                       const GString *header,
                       GError       **error)
{
  g_autoptr (CleDraftFile) self = draft_file_new (store, id);
  const CleIo *io = cle_store_get_io (store);
  struct stat info;

  /* The write lock is taken for the folder's sake alone: it makes the store
   * if this is the first thing ever saved. */
  if (!cle_store_begin_write (store, error))
    return NULL;
  cle_store_end_write (store);

  if (!open_locked (self, O_CREAT | O_EXCL, &info, error))
    return NULL;

  if (!cle_draft_file_append (self, header, error) || !cle_draft_file_sync (self, error) ||
      io->fsync (io, self->folder) != 0)
    {
      if (error != NULL && *error == NULL)
        cle_files_set_error (error, errno, self->path);
      io->unlinkat (io, self->folder, self->name, 0);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * cle_draft_file_open:
 * @store: a store
 * @id: of the run, a UUID
 * @log: (out) (transfer full): what the draft says so far
 * @error: return location for an error
 *
 * Opens a draft to go on with it.
 *
 * Returns: (transfer full): the draft, or %NULL; %CLE_STORE_ERROR_LOCKED while
 *   it is open elsewhere.
 */
CleDraftFile *
cle_draft_file_open (CleStore     *store,
                     const char   *id,
                     CleDraftLog **log,
                     GError      **error)
{
  g_autoptr (CleDraftFile) self = NULL;
  g_autoptr (GBytes) bytes = NULL;
  struct stat info;

  if (!cle_uuid_check (id, strlen (id)) || cle_store_get_folder (store) < 0)
    {
      cle_files_set_error (error, ENOENT, id);
      return NULL;
    }

  self = draft_file_new (store, id);
  if (!open_locked (self, 0, &info, error))
    return NULL;

  bytes = cle_files_read (cle_store_get_io (store), self->fd, MIN ((gsize) info.st_size, DRAFT_MAX),
                          self->path, error);
  if (bytes == NULL)
    return NULL;

  *log = cle_draft_log_parse (bytes, error);
  if (*log == NULL)
    return NULL;

  if ((*log)->torn)
    g_string_append_c (self->pending, '\n');

  return g_steal_pointer (&self);
}

/**
 * cle_draft_file_append:
 * @self: an open draft
 * @lines: whole lines, each with its newline
 * @error: return location for an error
 *
 * Writes @lines, after whatever could not be written before, and starts to sync
 * them in a thread.
 *
 * Returns: %FALSE if they are kept in memory only for now.
 */
gboolean
cle_draft_file_append (CleDraftFile  *self,
                       const GString *lines,
                       GError       **error)
{
  g_string_append_len (self->pending, lines->str, (gssize) lines->len);

  return cle_draft_file_flush (self, error);
}

/**
 * cle_draft_file_flush:
 * @self: an open draft
 * @error: return location for an error
 *
 * Tries again to write what is kept in memory.
 *
 * Returns: %FALSE if there is still something that is not written.
 */
gboolean
cle_draft_file_flush (CleDraftFile *self,
                      GError      **error)
{
  if (self->pending->len == 0)
    return TRUE;

  if (!write_pending (self, error))
    return FALSE;

  start_sync (self);
  return TRUE;
}

/**
 * cle_draft_file_sync:
 * @self: an open draft
 * @error: return location for an error
 *
 * Waits until everything written is durable.
 *
 * Returns: %FALSE if the disk refused.
 */
gboolean
cle_draft_file_sync (CleDraftFile *self,
                     GError      **error)
{
  const CleIo *io = cle_store_get_io (self->store);

  if (!write_pending (self, error))
    return FALSE;

  if (io->fdatasync (io, self->fd) == 0)
    return TRUE;

  cle_files_set_error (error, errno, self->path);
  return FALSE;
}

/**
 * cle_draft_file_remove:
 * @self: an open draft
 * @error: return location for an error
 *
 * Removes the draft from the disk.
 *
 * Returns: %FALSE if it could not be removed.
 */
gboolean
cle_draft_file_remove (CleDraftFile *self,
                       GError      **error)
{
  const CleIo *io = cle_store_get_io (self->store);

  if (io->unlinkat (io, self->folder, self->name, 0) == 0 || errno == ENOENT)
    return TRUE;

  cle_files_set_error (error, errno, self->path);
  return FALSE;
}

/**
 * cle_draft_file_close:
 * @self: (transfer full): an open draft
 *
 * Closes it, so that it can be opened again here or elsewhere.
 */
void
cle_draft_file_close (CleDraftFile *self)
{
  const CleIo *io = cle_store_get_io (self->store);

  cle_files_close (io, &self->fd);
  cle_files_close (io, &self->folder);
  g_string_free (self->pending, TRUE);
  g_free (self->path);
  g_free (self->name);
  g_object_unref (self->store);
  g_free (self);
}
