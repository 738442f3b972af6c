/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* Numbers as text, two digits at a time. */

#define CLE_DIGITS_MAX 20 /* of 64 bits */

static const char cle_digit_pairs[] = "00010203040506070809"
                                      "10111213141516171819"
                                      "20212223242526272829"
                                      "30313233343536373839"
                                      "40414243444546474849"
                                      "50515253545556575859"
                                      "60616263646566676869"
                                      "70717273747576777879"
                                      "80818283848586878889"
                                      "90919293949596979899";

/* @number: less than 100. */
static inline void
cle_digits_put_pair (char  *at,
                     guint  number)
{
  memcpy (at, cle_digit_pairs + (gsize) number * 2, 2);
}

/* In place: bytes that were just written one by one cannot be copied quickly.
 * Returns: behind the last digit; there must be room for CLE_DIGITS_MAX. */
static inline char *
cle_digits_put (char    *at,
                guint64  number)
{
  guint n = 1;
  char *end;

  for (guint64 limit = 10; number >= limit && n < CLE_DIGITS_MAX; limit *= 10)
    n++;
  end = at + n;
  for (at = end; number >= 10; number /= 100)
    cle_digits_put_pair (at -= 2, (guint) (number % 100));
  if (at > end - n)
    *--at = (char) ('0' + number);

  return end;
}

G_END_DECLS
