/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-tail.h"
#include "cle-open-segment.h"
#include "cle-record.h"
#include "cle-segment.h"

#include <string.h>
#include <time.h>

/* A writer has to know where the records of its device end, without reading
 * them for every save.
 *
 * A process that goes on saving compares what it remembers: whoever else wrote
 * has made the segment longer, or added or replaced a file in its folder.
 *
 * A process that begins finds a note in the lock file, left by the last one
 * that ended. The note is not synced and is never trusted beyond what can be
 * checked: it must come from this boot, and the segment must still be as long
 * as it says. Whoever begins a new segment or replaces one wipes the note
 * first, so a note can never lag behind a segment that it does not know. */
#define NOTE_MAX 320
#define NS_PER_SECOND G_GINT64_CONSTANT (1000000000)

static char *
format_note (CleStore *store)
{
  const CleStoreTail *tail = cle_store_get_tail (store);
  const char *boot = cle_store_get_boot (store);
  g_autofree char *body = NULL;

  if (*boot == '\0')
    return NULL;

  body = g_strdup_printf ("%s %s %s %" G_GINT64_FORMAT " %" G_GUINT64_FORMAT " %" G_GINT64_FORMAT,
                          boot, cle_store_get_device (store), tail->segment, tail->size,
                          tail->sequence, tail->at);

  return g_strdup_printf ("%s %08x\n", body, cle_record_sum (body, strlen (body)));
}

/* Takes the next word, up to a space or the end. */
static const char *
take_word (char **at)
{
  char *word = *at;
  char *space = strchr (word, ' ');

  *at = space != NULL ? space + 1 : word + strlen (word);
  if (space != NULL)
    *space = '\0';

  return word;
}

static gboolean
parse_note (CleStore     *store,
            char         *note,
            CleStoreTail *tail)
{
  char *last = strrchr (note, ' ');
  char *at = note;

  if (last == NULL ||
      g_ascii_strtoull (last + 1, NULL, 16) != cle_record_sum (note, (gsize) (last - note)))
    return FALSE;

  if (strcmp (take_word (&at), cle_store_get_boot (store)) != 0 ||
      strcmp (take_word (&at), cle_store_get_device (store)) != 0)
    return FALSE;

  g_strlcpy (tail->segment, take_word (&at), sizeof tail->segment);
  tail->size = g_ascii_strtoll (take_word (&at), NULL, 10);
  tail->sequence = g_ascii_strtoull (take_word (&at), NULL, 10);
  tail->at = g_ascii_strtoll (take_word (&at), NULL, 10);
  tail->sealed = TRUE;

  return TRUE;
}

static gboolean
read_note (CleStore     *store,
           CleStoreTail *tail)
{
  const CleIo *io = cle_store_get_io (store);
  char note[NOTE_MAX];
  ssize_t n = io->pread (io, cle_store_get_lock (store), note, sizeof note - 1, 0);

  if (n <= 0)
    return FALSE;

  note[n] = '\0';
  note[strcspn (note, "\n")] = '\0';
  return parse_note (store, note, tail);
}

static gboolean
segment_has_size (CleStore   *store,
                  const char *segment,
                  gint64      size)
{
  struct stat info;

  return cle_open_segment_get (store, segment, FALSE, &info, NULL) >= 0 && info.st_size == size;
}

/* Looks from the end for the last line that is a record. A last line without
 * its newline counts: the next save seals it. */
static gboolean
find_last_record (const char    *text,
                  gsize          length,
                  CleRecordHead *head)
{
  gsize end = length;

  while (end > 0)
    {
      const char *newline = memrchr (text, '\n', end);
      gsize start = newline != NULL ? (gsize) (newline - text) + 1 : 0;

      if (end > start && cle_record_check (text + start, end - start, head, NULL))
        return TRUE;
      end = start > 0 ? start - 1 : 0;
    }

  return FALSE;
}

static gboolean
look_at_segment (CleStore         *store,
                 const CleSegment *segment,
                 CleStoreTail     *tail,
                 GError          **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GBytes) bytes = cle_segment_read (store, segment->path, &problem);
  CleRecordHead head;
  gsize length;
  const char *text;

  /* A link was not put there by us and holds none of our records. */
  if (g_error_matches (problem, CLE_STORE_ERROR, CLE_STORE_ERROR_UNSAFE))
    return TRUE;
  if (bytes == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  text = g_bytes_get_data (bytes, &length);
  if (!find_last_record (text, length, &head))
    return TRUE;

  /* The same record in two segments: the disk refused the first. */
  if (head.sequence >= tail->sequence)
    {
      tail->sequence = head.sequence;
      tail->at = head.at;
      g_strlcpy (tail->segment, segment->name, sizeof tail->segment);
      tail->size = (gint64) length;
      tail->sealed = text[length - 1] == '\n';
    }

  return TRUE;
}

/* What to do when there is no note to go by: once after a boot, and after a
 * writer was killed. */
static gboolean
look_at_all (CleStore     *store,
             CleStoreTail *tail,
             GError      **error)
{
  g_autoptr (GPtrArray) segments = cle_segment_list (store, cle_store_get_device (store), error);

  if (segments == NULL)
    return FALSE;

  for (guint i = 0; i < segments->len; i++)
    {
      const CleSegment *segment = g_ptr_array_index (segments, i);
      guint number;

      if (cle_segment_parse (segment->name, &number) &&
          !look_at_segment (store, segment, tail, error))
        return FALSE;
    }

  return TRUE;
}

/* When something last came to or went from the folder of segments, in ns; -1 if
 * that cannot be told. */
static gint64
folder_changed (CleStore *store)
{
  const CleIo *io = cle_store_get_io (store);
  int folder = cle_open_segment_get_folder (store, FALSE, NULL);
  struct stat info;

  if (folder < 0 || io->fstat (io, folder, &info) != 0 || info.st_nlink == 0)
    return -1;

  return (gint64) info.st_ctim.tv_sec * NS_PER_SECOND + info.st_ctim.tv_nsec;
}

/* Times of files advance in steps of some milliseconds. A change in the very
 * step that we remember would not show. */
static gboolean
is_settled (gint64 changed)
{
  struct timespec now;

  clock_gettime (CLOCK_REALTIME_COARSE, &now);

  return changed >= 0 && changed < (gint64) now.tv_sec * NS_PER_SECOND + now.tv_nsec;
}

static gboolean
is_as_remembered (CleStore *store)
{
  const CleStoreTail *tail = cle_store_get_tail (store);

  return tail->known && folder_changed (store) == tail->folder_changed &&
         segment_has_size (store, tail->segment, tail->size);
}

/**
 * cle_tail_learn:
 * @store: a store in a write
 * @error: return location for an error
 *
 * Brings the store's #CleStoreTail up to date with what other processes wrote.
 *
 * Returns: %FALSE if the records could not be read.
 */
gboolean
cle_tail_learn (CleStore *store,
                GError  **error)
{
  CleStoreTail *tail = cle_store_get_tail (store);
  CleStoreTail found = { 0 };

  if (is_as_remembered (store))
    return TRUE;

  if (read_note (store, &found) && segment_has_size (store, found.segment, found.size))
    {
      *tail = found;
      return TRUE;
    }

  if (!cle_store_resettle (store, error))
    return FALSE;

  memset (&found, 0, sizeof found);
  if (!look_at_all (store, &found, error))
    return FALSE;

  *tail = found;
  return TRUE;
}

/**
 * cle_tail_forget:
 * @store: a store in a write
 *
 * Wipes the note in the lock file and what this process remembers. To be called
 * before anything that the note could not show: a new segment, a rewrite, an
 * erasure.
 */
void
cle_tail_forget (CleStore *store)
{
  const CleIo *io = cle_store_get_io (store);

  cle_store_get_tail (store)->known = FALSE;

  /* Should this fail, a second barrier holds: a note is believed only while
   * its segment has the size it tells. */
  if (io->ftruncate (io, cle_store_get_lock (store), 0) != 0)
    io->pwrite (io, cle_store_get_lock (store), "\n", 1, 0);
}

/**
 * cle_tail_remember:
 * @store: a store in a write, right after a save
 *
 * Remembers where the records end for the next save of this process.
 */
void
cle_tail_remember (CleStore *store)
{
  CleStoreTail *tail = cle_store_get_tail (store);
  gint64 changed = tail->known ? tail->folder_changed : folder_changed (store);

  tail->folder_changed = changed;
  tail->known = is_settled (changed);
}

/**
 * cle_tail_leave_note:
 * @store: a store in a write that ends
 *
 * Leaves the note for the next process. A note that cannot be written costs
 * that one a look at the records, nothing else.
 */
void
cle_tail_leave_note (CleStore *store)
{
  const CleIo *io = cle_store_get_io (store);
  g_autofree char *note = NULL;

  if (!is_as_remembered (store))
    return;

  note = format_note (store);
  if (note == NULL || io->pwrite (io, cle_store_get_lock (store), note, strlen (note), 0) !=
                          (ssize_t) strlen (note))
    cle_tail_forget (store);
}
