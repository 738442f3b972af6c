/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kiosk-given.h"
#include "kiosk/cle-kiosk-pin.h"
#include "kiosk/cle-kiosk-tries.h"

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define TRIES "kiosk/tries.json"
#define RIGHT "482915"
#define WRONG "271828"
#define NOTHING "*" /* the hash of no PIN; comparing with it takes no time */

static gint64
get_boot (gpointer data)
{
  return *(gint64 *) data;
}

static CleKioskTries *
open_for (TestStore  *test,
          const char *hash,
          gint64     *boot)
{
  g_autoptr (GError) error = NULL;
  CleKioskTries *tries = cle_kiosk_tries_open (test->store, hash, get_boot, boot, &error);

  g_assert_no_error (error);
  return tries;
}

static CleKioskTries *
open_tries (TestStore *test,
            gint64    *boot)
{
  return open_for (test, NOTHING, boot);
}

static gboolean
try_wrong (CleKioskTries *tries)
{
  g_autoptr (GError) error = NULL;
  gboolean matches = TRUE;
  gboolean done = cle_kiosk_tries_check (tries, WRONG, &matches, &error);

  g_assert_false (matches);
  if (!done)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BUSY);
  return done;
}

static void
assert_failed (TestStore  *test,
               const char *failed)
{
  g_autofree char *text = test_store_read (test, TRIES, NULL);
  g_autofree char *expected = g_strdup_printf ("{\"format\":1,\"failed\":%s,\"pin\":", failed);

  g_assert_true (g_str_has_prefix (text, expected));
}

/* Five are free, then 30 seconds that double up to an hour. */
static void
test_waits (TestStore    *test,
            gconstpointer data)
{
  static const gint64 waits[] = { 0, 0, 0, 0, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600 };
  gint64 boot = 1000;
  g_autoptr (CleKioskTries) tries = open_tries (test, &boot);

  for (guint i = 0; i < G_N_ELEMENTS (waits); i++)
    {
      g_assert_cmpint (cle_kiosk_tries_get_wait (tries), ==, 0);
      g_assert_true (try_wrong (tries));
      g_assert_cmpint (cle_kiosk_tries_get_wait (tries), ==, waits[i] * 1000);
      if (waits[i] == 0)
        continue;
      boot += waits[i] * 1000 - 1;
      g_assert_cmpint (cle_kiosk_tries_get_wait (tries), ==, 1);
      g_assert_false (try_wrong (tries));
      boot++;
    }
  assert_failed (test, "14");
}

/* Neither a restart nor the clock on the wall makes the wait shorter. */
static void
test_restart (TestStore    *test,
              gconstpointer data)
{
  gint64 boot = 5;
  g_autoptr (CleKioskTries) tries = open_tries (test, &boot);
  g_autoptr (CleKioskTries) again = NULL;

  for (guint i = 0; i < 5; i++)
    g_assert_true (try_wrong (tries));
  boot += 29000;
  test->clock.wall += 365 * KIOSK_DAY;
  g_assert_cmpint (cle_kiosk_tries_get_wait (tries), ==, 1000);
  g_clear_pointer (&tries, cle_kiosk_tries_free);

  test_store_reopen (test);
  boot = 0;
  again = open_tries (test, &boot);
  g_assert_cmpint (cle_kiosk_tries_get_wait (again), ==, 30000);
  g_assert_false (try_wrong (again));
  boot = 30000;
  g_assert_true (try_wrong (again));
  g_assert_cmpint (cle_kiosk_tries_get_wait (again), ==, 60000);
}

static void
test_success (TestStore    *test,
              gconstpointer data)
{
  gint64 boot = 0;
  g_autofree char *hash = cle_kiosk_pin_hash (RIGHT, NULL);
  g_autoptr (CleKioskTries) tries = open_for (test, hash, &boot);
  gboolean matches = FALSE;

  for (guint i = 0; i < 5; i++)
    try_wrong (tries);
  boot = 30000;
  g_assert_true (cle_kiosk_tries_check (tries, RIGHT, &matches, NULL));
  g_assert_true (matches);
  assert_failed (test, "0");
  for (guint i = 0; i < 4; i++)
    g_assert_true (try_wrong (tries));
  g_assert_cmpint (cle_kiosk_tries_get_wait (tries), ==, 0);
}

/* The right PIN with the plug pulled at each moment before it was told: the try
 * is counted, because that was written first. */
static void
test_counted_first (TestStore    *test,
                    gconstpointer data)
{
  gint64 boot = 0;
  g_autofree char *hash = cle_kiosk_pin_hash (RIGHT, NULL);
  g_autofree char *text = NULL;
  guint n_count;
  pid_t child;
  int status;

  {
    g_autoptr (CleKioskTries) tries = open_for (test, hash, &boot);

    try_wrong (tries);
    test_io_reset (&test->io);
    test->io.count = 0;
    try_wrong (tries);
    n_count = test->io.count;
  }
  child = fork ();
  if (child == 0)
    {
      g_autoptr (CleKioskTries) tries = open_for (test, hash, &boot);
      gboolean matches;

      test->io.mode = TEST_IO_KILL;
      test->io.count = 0;
      test->io.at = n_count + 1;
      cle_kiosk_tries_check (tries, RIGHT, &matches, NULL);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (WEXITSTATUS (status), ==, 99);
  assert_failed (test, "3");
}

/* Where a try cannot be counted nothing is compared: the right PIN is none. */
static void
test_not_counted (TestStore    *test,
                  gconstpointer data)
{
  gint64 boot = 0;
  g_autofree char *hash = cle_kiosk_pin_hash (RIGHT, NULL);
  g_autoptr (CleKioskTries) tries = open_for (test, hash, &boot);
  g_autoptr (GError) error = NULL;
  gboolean matches = TRUE;

  test_io_fail (&test->io, "fsync", 1, ENOSPC);
  g_assert_false (cle_kiosk_tries_check (tries, RIGHT, &matches, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_FULL);
  g_assert_false (matches);
  g_assert_null (strstr (error->message, RIGHT));
}

static void
test_damaged (TestStore    *test,
              gconstpointer data)
{
  gint64 boot = 0;
  g_autoptr (CleKioskTries) tries = open_tries (test, &boot);

  g_assert_true (try_wrong (tries));
  g_clear_pointer (&tries, cle_kiosk_tries_free);
  test_store_write (test, TRIES, "{\"format\":1,\"failed\":-");
  tries = open_tries (test, &boot);
  g_assert_cmpint (cle_kiosk_tries_get_wait (tries), ==, CLE_KIOSK_LAST_WAIT);
  g_assert_cmpuint (test_store_count (test, "quarantine"), ==, 1);
}

/* Who sets a new PIN, because the old one was forgotten, does not wait for what
 * was tried on that. */
static void
test_new_pin (TestStore    *test,
              gconstpointer data)
{
  gint64 boot = 0;
  g_autoptr (CleKioskTries) tries = open_for (test, "*old", &boot);

  for (guint i = 0; i < 6; i++)
    {
      g_assert_true (try_wrong (tries));
      boot += cle_kiosk_tries_get_wait (tries);
    }
  g_clear_pointer (&tries, cle_kiosk_tries_free);

  tries = open_for (test, "*old", &boot);
  g_assert_cmpint (cle_kiosk_tries_get_wait (tries), ==, 60000);
  g_clear_pointer (&tries, cle_kiosk_tries_free);
  tries = open_for (test, "*new", &boot);
  g_assert_cmpint (cle_kiosk_tries_get_wait (tries), ==, 0);
  g_assert_true (try_wrong (tries));
  assert_failed (test, "1");
}

/* A counter of an older Clientele does not say whose it is. */
static void
test_nobodys (TestStore    *test,
              gconstpointer data)
{
  gint64 boot = 0;
  g_autoptr (CleKioskTries) tries = NULL;

  test_store_write (test, TRIES, "{\"format\":1,\"failed\":5}\n");
  tries = open_tries (test, &boot);
  g_assert_cmpint (cle_kiosk_tries_get_wait (tries), ==, 30000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  test_store_add ("/kiosk-tries/waits", test_waits);
  test_store_add ("/kiosk-tries/restart", test_restart);
  test_store_add ("/kiosk-tries/success", test_success);
  test_store_add ("/kiosk-tries/counted-first", test_counted_first);
  test_store_add ("/kiosk-tries/not-counted", test_not_counted);
  test_store_add ("/kiosk-tries/damaged", test_damaged);
  test_store_add ("/kiosk-tries/new-pin", test_new_pin);
  test_store_add ("/kiosk-tries/nobodys", test_nobodys);

  return g_test_run ();
}
