/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/cle-record.h"
#include "test-records.h"

#include <string.h>

#define DEVICE "11111111-1111-4111-8111-111111111111"
#define ID     "22222222-2222-4222-8222-222222222222"
#define AT     G_GINT64_CONSTANT (1795262400123)

static void
test_layout (void)
{
  g_autofree char *line = test_line (DEVICE, 7, AT, "note", ID, ",\"of\":\"x\"");
  g_autofree char *expected =
      g_strdup_printf ("{\"v\":1,\"t\":\"note\",\"id\":\"" ID "\",\"dev\":\"" DEVICE "\",\"seq\":7,"
                       "\"at\":\"2026-11-21T12:00:00.123Z\",\"tz\":\"+01:00\",\"of\":\"x\"");
  gsize body = strlen (expected);
  g_autofree char *seal = g_strdup_printf (",\"crc\":\"%08x\"}", cle_record_sum (expected, body));

  g_assert_cmpuint (strlen (line), ==, body + CLE_RECORD_SEAL_LENGTH);
  g_assert_cmpmem (line, body, expected, body);
  g_assert_cmpstr (line + body, ==, seal);
}

/* The check value of CRC-32 as zlib, gzip and PNG compute it. */
static void
test_sum (void)
{
  g_assert_cmphex (cle_record_sum ("123456789", 9), ==, 0xcbf43926);
  g_assert_cmphex (cle_record_sum ("", 0), ==, 0);
}

static void
test_head (void)
{
  g_autofree char *line = test_line (DEVICE, 4294967297, AT, "result", ID, "");
  g_autoptr (GError) error = NULL;
  CleRecordHead head;

  g_assert_true (cle_record_check (line, strlen (line), &head, &error));
  g_assert_no_error (error);
  g_assert_cmpint (head.version, ==, 1);
  g_assert_cmpstr (head.type, ==, "result");
  g_assert_cmpstr (head.id, ==, ID);
  g_assert_cmpstr (head.device, ==, DEVICE);
  g_assert_cmpuint (head.sequence, ==, 4294967297);
  g_assert_cmpint (head.at, ==, AT);
  g_assert_cmpint (head.offset, ==, 60);
  g_assert_false (head.clock_back);
}

/* No single byte can change without being noticed, whatever it becomes. */
static void
test_every_byte (void)
{
  g_autofree char *line = test_result_line (DEVICE, 7, AT, ID, "Main shop “Ü”");
  gsize length = strlen (line);
  CleRecordHead head;

  for (gsize i = 0; i < length; i++)
    {
      char before = line[i];

      for (int value = 0; value < 256; value++)
        {
          if ((char) value == before)
            continue;
          line[i] = (char) value;
          g_assert_false (cle_record_check (line, length, &head, NULL));
        }
      line[i] = before;
    }

  g_assert_true (cle_record_check (line, length, &head, NULL));
}

static void
test_every_cut (void)
{
  g_autofree char *line = test_result_line (DEVICE, 7, AT, ID, "");
  gsize length = strlen (line);
  CleRecordHead head;

  for (gsize i = 0; i < length; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (cle_record_check (line, i, &head, &error));
      g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID);
    }
}

static void
check_sealed (const char *body,
              gboolean    good)
{
  g_autoptr (GString) line = g_string_new (body);
  g_autoptr (GError) error = NULL;
  CleRecordHead head;
  gboolean accepted;

  cle_record_seal (line);
  accepted = cle_record_check (line->str, line->len, &head, &error);
  if (accepted != good)
    g_test_message ("%s: %s", body, error != NULL ? error->message : "accepted");
  g_assert_true (accepted == good);
  g_assert_true ((error == NULL) == good);
}

#define V    "\"v\":1"
#define T    "\"t\":\"note\""
#define I    "\"id\":\"" ID "\""
#define D    "\"dev\":\"" DEVICE "\""
#define S    "\"seq\":1"
#define A    "\"at\":\"2026-11-21T12:00:00.123Z\""
#define Z    "\"tz\":\"+01:00\""
#define REST "," D "," S "," A "," Z

/* Sealed well, and still not a record. */
static void
test_members (void)
{
  check_sealed ("{" V "," T "," I REST, TRUE);
  check_sealed ("{" I "," T "," V REST, TRUE);
  check_sealed ("{" V "," T "," I REST ",\"new\":[1,{\"a\":null}]", TRUE);
  check_sealed ("{" V "," T "," I REST ",\"clk\":1", TRUE);
  check_sealed ("{\"v\":9," T "," I REST, TRUE);
  check_sealed ("{" T "," I REST, FALSE);
  check_sealed ("{" V "," I REST, FALSE);
  check_sealed ("{" V "," T REST, FALSE);
  check_sealed ("{" V "," T "," I "," S "," A "," Z, FALSE);
  check_sealed ("{" V "," T "," I "," D "," A "," Z, FALSE);
  check_sealed ("{" V "," T "," I "," D "," S "," Z, FALSE);
  check_sealed ("{" V "," T "," I "," D "," S "," A, FALSE);
  check_sealed ("{" V "," V "," T "," I REST, FALSE);
  check_sealed ("{" V "," T "," I REST ",\"a\":1,\"a\":2", FALSE);
  check_sealed ("{\"v\":0," T "," I REST, FALSE);
  check_sealed ("{\"v\":\"1\"," T "," I REST, FALSE);
  check_sealed ("{" V ",\"t\":\"\"," I REST, FALSE);
  check_sealed ("{" V ",\"t\":\"sixteen-letters-\"," I REST, FALSE);
  check_sealed ("{" V "," T ",\"id\":\"../../etc/passwd\"" REST, FALSE);
  check_sealed ("{" V "," T ",\"id\":\"22222222-2222-4222-8222-22222222222A\"" REST, FALSE);
  check_sealed ("{" V "," T "," I "," D ",\"seq\":0," A "," Z, FALSE);
  check_sealed ("{" V "," T "," I "," D ",\"seq\":-1," A "," Z, FALSE);
  check_sealed ("{" V "," T "," I "," D ",\"seq\":1.5," A "," Z, FALSE);
  check_sealed ("{" V "," T "," I "," D ",\"seq\":9007199254740992," A "," Z, FALSE);
  check_sealed ("{" V "," T "," I "," D "," S ",\"at\":\"2026-02-30T12:00:00.123Z\"," Z, FALSE);
  check_sealed ("{" V "," T "," I "," D "," S ",\"at\":5," Z, FALSE);
  check_sealed ("{" V "," T "," I "," D "," S "," A ",\"tz\":\"Z\"", FALSE);
  check_sealed ("{" V "," T "," I REST ",\"a\":\"\xff\"", FALSE);
  check_sealed ("{" V "," T "," I REST ",\"a\":\"\\u0000\"", FALSE);
  check_sealed ("[" V, FALSE);
  check_sealed ("", FALSE);
}

static void
test_longest (void)
{
  for (int beyond = 0; beyond <= 1; beyond++)
    {
      g_autoptr (GString) line = g_string_new ("{" V "," T "," I REST);
      CleRecordHead head;

      g_string_append (line, ",\"a\":\"");
      while (line->len < CLE_RECORD_MAX - CLE_RECORD_SEAL_LENGTH - 1 + (gsize) beyond)
        g_string_append_c (line, 'a');
      g_string_append_c (line, '"');
      cle_record_seal (line);
      g_assert_cmpuint (line->len, ==, CLE_RECORD_MAX + (gsize) beyond);
      g_assert_true (cle_record_check (line->str, line->len, &head, NULL) == (beyond == 0));
    }
}

static void
test_uuid (void)
{
  static const char *const bad[] = { "",
                                     "2222",
                                     "22222222-2222-4222-8222-22222222222",
                                     "22222222-2222-4222-8222-2222222222222",
                                     "22222222-2222-4222-8222-22222222222g",
                                     "22222222-2222-4222-8222-22222222222F",
                                     "222222222222-4222-8222-2222-22222222",
                                     "22222222-2222-4222-8222/222222222222" };

  g_assert_true (cle_uuid_check (ID, strlen (ID)));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (cle_uuid_check (bad[i], strlen (bad[i])));
}

/* Only the record's own members, and stopping at the value. */
static void
test_find (void)
{
  static const char line[] = "{\"a\":{\"who\":1,\"b\":2},\"n\":7,\"s\":[1,2],\"of\":\"" ID
                             "\",\"b\":\"c\\u0061\",\"who\" x}";
  char id[CLE_UUID_LENGTH + 1];
  CleJsonScanner value;

  g_assert_true (cle_record_find_member (line, strlen (line), "n", &value));
  g_assert_cmpint (value.integer, ==, 7);
  g_assert_true (cle_record_find_member (line, strlen (line), "s", &value));
  g_assert_cmpint (value.token, ==, CLE_JSON_ARRAY_BEGIN);
  g_assert_cmpint (cle_json_scanner_next (&value), ==, CLE_JSON_INTEGER);
  g_assert_true (cle_record_find_member (line, strlen (line), "b", &value));
  g_assert_cmpint (value.length, ==, strlen ("c\\u0061"));
  g_assert_false (cle_record_find_member (line, strlen (line), "who", &value));
  g_assert_false (cle_record_find_member (line, strlen (line), "c", &value));
  g_assert_true (cle_record_find_id (line, strlen (line), "of", id));
  g_assert_cmpstr (id, ==, ID);
  g_assert_false (cle_record_find_id (line, strlen (line), "n", id));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record/layout", test_layout);
  g_test_add_func ("/record/sum", test_sum);
  g_test_add_func ("/record/head", test_head);
  g_test_add_func ("/record/every-byte", test_every_byte);
  g_test_add_func ("/record/every-cut", test_every_cut);
  g_test_add_func ("/record/members", test_members);
  g_test_add_func ("/record/longest", test_longest);
  g_test_add_func ("/record/uuid", test_uuid);
  g_test_add_func ("/record/find", test_find);

  return g_test_run ();
}
