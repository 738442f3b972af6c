/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-money-axis.h"

#include "clients/cle-money.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define UNIT       100.0 /* hundredths */
#define WIDE_RANGE 30.0  /* the largest against the middle one: then straight lines tell nothing */
#define FEW        4     /* values, for which a straight axis always does */
#define MILLION    1000000

static double
transform (const CleMoneyAxis *self,
           double              value)
{
  double size;

  if (!self->is_log)
    return value;

  size = log10 (1 + fabs (value) / self->threshold);
  return value < 0 ? -size : size;
}

static int
compare_sizes (gconstpointer a,
               gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return first < second ? -1 : first > second;
}

static void
choose_kind (CleMoneyAxis *self,
             const double *values,
             guint         n)
{
  g_autoptr (GArray) sizes = g_array_sized_new (FALSE, FALSE, sizeof (double), n);
  const double *sorted;

  for (guint i = 0; i < n; i++)
    {
      double size = fabs (values[i]);

      if (size > 0)
        g_array_append_val (sizes, size);
    }
  if (sizes->len < FEW)
    return;

  g_array_sort (sizes, compare_sizes);
  sorted = (const double *) (gconstpointer) sizes->data;
  if (sorted[sizes->len - 1] <= WIDE_RANGE * sorted[sizes->len / 2])
    return;

  self->is_log = TRUE;
  self->threshold = MAX (pow (10, floor (log10 (sorted[sizes->len / 4]))), UNIT);
}

/**
 * cle_money_axis_init:
 * @self: (out caller-allocates): the axis
 * @values: (array length=n): what has to be on it, in hundredths
 * @n: how many
 * @least_side: 0 … 0.5, how much of the axis is at least above and below nothing
 *
 * The data choose the axis: it is straight unless the largest of at least four
 * sums is more than 30 times the middle one. Then it is a symmetric logarithm,
 * sign(v) × log10 (1 + |v| ÷ threshold), the threshold being the power of ten
 * below the smaller quarter (J. B. W. Webber, A bi-symmetric log transformation
 * for wide-range data, Measurement Science and Technology 24, 2013).
 */
void
cle_money_axis_init (CleMoneyAxis *self,
                     const double *values,
                     guint         n,
                     double        least_side)
{
  double side = least_side / (1 - least_side);

  *self = (CleMoneyAxis){ .threshold = UNIT };
  choose_kind (self, values, n);
  for (guint i = 0; i < n; i++)
    {
      double at = transform (self, values[i]);

      self->low = MIN (self->low, at);
      self->high = MAX (self->high, at);
    }
  if (self->low == self->high)
    self->high = transform (self, UNIT);
  self->low = MIN (self->low, -side * self->high);
  self->high = MAX (self->high, -side * self->low);
}

/**
 * cle_money_axis_place:
 * @self: an axis
 * @value: in hundredths
 *
 * Returns: where it is, 0 at the low end and 1 at the high one
 */
double
cle_money_axis_place (const CleMoneyAxis *self,
                      double              value)
{
  return (transform (self, value) - self->low) / (self->high - self->low);
}

/* 1, 2 or 5 times a power of ten. */
static double
pick_step (double least)
{
  double power = pow (10, floor (log10 (MAX (least, 1))));

  for (guint i = 0; i < 3; i++)
    {
      static const double steps[] = { 1, 2, 5 };

      if (steps[i] * power >= least)
        return steps[i] * power;
    }

  return 10 * power;
}

static void
add_tick (GArray *ticks,
          double  value)
{
  gint64 tick = (gint64) llround (value);

  g_array_append_val (ticks, tick);
}

static void
list_powers (const CleMoneyAxis *self,
             double              length,
             double              least,
             GArray             *ticks)
{
  double decade = length / (self->high - self->low);
  double factor = pow (10, ceil (least / decade));
  double first = self->threshold * MAX (factor, 10);

  for (double value = first; transform (self, value) <= self->high + 1e-9; value *= factor)
    add_tick (ticks, value);
  for (double value = first; - transform (self, value) >= self->low - 1e-9; value *= factor)
    add_tick (ticks, -value);
}

/**
 * cle_money_axis_list_ticks:
 * @self: an axis
 * @length: of it, in pixels
 * @least: pixels between two ticks
 *
 * Returns: (transfer full) (element-type gint64): round sums, nothing being the
 *   first of them
 */
GArray *
cle_money_axis_list_ticks (const CleMoneyAxis *self,
                           double              length,
                           double              least)
{
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (gint64));
  double step;

  add_tick (ticks, 0);
  if (self->is_log)
    {
      list_powers (self, length, least, ticks);
      return ticks;
    }

  step = pick_step (least / length * (self->high - self->low));
  for (double value = step; value <= self->high + 1e-9; value += step)
    add_tick (ticks, value);
  for (double value = -step; value >= self->low - 1e-9; value -= step)
    add_tick (ticks, value);

  return ticks;
}

/* Hundredths of a million, without a nought at the end. */
static char *
format_hundredths (gint64 value)
{
  g_autofree char *text = cle_money_dup_text (value);

  if (value % 100 != 0 && value % 10 == 0)
    text[strlen (text) - 1] = '\0';

  return g_steal_pointer (&text);
}

/**
 * cle_money_axis_dup_label:
 * @value: in hundredths
 *
 * Returns: (transfer full): a short label, from a million on in millions
 */
char *
cle_money_axis_dup_label (gint64 value)
{
  gint64 units = ABS (value / 100);
  g_autofree char *number = NULL;

  if (units < MILLION)
    return cle_money_dup_text (value);

  if (units < (gint64) 1000 * MILLION)
    {
      number = format_hundredths (value / MILLION);
      /* Translators: millions of a currency, short, on an axis */
      return g_strdup_printf (_ ("%s M"), number);
    }

  number = format_hundredths (value / MILLION / 1000);
  /* Translators: thousands of millions of a currency, short, on an axis */
  return g_strdup_printf (_ ("%s bn"), number);
}
