/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-min-max.h"

#define FAN        16
#define MAX_LEVELS 8 /* 16⁸ values, more than can be counted */

struct _CleMinMax
{
  GArray *values;             /* of gint32 */
  GArray *levels[MAX_LEVELS]; /* of CleMinMaxRange, each over FAN of the level below */
};

static void
widen (CleMinMaxRange *range,
       gint32          min,
       gint32          max)
{
  range->min = MIN (range->min, min);
  range->max = MAX (range->max, max);
}

/* Adds one value's range to a level: to its last stretch, or a new one. */
static void
note_value (GArray *level,
            guint   stretch,
            gint32  value)
{
  CleMinMaxRange range = { value, value };

  if (stretch == level->len)
    g_array_append_val (level, range);
  else
    widen (&g_array_index (level, CleMinMaxRange, stretch), value, value);
}

/**
 * cle_min_max_new:
 * @values: (array length=n): numbers in order; copied
 * @n: how many
 *
 * Builds all levels in one pass over each, O(@n) together.
 *
 * Returns: (transfer full): the levels.
 */
CleMinMax *
cle_min_max_new (const gint32 *values,
                 guint         n)
{
  CleMinMax *self = g_new0 (CleMinMax, 1);

  self->values = g_array_sized_new (FALSE, FALSE, sizeof (gint32), n);
  g_array_append_vals (self->values, values, n);
  for (guint level = 0; level < MAX_LEVELS; level++)
    self->levels[level] = g_array_new (FALSE, FALSE, sizeof (CleMinMaxRange));

  for (guint i = 0; i < n; i++)
    note_value (self->levels[0], i / FAN, values[i]);
  for (guint level = 1; level < MAX_LEVELS; level++)
    for (guint i = 0; i < self->levels[level - 1]->len; i++)
      {
        CleMinMaxRange *range = &g_array_index (self->levels[level - 1], CleMinMaxRange, i);

        note_value (self->levels[level], i / FAN, range->min);
        note_value (self->levels[level], i / FAN, range->max);
      }

  return self;
}

/**
 * cle_min_max_free:
 * @self: (transfer full): levels
 */
void
cle_min_max_free (CleMinMax *self)
{
  for (guint level = 0; level < MAX_LEVELS; level++)
    g_array_unref (self->levels[level]);
  g_array_unref (self->values);
  g_free (self);
}

/**
 * cle_min_max_append:
 * @self: levels
 * @value: what comes after the last value
 *
 * One step for each level.
 */
void
cle_min_max_append (CleMinMax *self,
                    gint32     value)
{
  guint stretch = self->values->len;

  g_array_append_val (self->values, value);
  for (guint level = 0; level < MAX_LEVELS; level++)
    {
      stretch /= FAN;
      note_value (self->levels[level], stretch, value);
    }
}

/**
 * cle_min_max_get_n:
 * @self: levels
 *
 * Returns: how many values there are.
 */
guint
cle_min_max_get_n (const CleMinMax *self)
{
  return self->values->len;
}

static void
widen_by_values (const CleMinMax *self,
                 guint            first,
                 guint            end,
                 CleMinMaxRange  *range)
{
  for (guint i = first; i < end; i++)
    {
      gint32 value = g_array_index (self->values, gint32, i);

      widen (range, value, value);
    }
}

static void
widen_by_level (const CleMinMax *self,
                guint            level,
                guint            first,
                guint            end,
                CleMinMaxRange  *range)
{
  for (guint i = first; i < end; i++)
    {
      const CleMinMaxRange *stretch = &g_array_index (self->levels[level], CleMinMaxRange, i);

      widen (range, stretch->min, stretch->max);
    }
}

/**
 * cle_min_max_get_range:
 * @self: levels
 * @first: index of a value
 * @n: how many from there, at least one and not beyond the last
 *
 * Looks at no more than 30 entries of a level: the ragged ends, then the whole
 * stretches one level up.
 *
 * Returns: the smallest and the largest of them.
 */
CleMinMaxRange
cle_min_max_get_range (const CleMinMax *self,
                       guint            first,
                       guint            n)
{
  CleMinMaxRange range = { G_MAXINT32, G_MININT32 };
  guint end = first + n;

  g_return_val_if_fail (n > 0 && first < self->values->len && n <= self->values->len - first,
                        range);

  for (int level = -1;; level++)
    {
      guint whole_first = first / FAN + (first % FAN != 0);
      guint whole_end = end / FAN;
      gboolean is_last = whole_first >= whole_end || level + 1 == MAX_LEVELS;
      guint head_end = is_last ? end : whole_first * FAN;
      guint tail_first = is_last ? end : whole_end * FAN;

      if (level < 0)
        {
          widen_by_values (self, first, head_end, &range);
          widen_by_values (self, tail_first, end, &range);
        }
      else
        {
          widen_by_level (self, (guint) level, first, head_end, &range);
          widen_by_level (self, (guint) level, tail_first, end, &range);
        }
      if (is_last)
        return range;
      first = whole_first;
      end = whole_end;
    }
}

static inline gint64
time_of (const gint64 *times,
         gsize         stride,
         guint         i)
{
  return *(const gint64 *) (gconstpointer) ((const char *) times + stride * i);
}

/**
 * cle_min_max_find_time:
 * @times: time of the first value; those of the others follow every @stride
 *   bytes, in ascending order
 * @stride: bytes from one to the next, as in an array of structs
 * @n: how many
 * @at: a time
 *
 * Returns: index of the first value at @at or later; @n if there is none.
 */
guint
cle_min_max_find_time (const gint64 *times,
                       gsize         stride,
                       guint         n,
                       gint64        at)
{
  guint low = 0, high = n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (time_of (times, stride, middle) < at)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * cle_min_max_get_columns:
 * @self: levels
 * @times: as for cle_min_max_find_time(), one for each value
 * @stride: bytes from one time to the next
 * @from: where the first column begins
 * @to: where the last column ends, after @from
 * @columns: (out caller-allocates) (array length=n_columns): the columns
 * @n_columns: how many, up to 30 000
 *
 * Values rarely come at even intervals, so the columns are equal in time and
 * not in number of values. O(@n_columns · log n).
 */
void
cle_min_max_get_columns (const CleMinMax *self,
                         const gint64    *times,
                         gsize            stride,
                         gint64           from,
                         gint64           to,
                         CleMinMaxColumn *columns,
                         guint            n_columns)
{
  guint n = self->values->len;
  guint first = cle_min_max_find_time (times, stride, n, from);

  g_return_if_fail (to > from && n_columns <= 30000);

  for (guint i = 0; i < n_columns; i++)
    {
      gint64 end_time = from + (to - from) * (gint64) (i + 1) / (gint64) n_columns;
      guint end = cle_min_max_find_time (times, stride, n, end_time);

      columns[i] = (CleMinMaxColumn){ .first = first, .n = end - first };
      if (end > first)
        {
          CleMinMaxRange range = cle_min_max_get_range (self, first, end - first);

          columns[i].min = range.min;
          columns[i].max = range.max;
        }
      first = end;
    }
}
