/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assessment/cle-questionnaire.h"

#include <locale.h>
#include <string.h>

/* The line of each member matters: errors name it. */
static const char *const fixture[] = {
  "{",
  "  \"format\": 1,",
  "  \"id\": \"shop\",",
  "  \"revision\": 3,",
  "  \"language\": \"en\",",
  "  \"title\": \"Our shop\",",
  "  \"intro\": \"First line\\nsecond line\",",
  "  \"points\": {\"yes\": 2, \"unsure\": 0.5},",
  "  \"questions\": [",
  "    {\"id\": \"clean\", \"text\": \"Clean?\", \"topic\": \"Order\", \"why\": \"Because.\"},",
  "    {\"id\": \"queue\", \"text\": \"Do clients wait?\", \"reversed\": true, \"weight\": 2},",
  "    {\"id\": \"greet\", \"text\": \"Do we greet?\", \"points\": {\"no\": 1.125}}",
  "  ],",
  "  \"bands\": [",
  "    {\"from\": 0, \"name\": \"Low\", \"text\": \"Low text\"},",
  "    {\"from\": 4.5, \"name\": \"High\"}",
  "  ],",
  "  \"remarks\": [",
  "    {\"when\": {\"clean\": \"yes\", \"queue\": \"unsure\"}, \"text\": \"Odd\"}",
  "  ],",
  "  \"later\": {\"unknown\": true},",
  "  \"translations\": {",
  "    \"ru\": {",
  "      \"title\": \"Наш магазин\",",
  "      \"questions\": {\"clean\": {\"text\": \"Чисто?\", \"why\": \" \"}},",
  "      \"bands\": [{\"name\": \"Низко\"}],",
  "      \"remarks\": [\"Странно\"]",
  "    },",
  "    \"pt-BR\": {}",
  "  }",
  "}",
  NULL,
};

static CleQuestionnaire *
parse (const char *text,
       gsize       length,
       GError    **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);

  return cle_questionnaire_new_from_bytes (bytes, "shop.json", error);
}

static CleQuestionnaire *
make_fixture (void)
{
  g_autofree char *text = g_strjoinv ("\n", (char **) fixture);
  g_autoptr (GError) error = NULL;
  CleQuestionnaire *questionnaire = parse (text, strlen (text), &error);

  g_assert_no_error (error);
  return questionnaire;
}

static void
test_basics (void)
{
  g_autoptr (CleQuestionnaire) questionnaire = make_fixture ();
  const char *const languages[] = { "en", "ru", "pt-BR", NULL };

  g_assert_cmpstr (cle_questionnaire_get_id (questionnaire), ==, "shop");
  g_assert_cmpuint (cle_questionnaire_get_revision (questionnaire), ==, 3);
  g_assert_cmpstrv (cle_questionnaire_get_languages (questionnaire), languages);
  g_assert_cmpuint (cle_questionnaire_get_n_questions (questionnaire), ==, 3);
  g_assert_cmpstr (cle_questionnaire_get_intro (questionnaire, "en"), ==,
                   "First line\nsecond line");
}

static void
test_digest (void)
{
  g_autoptr (CleQuestionnaire) questionnaire = make_fixture ();
  g_autofree char *text = g_strjoinv ("\n", (char **) fixture);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  gsize length;
  const char *bytes = g_bytes_get_data (cle_questionnaire_get_bytes (questionnaire), &length);

  g_assert_cmpmem (bytes, length, text, strlen (text));
  g_assert_cmpstr (cle_questionnaire_get_digest (questionnaire), ==, digest);
}

static void
test_find_question (void)
{
  g_autoptr (CleQuestionnaire) questionnaire = make_fixture ();
  guint index = G_MAXUINT;

  g_assert_true (cle_questionnaire_find_question (questionnaire, "clean", &index));
  g_assert_cmpuint (index, ==, 0);
  g_assert_true (cle_questionnaire_find_question (questionnaire, "greet", &index));
  g_assert_cmpuint (index, ==, 2);
  g_assert_true (cle_questionnaire_find_question (questionnaire, "greet", NULL));
  g_assert_false (cle_questionnaire_find_question (questionnaire, "smell", &index));
  g_assert_cmpuint (index, ==, 2);
}

static void
test_points (void)
{
  static const gint64 points[3][CLE_ANSWER_NO + 1] = {
    { 0, 2000, 500, 0 },
    { 0, 0, 1000, 4000 },
    { 0, 2000, 500, 1125 },
  };
  static const gint64 best[3] = { 2000, 4000, 2000 };
  g_autoptr (CleQuestionnaire) questionnaire = make_fixture ();

  for (guint i = 0; i < 3; i++)
    {
      const CleQuestion *question = cle_questionnaire_get_question (questionnaire, i);

      for (guint j = 0; j <= CLE_ANSWER_NO; j++)
        g_assert_cmpint (cle_question_get_points (question, j), ==, points[i][j]);
      g_assert_cmpint (cle_question_get_best (question), ==, best[i]);
    }
}

static void
test_translations (void)
{
  g_autoptr (CleQuestionnaire) questionnaire = make_fixture ();
  const CleQuestion *clean = cle_questionnaire_get_question (questionnaire, 0);
  const CleBand *low = cle_questionnaire_get_band (questionnaire, 0);

  g_assert_cmpstr (cle_questionnaire_get_title (questionnaire, "en"), ==, "Our shop");
  g_assert_cmpstr (cle_questionnaire_get_title (questionnaire, NULL), ==, "Our shop");
  g_assert_cmpstr (cle_questionnaire_get_title (questionnaire, "xx"), ==, "Our shop");
  g_assert_cmpstr (cle_questionnaire_get_title (questionnaire, "pt-BR"), ==, "Our shop");
  g_assert_cmpstr (cle_questionnaire_get_title (questionnaire, "ru"), ==, "Наш магазин");
  g_assert_cmpstr (cle_question_get_field (clean, CLE_QUESTION_TEXT, "ru"), ==, "Чисто?");
  g_assert_cmpstr (cle_question_get_field (clean, CLE_QUESTION_WHY, "ru"), ==, "Because.");
  g_assert_cmpstr (cle_question_get_field (clean, CLE_QUESTION_TOPIC, "ru"), ==, "Order");
  g_assert_cmpstr (cle_question_get_field (clean, CLE_QUESTION_GOOD, "ru"), ==, NULL);
  g_assert_cmpstr (cle_band_get_name (low, "ru"), ==, "Низко");
  g_assert_cmpstr (cle_band_get_text (low, "ru"), ==, "Low text");
  g_assert_cmpstr (cle_questionnaire_get_remark (questionnaire, 0, "ru"), ==, "Странно");
}

static void
test_untranslated (void)
{
  g_autoptr (CleQuestionnaire) questionnaire = make_fixture ();
  g_auto (GStrv) base = cle_questionnaire_list_untranslated (questionnaire, "en");
  g_auto (GStrv) russian = cle_questionnaire_list_untranslated (questionnaire, "ru");
  const char *missing[] = {
    "intro",
    "questions.clean.topic",
    "questions.clean.why",
    "questions.queue.text",
    "questions.greet.text",
    "bands[0].text",
    "bands[1].name",
    NULL,
  };

  g_assert_cmpuint (g_strv_length (base), ==, 0);
  g_assert_cmpstrv (russian, missing);
}

static void
test_bands (void)
{
  g_autoptr (CleQuestionnaire) questionnaire = make_fixture ();

  g_assert_cmpuint (cle_questionnaire_get_n_bands (questionnaire), ==, 2);
  g_assert_cmpint (cle_band_get_from (cle_questionnaire_get_band (questionnaire, 0)), ==, 0);
  g_assert_cmpint (cle_band_get_from (cle_questionnaire_get_band (questionnaire, 1)), ==, 4500);
}

static void
test_remarks (void)
{
  g_autoptr (CleQuestionnaire) questionnaire = make_fixture ();
  const CleAnswer both[] = { CLE_ANSWER_YES, CLE_ANSWER_UNSURE, CLE_ANSWER_NO };
  const CleAnswer one[] = { CLE_ANSWER_YES, CLE_ANSWER_NONE, CLE_ANSWER_NO };

  g_assert_cmpuint (cle_questionnaire_get_n_remarks (questionnaire), ==, 1);
  g_assert_true (cle_questionnaire_remark_applies (questionnaire, 0, both));
  g_assert_false (cle_questionnaire_remark_applies (questionnaire, 0, one));
}

typedef struct
{
  const char *path;
  const char *wanted[6];
  const char *picked;
} LanguageCase;

static const LanguageCase language_cases[] = {
  { "none", { NULL }, "en" },
  { "locale", { "ru_RU.UTF-8", "ru_RU", "ru", "C" }, "ru" },
  { "base-first", { "en_GB.UTF-8", "en_GB", "en", "ru" }, "en" },
  { "second-choice", { "de_DE", "de", "ru_RU", "C" }, "ru" },
  { "unknown", { "de_DE.UTF-8", "de", "C" }, "en" },
  { "plain-c", { "C" }, "en" },
  { "exact", { "pt_BR.UTF-8", "pt_BR" }, "pt-BR" },
  { "variety", { "pt_PT", "pt", "C" }, "pt-BR" },
  { "modifier", { "ru_RU@cyrillic" }, "ru" },
  { "case", { "PT_br" }, "pt-BR" },
  { "longer-name", { "rue", "C" }, "en" },
};

static void
test_pick_language (gconstpointer data)
{
  const LanguageCase *row = data;
  g_autoptr (CleQuestionnaire) questionnaire = make_fixture ();

  g_assert_cmpstr (cle_questionnaire_pick_language (questionnaire, row->wanted), ==, row->picked);
}

/* What is wrong when one piece of the fixture is replaced by another. */
typedef struct
{
  const char *path;
  const char *piece;
  const char *replacement;
  int         code;
  const char *message;
} ErrorCase;

#define INVALID CLE_QUESTIONNAIRE_ERROR_INVALID
#define SYNTAX CLE_QUESTIONNAIRE_ERROR_SYNTAX
#define NEWER CLE_QUESTIONNAIRE_ERROR_NEWER

static const ErrorCase error_cases[] = {
  { "format-missing", "\"format\": 1,", "", INVALID, "shop.json: format (line 1): is missing" },
  { "format-text", "\"format\": 1", "\"format\": \"1\"", INVALID,
    "shop.json: format (line 2): must be a whole number" },
  { "format-zero", "\"format\": 1", "\"format\": 0", INVALID,
    "shop.json: format (line 2): must be a whole number" },
  { "format-newer", "\"format\": 1", "\"format\": 2", NEWER,
    "shop.json: format (line 2): was written for a later version" },
  { "id-missing", "\"id\": \"shop\",", "", INVALID, "shop.json: id (line 1): is missing" },
  { "id-capital", "\"shop\"", "\"Shop\"", INVALID,
    "shop.json: id (line 3): must begin with a letter" },
  { "id-digit-first", "\"shop\"", "\"1shop\"", INVALID,
    "shop.json: id (line 3): must begin with a letter" },
  { "id-path", "\"shop\"", "\"../shop\"", INVALID,
    "shop.json: id (line 3): must begin with a letter" },
  { "id-empty", "\"shop\"", "\"\"", INVALID, "shop.json: id (line 3): must begin with a letter" },
  { "id-too-long", "\"shop\"",
    "\"a1234567890123456789012345678901234567890123456789012345678901234\"", INVALID,
    "shop.json: id (line 3): must begin with a letter" },
  { "revision-zero", "\"revision\": 3", "\"revision\": 0", INVALID,
    "shop.json: revision (line 4): must be a whole number from 1 to 1000000, but is 0" },
  { "revision-decimal", "\"revision\": 3", "\"revision\": 3.0", INVALID,
    "shop.json: revision (line 4): must be a whole number from 1 to 1000000, but is 3.0" },
  { "revision-huge", "\"revision\": 3", "\"revision\": 1000001", INVALID,
    "shop.json: revision (line 4): must be a whole number from 1 to 1000000, but is 1000001" },
  { "revision-beyond", "\"revision\": 3", "\"revision\": 99999999999999999999", SYNTAX,
    "shop.json: line 4, column 15: " },
  { "language-missing", "\"language\": \"en\",", "", INVALID,
    "shop.json: language (line 1): is missing" },
  { "language-odd", "\"language\": \"en\"", "\"language\": \"English please\"", INVALID,
    "shop.json: language (line 5): must be a language" },
  { "language-dash-end", "\"language\": \"en\"", "\"language\": \"en-\"", INVALID,
    "shop.json: language (line 5): must be a language" },
  { "title-missing", "\"title\": \"Our shop\",", "", INVALID,
    "shop.json: title (line 1): is missing" },
  { "title-blank", "\"Our shop\"", "\" \\u00a0\\t\"", INVALID,
    "shop.json: title (line 6): must not be empty" },
  { "title-number", "\"Our shop\"", "7", INVALID,
    "shop.json: title (line 6): must be a text, but is a number" },
  { "title-two-lines", "\"Our shop\"", "\"Our\\nshop\"", INVALID,
    "shop.json: title (line 6): must be one line" },
  { "title-escape-code", "\"Our shop\"", "\"\\u001b[31m\"", INVALID,
    "shop.json: title (line 6): must be one line" },
  { "intro-null", "\"First line\\nsecond line\"", "null", INVALID,
    "shop.json: intro (line 7): must be a text, but is null" },
  { "intro-bell", "First line\\n", "First line\\u0007", INVALID,
    "shop.json: intro (line 7): must not hold control characters" },
  { "intro-nul", "First line\\n", "First line\\u0000", SYNTAX, "shop.json: line 7, column 23: " },
  { "points-list", "{\"yes\": 2, \"unsure\": 0.5}", "[2, 0.5]", INVALID,
    "shop.json: points (line 8): must be an object, but is a list" },
  { "points-negative", "\"yes\": 2", "\"yes\": -1", INVALID,
    "shop.json: points.yes (line 8): must be a number from 0 to 1000 with at most three decimals, "
    "but is -1" },
  { "points-too-fine", "\"unsure\": 0.5", "\"unsure\": 0.0005", INVALID,
    "shop.json: points.unsure (line 8): must be a number from 0 to 1000" },
  { "points-too-large", "\"yes\": 2", "\"yes\": 1000.001", INVALID,
    "shop.json: points.yes (line 8): must be a number from 0 to 1000" },
  { "questions-missing", "\"questions\": [", "\"question\": [", INVALID,
    "shop.json: questions (line 1): is missing" },
  { "question-text", "{\"id\": \"queue\",", "7, {\"id\": \"queue\",", INVALID,
    "shop.json: questions[1] (line 11): must be an object, but is a number" },
  { "question-without-id", "\"id\": \"queue\", ", "", INVALID,
    "shop.json: questions[1].id (line 11): is missing" },
  { "question-id-twice", "\"id\": \"queue\"", "\"id\": \"clean\"", INVALID,
    "shop.json: questions[1].id (line 11): another question has this id already" },
  { "question-id-space", "\"id\": \"queue\"", "\"id\": \"the queue\"", INVALID,
    "shop.json: questions[1].id (line 11): must begin with a letter" },
  { "question-without-text", "\"text\": \"Do clients wait?\", ", "", INVALID,
    "shop.json: questions[1].text (line 11): is missing" },
  { "question-blank", "\"Do clients wait?\"", "\"\"", INVALID,
    "shop.json: questions[1].text (line 11): must not be empty" },
  { "question-topic-list", "\"Order\"", "[\"Order\"]", INVALID,
    "shop.json: questions[0].topic (line 10): must be a text, but is a list" },
  { "question-weight-zero", "\"weight\": 2", "\"weight\": 0", INVALID,
    "shop.json: questions[1].weight (line 11): must be a whole number from 1 to 100, but is 0" },
  { "question-weight-text", "\"weight\": 2", "\"weight\": \"2\"", INVALID,
    "shop.json: questions[1].weight (line 11): must be a whole number from 1 to 100, but is a "
    "text" },
  { "question-weight-decimal", "\"weight\": 2", "\"weight\": 1.5", INVALID,
    "shop.json: questions[1].weight (line 11): must be a whole number from 1 to 100, but is 1.5" },
  { "question-reversed-number", "\"reversed\": true", "\"reversed\": 1", INVALID,
    "shop.json: questions[1].reversed (line 11): must be true or false, but is a number" },
  { "question-points-text", "\"no\": 1.125", "\"no\": \"1\"", INVALID,
    "shop.json: questions[2].points.no (line 12): must be a number from 0 to 1000 with at most "
    "three decimals, but is a text" },
  { "bands-empty",
    "{\"from\": 0, \"name\": \"Low\", \"text\": \"Low text\"},\n    {\"from\": 4.5, \"name\": "
    "\"High\"}",
    "", INVALID, "shop.json: bands (line 14): must have from 1 to 20 items, but has 0" },
  { "bands-first-not-0", "\"from\": 0", "\"from\": 1", INVALID,
    "shop.json: bands[0].from (line 15): must be 0 in the first band" },
  { "bands-same", "\"from\": 4.5", "\"from\": 0", INVALID,
    "shop.json: bands[1].from (line 16): must be greater than in the band before" },
  { "bands-above-max", "\"from\": 4.5", "\"from\": 8.001", INVALID,
    "shop.json: bands[1].from (line 16): must be a number from 0 to 8 with at most three decimals, "
    "but is 8.001" },
  { "bands-without-name", ", \"name\": \"High\"", "", INVALID,
    "shop.json: bands[1].name (line 16): is missing" },
  { "bands-name-blank", "\"High\"", "\"\"", INVALID,
    "shop.json: bands[1].name (line 16): must not be empty" },
  { "bands-name-two-lines", "\"High\"", "\"Hi\\ngh\"", INVALID,
    "shop.json: bands[1].name (line 16): must be one line" },
  { "remark-unknown-question", "\"queue\": \"unsure\"", "\"smell\": \"unsure\"", INVALID,
    "shop.json: remarks[0].when.smell (line 19): there is no question with this id" },
  { "remark-unknown-answer", "\"queue\": \"unsure\"", "\"queue\": \"maybe\"", INVALID,
    "shop.json: remarks[0].when.queue (line 19): must be “yes”, “unsure” or “no”" },
  { "remark-answer-boolean", "\"queue\": \"unsure\"", "\"queue\": true", INVALID,
    "shop.json: remarks[0].when.queue (line 19): must be a text, but is true or false" },
  { "remark-always", "{\"clean\": \"yes\", \"queue\": \"unsure\"}", "{}", INVALID,
    "shop.json: remarks[0].when (line 19): must name at least one question" },
  { "remark-without-text", ", \"text\": \"Odd\"", "", INVALID,
    "shop.json: remarks[0].text (line 19): is missing" },
  { "remark-without-when", "\"when\"", "\"if\"", INVALID,
    "shop.json: remarks[0].when (line 19): is missing" },
  { "translations-list", "\"translations\": {", "\"translations\": [], \"x\": {", INVALID,
    "shop.json: translations (line 22): must be an object, but is a list" },
  { "translation-of-base", "\"pt-BR\"", "\"en\"", INVALID,
    "shop.json: translations.en (line 29): is the base language" },
  { "translation-odd", "\"pt-BR\"", "\"Brazilian\"", INVALID,
    "shop.json: translations.Brazilian (line 29): must be a language" },
  { "translation-text", "\"pt-BR\": {}", "\"pt-BR\": \"x\"", INVALID,
    "shop.json: translations.pt-BR (line 29): must be an object, but is a text" },
  { "translation-title-null", "\"Наш магазин\"", "null", INVALID,
    "shop.json: translations.ru.title (line 24): must be a text, but is null" },
  { "translation-unknown-question", "\"questions\": {\"clean\"", "\"questions\": {\"smell\"",
    INVALID,
    "shop.json: translations.ru.questions.smell (line 25): there is no question with this id" },
  { "translation-question-list", "{\"text\": \"Чисто?\", \"why\": \" \"}", "[]", INVALID,
    "shop.json: translations.ru.questions.clean (line 25): must be an object, but is a list" },
  { "translation-field-number", "\"Чисто?\"", "1", INVALID,
    "shop.json: translations.ru.questions.clean.text (line 25): must be a text, but is a number" },
  { "translation-too-many-bands", "[{\"name\": \"Низко\"}]", "[{}, {}, {}]", INVALID,
    "shop.json: translations.ru.bands (line 26): must have from 0 to 2 items, but has 3" },
  { "translation-band-text", "[{\"name\": \"Низко\"}]", "[\"Низко\"]", INVALID,
    "shop.json: translations.ru.bands[0] (line 26): must be an object, but is a text" },
  { "translation-too-many-remarks", "[\"Странно\"]", "[\"Странно\", \"\"]", INVALID,
    "shop.json: translations.ru.remarks (line 27): must have from 0 to 1 items, but has 2" },
  { "translation-remark-number", "[\"Странно\"]", "[1]", INVALID,
    "shop.json: translations.ru.remarks[0] (line 27): must be a text, but is a number" },
  { "same-member", "\"revision\": 3", "\"id\": \"shop\"", SYNTAX, "shop.json: line 4, column 3: " },
  { "comma-missing", "\"format\": 1,", "\"format\": 1", SYNTAX, "shop.json: line 3, column 3: " },
  { "comment", "\"format\": 1,", "\"format\": 1, // first", SYNTAX,
    "shop.json: line 2, column 16: " },
};

static char *
replace_once (const char *text,
              const char *piece,
              const char *replacement)
{
  const char *at = strstr (text, piece);

  g_assert_nonnull (at);
  g_assert_null (strstr (at + 1, piece));

  return g_strdup_printf ("%.*s%s%s", (int) (at - text), text, replacement, at + strlen (piece));
}

static void
assert_refused (const char *text,
                gsize       length,
                int         code,
                const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (parse (text, length, &error));
  g_assert_error (error, CLE_QUESTIONNAIRE_ERROR, code);
  if (!g_str_has_prefix (error->message, message))
    g_assert_cmpstr (error->message, ==, message);
}

static void
test_error (gconstpointer data)
{
  const ErrorCase *row = data;
  g_autofree char *text = g_strjoinv ("\n", (char **) fixture);
  g_autofree char *changed = replace_once (text, row->piece, row->replacement);

  assert_refused (changed, strlen (changed), row->code, row->message);
}

static GString *
make_questions (guint n)
{
  GString *text = g_string_new ("{\"format\":1,\"id\":\"many\",\"language\":\"en\",\"title\":\"T\","
                                "\"questions\":[");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s\n{\"id\":\"q%u\",\"text\":\"?\"}", i > 0 ? "," : "", i);
  g_string_append (text, "]}");
  return text;
}

static void
test_many_questions (void)
{
  g_autoptr (GString) text = make_questions (256);
  g_autoptr (GError) error = NULL;
  g_autoptr (CleQuestionnaire) questionnaire = parse (text->str, text->len, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (cle_questionnaire_get_n_questions (questionnaire), ==, 256);
}

static void
test_too_many_questions (void)
{
  g_autoptr (GString) text = make_questions (257);
  g_autoptr (GString) none = make_questions (0);

  assert_refused (text->str, text->len, INVALID,
                  "shop.json: questions (line 1): must have from 1 to 256 items, but has 257");
  assert_refused (none->str, none->len, INVALID,
                  "shop.json: questions (line 1): must have from 1 to 256 items, but has 0");
}

static void
test_no_points (void)
{
  const char *text = "{\"format\":1,\"id\":\"t\",\"language\":\"en\",\"title\":\"T\",\n"
                     "\"points\":{\"yes\":0},\n"
                     "\"questions\":[{\"id\":\"a\",\"text\":\"?\"}]}";

  assert_refused (text, strlen (text), INVALID,
                  "shop.json: questions (line 3): at least one answer must give points");
}

static void
assert_long_title (guint       n_characters,
                   const char *message)
{
  g_autofree char *text = g_strjoinv ("\n", (char **) fixture);
  g_autofree char *title = g_strnfill (n_characters, 'x');
  g_autofree char *changed = replace_once (text, "Our shop", title);
  g_autoptr (GError) error = NULL;
  g_autoptr (CleQuestionnaire) questionnaire = NULL;

  if (message != NULL)
    {
      assert_refused (changed, strlen (changed), message[0] == '!' ? SYNTAX : INVALID, message + 1);
      return;
    }

  questionnaire = parse (changed, strlen (changed), &error);
  g_assert_no_error (error);
}

static void
test_long_texts (void)
{
  assert_long_title (200, NULL);
  assert_long_title (201,
                     " shop.json: title (line 6): must have at most 200 characters, but has 201");
  assert_long_title (64 * 1024,
                     " shop.json: title (line 6): must have at most 200 characters, but has 65536");
  assert_long_title (64 * 1024 + 1, "!shop.json: line 6, column 12: ");
}

static void
test_deep (void)
{
  g_autoptr (GString) text = g_string_new ("{\"format\":1,\"x\":");

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (text, '[');
  assert_refused (text->str, text->len, SYNTAX, "shop.json: line 1, column 48: ");
}

static void
test_too_large (void)
{
  g_autofree char *fixture_text = g_strjoinv ("\n", (char **) fixture);
  g_autoptr (GString) text = g_string_new (fixture_text);
  g_autoptr (CleQuestionnaire) questionnaire = NULL;

  while (text->len < 2 * 1024 * 1024)
    g_string_append_c (text, '\n');
  questionnaire = parse (text->str, text->len, NULL);
  g_assert_nonnull (questionnaire);

  g_string_append_c (text, '\n');
  assert_refused (text->str, text->len, SYNTAX, "shop.json: is too large");
}

static void
test_nul (void)
{
  static const char text[] = "{\"format\":1,\n\"id\":\"a\0b\"}";

  assert_refused (text, sizeof text - 1, SYNTAX, "shop.json: line 2, column 8: ");
}

static void
test_cut (void)
{
  g_autofree char *text = g_strjoinv ("\n", (char **) fixture);

  for (gsize length = 0; length < strlen (text); length += 7)
    assert_refused (text, length, SYNTAX, "shop.json: line ");
}

static void
test_not_object (void)
{
  assert_refused ("[]", 2, INVALID, "shop.json (line 1): must be an object, but is a list");
}

static void
test_mark (void)
{
  g_autofree char *text = g_strjoinv ("\n", (char **) fixture);
  g_autofree char *marked = g_strconcat ("\xef\xbb\xbf", text, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CleQuestionnaire) questionnaire = parse (marked, strlen (marked), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (cle_questionnaire_get_bytes (questionnaire)), ==,
                    strlen (marked));
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/questionnaire/basics", test_basics);
  g_test_add_func ("/questionnaire/digest", test_digest);
  g_test_add_func ("/questionnaire/find-question", test_find_question);
  g_test_add_func ("/questionnaire/points", test_points);
  g_test_add_func ("/questionnaire/translations", test_translations);
  g_test_add_func ("/questionnaire/untranslated", test_untranslated);
  g_test_add_func ("/questionnaire/bands", test_bands);
  g_test_add_func ("/questionnaire/remarks", test_remarks);
  g_test_add_func ("/questionnaire/byte-order-mark", test_mark);
  g_test_add_func ("/questionnaire/many-questions", test_many_questions);
  g_test_add_func ("/questionnaire/error/too-many-questions", test_too_many_questions);
  g_test_add_func ("/questionnaire/error/no-points", test_no_points);
  g_test_add_func ("/questionnaire/error/long-texts", test_long_texts);
  g_test_add_func ("/questionnaire/error/deep", test_deep);
  g_test_add_func ("/questionnaire/error/too-large", test_too_large);
  g_test_add_func ("/questionnaire/error/nul", test_nul);
  g_test_add_func ("/questionnaire/error/cut", test_cut);
  g_test_add_func ("/questionnaire/error/not-object", test_not_object);

  for (guint i = 0; i < G_N_ELEMENTS (language_cases); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/questionnaire/language/%s", language_cases[i].path);

      g_test_add_data_func (path, &language_cases[i], test_pick_language);
    }
  for (guint i = 0; i < G_N_ELEMENTS (error_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/questionnaire/error/%s", error_cases[i].path);

      g_test_add_data_func (path, &error_cases[i], test_error);
    }

  return g_test_run ();
}
