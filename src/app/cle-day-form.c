/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-day-form.h"

#include <glib/gi18n.h>
#include <string.h>

#define N_PARTS     3
#define MOST_FIGURES 4
#define SAMPLE_YEAR 2001 /* the third of February of this year tells the parts apart */
#define CENTURY     2000 /* of a year of two figures */

typedef struct
{
  int  values[N_PARTS];
  int  figures[N_PARTS];
  char separator;
} Parts;

static gboolean
is_separator (char c)
{
  return c != '\0' && strchr (".-/ ", c) != NULL;
}

/* Three numbers and nothing else; “31. 1. 2026” has a space too. */
static gboolean
split (const char *text,
       Parts      *parts)
{
  *parts = (Parts){ 0 };
  for (int i = 0; i < N_PARTS; i++)
    {
      while (g_ascii_isspace (*text) || (i > 0 && is_separator (*text)))
        {
          if (parts->separator == '\0' && is_separator (*text) && i > 0)
            parts->separator = *text;
          text++;
        }
      for (; g_ascii_isdigit (*text) && parts->figures[i] < MOST_FIGURES; text++)
        {
          parts->values[i] = parts->values[i] * 10 + g_ascii_digit_value (*text);
          parts->figures[i]++;
        }
      if (parts->figures[i] == 0 || g_ascii_isdigit (*text))
        return FALSE;
    }

  /* Russian and others end with a full stop or a word for “year”. */
  while (g_ascii_isspace (*text) || *text == '.')
    text++;
  return *text == '\0';
}

static gboolean
find_order (const Parts *parts,
            char        *order)
{
  for (int i = 0; i < N_PARTS; i++)
    if (parts->values[i] == SAMPLE_YEAR || parts->values[i] == SAMPLE_YEAR - CENTURY)
      order[i] = 'y';
    else if (parts->values[i] == 2)
      order[i] = 'm';
    else if (parts->values[i] == 3)
      order[i] = 'd';
    else
      return FALSE;

  return strchr (order, 'y') != NULL && strchr (order, 'm') != NULL && strchr (order, 'd') != NULL;
}

/**
 * cle_day_form_find:
 * @sample: (nullable): how somebody writes the third of February 2001 in
 *   figures; %NULL for how it is done here
 *
 * Returns: that form; year-month-day where the sample is none, as with a
 *   calendar of other years
 */
CleDayForm
cle_day_form_find (const char *sample)
{
  g_autoptr (GDateTime) day = g_date_time_new_utc (SAMPLE_YEAR, 2, 3, 12, 0, 0);
  g_autofree char *here = sample == NULL ? g_date_time_format (day, "%x") : NULL;
  CleDayForm form = { "", '.' };
  Parts parts;

  if (!split (sample != NULL ? sample : here, &parts) || !find_order (&parts, form.order))
    return (CleDayForm){ "ymd", '-' };

  form.separator = parts.separator;
  return form;
}

static int
pick (const Parts *parts,
      const char  *order,
      char         which)
{
  return parts->values[strchr (order, which) - order];
}

/**
 * cle_day_form_read:
 * @self: a form
 * @text: a day as it was typed: as @self has it, or as 2026-11-30
 *
 * A year of two figures is one of this century. What stands between the
 * numbers does not matter.
 *
 * Returns: (transfer full) (nullable): the day as 2026-11-30; %NULL if it is none
 */
char *
cle_day_form_read (const CleDayForm *self,
                   const char       *text)
{
  const char *order = self->order;
  Parts parts;
  int year, month, day;

  if (!split (text, &parts))
    return NULL;

  /* Years of four figures in front are the standard's, whatever is usual here. */
  if (parts.figures[0] == MOST_FIGURES)
    order = "ymd";
  year = pick (&parts, order, 'y');
  if (parts.figures[strchr (order, 'y') - order] == 2)
    year += CENTURY;
  month = pick (&parts, order, 'm');
  day = pick (&parts, order, 'd');
  if (year < 1970 || month < 1 || month > 12 ||
      !g_date_valid_dmy ((GDateDay) MIN (day, 32), (GDateMonth) month, (GDateYear) year))
    return NULL;

  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

/**
 * cle_day_form_write:
 * @self: a form
 * @day: a day as 2026-11-30
 *
 * Returns: (transfer full): the day in that form, with a year of four figures
 */
char *
cle_day_form_write (const CleDayForm *self,
                    const char       *day)
{
  GString *out = g_string_new (NULL);
  Parts parts;

  if (!split (day, &parts))
    return g_string_free (out, FALSE);

  for (int i = 0; i < N_PARTS; i++)
    {
      if (i > 0)
        g_string_append_c (out, self->separator);
      g_string_append_printf (out, self->order[i] == 'y' ? "%04d" : "%02d",
                              pick (&parts, "ymd", self->order[i]));
    }

  return g_string_free (out, FALSE);
}

/**
 * cle_day_form_explain:
 * @self: a form
 *
 * Returns: (transfer full): a sentence on how to write a day
 */
char *
cle_day_form_explain (const CleDayForm *self)
{
  g_autofree char *example = cle_day_form_write (self, "2026-01-31");

  if (g_str_equal (example, "2026-01-31"))
    return g_strdup (_ ("Write the day like this: 2026-01-31."));

  /* Translators: %s is 31 January 2026 as the locale writes it, “31.01.2026”. */
  return g_strdup_printf (_ ("Write the day like this: %s, or like this: 2026-01-31."), example);
}
