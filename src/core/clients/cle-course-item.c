/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-course-item.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_CLIENTS 1000000
#define PER_CENT 100 /* hundredths, as sums are read */
#define RATE 10      /* thousandths of a per cent in a hundredth of one */

static const struct
{
  const char *word;
  const char *name;
  gint64      most; /* hundredths */
} items[CLE_N_COURSE_ITEMS] = {
  [CLE_COURSE_ITEM_CLIENTS] = { "clients", N_ ("Clients now"), MOST_CLIENTS * PER_CENT },
  [CLE_COURSE_ITEM_PROFIT] = { "profit", N_ ("Profit of one client a year"), CLE_MONEY_MAX },
  [CLE_COURSE_ITEM_WIN] = { "win", N_ ("New clients a year, %"), 1000 * PER_CENT },
  [CLE_COURSE_ITEM_LOSE] = { "lose", N_ ("Clients lost a year, %"), 100 * PER_CENT },
  [CLE_COURSE_ITEM_GROW] = { "grow", N_ ("More profit from each a year, %"), 1000 * PER_CENT },
  [CLE_COURSE_ITEM_WIN_COST] = { "win-cost", N_ ("Cost of winning one client"), CLE_MONEY_MAX },
};

/**
 * cle_course_item_get_word:
 * @item: an assumption
 *
 * Returns: its word in commands
 */
const char *
cle_course_item_get_word (CleCourseItem item)
{
  g_return_val_if_fail ((guint) item < CLE_N_COURSE_ITEMS, NULL);

  return items[item].word;
}

/**
 * cle_course_item_from_word:
 * @word: any text
 * @item: (out): the assumption
 *
 * Returns: whether @word is one of them
 */
gboolean
cle_course_item_from_word (const char    *word,
                           CleCourseItem *item)
{
  for (guint i = 0; i < CLE_N_COURSE_ITEMS; i++)
    if (strcmp (items[i].word, word) == 0)
      {
        *item = (CleCourseItem) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * cle_course_item_get_name:
 * @item: an assumption
 *
 * Returns: what people call it, in the user's language
 */
const char *
cle_course_item_get_name (CleCourseItem item)
{
  g_return_val_if_fail ((guint) item < CLE_N_COURSE_ITEMS, NULL);

  return _ (items[item].name);
}

static void
put (CleCourseItem  item,
     gint64         value,
     CleCourse     *course)
{
  switch (item)
    {
    case CLE_COURSE_ITEM_CLIENTS:
      course->clients = (guint) (value / PER_CENT);
      break;
    case CLE_COURSE_ITEM_PROFIT:
      course->profit = value;
      break;
    case CLE_COURSE_ITEM_WIN:
      course->win = (guint) value * RATE;
      break;
    case CLE_COURSE_ITEM_LOSE:
      course->lose = (guint) value * RATE;
      break;
    case CLE_COURSE_ITEM_GROW:
      course->grow = (guint) value * RATE;
      break;
    case CLE_COURSE_ITEM_WIN_COST:
      course->win_cost = value;
      break;
    case CLE_N_COURSE_ITEMS:
    default:
      break;
    }
}

/* Only what a client brings can be less than nothing. */
static const char *
skip_sign (CleCourseItem  item,
           const char    *text,
           gboolean      *negative)
{
  const char *sign = g_str_has_prefix (text, "−") ? "−" : "-";

  *negative = item == CLE_COURSE_ITEM_PROFIT && g_str_has_prefix (text, sign);

  return *negative ? text + strlen (sign) : text;
}

/**
 * cle_course_item_parse:
 * @item: an assumption
 * @text: a number as people write it: per cent, a sum or a number of clients
 * @course: (inout): the course that gets it
 * @error: return location for a #CleMoneyError
 *
 * Decimal comma and point both work, as in cle_money_parse().
 *
 * Returns: whether it is a number within its limits; otherwise @course stays
 */
gboolean
cle_course_item_parse (CleCourseItem  item,
                       const char    *text,
                       CleCourse     *course,
                       GError       **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  gboolean negative;
  const char *number = skip_sign (item, stripped, &negative);
  gint64 value;

  if (!cle_money_parse (CLE_MONEY_REVENUE, number, &value, error))
    return FALSE;
  if (value == CLE_MONEY_UNKNOWN || value > items[item].most ||
      (item == CLE_COURSE_ITEM_CLIENTS && value % PER_CENT != 0))
    {
      g_set_error (error, CLE_MONEY_ERROR, CLE_MONEY_ERROR_FORM,
                   item == CLE_COURSE_ITEM_CLIENTS
                       ? _ ("“%s”: please write a whole number, at most %d")
                       : _ ("“%s”: please write a number, at most %d"),
                   text, (int) MIN (items[item].most / PER_CENT, G_MAXINT));
      return FALSE;
    }

  put (item, negative ? -value : value, course);
  return TRUE;
}

/**
 * cle_course_item_dup_text:
 * @item: an assumption
 * @course: a course
 *
 * Returns: (transfer full): the number as it is typed
 */
char *
cle_course_item_dup_text (CleCourseItem    item,
                          const CleCourse *course)
{
  switch (item)
    {
    case CLE_COURSE_ITEM_CLIENTS:
      return g_strdup_printf ("%u", course->clients);
    case CLE_COURSE_ITEM_PROFIT:
      return cle_money_dup_text (course->profit);
    case CLE_COURSE_ITEM_WIN:
      return cle_money_dup_text (course->win / RATE);
    case CLE_COURSE_ITEM_LOSE:
      return cle_money_dup_text (course->lose / RATE);
    case CLE_COURSE_ITEM_GROW:
      return cle_money_dup_text (course->grow / RATE);
    case CLE_COURSE_ITEM_WIN_COST:
    case CLE_N_COURSE_ITEMS:
    default:
      return cle_money_dup_text (course->win_cost);
    }
}
