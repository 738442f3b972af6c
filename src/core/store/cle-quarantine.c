/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-quarantine.h"
#include "cle-files.h"
#include "cle-replace.h"
#include "cle-store-private.h"

#include <sys/stat.h>

static gboolean
is_kept (CleStore   *store,
         const char *path)
{
  struct stat info;
  int folder = cle_store_get_folder (store);

  return folder >= 0 && fstatat (folder, path, &info, AT_SYMLINK_NOFOLLOW) == 0;
}

/**
 * cle_quarantine_keep:
 * @store: a store
 * @origin: where the bytes come from, as part of a file name
 * @data: damaged bytes
 * @length: their number
 * @error: return location for an error
 *
 * Keeps a copy of something that cannot be read, so that a person can look at
 * it later. The same bytes of the same origin are kept once.
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
  g_autofree char *sum =
      g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) data, length);
  g_autofree char *path = g_strdup_printf ("quarantine/%s-%.16s", origin, sum);

  return is_kept (store, path) || cle_replace_file (store, path, data, length, error);
}
