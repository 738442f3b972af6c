/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-quarantine.h"
#include "cle-files.h"
#include "cle-replace.h"
#include "cle-store-private.h"

#include <string.h>
#include <sys/stat.h>

#define KEPT_MAX (64 * 1024 * 1024)

static gboolean
is_kept (CleStore   *store,
         const char *path)
{
  struct stat info;
  int folder = cle_store_get_folder (store);

  return folder >= 0 && fstatat (folder, path, &info, AT_SYMLINK_NOFOLLOW) == 0;
}

static GBytes *
next_line (GBytes *bytes,
           gsize  *at)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  const char *newline;
  gsize begin = *at;

  if (begin >= length)
    return NULL;

  newline = memchr (text + begin, '\n', length - begin);
  *at = newline != NULL ? (gsize) (newline - text) + 1 : length;

  return g_bytes_new_from_bytes (bytes, begin, (newline != NULL ? *at - 1 : length) - begin);
}

static void
add_lines (GHashTable *lines,
           GBytes     *bytes)
{
  gsize at = 0;
  GBytes *line;

  while ((line = next_line (bytes, &at)) != NULL)
    g_hash_table_add (lines, line);
}

/* The lines of an origin that are kept already. One that cannot be looked at
 * is kept once more. */
static GHashTable *
find_kept (CleStore   *store,
           const char *origin)
{
  g_autoptr (GHashTable) lines =
      g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  g_autofree char *prefix = g_strconcat (origin, "-", NULL);
  int folder = cle_store_get_folder (store);
  g_auto (GStrv) names =
      folder >= 0 ? cle_files_list_in (cle_store_get_io (store), folder, "quarantine", FALSE, NULL)
                  : NULL;

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename ("quarantine", names[i], NULL);
      g_autoptr (GBytes) bytes =
          g_str_has_prefix (names[i], prefix) ? cle_read_file (store, path, KEPT_MAX, NULL) : NULL;

      if (bytes != NULL)
        add_lines (lines, bytes);
    }

  return g_steal_pointer (&lines);
}

/**
 * cle_quarantine_keep_whole:
 * @store: a store
 * @origin: where the bytes come from, as part of a file name
 * @data: damaged bytes
 * @length: their number
 * @error: return location for an error
 *
 * Keeps a copy of something that cannot be read, as one file. The same bytes of
 * the same origin are kept once.
 *
 * Returns: %FALSE if they could not be kept.
 */
gboolean
cle_quarantine_keep_whole (CleStore   *store,
                           const char *origin,
                           const char *data,
                           gsize       length,
                           GError    **error)
{
  g_autofree char *sum =
      g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) data, length);
  g_autofree char *path = g_strdup_printf ("quarantine/%s-%.16s", origin, sum);

  return is_kept (store, path) || cle_replace_file (store, path, data, length, error);
}

/**
 * cle_quarantine_keep:
 * @store: a store
 * @origin: where the lines come from, as part of a file name
 * @data: damaged lines, each with its newline
 * @length: bytes in @data
 * @error: return location for an error
 *
 * Keeps a copy of lines that cannot be read, so that a person can look at them
 * later: of those alone that no copy of the same origin holds. What was found
 * bit by bit is not kept again when all of it is read.
 *
 * Returns: %FALSE if they could not be kept.
 */
gboolean
cle_quarantine_keep (CleStore   *store,
                     const char *origin,
                     const char *data,
                     gsize       length,
                     GError    **error)
{
  g_autoptr (GHashTable) kept = find_kept (store, origin);
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  g_autoptr (GString) out = g_string_new (NULL);
  gsize at = 0;
  GBytes *line;

  while ((line = next_line (bytes, &at)) != NULL)
    {
      gsize size;
      const char *text = g_bytes_get_data (line, &size);

      if (!g_hash_table_contains (kept, line))
        {
          g_string_append_len (out, text, (gssize) size);
          g_string_append_c (out, '\n');
        }
      g_hash_table_add (kept, line);
    }

  return out->len == 0 || cle_quarantine_keep_whole (store, origin, out->str, out->len, error);
}
