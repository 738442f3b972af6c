/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/cle-import.h"
#include "history/cle-history.h"
#include "kiosk-given.h"
#include "kiosk/cle-kiosk-collect.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

static char *
make_stick (KioskGiven *given)
{
  char *stick = g_build_filename (given->test.parent, "stick", NULL);

  g_assert_cmpint (g_mkdir (stick, 0700), ==, 0);
  return stick;
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static guint
take_in (KioskGiven *given,
         const char *path)
{
  const char *const paths[] = { path, NULL };
  g_autofree char *folder = g_build_filename (given->test.parent, "desktop", NULL);
  g_autoptr (CleStore) store =
      cle_store_open (folder, cle_io_get_system (), &given->test.clock.clock, NULL);
  g_autoptr (CleLibrary) library = cle_library_new (store);
  g_autoptr (CleImport) import = cle_import_new (store, library);
  g_autoptr (CleHistory) history = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (cle_import_plan (import, paths, NULL, &error));
  g_assert_cmpuint (cle_import_count (import, CLE_IMPORT_REFUSED), ==, 0);
  g_assert_true (cle_import_apply (import, FALSE, NULL, &error));
  g_assert_no_error (error);
  history = cle_history_new (store);
  g_assert_true (cle_history_load (history, NULL, NULL));

  return cle_history_get_n_rows (history);
}

/* Day by day, and the same archive again: everybody counts once, and those who
 * left count nowhere. */
static void
test_days (KioskGiven   *given,
           gconstpointer data)
{
  g_autofree char *stick = make_stick (given);

  given->config->keep_partial = TRUE;
  kiosk_given_open (given);
  for (guint day = 1; day <= 3; day++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = NULL;

      for (guint i = 0; i < 6; i++)
        kiosk_given_answer (given, "yyynnnuuuy");
      kiosk_given_leave (given, "yy");
      g_assert_true (cle_kiosk_collect (given->test.store, stick, &path, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (take_in (given, path), ==, 6 * (day - 1));
      g_assert_cmpuint (take_in (given, path), ==, 6 * (day - 1));
      g_assert_cmpuint (count_files (stick), ==, day);
      given->test.clock.wall += KIOSK_DAY;
    }
}

/* What cannot be written leaves nothing behind. */
static void
test_refused (KioskGiven   *given,
              gconstpointer data)
{
  static const struct
  {
    int number;
    int code;
  } cases[] = {
    { ENOSPC, CLE_STORE_ERROR_FULL },
    { EROFS, CLE_STORE_ERROR_READ_ONLY },
    { EIO, CLE_STORE_ERROR_IO },
  };
  g_autofree char *stick = make_stick (given);
  g_autofree char *missing = g_build_filename (given->test.parent, "no-stick", NULL);
  g_autoptr (GError) error = NULL;

  given->config->anonymous = FALSE;
  kiosk_given_open (given);
  kiosk_given_answer (given, "yyynnnuuuy");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      test_io_fail (&given->test.io, "write", 1, cases[i].number);
      g_assert_false (cle_kiosk_collect (given->test.store, stick, NULL, &error));
      g_assert_error (error, CLE_STORE_ERROR, cases[i].code);
      g_assert_cmpuint (count_files (stick), ==, 0);
      g_clear_error (&error);
    }
  test_io_reset (&given->test.io);
  g_assert_false (cle_kiosk_collect (given->test.store, missing, NULL, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, missing));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  kiosk_given_add ("/kiosk-collect/days", test_days);
  kiosk_given_add ("/kiosk-collect/refused", test_refused);

  return g_test_run ();
}
