/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test-records.h"

#include <string.h>

#define DEVICE "11111111-1111-4111-8111-111111111111"
#define ID     "22222222-2222-4222-8222-222222222222"

static const char *const hostile[] = {
  "",
  "plain",
  "\"quoted\" \\ back",
  "line\nbreak\ttab\r\b\f",
  "\x01\x1f\x7f",
  "\",\"crc\":\"00000000\"}",
  "{\"v\":1,\"t\":\"result\"}",
  "Склад “на Мира” №1 — ½",
  "𝄞 \xf0\x9f\x98\x80",
  "\xe2\x80\xa8\xe2\x80\xa9",
  "=1+1",
  "%s%n%d",
  "../../etc/passwd",
};

static char *
encode (const CleResult *result)
{
  g_autoptr (GString) members = g_string_new (NULL);

  cle_result_write_members (result, members);
  return test_line (DEVICE, 1, G_GINT64_CONSTANT (1795262400123), "result", ID, members->str);
}

static void
test_round_trip (gconstpointer data)
{
  const char *text = data;
  g_autoptr (CleResult) result = test_result_new (text, "yun");
  g_autoptr (CleResult) read = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;
  g_autofree char *again = NULL;

  result->respondent = g_strdup (ID);
  g_array_index (result->answers, CleAnswered, 1).evidence = *text != '\0' ? g_strdup (text) : NULL;
  line = encode (result);
  g_assert_null (strchr (line, '\n'));
  read = cle_result_new_from_line (line, strlen (line), &error);
  g_assert_no_error (error);

  g_assert_cmpstr (read->head.id, ==, ID);
  g_assert_cmpstr (read->subject, ==, text);
  g_assert_cmpstr (read->respondent, ==, ID);
  g_assert_cmpint (read->started, ==, result->started);
  g_assert_cmpint (read->duration, ==, 61000);
  g_assert_cmpint (read->voice, ==, CLE_VOICE_STAFF);
  g_assert_cmpint (read->score, ==, 1000);
  g_assert_cmpint (read->max, ==, 3000);
  g_assert_cmpuint (read->n_unsure, ==, 1);
  g_assert_cmpuint (read->answers->len, ==, 3);
  g_assert_cmpstr (g_array_index (read->answers, CleAnswered, 0).evidence, ==, NULL);
  g_assert_cmpstr (g_array_index (read->answers, CleAnswered, 1).evidence, ==,
                   *text != '\0' ? text : NULL);
  g_assert_cmpint (g_array_index (read->answers, CleAnswered, 2).answer, ==, CLE_ANSWER_NO);
  again = encode (read);
  g_assert_cmpstr (again, ==, line);
}

typedef struct
{
  const char *from;
  const char *to;
} Change;

/* A member changed or taken away, and the line sealed again. */
static const Change changes[] = {
  { "\"started\":\"2", "\"started\":\"x" },
  { ",\"dur\":61000", "" },
  { "\"dur\":61000", "\"dur\":-1" },
  { "\"dur\":61000", "\"dur\":1.5" },
  { ",\"quiz\":\"test\"", "" },
  { "\"quiz\":\"test\"", "\"quiz\":1" },
  { "\"rev\":1", "\"rev\":4294967296" },
  { "\"rev\":1", "\"rev\":\"1\"" },
  { "\"voice\":\"staff\"", "\"voice\":\"boss\"" },
  { "\"voice\":\"staff\"", "\"voice\":1" },
  { ",\"subject\":\"shop\"", "" },
  { "\"q0\":\"y\"", "\"q0\":\"maybe\"" },
  { "\"q0\":\"y\"", "\"q0\":\"-\"" },
  { "\"q0\":\"y\"", "\"q0\":1" },
  { "\"answers\":{\"q0\":\"y\",\"q1\":\"u\",\"q2\":\"n\"}", "\"answers\":[]" },
  { "\"score\":1000", "\"score\":null" },
  { "\"max\":3000", "\"max\":true" },
  { "\"unsure\":1", "\"unsure\":{}" },
  { "\"unsure\":1", "\"unsure\":1,\"evidence\":{\"q0\":7}" },
  { "\"unsure\":1", "\"unsure\":1,\"evidence\":7" },
};

static char *
change_line (const Change *change)
{
  g_autofree char *line = test_result_line (DEVICE, 1, 0, ID, "shop");
  g_autoptr (GString) changed = NULL;

  line[strlen (line) - CLE_RECORD_SEAL_LENGTH] = '\0';
  changed = g_string_new (line);
  g_assert_cmpuint (g_string_replace (changed, change->from, change->to, 1), ==, 1);
  cle_record_seal (changed);

  return g_string_free (g_steal_pointer (&changed), FALSE);
}

static void
test_refused (gconstpointer data)
{
  g_autofree char *line = change_line (data);
  g_autoptr (GError) error = NULL;

  g_assert_null (cle_result_new_from_line (line, strlen (line), &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID);
}

static void
test_unknown (void)
{
  const Change change = { "\"unsure\":1",
                          "\"unsure\":1,\"new\":{\"deep\":[1,{}]},\"evidence\":{\"gone\":\"x\"}" };
  g_autofree char *line = change_line (&change);
  g_autoptr (CleResult) result = cle_result_new_from_line (line, strlen (line), NULL);

  g_assert_nonnull (result);
  g_assert_cmpuint (result->answers->len, ==, 3);
}

static void
test_other_type (void)
{
  g_autofree char *line = test_line (DEVICE, 1, 0, "note", ID, ",\"of\":\"x\"");
  g_autoptr (GError) error = NULL;

  g_assert_null (cle_result_new_from_line (line, strlen (line), &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID);
}

static void
test_line_up (void)
{
  static const char text[] =
      "{\"format\":1,\"id\":\"t\",\"language\":\"en\",\"title\":\"T\",\"questions\":["
      "{\"id\":\"q2\",\"text\":\"?\"},{\"id\":\"other\",\"text\":\"?\"}]}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (CleQuestionnaire) questionnaire = cle_questionnaire_new_from_bytes (bytes, "t", NULL);
  g_autoptr (CleResult) result = test_result_new ("", "yun");
  g_autofree CleAnswer *answers = cle_result_dup_answers (result, questionnaire);

  g_assert_cmpint (answers[0], ==, CLE_ANSWER_NO);
  g_assert_cmpint (answers[1], ==, CLE_ANSWER_NONE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autofree char *path = g_strdup_printf ("/result/round-trip/%u", i);

      g_test_add_data_func (path, hostile[i], test_round_trip);
    }
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/result/refused/%u", i);

      g_test_add_data_func (path, &changes[i], test_refused);
    }
  g_test_add_func ("/result/unknown", test_unknown);
  g_test_add_func ("/result/other-type", test_other_type);
  g_test_add_func ("/result/line-up", test_line_up);

  return g_test_run ();
}
