/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fault-clients.h"

#include "clients/cle-client-acts.h"
#include "clients/cle-client-import.h"
#include "clients/cle-client-store.h"
#include "clients/cle-letter-store.h"
#include "clients/cle-parting-acts.h"
#include "fault-checks.h"
#include "fault-reread.h"
#include "history/cle-archive.h"
#include "history/cle-history.h"
#include "store/cle-acts.h"
#include "store/cle-erase.h"

#include <string.h>
#include <unistd.h>

#define NAME    FAULT_NAME
#define RENAMED "Another name"
#define MANY    9 /* enough to be synced all at once */
#define PROFILE "44444444-4444-4444-8444-444444444444"

/* What is saved is remembered here, because it is tried again as it is. */
static CleRating *the_rating;
static CleMoney *the_money;
static CleParting *the_parting;
static CleLetter *the_letter;
static CleClient *the_client;
static CleClientImport *the_import;

/* By the names of the files, whatever the disk says. */
static char *
find_client (TestStore *test)
{
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (cle_store_get_device (test->store) == NULL)
    return NULL;

  folder = g_build_filename (test->folder, "people", cle_store_get_device (test->store), NULL);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (strlen (name) == CLE_UUID_LENGTH + strlen (".json"))
      return g_strndup (name, CLE_UUID_LENGTH);

  return NULL;
}

void
fault_prepare_client (TestStore *test)
{
  g_autoptr (CleClient) client = cle_client_new (NAME);

  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *id = test_id (i);

      test_append_well (test->store, id, "old");
    }
  g_assert_true (cle_client_save (test->store, client, NULL));
}

gboolean
fault_act_rate (TestStore *test)
{
  if (the_rating == NULL)
    {
      the_rating = cle_rating_new ();
      the_rating->client = find_client (test);
      the_rating->profile = g_strdup (PROFILE);
      the_rating->revision = 1;
      cle_rating_set (the_rating, "rude", 1, NAME);
    }

  return cle_client_rate (test->store, the_rating, NULL);
}

gboolean
fault_act_money (TestStore *test)
{
  if (the_money == NULL)
    {
      the_money = cle_money_new ();
      the_money->client = find_client (test);
      the_money->items[CLE_MONEY_REVENUE] = 7;
    }

  return cle_client_set_money (test->store, the_money, NULL);
}

gboolean
fault_act_part (TestStore *test)
{
  if (the_parting == NULL)
    {
      the_parting = g_new0 (CleParting, 1);
      the_parting->client = find_client (test);
      the_parting->reason = g_strdup (NAME);
    }

  return cle_parting_begin (test->store, the_parting, NULL);
}

gboolean
fault_act_letter (TestStore *test)
{
  if (the_letter == NULL)
    {
      the_letter = g_new0 (CleLetter, 1);
      the_letter->client = find_client (test);
      the_letter->kind = g_strdup ("thanks");
      the_letter->title = g_strdup (NAME);
      the_letter->text = g_strnfill (20000, 'x');
    }

  return cle_letter_keep (test->store, the_letter, NULL);
}

gboolean
fault_act_client (TestStore *test)
{
  g_autofree char *id = find_client (test);

  if (the_client == NULL && id != NULL)
    the_client = cle_client_find (test->store, id, NULL);
  if (the_client == NULL)
    return FALSE;

  cle_client_set (&the_client->name, RENAMED);
  return cle_client_save (test->store, the_client, NULL);
}

/* Saved once, or not at all, but always when it was acknowledged. */
static void
check_saved (TestStore  *test,
             const char *type,
             gboolean    acknowledged)
{
  g_autoptr (Reread) reread = reread_folder (test->folder);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *member = g_strdup_printf ("\"t\":\"%s\"", type);

  for (guint i = 0; i < reread->records->len; i++)
    {
      const RereadRecord *record = reread->records->pdata[i];

      if (strstr (record->line, member) != NULL)
        g_hash_table_add (ids, record->id);
    }
  g_assert_cmpuint (g_hash_table_size (ids), <=, 1);
  if (acknowledged)
    g_assert_cmpuint (g_hash_table_size (ids), ==, 1);
}

void
fault_check_rate (TestStore *test,
                  gboolean   acknowledged,
                  gboolean   recovered)
{
  check_saved (test, "rating", acknowledged);
}

void
fault_check_money (TestStore *test,
                   gboolean   acknowledged,
                   gboolean   recovered)
{
  check_saved (test, "money", acknowledged);
}

void
fault_check_part (TestStore *test,
                  gboolean   acknowledged,
                  gboolean   recovered)
{
  check_saved (test, "parting", acknowledged);
}

static void
check_records_name_nobody (TestStore *test)
{
  g_autoptr (Reread) reread = reread_folder (test->folder);

  for (guint i = 0; i < reread->records->len; i++)
    g_assert_null (strstr (((RereadRecord *) reread->records->pdata[i])->line, NAME));
}

void
fault_check_letter (TestStore *test,
                    gboolean   acknowledged,
                    gboolean   recovered)
{
  g_autofree char *client = find_client (test);
  g_autoptr (GPtrArray) letters = NULL;
  g_autoptr (CleHistory) history = cle_history_new (test->store);
  g_autoptr (GError) error = NULL;

  check_saved (test, "letter", acknowledged);

  /* What was sent can be read, whole; what it says is in people/ alone. */
  g_assert_true (cle_history_load (history, NULL, NULL));
  letters =
      cle_client_book_list_letters (cle_archive_get_clients (cle_history_get_archive (history)),
                                    client);
  for (guint i = 0; i < letters->len; i++)
    {
      g_autoptr (CleLetter) letter =
          cle_letter_read (test->store, ((CleLetter *) letters->pdata[i])->id, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (strlen (letter->text), ==, 20000);
    }
  check_records_name_nobody (test);
}

/* Old or new, never nobody. */
void
fault_check_client (TestStore *test,
                    gboolean   acknowledged,
                    gboolean   recovered)
{
  g_autofree char *id = find_client (test);
  g_autoptr (CleClient) client = cle_client_find (test->store, id, NULL);

  g_assert_nonnull (client);
  if (acknowledged || strcmp (client->name, NAME) != 0)
    g_assert_cmpstr (client->name, ==, RENAMED);
}

void
fault_prepare_erase_client (TestStore *test)
{
  g_autofree char *result = test_id (1);

  fault_prepare_client (test);
  g_assert_true (cle_act_note (test->store, result, FAULT_SAID NAME, NULL));
  g_assert_true (fault_act_rate (test));
  g_assert_true (fault_act_part (test));
  g_assert_true (fault_act_letter (test));
}

gboolean
fault_act_erase_client (TestStore *test)
{
  g_autofree char *client = find_client (test);

  /* The second try finds the file gone and completes what was planned. */
  return client != NULL ? cle_erase_client (test->store, client, NULL)
                        : cle_erase_resume (test->store, NULL);
}

void
fault_check_erase_client (TestStore *test,
                          gboolean   acknowledged,
                          gboolean   recovered)
{
  g_autofree char *client = find_client (test);

  if (!acknowledged && !(recovered && client == NULL))
    return;

  g_assert_null (client);
  g_assert_false (reread_mentions (test->folder, NAME));
  g_assert_false (reread_mentions (test->folder, "\"client\":\""));
  g_assert_true (reread_mentions (test->folder, FAULT_SAID "***"));
}

/* The same plan, when it is tried again. */
gboolean
fault_act_import_clients (TestStore *test)
{
  if (the_import == NULL)
    {
      g_autoptr (GPtrArray) known = cle_client_list (test->store, NULL, NULL);
      g_autoptr (GString) text = g_string_new ("name\n");
      g_autoptr (GBytes) bytes = NULL;

      if (known == NULL)
        return FALSE;
      /* The process that prepared was forked from the same one: the chance of
       * both would make the same ids. */
      g_random_set_seed ((guint32) getpid ());
      for (guint i = 0; i < MANY; i++)
        g_string_append_printf (text, "Many %u\n", i);
      bytes = g_bytes_new (text->str, text->len);
      the_import = cle_client_import_new (known);
      g_assert_true (cle_client_import_plan (the_import, bytes, "many", NULL));
    }

  return cle_client_import_apply (the_import, test->store, FALSE, NULL);
}

/* All of them once, or else nobody as soon as it is taken back. */
void
fault_check_import_clients (TestStore *test,
                            gboolean   acknowledged,
                            gboolean   recovered)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) clients = NULL;
  guint n_gone, n_kept;

  if (!acknowledged)
    cle_client_import_undo_last (test->store, &n_gone, &n_kept, NULL);
  clients = cle_client_list (test->store, problems, NULL);
  g_assert_nonnull (clients);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpuint (clients->len, ==, acknowledged ? 1 + MANY : 1);
  if (!acknowledged)
    g_assert_false (reread_mentions (test->folder, "\"name\":\"Many"));
}
