/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "json/cle-json-document.h"

#include <locale.h>
#include <string.h>

static CleJsonDocument *
make_document (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  CleJsonDocument *document = cle_json_document_new (bytes, "file.json", &error);

  g_assert_no_error (error);
  return document;
}

static const char fixture[] = "{\n"
                              "  \"title\": \"Ёж\",\n"
                              "  \"count\": 7,\n"
                              "  \"whole\": 7.0,\n"
                              "  \"half\": 6.5,\n"
                              "  \"tenth\": 0.1,\n"
                              "  \"fine\": 1.2345,\n"
                              "  \"on\": true,\n"
                              "  \"nothing\": null,\n"
                              "  \"list\": [\n"
                              "    {\"points\": {\"yes\": 1}},\n"
                              "    {\"points\": {\"no\": 0,\n"
                              "      \"yes\": \"one\"}},\n"
                              "    \"text\"\n"
                              "  ],\n"
                              "  \"odd \\u0007name\": 1\n"
                              "}\n";

typedef enum
{
  GET_OBJECT,
  GET_ARRAY,
  GET_STRING,
  GET_INTEGER,
  GET_THOUSANDTHS,
  GET_BOOLEAN,
} Getter;

typedef struct
{
  const char  *path;
  Getter       getter;
  const char  *member;
  CleJsonError code;
  const char  *message;
} ErrorCase;

static const ErrorCase error_cases[] = {
  { "missing", GET_STRING, "none", CLE_JSON_ERROR_MISSING, "file.json: none (line 1): is missing" },
  { "missing-object", GET_OBJECT, "none", CLE_JSON_ERROR_MISSING,
    "file.json: none (line 1): is missing" },
  { "missing-odd-name", GET_STRING, "a b\x1b[0m", CLE_JSON_ERROR_MISSING,
    "file.json: [\"a b?[0m\"] (line 1): is missing" },
  { "object-is-text", GET_OBJECT, "title", CLE_JSON_ERROR_TYPE,
    "file.json: title (line 2): must be an object, but is a text" },
  { "object-is-list", GET_OBJECT, "list", CLE_JSON_ERROR_TYPE,
    "file.json: list (line 10): must be an object, but is a list" },
  { "array-is-number", GET_ARRAY, "count", CLE_JSON_ERROR_TYPE,
    "file.json: count (line 3): must be a list, but is a number" },
  { "array-too-long", GET_ARRAY, "list", CLE_JSON_ERROR_RANGE,
    "file.json: list (line 10): must have from 1 to 2 items, but has 3" },
  { "string-is-null", GET_STRING, "nothing", CLE_JSON_ERROR_TYPE,
    "file.json: nothing (line 9): must be a text, but is null" },
  { "string-is-boolean", GET_STRING, "on", CLE_JSON_ERROR_TYPE,
    "file.json: on (line 8): must be a text, but is true or false" },
  { "string-too-long", GET_STRING, "title", CLE_JSON_ERROR_RANGE,
    "file.json: title (line 2): must have at most 1 characters, but has 2" },
  { "integer-is-decimal", GET_INTEGER, "half", CLE_JSON_ERROR_RANGE,
    "file.json: half (line 5): must be a whole number from 0 to 5, but is 6.5" },
  { "integer-is-whole-decimal", GET_INTEGER, "whole", CLE_JSON_ERROR_RANGE,
    "file.json: whole (line 4): must be a whole number from 0 to 5, but is 7.0" },
  { "integer-too-large", GET_INTEGER, "count", CLE_JSON_ERROR_RANGE,
    "file.json: count (line 3): must be a whole number from 0 to 5, but is 7" },
  { "integer-is-text", GET_INTEGER, "title", CLE_JSON_ERROR_TYPE,
    "file.json: title (line 2): must be a whole number from 0 to 5, but is a text" },
  { "integer-odd-name", GET_INTEGER, "odd \x07name", CLE_JSON_ERROR_RANGE, NULL },
  { "thousandths-too-fine", GET_THOUSANDTHS, "fine", CLE_JSON_ERROR_RANGE,
    "file.json: fine (line 7): must be a number from 0 to 5 with at most three decimals, but is "
    "1.2345" },
  { "thousandths-too-large", GET_THOUSANDTHS, "half", CLE_JSON_ERROR_RANGE,
    "file.json: half (line 5): must be a number from 0 to 5 with at most three decimals, but is "
    "6.5" },
  { "thousandths-is-null", GET_THOUSANDTHS, "nothing", CLE_JSON_ERROR_TYPE,
    "file.json: nothing (line 9): must be a number from 0 to 5 with at most three decimals, but is "
    "null" },
  { "boolean-is-number", GET_BOOLEAN, "count", CLE_JSON_ERROR_TYPE,
    "file.json: count (line 3): must be true or false, but is a number" },
};

static gboolean
call_getter (const ErrorCase    *row,
             const CleJsonPlace *root,
             GError            **error)
{
  CleJsonPlace place;
  const char *text;
  gboolean flag;
  gint64 number;
  guint n;

  switch (row->getter)
    {
    case GET_OBJECT:
      return cle_json_place_get_object (root, row->member, &place, error);
    case GET_ARRAY:
      return cle_json_place_get_array (root, row->member, 1, 2, &place, &n, error);
    case GET_STRING:
      return cle_json_place_get_string (root, row->member, 1, &text, error);
    case GET_INTEGER:
      return cle_json_place_get_integer (root, row->member, 0, 5, &number, error);
    case GET_THOUSANDTHS:
      return cle_json_place_get_thousandths (root, row->member, 0, 5000, &number, error);
    case GET_BOOLEAN:
      return cle_json_place_get_boolean (root, row->member, &flag, error);
    default:
      g_assert_not_reached ();
    }
}

static void
test_error (gconstpointer data)
{
  const ErrorCase *row = data;
  g_autoptr (CleJsonDocument) document = make_document (fixture);
  CleJsonPlace root = cle_json_document_get_root (document);
  g_autoptr (GError) error = NULL;
  gboolean found = call_getter (row, &root, &error);

  if (row->message == NULL)
    {
      g_assert_true (found);
      g_assert_no_error (error);
      return;
    }

  g_assert_false (found);
  g_assert_error (error, CLE_JSON_ERROR, (int) row->code);
  g_assert_cmpstr (error->message, ==, row->message);
}

static void
test_values (void)
{
  g_autoptr (CleJsonDocument) document = make_document (fixture);
  CleJsonPlace root = cle_json_document_get_root (document);
  g_autoptr (GError) error = NULL;
  const char *text;
  gboolean flag;
  gint64 number;

  g_assert_true (cle_json_place_get_string (&root, "title", 2, &text, &error));
  g_assert_cmpstr (text, ==, "Ёж");
  g_assert_true (cle_json_place_get_integer (&root, "count", 7, 7, &number, &error));
  g_assert_cmpint (number, ==, 7);
  g_assert_true (cle_json_place_get_boolean (&root, "on", &flag, &error));
  g_assert_true (flag);
  g_assert_true (cle_json_place_has_member (&root, "nothing"));
  g_assert_false (cle_json_place_has_member (&root, "none"));
}

typedef struct
{
  const char *path;
  const char *text;
  gint64      thousandths; /* -1: refused */
} ThousandthsCase;

static const ThousandthsCase thousandths_cases[] = {
  { "zero", "0", 0 },
  { "minus-zero", "-0.0", 0 },
  { "one", "1", 1000 },
  { "one-with-point", "1.000", 1000 },
  { "tenth", "0.1", 100 },
  { "three-tenths", "0.3", 300 },
  { "thousandth", "0.001", 1 },
  { "exponent", "1e-3", 1 },
  { "just-below-half", "1.005", 1005 },
  { "one-and-a-bit", "1.115", 1115 },
  { "large", "999.999", 999999 },
  { "largest", "1000", 1000000 },
  { "above", "1000.001", -1 },
  { "below", "-0.001", -1 },
  { "too-fine", "0.0001", -1 },
  { "too-fine-near", "0.3001", -1 },
  { "far-above", "1e300", -1 },
};

static void
test_thousandths (gconstpointer data)
{
  const ThousandthsCase *row = data;
  g_autoptr (CleJsonDocument) document = make_document (row->text);
  CleJsonPlace root = cle_json_document_get_root (document);
  gint64 value = -1;

  g_assert_cmpint (cle_json_place_get_thousandths (&root, NULL, 0, 1000000, &value, NULL), ==,
                   row->thousandths >= 0);
  g_assert_cmpint (value, ==, row->thousandths);
}

/* Every number of three decimals is read as what it says. */
static void
test_all_thousandths (void)
{
  for (guint i = 0; i <= 10000; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u.%03u", i / 1000, i % 1000);
      g_autoptr (CleJsonDocument) document = make_document (text);
      CleJsonPlace root = cle_json_document_get_root (document);
      gint64 value;

      g_assert_true (cle_json_place_get_thousandths (&root, NULL, 0, 10000, &value, NULL));
      g_assert_cmpint (value, ==, i);
    }
}

static void
test_nested (void)
{
  g_autoptr (CleJsonDocument) document = make_document (fixture);
  CleJsonPlace root = cle_json_document_get_root (document);
  CleJsonPlace list, item, points;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  gint64 value;
  guint n;

  g_assert_true (cle_json_place_get_array (&root, "list", 0, 9, &list, &n, &error));
  g_assert_cmpuint (n, ==, 3);
  item = cle_json_place_get_item (&list, 1);
  g_assert_true (cle_json_place_get_object (&item, "points", &points, &error));
  path = cle_json_place_dup_path (&points, "yes");
  g_assert_cmpstr (path, ==, "list[1].points.yes");
  g_assert_cmpuint (cle_json_place_find_line (&points, "yes"), ==, 13);
  g_assert_cmpuint (cle_json_place_find_line (&points, "none"), ==, 12);

  g_assert_false (cle_json_place_get_integer (&points, "yes", 0, 100, &value, &error));
  g_assert_error (error, CLE_JSON_ERROR, CLE_JSON_ERROR_TYPE);
  g_assert_cmpstr (error->message, ==,
                   "file.json: list[1].points.yes (line 13): "
                   "must be a whole number from 0 to 100, but is a text");
}

static void
test_item_itself (void)
{
  g_autoptr (CleJsonDocument) document = make_document (fixture);
  CleJsonPlace root = cle_json_document_get_root (document);
  CleJsonPlace list, item;
  g_autoptr (GError) error = NULL;
  const char *text;
  guint n;

  g_assert_true (cle_json_place_get_array (&root, "list", 0, 9, &list, &n, NULL));
  item = cle_json_place_get_item (&list, 2);
  g_assert_true (cle_json_place_get_string (&item, NULL, 9, &text, NULL));
  g_assert_cmpstr (text, ==, "text");
  g_assert_false (cle_json_place_get_string (&item, "a", 9, &text, &error));
  g_assert_cmpstr (error->message, ==,
                   "file.json: list[2] (line 14): must be an object, but is a text");
}

static void
test_members (void)
{
  g_autoptr (CleJsonDocument) document = make_document ("{\"b\":1,\"a\":2,\"\":3}");
  CleJsonPlace root = cle_json_document_get_root (document);
  g_auto (GStrv) members = cle_json_place_list_members (&root);
  const char *expected[] = { "b", "a", "", NULL };

  g_assert_cmpstrv (members, expected);
}

static void
test_root_is_list (void)
{
  g_autoptr (CleJsonDocument) document = make_document ("\n[]");
  CleJsonPlace root = cle_json_document_get_root (document);
  g_autoptr (GError) error = NULL;

  g_assert_false (cle_json_place_expect_object (&root, &error));
  g_assert_cmpstr (error->message, ==, "file.json (line 2): must be an object, but is a list");
}

static void
test_mark (void)
{
  g_autoptr (CleJsonDocument) document = make_document ("\xef\xbb\xbf{\n\"a\":1}");
  CleJsonPlace root = cle_json_document_get_root (document);
  g_autoptr (GError) error = NULL;
  gsize length;

  cle_json_document_get_text (document, &length);
  g_assert_cmpuint (length, ==, strlen ("{\n\"a\":1}"));
  g_assert_cmpuint (cle_json_place_find_line (&root, "a"), ==, 2);
}

typedef struct
{
  const char *path;
  const char *text;
  gsize       length;
  const char *message;
} RefusedCase;

#define TEXT(text) text, sizeof text - 1

/* What json-glib would let through, or fall over. */
static const RefusedCase refused_cases[] = {
  { "empty", TEXT (""), "file.json: line 1, column 1: " },
  { "only-mark", TEXT ("\xef\xbb\xbf"), "file.json: line 1, column 1: " },
  { "two-marks", TEXT ("\xef\xbb\xbf\xef\xbb\xbf{}"), "file.json: line 1, column 1: " },
  { "comment", TEXT ("{} /* */"), "file.json: line 1, column 4: " },
  { "single-quotes", TEXT ("{'a':1}"), "file.json: line 1, column 2: " },
  { "octal", TEXT ("{\"a\":010}"), "file.json: line 1, column 6: " },
  { "two-values", TEXT ("[1][2]"), "file.json: line 1, column 4: " },
  { "assignment", TEXT ("var a = {};"), "file.json: line 1, column 1: " },
  { "same-name", TEXT ("{\"a\":1,\n \"a\":2}"), "file.json: line 2, column 2: " },
  { "nul-escaped", TEXT ("[\"a\\u0000b\"]"), "file.json: line 1, column 4: " },
  { "wraps", TEXT ("[9223372036854775808]"), "file.json: line 1, column 2: " },
};

static void
test_refused (gconstpointer data)
{
  const RefusedCase *row = data;
  g_autoptr (GBytes) bytes = g_bytes_new_static (row->text, row->length);
  g_autoptr (GError) error = NULL;

  g_assert_null (cle_json_document_new (bytes, "file.json", &error));
  g_assert_cmpint ((int) error->domain, ==, (int) CLE_JSON_ERROR);
  g_assert_true (g_str_has_prefix (error->message, row->message));
}

static void
test_deep (void)
{
  g_autofree char *text = g_strnfill (1000000, '[');
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, 1000000);
  g_autoptr (GError) error = NULL;

  g_assert_null (cle_json_document_new (bytes, "file.json", &error));
  g_assert_error (error, CLE_JSON_ERROR, CLE_JSON_ERROR_DEPTH);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (error_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/json/document/error/%s", error_cases[i].path);

      g_test_add_data_func (path, &error_cases[i], test_error);
    }
  for (guint i = 0; i < G_N_ELEMENTS (thousandths_cases); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/json/document/thousandths/%s", thousandths_cases[i].path);

      g_test_add_data_func (path, &thousandths_cases[i], test_thousandths);
    }
  for (guint i = 0; i < G_N_ELEMENTS (refused_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/json/document/refused/%s", refused_cases[i].path);

      g_test_add_data_func (path, &refused_cases[i], test_refused);
    }

  g_test_add_func ("/json/document/values", test_values);
  g_test_add_func ("/json/document/all-thousandths", test_all_thousandths);
  g_test_add_func ("/json/document/nested", test_nested);
  g_test_add_func ("/json/document/item-itself", test_item_itself);
  g_test_add_func ("/json/document/members", test_members);
  g_test_add_func ("/json/document/root-is-list", test_root_is_list);
  g_test_add_func ("/json/document/byte-order-mark", test_mark);
  g_test_add_func ("/json/document/deep", test_deep);

  return g_test_run ();
}
