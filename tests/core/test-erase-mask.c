/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clients/cle-what-if.h"
#include "store/cle-erase-mask.h"
#include "store/cle-record.h"

#include <string.h>

typedef struct
{
  const char *name;   /* of the test */
  const char *word;
  const char *kept;   /* nullable: how somebody else is called */
  const char *text;
  const char *masked; /* nullable: nothing to take out */
} Case;

static const Case cases[] = {
  { "whole", "Zanzibar", NULL, "sent by Zanzibar", "sent by ***" },
  { "all", "Zanzibar", NULL, "Zanzibar: ask zanzibar's, (ZANZIBAR).", "***: ask ***'s, (***)." },
  { "part", "Zanzibar", NULL, "Zanzibarian, newzanzibar, zanzibar1", NULL },
  { "beside-a-part", "Zanzibar", NULL, "Zanzibars Zanzibar_x", "Zanzibars ***_x" },
  { "phrase", "Zan Zibar", NULL, "zan  zibar\nzan\tzibar zan-zibar", "***\n*** zan-zibar" },
  { "cyrillic", "Ёлка", NULL, "звонила ёлка, не ёлкам", "звонила ***, не ёлкам" },
  { "dots", "Ёлкин", NULL, "Елкин, ЁЛКИН, ёлкин", "***, ***, ***" },
  { "no-dots", "Елкин", NULL, "у Ёлкин", "у ***" },
  { "turkish", "İstanbul", NULL, "in İSTANBUL", "in ***" },
  { "quoted", "A\"B\\C", NULL, "a\"b\\c, A\"B", "***, A\"B" },
  { "any-space", "Zan\u00a0Zibar", NULL, "Zan Zibar, Zan\u2009Zibar", "***, ***" },
  { "picture", "\U0001f389\U0001f389", NULL, "a\U0001f389\U0001f389b", "a**b" },
  { "mark-follows", "Cafe", NULL, "Cafe\u0301", NULL },
  { "pattern", ".*x", NULL, "abx .*x", "abx ***" },
  { "marks", "{{B}} & <b>Co", NULL, "x{{b}} & <B>co, {{B}} & <b>Cow", "x***, {{B}} & <b>Cow" },
  { "short-as-typed", "HP", NULL, "HP, hp, Hp", "**, hp, Hp" },
  { "kept", "Zanzibar", "Zanzibar North", "Zanzibar North, Zanzibar", "Zanzibar North, ***" },
  { "kept-before", "Zanzibar", "Old Zanzibar", "old zanzibar or Zanzibar", "old zanzibar or ***" },
  { "kept-is-shorter", "Zanzibar Ltd", "Zanzibar", "Zanzibar Ltd called Zanzibar",
    "*** called Zanzibar" },
  { "kept-person", "Anna Smith Jones", "Anna Smith", "Anna Smith, anna smith jones",
    "Anna Smith, ***" },
  { "kept-as-long", "Zan Zibar", "Zan zibar", "zan  zibar", NULL },
  { "called-the-same", "Zanzibar", "zanzibar", "Zanzibar", NULL },
  { "empty", "Zanzibar", NULL, "", NULL },
};

static CleEraseNames *
make_names (const char *word,
            const char *kept)
{
  CleEraseNames *names = cle_erase_names_new ();

  g_ptr_array_add (names->words, g_strdup (word));
  if (kept != NULL)
    g_ptr_array_add (names->kept, g_strdup (kept));

  return names;
}

static void
test_text (gconstpointer data)
{
  const Case *one = data;
  g_autoptr (CleEraseNames) names = make_names (one->word, one->kept);
  g_autofree char *masked = cle_erase_mask_text (names, one->text);

  g_assert_cmpstr (masked, ==, one->masked);
}

static void
test_is_word (void)
{
  g_assert_true (cle_erase_mask_is_word ("HP"));
  g_assert_true (cle_erase_mask_is_word ("«Ё»"));
  g_assert_true (cle_erase_mask_is_word ("\U0001f389\U0001f389"));
  g_assert_false (cle_erase_mask_is_word (".*"));
  g_assert_false (cle_erase_mask_is_word ("A"));
  g_assert_false (cle_erase_mask_is_word (""));
  g_assert_false (cle_erase_mask_is_word ("***"));
}

/* Codes stay whatever somebody is called, and every other byte as it was. */
static void
test_document (void)
{
  static const char *const members[] = { "text", "levels", NULL };
  static const char text[] =
      "{ \"kind\" : \"care\",\"text\":\"take care\", \"care\":[\"care\"],\n"
      "\"levels\":[{\"points\":1,\"x\":\"\\u0063are\\n\"},\"care\"],\"n\":1.0}\n";
  g_autoptr (CleEraseNames) names = make_names ("Care", NULL);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (CleEraseMentions) found = cle_erase_mentions_new ();

  g_assert_true (cle_erase_mask_document (names, members, text, strlen (text), out, found));
  g_assert_cmpstr (out->str, ==,
                   "{ \"kind\" : \"care\",\"text\":\"take ***\", \"care\":[\"care\"],\n"
                   "\"levels\":[{\"points\":1,\"x\":\"***\\n\"},\"***\"],\"n\":1.0}\n");
  g_assert_cmpuint (found->texts->len, ==, 3);
  g_assert_cmpstr (found->texts->pdata[1], ==, "care\n");
  g_assert_false (cle_erase_mask_document (names, members, "{\"text\":\"care\"", 14, NULL, NULL));
}

/* Days, and what turns out not to be JSON, are not told of either. */
static void
test_passed_over (void)
{
  static const char text[] = "{\"text\":\"2026-12-01\",\"note\":\"in 2026\"", *end = "}";
  static const char *const members[] = { "text", "note", NULL };
  g_autoptr (CleEraseNames) names = make_names ("2026", NULL);
  g_autofree char *whole = g_strconcat (text, end, NULL);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (CleEraseMentions) found = cle_erase_mentions_new ();

  g_assert_false (cle_erase_mask_document (names, members, text, strlen (text), NULL, found));
  g_assert_cmpuint (found->texts->len, ==, 0);
  g_assert_true (cle_erase_mask_document (names, members, whole, strlen (whole), out, found));
  g_assert_cmpstr (out->str, ==, "{\"text\":\"2026-12-01\",\"note\":\"in ***\"}");
  g_assert_cmpuint (found->texts->len, ==, 1);
}

static void
assert_line (const char *word,
             const char *text,
             const char *masked)
{
  g_autoptr (CleEraseNames) names = make_names (word, NULL);
  g_autoptr (GString) line = g_string_new (text);
  g_autoptr (GString) out = g_string_new (NULL);

  cle_record_seal (line);
  g_assert_cmpint (cle_erase_mask_line (names, line->str, line->len, out, NULL), ==,
                   masked != NULL);
  if (masked != NULL)
    g_assert_true (g_str_has_prefix (out->str, masked));
}

/* A trial is called by a code, or as the manager wrote. */
static void
test_step (void)
{
  for (guint i = 0; i < CLE_N_STEPS; i++)
    {
      const char *code = cle_step_get_word (i);
      g_auto (GStrv) words = g_strsplit (code, "-", -1);
      g_autofree char *line = g_strdup_printf ("{\"step\":\"%s\"", code);

      for (guint j = 0; words[j] != NULL; j++)
        assert_line (words[j], line, NULL);
    }
  assert_line ("discount", "{\"why\":\"no-discount\"", "{\"why\":\"no-***\"");
  assert_line ("discount", "{\"step\":\"no-discount \"", "{\"step\":\"no-*** \"");
}

/* What was assessed is told of once, and before the sentences. */
static void
test_subject (void)
{
  static const char *const members[] = { "text", "subject", NULL };
  static const char text[] = "{\"text\":\"of Zan\",\"a\":{\"subject\":\"Zan North\"},"
                             "\"subject\":\"Zan\",\"b\":{\"subject\":\"Zan\"}}";
  g_autoptr (CleEraseNames) names = make_names ("Zan", NULL);
  g_autoptr (CleEraseMentions) found = cle_erase_mentions_new ();

  for (guint i = 0; i < 2; i++)
    g_assert_true (cle_erase_mask_document (names, members, text, strlen (text), NULL, found));
  g_assert_cmpuint (found->subjects->len, ==, 2);
  g_assert_cmpuint (found->texts->len, ==, 4);
  g_assert_cmpstr (found->texts->pdata[0], ==, "Zan North");
  g_assert_cmpstr (found->texts->pdata[1], ==, "Zan");
  g_assert_cmpstr (found->texts->pdata[3], ==, "of Zan");
}

static void
test_line (void)
{
  g_autoptr (CleEraseNames) names = make_names ("contact", NULL);
  g_autoptr (GString) line = g_string_new ("{\"t\":\"contact\",\"text\":\"a contact\"");
  g_autoptr (GString) out = g_string_new (NULL);

  cle_record_seal (line);
  g_assert_true (cle_erase_mask_line (names, line->str, line->len, out, NULL));
  g_assert_true (g_str_has_prefix (out->str, "{\"t\":\"contact\",\"text\":\"a ***\",\"crc\":\""));
  g_assert_true (cle_record_check_seal (out->str, out->len));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/erase-mask/text/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_text);
    }
  g_test_add_func ("/erase-mask/is-word", test_is_word);
  g_test_add_func ("/erase-mask/document", test_document);
  g_test_add_func ("/erase-mask/passed-over", test_passed_over);
  g_test_add_func ("/erase-mask/step", test_step);
  g_test_add_func ("/erase-mask/subject", test_subject);
  g_test_add_func ("/erase-mask/line", test_line);

  return g_test_run ();
}
