/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assessment/cle-outcome.h"

#include <locale.h>
#include <string.h>

#define N_QUESTIONS 5

/* One plain question, one reversed, one of weight 3, one where "not sure"
 * counts a half, one where every answer counts the same. */
static const char fixture[] =
    "{\"format\":1,\"id\":\"t\",\"language\":\"en\",\"title\":\"T\",\"questions\":["
    "{\"id\":\"plain\",\"text\":\"?\"},"
    "{\"id\":\"reversed\",\"text\":\"?\",\"reversed\":true},"
    "{\"id\":\"heavy\",\"text\":\"?\",\"weight\":3},"
    "{\"id\":\"half\",\"text\":\"?\",\"points\":{\"unsure\":0.5}},"
    "{\"id\":\"same\",\"text\":\"?\",\"points\":{\"yes\":1,\"unsure\":1,\"no\":1}}],"
    "\"bands\":[{\"from\":0,\"name\":\"a\"},{\"from\":2.5,\"name\":\"b\"},{\"from\":7,\"name\":"
    "\"c\"}]}";

static CleQuestionnaire *
make_questionnaire (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  CleQuestionnaire *questionnaire = cle_questionnaire_new_from_bytes (bytes, "t.json", &error);

  g_assert_no_error (error);
  return questionnaire;
}

static void
read_answers (const char *codes,
              CleAnswer  *answers)
{
  for (guint i = 0; codes[i] != '\0'; i++)
    {
      answers[i] = CLE_ANSWER_NONE;
      if (codes[i] != '-')
        g_assert_true (cle_answer_from_code (codes[i], &answers[i]));
    }
}

typedef struct
{
  const char *answers;
  gint64      score;
  gint64      upper;
  guint       n_unsure;
  guint       n_answered;
  const char *weakest;
} OutcomeCase;

static const OutcomeCase outcome_cases[] = {
  { "-----", 0, 0, 0, 0, "" },           { "ynyyy", 7000, 7000, 0, 5, "" },
  { "nynnn", 1000, 1000, 0, 5, "2013" }, { "uuuuu", 1500, 7000, 5, 5, "2013" },
  { "yyyyy", 6000, 6000, 0, 5, "1" },    { "nnnnn", 2000, 2000, 0, 5, "203" },
  { "nyuun", 1500, 5000, 2, 5, "0123" }, { "unnuy", 2500, 4000, 2, 5, "203" },
  { "y-u--", 1000, 4000, 1, 2, "2" },
};

static void
assert_weakest (const CleQuestionnaire *questionnaire,
                const CleAnswer        *answers,
                const char             *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);
  g_autofree guint *weakest = NULL;
  guint n_found;

  weakest = cle_outcome_list_weakest (questionnaire, answers, &n_found);
  for (guint i = 0; i < n_found; i++)
    g_string_append_printf (found, "%u", weakest[i]);

  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_outcome (gconstpointer data)
{
  const OutcomeCase *row = data;
  g_autoptr (CleQuestionnaire) questionnaire = make_questionnaire (fixture);
  CleAnswer answers[N_QUESTIONS];
  CleOutcome outcome;

  read_answers (row->answers, answers);
  outcome = cle_outcome_compute (questionnaire, answers);

  g_assert_cmpint (outcome.score, ==, row->score);
  g_assert_cmpint (outcome.upper, ==, row->upper);
  g_assert_cmpint (outcome.max, ==, 7000);
  g_assert_cmpuint (outcome.n_unsure, ==, row->n_unsure);
  g_assert_cmpuint (outcome.n_answered, ==, row->n_answered);
  assert_weakest (questionnaire, answers, row->weakest);
}

static void
test_bands (void)
{
  g_autoptr (CleQuestionnaire) questionnaire = make_questionnaire (fixture);

  g_assert_cmpuint (cle_outcome_find_band (questionnaire, 0), ==, 0);
  g_assert_cmpuint (cle_outcome_find_band (questionnaire, 2499), ==, 0);
  g_assert_cmpuint (cle_outcome_find_band (questionnaire, 2500), ==, 1);
  g_assert_cmpuint (cle_outcome_find_band (questionnaire, 6999), ==, 1);
  g_assert_cmpuint (cle_outcome_find_band (questionnaire, 7000), ==, 2);
  g_assert_cmpuint (cle_outcome_find_band (questionnaire, 70000), ==, 2);
}

static void
test_no_bands (void)
{
  g_autoptr (CleQuestionnaire) questionnaire =
      make_questionnaire ("{\"format\":1,\"id\":\"t\",\"language\":\"en\",\"title\":\"T\","
                          "\"questions\":[{\"id\":\"a\",\"text\":\"?\"}]}");

  g_assert_cmpuint (cle_questionnaire_get_n_bands (questionnaire), ==, 0);
  g_assert_cmpuint (cle_outcome_find_band (questionnaire, 1000), ==, 0);
}

typedef struct
{
  gint64      points;
  const char *text;
} FormatCase;

static const FormatCase format_cases[] = {
  { 0, "0" },        { 1, "0.001" },  { 10, "0.01" },    { 500, "0.5" },
  { 1000, "1" },     { 6000, "6" },   { 6500, "6.5" },   { 6050, "6.05" },
  { 6123, "6.123" }, { 10000, "10" }, { 100000, "100" }, { -1500, "−1.5" },
};

static void
test_format (gconstpointer data)
{
  const FormatCase *row = data;
  g_autofree char *text = cle_points_format (row->points);

  g_assert_cmpstr (text, ==, row->text);
}

static void
test_format_locale (void)
{
  g_autofree char *text = NULL;

  if (setlocale (LC_NUMERIC, "ru_RU.UTF-8") == NULL &&
      setlocale (LC_NUMERIC, "de_DE.UTF-8") == NULL)
    {
      g_test_skip ("no locale with a decimal comma is installed");
      return;
    }

  text = cle_points_format (6500);
  setlocale (LC_NUMERIC, "C");
  g_assert_cmpstr (text, ==, "6,5");
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C");
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (outcome_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/outcome/answers/%s", outcome_cases[i].answers);

      g_test_add_data_func (path, &outcome_cases[i], test_outcome);
    }
  for (guint i = 0; i < G_N_ELEMENTS (format_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/outcome/format/%d", (int) format_cases[i].points);

      g_test_add_data_func (path, &format_cases[i], test_format);
    }
  g_test_add_func ("/outcome/bands", test_bands);
  g_test_add_func ("/outcome/no-bands", test_no_bands);
  g_test_add_func ("/outcome/format-locale", test_format_locale);

  return g_test_run ();
}
