/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test-given.h"

#define DEVICE       "44444444-4444-4444-8444-444444444444"
#define FIRST_PERSON 1000000

/**
 * test_given_add:
 * @lines: records so far
 * @given: what was answered; the n-th one gets the id test_id (n), from 0
 */
void
test_given_add (GString         *lines,
                const TestGiven *given)
{
  g_autoptr (CleResult) result = test_result_new (given->subject, given->answers);
  g_autoptr (GString) members = g_string_new (NULL);
  g_autofree char *id = NULL;
  g_autofree char *line = NULL;
  guint n = 0;

  for (gsize i = 0; i < lines->len; i++)
    n += lines->str[i] == '\n';
  id = test_id (n);
  result->voice = given->voice;
  result->revision = MAX (given->revision, 1);
  if (given->digest != NULL)
    {
      g_free (result->digest);
      result->digest = g_strdup (given->digest);
    }
  if (given->who > 0)
    result->respondent = test_id (FIRST_PERSON + given->who);
  cle_result_write_members (result, members);
  line = test_line (DEVICE, n + 1, given->at, "result", id, members->str);
  g_string_append_printf (lines, "%s\n", line);
}

/**
 * test_given_load:
 * @test: a store
 * @lines: records
 *
 * Returns: (transfer full): the history of the store with these records.
 */
CleHistory *
test_given_load (TestStore     *test,
                 const GString *lines)
{
  CleHistory *history = cle_history_new (test->store);

  test_store_write (test, "records/" DEVICE "/2026-11.001.jsonl", lines->str);
  g_assert_true (cle_history_load (history, NULL, NULL));

  return history;
}
