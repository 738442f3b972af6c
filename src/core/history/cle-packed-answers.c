/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-packed-answers.h"

/**
 * cle_packed_count_unsure:
 * @packed: answers at two bits each
 * @n: how many, up to %CLE_PACKED_MAX
 *
 * Returns: how many of them are "not sure".
 */
guint
cle_packed_count_unsure (const guint8 *packed,
                         guint         n)
{
  guint n_unsure = 0;

  for (guint i = 0; i < n; i++)
    n_unsure += cle_packed_get (packed, i) == CLE_ANSWER_UNSURE;

  return n_unsure;
}

/**
 * cle_packed_are_alike:
 * @packed: answers
 * @n: how many; 0 … CLE_PACKED_MAX
 *
 * Returns: whether all of them are the same
 */
gboolean
cle_packed_are_alike (const guint8 *packed,
                      guint         n)
{
  for (guint i = 1; i < n; i++)
    if (cle_packed_get (packed, i) != cle_packed_get (packed, 0))
      return FALSE;

  return TRUE;
}
