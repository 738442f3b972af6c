/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clients/cle-client-import.h"
#include "clients/cle-client-store.h"
#include "test-io.h"
#include "test-store.h"

#include <errno.h>
#include <string.h>

static CleClientImport *
plan (GPtrArray  *known,
      const char *text)
{
  CleClientImport *import = cle_client_import_new (known);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;

  g_assert_true (cle_client_import_plan (import, bytes, "given", &error));
  g_assert_no_error (error);
  return import;
}

static guint
count (CleStore *store)
{
  g_autoptr (GPtrArray) clients = cle_client_list (store, NULL, NULL);

  return clients->len;
}

static void
test_undo (TestStore    *test,
           gconstpointer data)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (CleClient) before = cle_client_new ("Before");
  g_autoptr (CleClientImport) import = plan (none, "name\nAcme\nBeta\n");
  g_autoptr (GError) error = NULL;
  guint n;

  g_assert_true (cle_client_save (test->store, before, NULL));
  g_assert_true (cle_client_import_apply (import, test->store, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count (test->store), ==, 3);
  g_assert_true (cle_client_import_undo (import, test->store, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (count (test->store), ==, 1);
  g_assert_true (cle_client_import_undo (import, test->store, &n, &error));
  g_assert_cmpuint (n, ==, 0);
}

static void
test_refused (TestStore    *test,
              gconstpointer data)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (CleClientImport) import = plan (none, "name,since\nAcme,\nBeta,soon\n");
  g_autoptr (GError) error = NULL;

  g_assert_false (cle_client_import_apply (import, test->store, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID);
  g_assert_cmpuint (count (test->store), ==, 0);
}

/* Whichever call of the system fails: all are there, or none. */
static void
test_faults (TestStore    *test,
             gconstpointer data)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  guint n_failed = 0;
  gboolean hit = TRUE;

  for (guint i = 1; hit; i++)
    {
      g_autoptr (CleClientImport) import = plan (none, "name\nAcme\nBeta\nGamma\n");
      g_autoptr (GError) error = NULL;
      gboolean done;

      test_io_fail (&test->io, NULL, i, ENOSPC);
      done = cle_client_import_apply (import, test->store, &error);
      hit = test->io.hit;
      test_io_reset (&test->io);
      n_failed += !done;
      g_assert_cmpuint (count (test->store), ==, done ? 3 : 0);
      g_assert_cmpuint (i, <, 500);
      if (done)
        g_assert_true (cle_client_import_undo (import, test->store, NULL, NULL));
    }
  g_assert_cmpuint (n_failed, >, 10);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  test_store_add ("/client-import/undo", test_undo);
  test_store_add ("/client-import/refused", test_refused);
  test_store_add ("/client-import/faults", test_faults);

  return g_test_run ();
}
