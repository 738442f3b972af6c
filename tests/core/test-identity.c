/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/cle-identity.h"
#include "store/cle-replace.h"
#include "test-store.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static void
save_one (TestStore *test,
          guint      number)
{
  g_autofree char *id = test_id (number);

  test_append_well (test->store, id, "");
}

/* Looking leaves no trace. */
static void
test_nothing_made (TestStore    *test,
                   gconstpointer data)
{
  g_assert_null (cle_store_get_device (test->store));
  g_assert_false (cle_store_get_read_only (test->store));
  g_assert_false (g_file_test (test->folder, G_FILE_TEST_EXISTS));
}

static void
test_kept (TestStore    *test,
           gconstpointer data)
{
  g_autofree char *device = NULL;

  save_one (test, 1);
  device = g_strdup (cle_store_get_device (test->store));
  g_assert_true (cle_uuid_check (device, strlen (device)));
  test_store_reopen (test);
  g_assert_cmpstr (cle_store_get_device (test->store), ==, device);
  save_one (test, 2);
  g_assert_cmpstr (cle_store_get_device (test->store), ==, device);
}

/* Two writers must not share one sequence of numbers. */
static void
test_copied (TestStore    *test,
             gconstpointer data)
{
  g_autofree char *device = NULL;
  CleRecordHead head;
  g_autofree char *id = test_id (2);

  save_one (test, 1);
  device = g_strdup (cle_store_get_device (test->store));
  test_store_relocate (test, "copy");

  g_assert_true (test_append (test->store, id, "", &head, NULL));
  g_assert_cmpstr (head.device, !=, device);
  g_assert_cmpuint (head.sequence, ==, 1);
}

static void
read_identity (TestStore   *test,
               CleIdentity *identity)
{
  g_autoptr (GError) error = NULL;
  int folder = open (test->folder, O_RDONLY | O_DIRECTORY);

  g_assert_cmpint (folder, >=, 0);
  g_assert_true (cle_identity_read (&test->io.io, folder, identity, &error));
  g_assert_no_error (error);
  close (folder);
}

/* What was written under earlier ids is still ours; of too many the oldest is
 * forgotten. */
static void
test_former (TestStore    *test,
             gconstpointer data)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  CleIdentity identity;

  for (guint i = 0; i < CLE_FORMER_MAX + 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("copy-%u", i);
      guint first = ids->len > CLE_FORMER_MAX ? ids->len - CLE_FORMER_MAX : 0;

      save_one (test, i);
      read_identity (test, &identity);
      g_assert_cmpstr (identity.device, ==, cle_store_get_device (test->store));
      g_assert_cmpuint (identity.n_former, ==, ids->len - first);
      for (guint k = 0; k < identity.n_former; k++)
        g_assert_cmpstr (identity.former[k], ==, ids->pdata[first + k]);
      g_ptr_array_add (ids, g_strdup (identity.device));
      test_store_relocate (test, name);
    }
}

/* That the machine cannot be asked for its name does not make another of it. */
static void
test_nameless_machine (TestStore    *test,
                       gconstpointer data)
{
  g_autofree char *id = test_id (2);
  g_autofree char *device = NULL;
  CleRecordHead head;

  save_one (test, 1);
  device = g_strdup (cle_store_get_device (test->store));
  for (guint at = 1; at < 8; at++)
    {
      test_store_reopen (test);
      test_io_fail (&test->io, "openat", at, EIO);
      if (test_append (test->store, id, "", &head, NULL))
        g_assert_cmpstr (head.device, ==, device);
      test_io_reset (&test->io);
    }
}

static const char *const damaged[] = {
  "", "{", "[]", "{\"format\":1}", "{\"format\":1,\"device\":\"x\"}", "{\"format\":0}",
  "{\"format\":\"1\",\"device\":\"11111111-1111-4111-8111-111111111111\"}", "\xff",
  "{\"format\":1,\"device\":\"11111111-1111-4111-8111-111111111111\",\"former\":\"x\"}",
  "{\"format\":1,\"device\":\"11111111-1111-4111-8111-111111111111\",\"former\":[\"../x\"]}",
  "{\"format\":1,\"device\":\"11111111-1111-4111-8111-111111111111\",\"former\":[1]}",
  "{\"format\":1,\"device\":\"11111111-1111-4111-8111-111111111111\",\"former\":[[]]}",
};

static void
test_damaged (TestStore    *test,
              gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *quarantine = test_store_path (test, "quarantine");
  g_autofree char *kept = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autofree char *name = NULL;

  save_one (test, 1);
  before = g_strdup (cle_store_get_device (test->store));
  test_store_write (test, "store.json", data);
  test_store_reopen (test);
  g_assert_null (cle_store_get_device (test->store));
  save_one (test, 2);
  g_assert_cmpstr (cle_store_get_device (test->store), !=, before);

  dir = g_dir_open (quarantine, 0, NULL);
  g_assert_nonnull (dir);
  name = g_build_filename ("quarantine", g_dir_read_name (dir), NULL);
  kept = test_store_read (test, name, NULL);
  g_assert_cmpstr (kept, ==, data);
  g_assert_null (g_dir_read_name (dir));
}

static const char *const newer[] = {
  "{\"format\":2,\"device\":\"11111111-1111-4111-8111-111111111111\"}",
  "{\"format\":2,\"devices\":[\"something\",\"new\"]}",
  "{\"format\":99,\"device\":17}",
};

/* A newer store is looked at and never written. */
static void
test_newer (TestStore    *test,
            gconstpointer data)
{
  g_autofree char *id = test_id (1);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) refusal = NULL;

  test_store_write (test, "store.json", data);
  test_store_reopen (test);
  g_assert_true (cle_store_get_read_only (test->store));
  g_assert_false (cle_store_check_writable (test->store, &refusal));
  g_assert_error (refusal, CLE_STORE_ERROR, CLE_STORE_ERROR_NEWER);
  g_assert_false (test_append (test->store, id, "", NULL, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_NEWER);
  text = test_store_read (test, "store.json", NULL);
  g_assert_cmpstr (text, ==, data);
  g_assert_cmpuint (test_store_count (test, "."), ==, 1);
}

/* It became newer while it was open: the program was updated meanwhile. */
static void
test_newer_meanwhile (TestStore    *test,
                      gconstpointer data)
{
  g_autofree char *id = test_id (1);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  test_store_write (test, "store.json", data);
  g_assert_false (test_append (test->store, id, "", NULL, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_NEWER);
  text = test_store_read (test, "store.json", NULL);
  g_assert_cmpstr (text, ==, data);
}

static void
test_no_folder (TestStore    *test,
                gconstpointer data)
{
  g_autofree char *file = g_build_filename (test->parent, "file", NULL);
  g_autofree char *below = g_build_filename (file, "store", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) another = NULL;

  g_file_set_contents (file, "", 0, NULL);
  g_assert_null (cle_store_open (file, &test->io.io, &test->clock.clock, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_UNSAFE);
  g_assert_null (cle_store_open (below, &test->io.io, &test->clock.clock, &another));
  g_assert_error (another, CLE_STORE_ERROR, CLE_STORE_ERROR_UNSAFE);
}

static void
test_deep_folder (TestStore    *test,
                  gconstpointer data)
{
  char *deep = g_build_filename (test->parent, "a", "b", "c", NULL);

  g_free (test->folder);
  test->folder = deep;
  test_store_reopen (test);
  save_one (test, 1);
  g_assert_true (g_file_test (deep, G_FILE_TEST_IS_DIR));
}

static void
test_default_path (void)
{
  g_autofree char *plain = NULL;
  g_autofree char *chosen = NULL;

  g_setenv ("CLIENTELE_STORE", "", TRUE);
  plain = cle_store_dup_default_path ();
  g_assert_true (g_str_has_suffix (plain, "/clientele"));
  g_setenv ("CLIENTELE_STORE", "/some/../where", TRUE);
  chosen = cle_store_dup_default_path ();
  g_assert_cmpstr (chosen, ==, "/where");
  g_unsetenv ("CLIENTELE_STORE");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  test_store_add ("/identity/nothing-made", test_nothing_made);
  test_store_add ("/identity/kept", test_kept);
  test_store_add ("/identity/copied", test_copied);
  test_store_add ("/identity/former", test_former);
  test_store_add ("/identity/nameless-machine", test_nameless_machine);
  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autofree char *path = g_strdup_printf ("/identity/damaged/%u", i);

      test_store_add_data (path, damaged[i], test_damaged);
    }
  for (guint i = 0; i < G_N_ELEMENTS (newer); i++)
    {
      g_autofree char *path = g_strdup_printf ("/identity/newer/%u", i);
      g_autofree char *meanwhile = g_strdup_printf ("/identity/newer-meanwhile/%u", i);

      test_store_add_data (path, newer[i], test_newer);
      test_store_add_data (meanwhile, newer[i], test_newer_meanwhile);
    }
  test_store_add ("/identity/no-folder", test_no_folder);
  test_store_add ("/identity/deep-folder", test_deep_folder);
  g_test_add_func ("/identity/default-path", test_default_path);

  return g_test_run ();
}
