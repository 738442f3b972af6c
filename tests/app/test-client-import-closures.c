/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-import-closures.h"

#include <string.h>

static CleClientImport *
plan (const char *text)
{
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();
  CleClientImport *import = cle_client_import_new (nobody);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;

  g_assert_true (cle_client_import_plan (import, bytes, "given.csv", &error));
  g_assert_no_error (error);
  return import;
}

static void
test_plan (void)
{
  g_autoptr (CleClientImport) import =
      plan ("name,since,importance,tags\nAcme,,5,vip\nacme,,,\nBeta,soon,,\nGamma,,,\n");
  GPtrArray *rows = cle_client_import_get_rows (import);
  g_autofree char *heading = cle_client_import_heading (import);
  g_autofree char *body = cle_client_import_body (import);
  g_autofree char *first = cle_client_import_row_text (rows->pdata[0]);
  g_autofree char *refused = cle_client_import_row_text (rows->pdata[2]);

  g_assert_cmpstr (heading, ==, "Add 2 clients?");
  g_assert_true (g_str_has_prefix (body, "1 has the name of a client who is here already"));
  g_assert_nonnull (strstr (body, "1 cannot be taken:\ngiven.csv, line 4: “soon”"));
  g_assert_cmpstr (first, ==, "importance 5 · vip");
  g_assert_true (g_str_has_prefix (refused, "“soon”"));
}

static void
test_nobody (void)
{
  g_autoptr (CleClientImport) import = plan ("name\n");
  g_autofree char *heading = cle_client_import_heading (import);
  g_autofree char *body = cle_client_import_body (import);

  g_assert_cmpstr (heading, ==, "There is nobody to add");
  g_assert_cmpstr (body, ==, "");
}

static void
test_undone (void)
{
  g_autofree char *all = cle_client_import_undone_text (2, 0);
  g_autofree char *some = cle_client_import_undone_text (1, 3);

  g_assert_cmpstr (all, ==, "2 clients were taken back");
  g_assert_cmpstr (some, ==, "1 client was taken back · 3 stay, having been worked on since");
}

/* "" is none of the columns, whatever its heading would be guessed for. */
static void
test_guess (void)
{
  const char *const headings[] = { "Company", "", "Теги", NULL };
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();
  g_autoptr (CleClientImport) import = cle_client_import_new (nobody);

  g_assert_cmpstr (cle_client_import_guess (import, headings, "name"), ==, "Company");
  g_assert_cmpstr (cle_client_import_guess (import, headings, "tags"), ==, "Теги");
  g_assert_null (cle_client_import_guess (import, headings, "notes"));
  g_assert_true (cle_client_import_set_column (import, "name", ""));
  g_assert_null (cle_client_import_guess (import, headings, "name"));
  g_assert_false (cle_client_import_set_column (import, "nose", "x"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/client-import-closures/plan", test_plan);
  g_test_add_func ("/client-import-closures/nobody", test_nobody);
  g_test_add_func ("/client-import-closures/undone", test_undone);
  g_test_add_func ("/client-import-closures/guess", test_guess);

  return g_test_run ();
}
