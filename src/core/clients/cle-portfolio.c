/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-portfolio.h"

static void
clear_client (gpointer data)
{
  ClePortfolioClient *client = data;

  g_free (client->id);
  g_free (client->name);
}

/**
 * cle_portfolio_new:
 * @currency: of all sums, as “EUR”
 * @capacity: whether there is time of staff to spare
 *
 * Returns: (transfer full): a portfolio without clients
 */
ClePortfolio *
cle_portfolio_new (const char  *currency,
                   CleCapacity  capacity)
{
  ClePortfolio *self = g_new0 (ClePortfolio, 1);

  self->clients = g_array_new (FALSE, TRUE, sizeof (ClePortfolioClient));
  g_array_set_clear_func (self->clients, clear_client);
  g_strlcpy (self->currency, currency, sizeof self->currency);
  self->capacity = capacity;

  return self;
}

static gboolean
has_an_end (const CleRange *range)
{
  return range->low != CLE_RANGE_OPEN_LOW || range->high != CLE_RANGE_OPEN_HIGH;
}

/**
 * cle_portfolio_take:
 * @self: a portfolio
 * @client: one more client; id and name are copied
 *
 * Adds a client. Whether it has a place is found out here: it needs a fit, and a
 * profit of which at least one end is known.
 */
void
cle_portfolio_take (ClePortfolio             *self,
                    const ClePortfolioClient *client)
{
  ClePortfolioClient copy = *client;

  copy.id = g_strdup (client->id);
  copy.name = g_utf8_make_valid (client->name, -1);
  copy.is_placed = client->fit != CLE_PORTFOLIO_NO_FIT && has_an_end (&client->decision);
  self->n_placed += copy.is_placed;
  g_array_append_val (self->clients, copy);
}

/**
 * cle_portfolio_client_get_profit:
 * @self: a client of whose profit at least one end is known
 *
 * Returns: where it stands, in hundredths: the middle of a range, or the end
 *   that is known
 */
gint64
cle_portfolio_client_get_profit (const ClePortfolioClient *self)
{
  gint64 value = 0;

  if (cle_profit_get_known (&self->decision, &value))
    return value;

  return self->decision.low != CLE_RANGE_OPEN_LOW ? self->decision.low : self->decision.high;
}

static int
compare_clients (gconstpointer a,
                 gconstpointer b)
{
  const ClePortfolioClient *first = a;
  const ClePortfolioClient *second = b;
  int order;

  if (first->is_placed != second->is_placed)
    return first->is_placed ? -1 : 1;
  if (first->is_placed)
    {
      gint64 profit = cle_portfolio_client_get_profit (first);
      gint64 other = cle_portfolio_client_get_profit (second);

      if (profit != other)
        return profit > other ? -1 : 1;
    }
  order = g_utf8_collate (first->name, second->name);

  return order != 0 ? order : g_strcmp0 (first->id, second->id);
}

/**
 * cle_portfolio_sort:
 * @self: a portfolio that has all its clients
 */
void
cle_portfolio_sort (ClePortfolio *self)
{
  g_array_sort (self->clients, compare_clients);
}

/**
 * cle_portfolio_new_for_judge:
 * @judge: all clients, judged
 * @office: what holds for all of them
 *
 * Returns: (transfer full): what charts and tables show; a copy
 */
ClePortfolio *
cle_portfolio_new_for_judge (const CleJudge  *judge,
                             const CleOffice *office)
{
  ClePortfolio *self = cle_portfolio_new (office->currency, office->capacity);

  for (guint i = 0; i < cle_judge_get_n (judge); i++)
    {
      const CleJudged *judged = cle_judge_get (judge, i);
      gboolean fits = judged->levels != NULL && cle_fit_is_covered (&judged->fit);
      const gint64 *money = judged->money != NULL ? judged->money->items : NULL;
      ClePortfolioClient client = {
        .id = judged->client->id,
        .name = judged->client->name,
        .fit = fits ? judged->fit.fit : CLE_PORTFOLIO_NO_FIT,
        .full = judged->profit.full,
        .decision = judged->profit.decision,
        .minutes = money != NULL ? money[CLE_MONEY_HOURS] : CLE_MONEY_UNKNOWN,
        .revenue = money != NULL ? money[CLE_MONEY_REVENUE] : CLE_MONEY_UNKNOWN,
        .kind = judged->kind,
      };

      cle_portfolio_take (self, &client);
    }
  cle_portfolio_sort (self);

  return self;
}

/**
 * cle_portfolio_free:
 * @self: (transfer full): a portfolio
 */
void
cle_portfolio_free (ClePortfolio *self)
{
  g_array_unref (self->clients);
  g_free (self);
}

/**
 * cle_portfolio_get:
 * @self: a portfolio
 * @index: of a client
 *
 * Returns: (transfer none): that client
 */
const ClePortfolioClient *
cle_portfolio_get (const ClePortfolio *self,
                   guint               index)
{
  g_return_val_if_fail (index < self->clients->len, NULL);

  return &g_array_index (self->clients, ClePortfolioClient, index);
}

/**
 * cle_portfolio_make_whale:
 * @self: a portfolio
 *
 * The curve goes by what clients bring with their staff time, whatever time is
 * worth now. A range that is closed at both ends counts with its middle; others
 * are left out and counted.
 *
 * Returns: (transfer full): the curve; its rows name clients by their index here
 */
CleWhale *
cle_portfolio_make_whale (const ClePortfolio *self)
{
  g_autofree CleWhaleClient *clients = g_new0 (CleWhaleClient, self->clients->len + 1);

  for (guint i = 0; i < self->clients->len; i++)
    {
      const ClePortfolioClient *client = cle_portfolio_get (self, i);

      clients[i].known = cle_profit_get_known (&client->full, &clients[i].profit);
      clients[i].revenue = client->revenue == CLE_MONEY_UNKNOWN ? -1 : client->revenue;
    }

  return cle_whale_new (clients, self->clients->len);
}
