/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-import-source.h"
#include "cle-late-library.h"
#include "store/cle-store.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define CHUNK (64 * 1024)

/* What is used of libarchive. */
typedef struct
{
  __typeof__ (&archive_read_new) archive_read_new;
  __typeof__ (&archive_read_free) archive_read_free;
  __typeof__ (&archive_error_string) archive_error_string;
  __typeof__ (&archive_read_support_format_tar) archive_read_support_format_tar;
  __typeof__ (&archive_read_support_format_zip) archive_read_support_format_zip;
  __typeof__ (&archive_read_support_filter_gzip) archive_read_support_filter_gzip;
  __typeof__ (&archive_read_open_memory) archive_read_open_memory;
  __typeof__ (&archive_read_next_header) archive_read_next_header;
  __typeof__ (&archive_read_data) archive_read_data;
  __typeof__ (&archive_entry_filetype) archive_entry_filetype;
  __typeof__ (&archive_entry_hardlink) archive_entry_hardlink;
  __typeof__ (&archive_entry_symlink) archive_entry_symlink;
  __typeof__ (&archive_entry_is_encrypted) archive_entry_is_encrypted;
  __typeof__ (&archive_entry_pathname) archive_entry_pathname;
  __typeof__ (&archive_entry_pathname_utf8) archive_entry_pathname_utf8;
} ArchiveLibrary;

#define SYMBOL(name) { #name, G_STRUCT_OFFSET (ArchiveLibrary, name) }

static const CleLateSymbol SYMBOLS[] = {
  SYMBOL (archive_read_new),
  SYMBOL (archive_read_free),
  SYMBOL (archive_error_string),
  SYMBOL (archive_read_support_format_tar),
  SYMBOL (archive_read_support_format_zip),
  SYMBOL (archive_read_support_filter_gzip),
  SYMBOL (archive_read_open_memory),
  SYMBOL (archive_read_next_header),
  SYMBOL (archive_read_data),
  SYMBOL (archive_entry_filetype),
  SYMBOL (archive_entry_hardlink),
  SYMBOL (archive_entry_symlink),
  SYMBOL (archive_entry_is_encrypted),
  SYMBOL (archive_entry_pathname),
  SYMBOL (archive_entry_pathname_utf8),
};

#undef SYMBOL

/* An archive that is being read. */
typedef struct
{
  ArchiveLibrary  library;
  struct archive *archive;
  const char     *name;
  guint64         total;  /* bytes so far */
} Reader;

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
refuse_whole (Reader  *self,
              GError **error)
{
  const char *reason = self->library.archive_error_string (self->archive);

  g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
               _ ("“%s”: the archive cannot be read: %s"), self->name,
               reason != NULL ? reason : "?");
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
check_entry (Reader               *self,
             const char           *path,
             struct archive_entry *entry,
             GError              **error)
{
  mode_t type = (mode_t) self->library.archive_entry_filetype (entry);

  if (!g_utf8_validate (path, -1, NULL))
    return refuse (self->name, "?", _ ("its name is not valid text."), error);
  if (leads_out (path))
    return refuse (self->name, path, _ ("it leads out of the archive. Nothing was imported."),
                   error);
  if (self->library.archive_entry_hardlink (entry) != NULL ||
      self->library.archive_entry_symlink (entry) != NULL || type == AE_IFLNK)
    return refuse (self->name, path, _ ("it is a link. Nothing was imported."), error);
  if (type != AE_IFREG && type != AE_IFDIR)
    return refuse (self->name, path, _ ("it is neither a file nor a folder. Nothing was imported."),
                   error);
  if (self->library.archive_entry_is_encrypted (entry))
    return refuse (self->name, path, _ ("it is locked with a password."), error);

  return TRUE;
}

/* Bounded whatever the archive says of the size: a small one may hold a lot. */
static GBytes *
read_entry (Reader     *self,
            const char *path,
            GError    **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  la_ssize_t n;

  while ((n = self->library.archive_read_data (self->archive, chunk, CHUNK)) > 0)
    {
      self->total += (guint64) n;
      if (data->len + (gsize) n > CLE_IMPORT_MAX_FILE)
        {
          refuse (self->name, path, _ ("it is larger than 64 MiB."), error);
          return NULL;
        }
      if (self->total > CLE_IMPORT_MAX_TOTAL)
        {
          refuse (self->name, path, _ ("the archive holds more than 1 GiB."), error);
          return NULL;
        }
      g_byte_array_append (data, chunk, (guint) n);
    }

  if (n < 0)
    {
      refuse_whole (self, error);
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}

static const char *
get_path (Reader               *self,
          struct archive_entry *entry)
{
  const char *path = self->library.archive_entry_pathname_utf8 (entry);

  if (path == NULL)
    path = self->library.archive_entry_pathname (entry);

  return path != NULL ? path : "\xff";
}

static gboolean
take_entry (Reader               *self,
            GPtrArray            *sources,
            struct archive_entry *entry,
            GError              **error)
{
  const char *path = get_path (self, entry);
  g_autoptr (GBytes) bytes = NULL;

  if (!check_entry (self, path, entry, error))
    return FALSE;
  if (self->library.archive_entry_filetype (entry) == AE_IFDIR)
    return TRUE;

  bytes = read_entry (self, path, error);
  if (bytes == NULL)
    return FALSE;

  cle_import_source_add (sources, self->name, path, bytes);
  return TRUE;
}

static gboolean
open_archive (Reader  *self,
              GBytes  *bytes,
              GError **error)
{
  self->library.archive_read_support_format_tar (self->archive);
  self->library.archive_read_support_format_zip (self->archive);
  self->library.archive_read_support_filter_gzip (self->archive);

  return self->library.archive_read_open_memory (self->archive, g_bytes_get_data (bytes, NULL),
                                                 g_bytes_get_size (bytes)) == ARCHIVE_OK ||
         refuse_whole (self, error);
}

static gboolean
read_entries (Reader       *self,
              GPtrArray    *sources,
              GCancellable *cancellable,
              GError      **error)
{
  struct archive_entry *entry;
  guint n = 0;
  int status;

  while ((status = self->library.archive_read_next_header (self->archive, &entry)) == ARCHIVE_OK ||
         status == ARCHIVE_WARN)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (++n > CLE_IMPORT_MAX_ENTRIES)
        return refuse (self->name, get_path (self, entry),
                       _ ("the archive holds more than 10 000 files."), error);
      if (!take_entry (self, sources, entry, error))
        return FALSE;
    }

  return status == ARCHIVE_EOF || refuse_whole (self, error);
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
  Reader self = { .name = name };
  GModule *module = cle_late_library_open (CLE_ARCHIVE_SONAME, SYMBOLS, G_N_ELEMENTS (SYMBOLS),
                                           &self.library, error);
  gboolean done;

  if (module == NULL)
    return FALSE;

  self.archive = self.library.archive_read_new ();
  done = open_archive (&self, bytes, error) && read_entries (&self, sources, cancellable, error);
  self.library.archive_read_free (self.archive);
  g_module_close (module);

  return done;
}
