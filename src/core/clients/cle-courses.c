/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-courses.h"

#include "cle-amount.h"

#include <glib/gi18n-lib.h>

/* What is assumed until somebody knows better, thousandths of a per cent. */
#define WIN_WON 15000
#define WIN_LOST 10000
#define KEEP_WON 3000
#define KEEP_LOST 3000
#define KEEP_GROWN 2000

/* As far as anybody knows: where it is a range with an open end, the other end. */
static gboolean
find_profit (const CleRange *range,
             gint64         *profit)
{
  if (cle_profit_get_known (range, profit))
    return TRUE;
  if (range->low == CLE_RANGE_OPEN_LOW && range->high == CLE_RANGE_OPEN_HIGH)
    return FALSE;

  if (range->low == CLE_RANGE_OPEN_LOW)
    *profit = range->high;
  else if (range->high == CLE_RANGE_OPEN_HIGH)
    *profit = range->low;
  else
    *profit = range->low / 2 + range->high / 2;

  return TRUE;
}

static gint64
find_mean (const CleJudge *judge)
{
  gint64 sum = 0, profit;
  guint n_known = 0;

  for (guint i = 0; i < cle_judge_get_n (judge); i++)
    {
      const CleJudged *judged = cle_judge_get (judge, i);

      if (judged->money == NULL || !find_profit (&judged->profit.full, &profit))
        continue;
      sum = cle_amount_add (sum, profit);
      n_known++;
    }

  return n_known > 0 ? cle_amount_mul_div (sum, 1, n_known) : 0;
}

/**
 * cle_courses_init:
 * @self: (out caller-allocates): the courses
 * @judge: all clients
 * @office: what holds for all clients
 *
 * Begins with the clients of the book and what one of them brings on average,
 * those of unknown profit left out of the average; of a range its middle counts,
 * or the end that is known. The rates are examples for the
 * manager to change: 15 % won and 10 % lost a year, or 3 % of each and 2 % more
 * from everyone who is here; winning costs nothing until somebody says how much.
 */
void
cle_courses_init (CleCourses      *self,
                  const CleJudge  *judge,
                  const CleOffice *office)
{
  gint64 profit = CLAMP (find_mean (judge), -CLE_MONEY_MAX, CLE_MONEY_MAX);
  guint n = cle_judge_get_n (judge);

  *self = (CleCourses){ .n_years = CLE_COURSE_YEARS };
  g_strlcpy (self->currency, office->currency, sizeof self->currency);
  self->courses[CLE_COURSE_WIN] =
      (CleCourse){ .clients = n, .profit = profit, .win = WIN_WON, .lose = WIN_LOST };
  self->courses[CLE_COURSE_KEEP] = (CleCourse){
    .clients = n, .profit = profit, .win = KEEP_WON, .lose = KEEP_LOST, .grow = KEEP_GROWN
  };
  cle_courses_compute (self);
}

/**
 * cle_courses_compute:
 * @self: courses whose assumptions were changed
 *
 * Follows both by the rule of cle_course_compute().
 */
void
cle_courses_compute (CleCourses *self)
{
  self->n_years = CLAMP (self->n_years, 1, CLE_COURSE_MAX_YEARS);
  for (guint i = 0; i < CLE_N_COURSES; i++)
    cle_course_compute (&self->courses[i], self->n_years, self->years[i]);
}

/**
 * cle_courses_get_gap:
 * @self: courses
 *
 * Returns: how much more keeping those here brings in all years than winning new
 *   ones, hundredths; negative if it brings less
 */
gint64
cle_courses_get_gap (const CleCourses *self)
{
  return cle_amount_add (self->years[CLE_COURSE_KEEP][self->n_years].sum,
                         -self->years[CLE_COURSE_WIN][self->n_years].sum);
}

/**
 * cle_courses_dup_summary:
 * @self: courses
 *
 * Returns: (transfer full): which of them brings more, in a sentence
 */
char *
cle_courses_dup_summary (const CleCourses *self)
{
  gint64 gap = cle_courses_get_gap (self);
  g_autofree char *text = cle_money_dup_text (gap < 0 ? -gap : gap);

  if (gap == 0)
    return g_strdup_printf (ngettext ("After %u year both bring the same.",
                                      "After %u years both bring the same.", self->n_years),
                            self->n_years);
  if (gap > 0)
    return g_strdup_printf (
        ngettext ("After %u year, keeping those already here has brought %s %s more.",
                  "After %u years, keeping those already here has brought %s %s more.",
                  self->n_years),
        self->n_years, text, self->currency);

  return g_strdup_printf (ngettext ("After %u year, winning new ones has brought %s %s more.",
                                    "After %u years, winning new ones has brought %s %s more.",
                                    self->n_years),
                          self->n_years, text, self->currency);
}
