/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-append.h"
#include "cle-files.h"
#include "cle-open-segment.h"
#include "cle-scan.h"
#include "cle-segment.h"
#include "cle-store-private.h"
#include "cle-tail.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_TRIES 3

/* The highest number among this month's segments, 0 if there are none. */
static gboolean
find_last_number (CleStore   *store,
                  const char *month,
                  guint      *last,
                  GError    **error)
{
  g_autoptr (GPtrArray) segments = cle_segment_list (store, cle_store_get_device (store), error);

  if (segments == NULL)
    return FALSE;

  *last = 0;
  for (guint i = 0; i < segments->len; i++)
    {
      const CleSegment *segment = g_ptr_array_index (segments, i);
      guint number;

      if (cle_segment_same_month (segment->name, month) &&
          cle_segment_parse (segment->name, &number))
        *last = MAX (*last, number);
    }

  return TRUE;
}

/* Where the next line goes: on in the last segment while it is this month's,
 * has room and has not failed us. */
static char *
choose_segment (CleStore *store,
                gint64    now,
                gsize     length,
                GError  **error)
{
  const CleStoreTail *tail = cle_store_get_tail (store);
  g_autofree char *month = cle_segment_format (now, 1);
  guint last;

  if (cle_segment_same_month (tail->segment, month) &&
      tail->size + (gint64) length + 2 <= CLE_SEGMENT_MAX &&
      !g_hash_table_contains (cle_store_get_burnt (store), tail->segment))
    return g_strdup (tail->segment);

  return find_last_number (store, month, &last, error) ? cle_segment_format (now, last + 1) : NULL;
}

/* A line without its end is what a kill or a full disk leaves. It is sealed
 * with a newline and never cut off: it may be whole. Where the end cannot be
 * seen nothing is added: it might become part of a torn line. */
static gboolean
look_at_end (CleStore    *store,
             const char  *name,
             int          fd,
             off_t        size,
             gboolean    *torn,
             GError     **error)
{
  const CleIo *io = cle_store_get_io (store);
  const CleStoreTail *tail = cle_store_get_tail (store);
  char last = '\n';
  ssize_t n = 1;

  *torn = FALSE;
  if (size == 0 || (tail->sealed && tail->size == size && strcmp (tail->segment, name) == 0))
    return TRUE;

  while ((n = io->pread (io, fd, &last, 1, size - 1)) < 0 && errno == EINTR)
    ;
  if (n != 1)
    {
      cle_files_set_error (error, n < 0 ? errno : EIO, name);
      return FALSE;
    }

  *torn = last != '\n';
  return TRUE;
}

static gboolean
write_and_sync (const CleIo  *io,
                int           fd,
                const char   *name,
                const char   *data,
                gsize         length,
                GError      **error)
{
  if (!cle_files_write (io, fd, data, length, name, error))
    return FALSE;

  while (io->fdatasync (io, fd) != 0)
    if (errno != EINTR)
      {
        cle_files_set_error (error, errno, name);
        return FALSE;
      }

  return TRUE;
}

static gboolean
sync_entry (CleStore    *store,
            const char  *name,
            GError     **error)
{
  const CleIo *io = cle_store_get_io (store);
  char *synced = cle_store_get_synced (store);

  if (strcmp (synced, name) == 0)
    return TRUE;

  if (io->fsync (io, cle_open_segment_get_folder (store, FALSE, NULL)) != 0)
    {
      cle_files_set_error (error, errno, name);
      return FALSE;
    }

  g_strlcpy (synced, name, CLE_SEGMENT_NAME_MAX);
  return TRUE;
}

static void
advance_tail (CleStore            *store,
              const char          *name,
              gint64               size,
              const CleRecordHead *head)
{
  CleStoreTail *tail = cle_store_get_tail (store);

  g_strlcpy (tail->segment, name, sizeof tail->segment);
  tail->size = size;
  tail->sequence = MAX (tail->sequence, head->sequence);
  tail->at = MAX (tail->at, head->at);
  tail->sealed = TRUE;
}

/* One try on one segment: durable when it returns TRUE. */
static gboolean
try_segment (CleStore            *store,
             const char          *name,
             const GString       *line,
             const CleRecordHead *head,
             GError             **error)
{
  const CleIo *io = cle_store_get_io (store);
  g_autoptr (GString) data = g_string_sized_new (line->len + 3);
  struct stat info;
  int fd = cle_open_segment_get (store, name, TRUE, &info, error);
  gboolean torn;

  if (fd < 0 || !look_at_end (store, name, fd, info.st_size, &torn, error))
    return FALSE;

  if (torn)
    g_string_append_c (data, '\n');
  g_string_append_len (data, line->str, (gssize) line->len);
  g_string_append_c (data, '\n');

  if (!write_and_sync (io, fd, name, data->str, data->len, error) ||
      !sync_entry (store, name, error))
    {
      cle_open_segment_close (store);
      return FALSE;
    }

  advance_tail (store, name, info.st_size + (gint64) data->len, head);
  return TRUE;
}

/* Another segment can help against a bad spot of the disk, not against a full
 * disk or missing rights. */
static gboolean
is_worth_another_segment (const GError *error)
{
  return g_error_matches (error, CLE_STORE_ERROR, CLE_STORE_ERROR_IO) ||
         g_error_matches (error, CLE_STORE_ERROR, CLE_STORE_ERROR_UNSAFE);
}

static gboolean
write_somewhere (CleStore            *store,
                 gint64               now,
                 const GString       *line,
                 const CleRecordHead *head,
                 GError             **error)
{
  g_autoptr (GError) problem = NULL;

  for (int i = 0; i < MAX_TRIES; i++)
    {
      g_autofree char *name = NULL;

      g_clear_error (&problem);
      name = choose_segment (store, now, line->len, &problem);
      if (name == NULL)
        break;
      if (strcmp (name, cle_store_get_tail (store)->segment) != 0)
        cle_tail_forget (store);

      if (try_segment (store, name, line, head, &problem))
        return TRUE;

      if (!is_worth_another_segment (problem))
        break;
      g_hash_table_add (cle_store_get_burnt (store), g_steal_pointer (&name));
    }

  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static void
fill_head (CleStore        *store,
           const CleAppend *record,
           gint64           now,
           CleRecordHead   *head)
{
  const CleStoreTail *tail = cle_store_get_tail (store);

  memset (head, 0, sizeof *head);
  head->version = CLE_RECORD_VERSION;
  g_strlcpy (head->type, record->type, sizeof head->type);
  g_strlcpy (head->id, record->id, sizeof head->id);
  g_strlcpy (head->device, cle_store_get_device (store), sizeof head->device);
  head->sequence = tail->sequence + 1;
  head->at = record->at != 0 ? record->at : now;
  head->offset =
      record->at != 0 ? record->offset : cle_clock_get_offset (cle_store_get_clock (store), now);
  head->clock_back = record->at == 0 && now < tail->at;
}

static GString *
compose (CleStore        *store,
         const CleAppend *record,
         gint64           now,
         CleRecordHead   *head,
         GError         **error)
{
  g_autoptr (GString) line = g_string_sized_new (768);
  CleRecordHead read_back;

  fill_head (store, record, now, head);
  cle_record_begin (line, head);
  g_string_append (line, record->members);
  cle_record_seal (line);

  /* Never write what we could not read. */
  if (!cle_record_check (line->str, line->len, &read_back, error))
    return NULL;

  return g_steal_pointer (&line);
}

/* The bytes of the record if an earlier try left it on disk whole; NULL with
 * an error when that cannot be known. */
static GString *
find_earlier (CleStore        *store,
              const CleAppend *record,
              CleRecordHead   *head,
              char           **path,
              GError         **error)
{
  g_autoptr (GString) line = g_string_new (NULL);

  if (!record->retried && !g_hash_table_contains (cle_store_get_doubtful (store), record->id))
    return NULL;

  if (!cle_scan_find (store, cle_store_get_device (store), record->id, head, line, path, error))
    return NULL;

  return g_steal_pointer (&line);
}

/* A record that a killed process left whole needs no second copy, only the
 * sync that was cut off. */
static gboolean
sync_earlier (CleStore   *store,
              const char *path)
{
  const CleIo *io = cle_store_get_io (store);
  g_autofree char *name = g_path_get_basename (path);
  struct stat info;
  gboolean torn;
  int fd;

  if (g_hash_table_contains (cle_store_get_burnt (store), name))
    return FALSE;

  cle_store_get_tail (store)->sealed = FALSE;
  fd = cle_open_segment_get (store, name, FALSE, &info, NULL);

  return fd >= 0 && look_at_end (store, name, fd, info.st_size, &torn, NULL) &&
         write_and_sync (io, fd, name, "\n", torn ? 1 : 0, NULL) && sync_entry (store, name, NULL);
}

static gboolean
save (CleStore        *store,
      const CleAppend *record,
      CleRecordHead   *head,
      GError         **error)
{
  gint64 now = cle_clock_get_wall (cle_store_get_clock (store));
  g_autofree char *path = NULL;
  g_autoptr (GError) problem = NULL;
  g_autoptr (GString) line = find_earlier (store, record, head, &path, &problem);

  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  if (line != NULL && sync_earlier (store, path))
    {
      cle_tail_forget (store);
      return TRUE;
    }

  if (line == NULL)
    line = compose (store, record, now, head, error);
  if (line == NULL || !write_somewhere (store, now, line, head, error))
    return FALSE;

  cle_tail_remember (store);
  return TRUE;
}

/**
 * cle_append_locked:
 * @store: a store in a write
 * @record: what to save
 * @head: (out): what the record begins with, as saved
 * @error: return location for an error
 *
 * cle_append_record() for those that hold the store's lock already.
 *
 * Returns: %TRUE when the record is durable.
 */
gboolean
cle_append_locked (CleStore        *store,
                   const CleAppend *record,
                   CleRecordHead   *head,
                   GError         **error)
{
  gboolean done;

  if (!cle_tail_learn (store, error))
    return FALSE;

  done = save (store, record, head, error);
  if (done)
    g_hash_table_remove (cle_store_get_doubtful (store), record->id);
  else
    {
      g_hash_table_add (cle_store_get_doubtful (store), g_strdup (record->id));
      cle_tail_forget (store);
    }

  return done;
}

/**
 * cle_append_record:
 * @store: a store
 * @record: what to save
 * @head: (out): what the record begins with, as saved
 * @error: return location for an error
 *
 * Saves one record: appended to this device's newest segment and synced, the
 * segment's own entry synced once. After a failure of the disk the same line is
 * tried on the next segments; a segment that failed is not touched again. The
 * same @record may be passed again after an error and is never saved twice.
 *
 * Blocks on the disk: call it in a thread from a window.
 *
 * Returns: %TRUE when the record is durable, and only then.
 */
gboolean
cle_append_record (CleStore        *store,
                   const CleAppend *record,
                   CleRecordHead   *head,
                   GError         **error)
{
  gboolean done;

  if (!cle_store_begin_write (store, error))
    return FALSE;

  done = cle_append_locked (store, record, head, error);
  cle_store_end_write (store);

  return done;
}
