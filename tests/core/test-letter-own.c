/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clients/cle-letter-own.h"

#include <string.h>

#define TEMPLATE "{{date}}\n\nDear {{client}},\n\nThank you.\n\nKind regards,\n{{sender}}"

static CleLetterMerged *
make_letter (const char *text)
{
  g_autoptr (CleClient) client = cle_client_new ("Kepler");
  g_autoptr (GHashTable) fields = cle_letter_fields_new (client, NULL, NULL, "2026-11-30", "en");

  return cle_letter_merge (text, fields);
}

static void
test_places (void)
{
  g_autoptr (CleLetterMerged) letter = make_letter (TEMPLATE);
  const CleLetterSpan *sender;

  cle_letter_merged_add_own (letter, "  It was {{good}}.\n", "Come and see us.");
  g_assert_cmpstr (letter->text, ==,
                   "30 November 2026\n\nDear Kepler,\n\nIt was {{good}}.\n\nThank you.\n\n"
                   "Come and see us.\n\nKind regards,\n{{sender}}");

  /* What is missing is still found, and own braces are not. */
  g_assert_cmpuint (letter->missing->len, ==, 1);
  sender = &g_array_index (letter->spans, CleLetterSpan, letter->spans->len - 1);
  g_assert_cmpstr (letter->text + sender->start, ==, "{{sender}}");
}

static void
test_nothing (void)
{
  g_autoptr (CleLetterMerged) letter = make_letter (TEMPLATE);
  g_autoptr (CleLetterMerged) bare = make_letter ("Hello");
  g_autofree char *text = g_strdup (letter->text);

  cle_letter_merged_add_own (letter, " \n ", NULL);
  g_assert_cmpstr (letter->text, ==, text);
  cle_letter_merged_add_own (bare, "Before.", "After.");
  g_assert_cmpstr (bare->text, ==, "Before.\n\nHello\n\nAfter.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/letter-own/places", test_places);
  g_test_add_func ("/letter-own/nothing", test_nothing);

  return g_test_run ();
}
