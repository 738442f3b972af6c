/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-scan.h"
#include "cle-files.h"
#include "cle-replace.h"
#include "cle-store-private.h"

#include <string.h>

#define DRAFT_MAX (64 * 1024 * 1024)

/* What cle_scan_find() looks for and what it found. */
typedef struct
{
  const char    *id;
  CleRecordHead *head;
  GString       *line;
  char         **path;
  gboolean       found;
} Search;

/* A link was not put there by us, and what is gone meanwhile holds nothing. */
static gboolean
is_passed_over (const GError *problem)
{
  return g_error_matches (problem, CLE_STORE_ERROR, CLE_STORE_ERROR_UNSAFE) ||
         g_error_matches (problem, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND);
}

static gboolean
scan_segment (const CleSegment *segment,
              GBytes           *bytes,
              CleScanFunc       func,
              gpointer          data)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  const char *end = text + length;
  CleScanLine line = { .segment = segment };

  for (const char *at = text; at < end;)
    {
      const char *newline = memchr (at, '\n', (gsize) (end - at));

      line.number++;
      line.text = at;
      line.terminated = newline != NULL;
      line.length = (gsize) ((newline != NULL ? newline : end) - at);
      if (!func (&line, data))
        return FALSE;
      at += line.length + 1;
    }

  return TRUE;
}

/* The id is looked for as text first: checking every line of a long history
 * would take a hundred times as long. */
static gboolean
compare_line (const CleScanLine *line,
              gpointer           data)
{
  Search *search = data;
  CleRecordHead head;

  if (memmem (line->text, line->length, search->id, CLE_UUID_LENGTH) == NULL ||
      !cle_record_check (line->text, line->length, &head, NULL) ||
      strcmp (head.id, search->id) != 0)
    return TRUE;

  *search->head = head;
  g_string_truncate (search->line, 0);
  g_string_append_len (search->line, line->text, (gssize) line->length);
  if (search->path != NULL)
    *search->path = g_strdup (line->segment->path);
  search->found = TRUE;

  return FALSE;
}

static gboolean
bytes_mention (GBytes     *bytes,
               const char *text)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return length > 0 && memmem (data, length, text, strlen (text)) != NULL;
}

static gboolean
drafts_mention (CleStore   *store,
                const char *text,
                GError    **error)
{
  g_auto (GStrv) names = cle_files_list_in (cle_store_get_io (store), cle_store_get_folder (store),
                                            "drafts", FALSE, error);

  if (names == NULL)
    return FALSE;

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename ("drafts", names[i], NULL);
      g_autoptr (GBytes) bytes = cle_read_file (store, path, DRAFT_MAX, NULL);

      if (bytes != NULL && bytes_mention (bytes, text))
        return TRUE;
    }

  return FALSE;
}

/**
 * cle_scan_lines:
 * @store: a store
 * @device: (nullable): whose records, or %NULL for all
 * @func: (scope call): what to do with each line, damaged ones included
 * @data: for @func
 * @error: return location for an error
 *
 * Goes through all lines, by device, segment and position, until @func returns
 * %FALSE. Takes no lock: the last line of a segment may be in the making, then
 * it is not terminated.
 *
 * A link in the place of a segment is passed over.
 *
 * Returns: %FALSE if a segment could not be read.
 */
gboolean
cle_scan_lines (CleStore    *store,
                const char  *device,
                CleScanFunc  func,
                gpointer     data,
                GError     **error)
{
  g_autoptr (GPtrArray) segments = cle_segment_list (store, device, error);

  if (segments == NULL)
    return FALSE;

  for (guint i = 0; i < segments->len; i++)
    {
      const CleSegment *segment = g_ptr_array_index (segments, i);
      g_autoptr (GError) problem = NULL;
      g_autoptr (GBytes) bytes = cle_segment_read (store, segment->path, &problem);

      if (is_passed_over (problem))
        continue;
      if (bytes == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      if (!scan_segment (segment, bytes, func, data))
        break;
    }

  return TRUE;
}

/**
 * cle_scan_find:
 * @store: a store
 * @device: (nullable): whose records to look through, or %NULL for all
 * @id: of a record
 * @head: (out): what the record begins with
 * @line: receives the bytes of the record
 * @path: (out) (optional) (transfer full): of its segment
 * @error: return location for an error
 *
 * Looks for an undamaged record, also as an unterminated last line.
 *
 * Returns: %TRUE if there is one; %FALSE without an error if there is none.
 */
gboolean
cle_scan_find (CleStore       *store,
               const char     *device,
               const char     *id,
               CleRecordHead  *head,
               GString        *line,
               char          **path,
               GError        **error)
{
  Search search = { .id = id, .head = head, .line = line, .path = path };

  return cle_scan_lines (store, device, compare_line, &search, error) && search.found;
}

/**
 * cle_scan_mentions:
 * @store: a store
 * @text: an id or a digest
 * @error: return location for an error
 *
 * Returns: %TRUE if any record or draft holds @text.
 */
gboolean
cle_scan_mentions (CleStore   *store,
                   const char *text,
                   GError    **error)
{
  g_autoptr (GPtrArray) segments = cle_segment_list (store, NULL, error);

  if (segments == NULL)
    return FALSE;

  for (guint i = 0; i < segments->len; i++)
    {
      const CleSegment *segment = g_ptr_array_index (segments, i);
      g_autoptr (GError) problem = NULL;
      g_autoptr (GBytes) bytes = cle_segment_read (store, segment->path, &problem);

      if (is_passed_over (problem))
        continue;
      if (bytes == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      if (bytes_mention (bytes, text))
        return TRUE;
    }

  return cle_store_get_folder (store) >= 0 && drafts_mention (store, text, error);
}
