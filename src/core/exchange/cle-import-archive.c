/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-import-source.h"
#include "store/cle-store.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define CHUNK (64 * 1024)

typedef struct archive Archive;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, archive_read_free)

static gboolean
refuse (const char *archive,
        const char *entry,
        const char *rule,
        GError    **error)
{
  /* Translators: an archive, what is in it, and what is wrong with that. */
  g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID, _ ("“%s”: “%s”: %s"), archive,
               entry, rule);
  return FALSE;
}

static gboolean
refuse_whole (const char *name,
              Archive    *archive,
              GError    **error)
{
  const char *reason = archive_error_string (archive);

  g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
               _ ("“%s”: the archive cannot be read: %s"), name, reason != NULL ? reason : "?");
  return FALSE;
}

/* Names that lead out of the folder in which an archive is unpacked. Nothing is
 * unpacked here, but an archive with such names was made to do harm. */
static gboolean
leads_out (const char *path)
{
  g_auto (GStrv) parts = g_strsplit_set (path, "/\\", -1);

  if (path[0] == '/' || path[0] == '\\' || (g_ascii_isalpha (path[0]) && path[1] == ':'))
    return TRUE;

  for (guint i = 0; parts[i] != NULL; i++)
    if (strcmp (parts[i], "..") == 0)
      return TRUE;

  return FALSE;
}

static gboolean
check_entry (const char           *name,
             const char           *path,
             struct archive_entry *entry,
             GError              **error)
{
  mode_t type = (mode_t) archive_entry_filetype (entry);

  if (!g_utf8_validate (path, -1, NULL))
    return refuse (name, "?", _ ("its name is not valid text."), error);
  if (leads_out (path))
    return refuse (name, path, _ ("it leads out of the archive. Nothing was imported."), error);
  if (archive_entry_hardlink (entry) != NULL || archive_entry_symlink (entry) != NULL ||
      type == AE_IFLNK)
    return refuse (name, path, _ ("it is a link. Nothing was imported."), error);
  if (type != AE_IFREG && type != AE_IFDIR)
    return refuse (name, path, _ ("it is neither a file nor a folder. Nothing was imported."),
                   error);
  if (archive_entry_is_encrypted (entry))
    return refuse (name, path, _ ("it is locked with a password."), error);

  return TRUE;
}

/* Bounded whatever the archive says of the size: a small one may hold a lot. */
static GBytes *
read_entry (Archive    *archive,
            const char *name,
            const char *path,
            guint64    *total,
            GError    **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  la_ssize_t n;

  while ((n = archive_read_data (archive, chunk, CHUNK)) > 0)
    {
      *total += (guint64) n;
      if (data->len + (gsize) n > CLE_IMPORT_MAX_FILE)
        {
          refuse (name, path, _ ("it is larger than 64 MiB."), error);
          return NULL;
        }
      if (*total > CLE_IMPORT_MAX_TOTAL)
        {
          refuse (name, path, _ ("the archive holds more than 1 GiB."), error);
          return NULL;
        }
      g_byte_array_append (data, chunk, (guint) n);
    }

  if (n < 0)
    {
      refuse_whole (name, archive, error);
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}

static const char *
get_path (struct archive_entry *entry)
{
  const char *path = archive_entry_pathname_utf8 (entry);

  if (path == NULL)
    path = archive_entry_pathname (entry);

  return path != NULL ? path : "\xff";
}

static gboolean
take_entry (GPtrArray            *sources,
            const char           *name,
            Archive              *archive,
            struct archive_entry *entry,
            guint64              *total,
            GError              **error)
{
  const char *path = get_path (entry);
  g_autoptr (GBytes) bytes = NULL;

  if (!check_entry (name, path, entry, error))
    return FALSE;
  if (archive_entry_filetype (entry) == AE_IFDIR)
    return TRUE;

  bytes = read_entry (archive, name, path, total, error);
  if (bytes == NULL)
    return FALSE;

  cle_import_source_add (sources, name, path, bytes);
  return TRUE;
}

static gboolean
open_archive (Archive    *archive,
              const char *name,
              GBytes     *bytes,
              GError    **error)
{
  archive_read_support_format_tar (archive);
  archive_read_support_format_zip (archive);
  archive_read_support_filter_gzip (archive);

  return archive_read_open_memory (archive, g_bytes_get_data (bytes, NULL),
                                   g_bytes_get_size (bytes)) == ARCHIVE_OK ||
         refuse_whole (name, archive, error);
}

/**
 * cle_import_archive_is:
 * @bytes: a file
 *
 * Returns: whether it looks like a zip, tar or tar.gz.
 */
gboolean
cle_import_archive_is (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return (length >= 4 && (memcmp (data, "PK\3\4", 4) == 0 || memcmp (data, "PK\5\6", 4) == 0)) ||
         (length >= 2 && memcmp (data, "\x1f\x8b", 2) == 0) ||
         (length >= 262 && memcmp (data + 257, "ustar", 5) == 0);
}

/**
 * cle_import_archive_read:
 * @sources: (element-type CleImportSource): what is found is added here
 * @name: of the archive
 * @bytes: the archive
 * @cancellable: (nullable): to stop in between
 * @error: return location for an error
 *
 * Reads an archive of a data folder, or of its records, in memory. One with a
 * link, a device, a name that leads elsewhere or more than the limits is
 * refused as a whole.
 *
 * Returns: %FALSE if it is refused or cannot be read.
 */
gboolean
cle_import_archive_read (GPtrArray    *sources,
                         const char   *name,
                         GBytes       *bytes,
                         GCancellable *cancellable,
                         GError      **error)
{
  g_autoptr (Archive) archive = archive_read_new ();
  struct archive_entry *entry;
  guint64 total = 0;
  guint n = 0;
  int status;

  if (!open_archive (archive, name, bytes, error))
    return FALSE;

  while ((status = archive_read_next_header (archive, &entry)) == ARCHIVE_OK ||
         status == ARCHIVE_WARN)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (++n > CLE_IMPORT_MAX_ENTRIES)
        return refuse (name, get_path (entry), _ ("the archive holds more than 10 000 files."),
                       error);
      if (!take_entry (sources, name, archive, entry, &total, error))
        return FALSE;
    }

  return status == ARCHIVE_EOF || refuse_whole (name, archive, error);
}
