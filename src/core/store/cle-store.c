/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-store.h"
#include "cle-batch.h"
#include "cle-files.h"
#include "cle-identity.h"
#include "cle-lock.h"
#include "cle-moved.h"
#include "cle-open-segment.h"
#include "cle-store-private.h"
#include "cle-tail.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#define BOOT_ID "/proc/sys/kernel/random/boot_id"

struct _CleStore
{
  GObject parent_instance;

  char           *path;
  const CleIo    *io;
  const CleClock *clock;
  GError         *obstacle; /* why it cannot be written, or NULL */

  GMutex       mutex; /* held together with the lock on disk; guards what follows */
  int          folder;
  int          lock;
  char        *device;
  char       **former;  /* ids under which this store wrote earlier */
  gboolean     settled; /* the device is ours, checked under the lock */
  CleStoreTail tail;
  CleOpenSegment open;
  char         synced[CLE_SEGMENT_NAME_MAX];
  GHashTable  *doubtful; /* ids of records that may or may not be on disk */
  GHashTable  *burnt;    /* names of segments that failed and are not written again */
  char        *boot;
};

G_DEFINE_FINAL_TYPE (CleStore, cle_store, G_TYPE_OBJECT)

G_DEFINE_QUARK (cle-store-error-quark, cle_store_error)

static int
open_root (const CleIo *io,
           const char  *path)
{
  return io->openat (io, AT_FDCWD, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
}

/* Links above the store's folder are the user's business and are followed. */
static int
make_root (const CleIo *io,
           const char  *path,
           GError     **error)
{
  int fd = open_root (io, path);
  g_autofree char *parent = NULL;
  int parent_fd;

  if (fd >= 0 || errno != ENOENT)
    {
      if (fd < 0)
        cle_files_set_error (error, errno, path);
      return fd;
    }

  parent = g_path_get_dirname (path);
  parent_fd = make_root (io, parent, error);
  if (parent_fd < 0)
    return -1;

  if ((io->mkdirat (io, AT_FDCWD, path, 0700) != 0 && errno != EEXIST) ||
      io->fsync (io, parent_fd) != 0 || (fd = open_root (io, path)) < 0)
    cle_files_set_error (error, errno, path);
  cle_files_close (io, &parent_fd);

  return fd;
}

/* Nothing is made on disk before there is something to save, but whether it
 * could be is known at once. */
static gboolean
check_can_be_made (const char *path,
                   GError    **error)
{
  g_autofree char *at = g_strdup (path);

  while (access (at, F_OK) != 0 && errno == ENOENT && strcmp (at, "/") != 0 &&
         strcmp (at, ".") != 0)
    {
      char *parent = g_path_get_dirname (at);

      g_free (at);
      at = parent;
    }

  if (access (at, W_OK | X_OK) == 0 && g_file_test (at, G_FILE_TEST_IS_DIR))
    return TRUE;

  cle_files_set_error (error, g_file_test (at, G_FILE_TEST_IS_DIR) ? EACCES : ENOTDIR, at);
  return FALSE;
}

static void
set_newer_error (GError **error)
{
  g_set_error_literal (error, CLE_STORE_ERROR, CLE_STORE_ERROR_NEWER,
                       _ ("This data was saved by a newer version of Clientele: you can look at it "
                          "here, but to change it please update the program."));
}

static gboolean
open_existing (CleStore *self,
               GError  **error)
{
  CleIdentity identity;

  self->folder = open_root (self->io, self->path);
  if (self->folder < 0 && errno == ENOENT)
    return check_can_be_made (self->path, error);
  if (self->folder < 0)
    {
      cle_files_set_error (error, errno, self->path);
      return FALSE;
    }

  if (cle_identity_read (self->io, self->folder, &identity, NULL))
    {
      self->device = g_strdup (identity.device);
      if (identity.format > CLE_STORE_FORMAT)
        set_newer_error (&self->obstacle);
    }

  if (self->obstacle == NULL && faccessat (self->folder, ".", W_OK | X_OK, 0) != 0)
    cle_files_set_error (&self->obstacle, errno, self->path);

  return TRUE;
}

static char **
dup_former (const CleIdentity *identity)
{
  g_autoptr (GStrvBuilder) former = g_strv_builder_new ();

  for (guint i = 0; i < identity->n_former; i++)
    g_strv_builder_add (former, identity->former[i]);

  return g_strv_builder_end (former);
}

/* Another process may have moved the store: nothing is saved where nobody would
 * look for it. */
static gboolean
check_is_here (CleStore *self,
               GError  **error)
{
  g_autofree char *moved = NULL;

  if (!cle_moved_follow (self->io, self->path, &moved, error))
    return FALSE;
  if (moved == NULL)
    return TRUE;

  g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND,
               _ ("The data was moved to “%s”. Please start the program again."), moved);
  return FALSE;
}

/* With the lock held: reads who we are, or makes it up. */
static gboolean
settle (CleStore *self,
        GError  **error)
{
  CleIdentity identity;

  if (!check_is_here (self, error))
    return FALSE;
  if (!cle_identity_ensure (self->io, self->folder, self->path, &identity, error))
    return FALSE;

  if (identity.format > CLE_STORE_FORMAT)
    {
      set_newer_error (error);
      return FALSE;
    }

  if (g_strcmp0 (self->device, identity.device) != 0)
    {
      g_free (self->device);
      self->device = g_strdup (identity.device);
      memset (&self->tail, 0, sizeof self->tail);
    }
  g_strfreev (self->former);
  self->former = dup_former (&identity);
  cle_open_segment_close (self);
  self->settled = TRUE;

  /* Whoever imports next is told what keeps an earlier import from being
   * completed; everybody else may go on. */
  cle_batch_resume_locked (self, NULL);

  return TRUE;
}

/* For the next process, if nobody is writing at this moment. */
static void
leave_note (CleStore *self)
{
  if (self->lock < 0 || !self->tail.known || self->io->lock (self->io, self->lock, TRUE) != 0)
    return;

  cle_tail_leave_note (self);
  cle_lock_release (self->io, &self->lock);
}

static void
cle_store_finalize (GObject *object)
{
  CleStore *self = CLE_STORE (object);

  leave_note (self);
  cle_open_segment_close (self);
  cle_files_close (self->io, &self->lock);
  cle_files_close (self->io, &self->folder);
  g_clear_error (&self->obstacle);
  g_clear_pointer (&self->doubtful, g_hash_table_unref);
  g_clear_pointer (&self->burnt, g_hash_table_unref);
  g_free (self->boot);
  g_mutex_clear (&self->mutex);
  g_free (self->device);
  g_strfreev (self->former);
  g_free (self->path);

  G_OBJECT_CLASS (cle_store_parent_class)->finalize (object);
}

static void
cle_store_class_init (CleStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cle_store_finalize;
}

static void
cle_store_init (CleStore *self)
{
  g_mutex_init (&self->mutex);
  self->folder = -1;
  self->lock = -1;
  self->open.folder = -1;
  self->open.fd = -1;
  self->doubtful = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->burnt = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * cle_store_dup_default_path:
 *
 * Returns: (transfer full): the folder of the environment variable
 *   `CLIENTELE_STORE`, else `clientele` in the user's data folder.
 */
char *
cle_store_dup_default_path (void)
{
  const char *chosen = g_getenv ("CLIENTELE_STORE");

  if (chosen != NULL && *chosen != '\0')
    return g_canonicalize_filename (chosen, NULL);

  return g_build_filename (g_get_user_data_dir (), "clientele", NULL);
}

/**
 * cle_store_open:
 * @path: a folder; it need not be there yet
 * @io: the system calls to use; must outlive the store
 * @clock: where the time comes from; must outlive the store
 * @error: return location for an error
 *
 * Opens a store. Nothing is made or changed on disk before the first save, so
 * looking at an empty place leaves no trace. A store of a newer version, or one
 * that cannot be written, opens for reading. One that was moved opens in its new
 * place.
 *
 * Returns: (transfer full): the store, or %NULL if @path is no folder, or is
 *   missing and could not be made.
 */
CleStore *
cle_store_open (const char     *path,
                const CleIo    *io,
                const CleClock *clock,
                GError        **error)
{
  g_autoptr (CleStore) self = g_object_new (CLE_TYPE_STORE, NULL);
  g_autofree char *moved = NULL;

  self->path = g_canonicalize_filename (path, NULL);
  self->io = io;
  self->clock = clock;

  if (!cle_moved_follow (io, self->path, &moved, error))
    return NULL;
  if (moved != NULL)
    {
      g_free (self->path);
      self->path = g_steal_pointer (&moved);
    }

  if (!open_existing (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * cle_store_get_path:
 * @self: a store
 *
 * Returns: the absolute name of its folder.
 */
const char *
cle_store_get_path (CleStore *self)
{
  return self->path;
}

/**
 * cle_store_get_device:
 * @self: a store
 *
 * Returns: (nullable): the id under which this store writes; %NULL before
 *   anything was saved in it.
 */
const char *
cle_store_get_device (CleStore *self)
{
  return self->device;
}

/**
 * cle_store_get_io:
 * @self: a store
 *
 * Returns: (transfer none): the system calls it was opened with.
 */
const CleIo *
cle_store_get_io (CleStore *self)
{
  return self->io;
}

/**
 * cle_store_get_clock:
 * @self: a store
 *
 * Returns: (transfer none): the clock it was opened with.
 */
const CleClock *
cle_store_get_clock (CleStore *self)
{
  return self->clock;
}

/**
 * cle_store_get_read_only:
 * @self: a store
 *
 * Returns: %TRUE if nothing can be saved here.
 */
gboolean
cle_store_get_read_only (CleStore *self)
{
  return self->obstacle != NULL;
}

/**
 * cle_store_check_writable:
 * @self: a store
 * @error: return location for an error
 *
 * Returns: %FALSE with the sentence to tell the user if nothing can be saved
 *   here.
 */
gboolean
cle_store_check_writable (CleStore *self,
                          GError  **error)
{
  if (self->obstacle == NULL)
    return TRUE;

  g_propagate_error (error, g_error_copy (self->obstacle));
  return FALSE;
}

/**
 * cle_store_get_folder:
 * @self: a store
 *
 * Returns: a descriptor of the store's folder that the store keeps; -1 while
 *   the folder does not exist.
 */
int
cle_store_get_folder (CleStore *self)
{
  if (self->folder < 0)
    self->folder = open_root (self->io, self->path);

  return self->folder;
}

/**
 * cle_store_begin_write:
 * @self: a store
 * @error: return location for an error
 *
 * Makes the store's folder if need be and takes the lock, for this thread and
 * this process alone. Follow with cle_store_end_write() if it returns %TRUE.
 *
 * Returns: %FALSE if the store cannot be written or another process kept the
 *   lock.
 */
gboolean
cle_store_begin_write (CleStore *self,
                       GError  **error)
{
  if (!cle_store_check_writable (self, error))
    return FALSE;

  g_mutex_lock (&self->mutex);
  if (self->folder < 0)
    self->folder = make_root (self->io, self->path, error);

  if (self->folder >= 0 && cle_lock_take (self->io, self->folder, "lock", &self->lock, error))
    {
      if (self->settled || settle (self, error))
        return TRUE;
      cle_lock_release (self->io, &self->lock);
    }

  g_mutex_unlock (&self->mutex);
  return FALSE;
}

/**
 * cle_store_end_write:
 * @self: a store in a write
 *
 * Releases the lock.
 */
void
cle_store_end_write (CleStore *self)
{
  cle_lock_release (self->io, &self->lock);
  g_mutex_unlock (&self->mutex);
}

/**
 * cle_store_resettle:
 * @self: a store in a write
 * @error: return location for an error
 *
 * Reads again who we are, after another process may have begun afresh.
 *
 * Returns: %FALSE if that could not be read or written.
 */
gboolean
cle_store_resettle (CleStore *self,
                    GError  **error)
{
  return settle (self, error);
}

/**
 * cle_store_get_former:
 * @self: a store in a write
 *
 * Returns: (transfer none): the ids under which this store wrote before it was
 *   copied; nobody else writes their segments in this folder.
 */
const char *const *
cle_store_get_former (CleStore *self)
{
  return (const char *const *) self->former;
}

/**
 * cle_store_get_lock:
 * @self: a store in a write
 *
 * Returns: the descriptor of the lock file.
 */
int
cle_store_get_lock (CleStore *self)
{
  return self->lock;
}

/**
 * cle_store_get_tail:
 * @self: a store in a write
 *
 * Returns: (transfer none): where the records end as far as this process knows.
 */
CleStoreTail *
cle_store_get_tail (CleStore *self)
{
  return &self->tail;
}

/**
 * cle_store_get_open_segment:
 * @self: a store in a write
 *
 * Returns: (transfer none): what is kept open between two saves.
 */
CleOpenSegment *
cle_store_get_open_segment (CleStore *self)
{
  return &self->open;
}

/**
 * cle_store_get_boot:
 * @self: a store in a write
 *
 * Returns: the id of this boot of the machine; "" where there is none.
 */
const char *
cle_store_get_boot (CleStore *self)
{
  if (self->boot == NULL && g_file_get_contents (BOOT_ID, &self->boot, NULL, NULL))
    g_strstrip (self->boot);

  return self->boot != NULL ? self->boot : "";
}

/**
 * cle_store_get_doubtful:
 * @self: a store in a write
 *
 * Returns: (transfer none): a set of ids whose last save failed: the record
 *   may be on disk all the same, so look before it is written again.
 */
GHashTable *
cle_store_get_doubtful (CleStore *self)
{
  return self->doubtful;
}

/**
 * cle_store_get_burnt:
 * @self: a store in a write
 *
 * Returns: (transfer none): a set of names of segments on which a write or a
 *   sync failed. A sync that is tried again may claim success for data that
 *   the kernel has dropped, so they are not written any more.
 */
GHashTable *
cle_store_get_burnt (CleStore *self)
{
  return self->burnt;
}

/**
 * cle_store_get_synced:
 * @self: a store in a write
 *
 * Returns: (transfer none): a buffer with the name of the segment whose entry
 *   in its folder this process has synced last.
 */
char *
cle_store_get_synced (CleStore *self)
{
  return self->synced;
}
