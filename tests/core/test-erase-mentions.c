/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clients/cle-client-store.h"
#include "history/cle-archive.h"
#include "history/cle-history.h"
#include "history/cle-verify-clients.h"
#include "store/cle-draft-file.h"
#include "store/cle-erase-plan.h"
#include "store/cle-erase.h"
#include "store/cle-quarantine.h"
#include "store/cle-segment.h"
#include "test-records.h"
#include "test-store.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define SAID    "Sent by ZANZIBAR ltd"
#define MASKED  "Sent by ***"
#define OTHER   "33333333-3333-4333-8333-333333333333"
#define CLIENT  "44444444-4444-4444-8444-444444444444"
#define PROFILE "55555555-5555-4555-8555-555555555555"
#define DRAFT   "66666666-6666-4666-8666-666666666666"

/* What a device writes about others, by types of records. */
static const char *const lines[][2] = {
  { "contact", ",\"client\":\"" CLIENT "\",\"kind\":\"care\",\"min\":1,\"text\":\"" SAID
               "\",\"promise\":\"" SAID "\"" },
  { "rating", ",\"client\":\"" CLIENT "\",\"profile\":\"" PROFILE
              "\",\"rev\":1,\"levels\":{\"text\":1},\"evidence\":{\"text\":\"" SAID "\"}" },
  { "decision", ",\"client\":\"" CLIENT
                "\",\"proposed\":\"keep\",\"decided\":\"part\",\"why\":\"" SAID "\"" },
  { "trial", ",\"client\":\"" CLIENT "\",\"step\":\"" SAID "\",\"until\":\"2027-01-01\"" },
  { "note", ",\"of\":\"" DRAFT "\",\"text\":\"" SAID "\"" },
  { "action", ",\"subject\":\"" SAID "\",\"what\":\"" SAID "\"" },
  { "amend", ",\"of\":\"" DRAFT "\",\"state\":\"step\",\"client\":\"" CLIENT
             "\",\"item\":\"orders\",\"done\":1,\"note\":\"" SAID "\"" },
  { "letter", ",\"client\":\"" CLIENT "\",\"kind\":\"thanks\",\"title\":\"" SAID
              "\",\"text\":\"" SAID "\"" },
  { "later", ",\"text\":[\"" SAID "\"]" },
};

#define N_LINES   G_N_ELEMENTS (lines)
#define N_SAID    12 /* in @lines */
#define N_CLIENT  3
#define N_PROFILE 4
#define N_DRAFT   2
#define N_ALL     (2 * N_SAID + N_CLIENT + N_PROFILE + N_DRAFT)
#define N_TEXTS   (N_ALL - 2) /* the three subjects are one and the same */

static void
write_records (TestStore  *test,
               const char *device)
{
  g_autofree char *path = g_strdup_printf ("records/%s/2026-11.001.jsonl", device);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < N_LINES; i++)
    {
      g_autofree char *id = test_id (900 + i);
      g_autofree char *line = test_line (device, i + 1, TEST_NOW + i, lines[i][0], id, lines[i][1]);

      g_string_append_printf (text, "%s\n", line);
    }
  test_store_write (test, path, text->str);
}

static void
write_documents (TestStore *test)
{
  test_store_write (test, "people/" OTHER "/" CLIENT ".json",
                    "{\"format\":1,\"id\":\"" CLIENT "\",\"kind\":\"client\",\"name\":\"Stays\","
                    "\"importance\":3,\"tags\":[\"" SAID "\",\"b\"],\"notes\":\"" SAID
                    "\",\"odd\":1,"
                    "\"changed\":1}\n");
  test_store_write (test, "people/" OTHER "/" CLIENT "." DRAFT ".json",
                    "{\"format\":1,\"id\":\"" DRAFT "\",\"kind\":\"letter\",\"client\":\"" CLIENT
                    "\",\"title\":\"x\",\"text\":\"" SAID "\"}\n");
  test_store_write (test, "profiles/" PROFILE "/1.json",
                    "{\"format\":1,\"id\":\"" PROFILE "\",\"revision\":1,\"name\":\"" SAID
                    "\",\"traits\":[{\"name\":\"" SAID "\",\"hint\":\"" SAID
                    "\",\"levels\":[{\"points\":1,\"text\":\"" SAID "\"}]}]}\n");
}

static void
write_draft (TestStore *test)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < N_DRAFT; i++)
    {
      g_autoptr (GString) line = g_string_new (
          i == 0 ? "{\"v\":1,\"t\":\"draft\",\"id\":\"" DRAFT "\",\"subject\":\"" SAID "\""
                 : "{\"ms\":1,\"q\":\"text\",\"ev\":\"" SAID "\"");

      cle_record_seal (line);
      g_string_append_printf (text, "%s\n", line->str);
    }
  test_store_write (test, "drafts/" DRAFT ".jsonl", text->str);
}

/* Who is erased, and what is said of it: by this device, another one and in all
 * kinds of files. */
static char *
fill (TestStore *test)
{
  g_autoptr (CleClient) client = cle_client_new ("Zanzibar Ltd.");

  cle_client_set (&client->contact, "Quentin Quill");
  g_assert_true (cle_client_save (test->store, client, NULL));
  write_records (test, cle_store_get_device (test->store));
  write_records (test, OTHER);
  write_documents (test);
  write_draft (test);
  g_assert_true (cle_quarantine_keep (test->store, "records", SAID, strlen (SAID), NULL));

  return g_strdup (client->id);
}

static guint
count (const char *path,
       const char *text)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      g_autofree char *bytes = NULL;
      g_auto (GStrv) parts = NULL;

      if (g_file_get_contents (child, &bytes, NULL, NULL))
        {
          g_autofree char *lower = g_ascii_strdown (bytes, -1);
          g_autofree char *wanted = g_ascii_strdown (text, -1);

          parts = g_strsplit (lower, wanted, -1);
          n += g_strv_length (parts) > 0 ? g_strv_length (parts) - 1 : 0;
        }
      n += count (child, text);
    }

  return n;
}

static void
assert_in_order (TestStore *test)
{
  g_autoptr (GPtrArray) segments = cle_segment_list (test->store, NULL, NULL);

  for (guint i = 0; i < segments->len; i++)
    {
      const CleSegment *segment = segments->pdata[i];
      g_autofree char *text = test_store_read (test, segment->path, NULL);
      g_auto (GStrv) found = g_strsplit (text, "\n", -1);
      guint last = 0;

      for (guint j = 0; found[j] != NULL && *found[j] != '\0'; j++)
        {
          CleRecordHead head;

          g_assert_true (cle_record_check (found[j], strlen (found[j]), &head, NULL));
          g_assert_cmpuint (head.sequence, >, last);
          last = (guint) head.sequence;
        }
      g_assert_cmpuint (last, >=, N_LINES);
    }
}

static void
test_all (TestStore    *test,
          gconstpointer data)
{
  g_autofree char *client = fill (test);
  g_autoptr (CleEraseMentions) look = cle_erase_find_mentions (test->store, client, NULL);
  g_autoptr (CleEraseMentions) after = NULL;

  g_assert_cmpuint (look->texts->len, ==, N_TEXTS);
  g_assert_cmpuint (look->subjects->len, ==, 1);
  g_assert_cmpuint (look->n_left, ==, 0);
  g_assert_null (look->common);
  for (guint i = 0; i < look->texts->len; i++)
    g_assert_cmpstr (look->texts->pdata[i], ==, SAID);
  g_assert_cmpuint (count (test->folder, MASKED), ==, 0);

  g_assert_true (cle_erase_client (test->store, client, NULL));
  g_assert_cmpuint (count (test->folder, "zanzibar"), ==, 0);
  g_assert_cmpuint (count (test->folder, MASKED), ==, N_ALL);
  g_assert_cmpuint (count (test->folder, "\"odd\":1"), ==, 1);
  g_assert_cmpuint (test_store_count (test, "quarantine"), ==, 0);
  assert_in_order (test);
}

/* A window that has read them shows them without the name. */
static void
test_shown (TestStore    *test,
            gconstpointer data)
{
  g_autofree char *client = fill (test);
  g_autoptr (CleHistory) history = cle_history_new (test->store);
  CleClientBook *book;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) contacts = NULL;

      g_assert_true (cle_history_load (history, NULL, NULL));
      book = cle_archive_get_clients (cle_history_get_archive (history));
      contacts = cle_client_book_list_contacts (book, CLIENT);
      g_assert_cmpuint (contacts->len, ==, 1);
      g_assert_cmpstr (((const CleContact *) contacts->pdata[0])->text, ==, i == 0 ? SAID : MASKED);
      if (i == 0)
        g_assert_true (cle_erase_client (test->store, client, NULL));
    }
}

/* Nobody asked for it: what others' lines say stays, word for word. */
static void
test_alone (TestStore    *test,
            gconstpointer data)
{
  g_autofree char *client = fill (test);
  guint n = count (test->folder, SAID);

  g_assert_true (cle_erase_client_alone (test->store, client, NULL));
  g_assert_cmpuint (count (test->folder, SAID), ==, n);
  g_assert_cmpuint (count (test->folder, "Zanzibar Ltd."), ==, 0);
  g_assert_cmpuint (count (test->folder, MASKED), ==, 0);
}

/* An interrupted one goes on as it was asked for. */
static void
test_alone_interrupted (TestStore    *test,
                        gconstpointer data)
{
  gboolean hit = TRUE;

  for (guint at = 1; hit; at++)
    {
      g_autofree char *client = fill (test);
      guint n = count (test->folder, SAID);

      test_io_fail (&test->io, NULL, at, EIO);
      test->io.last = at + 10000;
      g_assert_true (cle_erase_client_alone (test->store, client, NULL) || test->io.hit);
      hit = test->io.hit;
      test_io_reset (&test->io);
      test_store_reopen (test);
      g_assert_true (cle_erase_resume (test->store, NULL));
      g_assert_cmpuint (count (test->folder, SAID), ==, n);
      g_assert_true (cle_erase_client_alone (test->store, client, NULL));
    }
}

/* Each call to the system fails once, and the next start completes it. */
static void
test_interrupted (TestStore    *test,
                  gconstpointer data)
{
  gboolean hit = TRUE;

  for (guint at = 1; hit; at++)
    {
      g_autofree char *client = fill (test);
      gboolean planned;

      test_io_fail (&test->io, NULL, at, EIO);
      test->io.last = at + 10000;
      g_assert_true (cle_erase_client (test->store, client, NULL) || test->io.hit);
      hit = test->io.hit;
      test_io_reset (&test->io);
      planned = cle_erase_plan_exists (test->store);
      test_store_reopen (test);
      g_assert_true (cle_erase_resume (test->store, NULL));
      if (planned)
        g_assert_cmpuint (count (test->folder, "zanzibar"), ==, 0);
      g_assert_true (cle_erase_client (test->store, client, NULL));
      g_assert_cmpuint (count (test->folder, "zanzibar"), ==, 0);
      g_assert_cmpuint (count (test->folder, MASKED), ==, N_ALL);
    }
}

/* Others who are called so keep their names, and are told of. */
static void
test_called_so (TestStore    *test,
                gconstpointer data)
{
  g_autoptr (CleClient) north = cle_client_new ("Zanzibar Ltd North");
  g_autofree char *client = fill (test);
  g_autoptr (CleEraseMentions) look = NULL;

  g_assert_true (cle_client_save (test->store, north, NULL));
  test_store_write (test, "questionnaires/x.json", "{\"name\":\"for Zanzibar\"}");
  look = cle_erase_find_mentions (test->store, client, NULL);
  g_assert_cmpuint (look->n_left, ==, 2);
  g_assert_true (cle_erase_client (test->store, client, NULL));
  g_assert_cmpuint (count (test->folder, "Zanzibar Ltd North"), ==, 1);
  g_assert_cmpuint (count (test->folder, "for Zanzibar"), ==, 1);
  g_assert_cmpuint (count (test->folder, "zanzibar"), ==, 2);
}

/* Composed here, two characters there. */
static void
test_composed (TestStore    *test,
               gconstpointer data)
{
  g_autoptr (CleClient) client = cle_client_new ("Caf\u00e9 Zan");
  g_autoptr (CleClient) other = cle_client_new ("Other");

  cle_client_set (&other->notes, "at Cafe\u0301 Zan and CAF\u00c9 ZAN");
  g_assert_true (cle_client_save (test->store, client, NULL));
  g_assert_true (cle_client_save (test->store, other, NULL));
  g_assert_true (cle_erase_client (test->store, client->id, NULL));
  g_assert_cmpuint (count (test->folder, "at *** and ***"), ==, 1);
}

static void
write_many (TestStore  *test,
            const char *format,
            guint       n)
{
  g_autoptr (GPtrArray) clients = g_ptr_array_new_with_free_func ((GDestroyNotify) cle_client_free);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);
      g_autofree char *name = g_strconcat (format, " ", number, NULL);

      g_ptr_array_add (clients, cle_client_new (name));
    }
  g_assert_true (cle_client_save_all (test->store, clients, NULL));
}

/* What stands in very many names is taken out nowhere. */
static void
test_common (TestStore    *test,
             gconstpointer data)
{
  g_autoptr (CleClient) client = cle_client_new ("Zanzibar");
  g_autofree char *other = fill (test);
  g_autoptr (CleEraseMentions) look = NULL;
  guint n = count (test->folder, SAID);

  g_assert_true (cle_client_save (test->store, client, NULL));
  write_many (test, "Zanzibar", CLE_ERASE_COMMON);
  look = cle_erase_find_mentions (test->store, client->id, NULL);
  g_assert_cmpstr (look->common, ==, "Zanzibar");
  g_assert_cmpuint (look->texts->len, ==, 0);
  g_assert_cmpuint (look->n_left, ==, 0);
  g_assert_true (cle_erase_client (test->store, client->id, NULL));
  g_assert_cmpuint (count (test->folder, SAID), ==, n);
  g_assert_cmpuint (count (test->folder, "***"), ==, 0);
}

/* The whole name is still told from them, and so is the contact person. */
static void
test_common_part (TestStore    *test,
                  gconstpointer data)
{
  g_autofree char *client = fill (test);
  g_autoptr (CleClient) other = cle_client_new ("Other");
  g_autoptr (CleEraseMentions) look = NULL;

  cle_client_set (&other->notes, "for Zanzibar, Zanzibar ltd and quentin quill");
  g_assert_true (cle_client_save (test->store, other, NULL));
  write_many (test, "Zanzibar", CLE_ERASE_COMMON + 1);
  look = cle_erase_find_mentions (test->store, client, NULL);
  g_assert_cmpstr (look->common, ==, "Zanzibar");
  g_assert_cmpuint (look->texts->len, ==, N_TEXTS + 1);
  g_assert_true (cle_erase_client (test->store, client, NULL));
  g_assert_cmpuint (count (test->folder, MASKED), ==, N_ALL);
  g_assert_cmpuint (count (test->folder, "\"for Zanzibar, *** and ***\""), ==, 1);
}

/* As many as that are no word yet. */
static void
test_many (TestStore    *test,
           gconstpointer data)
{
  g_autofree char *client = fill (test);
  g_autoptr (CleEraseMentions) look = NULL;

  write_many (test, "Zanzibar", CLE_ERASE_COMMON);
  look = cle_erase_find_mentions (test->store, client, NULL);
  g_assert_null (look->common);
  g_assert_cmpuint (look->n_left, ==, CLE_ERASE_COMMON);
  g_assert_cmpuint (look->texts->len, ==, N_TEXTS);
}

/* What is no folder of ours does not keep anything else from being erased. */
static void
test_link (TestStore    *test,
           gconstpointer data)
{
  static const char *const places[] = { "people", "profiles", "quarantine", "drafts" };
  g_autofree char *client = fill (test);
  g_autofree char *away = test_store_path (test, "away");

  g_assert_cmpint (g_mkdir (away, 0700), ==, 0);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *path = g_build_filename (test->folder, places[i], PROFILE "-link", NULL);

      g_assert_cmpint (symlink (away, path), ==, 0);
    }
  for (guint i = 2; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *path = test_store_path (test, places[i]);

      test_folder_remove (path);
      g_assert_cmpint (symlink (away, path), ==, 0);
    }
  g_assert_true (cle_erase_client (test->store, client, NULL));
  g_assert_false (cle_erase_plan_exists (test->store));
  g_assert_cmpuint (count (test->folder, "zanzibar"), ==, 0);
}

/* What nobody can read may have the name in it. */
static void
test_unreadable (TestStore    *test,
                 gconstpointer data)
{
  static const char *const paths[] = { "people/" OTHER "/large", "profiles/" PROFILE "/large",
                                       "drafts/large", "questionnaires/large" };
  g_autofree char *client = fill (test);
  g_autoptr (CleEraseMentions) look = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *path = test_store_path (test, paths[i]);

      test_store_write (test, paths[i], "{}");
      g_assert_cmpint (truncate (path, 65 * 1024 * 1024), ==, 0);
    }
  look = cle_erase_find_mentions (test->store, client, NULL);
  g_assert_cmpuint (look->n_left, ==, G_N_ELEMENTS (paths));
  g_assert_cmpuint (look->texts->len, ==, N_TEXTS);
  g_assert_true (cle_erase_client (test->store, client, NULL));
}

/* While it is not completed, what is left of them is no news. */
static void
test_unfinished (TestStore    *test,
                 gconstpointer data)
{
  g_autofree char *client = fill (test);

  g_assert_true (cle_erase_client (test->store, client, NULL));
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GHashTable) erased = cle_verify_find_erased (test->store, NULL);

      g_assert_cmpuint (g_hash_table_size (erased), ==, 1 - i);
      test_store_write (test, "erasing.json", "{}");
    }
}

/* What names them in a line that is damaged. */
static const char *const damaged[][2] = {
  { "sum", "{\"ev\":\"" SAID "\",\"crc\":\"00000000\"}" },
  { "newline", "{\"ev\":\"Quentin\\nQuill\",\"crc\":\"00000000\"}" },
  { "escape", "{\"ev\":\"at Z\\u0061nzibar, since long\",\"crc\":\"00000000\"}" },
  { "cut-off", "{\"ev\":\"\\u007aanzibar, sin" },
  { "no-seal", "{\"note\":\"Zanzibar\"}" },
  { "no-object", SAID },
};

/* What is damaged is not sealed as if it were not: it goes if it names them, however
 * that is written, and stays byte for byte if it does not. */
static void
test_damaged_draft (TestStore    *test,
                    gconstpointer data)
{
  static const char others[] = "{\"odd\n{\"note\":\"\\u0061\",\"crc\":\"00000000\"}\n{}\n\n{\"a\":";
  const char *line = data;
  g_autofree char *client = fill (test), *before = NULL, *after = NULL, *text = NULL;

  before = test_store_read (test, "drafts/" DRAFT ".jsonl", NULL);
  text = g_strconcat (before, line, "\n", others, NULL);
  test_store_write (test, "drafts/" DRAFT ".jsonl", text);
  g_assert_true (cle_erase_client (test->store, client, NULL));
  after = test_store_read (test, "drafts/" DRAFT ".jsonl", NULL);
  g_assert_cmpuint (count (test->folder, "zanzibar"), ==, 0);
  g_assert_cmpuint (count (test->folder, MASKED), ==, N_ALL);
  g_assert_true (g_str_has_suffix (after, others));
  g_assert_cmpuint (strlen (after) - strlen (others), ==,
                    strlen (before) - N_DRAFT * (strlen (SAID) - strlen (MASKED)));
}

/* An assessment that is open in a window is not pulled away from below it. */
static void
test_open_draft (TestStore    *test,
                 gconstpointer data)
{
  g_autofree char *client = fill (test);
  g_autoptr (CleDraftFile) file = NULL;
  g_autoptr (GString) header = g_string_new ("{\"t\":\"draft\",\"subject\":\"" SAID "\"");
  g_autoptr (CleEraseMentions) look = NULL;
  g_autofree char *id = test_id (77);

  cle_record_seal (header);
  g_string_append_c (header, '\n');
  file = cle_draft_file_create (test->store, id, header, NULL);
  g_assert_nonnull (file);
  look = cle_erase_find_mentions (test->store, client, NULL);
  g_assert_cmpuint (look->n_left, ==, 1);
  g_assert_true (cle_erase_client (test->store, client, NULL));
  g_assert_cmpuint (count (test->folder, "zanzibar"), ==, 1);
  g_clear_pointer (&file, cle_draft_file_close);
  g_clear_pointer (&client, g_free);
  client = fill (test);
  g_assert_true (cle_erase_client (test->store, client, NULL));
  g_assert_cmpuint (count (test->folder, "zanzibar"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  test_store_add ("/erase-mentions/all", test_all);
  test_store_add ("/erase-mentions/shown", test_shown);
  test_store_add ("/erase-mentions/alone", test_alone);
  test_store_add ("/erase-mentions/alone-interrupted", test_alone_interrupted);
  test_store_add ("/erase-mentions/interrupted", test_interrupted);
  test_store_add ("/erase-mentions/called-so", test_called_so);
  test_store_add ("/erase-mentions/composed", test_composed);
  test_store_add ("/erase-mentions/common", test_common);
  test_store_add ("/erase-mentions/common-part", test_common_part);
  test_store_add ("/erase-mentions/many", test_many);
  test_store_add ("/erase-mentions/link", test_link);
  test_store_add ("/erase-mentions/unreadable", test_unreadable);
  test_store_add ("/erase-mentions/unfinished", test_unfinished);
  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autofree char *path = g_strconcat ("/erase-mentions/damaged-draft/", damaged[i][0], NULL);

      test_store_add_data (path, damaged[i][1], test_damaged_draft);
    }
  test_store_add ("/erase-mentions/open-draft", test_open_draft);

  return g_test_run ();
}
