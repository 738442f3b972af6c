/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-axis.h"

#include <glib/gi18n-lib.h>

#define DAY_MS    G_GINT64_CONSTANT (86400000)
#define MOST_TICKS 60

typedef enum
{
  UNIT_DAYS,
  UNIT_MONTHS,
  UNIT_YEARS,
} Unit;

typedef struct
{
  Unit unit;
  int  count;
} Step;

/* From fine to coarse. */
static const Step STEPS[] = {
  { UNIT_DAYS, 1 },   { UNIT_DAYS, 2 },   { UNIT_DAYS, 7 },   { UNIT_DAYS, 14 },
  { UNIT_MONTHS, 1 }, { UNIT_MONTHS, 2 }, { UNIT_MONTHS, 3 }, { UNIT_MONTHS, 6 },
  { UNIT_YEARS, 1 },  { UNIT_YEARS, 2 },  { UNIT_YEARS, 5 },  { UNIT_YEARS, 10 },
  { UNIT_YEARS, 50 }, { UNIT_YEARS, 100 }, { UNIT_YEARS, 1000 },
};

/* NULL outside of the years 1 to 9999. */
static GDateTime *
to_local (gint64 at,
          int    offset)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (offset * 60);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at / 1000);

  return utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
}

static char *
format (GDateTime  *date,
        const char *pattern)
{
  char *text = date != NULL ? g_date_time_format (date, pattern) : NULL;

  return text != NULL ? text : g_strdup ("");
}

/* The first tick's day on or before the beginning of the axis. */
static GDateTime *
find_start (GDateTime *first,
            Step       step)
{
  g_autoptr (GTimeZone) zone = g_time_zone_ref (g_date_time_get_timezone (first));
  int year = g_date_time_get_year (first);
  int month = g_date_time_get_month (first);
  int day = g_date_time_get_day_of_month (first);

  switch (step.unit)
    {
    case UNIT_YEARS:
      return g_date_time_new (zone, MAX (year / step.count * step.count, 1), 1, 1, 0, 0, 0);
    case UNIT_MONTHS:
      return g_date_time_new (zone, year, (month - 1) / step.count * step.count + 1, 1, 0, 0, 0);
    case UNIT_DAYS:
    default:
      return g_date_time_new (zone, year, month, day, 0, 0, 0);
    }
}

static GDateTime *
find_next (GDateTime *date,
           Step       step)
{
  switch (step.unit)
    {
    case UNIT_YEARS:
      return g_date_time_add_years (date, step.count);
    case UNIT_MONTHS:
      return g_date_time_add_months (date, step.count);
    case UNIT_DAYS:
    default:
      return g_date_time_add_days (date, step.count);
    }
}

/* The year stands with the first label and where it changes. */
static char *
format_tick (GDateTime *date,
             Unit       unit,
             int       *year)
{
  gboolean is_new = g_date_time_get_year (date) != *year;

  *year = g_date_time_get_year (date);
  switch (unit)
    {
    case UNIT_YEARS:
      return format (date, "%Y");
    case UNIT_MONTHS:
      /* Translators: a month on an axis, with and without the year */
      return format (date, is_new ? _ ("%Ob %Y") : _ ("%Ob"));
    case UNIT_DAYS:
    default:
      /* Translators: a day on an axis, with and without the year */
      return format (date, is_new ? _ ("%-d %b %Y") : _ ("%-d %b"));
    }
}

static void
free_tick (gpointer tick)
{
  g_free (((CleTimeTick *) tick)->label);
  g_free (tick);
}

/* Ticks of one step, or NULL if they are too many or their labels too wide. */
static GPtrArray *
try_step (Step           step,
          ClePeriod      span,
          int            offset,
          double         width,
          double         gap,
          CleAxisMeasure measure,
          gpointer       data)
{
  g_autoptr (GPtrArray) ticks = g_ptr_array_new_with_free_func (free_tick);
  g_autoptr (GDateTime) first = to_local (span.from, offset);
  g_autoptr (GDateTime) date = first != NULL ? find_start (first, step) : NULL;
  double end = -G_MAXDOUBLE;
  int year = 0;

  while (date != NULL)
    {
      gint64 at = g_date_time_to_unix (date) * 1000;
      GDateTime *next = find_next (date, step);

      if (at > span.to)
        {
          g_clear_pointer (&next, g_date_time_unref);
          break;
        }
      if (at >= span.from)
        {
          CleTimeTick *tick = g_new0 (CleTimeTick, 1);

          g_ptr_array_add (ticks, tick);
          tick->at = at;
          tick->label = format_tick (date, step.unit, &year);
          tick->width = measure (tick->label, data);
          tick->x = cle_axis_place_time (at, span, width);
          if (tick->x - tick->width / 2 < end + gap || ticks->len > MOST_TICKS)
            {
              g_clear_pointer (&next, g_date_time_unref);
              return NULL;
            }
          end = tick->x + tick->width / 2;
        }
      g_date_time_unref (date);
      date = next;
    }

  return g_steal_pointer (&ticks);
}

/* Where no two ticks fit, the two ends are named. */
static GPtrArray *
name_ends (ClePeriod      span,
           int            offset,
           double         width,
           double         gap,
           CleAxisMeasure measure,
           gpointer       data)
{
  g_autoptr (GPtrArray) ticks = g_ptr_array_new_with_free_func (free_tick);
  Unit unit = span.to - span.from < 60 * DAY_MS ? UNIT_DAYS : UNIT_MONTHS;
  double end = -G_MAXDOUBLE;

  for (guint i = 0; i < 2; i++)
    {
      CleTimeTick *tick = g_new0 (CleTimeTick, 1);
      g_autoptr (GDateTime) date = NULL;
      double right;
      int year = 0;

      tick->at = i == 0 ? span.from : span.to;
      date = to_local (tick->at, offset);
      tick->label = date != NULL ? format_tick (date, unit, &year) : g_strdup ("");
      tick->width = measure (tick->label, data);
      tick->x = cle_axis_place_time (tick->at, span, width);
      right = tick->x + tick->width / 2;
      if (tick->x - tick->width / 2 < end + gap)
        free_tick (tick);
      else
        g_ptr_array_add (ticks, tick);
      end = right;
    }

  return g_steal_pointer (&ticks);
}

/**
 * cle_axis_place_time:
 * @at: a time, ms
 * @span: what the axis shows, both ends included
 * @width: of the axis
 *
 * Returns: where @at is, 0 … @width; half of it on an axis of one moment.
 */
double
cle_axis_place_time (gint64    at,
                     ClePeriod span,
                     double    width)
{
  if (span.to <= span.from)
    return width / 2;

  return (double) (at - span.from) / (double) (span.to - span.from) * width;
}

/**
 * cle_axis_pick_step:
 * @length: of an axis from 0 to 10
 * @least: between two of its labels
 *
 * Returns: 1, 2, 5 or 10, so that labels do not touch.
 */
guint
cle_axis_pick_step (double length,
                    double least)
{
  static const guint steps[] = { 1, 2, 5 };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (length * steps[i] / 10 >= least)
      return steps[i];

  return 10;
}

/**
 * cle_axis_list_times:
 * @span: what the axis shows
 * @offset: of local time, minutes east of UTC
 * @width: of the axis
 * @gap: at least between two labels
 * @measure: how wide a label is
 * @data: for @measure
 *
 * The finest of days, weeks, months and years whose labels, centred below their
 * ticks, leave @gap between them. A label may reach over an end of the axis by
 * half its width. Where not even two ticks fit, the two ends are named.
 *
 * Returns: (transfer full) (element-type CleTimeTick): ticks from left to right.
 */
GPtrArray *
cle_axis_list_times (ClePeriod      span,
                     int            offset,
                     double         width,
                     double         gap,
                     CleAxisMeasure measure,
                     gpointer       data)
{
  double days = (double) (span.to - span.from) / DAY_MS;

  for (guint i = 0; i < G_N_ELEMENTS (STEPS); i++)
    {
      double least = STEPS[i].count * (STEPS[i].unit == UNIT_DAYS     ? 1.0
                                       : STEPS[i].unit == UNIT_MONTHS ? 28.0
                                                                      : 365.0);
      GPtrArray *ticks = NULL;

      if (days / least <= MOST_TICKS)
        ticks = try_step (STEPS[i], span, offset, width, gap, measure, data);
      if (ticks != NULL && ticks->len > 1)
        return ticks;
      g_clear_pointer (&ticks, g_ptr_array_unref);
    }

  return name_ends (span, offset, width, gap, measure, data);
}

/**
 * cle_axis_format_day:
 * @at: a time, ms
 * @offset: of local time, minutes east of UTC
 *
 * Returns: (transfer full): the day, in the user's language.
 */
char *
cle_axis_format_day (gint64 at,
                     int    offset)
{
  g_autoptr (GDateTime) date = to_local (at, offset);

  /* Translators: a day in a sentence, such as 3 June 2026 */
  return format (date, _ ("%-d %B %Y"));
}

/**
 * cle_axis_format_period:
 * @at: a time in the period, ms
 * @offset: of local time, minutes east of UTC
 * @grouping: how long the period is
 *
 * Returns: (transfer full): the day, week, month … in the user's language.
 */
char *
cle_axis_format_period (gint64      at,
                        int         offset,
                        CleGrouping grouping)
{
  g_autoptr (GDateTime) date = to_local (at, offset);
  g_autofree char *start = NULL;

  switch (grouping)
    {
    case CLE_GROUPING_WEEK:
      start = cle_axis_format_day (cle_grouping_find (grouping, at, offset), 0);
      return g_strdup_printf (_ ("week of %s"), start);
    case CLE_GROUPING_MONTH:
      /* Translators: a month of a year, such as June 2026 */
      return format (date, _ ("%OB %Y"));
    case CLE_GROUPING_QUARTER:
      return date == NULL
                 ? g_strdup ("")
                 : g_strdup_printf (_ ("quarter %d of %d"), (g_date_time_get_month (date) + 2) / 3,
                                    g_date_time_get_year (date));
    case CLE_GROUPING_YEAR:
      return format (date, "%Y");
    case CLE_GROUPING_NONE:
    case CLE_GROUPING_DAY:
    case CLE_GROUPING_AUTO:
    default:
      return cle_axis_format_day (at, offset);
    }
}

/**
 * cle_axis_format_short:
 * @at: a time in the period, ms
 * @offset: of local time, minutes east of UTC
 * @grouping: how long the period is
 * @with_year: whether the year is said
 *
 * Returns: (transfer full): day, month … as short as on an axis.
 */
char *
cle_axis_format_short (gint64      at,
                       int         offset,
                       CleGrouping grouping,
                       gboolean    with_year)
{
  g_autoptr (GDateTime) date = to_local (at, offset);
  int year = with_year || date == NULL ? 0 : g_date_time_get_year (date);

  if (date == NULL)
    return g_strdup ("");
  if (grouping == CLE_GROUPING_MONTH || grouping == CLE_GROUPING_QUARTER)
    return format_tick (date, UNIT_MONTHS, &year);
  if (grouping == CLE_GROUPING_YEAR)
    return format_tick (date, UNIT_YEARS, &year);

  return format_tick (date, UNIT_DAYS, &year);
}
