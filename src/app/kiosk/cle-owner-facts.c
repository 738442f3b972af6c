/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-owner-facts.h"

#include "cle-format-closures.h"

#include <glib/gi18n.h>
#include <string.h>
#include <sys/statvfs.h>

#define SMALL_GROUP 5

static void
fact_clear (gpointer data)
{
  g_free (((CleOwnerFact *) data)->value);
}

/* Takes @value. */
static void
add (GArray     *facts,
     const char *name,
     char       *value)
{
  CleOwnerFact fact = { name, value };

  g_array_append_val (facts, fact);
}

static char *
format_count (guint n)
{
  return g_strdup_printf ("%u", n);
}

/* Which question most of those who left did not answer any more. */
static char *
format_abandoned (const CleKioskCounts *counts)
{
  guint worst = 0;

  for (guint i = 1; i < counts->n_questions; i++)
    if (counts->abandoned[i] > counts->abandoned[worst])
      worst = i;
  if (counts->n_abandoned < SMALL_GROUP)
    return format_count (counts->n_abandoned);

  return g_strdup_printf (_ ("%u, most often at question %u"), counts->n_abandoned, worst + 1);
}

static char *
format_last (CleKioskDesk *desk,
             gint64        last,
             gint64        now)
{
  const CleClock *clock = cle_store_get_clock (cle_kiosk_desk_get_store (desk));
  int offset = cle_clock_get_offset (clock, last);

  if (last == 0)
    return g_strdup (_ ("None yet"));

  return cle_kiosk_desk_get_config (desk)->anonymous ? cle_format_day (last, now, offset)
                                                     : cle_format_moment (last, now, offset);
}

static char *
format_free (CleStore *store)
{
  struct statvfs info;
  g_autofree char *folder = g_strdup (cle_store_get_path (store));
  char *slash;

  /* Before the first answer the folder is not there. */
  while (statvfs (folder, &info) != 0)
    if ((slash = strrchr (folder, '/')) == NULL || slash == folder)
      return g_strdup (_ ("Unknown"));
    else
      *slash = '\0';

  return g_format_size ((guint64) info.f_bavail * info.f_frsize);
}

static char *
format_clock (gint64 now,
              int    offset)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (offset * 60);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (now / 1000);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (time, zone);

  return g_date_time_format (local, "%x %R");
}

/**
 * cle_owner_facts_list:
 * @desk: a desk
 *
 * Returns: (transfer full) (element-type CleOwnerFact): what the owner wants to
 *   know: answers, those who left, the last one, the disk, the clock
 */
GArray *
cle_owner_facts_list (CleKioskDesk *desk)
{
  GArray *facts = g_array_new (FALSE, FALSE, sizeof (CleOwnerFact));
  const CleKioskConfig *config = cle_kiosk_desk_get_config (desk);
  const CleKioskCounts *counts = cle_kiosk_clerk_get_counts (cle_kiosk_desk_get_clerk (desk));
  CleStore *store = cle_kiosk_desk_get_store (desk);
  gint64 now = cle_clock_get_wall (cle_store_get_clock (store));
  int offset = cle_clock_get_offset (cle_store_get_clock (store), now);

  g_array_set_clear_func (facts, fact_clear);
  add (facts, _ ("Answered today"), format_count (counts->n_today));
  add (facts, _ ("Answered in this round"), format_count (counts->n_finished));
  if (config->anonymous)
    add (facts, _ ("Kept back until their day is over"), format_count (counts->n_waiting));
  add (facts, _ ("Left before the end"), format_abandoned (counts));
  if (config->keep_partial)
    add (facts, _ ("Unfinished answers kept"), format_count (counts->n_partial));
  if (config->slips)
    add (facts, _ ("Slips used"),
         g_strdup_printf (_ ("%u of %u"), counts->n_slips_used, counts->n_slips));
  add (facts, _ ("Last answer"), format_last (desk, counts->last, now));
  if (cle_kiosk_desk_get_trouble (desk) != NULL)
    add (facts, _ ("Trouble"), g_strdup (cle_kiosk_desk_get_trouble (desk)));
  add (facts, _ ("Free disk space"), format_free (store));
  add (facts, _ ("Clock"), format_clock (now, offset));
  add (facts, _ ("Version"), g_strdup (CLE_VERSION));

  return facts;
}
