/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-table.h"

#include <string.h>

#define BLOCK_ROWS 4096
#define FIRST_SLOTS 64
#define ROW_BITS 24
#define MAX_ROWS ((1u << ROW_BITS) - 2)
#define ROW_MASK ((1u << ROW_BITS) - 1)
#define INLINE_ANSWERS 16
#define FLAGS_MASK     0x7f
#define LONG_ANSWERS   0x80 /* among the flags: the answers stand elsewhere */
#define WHEN_SHIFT     14

/* A block is never moved or copied, so a growing table needs no second copy of
 * itself and wastes at most one block. */
typedef struct
{
  guint8  id[BLOCK_ROWS][16];
  guint64 when[BLOCK_ROWS]; /* 50 bits of time, 12 of offset, 2 of voice */
  guint32 score[BLOCK_ROWS];
  guint32 subject[BLOCK_ROWS];
  guint32 respondent[BLOCK_ROWS];
  guint32 position[BLOCK_ROWS];
  guint16 questionnaire[BLOCK_ROWS];
  guint16 segment[BLOCK_ROWS];
  guint32 answers[BLOCK_ROWS]; /* packed, or where they stand in long_answers */
  guint8  flags[BLOCK_ROWS];
} Block;

struct _CleTable
{
  GPtrArray  *blocks;
  GByteArray *long_answers; /* of each row: how many, less one, then packed */
  guint      n_rows;
  guint32   *slots;    /* by hash of the id: a tag above, row + 1 below; 0 for none */
  guint      n_slots;  /* a power of two */
  guint32   *order;    /* rows by time, then id */
  guint      n_sorted; /* how many rows are in it */
  guint      room;     /* how many it can hold */
};

static inline Block *
block_of (const CleTable *self,
          guint           row)
{
  return g_ptr_array_index (self->blocks, row / BLOCK_ROWS);
}

static inline const guint8 *
id_of (const CleTable *self,
       guint           row)
{
  return block_of (self, row)->id[row % BLOCK_ROWS];
}

/* Fifty bits of milliseconds reach thousands of years beyond the last time that
 * a record can hold, and twelve bits beyond the last offset. */
static inline guint64
pack_when (const CleTableRow *row)
{
  return (guint64) row->at << WHEN_SHIFT | ((guint64) row->offset & 0xfff) << 2 |
         ((guint64) row->voice & 3);
}

static inline gint64
at_of_when (guint64 when)
{
  return (gint64) when >> WHEN_SHIFT;
}

static inline int
offset_of_when (guint64 when)
{
  return (int) ((when >> 2 & 0xfff) ^ 0x800) - 0x800;
}

static inline gint64
at_of (const CleTable *self,
       guint           row)
{
  return at_of_when (block_of (self, row)->when[row % BLOCK_ROWS]);
}

/* Ids are random, but they come from files: mixing both halves keeps ids that
 * were made up to collide in one half from doing so. */
static inline guint64
hash_id (const guint8 *id)
{
  guint64 first, second;

  memcpy (&first, id, sizeof first);
  memcpy (&second, id + 8, sizeof second);

  return (first ^ (second >> 29) ^ (second << 35)) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
}

/* The slot that holds the id, or the empty one where it belongs. The tag spares
 * a look at the ids of nearly all other rows on the way, each of which would
 * have to come from memory. */
static guint
probe (const CleTable *self,
       const guint8   *id,
       guint32        *tag)
{
  guint64 hash = hash_id (id);
  guint slot = (guint) (hash >> 32) & (self->n_slots - 1);

  *tag = (guint32) (hash >> 8) << ROW_BITS;
  while (self->slots[slot] != 0 &&
         ((self->slots[slot] & ~ROW_MASK) != *tag ||
          memcmp (id_of (self, (self->slots[slot] & ROW_MASK) - 1), id, 16) != 0))
    slot = (slot + 1) & (self->n_slots - 1);

  return slot;
}

/* How full a table of slots may become. */
static guint
room_for (guint n_slots)
{
  return n_slots / 16 * 13;
}

static void
set_slots (CleTable *self,
           guint     n_slots)
{
  g_free (self->slots);
  self->n_slots = n_slots;
  self->slots = g_new0 (guint32, n_slots);
  for (guint row = 0; row < self->n_rows; row++)
    {
      guint32 tag;
      guint slot = probe (self, id_of (self, row), &tag);

      self->slots[slot] = tag | (row + 1);
    }
}

static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  const CleTable *self = data;
  guint32 first = *(const guint32 *) a, second = *(const guint32 *) b;
  gint64 first_at = at_of (self, first), second_at = at_of (self, second);

  if (first_at != second_at)
    return first_at < second_at ? -1 : 1;

  return memcmp (id_of (self, first), id_of (self, second), 16);
}

static void
ensure_room (CleTable *self)
{
  if (self->room >= self->n_rows)
    return;

  /* A history that grows by one result has no use for room for a thousand. */
  self->room = self->n_sorted == 0 ? self->n_rows : self->n_rows + self->n_rows / 64 + 16;
  self->order = g_renew (guint32, self->order, self->room);
}

/* How many rows at the end were added in order, as they mostly are. */
static gboolean
is_sorted_with (const CleTable *self,
                guint           i)
{
  return i == 0 || compare_rows (&self->order[i - 1], &self->order[i], (gpointer) self) <= 0;
}

static void
insert_sorted (CleTable *self,
               guint     i)
{
  guint32 row = self->order[i];
  guint low = 0, high = i;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_rows (&self->order[middle], &row, self) <= 0)
        low = middle + 1;
      else
        high = middle;
    }

  memmove (&self->order[low + 1], &self->order[low], (i - low) * sizeof *self->order);
  self->order[low] = row;
}

/* Sixteen answers fit into the column; longer ones stand one behind the other in
 * one piece of memory, which takes less than an entry of a hash table each. How
 * many answers a row has is kept with the long ones only: in the column those
 * that were not given are 0. */
static void
store_answers (CleTable          *self,
               const CleTableRow *row,
               guint32           *answers,
               guint8            *flags)
{
  guint8 n = (guint8) (row->n_answers - 1);

  if (row->n_answers <= INLINE_ANSWERS)
    {
      memcpy (answers, row->answers, sizeof *answers);
      return;
    }

  *flags |= LONG_ANSWERS;
  *answers = self->long_answers->len;
  g_byte_array_append (self->long_answers, &n, 1);
  g_byte_array_append (self->long_answers, row->answers, (row->n_answers + 3) / 4);
}

static void
load_answers (const CleTable *self,
              guint32         answers,
              guint8          flags,
              CleTableRow    *row)
{
  const guint8 *stored;

  if (!(flags & LONG_ANSWERS))
    {
      guint32 plain = GUINT32_FROM_LE (answers);

      memcpy (row->answers, &answers, sizeof answers);
      row->n_answers = INLINE_ANSWERS;
      row->n_unsure = (guint) __builtin_popcount (~plain & (plain >> 1) & 0x55555555);
      return;
    }

  stored = self->long_answers->data + answers;
  row->n_answers = stored[0] + 1u;
  memcpy (row->answers, stored + 1, (row->n_answers + 3) / 4);
  row->n_unsure = cle_packed_count_unsure (row->answers, row->n_answers);
}

/**
 * cle_table_new:
 *
 * Returns: (transfer full): an empty table.
 */
CleTable *
cle_table_new (void)
{
  CleTable *self = g_new0 (CleTable, 1);

  self->blocks = g_ptr_array_new_with_free_func (g_free);
  self->long_answers = g_byte_array_new ();
  self->n_slots = FIRST_SLOTS;
  self->slots = g_new0 (guint32, self->n_slots);

  return self;
}

/**
 * cle_table_free:
 * @self: (transfer full): a table
 */
void
cle_table_free (CleTable *self)
{
  g_ptr_array_unref (self->blocks);
  g_byte_array_unref (self->long_answers);
  g_free (self->slots);
  g_free (self->order);
  g_free (self);
}

/**
 * cle_table_expect:
 * @self: a table
 * @n_rows: about how many rows will be added
 *
 * Makes room in the index at once instead of step by step.
 */
void
cle_table_expect (CleTable *self,
                  guint     n_rows)
{
  guint n_slots = self->n_slots;

  while (room_for (n_slots) < self->n_rows + MIN (n_rows, MAX_ROWS))
    n_slots *= 2;
  if (n_slots > self->n_slots)
    set_slots (self, n_slots);
}

/**
 * cle_table_get_n_rows:
 * @self: a table
 *
 * Returns: how many rows there are.
 */
guint
cle_table_get_n_rows (const CleTable *self)
{
  return self->n_rows;
}

/**
 * cle_table_add:
 * @self: a table
 * @row: what to add; the score is kept up to about four million points
 * @number: (out): of the new row, or of the one that has the id already
 *
 * Returns: %FALSE if there is a row with that id already, or no room for more
 *   than sixteen million.
 */
gboolean
cle_table_add (CleTable          *self,
               const CleTableRow *row,
               guint             *number)
{
  guint32 tag;
  guint slot = probe (self, row->id, &tag);
  guint i = self->n_rows % BLOCK_ROWS;
  Block *block;

  if (self->slots[slot] != 0)
    {
      *number = (self->slots[slot] & ROW_MASK) - 1;
      return FALSE;
    }

  if (self->n_rows == MAX_ROWS)
    return FALSE;

  if (i == 0)
    g_ptr_array_add (self->blocks, g_new (Block, 1));

  block = block_of (self, self->n_rows);
  memcpy (block->id[i], row->id, 16);
  block->when[i] = pack_when (row);
  block->score[i] = (guint32) MIN (row->score, G_MAXUINT32);
  block->subject[i] = row->subject;
  block->respondent[i] = row->respondent;
  block->position[i] = row->position;
  block->questionnaire[i] = (guint16) row->questionnaire;
  block->segment[i] = (guint16) row->segment;
  block->flags[i] = (guint8) row->flags & FLAGS_MASK;
  store_answers (self, row, &block->answers[i], &block->flags[i]);
  *number = self->n_rows++;

  self->slots[slot] = tag | self->n_rows;
  if (self->n_rows > room_for (self->n_slots))
    set_slots (self, self->n_slots * 2);

  return TRUE;
}

/**
 * cle_table_get:
 * @self: a table
 * @number: of a row
 * @row: (out): what it holds
 */
void
cle_table_get (const CleTable *self,
               guint           number,
               CleTableRow    *row)
{
  const Block *block = block_of (self, number);
  guint i = number % BLOCK_ROWS;

  memcpy (row->id, block->id[i], 16);
  row->at = at_of_when (block->when[i]);
  row->score = block->score[i];
  row->subject = block->subject[i];
  row->respondent = block->respondent[i];
  row->position = block->position[i];
  row->questionnaire = block->questionnaire[i];
  row->segment = block->segment[i];
  row->offset = offset_of_when (block->when[i]);
  row->voice = (CleVoice) (block->when[i] & 3);
  row->flags = (CleRowFlags) (block->flags[i] & FLAGS_MASK);
  load_answers (self, block->answers[i], block->flags[i], row);
}

/**
 * cle_table_find:
 * @self: a table
 * @id: 16 bytes
 * @number: (out): of the row with that id
 *
 * Returns: %FALSE if there is none.
 */
gboolean
cle_table_find (const CleTable *self,
                const guint8   *id,
                guint          *number)
{
  guint32 tag;
  guint slot = probe (self, id, &tag);

  if (self->slots[slot] == 0)
    return FALSE;

  *number = (self->slots[slot] & ROW_MASK) - 1;
  return TRUE;
}

/**
 * cle_table_get_at:
 * @self: a table
 * @number: of a row
 *
 * Returns: when it was given; wall clock, ms.
 */
gint64
cle_table_get_at (const CleTable *self,
                  guint           number)
{
  return at_of (self, number);
}

/**
 * cle_table_get_flags:
 * @self: a table
 * @number: of a row
 *
 * Returns: its flags.
 */
CleRowFlags
cle_table_get_flags (const CleTable *self,
                     guint           number)
{
  return (CleRowFlags) (block_of (self, number)->flags[number % BLOCK_ROWS] & FLAGS_MASK);
}

/**
 * cle_table_set_flags:
 * @self: a table
 * @number: of a row
 * @flags: the new flags
 */
void
cle_table_set_flags (CleTable   *self,
                     guint       number,
                     CleRowFlags flags)
{
  guint8 *stored = &block_of (self, number)->flags[number % BLOCK_ROWS];

  *stored = (guint8) ((*stored & LONG_ANSWERS) | (guint8) flags);
}

/**
 * cle_table_sort:
 * @self: a table
 *
 * Brings the order by time up to date with the rows that were added. Cheap when
 * they came in order, or when they are few.
 */
void
cle_table_sort (CleTable *self)
{
  guint first = self->n_sorted;
  gboolean few = self->n_rows - first < 64;

  ensure_room (self);
  for (guint i = first; i < self->n_rows; i++)
    self->order[i] = i;

  for (guint i = first; i < self->n_rows; i++)
    {
      if (is_sorted_with (self, i))
        continue;
      if (!few)
        {
          g_qsort_with_data (self->order, (int) self->n_rows, sizeof *self->order, compare_rows,
                             self);
          break;
        }
      insert_sorted (self, i);
    }

  self->n_sorted = self->n_rows;
}

/**
 * cle_table_get_oldest:
 * @self: a sorted table
 * @i: below the number of rows
 *
 * Returns: the number of the @i-th oldest row.
 */
guint
cle_table_get_oldest (const CleTable *self,
                      guint           i)
{
  return self->order[i];
}
