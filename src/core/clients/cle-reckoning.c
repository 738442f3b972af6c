/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-reckoning.h"

#include "assessment/cle-outcome.h"
#include "cle-verdict-reasons.h"

#include <glib/gi18n-lib.h>

static void
take (GPtrArray  *lines,
      const char *title,
      char       *text)
{
  CleReckoningLine *line = g_new (CleReckoningLine, 1);

  *line = (CleReckoningLine){ g_strdup (title), text };
  g_ptr_array_add (lines, line);
}

/**
 * cle_reckoning_line_free:
 * @self: (transfer full): a line
 */
void
cle_reckoning_line_free (CleReckoningLine *self)
{
  g_free (self->title);
  g_free (self->text);
  g_free (self);
}

static char *
describe_trait (const CleFitLine *line,
                const char       *language)
{
  g_autofree char *taken = NULL;
  g_autofree char *alone = NULL;
  const char *level;

  if (line->level == CLE_LEVEL_UNKNOWN)
    return g_strdup (_ ("Nobody knows; it does not count"));

  level = cle_trait_get_level (line->trait, (guint) line->level, language);
  if (cle_trait_get_side (line->trait) == CLE_SIDE_IDEAL)
    /* Translators: a level, its points, the weight, and their product. */
    return g_strdup_printf (_ ("%s: %u points × weight %u = %d"), level, line->points, line->weight,
                            line->sum);

  /* Translators: a level, its points, the points that are tolerated, the weight, the product. */
  taken =
      g_strdup_printf (_ ("%s: (%u points − %u still fine) × weight %u = %d"), level, line->points,
                       MIN (line->tolerance, line->points), line->weight, -line->sum);
  if (!line->knock_out)
    return g_steal_pointer (&taken);

  /* Translators: the wording of a level of a trait. */
  alone = g_strdup_printf (_ ("%s: this decides by itself"), level);

  return g_strdup_printf ("%s\n%s", taken, alone);
}

static void
add_fit (GPtrArray       *lines,
         const CleJudged *judged,
         const char      *language)
{
  g_autoptr (GArray) traits = cle_fit_list_lines (judged->profile, judged->levels);
  const CleFit *fit = &judged->fit;
  g_autofree char *formula = cle_fit_dup_formula (fit);
  g_autofree char *text = cle_fit_dup_text (fit->fit);

  for (guint i = 0; i < traits->len; i++)
    {
      const CleFitLine *line = &g_array_index (traits, CleFitLine, i);

      take (lines, cle_trait_get_name (line->trait, language), describe_trait (line, language));
    }
  take (lines, _ ("Fit"),
        fit->n_known > 0 ? g_strdup_printf ("%s = %s", formula, text) : g_strdup (_ ("Not known")));
  if (fit->n_known > 0)
    take (
        lines, _ ("The most there could be"),
        g_strdup_printf (_ ("%u for and %u against: of each trait that is rated, its weight × its "
                            "highest points, less what is still fine"),
                         fit->plus_max, fit->minus_max));
}

static gint64
get_item (const CleMoney *money,
          CleMoneyItem    item)
{
  return MIN (money->items[item], cle_money_item_get_max (item));
}

static char *
describe_hours (const CleMoney  *money,
                const CleOffice *office)
{
  gint64 minutes = get_item (money, CLE_MONEY_HOURS);
  gint64 hourly = get_item (money, CLE_MONEY_HOURLY_COST);
  g_autofree char *time = NULL;
  g_autofree char *cost = NULL;

  hourly = hourly < 0 ? office->hourly_cost : hourly;
  if (minutes <= 0 || hourly <= 0)
    return NULL;

  cost = cle_money_dup_text (hourly);
  time = minutes % 60 == 0
             ? g_strdup_printf (_ ("%d h"), (int) (minutes / 60))
             : g_strdup_printf (_ ("%d h %d min"), (int) (minutes / 60), (int) (minutes % 60));

  return g_strdup_printf ("%s × %s", time, cost);
}

static char *
describe_late (const CleMoney  *money,
               const CleOffice *office)
{
  gint64 amount = get_item (money, CLE_MONEY_LATE_AMOUNT);
  gint64 days = get_item (money, CLE_MONEY_LATE_DAYS);
  g_autofree char *sum = NULL;
  g_autofree char *rate = NULL;

  if (amount <= 0 || days <= 0)
    return NULL;

  sum = cle_money_dup_text (amount);
  rate = cle_points_format ((gint32) office->late_rate);
  /* Translators: a sum, how many days late, per cent a year. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s × %d day × %s %% ÷ 365",
                                       "%s × %d days × %s %% ÷ 365", (gulong) days),
                          sum, (int) days, rate);
}

static char *
describe_overhead (const CleProfit *profit,
                   const CleOffice *office,
                   gint64           all_revenue)
{
  const CleRange *revenue = &profit->lines[CLE_PROFIT_REVENUE];
  g_autofree char *all = cle_money_dup_text (office->shared_overhead);
  g_autofree char *own = NULL;
  g_autofree char *sum = NULL;

  if (office->shared_overhead <= 0 || revenue->low != revenue->high || revenue->low <= 0)
    return NULL;

  own = cle_money_dup_text (revenue->low);
  sum = cle_money_dup_text (MAX (all_revenue, revenue->low));
  /* Translators: the shared overhead, this client's revenue, that of all clients. */
  return g_strdup_printf (_ ("%s × revenue %s ÷ revenue of all %s"), all, own, sum);
}

/* A sum, and how it came about. */
static void
add_sum (GPtrArray       *lines,
         const char      *title,
         const CleRange  *range,
         const CleOffice *office,
         const char      *how)
{
  char *text = cle_range_dup_text (range, office->currency);

  if (how != NULL)
    {
      g_autofree char *sum = text;

      text = g_strdup_printf ("%s = %s", sum, how);
    }
  take (lines, title, text);
}

static void
add_money (GPtrArray       *lines,
           const CleJudged *judged,
           const CleOffice *office,
           gint64           all_revenue)
{
  const CleProfit *profit = &judged->profit;
  g_autofree char *hours = describe_hours (judged->money, office);
  g_autofree char *late = describe_late (judged->money, office);
  g_autofree char *overhead = describe_overhead (profit, office, all_revenue);

  for (guint i = 0; i < CLE_N_PROFIT; i++)
    add_sum (lines, cle_profit_line_get_name ((CleProfitLine) i), &profit->lines[i], office,
             i == CLE_PROFIT_HOURS  ? hours
             : i == CLE_PROFIT_LATE ? late
                                    : NULL);
  add_sum (lines, _ ("Cost to serve"), &profit->serve, office, NULL);
  add_sum (lines, _ ("Profit before shared overhead"), &profit->full, office, NULL);
  add_sum (lines, _ ("Share of the overhead"), &profit->overhead, office, overhead);
  add_sum (lines, _ ("Profit after shared overhead"), &profit->after, office, NULL);
}

static const char *
describe_band (CleFitBand band)
{
  switch (band)
    {
    case CLE_BAND_GOOD:
      return _ ("fits (from 70)");
    case CLE_BAND_FAIR:
      return _ ("mostly fits (50 to 70)");
    case CLE_BAND_POOR:
      return _ ("fits in little (30 to 50)");
    case CLE_BAND_BAD:
      return _ ("hardly fits (under 30)");
    case CLE_BAND_NONE:
    default:
      return _ ("not known");
    }
}

static const char *
describe_kind (CleProfitKind kind)
{
  switch (kind)
    {
    case CLE_PROFIT_GAIN:
      return _ ("a gain");
    case CLE_PROFIT_LOSS:
      return _ ("a loss");
    case CLE_PROFIT_OPEN:
    default:
      return _ ("open: not known, or on both sides of nothing");
    }
}

/**
 * cle_reckoning_list_rules:
 * @judged: a client
 * @office: what holds for all
 *
 * How the numbers lead to the verdict, and all rules at once: those of
 * cle_verdict_compute() in words.
 *
 * Returns: (transfer full) (element-type CleReckoningLine): the lines; none
 *   where there is no verdict
 */
GPtrArray *
cle_reckoning_list_rules (const CleJudged *judged,
                          const CleOffice *office)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) cle_reckoning_line_free);
  const CleVerdict *verdict = &judged->verdict;
  g_autofree char *counted = NULL;

  if (verdict->kind == CLE_VERDICT_NONE)
    return lines;

  counted = cle_range_dup_text (&judged->profit.decision, office->currency);
  take (lines, _ ("What this fit means"),
        verdict->held ? g_strdup_printf (_ ("%s: the last decision’s, kept while the fit is within "
                                            "3 points of it"),
                                         describe_band (verdict->band))
                      : g_strdup (describe_band (verdict->band)));
  take (lines, _ ("Profit as it counts in the verdict"),
        g_strdup_printf ("%s: %s", counted, describe_kind (verdict->money)));
  take (lines, _ ("From 70"),
        g_strdup (_ ("With a gain keep and cherish; open, or a gain only because time is idle: "
                     "keep, an important client keep and cherish; with a loss change terms")));
  take (lines, _ ("50 to 70"), g_strdup (_ ("With a loss change terms, else keep")));
  take (lines, _ ("30 to 50"),
        g_strdup (_ ("Change terms; with a loss, when other terms did not help, part ways")));
  take (lines, _ ("Under 30"),
        g_strdup (_ ("Change terms; without a sure gain, when other terms did not help, part "
                     "ways")));
  take (lines, _ ("Before all that"),
        g_strdup (_ ("What decides by itself: part ways. An important client, one with whom other "
                     "terms are tried, and one who is merely slow while there is time: change "
                     "terms instead of parting")));

  return lines;
}

/**
 * cle_reckoning_list:
 * @judged: a client
 * @office: what holds for all
 * @all_revenue: of all clients, in hundredths
 * @language: (nullable): of the traits
 *
 * Every number of a verdict with the numbers that it is made of, so that it can
 * be reckoned again by hand: the fit, trait by trait, then the money, line by
 * line, then the rules.
 *
 * Returns: (transfer full) (element-type CleReckoningLine): the lines
 */
GPtrArray *
cle_reckoning_list (const CleJudged *judged,
                    const CleOffice *office,
                    gint64           all_revenue,
                    const char      *language)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) cle_reckoning_line_free);
  GPtrArray *rules = cle_reckoning_list_rules (judged, office);

  if (judged->profile != NULL)
    add_fit (lines, judged, language);
  if (judged->money != NULL)
    add_money (lines, judged, office, all_revenue);
  g_ptr_array_extend_and_steal (lines, rules);

  return lines;
}
