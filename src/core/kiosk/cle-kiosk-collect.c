/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-kiosk-collect.h"

#include "assessment/cle-library.h"
#include "cle-kiosk-archive.h"
#include "cle-kiosk-filing.h"
#include "store/cle-files.h"
#include "store/cle-replace.h"
#include "store/cle-save.h"
#include "store/cle-segment.h"
#include "store/cle-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_QUESTIONNAIRE (64 * 1024 * 1024)
#define DIGEST_LENGTH     64

/* A line that a power cut has torn stays where it is: an import is all or
 * nothing, and one such line must not keep all others from being taken. */
static GString *
pick_whole_lines (GBytes *bytes)
{
  gsize length;
  const char *at = g_bytes_get_data (bytes, &length);
  const char *end = at + length;
  GString *lines = g_string_sized_new (length + 1);

  while (at < end)
    {
      const char *newline = memchr (at, '\n', (gsize) (end - at));
      gsize n = (gsize) ((newline != NULL ? newline : end) - at);

      if (cle_record_check_seal (at, n))
        {
          g_string_append_len (lines, at, (gssize) n);
          g_string_append_c (lines, '\n');
        }
      at += n + 1;
    }

  return lines;
}

static gboolean
add_records (CleKioskArchive *archive,
             CleStore        *store,
             GError         **error)
{
  g_autoptr (GPtrArray) segments = cle_segment_list (store, cle_store_get_device (store), error);

  for (guint i = 0; segments != NULL && i < segments->len; i++)
    {
      const CleSegment *segment = g_ptr_array_index (segments, i);
      g_autoptr (GBytes) bytes = cle_segment_read (store, segment->path, error);
      g_autofree char *path =
          g_strdup_printf ("records/%s/%s", cle_store_get_device (store), segment->name);
      g_autoptr (GString) lines = bytes != NULL ? pick_whole_lines (bytes) : NULL;

      if (lines == NULL || !cle_kiosk_archive_add (archive, path, lines->str, lines->len, error))
        return FALSE;
    }

  return segments != NULL;
}

static gboolean
is_questionnaire (const char *name)
{
  return strspn (name, "0123456789abcdef") == DIGEST_LENGTH &&
         strcmp (name + DIGEST_LENGTH, ".json") == 0;
}

static gboolean
add_questionnaires (CleKioskArchive *archive,
                    CleStore        *store,
                    GError         **error)
{
  g_auto (GStrv) names = cle_files_list_in (cle_store_get_io (store), cle_store_get_folder (store),
                                            "questionnaires", FALSE, error);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("questionnaires/", names[i], NULL);
      g_autoptr (GBytes) bytes = NULL;
      gsize length;
      const char *data;

      if (!is_questionnaire (names[i]))
        continue;
      bytes = cle_read_file (store, path, MAX_QUESTIONNAIRE, error);
      if (bytes == NULL)
        return FALSE;
      data = g_bytes_get_data (bytes, &length);
      if (!cle_kiosk_archive_add (archive, path, data, length, error))
        return FALSE;
    }

  return names != NULL;
}

/* In a write: no line is half there. */
static GBytes *
pack (CleStore *store,
      GError  **error)
{
  g_autoptr (CleKioskArchive) archive = cle_kiosk_archive_new (error);

  if (archive == NULL || !add_records (archive, store, error) ||
      !add_questionnaires (archive, store, error))
    return NULL;

  return cle_kiosk_archive_finish (archive, error);
}

static char *
make_name (CleStore *store)
{
  const CleClock *clock = cle_store_get_clock (store);
  gint64 now = cle_clock_get_wall (clock);
  char time[CLE_TIME_LENGTH + 1] = { 0 };

  cle_time_write (now + (gint64) cle_clock_get_offset (clock, now) * 60000, time);

  return g_strdup_printf ("clientele-%s-%.10s.zip", cle_store_get_device (store), time);
}

/* Told before anything is read: a stick is forgotten more often than not. */
static gboolean
check_folder (const char *folder,
              GError    **error)
{
  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;

  g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND,
               _ ("The folder “%s” is not there. Is the stick plugged in?"), folder);
  return FALSE;
}

/**
 * cle_kiosk_collect:
 * @store: what a kiosk gathered
 * @folder: where the archive goes, a stick say
 * @path: (out) (optional) (transfer full): of the archive
 * @error: return location for an error
 *
 * Moves to the records what is due, and writes all records of this device and
 * the questionnaires they answer into one archive, which `clientelectl merge`,
 * `clientelectl import` and the window take. It is named by device and day; one
 * of the same day is replaced, and taking several in adds nothing twice.
 * Answers of an anonymous day that is not over yet are not in it.
 *
 * Blocks on the disk.
 *
 * Returns: %TRUE when the archive is durable; else nothing is left of it
 */
gboolean
cle_kiosk_collect (CleStore   *store,
                   const char *folder,
                   char      **path,
                   GError    **error)
{
  g_autoptr (CleLibrary) library = cle_library_new (store);
  g_autofree char *name = NULL;
  g_autofree char *target = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!check_folder (folder, error) || !cle_kiosk_file_all (store, library, error) ||
      !cle_store_begin_write (store, error))
    return FALSE;

  bytes = pack (store, error);
  name = make_name (store);
  cle_store_end_write (store);

  target = g_build_filename (folder, name, NULL);
  if (bytes == NULL || !cle_save_bytes (cle_store_get_io (store), target, bytes, error))
    return FALSE;

  if (path != NULL)
    *path = g_steal_pointer (&target);
  return TRUE;
}
