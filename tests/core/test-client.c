/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clients/cle-client-document.h"
#include "clients/cle-client-store.h"
#include "json/cle-json-scanner.h"
#include "store/cle-people.h"
#include "test-store.h"

#include <string.h>

#define OTHER  "11111111-1111-4111-8111-111111111111"
#define ANOTHER "ffffffff-ffff-4fff-8fff-ffffffffffff"
#define CLIENT "99999999-9999-4999-8999-999999999999"
#define BRACES "{{Braces}} & <b>Co"

static CleClient *
save (TestStore  *test,
      const char *name)
{
  CleClient *client = cle_client_new (name);
  g_autoptr (GError) error = NULL;

  g_assert_true (cle_client_save (test->store, client, &error));
  g_assert_no_error (error);
  return client;
}

static void
put (TestStore  *test,
     const char *device,
     const char *text)
{
  g_autofree char *path = g_strdup_printf ("people/%s/" CLIENT ".json", device);

  test_store_write (test, path, text);
}

static void
put_named (TestStore  *test,
           const char *device,
           const char *name,
           gint64      changed)
{
  g_autofree char *text =
      g_strdup_printf ("{\"format\":1,\"id\":\"" CLIENT "\",\"kind\":\"client\",\"name\":\"%s\","
                       "\"changed\":%" G_GINT64_FORMAT ",\"later\":{\"x\":[1, 2]}}",
                       name, changed);

  put (test, device, text);
}

static void
test_save (TestStore    *test,
           gconstpointer data)
{
  static const char *const tags[] = { "wholesale", "север", NULL };
  g_autoptr (CleClient) client = cle_client_new (BRACES);
  g_autoptr (CleClient) found = NULL;
  g_autoptr (GError) error = NULL;

  cle_client_set (&client->contact, "Ольга “Оля” O'Neil");
  cle_client_set (&client->since, "2019-02-28");
  cle_client_set (&client->notes, "two\nlines");
  client->importance = 5;
  g_strfreev (client->tags);
  client->tags = g_strdupv ((char **) tags);
  g_assert_true (cle_client_save (test->store, client, &error));
  g_assert_no_error (error);
  g_assert_cmpint (client->changed, ==, TEST_NOW);

  found = cle_client_find (test->store, client->id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found->name, ==, BRACES);
  g_assert_cmpstr (found->contact, ==, "Ольга “Оля” O'Neil");
  g_assert_cmpstr (found->since, ==, "2019-02-28");
  g_assert_cmpstr (found->notes, ==, "two\nlines");
  g_assert_cmpuint (found->importance, ==, 5);
  g_assert_cmpstrv (found->tags, tags);
  g_assert_cmpstr (found->device, ==, cle_store_get_device (test->store));
}

static void
test_persons_apart (TestStore    *test,
                    gconstpointer data)
{
  g_autofree char *person = cle_people_ensure (test->store, "Ada", NULL);
  g_autoptr (CleClient) client = save (test, "Ada");
  g_autofree char *again = cle_people_ensure (test->store, "Ada", NULL);
  g_autofree char *name = cle_people_dup_name (test->store, client->id);
  g_autoptr (GPtrArray) people = cle_people_list (test->store, NULL);
  g_autoptr (GPtrArray) clients = cle_client_list (test->store, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (person, ==, again);
  g_assert_null (name);
  g_assert_cmpuint (people->len, ==, 1);
  g_assert_cmpstr (((ClePerson *) people->pdata[0])->id, ==, person);
  g_assert_cmpuint (clients->len, ==, 1);
  g_assert_cmpstr (((CleClient *) clients->pdata[0])->id, ==, client->id);
  g_assert_null (cle_client_find (test->store, person, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND);
}

/* The same on every device, whatever the order of folders. */
static void
test_merge (TestStore    *test,
            gconstpointer data)
{
  g_autoptr (CleClient) first = save (test, "anybody");
  g_autoptr (CleClient) tie = NULL;
  g_autoptr (CleClient) found = NULL;
  g_autoptr (CleClient) mine = NULL;
  g_autoptr (CleClient) again = NULL;
  g_autoptr (GPtrArray) clients = NULL;
  g_autofree char *theirs = NULL;

  put_named (test, OTHER, "of a tie", TEST_NOW + 500000);
  put_named (test, ANOTHER, "the greater device", TEST_NOW + 500000);
  tie = cle_client_find (test->store, CLIENT, NULL);
  g_assert_cmpstr (tie->name, ==, "the greater device");
  put_named (test, OTHER, "the later change", TEST_NOW + 900000);
  found = cle_client_find (test->store, CLIENT, NULL);
  g_assert_cmpstr (found->name, ==, "the later change");

  /* Our clock is behind, but what we changed is later than what we saw. */
  mine = cle_client_copy (found);
  cle_client_set (&mine->name, "changed here");
  g_assert_true (cle_client_save (test->store, mine, NULL));
  g_assert_cmpint (mine->changed, ==, TEST_NOW + 900001);
  again = cle_client_find (test->store, CLIENT, NULL);
  g_assert_cmpstr (again->name, ==, "changed here");
  g_assert_cmpstr (again->device, ==, cle_store_get_device (test->store));
  g_assert_cmpstr (again->more, ==, ",\"later\":{\"x\":[1, 2]}");
  theirs = test_store_read (test, "people/" OTHER "/" CLIENT ".json", NULL);
  g_assert_nonnull (strstr (theirs, "the later change"));

  clients = cle_client_list (test->store, NULL, NULL);
  g_assert_cmpuint (clients->len, ==, 2);
  g_assert_cmpstr (((CleClient *) clients->pdata[1])->name, ==, "changed here");
}

static void
test_namesakes (TestStore    *test,
                gconstpointer data)
{
  g_autoptr (CleClient) first = save (test, "ООО Ромашка");
  g_autoptr (CleClient) second = save (test, " ооо ромашка ");
  g_autoptr (CleClient) other = save (test, BRACES);
  g_autoptr (GPtrArray) clients = cle_client_list (test->store, NULL, NULL);
  g_autoptr (GPtrArray) found = cle_client_list_namesakes (clients, "ООО РОМАШКА", first->id);
  g_autoptr (GPtrArray) all = cle_client_list_namesakes (clients, "ООО Ромашка\n", NULL);
  g_autoptr (GPtrArray) none = cle_client_list_namesakes (clients, BRACES, other->id);

  g_assert_cmpuint (clients->len, ==, 3);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (((CleClient *) found->pdata[0])->id, ==, second->id);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
assert_refused (TestStore *test,
                CleClient *client)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (cle_client_save (test->store, client, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID);
  g_assert_null (client->id);
}

static char *
fill (guint n)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, "ы");

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_limits (TestStore    *test,
             gconstpointer data)
{
  g_autoptr (CleClient) client = cle_client_new ("");
  g_autoptr (CleClient) found = NULL;
  g_autofree char *name = fill (201);
  g_autofree char *notes = fill (4001);
  g_autofree char *tag = fill (61);
  g_autoptr (GStrvBuilder) tags = g_strv_builder_new ();

  assert_refused (test, client);
  cle_client_set (&client->name, " \t ");
  assert_refused (test, client);
  cle_client_set (&client->name, "\xff");
  assert_refused (test, client);
  cle_client_set (&client->name, name);
  assert_refused (test, client);
  cle_client_set (&client->name, name + 2);
  cle_client_set (&client->contact, name);
  assert_refused (test, client);
  cle_client_set (&client->contact, name + 2);
  cle_client_set (&client->since, "2026-02-30");
  assert_refused (test, client);
  cle_client_set (&client->since, NULL);
  client->importance = 0;
  assert_refused (test, client);
  client->importance = 6;
  assert_refused (test, client);
  client->importance = 1;
  cle_client_set (&client->notes, notes);
  assert_refused (test, client);
  cle_client_set (&client->notes, notes + 2);
  g_strfreev (client->tags);
  client->tags = g_strsplit (tag, "\n", -1);
  assert_refused (test, client);
  for (guint i = 0; i < 50; i++)
    g_strv_builder_add (tags, tag + 2);
  g_strfreev (client->tags);
  client->tags = g_strv_builder_end (tags);
  g_assert_true (cle_client_save (test->store, client, NULL));
  found = cle_client_find (test->store, client->id, NULL);
  g_assert_cmpint (g_utf8_strlen (found->notes, -1), ==, 4000);
  g_assert_cmpuint (g_strv_length (found->tags), ==, 50);
  g_assert_cmpuint (test_store_count (test, "people"), ==, 1);
}

/* Wrong documents are told with file, line and member, the others are read. */
static void
test_bad_documents (TestStore    *test,
                    gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *told; /* NULL for a person */
  } cases[] = {
    { "", "JSON" },
    { "{\"format\":1,", "line 1" },
    { "{\"format\":1,\"kind\":\"respondent\",\"name\":\"x\"}", NULL },
    { "{\"format\":1,\"name\":\"x\"}", NULL },
    { "[1]", "object" },
    { "{\"kind\":\"client\",\"name\":\"x\",\"changed\":1}", "format" },
    { "{\"format\":1,\n\"kind\":\"client\",\n\"changed\":1}", "name" },
    { "{\"format\":1,\"kind\":\"client\",\"name\":\"\",\"changed\":1}", "name" },
    { "{\"format\":1,\"kind\":\"client\",\"name\":7,\"changed\":1}", "name" },
    { "{\"format\":1,\"kind\":\"client\",\"name\":\"x\"}", "changed" },
    { "{\"format\":1,\"kind\":\"client\",\"name\":\"x\",\"changed\":-1}", "changed" },
    { "{\"format\":1,\"kind\":\"client\",\"name\":\"x\",\"changed\":1,\n\"importance\":6}",
      "importance" },
    { "{\"format\":1,\"kind\":\"client\",\"name\":\"x\",\"changed\":1,\n\"since\":\"2026-13-01\"}",
      "since" },
    { "{\"format\":1,\"kind\":\"client\",\"name\":\"x\",\"changed\":1,\"tags\":[1]}", "tags" },
    { "{\"format\":1,\"kind\":\"client\",\"name\":\"x\",\"changed\":1,\"tags\":{}}", "tags" },
    { "{\"format\":1,\"kind\":\"client\",\"name\":\"x\",\"changed\":1,\"notes\":null}", "notes" },
    { "{\"format\":1,\"kind\":\"client\",\"name\":\"x\",\"changed\":1,\"id\":\"" OTHER "\"}",
      "id" },
  };
  g_autoptr (CleClient) good = save (test, "good");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GPtrArray) clients = NULL;

      put (test, OTHER, cases[i].text);
      clients = cle_client_list (test->store, problems, NULL);
      g_assert_cmpuint (clients->len, ==, 1);
      g_assert_cmpuint (problems->len, ==, cases[i].told != NULL ? 1 : 0);
      if (problems->len == 0)
        continue;
      g_assert_nonnull (strstr (problems->pdata[0], OTHER "/" CLIENT ".json"));
      if (i >= 5)
        g_assert_nonnull (strstr (problems->pdata[0], cases[i].told));
    }
}

static void
test_newer (TestStore    *test,
            gconstpointer data)
{
  g_autoptr (CleClient) client = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CleClient) other = save (test, "other");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *path =
      g_strdup_printf ("people/%s/" CLIENT ".json", cle_store_get_device (test->store));

  put (test, cle_store_get_device (test->store),
       "{\"format\":2,\"kind\":\"client\",\"name\":\"Later\",\"changed\":5,\"faces\":[7]}");
  before = test_store_read (test, path, NULL);
  client = cle_client_find (test->store, CLIENT, NULL);
  g_assert_true (client->newer);
  g_assert_cmpstr (client->name, ==, "Later");
  g_assert_false (cle_client_save (test->store, client, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_NEWER);
  after = test_store_read (test, path, NULL);
  g_assert_cmpstr (after, ==, before);
}

/* What cannot be read is not overwritten either, but that of another device
 * does not keep us from changing the client. */
static void
test_damaged (TestStore    *test,
              gconstpointer data)
{
  g_autoptr (CleClient) client = NULL;
  g_autoptr (CleClient) other = save (test, "other");
  g_autoptr (GError) error = NULL;

  put_named (test, ANOTHER, "whole", 7);
  put (test, OTHER, "{\"format\":1,\"kind\":\"cli");
  client = cle_client_find (test->store, CLIENT, NULL);
  g_assert_cmpstr (client->name, ==, "whole");
  g_assert_true (cle_client_save (test->store, client, NULL));
  put (test, cle_store_get_device (test->store), "{\"format\":1,\"kind\":\"cli");
  g_assert_false (cle_client_save (test->store, client, &error));
  g_assert_error (error, CLE_JSON_ERROR, CLE_JSON_ERROR_SYNTAX);
}

static void
test_many (TestStore    *test,
           gconstpointer data)
{
  g_autoptr (GPtrArray) clients = g_ptr_array_new_with_free_func ((GDestroyNotify) cle_client_free);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 50; i++)
    g_ptr_array_add (clients, cle_client_new (i == 49 ? "" : "one of many"));
  g_assert_false (cle_client_save_all (test->store, clients, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID);
  g_assert_cmpuint (test_store_count (test, "people"), ==, 0);
  g_ptr_array_remove_index (clients, 49);
  g_assert_true (cle_client_save_all (test->store, clients, NULL));
  found = cle_client_list (test->store, NULL, NULL);
  g_assert_cmpuint (found->len, ==, 49);
}

#define ID   "00000000-0000-4000-8000-000000000001"
#define HEAD "{\"format\":1,\"id\":\"" ID "\",\"kind\":\"client\","

/* The document that is read, as we would write it; "" for none. */
static char *
read_again (const char *path,
            const char *members,
            const char *end)
{
  g_autofree char *text = g_strconcat (HEAD, members, end, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean is_client;
  g_autoptr (CleClient) client = cle_client_document_read (bytes, path, &is_client, NULL);

  g_assert_true (is_client);
  if (client != NULL)
    {
      g_clear_pointer (&client->more, g_free);
      g_string_append (out, client->device);
      cle_client_document_write (client, out);
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* What is read in one pass is what the tree of the same document says; an
 * unknown member at the end makes the tree be read. */
static void
test_both_readers (gconstpointer data)
{
  static const char path[] = "people/00000000-0000-4000-8000-000000000002/" ID ".json";
  g_autofree char *quick = read_again (path, data, "}");
  g_autofree char *tree = read_again (path, data, ",\"x\":1}");

  g_assert_cmpstr (quick, ==, tree);
}

int
main (int   argc,
      char *argv[])
{
  static const char *const documents[] = {
    "\"name\":\"A\",\"changed\":7",
    "\"name\":\"\\u00e9 \\\"A\\\"\",\"contact\":\"B\",\"since\":\"2019-03-01\",\"importance\":5,"
    "\"tags\":[\"a\",\"\",\"b\"],\"notes\":\"n\\nm\",\"changed\":7",
    "\"name\":\"A\",\"contact\":\"\",\"tags\":[],\"changed\":7",
    "\"name\":\"\",\"changed\":7",
    "\"name\":\"A\"",
    "\"changed\":7",
    "\"name\":7,\"changed\":7",
    "\"name\":\"A\",\"changed\":-1",
    "\"name\":\"A\",\"importance\":6,\"changed\":7",
    "\"name\":\"A\",\"since\":\"2019-02-30\",\"changed\":7",
    "\"name\":\"A\",\"since\":\"\",\"changed\":7",
    "\"name\":\"A\",\"tags\":[7],\"changed\":7",
    "\"name\":\"A\",\"tags\":{\"a\":[]},\"changed\":7",
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autofree char *name = g_strdup_printf ("/client/both-readers/%u", i);

      g_test_add_data_func (name, documents[i], test_both_readers);
    }
  test_store_add ("/client/save", test_save);
  test_store_add ("/client/persons-apart", test_persons_apart);
  test_store_add ("/client/merge", test_merge);
  test_store_add ("/client/namesakes", test_namesakes);
  test_store_add ("/client/limits", test_limits);
  test_store_add ("/client/bad-documents", test_bad_documents);
  test_store_add ("/client/newer", test_newer);
  test_store_add ("/client/damaged", test_damaged);
  test_store_add ("/client/many", test_many);

  return g_test_run ();
}
