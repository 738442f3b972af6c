/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-contact-words.h"

#include "actions/cle-action.h"

#include <string.h>

#define MS_PER_MINUTE G_GINT64_CONSTANT (60000)

typedef struct
{
  const char *word;
  int         value;
} Word;

static const Word KINDS[] = {
  { "care", CLE_CONTACT_CARE },       { "order", CLE_CONTACT_ORDER },
  { "money", CLE_CONTACT_MONEY },     { "problem", CLE_CONTACT_PROBLEM },
  { "забота", CLE_CONTACT_CARE },     { "заказ", CLE_CONTACT_ORDER },
  { "деньги", CLE_CONTACT_MONEY },    { "проблема", CLE_CONTACT_PROBLEM },
};

static const Word UNITS[] = {
  { "m", 1 },    { "min", 1 },   { "mins", 1 },  { "minute", 1 },  { "minutes", 1 },
  { "h", 60 },   { "hr", 60 },   { "hrs", 60 },  { "hour", 60 },   { "hours", 60 },
  { "м", 1 },    { "мин", 1 },   { "минут", 1 }, { "минута", 1 },  { "минуты", 1 },
  { "минуту", 1 }, { "ч", 60 },  { "час", 60 },  { "часа", 60 },   { "часов", 60 },
};

/* Monday is 1, as in GDate. */
static const Word DAYS[] = {
  { "mon", 1 }, { "monday", 1 },    { "пн", 1 }, { "понедельник", 1 }, { "понедельника", 1 },
  { "tue", 2 }, { "tues", 2 },      { "tuesday", 2 },   { "вт", 2 },   { "вторник", 2 }, { "вторника", 2 },
  { "wed", 3 }, { "wednesday", 3 }, { "ср", 3 }, { "среда", 3 },   { "среду", 3 }, { "среды", 3 },
  { "thu", 4 }, { "thur", 4 },      { "thurs", 4 },     { "thursday", 4 }, { "чт", 4 }, { "четверг", 4 }, { "четверга", 4 },
  { "fri", 5 }, { "friday", 5 },    { "пт", 5 }, { "пятница", 5 }, { "пятницу", 5 }, { "пятницы", 5 },
  { "sat", 6 }, { "saturday", 6 },  { "сб", 6 }, { "суббота", 6 }, { "субботу", 6 }, { "субботы", 6 },
  { "sun", 7 }, { "sunday", 7 },    { "вс", 7 }, { "воскресенье", 7 }, { "воскресенья", 7 },
};

/* Days from today. */
static const Word NEAR[] = {
  { "today", 0 },   { "tomorrow", 1 }, { "tmrw", 1 },
  { "сегодня", 0 }, { "завтра", 1 },   { "послезавтра", 2 },
};

static const Word *
find (const Word *words,
      guint       n,
      const char *word)
{
  for (guint i = 0; i < n; i++)
    if (strcmp (words[i].word, word) == 0)
      return &words[i];

  return NULL;
}

/**
 * cle_contact_words_fold:
 * @word: as it was typed
 *
 * Returns: (transfer full): @word case-folded, without what stands around a word in a
 *   sentence
 */
char *
cle_contact_words_fold (const char *word)
{
  g_autofree char *folded = g_utf8_casefold (word, -1);
  char *start = folded, *end;

  while (*start != '\0' && strchr ("(\"'", *start) != NULL && *start > 0)
    start++;
  end = start + strlen (start);
  while (end > start && end[-1] > 0 && strchr (".,;:!?)\"'", end[-1]) != NULL)
    end--;

  return g_strndup (start, (gsize) (end - start));
}

/**
 * cle_contact_words_is_kind:
 * @word: a case-folded word, what follows “+”
 * @kind: (out): the kind of that name
 *
 * Returns: whether it names a kind
 */
gboolean
cle_contact_words_is_kind (const char     *word,
                           CleContactKind *kind)
{
  const Word *found = find (KINDS, G_N_ELEMENTS (KINDS), word);

  if (found == NULL)
    return FALSE;

  *kind = (CleContactKind) found->value;
  return TRUE;
}

/**
 * cle_contact_words_find_unit:
 * @word: a case-folded word
 * @minutes: (out): how many minutes the unit has
 *
 * Returns: whether it is a unit of time
 */
gboolean
cle_contact_words_find_unit (const char *word,
                             guint      *minutes)
{
  const Word *found = find (UNITS, G_N_ELEMENTS (UNITS), word);

  if (found == NULL)
    return FALSE;

  *minutes = (guint) found->value;
  return TRUE;
}

static char *
format_day (const GDate *date)
{
  return g_strdup_printf ("%04u-%02u-%02u", (guint) g_date_get_year (date),
                          (guint) g_date_get_month (date), (guint) g_date_get_day (date));
}

static void
set_today (GDate *date,
           gint64 now,
           int    offset)
{
  gint64 local = now + offset * MS_PER_MINUTE;
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (local / 1000);
  int year = 1970, month = 1, day = 1;

  if (time != NULL)
    g_date_time_get_ymd (time, &year, &month, &day);
  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

/* Day and month, and a year or the next one that they come in: 30.11.2026, 30.11. */
static gboolean
read_dots (const char  *word,
           const GDate *today,
           char       **day)
{
  g_auto (GStrv) parts = g_strsplit (word, ".", -1);
  guint n = g_strv_length (parts);
  guint numbers[3] = { 0, 0, g_date_get_year (today) };
  GDate date;

  if (n < 2 || n > 3 || strlen (parts[1]) != 2 || (n == 3 && strlen (parts[2]) != 4))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      if (*parts[i] == '\0' || strlen (parts[i]) > 4 ||
          parts[i][strspn (parts[i], "0123456789")] != '\0')
        return FALSE;
      numbers[i] = (guint) g_ascii_strtoull (parts[i], NULL, 10);
    }
  if (!g_date_valid_dmy ((GDateDay) MIN (numbers[0], 255), (GDateMonth) numbers[1],
                         (GDateYear) numbers[2]))
    return FALSE;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) numbers[0], (GDateMonth) numbers[1], (GDateYear) numbers[2]);
  if (n == 2 && g_date_compare (&date, today) < 0)
    g_date_add_years (&date, 1);
  *day = format_day (&date);

  return TRUE;
}

/**
 * cle_contact_words_seems_day:
 * @word: a case-folded word that is no day
 *
 * Returns: whether somebody meant a day by it: 2026-02-30, 31.02.2026
 */
gboolean
cle_contact_words_seems_day (const char *word)
{
  return strlen (word) == 10 && strspn (word, "0123456789.-") == 10 &&
         (strchr (word, '-') != NULL || strchr (word, '.') != NULL);
}

/**
 * cle_contact_words_find_day:
 * @word: a case-folded word
 * @now: wall clock, ms
 * @offset: minutes east of UTC
 * @day: (out) (transfer full): the day as 2026-11-30
 *
 * Understands 2026-11-30, 30.11.2026, 30.11 (the next one), today, tomorrow and
 * names of weekdays. A weekday is the
 * next one of that name; said on a Friday, Friday is in a week.
 *
 * Returns: whether it is a day
 */
gboolean
cle_contact_words_find_day (const char *word,
                            gint64      now,
                            int         offset,
                            char      **day)
{
  const Word *near = find (NEAR, G_N_ELEMENTS (NEAR), word);
  const Word *weekday = find (DAYS, G_N_ELEMENTS (DAYS), word);
  guint ahead;
  GDate date;

  if (strlen (word) == 10 && cle_action_check_day (word))
    {
      *day = g_strdup (word);
      return TRUE;
    }
  set_today (&date, now, offset);
  if (near == NULL && weekday == NULL)
    return read_dots (word, &date, day);

  ahead = near != NULL ? (guint) near->value
                       : (guint) (weekday->value - (int) g_date_get_weekday (&date) + 6) % 7 + 1;
  g_date_add_days (&date, ahead);
  *day = format_day (&date);
  return TRUE;
}
