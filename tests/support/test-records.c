/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test-records.h"

#include <string.h>

/**
 * test_id:
 * @number: up to 999 999 999
 *
 * Returns: (transfer full): a UUID that ends with @number.
 */
char *
test_id (guint number)
{
  return g_strdup_printf ("00000000-0000-4000-8000-%012u", number);
}

/**
 * test_result_new:
 * @subject: what was assessed
 * @answers: a letter each: y, u, n
 *
 * Returns: (transfer full): a result of questions named q0, q1 …
 */
CleResult *
test_result_new (const char *subject,
                 const char *answers)
{
  CleResult *result = cle_result_new ();

  result->started = G_GINT64_CONSTANT (1795262000000);
  result->duration = 61000;
  result->questionnaire = g_strdup ("test");
  result->revision = 1;
  result->digest = g_strdup (TEST_DIGEST);
  result->voice = CLE_VOICE_STAFF;
  result->subject = g_strdup (subject);
  for (guint i = 0; answers[i] != '\0'; i++)
    {
      CleAnswered answered = { g_strdup_printf ("q%u", i), CLE_ANSWER_NONE, NULL };

      g_assert_true (cle_answer_from_code (answers[i], &answered.answer));
      result->score += answered.answer == CLE_ANSWER_YES ? 1000 : 0;
      result->n_unsure += answered.answer == CLE_ANSWER_UNSURE;
      result->max += 1000;
      g_array_append_val (result->answers, answered);
    }

  return result;
}

/**
 * test_result_members:
 * @subject: what was assessed
 * @answers: a letter each
 *
 * Returns: (transfer full): the members of such a result.
 */
char *
test_result_members (const char *subject,
                     const char *answers)
{
  g_autoptr (CleResult) result = test_result_new (subject, answers);
  GString *members = g_string_new (NULL);

  cle_result_write_members (result, members);
  return g_string_free (members, FALSE);
}

/**
 * test_append:
 * @store: a store
 * @id: of the record
 * @subject: tells it from others
 * @head: (out) (optional): what was saved
 * @error: return location for an error
 *
 * Saves a result.
 *
 * Returns: whether it was acknowledged.
 */
gboolean
test_append (CleStore       *store,
             const char     *id,
             const char     *subject,
             CleRecordHead  *head,
             GError        **error)
{
  g_autofree char *members = test_result_members (subject, "yun");
  CleAppend record = { .type = "result", .id = id, .members = members };
  CleRecordHead saved;

  return cle_append_record (store, &record, head != NULL ? head : &saved, error);
}

/**
 * test_append_well:
 * @store: a store
 * @id: of the record
 * @subject: tells it from others
 *
 * Saves a result, which must succeed.
 */
void
test_append_well (CleStore   *store,
                  const char *id,
                  const char *subject)
{
  g_autoptr (GError) error = NULL;
  gboolean saved = test_append (store, id, subject, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (saved);
}

/**
 * test_append_about:
 * @store: a store
 * @type: of the record
 * @members: beginning with a comma
 *
 * Saves a record of any type.
 */
void
test_append_about (CleStore   *store,
                   const char *type,
                   const char *members)
{
  g_autofree char *id = g_uuid_string_random ();
  CleAppend record = { .type = type, .id = id, .members = members };
  g_autoptr (GError) error = NULL;
  CleRecordHead head;

  g_assert_true (cle_append_record (store, &record, &head, &error));
  g_assert_no_error (error);
}

/**
 * test_line:
 * @device: who wrote it
 * @sequence: its number
 * @at: wall clock, ms
 * @type: of record
 * @id: of the record
 * @members: beginning with a comma
 *
 * Returns: (transfer full): a sealed line without its newline.
 */
char *
test_line (const char *device,
           guint64     sequence,
           gint64      at,
           const char *type,
           const char *id,
           const char *members)
{
  GString *line = g_string_new (NULL);
  CleRecordHead head = { .version = 1, .sequence = sequence, .at = at, .offset = 60 };

  g_strlcpy (head.type, type, sizeof head.type);
  g_strlcpy (head.id, id, sizeof head.id);
  g_strlcpy (head.device, device, sizeof head.device);
  cle_record_begin (line, &head);
  g_string_append (line, members);
  cle_record_seal (line);

  return g_string_free (line, FALSE);
}

/**
 * test_result_line:
 * @device: who wrote it
 * @sequence: its number
 * @at: wall clock, ms
 * @id: of the result
 * @subject: what was assessed
 *
 * Returns: (transfer full): a sealed line without its newline.
 */
char *
test_result_line (const char *device,
                  guint64     sequence,
                  gint64      at,
                  const char *id,
                  const char *subject)
{
  g_autofree char *members = test_result_members (subject, "yun");

  return test_line (device, sequence, at, "result", id, members);
}
