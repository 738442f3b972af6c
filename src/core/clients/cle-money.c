/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-money.h"

#include <langinfo.h>

/* A million hours are what five hundred people work in a year. */
#define MAX_MINUTES G_GINT64_CONSTANT (60000000)
#define MAX_DAYS 366

static const char *const words[CLE_N_MONEY] = {
  "revenue", "direct-cost", "hours",      "hourly-cost", "extras",
  "rush",    "returns",     "complaints", "late-amount", "late-days",
};

/**
 * cle_money_new:
 *
 * Returns: (transfer full): money of nobody of which nothing is known
 */
CleMoney *
cle_money_new (void)
{
  CleMoney *self = g_new0 (CleMoney, 1);

  for (guint i = 0; i < CLE_N_MONEY; i++)
    self->items[i] = CLE_MONEY_UNKNOWN;

  return self;
}

/**
 * cle_money_copy:
 * @self: what a client brings and takes
 *
 * Returns: (transfer full): another one that says the same
 */
CleMoney *
cle_money_copy (const CleMoney *self)
{
  CleMoney *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->client = g_strdup (self->client);
  return copy;
}

/**
 * cle_money_free:
 * @self: (transfer full): what a client brings and takes
 */
void
cle_money_free (CleMoney *self)
{
  g_free (self->id);
  g_free (self->client);
  g_free (self);
}

/**
 * cle_money_item_get_word:
 * @item: one of the numbers
 *
 * Returns: its word in records, output and commands
 */
const char *
cle_money_item_get_word (CleMoneyItem item)
{
  g_return_val_if_fail ((guint) item < CLE_N_MONEY, NULL);

  return words[item];
}

/**
 * cle_money_item_from_word:
 * @word: any text
 * @item: (out): the number of that name
 *
 * Returns: whether there is one
 */
gboolean
cle_money_item_from_word (const char   *word,
                          CleMoneyItem *item)
{
  for (guint i = 0; i < CLE_N_MONEY; i++)
    if (g_str_equal (words[i], word))
      {
        *item = (CleMoneyItem) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * cle_money_item_get_max:
 * @item: one of the numbers
 *
 * Returns: the largest value that it may have: minutes of a million hours,
 *   the days of a year, or %CLE_MONEY_MAX for a sum
 */
gint64
cle_money_item_get_max (CleMoneyItem item)
{
  if (item == CLE_MONEY_HOURS)
    return MAX_MINUTES;

  return item == CLE_MONEY_LATE_DAYS ? MAX_DAYS : CLE_MONEY_MAX;
}

/**
 * cle_money_dup_text:
 * @amount: hundredths, within ±9·10^15
 *
 * Writes a sum for people: groups of three digits with narrow spaces that do
 * not break, the decimal sign of the locale, and no decimals when there are none.
 *
 * Returns: (transfer full): for example "−1 234.50", without the currency
 */
char *
cle_money_dup_text (gint64 amount)
{
  g_autoptr (GString) text = g_string_new (amount < 0 ? "\u2212" : "");
  guint64 size = amount < 0 ? (guint64) 0 - (guint64) amount : (guint64) amount;
  char digits[24];
  int length = g_snprintf (digits, sizeof digits, "%" G_GUINT64_FORMAT, size / 100);

  for (int i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append (text, "\u202f");
      g_string_append_c (text, digits[i]);
    }
  if (size % 100 != 0)
    g_string_append_printf (text, "%s%02u", nl_langinfo (RADIXCHAR), (guint) (size % 100));

  return g_string_free (g_steal_pointer (&text), FALSE);
}
