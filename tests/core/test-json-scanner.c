/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "json/cle-json-scanner.h"

#include <locale.h>
#include <string.h>

#define TEXT(text) text, sizeof text - 1

typedef struct
{
  const char *path;
  const char *text;
  gsize       length;
} GoodCase;

typedef struct
{
  const char  *path;
  const char  *text;
  gsize        length;
  CleJsonError code;
  guint        line;
  guint        column;
} BadCase;

static const GoodCase good_cases[] = {
  { "object/empty", TEXT ("{}") },
  { "object/empty-spaced", TEXT (" {\t\r\n} ") },
  { "object/one", TEXT ("{\"a\":1}") },
  { "object/spaced", TEXT ("{ \"a\" : 1 , \"b\" : [ ] }\n") },
  { "object/empty-name", TEXT ("{\"\":0}") },
  { "object/names-that-begin-alike",
    TEXT ("{\"a\":1,\"aa\":2,\"aaa\":3,\"aaaaaaaa\":4,\"aaaaaaaaa\":5}") },
  { "object/same-name-elsewhere", TEXT ("{\"a\":{\"a\":{\"a\":[{\"a\":1},{\"a\":2}]}}}") },
  { "object/names-that-differ-by-case", TEXT ("{\"a\":1,\"A\":2}") },
  { "object/name-escaped", TEXT ("{\"\\u0061\":1,\"b\":2}") },
  { "array/empty", TEXT ("[]") },
  { "array/mixed", TEXT ("[null,true,false,0,-1,1.5,\"\",{},[]]") },
  { "top/text", TEXT ("\"a\"") },
  { "top/number", TEXT ("7") },
  { "top/null", TEXT ("null") },
  { "top/true", TEXT (" true ") },
  { "top/false", TEXT ("false\r\n") },
  { "number/minus-zero", TEXT ("-0") },
  { "number/greatest", TEXT ("9007199254740991") },
  { "number/least", TEXT ("-9007199254740991") },
  { "number/fraction", TEXT ("0.125") },
  { "number/minus-zero-fraction", TEXT ("-0.0") },
  { "number/exponent", TEXT ("1e3") },
  { "number/exponent-signs", TEXT ("[1E+3,1e-3,0e0,0E+1,-1.5e-7]") },
  { "number/too-small-for-a-double", TEXT ("1e-400") },
  { "number/almost-too-large", TEXT ("1.7976931348623157e308") },
  { "number/64-characters",
    TEXT ("0.12345678901234567890123456789012345678901234567890123456789012") },
  { "number/64-digits-of-decimal",
    TEXT ("123456789012345678901234567890123456789012345678901234567890.25") },
  { "string/every-escape", TEXT ("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\"") },
  { "string/hex-case", TEXT ("\"\\u00aF\\u00Fa\"") },
  { "string/pair", TEXT ("\"\\ud834\\udd1e\"") },
  { "string/last-pair", TEXT ("\"\\uDBFF\\uDFFF\"") },
  { "string/around-surrogates", TEXT ("\"\\ud7ff\\ue000\"") },
  { "string/noncharacter", TEXT ("\"\\uFFFE\xef\xbf\xbf\xf4\x8f\xbf\xbf\"") },
  { "string/two-bytes", TEXT ("\"\xc2\x80\xdf\xbf\"") },
  { "string/three-bytes", TEXT ("\"\xe0\xa0\x80\xed\x9f\xbf\xee\x80\x80\xef\xbf\xbd\"") },
  { "string/four-bytes", TEXT ("\"\xf0\x90\x80\x80\xf4\x8f\xbf\xbf\"") },
  { "string/russian", TEXT ("\"Мы и наши клиенты: разговор\"") },
  { "string/line-separators", TEXT ("\"\xe2\x80\xa8\xe2\x80\xa9\"") },
  { "string/delete", TEXT ("\"\x7f\"") },
  { "string/brackets", TEXT ("\"[{,:}] // /* */\"") },
  { "string/quote-at-every-place",
    TEXT ("[\"\",\"1\",\"12\",\"123\",\"1234\",\"12345\",\"123456\",\"1234567\",\"12345678\"]") },
  { "string/escape-at-every-place", TEXT ("[\"\\n\",\"1\\n\",\"12\\n\",\"123\\n\",\"1234\\n\","
                                          "\"12345\\n\",\"123456\\n\",\"1234567\\n\"]") },
};

static const BadCase bad_cases[] = {
  { "top/empty", TEXT (""), CLE_JSON_ERROR_SYNTAX, 1, 1 },
  { "top/blank", TEXT (" \n\t "), CLE_JSON_ERROR_SYNTAX, 2, 3 },
  { "top/two-values", TEXT ("1 2"), CLE_JSON_ERROR_TRAILING, 1, 3 },
  { "top/two-lists", TEXT ("[]\n[]"), CLE_JSON_ERROR_TRAILING, 2, 1 },
  { "top/extra-bracket", TEXT ("{}}"), CLE_JSON_ERROR_TRAILING, 1, 3 },
  { "top/comment-after", TEXT ("{} // x"), CLE_JSON_ERROR_TRAILING, 1, 4 },
  { "top/comment-before", TEXT ("/* x */ {}"), CLE_JSON_ERROR_SYNTAX, 1, 1 },
  { "top/nul-after", TEXT ("{}\0"), CLE_JSON_ERROR_TRAILING, 1, 3 },
  { "top/byte-order-mark", TEXT ("\xef\xbb\xbf{}"), CLE_JSON_ERROR_SYNTAX, 1, 1 },
  { "top/byte-order-mark-alone", TEXT ("\xef\xbb\xbf"), CLE_JSON_ERROR_SYNTAX, 1, 1 },
  { "top/byte-order-mark-cut", TEXT ("\xef\xbb"), CLE_JSON_ERROR_UTF8, 1, 1 },
  { "top/utf-16", TEXT ("\xff\xfe[\0]\0"), CLE_JSON_ERROR_UTF8, 1, 1 },
  { "top/utf-16-without-mark", TEXT ("[\0]\0"), CLE_JSON_ERROR_NUL, 1, 2 },
  { "top/word", TEXT ("yes"), CLE_JSON_ERROR_SYNTAX, 1, 1 },
  { "top/capital", TEXT ("True"), CLE_JSON_ERROR_SYNTAX, 1, 1 },
  { "top/word-cut", TEXT ("[tru]"), CLE_JSON_ERROR_SYNTAX, 1, 2 },
  { "top/word-cut-at-end", TEXT ("nul"), CLE_JSON_ERROR_SYNTAX, 1, 1 },
  { "top/word-longer", TEXT ("nullx"), CLE_JSON_ERROR_TRAILING, 1, 5 },
  { "top/form-feed", TEXT ("\f[]"), CLE_JSON_ERROR_SYNTAX, 1, 1 },
  { "top/no-break-space", TEXT ("[\xc2\xa0]"), CLE_JSON_ERROR_SYNTAX, 1, 2 },
  { "top/stray-byte", TEXT ("[\x80]"), CLE_JSON_ERROR_UTF8, 1, 2 },
  { "array/unclosed", TEXT ("[1"), CLE_JSON_ERROR_SYNTAX, 1, 3 },
  { "array/unclosed-lines", TEXT ("[\n1,\n2\n"), CLE_JSON_ERROR_SYNTAX, 4, 1 },
  { "array/only-comma", TEXT ("[,]"), CLE_JSON_ERROR_SYNTAX, 1, 2 },
  { "array/comma-at-end", TEXT ("[1,]"), CLE_JSON_ERROR_SYNTAX, 1, 4 },
  { "array/two-commas", TEXT ("[1,,2]"), CLE_JSON_ERROR_SYNTAX, 1, 4 },
  { "array/no-comma", TEXT ("[1 2]"), CLE_JSON_ERROR_SYNTAX, 1, 4 },
  { "array/colon", TEXT ("[\"a\":1]"), CLE_JSON_ERROR_SYNTAX, 1, 5 },
  { "array/wrong-bracket", TEXT ("[1}"), CLE_JSON_ERROR_SYNTAX, 1, 3 },
  { "array/wrong-bracket-at-once", TEXT ("[}"), CLE_JSON_ERROR_SYNTAX, 1, 2 },
  { "array/nul", TEXT ("[1\0]"), CLE_JSON_ERROR_NUL, 1, 3 },
  { "object/unclosed", TEXT ("{\"a\":1"), CLE_JSON_ERROR_SYNTAX, 1, 7 },
  { "object/only-open", TEXT ("{"), CLE_JSON_ERROR_SYNTAX, 1, 2 },
  { "object/comma-at-end", TEXT ("{\"a\":1,}"), CLE_JSON_ERROR_SYNTAX, 1, 8 },
  { "object/only-comma", TEXT ("{,}"), CLE_JSON_ERROR_SYNTAX, 1, 2 },
  { "object/no-comma", TEXT ("{\"a\":1 \"b\":2}"), CLE_JSON_ERROR_SYNTAX, 1, 8 },
  { "object/no-colon", TEXT ("{\"a\" 1}"), CLE_JSON_ERROR_SYNTAX, 1, 6 },
  { "object/two-colons", TEXT ("{\"a\"::1}"), CLE_JSON_ERROR_SYNTAX, 1, 6 },
  { "object/no-value", TEXT ("{\"a\":}"), CLE_JSON_ERROR_SYNTAX, 1, 6 },
  { "object/name-alone", TEXT ("{\"a\"}"), CLE_JSON_ERROR_SYNTAX, 1, 5 },
  { "object/ends-after-name", TEXT ("{\"a\""), CLE_JSON_ERROR_SYNTAX, 1, 5 },
  { "object/ends-after-colon", TEXT ("{\"a\":"), CLE_JSON_ERROR_SYNTAX, 1, 6 },
  { "object/name-without-quotes", TEXT ("{a:1}"), CLE_JSON_ERROR_SYNTAX, 1, 2 },
  { "object/name-in-single-quotes", TEXT ("{'a':1}"), CLE_JSON_ERROR_SYNTAX, 1, 2 },
  { "object/name-is-number", TEXT ("{1:1}"), CLE_JSON_ERROR_SYNTAX, 1, 2 },
  { "object/wrong-bracket", TEXT ("{\"a\":1]"), CLE_JSON_ERROR_SYNTAX, 1, 7 },
  { "object/same-name", TEXT ("{\"a\":1,\n  \"a\":1}"), CLE_JSON_ERROR_DUPLICATE, 2, 3 },
  { "object/same-name-later", TEXT ("{\"a\":1,\"b\":{\"a\":1},\"a\":2}"), CLE_JSON_ERROR_DUPLICATE,
    1, 20 },
  { "object/same-name-long", TEXT ("{\"long name one\":1,\"long name one\":2}"),
    CLE_JSON_ERROR_DUPLICATE, 1, 20 },
  { "object/same-name-empty", TEXT ("{\"\":1,\"\":2}"), CLE_JSON_ERROR_DUPLICATE, 1, 7 },
  { "object/same-name-second-escaped", TEXT ("{\"ab\":1,\"\\u0061b\":2}"), CLE_JSON_ERROR_DUPLICATE,
    1, 9 },
  { "object/same-name-first-escaped", TEXT ("{\"\\u0061b\":1,\"ab\":2}"), CLE_JSON_ERROR_DUPLICATE,
    1, 14 },
  { "object/same-name-both-escaped", TEXT ("{\"\\n\":1,\"\\u000a\":2}"), CLE_JSON_ERROR_DUPLICATE,
    1, 9 },
  { "object/same-name-wide",
    TEXT ("{\"клиент\":1,\"\\u043a\\u043b\\u0438\\u0435\\u043d\\u0442\":2}"),
    CLE_JSON_ERROR_DUPLICATE, 1, 13 },
  { "object/same-name-pair", TEXT ("{\"\xf0\x9d\x84\x9e\":1,\"\\ud834\\udd1e\":2}"),
    CLE_JSON_ERROR_DUPLICATE, 1, 8 },
  { "number/leading-zero", TEXT ("[01]"), CLE_JSON_ERROR_SYNTAX, 1, 2 },
  { "number/minus-leading-zero", TEXT ("[-01]"), CLE_JSON_ERROR_SYNTAX, 1, 3 },
  { "number/two-zeros", TEXT ("00"), CLE_JSON_ERROR_SYNTAX, 1, 1 },
  { "number/plus", TEXT ("[+1]"), CLE_JSON_ERROR_SYNTAX, 1, 2 },
  { "number/minus-alone", TEXT ("[-]"), CLE_JSON_ERROR_SYNTAX, 1, 3 },
  { "number/minus-at-end", TEXT ("-"), CLE_JSON_ERROR_SYNTAX, 1, 2 },
  { "number/begins-with-point", TEXT ("[.5]"), CLE_JSON_ERROR_SYNTAX, 1, 2 },
  { "number/ends-with-point", TEXT ("[5.]"), CLE_JSON_ERROR_SYNTAX, 1, 4 },
  { "number/point-and-exponent", TEXT ("[5.e1]"), CLE_JSON_ERROR_SYNTAX, 1, 4 },
  { "number/exponent-alone", TEXT ("[5e]"), CLE_JSON_ERROR_SYNTAX, 1, 4 },
  { "number/exponent-sign-alone", TEXT ("[5e+]"), CLE_JSON_ERROR_SYNTAX, 1, 5 },
  { "number/two-points", TEXT ("[1.2.3]"), CLE_JSON_ERROR_SYNTAX, 1, 5 },
  { "number/hexadecimal", TEXT ("[0x1F]"), CLE_JSON_ERROR_SYNTAX, 1, 3 },
  { "number/underscore", TEXT ("[1_000]"), CLE_JSON_ERROR_SYNTAX, 1, 3 },
  { "number/nan", TEXT ("[NaN]"), CLE_JSON_ERROR_SYNTAX, 1, 2 },
  { "number/infinity", TEXT ("[-Infinity]"), CLE_JSON_ERROR_SYNTAX, 1, 3 },
  { "number/full-width", TEXT ("[\xef\xbc\x91]"), CLE_JSON_ERROR_SYNTAX, 1, 2 },
  { "number/above-greatest", TEXT ("[9007199254740992]"), CLE_JSON_ERROR_NUMBER, 1, 2 },
  { "number/below-least", TEXT ("[-9007199254740992]"), CLE_JSON_ERROR_NUMBER, 1, 2 },
  { "number/seventeen-digits", TEXT ("[10000000000000000]"), CLE_JSON_ERROR_NUMBER, 1, 2 },
  { "number/wraps-64-bits", TEXT ("[18446744073709551617]"), CLE_JSON_ERROR_NUMBER, 1, 2 },
  { "number/too-large-for-a-double", TEXT ("[1e309]"), CLE_JSON_ERROR_NUMBER, 1, 2 },
  { "number/far-too-large", TEXT ("[-1e99999]"), CLE_JSON_ERROR_NUMBER, 1, 2 },
  { "number/65-characters",
    TEXT ("0.123456789012345678901234567890123456789012345678901234567890123"),
    CLE_JSON_ERROR_NUMBER, 1, 1 },
  { "string/unclosed", TEXT ("\"a"), CLE_JSON_ERROR_SYNTAX, 1, 3 },
  { "string/only-quote", TEXT ("\""), CLE_JSON_ERROR_SYNTAX, 1, 2 },
  { "string/single-quotes", TEXT ("['a']"), CLE_JSON_ERROR_SYNTAX, 1, 2 },
  { "string/escape-at-end", TEXT ("\"a\\"), CLE_JSON_ERROR_SYNTAX, 1, 3 },
  { "string/unknown-escape", TEXT ("\"a\\x41\""), CLE_JSON_ERROR_SYNTAX, 1, 3 },
  { "string/escaped-nul-byte", TEXT ("\"\\\0\""), CLE_JSON_ERROR_SYNTAX, 1, 2 },
  { "string/capital-u", TEXT ("\"\\U0041\""), CLE_JSON_ERROR_SYNTAX, 1, 2 },
  { "string/unicode-cut", TEXT ("\"\\u00\""), CLE_JSON_ERROR_SYNTAX, 1, 2 },
  { "string/unicode-at-end", TEXT ("\"\\u004"), CLE_JSON_ERROR_SYNTAX, 1, 2 },
  { "string/unicode-not-hex", TEXT ("\"\\u00g0\""), CLE_JSON_ERROR_SYNTAX, 1, 2 },
  { "string/nul", TEXT ("\"a\0b\""), CLE_JSON_ERROR_NUL, 1, 3 },
  { "string/nul-escaped", TEXT ("\"a\\u0000\""), CLE_JSON_ERROR_NUL, 1, 3 },
  { "string/nul-escaped-in-name", TEXT ("{\"a\\u0000\":1}"), CLE_JSON_ERROR_NUL, 1, 4 },
  { "string/line-feed", TEXT ("\"a\nb\""), CLE_JSON_ERROR_CONTROL, 1, 3 },
  { "string/tab", TEXT ("\"a\tb\""), CLE_JSON_ERROR_CONTROL, 1, 3 },
  { "string/control-after-eight", TEXT ("\"12345678\x1f\""), CLE_JSON_ERROR_CONTROL, 1, 10 },
  { "string/control-after-wide", TEXT ("\"жжжж\x01\""), CLE_JSON_ERROR_CONTROL, 1, 6 },
  { "string/high-alone", TEXT ("\"\\ud834\""), CLE_JSON_ERROR_SURROGATE, 1, 2 },
  { "string/low-alone", TEXT ("\"\\udd1e\""), CLE_JSON_ERROR_SURROGATE, 1, 2 },
  { "string/wrong-order", TEXT ("\"\\udd1e\\ud834\""), CLE_JSON_ERROR_SURROGATE, 1, 2 },
  { "string/high-and-letter", TEXT ("\"\\ud834a\""), CLE_JSON_ERROR_SURROGATE, 1, 2 },
  { "string/high-and-high", TEXT ("\"\\ud834\\ud834\\udd1e\""), CLE_JSON_ERROR_SURROGATE, 1, 2 },
  { "string/high-and-escape", TEXT ("\"ab\\ud834\\n\""), CLE_JSON_ERROR_SURROGATE, 1, 4 },
  { "string/high-at-end", TEXT ("\"\\ud834\\u"), CLE_JSON_ERROR_SURROGATE, 1, 2 },
  { "utf8/stray-tail", TEXT ("\"a\x80\""), CLE_JSON_ERROR_UTF8, 1, 3 },
  { "utf8/overlong-slash", TEXT ("\"\xc0\xaf\""), CLE_JSON_ERROR_UTF8, 1, 2 },
  { "utf8/overlong-two", TEXT ("\"\xc1\xbf\""), CLE_JSON_ERROR_UTF8, 1, 2 },
  { "utf8/overlong-three", TEXT ("\"\xe0\x9f\xbf\""), CLE_JSON_ERROR_UTF8, 1, 2 },
  { "utf8/overlong-four", TEXT ("\"\xf0\x8f\xbf\xbf\""), CLE_JSON_ERROR_UTF8, 1, 2 },
  { "utf8/surrogate-first", TEXT ("\"\xed\xa0\x80\""), CLE_JSON_ERROR_UTF8, 1, 2 },
  { "utf8/surrogate-last", TEXT ("\"\xed\xbf\xbf\""), CLE_JSON_ERROR_UTF8, 1, 2 },
  { "utf8/above-last", TEXT ("\"\xf4\x90\x80\x80\""), CLE_JSON_ERROR_UTF8, 1, 2 },
  { "utf8/lead-f5", TEXT ("\"\xf5\x80\x80\x80\""), CLE_JSON_ERROR_UTF8, 1, 2 },
  { "utf8/lead-ff", TEXT ("\"\xff\""), CLE_JSON_ERROR_UTF8, 1, 2 },
  { "utf8/five-bytes", TEXT ("\"\xf8\x88\x80\x80\x80\""), CLE_JSON_ERROR_UTF8, 1, 2 },
  { "utf8/two-cut-by-quote", TEXT ("\"\xd0\""), CLE_JSON_ERROR_UTF8, 1, 2 },
  { "utf8/three-cut-by-quote", TEXT ("\"\xe2\x80\""), CLE_JSON_ERROR_UTF8, 1, 2 },
  { "utf8/four-cut-by-quote", TEXT ("\"\xf0\x9f\x98\""), CLE_JSON_ERROR_UTF8, 1, 2 },
  { "utf8/cut-by-end", TEXT ("\"\xf0\x9f\x98"), CLE_JSON_ERROR_UTF8, 1, 2 },
  { "utf8/latin-1", TEXT ("[\"ok\",\n \"caf\xe9\"]"), CLE_JSON_ERROR_UTF8, 2, 6 },
  { "utf8/in-name", TEXT ("{\"\xff\":1}"), CLE_JSON_ERROR_UTF8, 1, 3 },
};

static void
test_good (gconstpointer data)
{
  const GoodCase *row = data;
  g_autofree char *copy = g_memdup2 (row->text, row->length);
  g_autoptr (GError) error = NULL;

  /* A copy without a NUL behind it lets sanitizers see reads too far. */
  cle_json_check (copy, row->length, &error);
  g_assert_no_error (error);
}

static void
assert_bad (const char  *text,
            gsize        length,
            CleJsonError code,
            guint        line,
            guint        column)
{
  g_autofree char *copy = g_memdup2 (text, length);
  g_autofree char *place = g_strdup_printf ("line %u, column %u: ", line, column);
  g_autoptr (GError) error = NULL;

  g_assert_false (cle_json_check (copy, length, &error));
  g_assert_error (error, CLE_JSON_ERROR, (int) code);
  g_assert_cmpstr (error->message + strlen (place), !=, "");
  error->message[strlen (place)] = '\0';
  g_assert_cmpstr (error->message, ==, place);
}

static void
test_bad (gconstpointer data)
{
  const BadCase *row = data;

  assert_bad (row->text, row->length, row->code, row->line, row->column);
}

static void
append_repeated (GString    *text,
                 const char *part,
                 guint       times)
{
  for (guint i = 0; i < times; i++)
    g_string_append (text, part);
}

static void
assert_good_text (GString *text)
{
  g_autoptr (GError) error = NULL;

  cle_json_check (text->str, text->len, &error);
  g_assert_no_error (error);
}

static GString *
make_nested (const char *open,
             const char *close,
             guint       depth)
{
  GString *text = g_string_new (NULL);

  append_repeated (text, open, depth);
  append_repeated (text, close, depth);
  return text;
}

static void
test_depth (void)
{
  g_autoptr (GString) arrays = make_nested ("[", "]", 32);
  g_autoptr (GString) deep = make_nested ("[", "]", 33);
  g_autoptr (GString) objects = make_nested ("{\"a\":[", "]}", 16);
  g_autoptr (GString) very_deep = make_nested ("[", "", 1000000);

  assert_good_text (arrays);
  assert_good_text (objects);
  assert_bad (deep->str, deep->len, CLE_JSON_ERROR_DEPTH, 1, 33);
  assert_bad (very_deep->str, very_deep->len, CLE_JSON_ERROR_DEPTH, 1, 33);
}

static GString *
make_string (gsize length)
{
  GString *text = g_string_sized_new (length + 8);

  g_string_append (text, "[\"");
  g_string_set_size (text, 2 + length);
  memset (text->str + 2, 'a', length);
  g_string_append (text, "\"]");
  return text;
}

static void
test_string_size (void)
{
  g_autoptr (GString) fits = make_string (64 * 1024);
  g_autoptr (GString) too_long = make_string (64 * 1024 + 1);

  assert_good_text (fits);
  assert_bad (too_long->str, too_long->len, CLE_JSON_ERROR_STRING_SIZE, 1, 2);
}

static GString *
make_members (guint n)
{
  GString *text = g_string_new ("{");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s\"name-%u\":{}", i > 0 ? ",\n" : "", i);
  g_string_append_c (text, '}');
  return text;
}

static void
test_members (void)
{
  g_autoptr (GString) fits = make_members (256);
  g_autoptr (GString) too_many = make_members (257);

  assert_good_text (fits);
  assert_bad (too_many->str, too_many->len, CLE_JSON_ERROR_COUNT, 257, 1);

  /* The last of many is compared with the first. */
  g_string_truncate (fits, fits->len - strlen ("\"name-255\":{}}"));
  g_string_append (fits, "\"name-0\":{}}");
  assert_bad (fits->str, fits->len, CLE_JSON_ERROR_DUPLICATE, 256, 1);
}

static GString *
make_items (guint n)
{
  GString *text = g_string_new ("[0");

  append_repeated (text, ",\n1", n - 1);
  g_string_append_c (text, ']');
  return text;
}

static void
test_items (void)
{
  g_autoptr (GString) fits = make_items (10000);
  g_autoptr (GString) too_many = make_items (10001);

  assert_good_text (fits);
  assert_bad (too_many->str, too_many->len, CLE_JSON_ERROR_COUNT, 10001, 1);
}

static void
test_size (void)
{
  g_autofree char *text = g_malloc (CLE_JSON_MAX_FILE + 1);
  g_autoptr (GError) error = NULL;

  memset (text, ' ', CLE_JSON_MAX_FILE + 1);
  text[0] = '7';
  g_assert_true (cle_json_check (text, CLE_JSON_MAX_FILE, &error));
  g_assert_no_error (error);
  g_assert_false (cle_json_check (text, CLE_JSON_MAX_FILE + 1, &error));
  g_assert_error (error, CLE_JSON_ERROR, CLE_JSON_ERROR_SIZE);
}

static void
test_tokens (void)
{
  static const CleJsonToken tokens[] = {
    CLE_JSON_OBJECT_BEGIN, CLE_JSON_KEY,        CLE_JSON_ARRAY_BEGIN, CLE_JSON_INTEGER,
    CLE_JSON_DECIMAL,      CLE_JSON_STRING,     CLE_JSON_TRUE,        CLE_JSON_FALSE,
    CLE_JSON_NULL,         CLE_JSON_ARRAY_END,  CLE_JSON_KEY,         CLE_JSON_OBJECT_BEGIN,
    CLE_JSON_OBJECT_END,   CLE_JSON_OBJECT_END, CLE_JSON_END,         CLE_JSON_END,
  };
  const char *text = "{\"a\":[-12,1.5,\"x\",true,false,null],\"b\":{}}";
  CleJsonScanner scanner;

  cle_json_scanner_init (&scanner, text, strlen (text));
  for (guint i = 0; i < G_N_ELEMENTS (tokens); i++)
    g_assert_cmpint (cle_json_scanner_next (&scanner), ==, tokens[i]);
}

static void
test_values (void)
{
  const char *text = "{\"k\\n\":-9007199254740991,\"s\":\"a\\u0416\",\"d\":2.50,\"z\":-0}";
  CleJsonScanner scanner;
  g_autofree char *decoded = NULL;

  cle_json_scanner_init (&scanner, text, strlen (text));
  cle_json_scanner_next (&scanner);
  cle_json_scanner_next (&scanner);
  g_assert_true (scanner.has_escape);
  g_assert_true (cle_json_scanner_key_is (&scanner, "k\n"));
  g_assert_false (cle_json_scanner_key_is (&scanner, "k"));
  g_assert_false (cle_json_scanner_key_is (&scanner, "k\nn"));
  cle_json_scanner_next (&scanner);
  g_assert_cmpint (scanner.integer, ==, G_GINT64_CONSTANT (-9007199254740991));
  cle_json_scanner_next (&scanner);
  g_assert_true (cle_json_scanner_key_is (&scanner, "s"));
  cle_json_scanner_next (&scanner);
  decoded = cle_json_decode (scanner.start, scanner.length);
  g_assert_cmpstr (decoded, ==, "aЖ");
  cle_json_scanner_next (&scanner);
  cle_json_scanner_next (&scanner);
  g_assert_cmpmem (scanner.start, scanner.length, "2.50", 4);
  cle_json_scanner_next (&scanner);
  g_assert_cmpint (cle_json_scanner_next (&scanner), ==, CLE_JSON_INTEGER);
  g_assert_cmpint (scanner.integer, ==, 0);
}

static void
test_failure_stays (void)
{
  CleJsonScanner scanner;

  cle_json_scanner_init (&scanner, "[}", 2);
  g_assert_cmpint (cle_json_scanner_next (&scanner), ==, CLE_JSON_ARRAY_BEGIN);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (cle_json_scanner_next (&scanner), ==, CLE_JSON_FAILED);
  g_assert_false (cle_json_scanner_skip (&scanner));
}

static void
test_no_text (void)
{
  CleJsonScanner scanner;

  cle_json_scanner_init (&scanner, NULL, 0);
  g_assert_cmpint (cle_json_scanner_next (&scanner), ==, CLE_JSON_FAILED);
}

static void
test_skip (void)
{
  const char *text = "{\"a\":{\"x\":[1,{}]},\"b\":[[],[]],\"c\":7,\"d\":8}";
  CleJsonScanner scanner;

  cle_json_scanner_init (&scanner, text, strlen (text));
  cle_json_scanner_next (&scanner);

  /* An object, from its name. */
  cle_json_scanner_next (&scanner);
  g_assert_true (cle_json_scanner_skip (&scanner));
  g_assert_cmpint (scanner.token, ==, CLE_JSON_OBJECT_END);

  /* A list, from its bracket. */
  cle_json_scanner_next (&scanner);
  cle_json_scanner_next (&scanner);
  g_assert_true (cle_json_scanner_skip (&scanner));
  g_assert_cmpint (scanner.token, ==, CLE_JSON_ARRAY_END);

  /* A number is behind us already. */
  cle_json_scanner_next (&scanner);
  cle_json_scanner_next (&scanner);
  g_assert_true (cle_json_scanner_skip (&scanner));
  g_assert_cmpint (scanner.integer, ==, 7);
  g_assert_cmpint (cle_json_scanner_next (&scanner), ==, CLE_JSON_KEY);
  g_assert_true (cle_json_scanner_key_is (&scanner, "d"));
}

static void
test_skip_all (void)
{
  const char *text = "[[1],[2]] ";
  CleJsonScanner scanner;

  cle_json_scanner_init (&scanner, text, strlen (text));
  cle_json_scanner_next (&scanner);
  g_assert_true (cle_json_scanner_skip (&scanner));
  g_assert_cmpint (cle_json_scanner_next (&scanner), ==, CLE_JSON_END);
}

static void
test_skip_damaged (void)
{
  const char *text = "[[1,[2}]]]";
  g_autoptr (GError) error = NULL;
  CleJsonScanner scanner;

  cle_json_scanner_init (&scanner, text, strlen (text));
  cle_json_scanner_next (&scanner);
  g_assert_false (cle_json_scanner_skip (&scanner));
  cle_json_scanner_set_error (&scanner, &error);
  g_assert_error (error, CLE_JSON_ERROR, CLE_JSON_ERROR_SYNTAX);
}

/* Every case of the string tests, and all of them behind up to 16 letters. */
static void
test_utf8 (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad_cases); i++)
    for (guint n = 0; n <= 16; n++)
      {
        g_autoptr (GString) text = g_string_new (NULL);
        gboolean is_utf8 = g_utf8_validate_len (bad_cases[i].text, bad_cases[i].length, NULL);

        append_repeated (text, "a", n);
        g_string_append_len (text, bad_cases[i].text, (gssize) bad_cases[i].length);
        g_assert_cmpint (cle_json_check_utf8 (text->str, text->len), ==, is_utf8);
      }

  g_assert_true (cle_json_check_utf8 ("", 0));
  g_assert_true (cle_json_check_utf8 ("Клиент 42 client\n\t\xf0\x9f\x98\x80", 28));
}

#define N_GOOD G_N_ELEMENTS (good_cases)
#define N_BAD G_N_ELEMENTS (bad_cases)

/* What a text is cut to is refused, and read to its end and no further. */
static void
test_cut (void)
{
  const char *text = "{\"a\":[1.5e1,true,\"x\\u0416я\"],\"b\":null}";

  for (gsize length = 0; length < strlen (text); length++)
    {
      g_autofree char *copy = g_memdup2 (text, length);

      g_assert_false (cle_json_check (copy, length, NULL));
    }
}

static void
add_case (const char   *group,
          const char   *name,
          gconstpointer row,
          GTestDataFunc func)
{
  g_autofree char *path = g_strdup_printf ("/json/scanner/%s/%s", group, name);

  g_test_add_data_func (path, row, func);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < N_GOOD; i++)
    add_case ("good", good_cases[i].path, &good_cases[i], test_good);
  for (guint i = 0; i < N_BAD; i++)
    add_case ("bad", bad_cases[i].path, &bad_cases[i], test_bad);

  g_test_add_func ("/json/scanner/limit/depth", test_depth);
  g_test_add_func ("/json/scanner/limit/string", test_string_size);
  g_test_add_func ("/json/scanner/limit/members", test_members);
  g_test_add_func ("/json/scanner/limit/items", test_items);
  g_test_add_func ("/json/scanner/limit/size", test_size);
  g_test_add_func ("/json/scanner/tokens", test_tokens);
  g_test_add_func ("/json/scanner/values", test_values);
  g_test_add_func ("/json/scanner/failure-stays", test_failure_stays);
  g_test_add_func ("/json/scanner/no-text", test_no_text);
  g_test_add_func ("/json/scanner/skip", test_skip);
  g_test_add_func ("/json/scanner/skip-all", test_skip_all);
  g_test_add_func ("/json/scanner/skip-damaged", test_skip_damaged);
  g_test_add_func ("/json/scanner/cut", test_cut);
  g_test_add_func ("/json/scanner/utf8", test_utf8);

  return g_test_run ();
}
