/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-reading.h"
#include "store/cle-files.h"
#include "store/cle-quarantine.h"
#include "store/cle-segment.h"
#include "store/cle-store-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_BYTES (64 * 1024 * 1024)
#define MAX_NEWS  (4 * 1024 * 1024)

/* How far a segment was read when somebody last looked. */
typedef struct
{
  char   *path;
  guint64 inode;
  gsize   taken;
  guint   number;
} Mark;

typedef struct
{
  char    *path;
  guint64  inode;
  int      number;  /* in the archive; -1 for a new segment */
  GBytes  *bytes;
} Chunk;

struct _CleNews
{
  gboolean   rewrite; /* something was removed or replaced: read all again */
  GPtrArray *chunks;  /* of Chunk */
  gsize      size;
};

/* One buffer for all segments: asking the system for fresh pages for every one
 * of them would cost as much as reading them. */
typedef struct
{
  char  *data;
  gsize  room;
} Buffer;

static void
mark_clear (gpointer data)
{
  g_free (((Mark *) data)->path);
}

static void
chunk_free (Chunk *chunk)
{
  g_free (chunk->path);
  g_bytes_unref (chunk->bytes);
  g_free (chunk);
}

static int
open_segment (CleStore    *store,
              const char  *path,
              struct stat *info,
              GError     **error)
{
  const CleIo *io = cle_store_get_io (store);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  int dir = cle_files_open_folder (io, cle_store_get_folder (store), folder, FALSE, error);
  int fd;

  if (dir < 0)
    return -1;

  fd = cle_files_open_regular (io, dir, name, O_RDONLY, info, error);
  cle_files_close (io, &dir);
  if (fd >= 0 && info->st_size > MAX_BYTES)
    {
      g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                   _ ("“%s” is larger than 64 MiB."), path);
      cle_files_close (io, &fd);
    }

  return fd;
}

static gboolean
read_fully (const CleIo *io,
            int          fd,
            char        *data,
            gsize        length,
            gsize        offset,
            gsize       *done)
{
  *done = 0;
  while (*done < length)
    {
      ssize_t n = io->pread (io, fd, data + *done, length - *done, (off_t) (offset + *done));

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      if (n == 0)
        break;
      *done += (gsize) n;
    }

  return TRUE;
}

static gboolean
fill_buffer (CleStore    *store,
             const char  *path,
             Buffer      *buffer,
             gsize       *length,
             guint64     *inode,
             GError     **error)
{
  const CleIo *io = cle_store_get_io (store);
  struct stat info;
  int fd = open_segment (store, path, &info, error);
  gboolean done;

  if (fd < 0)
    return FALSE;

  if (buffer->room < (gsize) info.st_size)
    {
      buffer->room = (gsize) info.st_size;
      g_free (buffer->data);
      buffer->data = g_malloc (buffer->room);
    }
  *inode = info.st_ino;
  done = read_fully (io, fd, buffer->data, (gsize) info.st_size, 0, length);
  if (!done)
    cle_files_set_error (error, errno, path);
  cle_files_close (io, &fd);

  return done;
}

/* Copies of what cannot be read, one file per segment and finding. */
static void
keep_damaged (CleStore      *store,
              const char    *path,
              const GString *damaged)
{
  g_autofree char *origin = NULL;

  if (damaged->len == 0 || cle_store_get_read_only (store))
    return;

  origin = g_strdup (path);
  cle_quarantine_keep (store, g_strdelimit (origin, "/", '-'), damaged->str, damaged->len, NULL);
}

static void
take_into (CleStore   *store,
           CleArchive *archive,
           guint       number,
           const char *path,
           const char *text,
           gsize       length)
{
  g_autoptr (GString) damaged = g_string_new (NULL);

  cle_archive_take (archive, number, text, length, damaged);
  keep_damaged (store, path, damaged);
}

/* From the length of the lines so far to how many the rest will hold. */
static void
expect_rest (CleArchive *archive,
             guint       n_left)
{
  guint last = cle_archive_get_n_segments (archive) - 1;
  guint n_lines = cle_archive_get_segment (archive, last)->n_lines;

  cle_table_expect (cle_archive_get_table (archive), n_lines * n_left);
}

static gboolean
read_segments (CleStore           *store,
               GPtrArray          *segments,
               CleArchive         *archive,
               Buffer             *buffer,
               CleReadingProgress  progress,
               gpointer            data,
               GCancellable       *cancellable,
               GError            **error)
{
  for (guint i = 0; i < segments->len; i++)
    {
      const CleSegment *segment = g_ptr_array_index (segments, i);
      gsize length;
      guint64 inode;
      guint number;

      g_autoptr (GError) problem = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      /* A segment that cannot be read costs that segment only. */
      if (!fill_buffer (store, segment->path, buffer, &length, &inode, &problem))
        {
          cle_archive_add_damage (archive, segment->path, 0, problem->message);
          continue;
        }

      number = cle_archive_add_segment (archive, segment->path, inode);
      take_into (store, archive, number, segment->path, buffer->data, length);
      if (number == 0)
        expect_rest (archive, segments->len - i - 1);
      if (progress != NULL)
        progress ((double) (i + 1) / segments->len, data);
    }

  return TRUE;
}

static const Mark *
find_mark (GArray     *marks,
           const char *path)
{
  for (guint i = 0; i < marks->len; i++)
    {
      const Mark *mark = &g_array_index (marks, Mark, i);

      if (strcmp (mark->path, path) == 0)
        return mark;
    }

  return NULL;
}

static void
add_chunk (CleNews    *self,
           const char *path,
           guint64     inode,
           int         number,
           GBytes     *bytes)
{
  Chunk *chunk = g_new0 (Chunk, 1);

  chunk->path = g_strdup (path);
  chunk->inode = inode;
  chunk->number = number;
  chunk->bytes = bytes;
  self->size += g_bytes_get_size (bytes);
  g_ptr_array_add (self->chunks, chunk);
}

static void
look_at_segment (CleNews    *self,
                 CleStore   *store,
                 const char *path,
                 const Mark *mark)
{
  const CleIo *io = cle_store_get_io (store);
  struct stat info;
  int fd = open_segment (store, path, &info, NULL);
  gsize taken = mark != NULL ? mark->taken : 0;
  g_autofree char *data = NULL;
  gsize length;

  /* It was not readable before and is not now. */
  if (fd < 0 && mark == NULL)
    return;

  if (fd < 0 || (mark != NULL && (mark->inode != info.st_ino || (gsize) info.st_size < taken)) ||
      (gsize) info.st_size - taken > MAX_NEWS)
    {
      self->rewrite = TRUE;
      cle_files_close (io, &fd);
      return;
    }

  data = g_malloc ((gsize) info.st_size - taken + 1);
  if (!read_fully (io, fd, data, (gsize) info.st_size - taken, taken, &length))
    self->rewrite = TRUE;
  else if (length > 0 || mark == NULL)
    add_chunk (self, path, info.st_ino, mark != NULL ? (int) mark->number : -1,
               g_bytes_new_take (g_steal_pointer (&data), length));
  cle_files_close (io, &fd);
}

/**
 * cle_reading_read_all:
 * @store: a store
 * @progress: (nullable) (scope call): called after each segment, 0 … 1
 * @data: for @progress
 * @cancellable: (nullable): to stop in between
 * @error: return location for an error
 *
 * Reads everything. Lines that cannot be read are copied to quarantine/ and
 * listed as damages, and so are whole segments, links for example.
 *
 * Returns: (transfer full): an archive, or %NULL if it was cancelled or the
 *   folders could not be read.
 */
CleArchive *
cle_reading_read_all (CleStore           *store,
                      CleReadingProgress  progress,
                      gpointer            data,
                      GCancellable       *cancellable,
                      GError            **error)
{
  g_autoptr (CleArchive) archive = cle_archive_new ();
  g_autoptr (GPtrArray) segments = cle_segment_list (store, NULL, error);
  Buffer buffer = { NULL, 0 };
  gboolean done = segments != NULL && read_segments (store, segments, archive, &buffer, progress,
                                                     data, cancellable, error);

  g_free (buffer.data);
  if (!done)
    return NULL;

  cle_archive_settle (archive);
  return g_steal_pointer (&archive);
}

/**
 * cle_news_mark:
 * @archive: an archive
 *
 * Returns: (transfer full): how far its segments were read, to be handed to
 *   cle_news_look() in another thread.
 */
GArray *
cle_news_mark (CleArchive *archive)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (Mark));

  g_array_set_clear_func (marks, mark_clear);
  for (guint i = 0; i < cle_archive_get_n_segments (archive); i++)
    {
      const CleArchiveSegment *segment = cle_archive_get_segment (archive, i);
      Mark mark = { g_strdup (segment->path), segment->inode, segment->taken, i };

      g_array_append_val (marks, mark);
    }

  return marks;
}

/**
 * cle_news_look:
 * @store: a store
 * @marks: of cle_news_mark()
 *
 * Reads what has come since. Touches no archive.
 *
 * Returns: (transfer full): the news.
 */
CleNews *
cle_news_look (CleStore *store,
               GArray   *marks)
{
  CleNews *self = g_new0 (CleNews, 1);
  g_autoptr (GPtrArray) segments = cle_segment_list (store, NULL, NULL);
  guint n_known = 0;

  /* Reading everything anew tells what is wrong. */
  self->rewrite = segments == NULL;
  self->chunks = g_ptr_array_new_with_free_func ((GDestroyNotify) chunk_free);
  for (guint i = 0; !self->rewrite && i < segments->len; i++)
    {
      const CleSegment *segment = g_ptr_array_index (segments, i);
      const Mark *mark = find_mark (marks, segment->path);

      n_known += mark != NULL;
      look_at_segment (self, store, segment->path, mark);
    }

  if (n_known < marks->len || self->size > MAX_NEWS)
    self->rewrite = TRUE;

  return self;
}

/**
 * cle_news_is_rewrite:
 * @self: news
 *
 * Returns: %TRUE if lines went or so much came that all is to be read anew.
 */
gboolean
cle_news_is_rewrite (const CleNews *self)
{
  return self->rewrite;
}

/**
 * cle_news_is_empty:
 * @self: news
 *
 * Returns: %TRUE if nothing has changed.
 */
gboolean
cle_news_is_empty (const CleNews *self)
{
  return !self->rewrite && self->chunks->len == 0;
}

/**
 * cle_news_take:
 * @self: news that are no rewrite
 * @store: the store they come from
 * @archive: the archive that was marked, unchanged since
 *
 * Adds what is new to the archive.
 */
void
cle_news_take (CleNews    *self,
               CleStore   *store,
               CleArchive *archive)
{
  for (guint i = 0; i < self->chunks->len; i++)
    {
      const Chunk *chunk = g_ptr_array_index (self->chunks, i);
      guint number = chunk->number >= 0
                         ? (guint) chunk->number
                         : cle_archive_add_segment (archive, chunk->path, chunk->inode);
      gsize length;
      const char *text = g_bytes_get_data (chunk->bytes, &length);

      take_into (store, archive, number, chunk->path, text, length);
    }

  cle_archive_settle (archive);
}

/**
 * cle_news_free:
 * @self: (transfer full): news
 */
void
cle_news_free (CleNews *self)
{
  g_ptr_array_unref (self->chunks);
  g_free (self);
}
