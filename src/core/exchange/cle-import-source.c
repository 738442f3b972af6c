/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-import-source.h"
#include "store/cle-files.h"
#include "store/cle-record.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_DEPTH 4
#define MAX_NAMES 100000 /* of a folder and those below it */

/* Walking through a folder. */
typedef struct
{
  GPtrArray    *sources;
  const char   *origin;
  GCancellable *cancellable;
  guint         n_names;
  guint64       total;
} Walk;

static gboolean
refuse (const char *path,
        const char *rule,
        GError    **error)
{
  g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID, _ ("“%s”: %s"), path, rule);
  return FALSE;
}

static const char *
skip_space (const char *at,
            const char *end)
{
  if (end - at >= 3 && memcmp (at, "\xef\xbb\xbf", 3) == 0)
    at += 3;
  while (at < end && (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r'))
    at++;

  return at;
}

/* By what is in it; the name decides where that says nothing. */
static CleImportSourceKind
recognise (const char *path,
           GBytes     *bytes)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  const char *at = skip_space (text, text + length);

  if (g_str_has_suffix (path, ".jsonl") ||
      (text + length - at >= 5 && memcmp (at, "{\"v\":", 5) == 0))
    return CLE_IMPORT_SOURCE_LINES;
  if (at < text + length && (*at == '{' || *at == '['))
    return CLE_IMPORT_SOURCE_JSON;

  return CLE_IMPORT_SOURCE_TABLE;
}

static void
add (GPtrArray           *sources,
     CleImportSourceKind  kind,
     const char          *name,
     const char          *folder,
     GBytes              *bytes)
{
  CleImportSource *self = g_new0 (CleImportSource, 1);
  g_autofree char *base = g_path_get_basename (name);
  const char *dot = strrchr (base, '.');

  self->kind = kind;
  self->name = g_strdup (name);
  self->stem = dot != NULL ? g_strndup (base, (gsize) (dot - base)) : g_strdup (base);
  self->folder = g_strdup (folder);
  self->bytes = g_bytes_ref (bytes);
  g_ptr_array_add (sources, self);
}

static gboolean
classify (const char          *path,
          CleImportSourceKind *kind,
          char               **folder)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);
  guint n = g_strv_length (parts);
  const char *parent = n >= 2 ? parts[n - 2] : "";
  const char *above = n >= 3 ? parts[n - 3] : "";
  gboolean is_device = cle_uuid_check (parent, strlen (parent));

  *folder = g_strdup (parent);
  if (n == 0 || parts[n - 1][0] == '.')
    return FALSE;
  if (strcmp (parent, "drafts") == 0 || strcmp (parent, "quarantine") == 0 ||
      strcmp (parent, "importing") == 0)
    return FALSE;

  *kind = is_device                                ? CLE_IMPORT_SOURCE_SEGMENT
          : strcmp (parent, "questionnaires") == 0 ? CLE_IMPORT_SOURCE_QUESTIONNAIRE
                                                   : CLE_IMPORT_SOURCE_LINES;
  if (is_device && strcmp (above, "people") == 0)
    *kind = CLE_IMPORT_SOURCE_PERSON;

  return g_str_has_suffix (path,
                           *kind == CLE_IMPORT_SOURCE_SEGMENT || *kind == CLE_IMPORT_SOURCE_LINES
                               ? ".jsonl"
                               : ".json");
}

static int
open_file (const char  *path,
           struct stat *info,
           int          more_flags,
           GError     **error)
{
  const CleIo *io = cle_io_get_system ();
  int fd =
      io->openat (io, AT_FDCWD, path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | more_flags, 0);

  if (fd >= 0 && io->fstat (io, fd, info) == 0)
    return fd;

  cle_files_set_error (error, errno, path);
  cle_files_close (io, &fd);
  return -1;
}

/* Takes the descriptor. */
static GBytes *
read_file (int                fd,
           const struct stat *info,
           const char        *path,
           GError           **error)
{
  const CleIo *io = cle_io_get_system ();
  GBytes *bytes = NULL;

  if (!S_ISREG (info->st_mode))
    refuse (path, _ ("this is neither a file nor a folder."), error);
  else if (info->st_size > CLE_IMPORT_MAX_FILE)
    refuse (path, _ ("it is larger than 64 MiB."), error);
  else
    bytes = cle_files_read (io, fd, (gsize) info->st_size, path, error);
  cle_files_close (io, &fd);

  return bytes;
}

static gboolean
walk_file (Walk       *walk,
           const char *full,
           GError    **error)
{
  struct stat info;
  int fd = open_file (full, &info, O_NOFOLLOW, error);
  g_autoptr (GBytes) bytes = fd >= 0 ? read_file (fd, &info, full, error) : NULL;

  if (bytes == NULL)
    return FALSE;

  walk->total += g_bytes_get_size (bytes);
  if (walk->total > CLE_IMPORT_MAX_TOTAL)
    return refuse (walk->origin, _ ("the folder holds more than 1 GiB."), error);

  /* Above the folder itself nothing is known, and its name may be a device's. */
  cle_import_source_add (walk->sources, NULL, full, bytes);
  return TRUE;
}

/* Links are not followed. Recursive, but never deeper than a data folder is. */
static gboolean
walk_folder (Walk       *walk,
             const char *path,
             guint       depth,
             GError    **error)
{
  const CleIo *io = cle_io_get_system ();
  int fd = io->openat (io, AT_FDCWD, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  g_auto (GStrv) names = fd >= 0 ? cle_files_list_in (io, fd, ".", FALSE, error) : NULL;

  if (fd < 0)
    cle_files_set_error (error, errno, path);
  cle_files_close (io, &fd);
  if (names == NULL || g_cancellable_set_error_if_cancelled (walk->cancellable, error))
    return FALSE;

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *full = g_build_filename (path, names[i], NULL);

      if (++walk->n_names > MAX_NAMES)
        return refuse (walk->origin, _ ("the folder holds more than 100 000 files."), error);
      if (g_file_test (full, G_FILE_TEST_IS_SYMLINK))
        continue;
      if (g_file_test (full, G_FILE_TEST_IS_DIR)
              ? depth < MAX_DEPTH && !walk_folder (walk, full, depth + 1, error)
              : cle_import_source_is_wanted (full) && !walk_file (walk, full, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_folder (GPtrArray    *sources,
             const char   *path,
             GCancellable *cancellable,
             GError      **error)
{
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  Walk walk = { sources, path, cancellable, 0, 0 };
  guint n = sources->len;

  if (!walk_folder (&walk, full, 0, error))
    return FALSE;

  return sources->len > n || refuse (path, _ ("there are no records in this folder."), error);
}

/**
 * cle_import_source_free:
 * @self: (transfer full): a text to import from
 */
void
cle_import_source_free (CleImportSource *self)
{
  g_free (self->name);
  g_free (self->stem);
  g_free (self->folder);
  g_bytes_unref (self->bytes);
  g_free (self);
}

/**
 * cle_import_source_is_wanted:
 * @path: of a file in a data folder, or in a part of one
 *
 * Returns: whether it is one of records, people or questionnaires.
 */
gboolean
cle_import_source_is_wanted (const char *path)
{
  g_autofree char *folder = NULL;
  CleImportSourceKind kind;

  return classify (path, &kind, &folder);
}

/**
 * cle_import_source_add:
 * @sources: (element-type CleImportSource): where to add it
 * @origin: (nullable): the archive that it comes from
 * @path: in the archive, or of the file
 * @bytes: what it holds
 *
 * Returns: %FALSE if it is not one of records, people or questionnaires and was
 *   passed over.
 */
gboolean
cle_import_source_add (GPtrArray  *sources,
                       const char *origin,
                       const char *path,
                       GBytes     *bytes)
{
  g_autofree char *folder = NULL;
  g_autofree char *name =
      origin != NULL ? g_strdup_printf ("%s:%s", origin, path) : g_strdup (path);
  CleImportSourceKind kind;

  if (!classify (path, &kind, &folder))
    return FALSE;

  add (sources, kind, name, folder, bytes);
  return TRUE;
}

/**
 * cle_import_source_read:
 * @sources: (element-type CleImportSource): what is found is added here
 * @path: a file, a folder or an archive
 * @cancellable: (nullable): to stop in between
 * @error: return location for an error
 *
 * Finds out what @path is and reads it.
 *
 * Returns: %FALSE if it cannot be read or is over a limit.
 */
gboolean
cle_import_source_read (GPtrArray    *sources,
                        const char   *path,
                        GCancellable *cancellable,
                        GError      **error)
{
  g_autoptr (GBytes) bytes = NULL;
  struct stat info;
  int fd;
  guint n = sources->len;

  fd = open_file (path, &info, 0, error);
  if (fd < 0)
    return FALSE;
  if (S_ISDIR (info.st_mode))
    {
      cle_files_close (cle_io_get_system (), &fd);
      return read_folder (sources, path, cancellable, error);
    }

  bytes = read_file (fd, &info, path, error);
  if (bytes == NULL)
    return FALSE;
  if (!cle_import_archive_is (bytes))
    {
      add (sources, recognise (path, bytes), path, "", bytes);
      return TRUE;
    }

  return cle_import_archive_read (sources, path, bytes, cancellable, error) &&
         (sources->len > n || refuse (path, _ ("there are no records in this archive."), error));
}
