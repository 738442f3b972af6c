/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-whale.h"

#include "cle-amount.h"

#include <glib/gi18n-lib.h>

#define THOUSAND 1000
#define TOO_MUCH_OF_ONE 250
#define TOO_MUCH_OF_THREE 400

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const CleWhaleRow *first = a;
  const CleWhaleRow *second = b;

  if (first->profit != second->profit)
    return first->profit > second->profit ? -1 : 1;

  return first->client < second->client ? -1 : 1;
}

static void
cumulate (CleWhale *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      CleWhaleRow *row = &g_array_index (self->rows, CleWhaleRow, i);

      self->total = cle_amount_add (self->total, row->profit);
      row->cumulated = self->total;
      if (i == 0 || row->cumulated > self->peak)
        {
          self->peak = row->cumulated;
          self->n_peak = i + 1;
        }
    }

  for (guint i = 0; i < self->rows->len; i++)
    {
      CleWhaleRow *row = &g_array_index (self->rows, CleWhaleRow, i);
      gint64 share = -1;

      if (self->total > 0)
        share = cle_amount_mul_div (row->cumulated, THOUSAND, self->total);
      row->share = (int) CLAMP (share, G_MININT, G_MAXINT);
    }
}

static void
look_at_bottom (CleWhale *self)
{
  guint n = self->rows->len;

  self->n_fifth = n / 5;
  for (guint i = n - self->n_fifth; i < n; i++)
    {
      gint64 profit = g_array_index (self->rows, CleWhaleRow, i).profit;

      self->fifth = cle_amount_add (self->fifth, profit);
      self->n_fifth_loss += profit < 0;
    }
}

/* Keeps the three largest, the largest first. */
static void
keep_largest (gint64 *largest,
              gint64  revenue)
{
  for (guint i = 0; i < 3; i++)
    if (revenue > largest[i])
      {
        gint64 smaller = largest[i];

        largest[i] = revenue;
        revenue = smaller;
      }
}

static void
look_at_revenue (CleWhale             *self,
                 const CleWhaleClient *clients,
                 guint                 n)
{
  gint64 largest[3] = { 0 };
  gint64 all = 0;
  guint n_clients = 0;

  for (guint i = 0; i < n; i++)
    if (clients[i].revenue >= 0)
      {
        keep_largest (largest, clients[i].revenue);
        all = cle_amount_add (all, clients[i].revenue);
        n_clients++;
      }

  self->top_one = self->top_three = -1;
  if (all == 0)
    return;

  self->top_one = (int) cle_amount_mul_div (largest[0], THOUSAND, all);
  self->top_three =
      (int) cle_amount_mul_div (cle_amount_add (cle_amount_add (largest[0], largest[1]),
                                                largest[2]),
                                THOUSAND, all);
  if (n_clients > 1 && self->top_one >= TOO_MUCH_OF_ONE)
    self->n_concentrated = 1;
  else if (n_clients > 3 && self->top_three >= TOO_MUCH_OF_THREE)
    self->n_concentrated = 3;
}

/**
 * cle_whale_new:
 * @clients: profit and revenue of each client
 * @n: how many there are
 *
 * Sorts clients by profit and adds up: what the best bring together rises to a
 * peak, and the others take some of it back (R. S. Kaplan and V. G. Narayanan,
 * Measuring and Managing Customer Profitability, Journal of Cost Management 15,
 * 2001). Of the same profit, the one that was given first comes first. Shares
 * are rounded half away from zero.
 *
 * The bottom fifth are n ÷ 5 clients, rounded down; there always is one, and
 * letting the worst go makes others the worst. Revenue is concentrated where
 * one client of several is at least 25 % of it, or three of more than three at
 * least 40 %.
 *
 * Returns: (transfer full): the curve
 */
CleWhale *
cle_whale_new (const CleWhaleClient *clients,
               guint                 n)
{
  CleWhale *self = g_new0 (CleWhale, 1);

  self->rows = g_array_new (FALSE, FALSE, sizeof (CleWhaleRow));
  for (guint i = 0; i < n; i++)
    {
      CleWhaleRow row = { .client = i, .profit = clients[i].profit };

      if (clients[i].known)
        g_array_append_val (self->rows, row);
      else
        self->n_unknown++;
    }
  g_array_sort (self->rows, compare_rows);
  cumulate (self);
  look_at_bottom (self);
  look_at_revenue (self, clients, n);

  return self;
}

/**
 * cle_whale_free:
 * @self: (transfer full): a curve
 */
void
cle_whale_free (CleWhale *self)
{
  g_array_unref (self->rows);
  g_free (self);
}

/**
 * cle_whale_dup_concentration:
 * @self: a curve
 *
 * Returns: (transfer full) (nullable): a sentence where too much hangs on too
 *   few, in whole per cent
 */
char *
cle_whale_dup_concentration (const CleWhale *self)
{
  if (self->n_concentrated == 1)
    return g_strdup_printf (_ ("One client is %d %% of your revenue."), (self->top_one + 5) / 10);
  if (self->n_concentrated == 3)
    return g_strdup_printf (_ ("Three clients are %d %% of your revenue."),
                            (self->top_three + 5) / 10);

  return NULL;
}

/**
 * cle_whale_dup_client_part:
 * @revenue: of one client in a year, in hundredths; negative if unknown
 * @all: of all clients together, this one among them
 * @n_clients: how many there are
 *
 * The rule of cle_whale_new() for one client: from a quarter of the revenue on,
 * unless there is no other client.
 *
 * Returns: (transfer full) (nullable): a sentence where much hangs on this client
 */
char *
cle_whale_dup_client_part (gint64 revenue,
                           gint64 all,
                           guint  n_clients)
{
  int part = revenue > 0 && all > 0 ? (int) cle_amount_mul_div (revenue, THOUSAND, all) : 0;

  if (n_clients < 2 || part < TOO_MUCH_OF_ONE)
    return NULL;

  return g_strdup_printf (_ ("This client is %d %% of your revenue. Look for other work before "
                             "you part."),
                          (part + 5) / 10);
}
