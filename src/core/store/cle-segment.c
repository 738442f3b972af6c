/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-segment.h"
#include "cle-files.h"
#include "cle-record.h"
#include "cle-replace.h"
#include "cle-store-private.h"

#include <string.h>

#define MAX_BYTES    (64 * 1024 * 1024)
#define MONTH_LENGTH 7

static CleSegment *
segment_new (const char *device,
             const char *name)
{
  CleSegment *self = g_new0 (CleSegment, 1);

  self->device = g_strdup (device);
  self->name = g_strdup (name);
  self->path = g_build_filename ("records", device, name, NULL);

  return self;
}

static gboolean
add_device (GPtrArray  *segments,
            CleStore   *store,
            const char *device,
            GError    **error)
{
  g_autofree char *path = g_build_filename ("records", device, NULL);
  g_auto (GStrv) names = cle_files_list_own (cle_store_get_io (store), cle_store_get_folder (store),
                                             path, FALSE, error);

  if (names == NULL)
    return FALSE;

  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_has_suffix (names[i], ".jsonl"))
      g_ptr_array_add (segments, segment_new (device, names[i]));

  return TRUE;
}

static gboolean
add_all_devices (GPtrArray *segments,
                 CleStore  *store,
                 GError   **error)
{
  g_auto (GStrv) devices =
      cle_files_list_in (cle_store_get_io (store), cle_store_get_folder (store), "records", FALSE,
                         error);

  if (devices == NULL)
    return FALSE;

  for (guint i = 0; devices[i] != NULL; i++)
    if (cle_uuid_check (devices[i], strlen (devices[i])) &&
        !add_device (segments, store, devices[i], error))
      return FALSE;

  return TRUE;
}

/**
 * cle_segment_free:
 * @self: (transfer full): a segment
 */
void
cle_segment_free (CleSegment *self)
{
  g_free (self->device);
  g_free (self->name);
  g_free (self->path);
  g_free (self);
}

/**
 * cle_segment_list:
 * @store: a store
 * @device: (nullable): whose segments, or %NULL for those of all devices
 * @error: return location for an error
 *
 * Lists the files of records. Copies that a sync program left beside the
 * originals are listed too: they are segments like all others.
 *
 * Returns: (transfer full) (element-type CleSegment): by device, then by name;
 *   %NULL if a folder could not be read.
 */
GPtrArray *
cle_segment_list (CleStore   *store,
                  const char *device,
                  GError    **error)
{
  g_autoptr (GPtrArray) segments =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cle_segment_free);
  gboolean done = TRUE;

  if (cle_store_get_folder (store) >= 0)
    done = device != NULL ? add_device (segments, store, device, error)
                          : add_all_devices (segments, store, error);

  return done ? g_steal_pointer (&segments) : NULL;
}

/**
 * cle_segment_read:
 * @store: a store
 * @path: of a segment, below the store's folder
 * @error: return location for an error
 *
 * Returns: (transfer full): the whole file; up to 64 MiB.
 */
GBytes *
cle_segment_read (CleStore   *store,
                  const char *path,
                  GError    **error)
{
  return cle_read_file (store, path, MAX_BYTES, error);
}

/**
 * cle_segment_format:
 * @at: milliseconds since 1970-01-01 UTC
 * @number: from 1
 *
 * Returns: (transfer full): the name of the @number-th segment of that month.
 */
char *
cle_segment_format (gint64 at,
                    guint  number)
{
  g_autofree char *time = cle_time_format (at);

  return g_strdup_printf ("%.*s.%03u.jsonl", MONTH_LENGTH, time, number);
}

/**
 * cle_segment_parse:
 * @name: of a file
 * @number: (out): its number within its month
 *
 * Returns: %TRUE if @name is one that cle_segment_format() makes, not a copy
 *   that some other program named.
 */
gboolean
cle_segment_parse (const char *name,
                   guint      *number)
{
  char *end;
  guint64 value;

  if (strlen (name) < sizeof ("2026-11.001.jsonl") - 1 || name[4] != '-' || name[7] != '.' ||
      !g_ascii_isdigit (name[8]))
    return FALSE;

  value = g_ascii_strtoull (name + 8, &end, 10);
  if (strcmp (end, ".jsonl") != 0 || value == 0 || value > 999999)
    return FALSE;

  *number = (guint) value;
  return TRUE;
}

/**
 * cle_segment_same_month:
 * @a: the name of a segment
 * @b: another one
 *
 * Returns: %TRUE if both hold records of one month.
 */
gboolean
cle_segment_same_month (const char *a,
                        const char *b)
{
  return strncmp (a, b, MONTH_LENGTH) == 0;
}
