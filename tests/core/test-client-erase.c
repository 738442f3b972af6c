/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clients/cle-client-acts.h"
#include "clients/cle-client-store.h"
#include "clients/cle-contact-acts.h"
#include "clients/cle-letter-store.h"
#include "clients/cle-parting-acts.h"
#include "history/cle-archive.h"
#include "history/cle-history.h"
#include "history/cle-verify.h"
#include "store/cle-erase-plan.h"
#include "store/cle-erase.h"
#include "store/cle-people.h"
#include "store/cle-quarantine.h"
#include "test-store.h"

#include <errno.h>
#include <string.h>

#define NAME    "{{Braces}} & <b>Co"
#define OTHER   "33333333-3333-4333-8333-333333333333"
#define PROFILE "44444444-4444-4444-8444-444444444444"
#define SEGMENT "2026-11.001.jsonl"

static char *
make (TestStore  *test,
      const char *name)
{
  g_autoptr (CleClient) client = cle_client_new (name);

  g_assert_true (cle_client_save (test->store, client, NULL));
  return g_strdup (client->id);
}

/* One of everything, each naming the client. */
static void
fill (TestStore  *test,
      const char *client)
{
  g_autoptr (CleRating) rating = cle_rating_new ();
  g_autoptr (CleMoney) money = cle_money_new ();
  g_autoptr (CleContact) contact = cle_contact_new ();
  CleDecision decision = { .client = (char *) client,
                           .proposed = CLE_VERDICT_PART,
                           .decided = CLE_VERDICT_KEEP,
                           .reason = (char *) NAME,
                           .fit = -1 };
  CleTrial trial = { .client = (char *) client,
                     .step = (char *) NAME,
                     .until = (char *) "2027-01-01" };
  CleParting parting = { .client = (char *) client, .reason = (char *) NAME };
  CleLetter letter = { .client = (char *) client,
                       .kind = (char *) "thanks",
                       .text = (char *) "Dear " NAME };
  g_autofree char *kept = NULL;
  g_autofree char *step = NULL;

  rating->client = g_strdup (client);
  rating->profile = g_strdup (PROFILE);
  rating->revision = 1;
  cle_rating_set (rating, "rude", 1, NAME);
  money->client = g_strdup (client);
  contact->client = g_strdup (client);
  contact->promise = g_strdup (NAME);
  g_assert_true (cle_client_rate (test->store, rating, NULL));
  g_assert_true (cle_client_set_money (test->store, money, NULL));
  g_assert_true (cle_contact_add (test->store, contact, NULL));
  g_assert_true (cle_contact_set_promise (test->store, contact, CLE_PROMISE_KEPT, &kept, NULL));
  g_assert_true (cle_client_decide (test->store, &decision, NULL));
  g_assert_true (cle_client_begin_trial (test->store, &trial, NULL));
  g_assert_true (cle_parting_begin (test->store, &parting, NULL));
  g_assert_true (
      cle_parting_set_step (test->store, &parting, CLE_PARTING_ORDERS, TRUE, NAME, &step, NULL));
  g_assert_true (cle_letter_keep (test->store, &letter, NULL));
  g_free (decision.id);
  g_free (trial.id);
  g_free (parting.id);
  g_free (letter.id);
}

static gboolean
mentions (const char *path,
          const char *text)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  gboolean found = FALSE;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      g_autofree char *bytes = NULL;
      gsize length = 0;

      if (g_file_get_contents (child, &bytes, &length, NULL))
        found |= memmem (bytes, length, text, strlen (text)) != NULL;
      found |= mentions (child, text);
    }

  return found;
}

static void
assert_in_order (TestStore *test)
{
  g_autoptr (CleVerifyReport) report = cle_verify (test->store, NULL);

  for (guint i = 0; i < report->problems->len; i++)
    g_error ("%s", ((CleProblem *) report->problems->pdata[i])->text);
}

/* What another device sent here about the client, and about another one. */
static void
send (TestStore  *test,
      const char *client)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *document =
      g_strdup_printf ("{\"format\":1,\"id\":\"%s\",\"kind\":\"client\",\"name\":\"" NAME
                       "\",\"changed\":1}",
                       client);
  g_autofree char *path = g_strdup_printf ("people/" OTHER "/%s.json", client);
  g_autofree char *copy = g_strdup_printf ("people/" OTHER "/%s.sync-conflict-1.json", client);

  for (guint i = 1; i <= 3; i++)
    {
      g_autoptr (GString) line = g_string_new (NULL);
      g_autofree char *id = test_id (500 + i);
      CleRecordHead head = {
        .version = 1, .type = "contact", .device = OTHER, .sequence = i, .at = TEST_NOW
      };

      g_strlcpy (head.id, id, sizeof head.id);
      cle_record_begin (line, &head);
      g_string_append_printf (line,
                              ",\"client\":\"%s\",\"kind\":\"care\",\"min\":1,\"text\":\"%s\"",
                              i == 2 ? PROFILE : client, i == 2 ? "somebody else" : NAME);
      cle_record_seal (line);
      g_string_append_printf (text, "%s\n", line->str);
    }
  test_store_write (test, "records/" OTHER "/" SEGMENT, text->str);
  test_store_write (test, path, document);
  test_store_write (test, copy, document);
}

static void
test_all (TestStore    *test,
          gconstpointer data)
{
  g_autofree char *client = make (test, NAME);
  g_autofree char *stays = make (test, "Stays");
  g_autofree char *person = cle_people_ensure (test->store, "Ada", NULL);
  g_autofree char *garbage =
      g_strdup_printf ("{\"v\":1,\"client\":\"%s\",\"text\":\"" NAME, client);
  g_autofree char *draft = g_strdup_printf ("{\"client\":\"%s\",\"text\":\"" NAME "\"}\n", client);
  g_autofree char *draft_name = g_strdup_printf ("drafts/%s.jsonl", PROFILE);
  g_autofree char *name = NULL;
  g_autofree char *theirs = NULL;
  g_autoptr (GPtrArray) clients = NULL;
  g_autoptr (CleHistory) history = cle_history_new (test->store);
  g_autoptr (GPtrArray) contacts = NULL;
  g_auto (GStrv) lines = NULL;
  CleClientBook *book;

  test_append_well (test->store, PROFILE, "a result");
  fill (test, client);
  fill (test, stays);
  send (test, client);
  g_assert_true (cle_quarantine_keep (test->store, "records", garbage, strlen (garbage), NULL));
  test_store_write (test, draft_name, draft);
  g_assert_true (mentions (test->folder, NAME));
  g_assert_true (cle_erase_client (test->store, client, NULL));

  g_assert_cmpuint (test_store_count (test, "quarantine"), ==, 0);
  g_assert_cmpuint (test_store_count (test, "drafts"), ==, 0);
  g_assert_cmpuint (test_store_count (test, "people/" OTHER), ==, 0);
  assert_in_order (test);
  name = cle_people_dup_name (test->store, person);
  g_assert_cmpstr (name, ==, "Ada");
  clients = cle_client_list (test->store, NULL, NULL);
  g_assert_cmpuint (clients->len, ==, 1);

  g_assert_true (cle_history_load (history, NULL, NULL));
  g_assert_cmpuint (cle_history_get_n_rows (history), ==, 1);
  book = cle_archive_get_clients (cle_history_get_archive (history));
  g_assert_true (cle_client_book_is_erased (book, client));
  g_assert_null (cle_client_book_get_money (book, client));
  g_assert_nonnull (cle_client_book_get_money (book, stays));
  contacts = cle_client_book_list_contacts (book, PROFILE);
  g_assert_cmpuint (contacts->len, ==, 1);

  theirs = test_store_read (test, "records/" OTHER "/" SEGMENT, NULL);
  lines = g_strsplit (theirs, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_nonnull (strstr (lines[0], "\"what\":\"client\",\"seqs\":[]"));
  g_assert_nonnull (strstr (lines[0], client));
  g_assert_nonnull (strstr (lines[1], "somebody else"));

  /* The other client was given the same name in every record: only it has it. */
  g_assert_true (cle_erase_client (test->store, stays, NULL));
  g_assert_false (mentions (test->folder, NAME));
  g_assert_false (mentions (test->folder, "Stays"));
  assert_in_order (test);
}

/* A damaged line that lost the id is known by the name, and by nothing else. */
static void
test_damaged (TestStore    *test,
              gconstpointer data)
{
  static const char *const lost[] = { "{\"v\":1,\"t\":\"contact\",\"client\":\"\",\"text\":\"" NAME
                                      "\"}",
                                      "\"text\":\"\\\"Ada\\\" Byron called\"}" };
  static const char stays[] = "{\"v\":1,\"t\":\"contact\",\"text\":\"somebody else\"}";
  g_autoptr (CleClient) client = cle_client_new (NAME);
  g_autofree char *records = NULL;

  cle_client_set (&client->contact, "\"Ada\" Byron");
  g_assert_true (cle_client_save (test->store, client, NULL));
  fill (test, client->id);
  for (guint i = 0; i < G_N_ELEMENTS (lost); i++)
    g_assert_true (cle_quarantine_keep (test->store, "records", lost[i], strlen (lost[i]), NULL));
  g_assert_true (cle_quarantine_keep (test->store, "records", stays, strlen (stays), NULL));
  records = g_strdup_printf ("%s\n%s\n%s\n", lost[0], stays, lost[1]);
  test_store_write (test, "records/" OTHER "/" SEGMENT, records);

  g_assert_true (cle_erase_client (test->store, client->id, NULL));
  g_assert_false (mentions (test->folder, NAME));
  g_assert_false (mentions (test->folder, "Byron"));
  g_assert_cmpuint (test_store_count (test, "quarantine"), ==, 1);
  g_clear_pointer (&records, g_free);
  records = test_store_read (test, "records/" OTHER "/" SEGMENT, NULL);
  g_assert_nonnull (strstr (records, stays));
}

/* A document that comes again by a merge makes nobody of it. */
static void
test_comes_again (TestStore    *test,
                  gconstpointer data)
{
  g_autofree char *client = make (test, NAME);
  g_autoptr (CleHistory) history = cle_history_new (test->store);
  g_autoptr (GPtrArray) clients = NULL;
  CleClientBook *book;

  fill (test, client);
  g_assert_true (cle_erase_client (test->store, client, NULL));
  send (test, client);
  g_assert_true (cle_history_load (history, NULL, NULL));
  book = cle_archive_get_clients (cle_history_get_archive (history));
  clients = cle_client_list (test->store, NULL, NULL);
  cle_client_book_set_clients (book, clients);
  g_assert_cmpuint (cle_client_book_list_clients (book)->len, ==, 0);
  g_assert_null (cle_client_book_find_client (book, client));
  g_assert_true (cle_erase_client (test->store, client, NULL));
  g_assert_false (mentions (test->folder, NAME));
  assert_in_order (test);
}

/* A person who rated or tells the client leaves no trace, the rating stays. */
static void
test_rater (TestStore    *test,
            gconstpointer data)
{
  g_autofree char *client = make (test, NAME);
  g_autofree char *ada = cle_people_ensure (test->store, "Ada", NULL);
  g_autoptr (CleRating) rating = cle_rating_new ();
  CleParting parting = { .client = client };
  g_autofree char *step = NULL;
  g_autoptr (CleHistory) history = cle_history_new (test->store);
  g_autoptr (CleRating) read = NULL;
  CleClientBook *book;

  rating->client = g_strdup (client);
  rating->profile = g_strdup (PROFILE);
  rating->revision = 1;
  rating->rater = g_strdup (ada);
  cle_rating_set (rating, "rude", 1, NULL);
  g_assert_true (cle_client_rate (test->store, rating, NULL));
  g_assert_true (cle_parting_begin (test->store, &parting, NULL));
  g_assert_true (
      cle_parting_set_step (test->store, &parting, CLE_PARTING_PERSON, TRUE, "Ada", &step, NULL));
  g_assert_true (cle_erase_person (test->store, ada, NULL));
  g_assert_true (cle_history_load (history, NULL, NULL));
  book = cle_archive_get_clients (cle_history_get_archive (history));
  read = cle_client_book_dup_rating (book, client, NULL);
  g_assert_null (read->rater);
  g_assert_cmpint (cle_rating_get (read, "rude"), ==, 1);
  g_assert_false (
      cle_parting_is_step_done (cle_client_book_get_parting (book, client), CLE_PARTING_PERSON));
  assert_in_order (test);
  g_free (parting.id);
}

/* More records than one line of an erasure can account for. */
static void
test_many (TestStore    *test,
           gconstpointer data)
{
  g_autofree char *client = make (test, NAME);

  for (guint i = 0; i < 10100; i++)
    {
      g_autoptr (CleContact) contact = cle_contact_new ();

      contact->client = g_strdup (client);
      g_assert_true (cle_contact_add (test->store, contact, NULL));
    }
  g_assert_true (cle_erase_client (test->store, client, NULL));
  assert_in_order (test);
  g_assert_false (mentions (test->folder, NAME));
  assert_in_order (test);
}

/* Interrupted at every step, then completed by the next start. */
static void
test_interrupted (TestStore    *test,
                  gconstpointer data)
{
  gboolean hit = TRUE;

  for (guint at = 1; hit; at++)
    {
      g_autofree char *client = make (test, NAME);
      g_autofree char *theirs = test_store_path (test, "records/" OTHER);
      g_autoptr (GError) error = NULL;
      gboolean planned;

      fill (test, client);
      send (test, client);
      test_io_fail (&test->io, NULL, at, EIO);
      test->io.last = at + 10000;
      g_assert_true (cle_erase_client (test->store, client, NULL) || test->io.hit);
      hit = test->io.hit;
      test_io_reset (&test->io);
      planned = cle_erase_plan_exists (test->store);
      test_store_reopen (test);
      g_assert_true (cle_erase_resume (test->store, &error));
      g_assert_no_error (error);
      g_assert_false (cle_erase_plan_exists (test->store));
      if (planned)
        g_assert_false (mentions (test->folder, NAME));
      g_assert_true (cle_erase_client (test->store, client, NULL));
      g_assert_false (mentions (test->folder, NAME));
      test_folder_remove (theirs);
    }
  assert_in_order (test);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  test_store_add ("/client-erase/all", test_all);
  test_store_add ("/client-erase/damaged", test_damaged);
  test_store_add ("/client-erase/comes-again", test_comes_again);
  test_store_add ("/client-erase/rater", test_rater);
  test_store_add ("/client-erase/many", test_many);
  test_store_add ("/client-erase/interrupted", test_interrupted);

  return g_test_run ();
}
