/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-portfolio-layout.h"

#include "clients/cle-verdict-reasons.h"

#include <glib/gi18n-lib.h>

#define MOST_NAMES 12 /* in one sentence */

static char *
describe_hours (gint64 minutes)
{
  if (minutes == CLE_MONEY_UNKNOWN)
    return g_strdup (_ ("staff hours not known"));
  if (minutes < 60)
    return g_strdup_printf (_ ("%d min of staff time"), (int) minutes);

  return g_strdup_printf (ngettext ("%d staff hour", "%d staff hours",
                                    (gulong) ((minutes + 30) / 60)),
                          (int) ((minutes + 30) / 60));
}

/**
 * cle_portfolio_describe_client:
 * @portfolio: all clients
 * @client: one that has a place
 *
 * Returns: (transfer full): all that the map knows of it, to be shown and spoken
 */
char *
cle_portfolio_describe_client (const ClePortfolio       *portfolio,
                               const ClePortfolioClient *client)
{
  g_autofree char *fit = cle_fit_dup_text (client->fit);
  g_autofree char *full = cle_range_dup_text (&client->full, portfolio->currency);
  g_autofree char *counts = cle_range_dup_text (&client->decision, portfolio->currency);
  g_autofree char *hours = describe_hours (client->minutes);
  const char *verdict = cle_verdict_kind_get_name (client->kind);

  if (portfolio->capacity == CLE_CAPACITY_IDLE)
    /* Translators: client, fit, profit without and with staff time, hours, verdict */
    return g_strdup_printf (
        _ ("\u2068%s\u2069: fit %s of 100, profit a year %s without staff time, "
           "%s with it, %s. %s."),
        client->name, fit, counts, full, hours, verdict);

  /* Translators: client, fit, profit, hours, verdict */
  return g_strdup_printf (_ ("\u2068%s\u2069: fit %s of 100, profit a year %s, %s. %s."),
                          client->name, fit, full, hours, verdict);
}

/**
 * cle_portfolio_describe_rest:
 * @portfolio: all clients
 *
 * Returns: (transfer full): who has no place, and why
 */
char *
cle_portfolio_describe_rest (const ClePortfolio *portfolio)
{
  guint n = portfolio->clients->len - portfolio->n_placed;
  guint shown = MIN (n, MOST_NAMES);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < shown; i++)
    g_string_append_printf (names, "%s\u2068%s\u2069", i > 0 ? ", " : "",
                            cle_portfolio_get (portfolio, portfolio->n_placed + i)->name);
  if (n > shown)
    g_string_append_printf (names, ngettext (" and %u other", " and %u others", n - shown),
                            n - shown);

  /* Translators: clients that are not on the map, then their names */
  return g_strdup_printf (
      ngettext ("%u client without a place, because its fit or its money is not "
                "known: %s.",
                "%u clients without a place, because their fit or their money "
                "is not known: %s.",
                n),
      n, names->str);
}

/**
 * cle_portfolio_describe_idle:
 * @portfolio: all clients
 *
 * Returns: (transfer full) (nullable): how spare time moves the boundary; %NULL
 *   where there is none to spare
 */
char *
cle_portfolio_describe_idle (const ClePortfolio *portfolio)
{
  guint n = 0;

  if (portfolio->capacity != CLE_CAPACITY_IDLE)
    return NULL;

  for (guint i = 0; i < portfolio->n_placed; i++)
    {
      const ClePortfolioClient *client = cle_portfolio_get (portfolio, i);

      n += cle_profit_get_kind (&client->decision) == CLE_PROFIT_GAIN &&
           cle_profit_get_kind (&client->full) != CLE_PROFIT_GAIN;
    }
  if (n == 0)
    return g_strdup (_ ("There is staff time to spare, so the boundary is profit without staff "
                        "time."));

  return g_strdup_printf (
      ngettext ("There is staff time to spare, so the boundary is profit without "
                "staff time: %u client is above it only for that reason.",
                "There is staff time to spare, so the boundary is profit without "
                "staff time: %u clients are above it only for that reason.",
                n),
      n);
}

/**
 * cle_portfolio_summarize:
 * @portfolio: all clients
 *
 * Returns: (transfer full): the map in a few sentences, with what spare time does
 */
char *
cle_portfolio_summarize (const ClePortfolio *portfolio)
{
  static const CleVerdictKind order[] = { CLE_VERDICT_CHERISH, CLE_VERDICT_KEEP, CLE_VERDICT_TERMS,
                                          CLE_VERDICT_PART, CLE_VERDICT_NONE };
  guint counts[CLE_N_VERDICT_KINDS] = { 0 };
  guint rest = portfolio->clients->len - portfolio->n_placed;
  g_autofree char *idle = cle_portfolio_describe_idle (portfolio);
  g_autoptr (GString) out = g_string_new (NULL);
  const char *comma = "";

  for (guint i = 0; i < portfolio->n_placed; i++)
    counts[cle_portfolio_get (portfolio, i)->kind]++;
  g_string_append_printf (out,
                          ngettext ("%u client by fit and profit: ",
                                    "%u clients by fit and profit: ", portfolio->n_placed),
                          portfolio->n_placed);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (counts[order[i]] > 0)
      {
        g_string_append_printf (out, "%s%s %u", comma, cle_verdict_kind_get_name (order[i]),
                                counts[order[i]]);
        comma = ", ";
      }
  g_string_append_c (out, '.');
  if (rest > 0)
    g_string_append_printf (out,
                            ngettext (" %u client has no place.", " %u clients have no place.",
                                      rest),
                            rest);
  if (idle != NULL)
    g_string_append_printf (out, " %s", idle);

  return g_string_free (g_steal_pointer (&out), FALSE);
}
