/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clients/cle-client-due.h"
#include "test-store.h"

#include <string.h>

#define DAY     G_GINT64_CONSTANT (86400000)
#define CLIENT  "99999999-9999-4999-8999-999999999999"
#define DEVICE  "88888888-8888-4888-8888-888888888888"
#define PROFILE "44444444-4444-4444-8444-444444444444"
#define ABOUT   ",\"client\":\"" CLIENT "\""

static void
take (CleClientBook *book,
      const char    *type,
      guint          number,
      gint64         at,
      const char    *members)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = test_id (number);
  CleRecordHead head = { .version = 1, .sequence = number, .at = at, .device = DEVICE };

  g_strlcpy (head.type, type, sizeof head.type);
  g_strlcpy (head.id, id, sizeof head.id);
  cle_record_begin (line, &head);
  g_string_append (line, members);
  cle_record_seal (line);
  g_assert_true (cle_client_book_take (book, &head, line->str, line->len, &error));
  g_assert_no_error (error);
}

static CleClientBook *
book_new (guint  importance,
          gint64 changed)
{
  CleClientBook *book = cle_client_book_new ();
  g_autoptr (CleClient) client = cle_client_new ("{{Braces}} & <b>Co");

  client->id = g_strdup (CLIENT);
  client->importance = importance;
  client->changed = changed;
  cle_client_book_put_client (book, client);
  return book;
}

/* “kind left;…” of all that is due, the earliest first. */
static char *
list (CleClientBook *book,
      gint64         now,
      guint          ahead)
{
  const CleProfileRevised revised = { PROFILE, TEST_NOW - 80 * DAY };
  g_autoptr (GPtrArray) due = cle_client_due_list (book, &revised, 1, now, 60, ahead);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < due->len; i++)
    {
      const CleClientDue *one = g_ptr_array_index (due, i);

      g_string_append_printf (text, "%s %" G_GINT64_FORMAT ";",
                              cle_client_due_kind_get_word (one->kind), one->left);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_due (CleClientBook *book,
            gint64         days,
            guint          ahead,
            const char    *expected)
{
  g_autofree char *found = list (book, TEST_NOW + days * DAY, ahead);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_days (void)
{
  g_autoptr (CleClientBook) book = book_new (3, TEST_NOW);

  take (book, "trial", 1, TEST_NOW, ABOUT ",\"step\":\"x\",\"until\":\"2026-11-25\"");
  take (book, "contact", 2, TEST_NOW,
        ABOUT ",\"kind\":\"care\",\"min\":1,\"text\":\"\",\"promise\":\"\",\"due\":\"2026-11-22\"");
  take (book, "contact", 3, TEST_NOW,
        ABOUT ",\"kind\":\"care\",\"min\":1,\"text\":\"\",\"promise\":\"no day\"");
  take (book, "rating", 4, TEST_NOW - 360 * DAY,
        ABOUT ",\"profile\":\"" PROFILE "\",\"rev\":1,\"levels\":{}");
  assert_due (book, 0, 0, "");
  assert_due (book, 1, 0, "promise 0;");
  assert_due (book, 0, 5, "promise 1;trial 4;rating 5;");
  assert_due (book, 11, 0, "promise -10;trial -7;rating -6;revision -1;");

  take (book, "amend", 5, TEST_NOW + 1,
        ABOUT ",\"of\":\"00000000-0000-4000-8000-000000000002\",\"state\":\"kept\"");
  take (book, "amend", 6, TEST_NOW + 1,
        ABOUT ",\"of\":\"00000000-0000-4000-8000-000000000001\",\"state\":\"closed\",\"done\":0");
  assert_due (book, 11, 0, "rating -6;revision -1;");
}

static void
test_silence (void)
{
  g_autoptr (CleClientBook) book = book_new (5, TEST_NOW - 31 * DAY);

  assert_due (book, -1, 0, "");
  assert_due (book, 0, 0, "silence -1;");
  take (book, "contact", 1, TEST_NOW, ABOUT ",\"kind\":\"problem\",\"min\":1,\"text\":\"\"");
  assert_due (book, 0, 0, "silence -1;");
  take (book, "contact", 2, TEST_NOW, ABOUT ",\"kind\":\"care\",\"min\":1,\"text\":\"\"");
  assert_due (book, 0, 0, "");
}

/* Of a client that left only the day to look again is told. */
static void
test_parting (void)
{
  g_autoptr (CleClientBook) book = book_new (5, TEST_NOW - 31 * DAY);

  take (book, "trial", 1, TEST_NOW, ABOUT ",\"step\":\"x\",\"until\":\"2026-11-21\"");
  take (book, "parting", 2, TEST_NOW, ABOUT);
  assert_due (book, 0, 1, "silence -1;trial 0;parting 1;");
  take (book, "amend", 3, TEST_NOW + 1,
        ABOUT ",\"of\":\"00000000-0000-4000-8000-000000000002\",\"state\":\"parted\",\"look\":"
              "\"2026-11-23\"");
  assert_due (book, 0, 1, "");
  assert_due (book, 2, 0, "look-again 0;");
}

static void
test_texts (void)
{
  g_autoptr (CleClientBook) book = book_new (5, TEST_NOW);

  for (CleClientDueKind kind = 0; kind <= CLE_CLIENT_DUE_REVISION; kind++)
    {
      const CleClientDue due = { .kind = kind, .client = (char *) CLIENT };
      g_autofree char *text = cle_client_due_dup_text (&due, book);

      if (kind == CLE_CLIENT_DUE_REVISION)
        g_assert_null (strstr (text, "Braces"));
      else
        g_assert_true (g_str_has_prefix (text, "{{Braces}} & <b>Co: "));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/client-due/days", test_days);
  g_test_add_func ("/client-due/silence", test_silence);
  g_test_add_func ("/client-due/parting", test_parting);
  g_test_add_func ("/client-due/texts", test_texts);

  return g_test_run ();
}
