/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-blocks.h"

/* How staff and client answers are kept from pointing at a person
 *
 * Staff and clients answer without names, and an owner who knows who was there
 * could still work out who said what from the sum of a few. So their results
 * are only ever counted in blocks of at least five, and a block is counted as a
 * whole or not at all.
 *
 * The rule. Results of one voice, one subject and one questionnaire (the very
 * same questions) make a partition of their own. In it a calendar month (UTC)
 * with five people or more is cut into blocks of five in the order of time,
 * what is left over joining the last one. Months with less are put together,
 * in the order of time, until they hold five; full months in between are not
 * touched by that. What has not come to five yet is in no block. Somebody who is
 * named is one person in a block, however often he answered; whoever is not
 * named is a person of his own.
 *
 * Why it holds. Blocks depend on the history alone, never on what is being
 * looked at. A view shows the sum over those blocks that lie wholly inside of
 * it; a month of a chart does the same. So whatever is computed from any number
 * of views, it is a sum of whole blocks, each taken some number of times: two
 * views differ by whole blocks or by nothing, and a block is five people or
 * more. It would not be enough to hide groups under five in each view: a view
 * of twelve and one of ten show two people by their difference.
 *
 * Not covered: a block whose five people all gave the same answer shows that
 * answer, and so does any statistic. Management answers by name, for itself:
 * its results are not hidden. Single results that the owner of the store opens
 * one by one are his records, and stay visible as such. A new, a late or a
 * deleted result changes the history, and with it the last block. */

typedef struct
{
  guint32 index;      /* of the row, or CLE_BLOCKS_OUTSIDE */
  guint32 respondent;
} Member;

typedef struct
{
  gint64  month;
  GArray *current; /* of Member, of that month */
  GArray *pool;    /* of Member, of months with too few */
} Partition;

struct _CleBlocks
{
  GHashTable *partitions;
  GArray     *blocks;     /* of guint32, by index of the row */
  guint32     n_blocks;
};

static void
partition_free (gpointer data)
{
  Partition *partition = data;

  g_array_unref (partition->current);
  g_array_unref (partition->pool);
  g_free (partition);
}

static Partition *
find_partition (CleBlocks         *self,
                const CleSelected *row)
{
  gint64 key = ((gint64) row->subject << 18) | ((gint64) row->quiz << 2) | row->voice;
  Partition *partition = g_hash_table_lookup (self->partitions, &key);

  if (partition != NULL)
    return partition;

  partition = g_new0 (Partition, 1);
  partition->current = g_array_new (FALSE, FALSE, sizeof (Member));
  partition->pool = g_array_new (FALSE, FALSE, sizeof (Member));
  g_hash_table_insert (self->partitions, g_memdup2 (&key, sizeof key), partition);

  return partition;
}

/* Rows that stand together, if all of them were selected. */
static void
make_block (CleBlocks    *self,
            const Member *members,
            guint         n)
{
  for (guint i = 0; i < n; i++)
    if (members[i].index == CLE_BLOCKS_OUTSIDE)
      return;

  for (guint i = 0; i < n; i++)
    g_array_index (self->blocks, guint32, members[i].index) = self->n_blocks;
  self->n_blocks++;
}

/* How many of the first are needed for as many people as a block has at least;
 * 0 if all together are not enough. */
static guint
find_enough (const Member *members,
             guint         n)
{
  guint32 named[CLE_BLOCK_LEAST];
  guint n_named = 0, n_unnamed = 0;

  for (guint i = 0; i < n; i++)
    {
      guint seen = 0;

      while (seen < n_named && named[seen] != members[i].respondent)
        seen++;
      if (members[i].respondent == 0)
        n_unnamed++;
      else if (seen == n_named)
        named[n_named++] = members[i].respondent;
      if (n_named + n_unnamed == CLE_BLOCK_LEAST)
        return i + 1;
    }

  return 0;
}

/* Cuts members into blocks, what is left over joining the last. Returns FALSE if
 * there are not enough for one. */
static gboolean
cut_blocks (CleBlocks *self,
            GArray    *members)
{
  const Member *first = (const Member *) (gconstpointer) members->data;
  guint n = members->len;
  guint taken = find_enough (first, n);

  if (taken == 0)
    return FALSE;

  while (taken > 0)
    {
      guint next = find_enough (first + taken, n - taken);

      make_block (self, first, next > 0 ? taken : n);
      first += taken;
      n -= taken;
      taken = next;
    }

  return TRUE;
}

static void
end_month (CleBlocks *self,
           Partition *partition)
{
  GArray *current = partition->current, *pool = partition->pool;

  if (!cut_blocks (self, current))
    g_array_append_vals (pool, current->data, current->len);
  g_array_set_size (current, 0);

  if (find_enough ((const Member *) (gconstpointer) pool->data, pool->len) > 0)
    {
      make_block (self, (const Member *) (gconstpointer) pool->data, pool->len);
      g_array_set_size (pool, 0);
    }
}

/**
 * cle_blocks_new:
 *
 * Returns: (transfer full): blocks of nothing.
 */
CleBlocks *
cle_blocks_new (void)
{
  CleBlocks *self = g_new0 (CleBlocks, 1);

  self->partitions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, partition_free);
  self->blocks = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->n_blocks = CLE_BLOCK_OPEN + 1;

  return self;
}

/**
 * cle_blocks_free:
 * @self: (transfer full): blocks
 */
void
cle_blocks_free (CleBlocks *self)
{
  g_hash_table_unref (self->partitions);
  g_array_unref (self->blocks);
  g_free (self);
}

/**
 * cle_blocks_add:
 * @self: blocks
 * @row: a result; of staff and clients every result must come, oldest first,
 *   from the first one on to the end of the month after which none is selected
 * @index: among those selected, in ascending order from 0; or
 *   %CLE_BLOCKS_OUTSIDE if it is not
 *
 * Takes the next result into account.
 */
void
cle_blocks_add (CleBlocks         *self,
                const CleSelected *row,
                guint32            index)
{
  gboolean is_open = row->voice == CLE_VOICE_MANAGEMENT;
  guint32 block = is_open ? CLE_BLOCK_OPEN : CLE_BLOCK_HIDDEN;
  Member member = { index, row->respondent };
  Partition *partition;
  gint64 month;

  if (index != CLE_BLOCKS_OUTSIDE)
    g_array_append_val (self->blocks, block);
  if (is_open)
    return;

  partition = find_partition (self, row);
  month = cle_grouping_find (CLE_GROUPING_MONTH, row->at, 0);
  if (month != partition->month)
    end_month (self, partition);
  partition->month = month;
  g_array_append_val (partition->current, member);
}

/**
 * cle_blocks_finish:
 * @self: blocks that every result was added to
 * @rows: those selected; their blocks are set
 *
 * Returns: one more than the highest number of a block.
 */
guint
cle_blocks_finish (CleBlocks   *self,
                   CleSelected *rows)
{
  GHashTableIter iter;
  gpointer partition;

  g_hash_table_iter_init (&iter, self->partitions);
  while (g_hash_table_iter_next (&iter, NULL, &partition))
    end_month (self, partition);

  for (guint i = 0; i < self->blocks->len; i++)
    rows[i].block = g_array_index (self->blocks, guint32, i);

  return self->n_blocks;
}

/**
 * cle_blocks_show:
 * @selection: results
 * @groups: (nullable) (array): for each result the group that it is counted in,
 *   or %G_MAXUINT for none; %NULL if all are counted together
 *
 * Which results may be counted: management's, and those of staff and clients
 * whose whole block is in one group. Whatever sums, shares or means are shown
 * of several results must go through this. May be called in any thread.
 *
 * Returns: (transfer full) (array): for each result 1 or 0; free with g_free()
 */
guint8 *
cle_blocks_show (const CleSelection *selection,
                 const guint        *groups)
{
  guint8 *shown = g_malloc0 (selection->n_rows + 1);
  g_autofree guint *group_of = g_new0 (guint, selection->n_blocks + 1);
  g_autofree guint8 *state = g_malloc0 (selection->n_blocks + 1); /* 0 new, 1 whole, 2 torn */

  for (guint i = 0; i < selection->n_rows; i++)
    {
      guint32 block = selection->rows[i].block;
      guint group = groups != NULL ? groups[i] : 0;

      if (state[block] == 0)
        group_of[block] = group;
      state[block] = state[block] != 2 && group_of[block] == group && group != G_MAXUINT ? 1 : 2;
    }

  for (guint i = 0; i < selection->n_rows; i++)
    {
      guint32 block = selection->rows[i].block;

      shown[i] = block == CLE_BLOCK_OPEN ? groups == NULL || groups[i] != G_MAXUINT
                                         : block != CLE_BLOCK_HIDDEN && state[block] == 1;
    }

  return shown;
}
