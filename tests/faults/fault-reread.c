/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fault-reread.h"

#include <stdlib.h>
#include <string.h>

#define SEAL 18
#define ID   "\"id\":\""

static guint32
sum_bits (const char *data,
          gsize       length)
{
  guint32 sum = 0xffffffff;

  for (gsize i = 0; i < length; i++)
    {
      sum ^= (guint8) data[i];
      for (int bit = 0; bit < 8; bit++)
        sum = (sum >> 1) ^ (sum & 1 ? 0xedb88320 : 0);
    }

  return ~sum;
}

static void
record_free (gpointer data)
{
  RereadRecord *record = data;

  g_free (record->id);
  g_free (record->line);
  g_free (record);
}

static gboolean
is_whole (const char *line)
{
  gsize length = strlen (line);
  char seal[SEAL + 1];

  if (length <= SEAL || line[0] != '{')
    return FALSE;

  g_snprintf (seal, sizeof seal, ",\"crc\":\"%08x\"}", sum_bits (line, length - SEAL));
  return strcmp (line + length - SEAL, seal) == 0;
}

static void
take_line (Reread     *self,
           const char *line)
{
  const char *id = strstr (line, ID);
  RereadRecord *record;

  if (*line == '\0')
    return;
  if (!is_whole (line) || id == NULL)
    {
      self->n_damaged++;
      return;
    }

  record = g_new0 (RereadRecord, 1);
  record->id = g_strndup (id + strlen (ID), 36);
  record->line = g_strdup (line);
  g_ptr_array_add (self->records, record);
}

static void
take_file (Reread     *self,
           const char *path)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_str_has_suffix (path, ".jsonl") || !g_file_get_contents (path, &text, NULL, NULL))
    return;

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    take_line (self, lines[i]);
}

static void
take_folder (Reread     *self,
             const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        take_folder (self, path);
      else
        take_file (self, path);
    }
}

/**
 * reread_folder:
 * @store: the folder of a store
 *
 * Returns: (transfer full): all undamaged records in it.
 */
Reread *
reread_folder (const char *store)
{
  g_autofree char *records = g_build_filename (store, "records", NULL);
  Reread *self = g_new0 (Reread, 1);

  self->records = g_ptr_array_new_with_free_func (record_free);
  take_folder (self, records);
  return self;
}

/**
 * reread_free:
 * @self: (transfer full): what was read
 */
void
reread_free (Reread *self)
{
  g_ptr_array_unref (self->records);
  g_free (self);
}

/**
 * reread_count:
 * @self: what was read
 * @id: of a record
 *
 * Returns: how many lines have that id.
 */
guint
reread_count (const Reread *self,
              const char   *id)
{
  guint n = 0;

  for (guint i = 0; i < self->records->len; i++)
    n += strcmp (((RereadRecord *) self->records->pdata[i])->id, id) == 0;

  return n;
}

/**
 * reread_find:
 * @self: what was read
 * @id: of a record
 *
 * Returns: (nullable): the first line with that id.
 */
const char *
reread_find (const Reread *self,
             const char   *id)
{
  for (guint i = 0; i < self->records->len; i++)
    if (strcmp (((RereadRecord *) self->records->pdata[i])->id, id) == 0)
      return ((RereadRecord *) self->records->pdata[i])->line;

  return NULL;
}

/**
 * reread_same_bytes:
 * @self: what was read
 * @id: of a record
 *
 * Returns: %TRUE if all lines with that id are the same.
 */
gboolean
reread_same_bytes (const Reread *self,
                   const char   *id)
{
  const char *first = reread_find (self, id);

  for (guint i = 0; i < self->records->len; i++)
    {
      const RereadRecord *record = self->records->pdata[i];

      if (strcmp (record->id, id) == 0 && strcmp (record->line, first) != 0)
        return FALSE;
    }

  return TRUE;
}

/**
 * reread_mentions:
 * @folder: any folder
 * @text: what to look for
 *
 * Returns: %TRUE if a file in it holds or is called @text.
 */
gboolean
reread_mentions (const char *folder,
                 const char *text)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      if (strstr (name, text) != NULL)
        return TRUE;
      if (g_file_test (path, G_FILE_TEST_IS_DIR)
              ? reread_mentions (path, text)
              : g_file_get_contents (path, &bytes, &length, NULL) &&
                    memmem (bytes, length, text, strlen (text)) != NULL)
        return TRUE;
    }

  return FALSE;
}
