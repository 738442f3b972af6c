/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clients/cle-letter-merge.h"
#include "clients/cle-letter-template.h"
#include "clients/cle-letter-tone.h"
#include "clients/cle-letter.h"
#include "clients/cle-trait.h"
#include "store/cle-store.h"

#include <string.h>

static const char *const TEMPLATES[] = { "change-of-terms", "last-talk", "farewell", "referral" };

static void
test_templates (void)
{
  g_autoptr (GPtrArray) list = cle_letter_template_list ();

  g_assert_cmpuint (list->len, ==, 4);
  for (guint i = 0; i < list->len; i++)
    {
      const CleLetterTemplate *one = list->pdata[i];

      g_assert_cmpstr (cle_letter_template_get_id (one), ==, TEMPLATES[i]);
      g_assert_cmpstr (cle_letter_template_get_languages (one)[0], ==, "en");
      g_assert_cmpstr (cle_letter_template_get_languages (one)[1], ==, "ru");
      g_assert_null (cle_letter_template_get_languages (one)[2]);
      for (guint j = 0; j < CLE_N_LETTER_LENGTHS; j++)
        {
          g_assert_cmpstr (cle_letter_template_get_text (one, j, "en"), !=,
                           cle_letter_template_get_text (one, j, "ru_RU.UTF-8"));
          g_assert_cmpstr (cle_letter_template_get_text (one, j, "de"), ==,
                           cle_letter_template_get_text (one, j, NULL));
          if (j > 0)
            g_assert_cmpuint (strlen (cle_letter_template_get_text (one, j, "ru")), >,
                              strlen (cle_letter_template_get_text (one, j - 1, "ru")));
        }
    }
  g_assert_null (cle_letter_template_find (list, "insult"));
}

/* Both languages ask for the same, and all of it has a name. */
static void
test_template_fields (void)
{
  g_autoptr (GPtrArray) list = cle_letter_template_list ();

  for (guint i = 0; i < list->len * CLE_N_LETTER_LENGTHS; i++)
    {
      const CleLetterTemplate *one = list->pdata[i / CLE_N_LETTER_LENGTHS];
      CleLetterLength length = i % CLE_N_LETTER_LENGTHS;
      g_autoptr (GPtrArray) en =
          cle_letter_list_fields (cle_letter_template_get_text (one, length, "en"));
      g_autoptr (GPtrArray) ru =
          cle_letter_list_fields (cle_letter_template_get_text (one, length, "ru"));

      g_assert_cmpuint (ru->len, >=, 5);
      for (guint j = 0; j < ru->len; j++)
        {
          g_assert_true (g_ptr_array_find_with_equal_func (en, ru->pdata[j], g_str_equal, NULL));
          g_assert_cmpstr (cle_letter_field_get_name (ru->pdata[j]), !=, ru->pdata[j]);
        }
    }
}

/* What we write ourselves never blames, threatens or shouts. */
static void
test_template_tone (void)
{
  g_autoptr (GPtrArray) list = cle_letter_template_list ();
  const char *languages[] = { "en", "ru" };

  for (guint i = 0; i < list->len * CLE_N_LETTER_LENGTHS * 2; i++)
    {
      const CleLetterTemplate *one = list->pdata[i / 6];
      const char *language = languages[i % 2];
      const char *text = cle_letter_template_get_text (one, i / 2 % 3, language);
      g_autoptr (GArray) remarks = cle_letter_check_tone (text, NULL, language);

      if (remarks->len > 0)
        g_test_message ("%s: %s", cle_letter_template_get_id (one),
                        g_array_index (remarks, CleToneRemark, 0).word);
      g_assert_cmpuint (remarks->len, ==, 0);
    }
}

static void
test_merge (void)
{
  g_autoptr (CleClient) client = cle_client_new ("{{Braces}} & <b>Co");
  g_autoptr (GHashTable) fields =
      cle_letter_fields_new (client, "We", "{{client}}", "2026-11-30", "ru");
  g_autoptr (CleLetterMerged) merged =
      cle_letter_merge ("{{ client }}, {{sender}} {{date}} {{terms}} {{terms}}{{company}}", fields);
  g_autoptr (GError) error = NULL;
  g_autofree char *missing = cle_letter_merged_describe_missing (merged);
  const CleLetterSpan *span;

  g_assert_cmpstr (merged->text, ==,
                   "{{Braces}} & <b>Co, {{client}} 30 ноября 2026 г. {{terms}} {{terms}}We");
  g_assert_cmpuint (merged->missing->len, ==, 1);
  g_assert_cmpstr (merged->missing->pdata[0], ==, "terms");
  g_assert_cmpuint (merged->spans->len, ==, 6);
  span = &g_array_index (merged->spans, CleLetterSpan, 0);
  g_assert_cmpuint (span->start, ==, 0);
  g_assert_cmpuint (span->length, ==, strlen ("{{Braces}} & <b>Co"));
  g_assert_cmpstr (span->field, ==, "client");
  g_assert_false (cle_letter_merged_is_ready (merged, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "in: terms."));
  g_assert_cmpstr (missing, ==, "The letter is not complete yet. Please fill in: The new terms.");
}

/* What looks like a token but is none would be printed, so it blocks too. */
static void
test_not_ready (void)
{
  const char *texts[] = { "{{Client}}",    "{{client", "{{ }}",        "{{client}",
                          "{{a{{client}}", "{{a b}}",  "{{client\n}}", "{{blank}}" };
  g_autoptr (CleClient) client = cle_client_new ("Acme");
  g_autoptr (GHashTable) fields = cle_letter_fields_new (client, NULL, NULL, NULL, NULL);
  g_autoptr (CleLetterMerged) whole = cle_letter_merge ("}} {client} { {client", fields);
  g_autoptr (GError) error = NULL;

  g_assert_true (cle_letter_merged_is_ready (whole, NULL));
  g_assert_null (cle_letter_merged_describe_missing (whole));
  g_assert_cmpstr (whole->text, ==, "}} {client} { {client");
  g_assert_true (cle_letter_fields_set (fields, "blank", " \n\t ", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (CleLetterMerged) merged = cle_letter_merge (texts[i], fields);

      g_test_message ("%s", texts[i]);
      g_assert_false (cle_letter_merged_is_ready (merged, NULL));
    }

  g_assert_false (cle_letter_fields_set (fields, "Terms", "x", &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (cle_letter_fields_set (fields, "terms", "\xff", &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID);
}

static void
test_days (void)
{
  const char *cases[][3] = { { "2026-01-01", "en", "1 January 2026" },
                             { "2026-12-09", "ru_RU", "9 декабря 2026 г." },
                             { "2026-12-09", "de", "2026-12-09" },
                             { "soon", "en", "soon" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *day = cle_letter_dup_day (cases[i][0], cases[i][1]);

      g_assert_cmpstr (day, ==, cases[i][2]);
    }
}

typedef struct
{
  const char *language;
  const char *text;
  CleTone     tone;
  const char *word;
  guint       line;
} ToneCase;

static const ToneCase TONES[] = {
  { "en", "Well.\nIt is Your Fault again.", CLE_TONE_BLAME, "Your Fault", 2 },
  { "en", "You’ll regret it", CLE_TONE_THREAT, "You’ll regret", 1 },
  { "en", "pay immediately", CLE_TONE_ORDER, "immediately", 1 },
  { "en", "You always call", CLE_TONE_ABSOLUTE, "You always", 1 },
  { "en", "how surprising", CLE_TONE_SARCASM, "how surprising", 1 },
  { "en", "a ridiculously low price", CLE_TONE_INSULT, "ridiculously", 1 },
  { "de", "Sofort ZAHLEN", CLE_TONE_SHOUT, "ZAHLEN", 1 },
  { "en", "Now!!", CLE_TONE_SHOUT, "!!", 1 },
  { "ru", "Вы сами\n\nвиноваты", CLE_TONE_BLAME, "виноваты", 3 },
  { "ru", "Вы ВСЕГДА", CLE_TONE_ABSOLUTE, "Вы ВСЕГДА", 1 },
  { "ru", "Пойдём в суд", CLE_TONE_THREAT, "в суд", 1 },
  { "ru", "всё это бред", CLE_TONE_INSULT, "бред", 1 },
  { "ru", "При всём уважении", CLE_TONE_SARCASM, "При всём уважении", 1 },
  { "ru", "при всем уважении", CLE_TONE_SARCASM, "при всем уважении", 1 },
};

static void
test_tone (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (TONES); i++)
    {
      const ToneCase *one = &TONES[i];
      g_autoptr (GArray) remarks = cle_letter_check_tone (one->text, NULL, one->language);
      const CleToneRemark *remark;

      g_test_message ("%s", one->text);
      g_assert_cmpuint (remarks->len, >=, 1);
      remark = &g_array_index (remarks, CleToneRemark, 0);
      g_assert_cmpstr (remark->word, ==, one->word);
      g_assert_cmpint (remark->tone, ==, one->tone);
      g_assert_cmpuint (remark->line, ==, one->line);
      g_assert_cmpmem (one->text + remark->start, remark->length, one->word, strlen (one->word));
      g_assert_cmpuint (strlen (cle_tone_get_why (remark->tone)), >, 20);
    }
}

static void
test_tone_leaves_alone (void)
{
  const char *texts[] = { "your. Fault", "faultless", "blues", "ООО, GmbH, НДС", "Great!", "" };
  g_autoptr (CleClient) client = cle_client_new ("STUPID LIES!!");
  g_autoptr (GHashTable) fields = cle_letter_fields_new (client, NULL, NULL, NULL, NULL);
  g_autoptr (CleLetterMerged) merged = cle_letter_merge ("Dear {{client}}, you must", fields);
  g_autoptr (GArray) remarks = cle_letter_check_tone (merged->text, merged, "en");

  g_assert_cmpuint (remarks->len, ==, 1);
  g_assert_cmpstr (g_array_index (remarks, CleToneRemark, 0).word, ==, "you must");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GArray) none = cle_letter_check_tone (texts[i], NULL, "en");

      g_test_message ("%s", texts[i]);
      g_assert_cmpuint (none->len, ==, 0);
    }
}

static void
test_bad_files (void)
{
  const char *files[] = {
    "{\"format\":1}",
    "{\"format\":1,\"id\":\"A\",\"language\":\"en\",\"name\":\"n\",\"texts\":{}}",
    "{\"format\":1,\"id\":\"a\",\"language\":\"en\",\"name\":\"n\",\"texts\":{\"short\":{\"title\":"
    "\"t\","
    "\"paragraphs\":[1]}}}",
    "{\"format\":1,\"id\":\"a\",\"language\":\"en\",\"name\":\"n\",\"texts\":[]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (files[i], strlen (files[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (cle_letter_template_new_from_bytes (bytes, "mine.json", &error));
      g_assert_error (error, CLE_PROFILE_ERROR, CLE_PROFILE_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "mine.json"));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/letter/templates", test_templates);
  g_test_add_func ("/letter/template-fields", test_template_fields);
  g_test_add_func ("/letter/template-tone", test_template_tone);
  g_test_add_func ("/letter/merge", test_merge);
  g_test_add_func ("/letter/not-ready", test_not_ready);
  g_test_add_func ("/letter/days", test_days);
  g_test_add_func ("/letter/tone", test_tone);
  g_test_add_func ("/letter/tone-leaves-alone", test_tone_leaves_alone);
  g_test_add_func ("/letter/bad-files", test_bad_files);

  return g_test_run ();
}
