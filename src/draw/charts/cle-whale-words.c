/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-whale-words.h"

#include "clients/cle-amount.h"
#include "clients/cle-verdict-reasons.h"

#include <glib/gi18n-lib.h>

#define MOST_WHOLES 20

static char *
dup_number (gint64 number)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

/**
 * cle_whale_has_whole:
 * @self: a curve
 *
 * Returns: whether per cent of the whole profit tell something: there is one,
 *   and the peak is at most 20 times as high
 */
gboolean
cle_whale_has_whole (const CleWhale *self)
{
  return self->total > 0 && self->peak / MOST_WHOLES <= self->total;
}

/* Whole per cent of the total, which is above nothing. */
static gint64
to_percent (const CleWhale *self,
            gint64          amount)
{
  return cle_amount_mul_div (amount, 100, self->total);
}

static char *
format_amount (gint64      amount,
               const char *currency)
{
  g_autofree char *number = cle_money_dup_text (amount);

  return g_strdup_printf ("%s %s", number, currency);
}

/* Without a whole there are no parts of it: sums are told instead. */
static char *
describe_without_total (const CleWhale *self,
                        const char     *currency)
{
  g_autofree char *total = format_amount (self->total, currency);
  g_autofree char *peak = format_amount (self->peak, currency);

  if (self->peak <= 0)
    return g_strdup_printf (ngettext ("%u client, and no profit: %s together.",
                                      "%u clients, and no profit of any of them: %s together.",
                                      self->rows->len),
                            self->rows->len, total);

  return g_strdup_printf (
      _ ("The first %u of %u clients bring %s, and the others lose so much that "
         "%s is left."),
      self->n_peak, self->rows->len, peak, total);
}

/**
 * cle_whale_describe_peak:
 * @self: a curve with at least one client
 * @currency: of its sums
 *
 * Returns: (transfer full): what the best clients bring together and what the
 *   others take of it, in whole per cent, as a sentence
 */
char *
cle_whale_describe_peak (const CleWhale *self,
                         const char     *currency)
{
  guint n = self->rows->len, rest = n - self->n_peak;
  g_autofree char *percent = NULL;
  g_autofree char *taken = NULL;
  gint64 peak;

  if (!cle_whale_has_whole (self))
    return describe_without_total (self, currency);
  if (rest == 0 || self->peak == self->total)
    return g_strdup_printf (ngettext ("%u client, and it brings profit.",
                                      "%u clients, and none of them takes profit away.", n),
                            n);

  peak = to_percent (self, self->peak);
  if (peak <= 100)
    return g_strdup_printf (
        ngettext ("The first %u of %u clients bring all of the profit; the other "
                  "%u takes less than 1 %% of it away again.",
                  "The first %u of %u clients bring all of the profit; the other "
                  "%u take less than 1 %% of it away again.",
                  rest),
        self->n_peak, n, rest);

  percent = dup_number (peak);
  taken = dup_number (peak - 100);

  return g_strdup_printf (ngettext ("The first %u of %u clients bring %s %% of the profit; the "
                                    "other %u takes %s %% of it away again.",
                                    "The first %u of %u clients bring %s %% of the profit; the "
                                    "other %u take %s %% of it away again.",
                                    rest),
                          self->n_peak, n, percent, rest, taken);
}

/**
 * cle_whale_describe_fifth:
 * @self: a curve
 * @currency: of its sums
 *
 * There always is a bottom fifth, and letting it go makes others the worst: that
 * is said as well.
 *
 * Returns: (transfer full) (nullable): the bottom fifth as a sentence; %NULL
 *   for fewer than five clients
 */
char *
cle_whale_describe_fifth (const CleWhale *self,
                          const char     *currency)
{
  g_autofree char *sum = format_amount (self->fifth, currency);

  if (self->n_fifth == 0)
    return NULL;

  return g_strdup_printf (ngettext ("Bottom fifth: %u client, %s together, %u of them at a loss. "
                                    "There always is one: without it, others are the last.",
                                    "Bottom fifth: %u clients, %s together, %u of them at a loss. "
                                    "There always is one: without them, others are the last.",
                                    self->n_fifth),
                          self->n_fifth, sum, self->n_fifth_loss);
}

/**
 * cle_whale_describe_unknown:
 * @self: a curve
 *
 * Returns: (transfer full) (nullable): how many clients are not on the curve
 */
char *
cle_whale_describe_unknown (const CleWhale *self)
{
  if (self->n_unknown == 0)
    return NULL;

  return g_strdup_printf (ngettext ("%u client of whom the profit is not known is left out.",
                                    "%u clients of whom the profit is not known are left out.",
                                    self->n_unknown),
                          self->n_unknown);
}

/**
 * cle_whale_describe_client:
 * @self: a curve
 * @portfolio: whose clients it shows
 * @row: of the curve
 *
 * Returns: (transfer full): all that is known of it, to be shown and spoken
 */
char *
cle_whale_describe_client (const CleWhale     *self,
                           const ClePortfolio *portfolio,
                           guint               row)
{
  const CleWhaleRow *at = &g_array_index (self->rows, CleWhaleRow, row);
  const ClePortfolioClient *client = cle_portfolio_get (portfolio, at->client);
  g_autofree char *profit = format_amount (at->profit, portfolio->currency);
  g_autofree char *together = format_amount (at->cumulated, portfolio->currency);
  g_autofree char *percent = NULL;
  const char *verdict = cle_verdict_kind_get_name (client->kind);

  if (!cle_whale_has_whole (self))
    return g_strdup_printf (
        _ ("\u2068%s\u2069, %u of %u: profit a year %s, %s with all before. %s."), client->name,
        row + 1, self->rows->len, profit, together, verdict);

  percent = dup_number (to_percent (self, at->cumulated));

  return g_strdup_printf (_ ("\u2068%s\u2069, %u of %u: profit a year %s, %s with all before, "
                             "which is %s %% of the whole. %s."),
                          client->name, row + 1, self->rows->len, profit, together, percent,
                          verdict);
}
