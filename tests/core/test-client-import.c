/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clients/cle-client-acts.h"
#include "clients/cle-client-import.h"
#include "clients/cle-client-store.h"
#include "store/cle-erase.h"
#include "store/cle-replace.h"
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
  guint n, kept;

  g_assert_true (cle_client_save (test->store, before, NULL));
  g_assert_true (cle_client_import_apply (import, test->store, FALSE, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count (test->store), ==, 3);
  g_assert_true (cle_client_import_undo_last (test->store, &n, &kept, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (kept, ==, 0);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (count (test->store), ==, 1);
  g_assert_false (cle_client_import_undo_last (test->store, &n, &kept, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND);
}

static CleClient *
get_added (CleClientImport *import,
           guint            index)
{
  return ((CleClientImportRow *) cle_client_import_get_rows (import)->pdata[index])->client;
}

/* Who was changed, contacted or erased since is left alone. */
static void
test_worked_on (TestStore    *test,
                gconstpointer data)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (CleClientImport) import = plan (none, "name\nAcme\nBeta\nGamma\nDelta\n");
  g_autoptr (CleClient) changed = NULL;
  g_autoptr (CleMoney) money = cle_money_new ();
  g_autoptr (GError) error = NULL;
  guint n, kept;

  g_assert_true (cle_client_import_apply (import, test->store, FALSE, &error));
  g_assert_no_error (error);
  changed = cle_client_copy (get_added (import, 0));
  cle_client_set (&changed->notes, "called");
  g_assert_true (cle_client_save (test->store, changed, &error));
  money->client = g_strdup (get_added (import, 1)->id);
  g_assert_true (cle_client_set_money (test->store, money, &error));
  g_assert_true (cle_erase_client (test->store, get_added (import, 2)->id, &error));
  g_assert_no_error (error);

  g_assert_true (cle_client_import_undo_last (test->store, &n, &kept, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (kept, ==, 2);
  g_assert_cmpuint (count (test->store), ==, 2);
}

static void
cancel_cb (double   done,
           gpointer cancellable)
{
  if (done >= 0.5)
    g_cancellable_cancel (cancellable);
}

/* What was stopped half way leaves nobody, and not the import before undone. */
static void
test_cancelled (TestStore    *test,
                gconstpointer data)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (CleClientImport) first = plan (none, "name\nAcme\n");
  g_autoptr (CleClientImport) import = plan (none, "name\nBeta\nGamma\nDelta\n,\nOmega\n");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (cle_client_import_apply (first, test->store, FALSE, NULL));
  cle_client_import_set_cancellable (import, cancellable);
  cle_client_import_set_progress (import, cancel_cb, cancellable);
  g_assert_false (cle_client_import_apply (import, test->store, FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count (test->store), ==, 1);

  g_cancellable_reset (cancellable);
  cle_client_import_set_progress (import, NULL, NULL);
  g_clear_error (&error);
  g_assert_true (cle_client_import_apply (import, test->store, FALSE, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count (test->store), ==, 5);
}

/* Looking through a file can be stopped too, whatever the file is. */
static void
test_plan_cancelled (void)
{
  static const char *const texts[] = {
    "name\nAcme\n",
    "BEGIN:VCARD\nVERSION:3.0\nFN:Acme\nEND:VCARD\n",
  };
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (CleClientImport) import = cle_client_import_new (none);
      g_autoptr (GError) error = NULL;

      cle_client_import_set_cancellable (import, cancellable);
      g_assert_false (cle_client_import_plan (import, bytes, "x", &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpuint (cle_client_import_count (import, CLE_CLIENT_IMPORT_REFUSED), ==, 0);
    }
}

static void
test_skip (TestStore    *test,
           gconstpointer data)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (CleClientImport) import = plan (none, "name,since\nAcme,\nBeta,soon\n");

  g_assert_true (cle_client_import_apply (import, test->store, TRUE, NULL));
  g_assert_cmpuint (count (test->store), ==, 1);
}

/* Killed after the first client: the note knows all of them. */
static void
test_killed (TestStore    *test,
             gconstpointer data)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (CleClientImport) import = plan (none, "name\nAcme\nBeta\n");
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  guint n, kept;

  g_assert_true (cle_client_import_apply (import, test->store, FALSE, &error));
  path = g_strdup_printf ("people/%s/%s.json", cle_store_get_device (test->store),
                          get_added (import, 1)->id);
  g_assert_true (cle_remove_file (test->store, path, &error));
  g_assert_true (cle_client_import_undo_last (test->store, &n, &kept, &error));
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (count (test->store), ==, 0);
}

/* More than fit into one text of the note. */
static void
test_many (TestStore    *test,
           gconstpointer data)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GString) text = g_string_new ("name\n");
  g_autoptr (CleClientImport) import = NULL;
  guint n, kept;

  for (guint i = 0; i < 2001; i++)
    g_string_append_printf (text, "Client %u\n", i);
  import = plan (none, text->str);
  g_assert_true (cle_client_import_apply (import, test->store, FALSE, NULL));
  g_assert_cmpuint (count (test->store), ==, 2001);
  g_assert_true (cle_client_import_undo_last (test->store, &n, &kept, NULL));
  g_assert_cmpuint (n, ==, 2001);
  g_assert_cmpuint (count (test->store), ==, 0);
}

static void
test_refused (TestStore    *test,
              gconstpointer data)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (CleClientImport) import = plan (none, "name,since\nAcme,\nBeta,soon\n");
  g_autoptr (GError) error = NULL;

  g_assert_false (cle_client_import_apply (import, test->store, FALSE, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID);
  g_assert_cmpuint (count (test->store), ==, 0);
}

/* Whichever call of the system fails: all are there, or none. */
static void
test_faults (TestStore    *test,
             gconstpointer data)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  guint n_failed = 0, n;
  gboolean hit = TRUE;

  for (guint i = 1; hit; i++)
    {
      g_autoptr (CleClientImport) import = plan (none, "name\nAcme\nBeta\nGamma\n");
      g_autoptr (GError) error = NULL;
      gboolean done;

      test_io_fail (&test->io, NULL, i, ENOSPC);
      done = cle_client_import_apply (import, test->store, FALSE, &error);
      hit = test->io.hit;
      test_io_reset (&test->io);
      n_failed += !done;
      g_assert_cmpuint (count (test->store), ==, done ? 3 : 0);
      g_assert_cmpuint (i, <, 500);
      if (done)
        g_assert_true (cle_client_import_undo_last (test->store, &n, &n, NULL));
    }
  g_assert_cmpuint (n_failed, >, 10);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  test_store_add ("/client-import/undo", test_undo);
  test_store_add ("/client-import/worked-on", test_worked_on);
  test_store_add ("/client-import/cancelled", test_cancelled);
  g_test_add_func ("/client-import/plan-cancelled", test_plan_cancelled);
  test_store_add ("/client-import/skip", test_skip);
  test_store_add ("/client-import/killed", test_killed);
  test_store_add ("/client-import/many", test_many);
  test_store_add ("/client-import/refused", test_refused);
  test_store_add ("/client-import/faults", test_faults);

  return g_test_run ();
}
