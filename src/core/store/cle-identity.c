/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-identity.h"
#include "cle-files.h"
#include "cle-replace.h"
#include "json/cle-json-document.h"
#include "json/cle-json-writer.h"

#include <errno.h>
#include <string.h>

#define IDENTITY_FILE "store.json"
#define IDENTITY_MAX  65536
#define MACHINE_FILE  "/etc/machine-id"
#define MACHINE_MAX   4096

static GBytes *
read_bytes (const CleIo *io,
            int          folder,
            GError     **error)
{
  struct stat info;
  int fd = cle_files_open_regular (io, folder, IDENTITY_FILE, O_RDONLY, &info, error);
  GBytes *bytes;

  if (fd < 0)
    return NULL;

  bytes = cle_files_read (io, fd, MIN ((gsize) info.st_size, IDENTITY_MAX), IDENTITY_FILE, error);
  cle_files_close (io, &fd);

  return bytes;
}

static gboolean
take_device (const CleJsonPlace *place,
             const char         *member,
             const char         *text,
             char               *device,
             GError            **error)
{
  if (!cle_uuid_check (text, strlen (text)))
    {
      cle_json_place_set_error (place, member, CLE_JSON_ERROR_RANGE, "not a UUID", error);
      return FALSE;
    }

  memcpy (device, text, CLE_UUID_LENGTH + 1);
  return TRUE;
}

static gboolean
take_former (const CleJsonPlace *root,
             CleIdentity        *identity,
             GError            **error)
{
  CleJsonPlace array;
  guint n;

  if (!cle_json_place_has_member (root, "former"))
    return TRUE;
  if (!cle_json_place_get_array (root, "former", 0, CLE_FORMER_MAX, &array, &n, error))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      CleJsonPlace item = cle_json_place_get_item (&array, i);
      const char *id = JSON_NODE_HOLDS_VALUE (item.node) ? json_node_get_string (item.node) : NULL;

      if (!take_device (&item, NULL, id != NULL ? id : "", identity->former[i], error))
        return FALSE;
    }

  identity->n_former = n;
  return TRUE;
}

static gboolean
parse (GBytes      *bytes,
       CleIdentity *identity,
       GError     **error)
{
  g_autoptr (CleJsonDocument) document = cle_json_document_new (bytes, IDENTITY_FILE, error);
  CleJsonPlace root;
  const char *device = "", *host = "";
  gint64 format;

  if (document == NULL)
    return FALSE;

  root = cle_json_document_get_root (document);
  if (!cle_json_place_expect_object (&root, error) ||
      !cle_json_place_get_integer (&root, "format", 1, G_MAXINT, &format, error))
    return FALSE;

  /* What else a later version writes is not for us to judge. */
  memset (identity, 0, sizeof *identity);
  identity->format = (int) format;
  if (format > CLE_STORE_FORMAT)
    return TRUE;

  if (!cle_json_place_get_string (&root, "device", CLE_UUID_LENGTH, &device, error) ||
      (cle_json_place_has_member (&root, "host") &&
       !cle_json_place_get_string (&root, "host", sizeof identity->host - 1, &host, error)) ||
      !take_device (&root, "device", device, identity->device, error) ||
      !take_former (&root, identity, error))
    return FALSE;

  g_strlcpy (identity->host, host, sizeof identity->host);
  return TRUE;
}

/* NULL when it is there and cannot be read just now. */
static char *
read_machine (const CleIo *io)
{
  g_autoptr (GBytes) bytes = NULL;
  int fd = io->openat (io, AT_FDCWD, MACHINE_FILE, O_RDONLY | O_CLOEXEC, 0);

  if (fd < 0)
    return errno == ENOENT ? g_strdup ("") : NULL;

  bytes = cle_files_read (io, fd, MACHINE_MAX, MACHINE_FILE, NULL);
  cle_files_close (io, &fd);

  return bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes))
                       : NULL;
}

/* A copied folder must not go on under the id of the original: two writers
 * would share one sequence of numbers. Empty when this cannot be told apart. */
static char *
compute_host (const CleIo *io,
              const char  *path)
{
  g_autofree char *machine = read_machine (io);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  if (machine == NULL)
    return g_strdup ("");

  g_checksum_update (sum, (const guchar *) g_strstrip (machine), -1);
  g_checksum_update (sum, (const guchar *) "\n", 1);
  g_checksum_update (sum, (const guchar *) path, -1);

  return g_strdup (g_checksum_get_string (sum));
}

static gboolean
is_same_host (const char *a,
              const char *b)
{
  return *a == '\0' || *b == '\0' || strcmp (a, b) == 0;
}

static void
write_former (GString           *text,
              const CleIdentity *identity)
{
  if (identity->n_former == 0)
    return;

  cle_json_write_key (text, "former");
  g_string_append_c (text, '[');
  for (guint i = 0; i < identity->n_former; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      cle_json_write_string (text, identity->former[i]);
    }
  g_string_append_c (text, ']');
}

static gboolean
write_identity (const CleIo       *io,
                int                folder,
                const char        *name,
                const CleIdentity *identity,
                GError           **error)
{
  g_autoptr (GString) text = g_string_new ("{");

  cle_json_write_integer (text, "format", identity->format);
  cle_json_write_text (text, "device", identity->device);
  cle_json_write_text (text, "host", identity->host);
  write_former (text, identity);
  g_string_append (text, "}\n");

  return cle_replace_in (io, folder, name, text->str, text->len, error);
}

/* Remembers the id that is given up. Of too many the oldest goes. */
static void
retire_device (CleIdentity *identity)
{
  if (identity->n_former == CLE_FORMER_MAX)
    {
      memmove (identity->former[0], identity->former[1],
               (CLE_FORMER_MAX - 1) * sizeof identity->former[0]);
      identity->n_former--;
    }

  memcpy (identity->former[identity->n_former++], identity->device, sizeof identity->device);
}

static gboolean
write_new (const CleIo *io,
           int          folder,
           const char  *host,
           CleIdentity *identity,
           GError     **error)
{
  g_autofree char *device = g_uuid_string_random ();

  identity->format = CLE_STORE_FORMAT;
  g_strlcpy (identity->device, device, sizeof identity->device);
  g_strlcpy (identity->host, host, sizeof identity->host);

  return write_identity (io, folder, IDENTITY_FILE, identity, error);
}

/* Keeps what was there: a person may be able to read the old id from it. */
static gboolean
set_aside (const CleIo *io,
           int          folder,
           GBytes      *damaged,
           GError     **error)
{
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, damaged);
  g_autofree char *path = g_strdup_printf ("quarantine/store-%.16s.json", sum);

  return cle_replace_in (io, folder, path, g_bytes_get_data (damaged, NULL),
                         g_bytes_get_size (damaged), error);
}

/**
 * cle_identity_read:
 * @io: the system calls
 * @folder: the store's open folder
 * @identity: (out): what store.json says
 * @error: return location for an error
 *
 * Returns: %FALSE if there is no store.json, or not a readable one.
 */
gboolean
cle_identity_read (const CleIo *io,
                   int          folder,
                   CleIdentity *identity,
                   GError     **error)
{
  g_autoptr (GBytes) bytes = read_bytes (io, folder, error);

  return bytes != NULL && parse (bytes, identity, error);
}

/**
 * cle_identity_ensure:
 * @io: the system calls
 * @folder: the store's open folder, its lock held
 * @path: the name of that folder
 * @identity: (out): who we are
 * @error: return location for an error
 *
 * Reads store.json. A missing one is made, a damaged one set aside in
 * quarantine/ and made anew, and a copied store gets an id of its own and
 * remembers the one it had.
 *
 * Returns: %FALSE if store.json could not be read or written.
 */
gboolean
cle_identity_ensure (const CleIo *io,
                     int          folder,
                     const char  *path,
                     CleIdentity *identity,
                     GError     **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GBytes) bytes = read_bytes (io, folder, &problem);
  g_autofree char *host = compute_host (io, path);

  if (bytes == NULL && !g_error_matches (problem, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  if (bytes != NULL && parse (bytes, identity, NULL))
    {
      if (identity->format > CLE_STORE_FORMAT || is_same_host (identity->host, host))
        return TRUE;
      retire_device (identity);
      return write_new (io, folder, host, identity, error);
    }

  if (bytes != NULL && !set_aside (io, folder, bytes, error))
    return FALSE;

  memset (identity, 0, sizeof *identity);
  return write_new (io, folder, host, identity, error);
}

/**
 * cle_identity_rehome:
 * @io: the system calls
 * @from: the open folder of a store
 * @target: an open folder to which it is being moved
 * @name: of the file that is written there
 * @path: the name of @target
 * @error: return location for an error
 *
 * Lets the store keep its id in its new place.
 *
 * Returns: %FALSE if the identity could not be read or written.
 */
gboolean
cle_identity_rehome (const CleIo *io,
                     int          from,
                     int          target,
                     const char  *name,
                     const char  *path,
                     GError     **error)
{
  g_autofree char *host = compute_host (io, path);
  CleIdentity identity;

  if (!cle_identity_read (io, from, &identity, error))
    return FALSE;

  g_strlcpy (identity.host, host, sizeof identity.host);

  return write_identity (io, target, name, &identity, error);
}
