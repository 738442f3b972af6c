/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "json/cle-json-scanner.h"

#include <string.h>

typedef struct
{
  const char *path;
  const char *text;
  const char *decoded;
} DecodeCase;

static const DecodeCase decode_cases[] = {
  { "empty", "", "" },
  { "plain", "plain, простой", "plain, простой" },
  { "letters", "\\\"\\\\\\/\\b\\f\\n\\r\\t", "\"\\/\b\f\n\r\t" },
  { "one-byte", "\\u0041\\u007F", "A\x7f" },
  { "two-bytes", "\\u00e9\\u0416", "éЖ" },
  { "three-bytes", "\\u20ac", "€" },
  { "pair", "-\\ud834\\udd1e-", "-\xf0\x9d\x84\x9e-" },
  { "backslash-then-u", "\\\\u0041", "\\u0041" },
};

static void
test_decode (gconstpointer data)
{
  const DecodeCase *row = data;
  g_autofree char *decoded = cle_json_decode (row->text, strlen (row->text));

  g_assert_cmpstr (decoded, ==, row->decoded);
}

static const DecodeCase loose_cases[] = {
  { "line", "{\"a\":\"Z\\u0061n\\nx\"", "{\"a\":\"Zan\nx\"" },
  { "pair", "\\ud834\\udd1e", "\xf0\x9d\x84\x9e" },
  { "half-a-pair", "a\\ud834 \\u0062", "a\\ud834 b" },
  { "unknown", "\\x41\\u00g1\\u0000", "\\x41\\u00g1\\u0000" },
  { "cut-off", "a\\u006", "a\\u006" },
  { "end", "a\\", "a\\" },
  { "no-utf-8", "a\xff\\u0062", "a\uFFFDb" },
};

static void
test_decode_loosely (gconstpointer data)
{
  const DecodeCase *row = data;
  g_autofree char *decoded = cle_json_decode_loosely (row->text, strlen (row->text));

  g_assert_cmpstr (decoded, ==, row->decoded);
}

static void
test_locate (void)
{
  const char *text = "a\nбв\r\n\nг";
  guint line, column;

  cle_json_locate (text, strlen (text), text, &line, &column);
  g_assert_cmpuint (line, ==, 1);
  g_assert_cmpuint (column, ==, 1);
  cle_json_locate (text, strlen (text), strstr (text, "в"), &line, &column);
  g_assert_cmpuint (line, ==, 2);
  g_assert_cmpuint (column, ==, 2);
  cle_json_locate (text, strlen (text), text + strlen (text), &line, &column);
  g_assert_cmpuint (line, ==, 4);
  g_assert_cmpuint (column, ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json/string/locate", test_locate);
  for (guint i = 0; i < G_N_ELEMENTS (decode_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/json/string/decode/%s", decode_cases[i].path);

      g_test_add_data_func (path, &decode_cases[i], test_decode);
    }
  for (guint i = 0; i < G_N_ELEMENTS (loose_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/json/string/loosely/%s", loose_cases[i].path);

      g_test_add_data_func (path, &loose_cases[i], test_decode_loosely);
    }

  return g_test_run ();
}
