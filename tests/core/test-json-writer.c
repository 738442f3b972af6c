/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "json/cle-json-scanner.h"
#include "json/cle-json-writer.h"

#include <locale.h>
#include <string.h>

typedef struct
{
  const char *path;
  const char *text;
  const char *written;
} StringCase;

static const StringCase string_cases[] = {
  { "empty", "", "\"\"" },
  { "plain", "a b", "\"a b\"" },
  { "quotes", "\"", "\"\\\"\"" },
  { "backslash", "a\\b", "\"a\\\\b\"" },
  { "slash", "a/b", "\"a/b\"" },
  { "short-escapes", "\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\"" },
  { "controls", "\x01\x1f", "\"\\u0001\\u001f\"" },
  { "delete", "\x7f", "\"\x7f\"" },
  { "russian", "Клиент", "\"Клиент\"" },
  { "line-separators",
    "a\xe2\x80\xa8"
    "b\xe2\x80\xa9",
    "\"a\\u2028b\\u2029\"" },
  { "like-line-separators", "\xe2\x80\xa7\xe2\x80\xaa\xe2\x82\xac",
    "\"\xe2\x80\xa7\xe2\x80\xaa\xe2\x82\xac\"" },
  { "four-bytes", "\xf0\x9f\x98\x80", "\"\xf0\x9f\x98\x80\"" },
};

static void
test_string (gconstpointer data)
{
  const StringCase *row = data;
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *decoded = NULL;
  g_autoptr (GError) error = NULL;

  cle_json_write_string (out, row->text);
  g_assert_cmpstr (out->str, ==, row->written);

  cle_json_check (out->str, out->len, &error);
  g_assert_no_error (error);
  decoded = cle_json_decode (out->str + 1, out->len - 2);
  g_assert_cmpstr (decoded, ==, row->text);
}

static void
test_members (void)
{
  g_autoptr (GString) out = g_string_new ("{");

  cle_json_write_text (out, "a", "x");
  cle_json_write_integer (out, "b", G_GINT64_CONSTANT (-9007199254740991));
  cle_json_write_boolean (out, "c", TRUE);
  cle_json_write_key (out, "d");
  g_string_append_c (out, '{');
  cle_json_write_boolean (out, "e", FALSE);
  g_string_append (out, "}");
  cle_json_write_integer (out, "f", 0);
  g_string_append_c (out, '}');

  g_assert_cmpstr (out->str, ==,
                   "{\"a\":\"x\",\"b\":-9007199254740991,\"c\":true,\"d\":{\"e\":false},\"f\":0}");
}

static void
test_members_alone (void)
{
  g_autoptr (GString) out = g_string_new (NULL);

  cle_json_write_integer (out, "a", 1);
  cle_json_write_integer (out, "b", 2);

  g_assert_cmpstr (out->str, ==, ",\"a\":1,\"b\":2");
}

/* A text that ends like an opening bracket does not swallow the comma. */
static void
test_bracket_in_text (void)
{
  g_autoptr (GString) out = g_string_new ("{");

  cle_json_write_text (out, "a", "{");
  cle_json_write_text (out, "b", "[");
  cle_json_write_text (out, "c", ":");
  g_string_append_c (out, '}');

  g_assert_cmpstr (out->str, ==, "{\"a\":\"{\",\"b\":\"[\",\"c\":\":\"}");
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (string_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/json/writer/string/%s", string_cases[i].path);

      g_test_add_data_func (path, &string_cases[i], test_string);
    }
  g_test_add_func ("/json/writer/members", test_members);
  g_test_add_func ("/json/writer/members-alone", test_members_alone);
  g_test_add_func ("/json/writer/bracket-in-text", test_bracket_in_text);

  return g_test_run ();
}
