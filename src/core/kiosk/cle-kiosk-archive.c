/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-kiosk-archive.h"

#include "exchange/cle-late-library.h"
#include "store/cle-store.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>

/* What is used of libarchive. */
typedef struct
{
  __typeof__ (&archive_write_new) archive_write_new;
  __typeof__ (&archive_write_free) archive_write_free;
  __typeof__ (&archive_write_close) archive_write_close;
  __typeof__ (&archive_write_set_format_zip) archive_write_set_format_zip;
  __typeof__ (&archive_write_open) archive_write_open;
  __typeof__ (&archive_write_header) archive_write_header;
  __typeof__ (&archive_write_data) archive_write_data;
  __typeof__ (&archive_error_string) archive_error_string;
  __typeof__ (&archive_entry_new) archive_entry_new;
  __typeof__ (&archive_entry_free) archive_entry_free;
  __typeof__ (&archive_entry_set_pathname) archive_entry_set_pathname;
  __typeof__ (&archive_entry_set_filetype) archive_entry_set_filetype;
  __typeof__ (&archive_entry_set_perm) archive_entry_set_perm;
  __typeof__ (&archive_entry_set_size) archive_entry_set_size;
} ArchiveLibrary;

#define SYMBOL(name) { #name, G_STRUCT_OFFSET (ArchiveLibrary, name) }

static const CleLateSymbol SYMBOLS[] = {
  SYMBOL (archive_write_new),
  SYMBOL (archive_write_free),
  SYMBOL (archive_write_close),
  SYMBOL (archive_write_set_format_zip),
  SYMBOL (archive_write_open),
  SYMBOL (archive_write_header),
  SYMBOL (archive_write_data),
  SYMBOL (archive_error_string),
  SYMBOL (archive_entry_new),
  SYMBOL (archive_entry_free),
  SYMBOL (archive_entry_set_pathname),
  SYMBOL (archive_entry_set_filetype),
  SYMBOL (archive_entry_set_perm),
  SYMBOL (archive_entry_set_size),
};

#undef SYMBOL

struct _CleKioskArchive
{
  ArchiveLibrary  library;
  GModule        *module;
  struct archive *archive;
  GByteArray     *bytes;
};

static la_ssize_t
take_bytes (struct archive *archive,
            void           *data,
            const void     *buffer,
            size_t          length)
{
  g_byte_array_append (data, buffer, (guint) length);

  return (la_ssize_t) length;
}

static gboolean
fail (CleKioskArchive *self,
      GError         **error)
{
  const char *reason = self->library.archive_error_string (self->archive);

  g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_IO, _ ("The archive could not be made: %s"),
               reason != NULL ? reason : "?");
  return FALSE;
}

/**
 * cle_kiosk_archive_new:
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): an archive without files
 */
CleKioskArchive *
cle_kiosk_archive_new (GError **error)
{
  g_autoptr (CleKioskArchive) self = g_new0 (CleKioskArchive, 1);

  self->bytes = g_byte_array_new ();
  self->module = cle_late_library_open (CLE_ARCHIVE_SONAME, SYMBOLS, G_N_ELEMENTS (SYMBOLS),
                                        &self->library, error);
  if (self->module == NULL)
    return NULL;

  self->archive = self->library.archive_write_new ();
  self->library.archive_write_set_format_zip (self->archive);
  if (self->library.archive_write_open (self->archive, self->bytes, NULL, take_bytes, NULL) !=
      ARCHIVE_OK)
    {
      fail (self, error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * cle_kiosk_archive_free:
 * @self: (transfer full): an archive
 */
void
cle_kiosk_archive_free (CleKioskArchive *self)
{
  if (self->archive != NULL)
    self->library.archive_write_free (self->archive);
  g_clear_pointer (&self->module, g_module_close);
  g_byte_array_unref (self->bytes);
  g_free (self);
}

/**
 * cle_kiosk_archive_add:
 * @self: an archive
 * @path: of a file in it
 * @data: what that is to hold
 * @length: bytes in @data
 * @error: return location for an error
 *
 * Returns: %FALSE if it could not be packed
 */
gboolean
cle_kiosk_archive_add (CleKioskArchive *self,
                       const char      *path,
                       const char      *data,
                       gsize            length,
                       GError         **error)
{
  struct archive_entry *entry = self->library.archive_entry_new ();
  gboolean done;

  self->library.archive_entry_set_pathname (entry, path);
  self->library.archive_entry_set_filetype (entry, AE_IFREG);
  self->library.archive_entry_set_perm (entry, 0600);
  self->library.archive_entry_set_size (entry, (la_int64_t) length);
  done = self->library.archive_write_header (self->archive, entry) == ARCHIVE_OK &&
         self->library.archive_write_data (self->archive, data, length) == (la_ssize_t) length;
  self->library.archive_entry_free (entry);

  return done || fail (self, error);
}

/**
 * cle_kiosk_archive_finish:
 * @self: an archive; nothing can be added any more
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the bytes of the zip
 */
GBytes *
cle_kiosk_archive_finish (CleKioskArchive *self,
                          GError         **error)
{
  if (self->library.archive_write_close (self->archive) != ARCHIVE_OK)
    {
      fail (self, error);
      return NULL;
    }

  return g_bytes_new (self->bytes->data, self->bytes->len);
}
