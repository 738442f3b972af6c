/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assessment/cle-revision.h"

#include <string.h>

typedef struct
{
  const char *path;
  const char *before;
  const char *after;
} RevisionCase;

static const RevisionCase revision_cases[] = {
  { "replaced", "{\"id\":\"a\",\"revision\":1,\"x\":2}", "{\"id\":\"a\",\"revision\":12,\"x\":2}" },
  { "replaced-longer", "{ \"revision\" : 1000000 }", "{ \"revision\" : 12 }" },
  { "before-id", "{\"revision\":3,\"id\":\"a\"}", "{\"revision\":12,\"id\":\"a\"}" },
  { "added", "{\"format\":1,\"id\": \"a\" ,\n\"x\":{}}",
    "{\"format\":1,\"id\": \"a\", \"revision\": 12 ,\n\"x\":{}}" },
  { "deeper-ones-stay", "{\"x\":{\"revision\":1,\"id\":\"z\"},\"id\":\"a\"}",
    "{\"x\":{\"revision\":1,\"id\":\"z\"},\"id\":\"a\", \"revision\": 12}" },
  { "escaped-name", "{\"id\":\"a\",\"r\\u0065vision\":1}", "{\"id\":\"a\",\"r\\u0065vision\":12}" },
  { "mark", "\xef\xbb\xbf{\"id\":\"a\"}", "\xef\xbb\xbf{\"id\":\"a\", \"revision\": 12}" },
};

static void
test_revision (gconstpointer data)
{
  const RevisionCase *row = data;
  g_autoptr (GBytes) before = g_bytes_new_static (row->before, strlen (row->before));
  g_autoptr (GBytes) after = cle_revision_set_number (before, 12);
  gsize length;
  const char *text = g_bytes_get_data (after, &length);

  g_assert_cmpmem (text, length, row->after, strlen (row->after));
}

static GBytes *
make_bytes (const char *title)
{
  char *text = g_strdup_printf ("{\"format\":1,\"id\":\"shop\",\"revision\":3,\"language\":\"en\","
                                "\"title\":\"%s\",\"questions\":[{\"id\":\"a\",\"text\":\"?\"}]}",
                                title);

  return g_bytes_new_take (text, strlen (text));
}

static void
test_is_same (void)
{
  g_autoptr (GBytes) bytes = make_bytes ("Our shop");
  g_autoptr (GBytes) renumbered = cle_revision_set_number (bytes, 9);
  g_autoptr (GBytes) other = make_bytes ("Our stop");
  g_autoptr (GError) error = NULL;
  g_autoptr (CleQuestionnaire) questionnaire =
      cle_questionnaire_new_from_bytes (bytes, "shop.json", &error);

  g_assert_no_error (error);
  g_assert_true (cle_revision_is_same (questionnaire, bytes));
  g_assert_true (cle_revision_is_same (questionnaire, renumbered));
  g_assert_false (cle_revision_is_same (questionnaire, other));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/revision/is-same", test_is_same);
  for (guint i = 0; i < G_N_ELEMENTS (revision_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/revision/%s", revision_cases[i].path);

      g_test_add_data_func (path, &revision_cases[i], test_revision);
    }

  return g_test_run ();
}
