/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-office.h"

static const char *const words[] = { "scarce", "enough", "idle" };

/**
 * cle_office_init:
 * @self: (out caller-allocates): where to put the defaults
 *
 * What holds as long as nobody said otherwise: euros, enough time, late money
 * at 10 % a year, an important client heard every 30 and at the latest after
 * 90 days, profiles revised and trials ended after 90 days, ratings stale
 * after a year. What staff costs is not known.
 */
void
cle_office_init (CleOffice *self)
{
  *self = (CleOffice){
    .currency = "EUR",
    .late_rate = 10000,
    .capacity = CLE_CAPACITY_ENOUGH,
    .ideal_days = 30,
    .max_days = 90,
    .revision_days = 90,
    .trial_days = 90,
    .stale_days = 365,
  };
}

/**
 * cle_capacity_get_word:
 * @capacity: whether there is time to spare
 *
 * Returns: its word in records, output and commands
 */
const char *
cle_capacity_get_word (CleCapacity capacity)
{
  g_return_val_if_fail ((guint) capacity < G_N_ELEMENTS (words), NULL);

  return words[capacity];
}

/**
 * cle_capacity_from_word:
 * @word: any text
 * @capacity: (out): what it means
 *
 * Returns: whether @word is one of scarce, enough and idle
 */
gboolean
cle_capacity_from_word (const char  *word,
                        CleCapacity *capacity)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i], word))
      {
        *capacity = (CleCapacity) i;
        return TRUE;
      }

  return FALSE;
}
