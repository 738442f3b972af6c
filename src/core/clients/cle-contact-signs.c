/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-contact-signs.h"

#include <glib/gi18n-lib.h>

#define DAY  G_GINT64_CONSTANT (86400000)
#define YEAR (365 * DAY)

/**
 * cle_contacts_count_minutes:
 * @contacts: (element-type CleContact): of one client
 * @now: wall clock, ms
 *
 * The time of staff that flows into the cost to serve, beside the hours that
 * were given as a number: none of the last year, 365 days of 24 hours, is left
 * out, and what is said to be later than now counts too.
 *
 * Returns: minutes
 */
guint64
cle_contacts_count_minutes (GPtrArray *contacts,
                            gint64     now)
{
  guint64 minutes = 0;

  for (guint i = 0; i < contacts->len; i++)
    {
      const CleContact *contact = g_ptr_array_index (contacts, i);

      if (contact->at > now - YEAR)
        minutes += contact->minutes;
    }

  return minutes;
}

static gboolean
is_good (const CleContact *contact)
{
  return contact->kind == CLE_CONTACT_CARE || contact->kind == CLE_CONTACT_ORDER;
}

/**
 * cle_contacts_are_trouble:
 * @contacts: (element-type CleContact): of one client, the newest first
 *
 * Returns: whether the last %CLE_CONTACT_RECENT contacts were all about money or
 *   problems; %FALSE as long as there are fewer
 */
gboolean
cle_contacts_are_trouble (GPtrArray *contacts)
{
  if (contacts->len < CLE_CONTACT_RECENT)
    return FALSE;

  for (guint i = 0; i < CLE_CONTACT_RECENT; i++)
    if (is_good (g_ptr_array_index (contacts, i)))
      return FALSE;

  return TRUE;
}

/**
 * cle_contacts_find_silence:
 * @contacts: (element-type CleContact): of one client, the newest first
 * @importance: of the client, 1 … 5
 * @known: since when the client is known here, wall clock, ms; counts when there
 *   was no good contact yet
 * @office: the ideal and the longest interval
 * @now: wall clock, ms
 * @days: (out) (optional): whole days since it heard something good
 *
 * An important client hears something good, care or an order, from time to time.
 *
 * Returns: which interval has passed; %CLE_SILENCE_NONE for a client of an
 *   importance below %CLE_CONTACT_IMPORTANT
 */
CleSilence
cle_contacts_find_silence (GPtrArray       *contacts,
                           guint            importance,
                           gint64           known,
                           const CleOffice *office,
                           gint64           now,
                           guint           *days)
{
  gint64 last = known, passed;

  for (guint i = 0; i < contacts->len; i++)
    if (is_good (g_ptr_array_index (contacts, i)))
      {
        last = ((const CleContact *) g_ptr_array_index (contacts, i))->at;
        break;
      }

  passed = MAX (0, now - last) / DAY;
  if (days != NULL)
    *days = (guint) MIN (passed, G_MAXINT);
  if (importance < CLE_CONTACT_IMPORTANT)
    return CLE_SILENCE_NONE;

  return passed > office->max_days     ? CLE_SILENCE_MAX
         : passed > office->ideal_days ? CLE_SILENCE_IDEAL
                                       : CLE_SILENCE_NONE;
}

/**
 * cle_contacts_dup_warning:
 * @contacts: (element-type CleContact): of one client, the newest first
 * @importance: of the client, 1 … 5
 * @known: since when the client is known here, wall clock, ms
 * @office: how often an important client should hear from us
 * @now: wall clock, ms
 *
 * Returns: (transfer full) (nullable): what is missing in them, in the user's
 *   language
 */
char *
cle_contacts_dup_warning (GPtrArray       *contacts,
                          guint            importance,
                          gint64           known,
                          const CleOffice *office,
                          gint64           now)
{
  guint days = 0;
  CleSilence silence = cle_contacts_find_silence (contacts, importance, known, office, now, &days);

  if (cle_contacts_are_trouble (contacts))
    return g_strdup (_ ("The last contacts were all about money or problems. A good word is due."));
  if (silence == CLE_SILENCE_NONE)
    return NULL;

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "This client has heard nothing good from us for %u day.",
                                       "This client has heard nothing good from us for %u days.",
                                       days),
                          days);
}
