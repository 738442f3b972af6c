/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clients/cle-client-acts.h"
#include "clients/cle-client-export.h"
#include "clients/cle-client-import.h"
#include "clients/cle-client-store.h"
#include "json/cle-json-document.h"
#include "store/cle-people.h"
#include "test-store.h"

#include <string.h>

#define PROFILE "44444444-4444-4444-8444-444444444444"

static char *
make (TestStore  *test,
      const char *name)
{
  g_autoptr (CleClient) client = cle_client_new (name);

  g_assert_true (cle_client_save (test->store, client, NULL));
  return g_strdup (client->id);
}

static void
rate (TestStore  *test,
      const char *client,
      const char *rater)
{
  g_autoptr (CleRating) rating = cle_rating_new ();

  rating->client = g_strdup (client);
  rating->profile = g_strdup (PROFILE);
  rating->revision = 1;
  rating->rater = cle_people_ensure (test->store, rater, NULL);
  cle_rating_set (rating, "rude", 1, "“seen”");
  g_assert_true (cle_client_rate (test->store, rating, NULL));
}

/* All of one client and nothing of another, each record once. */
static void
test_export (TestStore    *test,
             gconstpointer data)
{
  g_autofree char *client = make (test, "{{Braces}} & <b>Co");
  g_autofree char *other = make (test, "Other");
  g_autofree char *path = NULL;
  g_autofree char *records = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CleJsonDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  CleJsonPlace root, place;
  const char *name, *text;
  guint n;

  test_append_well (test->store, PROFILE, client);
  rate (test, client, "Ada");
  rate (test, other, "Bea");
  rate (test, client, "Ada");
  path = test_store_segment (test, "2026-11.001.jsonl");
  records = test_store_read (test, path, NULL);
  lines = g_strsplit (records, "\n", -1);
  test_store_write (test, "records/33333333-3333-4333-8333-333333333333/2026-11.001.jsonl",
                    records);

  bytes = cle_client_export (test->store, client, &error);
  g_assert_no_error (error);
  document = cle_json_document_new (bytes, "export", &error);
  g_assert_no_error (error);
  root = cle_json_document_get_root (document);
  g_assert_true (cle_json_place_get_array (&root, "records", 2, 2, &place, &n, &error));
  g_assert_no_error (error);
  g_assert_true (cle_json_place_get_object (&root, "client", &place, NULL));
  g_assert_true (cle_json_place_get_string (&place, "name", 200, &name, NULL));
  g_assert_cmpstr (name, ==, "{{Braces}} & <b>Co");
  text = g_bytes_get_data (bytes, NULL);
  g_assert_nonnull (strstr (text, lines[1]));
  g_assert_nonnull (strstr (text, lines[3]));
  g_assert_nonnull (strstr (text, "\"Ada\""));
  g_assert_null (strstr (text, "Bea"));
  g_assert_null (strstr (text, "Other"));
}

static void
test_nobody (TestStore    *test,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (cle_client_export (test->store, PROFILE, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND);
}

/* A table that an import reads again; formulas are texts. */
static void
test_table (TestStore    *test,
            gconstpointer data)
{
  g_autoptr (CleClientBook) book = cle_client_book_new ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (CleClient) client = cle_client_new ("=Acme, \"A\"");
  g_autoptr (CleJudge) judge = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CleClientImport) import = cle_client_import_new (none);
  const CleClientImportRow *row;

  client->id = g_uuid_string_random ();
  client->importance = 5;
  cle_client_set (&client->notes, "two\nlines");
  g_strfreev (client->tags);
  client->tags = g_strsplit ("vip,north", ",", -1);
  cle_client_book_put_client (book, client);
  judge = cle_judge_new (book, test->store, none, TEST_NOW);
  bytes = cle_client_export_table (judge);

  g_assert_true (cle_client_import_plan (import, bytes, "given", NULL));
  g_assert_cmpuint (cle_client_import_get_rows (import)->len, ==, 1);
  row = cle_client_import_get_rows (import)->pdata[0];
  g_assert_cmpstr (row->client->name, ==, "=Acme, \"A\"");
  g_assert_cmpstr (row->client->notes, ==, "two\nlines");
  g_assert_cmpuint (row->client->importance, ==, 5);
  g_assert_cmpstr (row->client->tags[1], ==, "north");
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (bytes, NULL), -1, ",none,,,\r\n"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  test_store_add ("/client-export/export", test_export);
  test_store_add ("/client-export/nobody", test_nobody);

  test_store_add ("/client-export/table", test_table);

  return g_test_run ();
}
