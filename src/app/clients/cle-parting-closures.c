/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-parting-closures.h"

#include "cle-format-closures.h"

#include <glib/gi18n.h>

#define MINUTE_MS G_GINT64_CONSTANT (60000)

/**
 * cle_parting_note_title:
 * @item: of the checklist, with a note
 *
 * Returns: what is asked for
 */
const char *
cle_parting_note_title (ClePartingItem item)
{
  return item == CLE_PARTING_PERSON ? _ ("Who tells the client") : _ ("From which day");
}

/**
 * cle_parting_past_text:
 * @partings: (element-type CleParting): of one client, the newest first
 *
 * Returns: (transfer full): how the last one ended, or what a parting is
 */
char *
cle_parting_past_text (GPtrArray *partings)
{
  const CleParting *last = partings->len > 0 ? partings->pdata[0] : NULL;
  g_autofree char *day = NULL;

  if (last == NULL || last->state == CLE_PARTING_CALLED_OFF)
    return g_strdup (_ ("A list of what to see to, and a day to think it over"));
  if (last->look == NULL)
    return g_strdup (_ ("You have parted."));

  day = cle_format_date (last->look);
  /* Translators: a day as "1 June 2027". */
  return g_strdup_printf (_ ("You have parted. Look again on %s."), day);
}

/**
 * cle_parting_end_text:
 * @end: when the time to sleep on it is over, wall clock, ms
 * @offset: minutes east of UTC
 *
 * Returns: (transfer full): that day and hour, rounded up to a whole minute
 */
char *
cle_parting_end_text (gint64 end,
                      int    offset)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc ((end + MINUTE_MS - 1) / 1000);
  g_autoptr (GDateTime) local = g_date_time_add_minutes (utc, offset);
  /* Translators: a day and an hour within a sentence, see g_date_time_format(). */
  g_autofree char *moment = g_date_time_format (local, C_ ("moment", "%-e %B %Y at %H:%M"));

  return g_strdup_printf (_ ("Sleep on it: you can part from %s on."), moment);
}
