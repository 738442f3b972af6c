/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "json/cle-json-document.h"
#include "json/cle-json-writer.h"

#include <string.h>

/* Compiled by hand, with clang's libFuzzer:
 *
 *   clang -g -O1 -fsanitize=fuzzer,address,undefined … fuzz-json.c \
 *     src/core/json/cle-json-*.c && ./a.out -max_total_time=600 corpus
 *
 * No input may crash the scanner or make it read past the end. What it accepts
 * is UTF-8 and JSON for json-glib too, and each of its strings survives being
 * decoded, written, scanned and decoded again. */

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

#define REQUIRE(condition)                                                                         \
  G_STMT_START                                                                                     \
  {                                                                                                \
    if (!(condition))                                                                              \
      g_error ("%s", #condition);                                                                  \
  }                                                                                                \
  G_STMT_END

static void
check_string (const char *start,
              gsize       length)
{
  g_autofree char *text = cle_json_decode (start, length);
  g_autofree char *again = NULL;
  g_autoptr (GString) out = g_string_new (NULL);

  REQUIRE (g_utf8_validate (text, -1, NULL));
  cle_json_write_string (out, text);

  /* Escapes may make it longer than what is allowed. */
  if (out->len > CLE_JSON_MAX_STRING)
    return;
  REQUIRE (cle_json_check (out->str, out->len, NULL));
  again = cle_json_decode (out->str + 1, out->len - 2);
  REQUIRE (strcmp (text, again) == 0);
}

static CleJsonToken
scan (CleJsonScanner *scanner,
      const char     *text,
      gsize           size)
{
  CleJsonToken token;

  cle_json_scanner_init (scanner, text, size);
  do
    {
      token = cle_json_scanner_next (scanner);
      if (token == CLE_JSON_KEY || token == CLE_JSON_STRING)
        check_string (scanner->start, scanner->length);
      if (token == CLE_JSON_INTEGER)
        REQUIRE (ABS (scanner->integer) <= CLE_JSON_MAX_INTEGER);
    }
  while (token != CLE_JSON_END && token != CLE_JSON_FAILED);

  return token;
}

static void
check_accepted (const char *text,
                gsize       size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, size);
  g_autoptr (CleJsonDocument) document = cle_json_document_new (bytes, "fuzz", NULL);

  REQUIRE (document != NULL);
  REQUIRE (cle_json_check_utf8 (text, size));
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  static CleJsonScanner scanner;
  const char *text = (const char *) data;
  g_autoptr (GError) error = NULL;
  gboolean accepted = scan (&scanner, text, size) == CLE_JSON_END;

  REQUIRE (cle_json_check (text, size, &error) == accepted);
  REQUIRE ((error == NULL) == accepted);
  REQUIRE (cle_json_check_utf8 (text, size) == g_utf8_validate_len (text, size, NULL));
  if (accepted)
    check_accepted (text, size);

  return 0;
}
