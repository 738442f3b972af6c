/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-money-closures.h"

#include <glib/gi18n.h>

static const char *
get_name (CleMoneyItem item)
{
  switch (item)
    {
    case CLE_MONEY_REVENUE:
      return _ ("Revenue");
    case CLE_MONEY_DIRECT_COST:
      return _ ("Direct cost");
    case CLE_MONEY_HOURS:
      return _ ("Hours of our staff");
    case CLE_MONEY_HOURLY_COST:
      return _ ("Cost of an hour");
    case CLE_MONEY_EXTRAS:
      return _ ("Free extras: delivery, set-up, storage");
    case CLE_MONEY_RUSH:
      return _ ("Rush and small orders");
    case CLE_MONEY_RETURNS:
      return _ ("Returns");
    case CLE_MONEY_COMPLAINTS:
      return _ ("Unfounded complaints");
    case CLE_MONEY_LATE_AMOUNT:
      return _ ("Paid late");
    case CLE_MONEY_LATE_DAYS:
      return _ ("Days it is late");
    case CLE_N_MONEY:
    default:
      return "";
    }
}

/**
 * cle_money_item_title:
 * @item: a figure
 * @currency: ISO 4217
 *
 * Returns: (transfer full): what it is called, with its unit
 */
char *
cle_money_item_title (CleMoneyItem  item,
                      const char   *currency)
{
  if (item == CLE_MONEY_HOURS || item == CLE_MONEY_LATE_DAYS)
    return g_strdup (get_name (item));

  /* Translators: a figure and its currency: "Revenue, EUR". */
  return g_strdup_printf (_ ("%s, %s"), get_name (item), currency);
}

/**
 * cle_money_item_text:
 * @item: a figure
 * @value: hundredths, minutes or days; %CLE_MONEY_UNKNOWN for nobody knows
 *
 * Returns: (transfer full): the figure as it is typed, "" for unknown
 */
char *
cle_money_item_text (CleMoneyItem item,
                     gint64       value)
{
  if (value == CLE_MONEY_UNKNOWN)
    return g_strdup ("");
  if (item == CLE_MONEY_LATE_DAYS)
    return g_strdup_printf ("%" G_GINT64_FORMAT, value);
  if (item == CLE_MONEY_HOURS)
    return g_strdup_printf ("%" G_GINT64_FORMAT ":%02d", value / 60, (int) (value % 60));

  return cle_money_dup_text (value);
}
