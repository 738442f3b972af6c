/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client-given.h"
#include "clients/cle-whale.h"

static void
check_expected (const CleJsonPlace *place)
{
  g_autofree CleWhaleClient *clients = NULL;
  g_autoptr (CleWhale) whale = NULL;
  CleJsonPlace list;
  guint n;

  g_assert_true (cle_json_place_get_array (place, "profits", 1, 1000, &list, &n, NULL));
  clients = g_new0 (CleWhaleClient, n);
  for (guint i = 0; i < n; i++)
    {
      clients[i].profit = expected_get_item (place, "profits", i);
      clients[i].revenue = expected_get_item (place, "revenues", i);
      clients[i].known = TRUE;
    }

  whale = cle_whale_new (clients, n);
  g_assert_cmpuint (whale->rows->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      const CleWhaleRow *row = &g_array_index (whale->rows, CleWhaleRow, i);

      g_assert_cmpint (row->client, ==, expected_get_item (place, "order", i));
      g_assert_cmpint (row->cumulated, ==, expected_get_item (place, "cumulated", i));
      g_assert_cmpint (row->share, ==, expected_get_item (place, "shares", i));
    }
  g_assert_cmpint (whale->total, ==, expected_get (place, "total"));
  g_assert_cmpint (whale->peak, ==, expected_get (place, "peak"));
  g_assert_cmpint (whale->top_one, ==, expected_get_item (place, "top", 0));
  g_assert_cmpint (whale->top_three, ==, expected_get_item (place, "top", 1));
  g_assert_cmpint (whale->fifth, ==, expected_get (place, "fifth"));
  g_assert_cmpint (whale->n_fifth_loss, ==, expected_get (place, "fifth_losses"));
}

static void
test_expected (void)
{
  Expected expected;

  expected_init (&expected, "whale");
  for (guint i = 0; i < expected.n; i++)
    {
      CleJsonPlace item = cle_json_place_get_item (&expected.list, i);

      check_expected (&item);
    }
  expected_clear (&expected);
}

static void
check_concentration (const gint64 *revenues,
                     guint         n,
                     const char   *expected)
{
  CleWhaleClient clients[10] = { 0 };
  g_autoptr (CleWhale) whale = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < n; i++)
    clients[i].revenue = revenues[i];
  whale = cle_whale_new (clients, n);
  text = cle_whale_dup_concentration (whale);
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpuint (whale->n_unknown, ==, n);
}

static void
test_concentration (void)
{
  check_concentration ((gint64[]){ 14, 14, 13, 12, 12, 12, 12, 11 }, 8,
                       "Three clients are 41 % of your revenue.");
  check_concentration ((gint64[]){ 25, 15, 15, 15, 15, 15 }, 6,
                       "One client is 25 % of your revenue.");
  check_concentration ((gint64[]){ 13, 13, 13, 12, 12, 12, 12, 13 }, 8, NULL);
  check_concentration ((gint64[]){ 100 }, 1, NULL);
  check_concentration ((gint64[]){ -1, -1, 0 }, 3, NULL);
  check_concentration (NULL, 0, NULL);
}

static void
test_huge (void)
{
  CleWhaleClient clients[] = { { G_MAXINT64, G_MAXINT64, TRUE }, { G_MAXINT64, G_MAXINT64, TRUE } };
  g_autoptr (CleWhale) whale = cle_whale_new (clients, 2);

  g_assert_cmpint (whale->total, ==, G_MAXINT64);
  g_assert_cmpint (whale->top_one, ==, 1000);
}

/* From a quarter on, unless nobody else is there. */
static void
test_client_part (void)
{
  static const struct
  {
    gint64 revenue;
    gint64 all;
    guint n;
    const char *begins; /* (nullable): no warning */
  } CASES[] = {
    { 2500, 10000, 4, "This client is 25 % of your revenue." },
    { 2490, 10000, 4, NULL },
    { 4060, 10000, 2, "This client is 41 % of your revenue." },
    { 10000, 10000, 1, NULL },
    { -1, 10000, 4, NULL },
    { 0, 0, 4, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree char *text =
          cle_whale_dup_client_part (CASES[i].revenue, CASES[i].all, CASES[i].n);

      g_assert_cmpint (text != NULL, ==, CASES[i].begins != NULL);
      if (text != NULL)
        g_assert_true (g_str_has_prefix (text, CASES[i].begins));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/whale/expected", test_expected);
  g_test_add_func ("/whale/concentration", test_concentration);
  g_test_add_func ("/whale/huge", test_huge);
  g_test_add_func ("/whale/client-part", test_client_part);

  return g_test_run ();
}
