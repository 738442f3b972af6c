/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/cle-people.h"
#include "test-store.h"

#include <string.h>

static char *
ensure (TestStore  *test,
        const char *name)
{
  g_autoptr (GError) error = NULL;
  char *id = cle_people_ensure (test->store, name, &error);

  g_assert_no_error (error);
  return id;
}

static void
test_once (TestStore    *test,
           gconstpointer data)
{
  g_autofree char *first = ensure (test, "Ольга “Оля” O'Neil\n");
  g_autofree char *again = NULL;
  g_autofree char *name = NULL;
  g_autoptr (CleStore) other = test_store_open_again (test);
  g_autofree char *elsewhere = cle_people_ensure (other, "Ольга “Оля” O'Neil\n", NULL);

  test_store_reopen (test);
  again = ensure (test, "Ольга “Оля” O'Neil\n");
  name = cle_people_dup_name (test->store, first);
  g_assert_cmpstr (first, ==, again);
  g_assert_cmpstr (first, ==, elsewhere);
  g_assert_cmpstr (name, ==, "Ольга “Оля” O'Neil\n");
}

static void
test_list (TestStore    *test,
           gconstpointer data)
{
  g_autofree char *b = ensure (test, "Bea");
  g_autofree char *a = ensure (test, "Ada");
  g_autoptr (GPtrArray) people = NULL;

  test_store_write (
      test, "people/22222222-2222-4222-8222-222222222222/33333333-3333-4333-8333-333333333333.json",
      "{\"format\":1,\"name\":\"Cid\",\"unknown\":[1]}");
  test_store_write (
      test, "people/22222222-2222-4222-8222-222222222222/44444444-3333-4333-8333-333333333333.json",
      "{\"format\":1,\"name\":17}");
  test_store_write (
      test, "people/22222222-2222-4222-8222-222222222222/55555555-3333-4333-8333-333333333333.json",
      "{");
  test_store_write (test, "people/22222222-2222-4222-8222-222222222222/notes.txt", "x");
  test_store_write (test, "people/elsewhere/33333333-3333-4333-8333-333333333333.json",
                    "{\"name\":\"Dan\"}");

  people = cle_people_list (test->store, NULL);
  g_assert_cmpuint (people->len, ==, 3);
  g_assert_cmpstr (((ClePerson *) people->pdata[0])->name, ==, "Ada");
  g_assert_cmpstr (((ClePerson *) people->pdata[0])->id, ==, a);
  g_assert_cmpstr (((ClePerson *) people->pdata[1])->id, ==, b);
  g_assert_cmpstr (((ClePerson *) people->pdata[2])->name, ==, "Cid");
}

static void
test_limits (TestStore    *test,
             gconstpointer data)
{
  g_autofree char *longest = g_strnfill (200, 'n');
  g_autofree char *beyond = g_strnfill (201, 'n');
  g_autofree char *id = ensure (test, longest);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) another = NULL;

  g_assert_null (cle_people_ensure (test->store, beyond, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID);
  g_assert_null (cle_people_ensure (test->store, "\xff", &another));
  g_assert_error (another, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID);
}

static void
test_nobody (TestStore    *test,
             gconstpointer data)
{
  g_autoptr (GPtrArray) people = cle_people_list (test->store, NULL);

  g_assert_cmpuint (people->len, ==, 0);
  g_assert_null (cle_people_dup_name (test->store, "22222222-2222-4222-8222-222222222222"));
  g_free (ensure (test, "Ada"));
  g_assert_null (cle_people_dup_name (test->store, "22222222-2222-4222-8222-222222222222"));
  g_assert_null (cle_people_dup_name (test->store, "../../store"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  test_store_add ("/people/once", test_once);
  test_store_add ("/people/list", test_list);
  test_store_add ("/people/limits", test_limits);
  test_store_add ("/people/nobody", test_nobody);

  return g_test_run ();
}
