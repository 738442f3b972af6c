/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book-given.h"
#include "clients/cle-letter-store.h"
#include "clients/cle-parting-acts.h"
#include "store/cle-append.h"
#include "store/cle-erase.h"

#include <glib/gstdio.h>
#include <string.h>

#define NOBODY "55555555-5555-4555-8555-555555555555"
#define DAY    G_GINT64_CONSTANT (86400000)

typedef struct
{
  const char     *letter;
  int             state;   /* -1: there is no parting */
  ClePartingItem  open;    /* all others were seen to */
  gint64          later;   /* than it was decided, ms */
  const char     *problem; /* nullable */
} Gate;

/* Only the farewell waits, and until it could not be wrong any more. */
static const Gate gates[] = {
  { "last-talk", -1, CLE_PARTING_PERSON, 0, NULL },
  { "change-of-terms", CLE_PARTING_OPEN, CLE_PARTING_PERSON, 0, NULL },
  { "referral", CLE_PARTING_OPEN, CLE_PARTING_PERSON, 0, NULL },
  { "farewell", -1, CLE_PARTING_REFERRAL, DAY, "needs a parting" },
  { "farewell", CLE_PARTING_CALLED_OFF, CLE_PARTING_REFERRAL, DAY, "needs a parting" },
  { "farewell", CLE_PARTING_OPEN, CLE_PARTING_WELL_FOUNDED, DAY, "still to be seen to" },
  { "farewell", CLE_PARTING_OPEN, CLE_PARTING_PERSON, DAY, "still to be seen to" },
  { "farewell", CLE_PARTING_OPEN, CLE_PARTING_EFFECTIVE, DAY, "still to be seen to" },
  { "farewell", CLE_PARTING_OPEN, CLE_PARTING_INVOICES, DAY - 1, "sleep on it" },
  { "farewell", CLE_PARTING_OPEN, CLE_PARTING_INVOICES, DAY, NULL },
  { "farewell", CLE_PARTING_OPEN, CLE_PARTING_ORDERS, DAY, NULL },
  { "farewell", CLE_PARTING_PARTED, CLE_PARTING_REFERRAL, DAY, NULL },
};

static void
test_gate (gconstpointer data)
{
  const Gate *gate = data;
  CleParting parting = { .at = TEST_NOW, .state = (ClePartingState) MAX (gate->state, 0) };
  g_autoptr (GError) error = NULL;
  gboolean taken;

  parting.steps[CLE_PARTING_PERSON].who = (char *) NOBODY;
  parting.steps[CLE_PARTING_EFFECTIVE].note = (char *) "2027-01-01";
  for (guint i = 0; i < CLE_N_PARTING; i++)
    parting.steps[i].done = i != gate->open;

  taken = cle_parting_check_letter (gate->state < 0 ? NULL : &parting, gate->letter,
                                    TEST_NOW + gate->later, &error);
  g_assert_cmpint (taken, ==, gate->problem == NULL);
  if (gate->problem != NULL)
    g_assert_nonnull (strstr (error->message, gate->problem));
}

static void
test_letter (TestStore    *test,
             gconstpointer data)
{
  g_autofree char *client = given_client (test);
  g_autofree char *text = g_strnfill (CLE_LETTER_MAX_TEXT + 1, 'x');
  CleLetter letter = {
    .client = client, .kind = (char *) "farewell-short", .title = (char *) "Прощание", .text = text
  };
  g_autoptr (CleHistory) history = NULL;
  g_autoptr (GPtrArray) letters = NULL;
  g_autoptr (CleLetter) read = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (cle_letter_keep (test->store, &letter, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID);
  memcpy (text, "Dear {{Braces}} & <b>Co,\n\n", 26);
  text[CLE_LETTER_MAX_TEXT] = '\0';
  g_assert_true (cle_letter_keep (test->store, &letter, NULL));
  history = given_history (test);
  letters = cle_client_book_list_letters (given_book (history), client);
  g_assert_cmpuint (letters->len, ==, 1);
  g_assert_cmpstr (((CleLetter *) letters->pdata[0])->title, ==, NULL);
  g_assert_cmpstr (((CleLetter *) letters->pdata[0])->text, ==, NULL);
  test_store_reopen (test);
  read = cle_letter_read (test->store, ((CleLetter *) letters->pdata[0])->id, NULL);
  g_assert_cmpstr (read->title, ==, "Прощание");
  g_assert_cmpstr (read->text, ==, text);
  g_assert_null (cle_letter_read (test->store, NOBODY, NULL));
  g_free (letter.id);
}

static char *
read_segment (TestStore *test)
{
  g_autofree char *path = test_store_segment (test, "2026-11.001.jsonl");

  return test_store_read (test, path, NULL);
}

static CleLetter *
read_letter (TestStore  *test,
             const char *id,
             int         code)
{
  g_autoptr (GError) error = NULL;
  CleLetter *letter = cle_letter_read (test->store, id, &error);

  if (code >= 0)
    g_assert_error (error, CLE_STORE_ERROR, code);
  g_assert_cmpint (letter == NULL, ==, code >= 0);
  return letter;
}

/* The record says that a letter was sent and when, and its document the rest. */
static void
test_letter_document (TestStore    *test,
                      gconstpointer data)
{
  g_autofree char *client = given_client (test);
  CleLetter letter = { .client = client,
                       .kind = (char *) "referral",
                       .title = (char *) "To Ida",
                       .text = (char *) "Dear Ida" };
  g_autofree char *path = NULL;
  g_autofree char *moved = NULL;
  g_autofree char *gone = NULL;
  g_autofree char *document = NULL;
  g_autofree char *wrong = NULL;
  g_autofree char *line = NULL;
  g_autoptr (CleLetter) elsewhere = NULL;

  g_assert_true (cle_letter_keep (test->store, &letter, NULL));
  path = g_strdup_printf ("people/%s/%s.%s.json", cle_store_get_device (test->store), client,
                          letter.id);
  document = test_store_read (test, path, NULL);
  g_assert_nonnull (strstr (document, "\"title\":\"To Ida\",\"text\":\"Dear Ida\""));
  line = read_segment (test);
  g_assert_null (strstr (line, "Ida"));

  /* Of another device, then of nobody, then not what it was. */
  moved = g_strdup_printf ("people/" NOBODY "/%s.%s.json", client, letter.id);
  gone = test_store_path (test, path);
  g_assert_cmpint (g_unlink (gone), ==, 0);
  read_letter (test, letter.id, CLE_STORE_ERROR_NOT_FOUND);
  test_store_write (test, moved, document);
  elsewhere = read_letter (test, letter.id, -1);
  g_assert_cmpstr (elsewhere->text, ==, "Dear Ida");
  wrong =
      g_strdup_printf ("{\"format\":1,\"kind\":\"client\",\"id\":\"%s\",\"name\":\"x\"}", client);
  test_store_write (test, moved, wrong);
  read_letter (test, letter.id, CLE_STORE_ERROR_INVALID);
  g_free (letter.id);
}

/* As it was once written: all of it in the record. */
static void
test_letter_whole (TestStore    *test,
                   gconstpointer data)
{
  g_autofree char *client = given_client (test);
  g_autofree char *members = g_strdup_printf (
      ",\"client\":\"%s\",\"kind\":\"referral\",\"title\":\"To Ida\",\"text\":\"Dear Ida\"",
      client);
  CleAppend record = { .type = "letter", .id = NOBODY, .members = members };
  CleRecordHead head;
  g_autoptr (CleHistory) history = NULL;
  g_autoptr (GPtrArray) letters = NULL;
  g_autoptr (CleLetter) read = NULL;
  g_autofree char *line = NULL;

  g_assert_true (cle_append_record (test->store, &record, &head, NULL));
  history = given_history (test);
  letters = cle_client_book_list_letters (given_book (history), client);
  g_assert_cmpuint (letters->len, ==, 1);
  read = read_letter (test, NOBODY, -1);
  g_assert_cmpstr (read->title, ==, "To Ida");
  g_assert_cmpstr (read->text, ==, "Dear Ida");
  g_assert_true (cle_erase_client (test->store, client, NULL));
  line = read_segment (test);
  g_assert_null (strstr (line, "Ida"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (gates); i++)
    {
      g_autofree char *path = g_strdup_printf ("/letter-store/gate/%s/%u", gates[i].letter, i);

      g_test_add_data_func (path, &gates[i], test_gate);
    }
  test_store_add ("/letter-store/keep", test_letter);
  test_store_add ("/letter-store/document", test_letter_document);
  test_store_add ("/letter-store/whole", test_letter_whole);

  return g_test_run ();
}
