/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/cle-late-library.h"
#include "store/cle-store.h"

#include <archive.h>

typedef struct
{
  __typeof__ (&archive_version_number) version_number;
} Table;

static void
test_found (void)
{
  const CleLateSymbol symbols[] = { { "archive_version_number",
                                      G_STRUCT_OFFSET (Table, version_number) } };
  g_autoptr (GError) error = NULL;
  Table table = { NULL };
  GModule *module = cle_late_library_open (CLE_ARCHIVE_SONAME, symbols, 1, &table, &error);

  g_assert_no_error (error);
  g_assert_cmpint (table.version_number () / 1000000, ==, ARCHIVE_VERSION_NUMBER / 1000000);
  g_module_close (module);
}

static void
test_missing (void)
{
  const CleLateSymbol symbols[] = { { "archive_unheard_of", 0 } };
  g_autoptr (GError) no_library = NULL;
  g_autoptr (GError) no_function = NULL;
  gpointer table = NULL;

  g_assert_null (cle_late_library_open ("libunheard-of.so.1", symbols, 0, &table, &no_library));
  g_assert_error (no_library, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (no_library->message, "libunheard-of.so.1"));
  g_assert_null (cle_late_library_open (CLE_ARCHIVE_SONAME, symbols, 1, &table, &no_function));
  g_assert_error (no_function, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/late-library/found", test_found);
  g_test_add_func ("/late-library/missing", test_missing);

  return g_test_run ();
}
