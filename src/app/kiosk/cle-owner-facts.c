/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-owner-facts.h"

#include <glib/gi18n.h>
#include <string.h>
#include <sys/statvfs.h>

#define SMALL_GROUP 5
#define MEGABYTE    G_GUINT64_CONSTANT (1000000)
#define GIGABYTE    (1000 * MEGABYTE)

static GDateTime *
make_time (gint64 wall,
           int    offset)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (offset * 60);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (wall / 1000);

  return g_date_time_to_timezone (time, zone);
}

/**
 * cle_owner_fact_format_time:
 * @wall: milliseconds, UTC
 * @offset: minutes east of it
 *
 * Returns: (transfer full): the day and the minute in figures, as the visitor's
 *   language writes them: names of months come in the system's
 */
char *
cle_owner_fact_format_time (gint64 wall,
                            int    offset)
{
  g_autoptr (GDateTime) time = make_time (wall, offset);

  /* Translators: a day and a time in figures only, see g_date_time_format(). */
  return g_date_time_format (time, C_ ("figures", "%Y-%m-%d, %H:%M"));
}

/**
 * cle_owner_fact_format_day:
 * @wall: milliseconds, UTC
 * @now: the present time
 * @offset: minutes east of UTC
 *
 * Returns: (transfer full): the day in figures, or a word for today
 */
char *
cle_owner_fact_format_day (gint64 wall,
                           gint64 now,
                           int    offset)
{
  g_autoptr (GDateTime) day = make_time (wall, offset);
  g_autoptr (GDateTime) today = make_time (now, offset);

  if (g_date_time_get_year (day) == g_date_time_get_year (today) &&
      g_date_time_get_day_of_year (day) == g_date_time_get_day_of_year (today))
    return g_strdup (_ ("Today"));

  /* Translators: a day in figures only, see g_date_time_format(). */
  return g_date_time_format (day, C_ ("figures", "%Y-%m-%d"));
}

/**
 * cle_owner_fact_format_size:
 * @bytes: on a disk
 *
 * Returns: (transfer full): that in gigabytes, or in megabytes where those are
 *   few
 */
char *
cle_owner_fact_format_size (guint64 bytes)
{
  if (bytes >= 10 * GIGABYTE)
    return g_strdup_printf (_ ("%u GB"), (guint) MIN (bytes / GIGABYTE, G_MAXUINT));

  return g_strdup_printf (_ ("%u MB"), (guint) (bytes / MEGABYTE));
}

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

  if (last == 0)
    return g_strdup (_ ("None yet"));
  if (cle_kiosk_desk_get_config (desk)->anonymous)
    return cle_owner_fact_format_day (last, now, cle_clock_get_offset (clock, last));

  return cle_owner_fact_format_time (last, cle_clock_get_offset (clock, last));
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

  return cle_owner_fact_format_size ((guint64) info.f_bavail * info.f_frsize);
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
  add (facts, _ ("Clock"), cle_owner_fact_format_time (now, offset));
  add (facts, _ ("Version"), g_strdup (CLE_VERSION));

  return facts;
}
