/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-kiosk-document.h"

#include "cle-kiosk-private.h"
#include "cle-kiosk-random.h"
#include "cle-kiosk-round.h"
#include "cle-kiosk-slips.h"
#include "json/cle-json-writer.h"
#include "store/cle-files.h"
#include "store/cle-quarantine.h"
#include "store/cle-replace.h"
#include "store/cle-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FORMAT        1
#define MAX_FORMAT    1000000
#define MAX_BYTES     (64 * 1024 * 1024)
#define MAX_COUNT     100000000
#define MAX_KEPT      400000
#define MAX_QUESTIONS 256
#define MAX_TIME      G_GINT64_CONSTANT (253402300799999)
#define SALT_BYTES    16
#define HASH_LENGTH   64

/* About how many bytes are written, so that they are asked for once. */
#define SIZE      4096
#define SIZE_KEPT 320
#define SIZE_SLIP 68

static char *
find_path (const char *round)
{
  return g_strdup_printf ("kiosk/%s.json", round);
}

static CleKioskDocument *
make (const char *round)
{
  CleKioskDocument *self = g_new0 (CleKioskDocument, 1);

  self->round = g_strdup (round);
  self->digest = g_strdup ("");
  self->salt = g_strdup ("");
  self->filing = g_strdup ("");
  self->left = g_array_new (FALSE, TRUE, sizeof (guint));
  self->slips = g_ptr_array_new_with_free_func (g_free);
  self->kept = g_ptr_array_new_with_free_func ((GDestroyNotify) cle_kiosk_kept_free);

  return self;
}

static CleKioskDocument *
make_new (const char *round,
          GError    **error)
{
  g_autoptr (CleKioskDocument) self = make (round);
  guint8 bytes[SALT_BYTES];
  g_autoptr (GString) salt = g_string_new (NULL);

  if (!cle_kiosk_random_fill (bytes, sizeof bytes, error))
    return NULL;

  for (guint i = 0; i < sizeof bytes; i++)
    g_string_append_printf (salt, "%02x", bytes[i]);
  cle_kiosk_set_text (&self->salt, salt->str);

  return g_steal_pointer (&self);
}

/**
 * cle_kiosk_document_free:
 * @self: (transfer full): a document
 */
void
cle_kiosk_document_free (CleKioskDocument *self)
{
  g_free (self->round);
  g_free (self->digest);
  g_free (self->salt);
  g_free (self->filing);
  g_array_unref (self->left);
  g_ptr_array_unref (self->slips);
  g_ptr_array_unref (self->kept);
  g_free (self);
}

static gboolean
refuse (const CleJsonPlace *place,
        const char         *member,
        const char         *message,
        GError            **error)
{
  cle_json_place_set_error (place, member, CLE_JSON_ERROR_RANGE, message, error);
  return FALSE;
}

static gboolean
read_count (const CleJsonPlace *place,
            const char         *member,
            guint              *count,
            GError            **error)
{
  gint64 value;

  if (!cle_json_place_get_integer (place, member, 0, MAX_COUNT, &value, error))
    return FALSE;

  *count = (guint) value;
  return TRUE;
}

static gboolean
read_word (const CleJsonPlace *place,
           const char         *member,
           guint               max,
           char              **word,
           GError            **error)
{
  const char *value;

  if (!cle_json_place_get_string (place, member, max, &value, error))
    return FALSE;

  cle_kiosk_set_text (word, value);
  return TRUE;
}

static gboolean
is_hex (const char *text)
{
  return strlen (text) == HASH_LENGTH && strspn (text, "0123456789abcdef") == HASH_LENGTH;
}

static gboolean
read_left (const CleJsonPlace *root,
           CleKioskDocument   *self,
           GError            **error)
{
  CleJsonPlace list;

  if (!cle_json_place_get_array (root, "left", 0, MAX_QUESTIONS, &list, &self->n_questions, error))
    return FALSE;

  for (guint i = 0; i < self->n_questions; i++)
    {
      CleJsonPlace item = cle_json_place_get_item (&list, i);
      guint count;

      if (!read_count (&item, NULL, &count, error))
        return FALSE;
      g_array_append_val (self->left, count);
    }

  return TRUE;
}

static gboolean
read_counts (const CleJsonPlace *root,
             CleKioskDocument   *self,
             GError            **error)
{
  return cle_json_place_get_boolean (root, "begun", &self->begun, error) &&
         cle_json_place_get_boolean (root, "anonymous", &self->anonymous, error) &&
         read_word (root, "digest", HASH_LENGTH, &self->digest, error) &&
         read_left (root, self, error) && read_count (root, "finished", &self->n_finished, error) &&
         read_count (root, "partial", &self->n_partial, error) &&
         read_count (root, "abandoned", &self->n_abandoned, error) &&
         cle_json_place_get_integer (root, "last", 0, MAX_TIME, &self->last, error) &&
         cle_json_place_get_integer (root, "day", 0, MAX_COUNT, &self->day, error) &&
         read_count (root, "today", &self->n_today, error);
}

static gboolean
read_slips (const CleJsonPlace *root,
            CleKioskDocument   *self,
            GError            **error)
{
  CleJsonPlace list;
  guint n;

  if (!read_word (root, "salt", HASH_LENGTH, &self->salt, error) ||
      !read_count (root, "slips", &self->n_slips, error) ||
      !cle_json_place_get_array (root, "unused", 0, CLE_KIOSK_MAX_SLIPS, &list, &n, error))
    return FALSE;
  if (n > self->n_slips)
    return refuse (root, "unused", _ ("holds more than were printed"), error);

  for (guint i = 0; i < n; i++)
    {
      CleJsonPlace item = cle_json_place_get_item (&list, i);
      const char *hash;

      if (!cle_json_place_get_string (&item, NULL, HASH_LENGTH, &hash, error))
        return FALSE;
      if (!is_hex (hash) || (i > 0 && strcmp (hash, g_ptr_array_index (self->slips, i - 1)) <= 0))
        return refuse (&item, NULL, _ ("is not in its place"), error);
      g_ptr_array_add (self->slips, g_strdup (hash));
    }

  return TRUE;
}

static gboolean
read_kept (const CleJsonPlace *root,
           CleKioskDocument   *self,
           GError            **error)
{
  CleJsonPlace list;
  guint n;

  if (!read_word (root, "filing", CLE_UUID_LENGTH, &self->filing, error) ||
      !cle_json_place_get_array (root, "kept", 0, MAX_KEPT, &list, &n, error))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      CleJsonPlace item = cle_json_place_get_item (&list, i);
      CleKioskKept *kept = cle_kiosk_kept_read (&item, self->n_questions, error);

      if (kept == NULL)
        return FALSE;
      g_ptr_array_add (self->kept, kept);
      if (i > 0 && strcmp (kept->id, ((CleKioskKept *) self->kept->pdata[i - 1])->id) <= 0)
        return refuse (&item, "id", _ ("is not in its place"), error);
    }

  return TRUE;
}

static gboolean
check_head (const CleJsonPlace *root,
            const char         *round,
            const char         *path,
            GError            **error)
{
  const char *id;
  gint64 format;

  if (!cle_json_place_expect_object (root, error) ||
      !cle_json_place_get_integer (root, "format", 1, MAX_FORMAT, &format, error))
    return FALSE;
  if (format > FORMAT)
    {
      g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_NEWER,
                   _ ("“%s” was saved by a later version of Clientele. Please update this one."),
                   path);
      return FALSE;
    }

  return cle_json_place_get_string (root, "round", CLE_UUID_LENGTH, &id, error) &&
         (strcmp (id, round) == 0 || refuse (root, "round", _ ("is that of another file"), error));
}

static CleKioskDocument *
parse (GBytes     *bytes,
       const char *round,
       const char *path,
       GError    **error)
{
  g_autoptr (CleJsonDocument) document = cle_json_document_new (bytes, path, error);
  g_autoptr (CleKioskDocument) self = make (round);
  CleJsonPlace root;

  if (document == NULL)
    return NULL;

  root = cle_json_document_get_root (document);
  if (!check_head (&root, round, path, error) || !read_counts (&root, self, error) ||
      !read_slips (&root, self, error) || !read_kept (&root, self, error))
    return NULL;

  return g_steal_pointer (&self);
}

static gint64
to_nanoseconds (const struct timespec *time)
{
  return (gint64) time->tv_sec * 1000000000 + time->tv_nsec;
}

/**
 * cle_kiosk_document_look:
 * @store: a store
 * @round: id of the round
 * @stamp: (out): which file it is now
 *
 * On a busy day a document holds thousands of answers. One that nobody else has
 * replaced is not read again.
 *
 * Returns: %FALSE if there is none
 */
gboolean
cle_kiosk_document_look (CleStore      *store,
                         const char    *round,
                         CleKioskStamp *stamp)
{
  const CleIo *io = cle_store_get_io (store);
  g_autofree char *path = find_path (round);
  int folder = cle_store_get_folder (store);
  int fd = folder >= 0 ? io->openat (io, folder, path, O_PATH | O_NOFOLLOW | O_CLOEXEC, 0) : -1;
  struct stat info;
  gboolean found = fd >= 0 && io->fstat (io, fd, &info) == 0;

  if (found)
    *stamp = (CleKioskStamp){ info.st_dev, info.st_ino, info.st_size,
                              to_nanoseconds (&info.st_mtim), to_nanoseconds (&info.st_ctim) };
  cle_files_close (io, &fd);

  return found;
}

/**
 * cle_kiosk_document_read:
 * @store: a store
 * @round: id of the round
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what is on the disk; of a round that
 *   nothing was saved of yet an empty one
 */
CleKioskDocument *
cle_kiosk_document_read (CleStore   *store,
                         const char *round,
                         GError    **error)
{
  g_autofree char *path = find_path (round);
  g_autoptr (GError) problem = NULL;
  g_autoptr (GBytes) bytes = cle_read_file (store, path, MAX_BYTES, &problem);

  if (g_error_matches (problem, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND))
    return make_new (round, error);
  if (bytes == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }

  return parse (bytes, round, path, error);
}

/**
 * cle_kiosk_document_keep_aside:
 * @store: a store
 * @round: id of a round whose document cannot be read
 *
 * Copies it into quarantine for a person to look at; the file itself is left
 * alone.
 */
void
cle_kiosk_document_keep_aside (CleStore   *store,
                               const char *round)
{
  g_autofree char *path = find_path (round);
  g_autofree char *origin = g_strconcat ("kiosk-", round, NULL);
  g_autoptr (GBytes) bytes = cle_read_file (store, path, MAX_BYTES, NULL);

  if (bytes != NULL)
    cle_quarantine_keep_whole (store, origin, g_bytes_get_data (bytes, NULL),
                               g_bytes_get_size (bytes), NULL);
}

static void
begin_list (GString    *out,
            const char *key)
{
  cle_json_write_key (out, key);
  g_string_append_c (out, '[');
}

static void
add_comma (GString *out)
{
  if (out->str[out->len - 1] != '[')
    g_string_append_c (out, ',');
}

static void
write_counts (const CleKioskDocument *self,
              GString                *out)
{
  cle_json_write_boolean (out, "begun", self->begun);
  cle_json_write_boolean (out, "anonymous", self->anonymous);
  cle_json_write_text (out, "digest", self->digest);
  begin_list (out, "left");
  for (guint i = 0; i < self->left->len; i++)
    {
      add_comma (out);
      g_string_append_printf (out, "%u", g_array_index (self->left, guint, i));
    }
  g_string_append_c (out, ']');
  cle_json_write_integer (out, "finished", self->n_finished);
  cle_json_write_integer (out, "partial", self->n_partial);
  cle_json_write_integer (out, "abandoned", self->n_abandoned);
  cle_json_write_integer (out, "last", self->last);
  cle_json_write_integer (out, "day", self->day);
  cle_json_write_integer (out, "today", self->n_today);
}

static void
write_slips (const CleKioskDocument *self,
             GString                *out)
{
  cle_json_write_text (out, "salt", self->salt);
  cle_json_write_integer (out, "slips", self->n_slips);
  begin_list (out, "unused");
  for (guint i = 0; i < self->slips->len; i++)
    {
      add_comma (out);
      g_string_append_c (out, '\n');
      cle_json_write_string (out, g_ptr_array_index (self->slips, i));
    }
  g_string_append_c (out, ']');
}

static void
write_kept (const CleKioskDocument *self,
            GString                *out)
{
  cle_json_write_text (out, "filing", self->filing);
  begin_list (out, "kept");
  for (guint i = 0; i < self->kept->len; i++)
    {
      add_comma (out);
      g_string_append_c (out, '\n');
      cle_kiosk_kept_write (g_ptr_array_index (self->kept, i), out);
    }
  g_string_append_c (out, ']');
}

/**
 * cle_kiosk_document_write:
 * @self: a document
 * @store: a store in a write
 * @error: return location for an error
 *
 * Returns: %TRUE when it is durable as a whole
 */
gboolean
cle_kiosk_document_write (const CleKioskDocument *self,
                          CleStore               *store,
                          GError                **error)
{
  g_autofree char *path = find_path (self->round);
  g_autoptr (GString) out =
      g_string_sized_new (SIZE + self->kept->len * SIZE_KEPT + self->slips->len * SIZE_SLIP);

  g_string_append_c (out, '{');
  cle_json_write_integer (out, "format", FORMAT);
  cle_json_write_text (out, "round", self->round);
  write_counts (self, out);
  write_slips (self, out);
  write_kept (self, out);
  g_string_append (out, "}\n");

  return cle_replace_in (cle_store_get_io (store), cle_store_get_folder (store), path, out->str,
                         out->len, error);
}

/**
 * cle_kiosk_document_find:
 * @self: a document
 * @id: of answers
 * @position: (out) (optional): where they are, or would be
 *
 * Returns: (transfer none) (nullable): the answers
 */
CleKioskKept *
cle_kiosk_document_find (const CleKioskDocument *self,
                         const char             *id,
                         guint                  *position)
{
  guint low = 0, high = self->kept->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (strcmp (((CleKioskKept *) g_ptr_array_index (self->kept, middle))->id, id) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  if (position != NULL)
    *position = low;

  if (low == self->kept->len ||
      strcmp (((CleKioskKept *) g_ptr_array_index (self->kept, low))->id, id) != 0)
    return NULL;

  return g_ptr_array_index (self->kept, low);
}

/**
 * cle_kiosk_document_keep:
 * @self: a document
 * @kept: (transfer full): answers that are not in it
 *
 * Their place is that of their id, which is drawn by chance: it does not tell
 * when they came.
 */
void
cle_kiosk_document_keep (CleKioskDocument *self,
                         CleKioskKept     *kept)
{
  guint position;

  cle_kiosk_document_find (self, kept->id, &position);
  g_ptr_array_insert (self->kept, (int) position, kept);
}

static char *
hash_code (const CleKioskDocument *self,
           const char             *code)
{
  g_autofree char *salted = g_strconcat (self->salt, ":", code, NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, salted, -1);
}

static gboolean
find_hash (const CleKioskDocument *self,
           const char             *hash,
           guint                  *position)
{
  guint low = 0, high = self->slips->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (strcmp (g_ptr_array_index (self->slips, middle), hash) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  *position = low;
  return low < self->slips->len && strcmp (g_ptr_array_index (self->slips, low), hash) == 0;
}

/**
 * cle_kiosk_document_find_slip:
 * @self: a document
 * @code: any text
 * @position: (out): where it is
 *
 * Returns: whether it is a code that nobody used yet
 */
gboolean
cle_kiosk_document_find_slip (const CleKioskDocument *self,
                              const char             *code,
                              guint                  *position)
{
  g_autofree char *normal = cle_kiosk_slip_normalise (code);
  g_autofree char *hash = normal != NULL ? hash_code (self, normal) : NULL;

  return hash != NULL && find_hash (self, hash, position);
}

/**
 * cle_kiosk_document_add_slip:
 * @self: a document
 * @code: as cle_kiosk_slip_normalise() writes it
 *
 * Returns: %FALSE if it is there already
 */
gboolean
cle_kiosk_document_add_slip (CleKioskDocument *self,
                             const char       *code)
{
  g_autofree char *hash = hash_code (self, code);
  guint position;

  if (find_hash (self, hash, &position))
    return FALSE;

  g_ptr_array_insert (self->slips, (int) position, g_steal_pointer (&hash));
  self->n_slips++;
  return TRUE;
}
