/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-import-index.h"

#include <string.h>

#define FIRST_ROOM 1024

struct _CleImportIndex
{
  GArray  *entries; /* of CleImportEntry */
  guint32 *slots;   /* a number of an entry, plus one; 0 for none */
  guint    n_slots; /* a power of two, at most half of them taken */
};

/* Ids are random but for those that somebody made up: all of their bits count. */
static guint
hash_id (const guint8 *id)
{
  guint64 words[2];

  memcpy (words, id, sizeof words);
  words[0] =
      (words[0] ^ (words[1] >> 32) ^ (words[1] << 32)) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  return (guint) (words[0] >> 32);
}

/* The slot of the id, or the free one where it belongs. */
static guint
find_slot (const CleImportIndex *self,
           const guint8         *id)
{
  guint slot = hash_id (id) & (self->n_slots - 1);

  while (self->slots[slot] != 0 &&
         memcmp (g_array_index (self->entries, CleImportEntry, self->slots[slot] - 1).id, id, 16) !=
             0)
    slot = (slot + 1) & (self->n_slots - 1);

  return slot;
}

static void
grow (CleImportIndex *self)
{
  g_free (self->slots);
  self->n_slots *= 2;
  self->slots = g_new0 (guint32, self->n_slots);
  for (guint i = 0; i < self->entries->len; i++)
    self->slots[find_slot (self, g_array_index (self->entries, CleImportEntry, i).id)] = i + 1;
}

/**
 * cle_import_index_new:
 *
 * Returns: (transfer full): no records yet.
 */
CleImportIndex *
cle_import_index_new (void)
{
  CleImportIndex *self = g_new0 (CleImportIndex, 1);

  self->entries = g_array_new (FALSE, FALSE, sizeof (CleImportEntry));
  self->n_slots = FIRST_ROOM;
  self->slots = g_new0 (guint32, self->n_slots);

  return self;
}

/**
 * cle_import_index_free:
 * @self: (transfer full): records by id
 */
void
cle_import_index_free (CleImportIndex *self)
{
  g_array_unref (self->entries);
  g_free (self->slots);
  g_free (self);
}

/**
 * cle_import_index_find:
 * @self: records by id
 * @id: 16 bytes
 *
 * Returns: (transfer none) (nullable): the record of that id, until the next one
 *   is added.
 */
const CleImportEntry *
cle_import_index_find (const CleImportIndex *self,
                       const guint8         *id)
{
  guint32 number = self->slots[find_slot (self, id)];

  return number > 0 ? &g_array_index (self->entries, CleImportEntry, number - 1) : NULL;
}

/**
 * cle_import_index_add:
 * @self: records by id
 * @entry: a record
 *
 * Returns: (transfer none) (nullable): the record that has this id already, until
 *   the next one is added; %NULL if @entry was added.
 */
const CleImportEntry *
cle_import_index_add (CleImportIndex       *self,
                      const CleImportEntry *entry)
{
  guint slot = find_slot (self, entry->id);

  if (self->slots[slot] != 0)
    return &g_array_index (self->entries, CleImportEntry, self->slots[slot] - 1);

  g_array_append_vals (self->entries, entry, 1);
  self->slots[slot] = self->entries->len;
  if (self->entries->len * 2 > self->n_slots)
    grow (self);

  return NULL;
}
