/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test-given.h"

#include <stdlib.h>
#include <string.h>

#define DEVICE       "44444444-4444-4444-8444-444444444444"
#define FIRST_PERSON 1000000

static void
turn_around (GArray *answers)
{
  for (guint i = 0; i < answers->len / 2; i++)
    {
      CleAnswered *first = &g_array_index (answers, CleAnswered, i);
      CleAnswered *last = &g_array_index (answers, CleAnswered, answers->len - 1 - i);
      CleAnswered kept = *first;

      *first = *last;
      *last = kept;
    }
}

/* The number of the line before. */
static guint
count_lines (const GString *lines)
{
  const char *last = g_strrstr (lines->str, "\"seq\":");

  return last != NULL ? (guint) atoi (last + strlen ("\"seq\":")) : 0;
}

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
  guint n = count_lines (lines);

  id = test_id (n);
  result->voice = given->voice;
  result->revision = MAX (given->revision, 1);
  if (given->digest != NULL)
    {
      g_free (result->digest);
      result->digest = g_strdup (given->digest);
    }
  if (given->backwards)
    turn_around (result->answers);
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
