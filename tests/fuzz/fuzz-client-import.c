/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clients/cle-client-import.h"
#include "clients/cle-letter-merge.h"
#include "clients/cle-letter-template.h"
#include "clients/cle-letter-tone.h"

/* Compiled by run-fuzzers. The input is a table or an address book, with and
 * without the beginning of a card; a map; a template of a letter, and its text.
 * Nothing of that may crash. */

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

static void
plan (const char *text,
      gsize       length)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  g_autoptr (CleClientImport) import = cle_client_import_new (known);
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);

  cle_client_import_read_map (import, bytes, "map", NULL);
  cle_client_import_plan (import, bytes, "input", NULL);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  g_autoptr (GString) card = g_string_new ("BEGIN:VCARD\n");
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GHashTable) fields = cle_letter_fields_new (NULL, "{{x}}", NULL, NULL, NULL);
  g_autoptr (CleLetterTemplate) template =
      cle_letter_template_new_from_bytes (bytes, "input", NULL);
  g_autofree char *text = g_utf8_make_valid ((const char *) data, (gssize) size);
  g_autoptr (CleLetterMerged) merged = cle_letter_merge (text, fields);
  g_autoptr (GArray) remarks = cle_letter_check_tone (merged->text, merged, "en");

  plan ((const char *) data, size);
  g_string_append_len (card, (const char *) data, (gssize) size);
  plan (card->str, card->len);

  return 0;
}
