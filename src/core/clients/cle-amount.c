/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-amount.h"

/*
 * cle_amount_add:
 * @a: a number
 * @b: another one
 *
 * Returns: their sum, or the nearest that there is
 */
gint64
cle_amount_add (gint64 a,
                gint64 b)
{
  if (b > 0 && a > G_MAXINT64 - b)
    return G_MAXINT64;
  if (b < 0 && a < -G_MAXINT64 - b)
    return -G_MAXINT64;

  return a + b;
}

/* The product as two halves, by four products of 32 bits. */
static void
multiply (guint64  a,
          guint64  b,
          guint64 *high,
          guint64 *low)
{
  guint64 a_low = a & G_MAXUINT32, a_high = a >> 32;
  guint64 b_low = b & G_MAXUINT32, b_high = b >> 32;
  guint64 lower = a_low * b_low;
  guint64 middle = a_high * b_low + (lower >> 32);
  guint64 other = a_low * b_high + (middle & G_MAXUINT32);

  *high = a_high * b_high + (middle >> 32) + (other >> 32);
  *low = (other << 32) | (lower & G_MAXUINT32);
}

/* Long division, bit by bit; @high is less than @by, which is under 2^63. */
static guint64
divide (guint64  high,
        guint64  low,
        guint64  by,
        guint64 *rest)
{
  guint64 quotient = 0;

  for (int i = 63; i >= 0; i--)
    {
      high = (high << 1) | ((low >> i) & 1);
      quotient <<= 1;
      if (high >= by)
        {
          high -= by;
          quotient |= 1;
        }
    }

  *rest = high;
  return quotient;
}

/*
 * cle_amount_mul_div:
 * @value: a number
 * @times: from 0
 * @by: from 1
 *
 * Returns: @value × @times ÷ @by, computed exactly, then rounded to whole
 *   numbers, half away from zero; the nearest that there is when that is too large
 */
gint64
cle_amount_mul_div (gint64 value,
                    gint64 times,
                    gint64 by)
{
  guint64 size = value < 0 ? (guint64) 0 - (guint64) value : (guint64) value;
  guint64 high, low, rest, quotient;

  g_return_val_if_fail (times >= 0 && by > 0, 0);

  multiply (size, (guint64) times, &high, &low);
  if (high == 0)
    {
      quotient = low / (guint64) by;
      rest = low % (guint64) by;
    }
  else if (high >= (guint64) by)
    {
      return value < 0 ? -G_MAXINT64 : G_MAXINT64;
    }
  else
    {
      quotient = divide (high, low, (guint64) by, &rest);
    }

  if (rest >= (guint64) by - rest)
    quotient++;
  quotient = MIN (quotient, (guint64) G_MAXINT64);

  return value < 0 ? -(gint64) quotient : (gint64) quotient;
}
