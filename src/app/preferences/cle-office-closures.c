/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-office-closures.h"

#include <glib/gi18n.h>

static const char *
get_title (CleOfficeSetting setting)
{
  switch (setting)
    {
    case CLE_OFFICE_CURRENCY:
      return _ ("Currency, as three letters; no sum is converted");
    case CLE_OFFICE_HOURLY_COST:
      return _ ("An hour of our time costs");
    case CLE_OFFICE_OVERHEAD:
      return _ ("Overhead shared by all clients, a year");
    case CLE_OFFICE_LATE_RATE:
      return _ ("Interest on late payments, per cent a year");
    case CLE_OFFICE_MINUTE_PRICE:
      return _ ("One minute of advice for each");
    case CLE_OFFICE_IDEAL_DAYS:
      return _ ("Important clients hear something good every (days)");
    case CLE_OFFICE_MAX_DAYS:
      return _ ("And at the latest after (days)");
    case CLE_OFFICE_REVISION_DAYS:
      return _ ("A profile is looked through after (days)");
    case CLE_OFFICE_TRIAL_DAYS:
      return _ ("A change of terms is tried for (days)");
    case CLE_OFFICE_STALE_DAYS:
      return _ ("A rating is too old after (days)");
    case CLE_OFFICE_CAPACITY:
    case CLE_N_OFFICE_SETTINGS:
    default:
      return _ ("Time to spare");
    }
}

/**
 * cle_office_setting_title:
 * @setting: one of the settings
 * @currency: ISO 4217
 *
 * Returns: (transfer full): its title, with the currency where it is a sum
 */
char *
cle_office_setting_title (CleOfficeSetting setting,
                          const char      *currency)
{
  const char *title = get_title (setting);

  if (setting != CLE_OFFICE_HOURLY_COST && setting != CLE_OFFICE_OVERHEAD &&
      setting != CLE_OFFICE_MINUTE_PRICE)
    return g_strdup (title);

  /* Translators: a title and the currency of its number. */
  return g_strdup_printf (_ ("%s (%s)"), title, currency);
}

/**
 * cle_office_setting_hint:
 * @setting: one of the settings
 *
 * Returns: what it is for, "" where the title says it
 */
const char *
cle_office_setting_hint (CleOfficeSetting setting)
{
  switch (setting)
    {
    case CLE_OFFICE_HOURLY_COST:
      return _ ("Empty as long as nobody knows");
    case CLE_OFFICE_OVERHEAD:
      return _ ("Shown apart: it stays when a client goes");
    case CLE_OFFICE_MINUTE_PRICE:
      return _ ("Of the price; empty for no such rule");
    case CLE_OFFICE_IDEAL_DAYS:
      return _ ("Care or an order; clients of importance 4 and 5");
    case CLE_OFFICE_STALE_DAYS:
      return _ ("Such clients turn grey until they are rated anew");
    case CLE_OFFICE_CURRENCY:
    case CLE_OFFICE_LATE_RATE:
    case CLE_OFFICE_CAPACITY:
    case CLE_OFFICE_MAX_DAYS:
    case CLE_OFFICE_REVISION_DAYS:
    case CLE_OFFICE_TRIAL_DAYS:
    case CLE_N_OFFICE_SETTINGS:
    default:
      return "";
    }
}

/**
 * cle_capacity_name:
 * @capacity: whether there is time to spare
 *
 * Returns: its name in a list of choices
 */
const char *
cle_capacity_name (CleCapacity capacity)
{
  switch (capacity)
    {
    case CLE_CAPACITY_SCARCE:
      return _ ("Scarce");
    case CLE_CAPACITY_IDLE:
      return _ ("Idle");
    case CLE_CAPACITY_ENOUGH:
    default:
      return _ ("Enough");
    }
}

/**
 * cle_capacity_effect:
 * @capacity: whether there is time to spare
 *
 * Returns: what it changes about verdicts, in a sentence
 */
const char *
cle_capacity_effect (CleCapacity capacity)
{
  switch (capacity)
    {
    case CLE_CAPACITY_SCARCE:
      return _ ("Hours count in full: what one client takes, another one misses.");
    case CLE_CAPACITY_IDLE:
      return _ (
          "Hours would be empty anyway: a client who is only slow is no reason to part, conduct "
          "and real losses are.");
    case CLE_CAPACITY_ENOUGH:
    default:
      return _ ("Hours count in full, but a client who is only slow is no reason to part.");
    }
}

/**
 * cle_office_would_take:
 * @office: what holds for all clients
 * @setting: what to change
 * @text: as it was typed
 * @changed: (out): what would hold then
 * @problem: (out) (transfer full) (optional) (nullable): why it cannot stand there
 *
 * Returns: whether it can be saved
 */
gboolean
cle_office_would_take (const CleOffice *office,
                       CleOfficeSetting setting,
                       const char      *text,
                       CleOffice       *changed,
                       char           **problem)
{
  g_autoptr (GError) error = NULL;

  *changed = *office;
  if (cle_office_set (changed, setting, text, &error) && cle_office_check (changed, &error))
    return TRUE;

  if (problem != NULL)
    *problem = g_strdup (error->message);
  return FALSE;
}
