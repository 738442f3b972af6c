/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-closures.h"
#include "cle-client-filter.h"

#include <glib/gstdio.h>
#include <string.h>

#define NOW    G_GINT64_CONSTANT (1795262400000)
#define DAY_MS G_GINT64_CONSTANT (86400000)

static void
put (CleClientBook *book,
     const char    *name,
     const char    *tags,
     const char    *notes)
{
  g_autoptr (CleClient) client = cle_client_new (name);

  client->id = g_uuid_string_random ();
  cle_client_set (&client->notes, notes);
  g_strfreev (client->tags);
  client->tags = g_strsplit (tags, ",", -1);
  cle_client_book_put_client (book, client);
}

/* A store is not made before something is saved. */
static CleStore *
open_store (void)
{
  g_autofree char *folder = g_dir_make_tmp ("clientele-test-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;
  CleStore *store =
      cle_store_open (folder, cle_io_get_system (), cle_clock_get_system (), &error);

  g_assert_no_error (error);
  g_rmdir (folder);
  return store;
}

static CleJudge *
judge (void)
{
  g_autoptr (CleStore) store = open_store ();
  g_autoptr (CleClientBook) book = cle_client_book_new ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  put (book, "Vega", "vip,north", NULL);
  put (book, "Äpfel & Söhne", "north", "Straße 7");
  put (book, "Brok", "", "vega of old");
  put (book, "Quelle", CLE_CLIENT_TAG_WANTED, NULL);

  return cle_judge_new (book, store, none, NOW);
}

static char *
list (CleClientFilter *filter,
      const char      *text,
      const char      *tag,
      int              kind)
{
  CleClientWish wish = { text, tag, kind, CLE_CLIENT_ORDER_NAME };
  g_autoptr (GPtrArray) found = cle_client_filter_list (filter, &wish);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (names, i > 0 ? ", %s" : "%s",
                            ((const CleJudged *) found->pdata[i])->client->name);

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
test_list (void)
{
  static const struct
  {
    const char *text;
    const char *tag;
    int         kind;
    const char *names;
  } CASES[] = {
    { "VEGA", NULL, -1, "Brok, Vega" },
    { " vega ", "vip", -1, "Vega" },
    { "", "north", -1, "Vega, Äpfel & Söhne" },
    { "", "nort", -1, "" },
    { "STRASSE", NULL, -1, "Äpfel & Söhne" },
    { "söhne\nstr", NULL, -1, "Äpfel & Söhne" },
    { "vegavip", NULL, -1, "" },
    { "hate to lose", NULL, -1, "Quelle" },
    { "", "north", CLE_VERDICT_KEEP, "" },
    { "", "vip", CLE_VERDICT_NONE, "Vega" },
  };
  g_autoptr (CleJudge) all = judge ();
  g_autoptr (CleClientFilter) filter = cle_client_filter_new (all);

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree char *names = list (filter, CASES[i].text, CASES[i].tag, CASES[i].kind);

      g_assert_cmpstr (names, ==, CASES[i].names);
    }
}

static void
test_tags (void)
{
  g_autoptr (CleJudge) all = judge ();
  g_autoptr (CleClientFilter) filter = cle_client_filter_new (all);
  g_autofree char *tags = g_strjoinv (" ", (char **) cle_client_filter_get_tags (filter));

  g_assert_cmpstr (tags, ==, "north vip " CLE_CLIENT_TAG_WANTED);
}

/* What hides everybody is said, each by its name. */
static void
test_nobody (void)
{
  CleClientWish wish = { "x <b>", "vip", CLE_VERDICT_PART, CLE_CLIENT_ORDER_NAME };
  CleClientWish tag = { "", CLE_CLIENT_TAG_UNWANTED, -1, CLE_CLIENT_ORDER_NAME };
  g_autofree char *all = cle_client_filter_nobody (&wish);
  g_autofree char *one = cle_client_filter_nobody (&tag);

  g_assert_nonnull (strstr (all, "“x <b>”"));
  g_assert_nonnull (strstr (all, "“vip”"));
  g_assert_nonnull (strstr (all, "“Part ways”"));
  g_assert_cmpstr (one, ==, "You are looking for clients\ntagged “we would let them go”");
}

/* Just below a boundary is not shown as the boundary, nor a point away from it. */
static void
test_subtitle (void)
{
  static const struct
  {
    int fit;
    const char *text;
  } CASES[] = { { 69990, "Fit 69.99 of 100" }, { 59900, "Fit 59.9 of 100" },
                { 73001, "Fit 73.001 of 100" }, { 70000, "Fit 70 of 100" },
                { 0, "Fit 0 of 100" } };
  g_autoptr (CleProfile) profile = cle_profile_new ("All", NULL);
  CleJudged judged = { .profile = profile, .fit = { .n_known = 9, .n_traits = 10 } };
  g_autofree char *stale = NULL;

  judged.rated_at = NOW - 120 * DAY_MS;
  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree char *fresh = NULL;

      judged.fit.fit = CASES[i].fit;
      fresh = cle_client_row_subtitle (&judged, "EUR", NOW);
      g_assert_cmpstr (fresh, ==, CASES[i].text);
    }
  judged.fit.fit = 69990;
  judged.stale = TRUE;
  stale = cle_client_row_subtitle (&judged, "EUR", NOW);
  g_assert_cmpstr (stale, ==, "Fit 69.99 of 100, rated 120 days ago");
}

/* Made ready before, some at a time, it finds the same; what was made is not
 * made again. */
static void
test_prepared (void)
{
  g_autoptr (CleJudge) judged = judge ();
  g_autoptr (CleClientFilter) filter = cle_client_filter_new (judged);
  static const struct
  {
    const char *text;
    const char *names;
  } cases[] = {
    { "", "Brok, Quelle, Vega, Äpfel & Söhne" },
    { "VEGA", "Brok, Vega" },
    { "strasse", "Äpfel & Söhne" },
    { "north", "Vega, Äpfel & Söhne" },
    { "vip north", "" },
  };
  CleClient *last = cle_judge_get (judged, 3)->client;
  g_autofree char *found = NULL;
  char *name;

  g_assert_true (cle_client_filter_prepare (filter, 0));
  g_assert_true (cle_client_filter_prepare (filter, 1));
  g_assert_true (cle_client_filter_prepare (filter, 2));
  g_assert_false (cle_client_filter_prepare (filter, 1));
  g_assert_false (cle_client_filter_prepare (filter, 1));
  /* It was made of all of them: even the last is found by what it was. */
  name = last->name;
  last->name = (char *) "Anyone";
  found = list (filter, "anyone", NULL, -1);
  g_assert_cmpstr (found, ==, "");
  last->name = name;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *names = list (filter, cases[i].text, NULL, -1);

      g_assert_cmpstr (names, ==, cases[i].names);
    }
}

/* Nobody can be searched, and is ready. */
static void
test_prepared_nobody (void)
{
  g_autoptr (CleStore) store = open_store ();
  g_autoptr (CleClientBook) book = cle_client_book_new ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (CleJudge) judged = cle_judge_new (book, store, none, NOW);
  g_autoptr (CleClientFilter) filter = cle_client_filter_new (judged);

  g_assert_false (cle_client_filter_prepare (filter, 100));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/client-filter/list", test_list);
  g_test_add_func ("/client-filter/tags", test_tags);
  g_test_add_func ("/client-filter/nobody", test_nobody);
  g_test_add_func ("/client-filter/subtitle", test_subtitle);
  g_test_add_func ("/client-filter/prepared", test_prepared);
  g_test_add_func ("/client-filter/prepared-nobody", test_prepared_nobody);

  return g_test_run ();
}
