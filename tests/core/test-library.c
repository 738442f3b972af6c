/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assessment/cle-library.h"
#include "json/cle-json-scanner.h"
#include "store/cle-io.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

typedef struct
{
  char       *folder;
  CleStore   *store;
  CleLibrary *library;
} Fixture;

static void
open_store (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->store =
      cle_store_open (fixture->folder, cle_io_get_system (), cle_clock_get_system (), &error);
  g_assert_no_error (error);
  fixture->library = cle_library_new (fixture->store);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *parent = g_dir_make_tmp ("clientele-XXXXXX", NULL);

  fixture->folder = g_build_filename (parent, "store", NULL);
  open_store (fixture);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *parent = g_path_get_dirname (fixture->folder);

  g_assert_finalize_object (fixture->library);
  g_assert_finalize_object (fixture->store);
  remove_tree (parent);
  g_free (fixture->folder);
}

/* As another process would see it. */
static void
reopen (Fixture *fixture)
{
  g_assert_finalize_object (fixture->library);
  g_assert_finalize_object (fixture->store);
  open_store (fixture);
}

static GBytes *
make_bytes (const char *id,
            const char *revision,
            const char *title)
{
  char *text = g_strdup_printf ("{\"format\":1,\"id\":\"%s\"%s,\"language\":\"en\","
                                "\"title\":\"%s\",\"questions\":[{\"id\":\"a\",\"text\":\"?\"}]}\n",
                                id, revision, title);

  return g_bytes_new_take (text, strlen (text));
}

static CleQuestionnaire *
add (Fixture    *fixture,
     const char *id,
     const char *revision,
     const char *title)
{
  g_autoptr (GBytes) bytes = make_bytes (id, revision, title);
  g_autoptr (GError) error = NULL;
  CleQuestionnaire *added = cle_library_add (fixture->library, bytes, "file.json", &error);

  g_assert_no_error (error);
  return added;
}

static char *
make_path (Fixture    *fixture,
           const char *digest)
{
  g_autofree char *name = g_strconcat (digest, ".json", NULL);

  return g_build_filename (fixture->folder, "questionnaires", name, NULL);
}

static gboolean
is_stored (Fixture          *fixture,
           CleQuestionnaire *questionnaire)
{
  g_autofree char *path = make_path (fixture, cle_questionnaire_get_digest (questionnaire));

  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

/* Any line of any device that names the digest freezes the questionnaire. */
static void
answer (Fixture          *fixture,
        CleQuestionnaire *questionnaire)
{
  const char *device = "41aa41aa-41aa-41aa-41aa-41aa41aa41aa";
  const char *digest = cle_questionnaire_get_digest (questionnaire);
  g_autofree char *folder = g_build_filename (fixture->folder, "records", device, NULL);
  g_autofree char *path = g_build_filename (folder, "2026-01.001.jsonl", NULL);
  g_autofree char *old = NULL;
  g_autofree char *text = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_get_contents (path, &old, NULL, NULL);
  text = g_strdup_printf ("%s{\"digest\":\"%s\"}\n", old != NULL ? old : "", digest);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static char *
list_titles (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = cle_library_list (fixture->library, &error);
  g_autoptr (GString) titles = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? ", " : "",
                            cle_questionnaire_get_title (list->pdata[i], "en"));

  return g_string_free (g_steal_pointer (&titles), FALSE);
}

#define BUILT_IN "How client-oriented are you?"

static void
assert_titles (Fixture    *fixture,
               const char *expected)
{
  g_autofree char *titles = list_titles (fixture);

  g_assert_cmpstr (titles, ==, expected);
}

static void
test_built_in (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CleQuestionnaire) found = NULL;
  g_autoptr (CleQuestionnaire) same = NULL;

  assert_titles (fixture, BUILT_IN);
  found = cle_library_find (fixture->library, CLE_BUILT_IN_QUESTIONNAIRE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cle_questionnaire_get_n_questions (found), ==, 10);
  g_assert_true (cle_library_is_built_in (fixture->library, CLE_BUILT_IN_QUESTIONNAIRE));
  g_assert_false (cle_library_is_built_in (fixture->library, "shop"));

  same = cle_library_find_digest (fixture->library, cle_questionnaire_get_digest (found), &error);
  g_assert_no_error (error);
  g_assert_true (same == found);
  g_assert_true (cle_library_check (fixture->library, &error));
}

/* Every text is there in every language of the program. */
static void
test_built_in_is_complete (Fixture      *fixture,
                           gconstpointer data)
{
  g_autoptr (GPtrArray) list = cle_library_list (fixture->library, NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const CleQuestionnaire *one = list->pdata[i];
      g_auto (GStrv) missing = cle_questionnaire_list_untranslated (one, "ru");

      g_assert_cmpuint (g_strv_length (missing), ==, 0);
      g_assert_nonnull (cle_questionnaire_get_intro (one, "en"));
      for (guint j = 0; j < cle_questionnaire_get_n_questions (one); j++)
        for (guint k = 0; k < CLE_N_QUESTION_FIELDS; k++)
          g_assert_nonnull (
              cle_question_get_field (cle_questionnaire_get_question (one, j), k, "en"));
    }
}

static void
test_without_store (void)
{
  g_autoptr (CleLibrary) library = cle_library_new (NULL);
  g_autoptr (GPtrArray) list = cle_library_list (library, NULL);
  g_autoptr (GBytes) bytes = make_bytes ("shop", "", "Shop");
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (list->len, ==, 1);
  g_assert_null (cle_library_find (library, "shop", &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (cle_library_add (library, bytes, "file.json", &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND);
}

static void
test_add (Fixture      *fixture,
          gconstpointer data)
{
  g_autoptr (CleQuestionnaire) shop = add (fixture, "shop", "", "Shop");
  g_autoptr (CleQuestionnaire) bakery = add (fixture, "z", "", "Bakery");
  g_autoptr (CleQuestionnaire) found = NULL;
  g_autoptr (GError) error = NULL;

  assert_titles (fixture, BUILT_IN ", Bakery, Shop");
  reopen (fixture);
  assert_titles (fixture, BUILT_IN ", Bakery, Shop");
  found = cle_library_find (fixture->library, "shop", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cle_questionnaire_get_digest (found), ==, cle_questionnaire_get_digest (shop));
  g_assert_true (cle_library_check (fixture->library, &error));
}

static void
test_add_same (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (CleQuestionnaire) first = add (fixture, "shop", "", "Shop");
  g_autoptr (CleQuestionnaire) second = NULL;

  answer (fixture, first);
  second = add (fixture, "shop", "", "Shop");
  g_assert_cmpstr (cle_questionnaire_get_digest (first), ==, cle_questionnaire_get_digest (second));
  g_assert_cmpuint (cle_questionnaire_get_revision (second), ==, 1);
}

static void
test_replace_unanswered (Fixture      *fixture,
                         gconstpointer data)
{
  g_autoptr (CleQuestionnaire) first = add (fixture, "shop", "", "Shop");
  g_autoptr (CleQuestionnaire) second = add (fixture, "shop", "", "Better shop");

  g_assert_cmpuint (cle_questionnaire_get_revision (second), ==, 1);
  g_assert_false (is_stored (fixture, first));
  g_assert_true (is_stored (fixture, second));
  assert_titles (fixture, BUILT_IN ", Better shop");
}

static void
test_next_revision (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (CleQuestionnaire) first = add (fixture, "shop", "", "Shop");
  g_autoptr (CleQuestionnaire) second = NULL;
  g_autoptr (CleQuestionnaire) again = NULL;
  g_autoptr (CleQuestionnaire) old = NULL;
  g_autoptr (GError) error = NULL;

  answer (fixture, first);
  second = add (fixture, "shop", "", "Better shop");
  g_assert_cmpuint (cle_questionnaire_get_revision (second), ==, 2);
  assert_titles (fixture, BUILT_IN ", Better shop");

  /* The very same file is recognised though its number was changed. */
  again = add (fixture, "shop", "", "Better shop");
  g_assert_cmpstr (cle_questionnaire_get_digest (again), ==, cle_questionnaire_get_digest (second));

  /* What was answered can always be shown. */
  reopen (fixture);
  old = cle_library_find_digest (fixture->library, cle_questionnaire_get_digest (first), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cle_questionnaire_get_title (old, "en"), ==, "Shop");
}

static void
test_number_of_its_own (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (CleQuestionnaire) first = add (fixture, "shop", ",\"revision\":2", "Shop");
  g_autoptr (CleQuestionnaire) second = NULL;
  g_autoptr (CleQuestionnaire) third = NULL;

  answer (fixture, first);
  second = add (fixture, "shop", ",\"revision\":7", "Better shop");
  g_assert_cmpuint (cle_questionnaire_get_revision (second), ==, 7);
  answer (fixture, second);
  third = add (fixture, "shop", ",\"revision\":3", "Best shop");
  g_assert_cmpuint (cle_questionnaire_get_revision (third), ==, 8);
}

static void
test_back_to_old (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (CleQuestionnaire) first = add (fixture, "shop", "", "Shop");
  g_autoptr (CleQuestionnaire) second = NULL;
  g_autoptr (CleQuestionnaire) third = NULL;

  answer (fixture, first);
  second = add (fixture, "shop", "", "Better shop");
  third = add (fixture, "shop", "", "Shop");
  g_assert_cmpstr (cle_questionnaire_get_digest (third), ==, cle_questionnaire_get_digest (first));
  assert_titles (fixture, BUILT_IN ", Shop");
  g_assert_false (is_stored (fixture, second));
}

static void
test_refuse_built_in (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_bytes (CLE_BUILT_IN_QUESTIONNAIRE, "", "Mine");
  g_autoptr (GError) error = NULL;

  g_assert_null (cle_library_add (fixture->library, bytes, "file.json", &error));
  g_assert_error (error, CLE_QUESTIONNAIRE_ERROR, CLE_QUESTIONNAIRE_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "file.json: id (line 1): belongs to"));
  g_clear_error (&error);
  g_assert_false (cle_library_remove (fixture->library, CLE_BUILT_IN_QUESTIONNAIRE, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID);
}

static void
test_refuse_invalid (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("{}", 2);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_build_filename (fixture->folder, "questionnaires", NULL);

  g_assert_null (cle_library_add (fixture->library, bytes, "file.json", &error));
  g_assert_error (error, CLE_QUESTIONNAIRE_ERROR, CLE_QUESTIONNAIRE_ERROR_INVALID);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

static void
test_remove (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (CleQuestionnaire) answered = add (fixture, "shop", "", "Shop");
  g_autoptr (CleQuestionnaire) fresh = add (fixture, "fresh", "", "Fresh");
  g_autoptr (CleQuestionnaire) next = NULL;
  g_autoptr (GError) error = NULL;

  answer (fixture, answered);
  g_assert_true (cle_library_remove (fixture->library, "shop", &error));
  g_assert_no_error (error);
  g_assert_true (cle_library_remove (fixture->library, "fresh", &error));
  g_assert_no_error (error);
  assert_titles (fixture, BUILT_IN);
  g_assert_true (is_stored (fixture, answered));
  g_assert_false (is_stored (fixture, fresh));

  g_assert_false (cle_library_remove (fixture->library, "shop", &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND);

  /* The number of what was answered is not given twice. */
  next = add (fixture, "shop", "", "New shop");
  g_assert_cmpuint (cle_questionnaire_get_revision (next), ==, 2);
}

static void
test_keep (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CleQuestionnaire) built_in = NULL;

  built_in = cle_library_find (fixture->library, CLE_BUILT_IN_QUESTIONNAIRE, &error);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (cle_library_keep (fixture->library, built_in, &error));
      g_assert_no_error (error);
      g_assert_true (is_stored (fixture, built_in));
    }
}

static void
test_keep_repairs (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CleQuestionnaire) shop = add (fixture, "shop", "", "Shop");
  g_autofree char *path = make_path (fixture, cle_questionnaire_get_digest (shop));
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
  g_assert_true (cle_library_keep (fixture->library, shop, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, g_bytes_get_data (cle_questionnaire_get_bytes (shop), NULL));
}

static void
test_damaged (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CleQuestionnaire) shop = add (fixture, "shop", "", "Shop");
  g_autoptr (CleQuestionnaire) other = add (fixture, "other", "", "Other");
  const char *digest = cle_questionnaire_get_digest (shop);
  g_autofree char *path = make_path (fixture, digest);

  g_assert_true (g_file_set_contents (path, "{}", 2, NULL));
  reopen (fixture);
  g_assert_null (cle_library_find_digest (fixture->library, digest, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (cle_library_find (fixture->library, "shop", &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (cle_library_check (fixture->library, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID);

  /* The rest can be used. */
  assert_titles (fixture, BUILT_IN ", Other");
}

static void
test_damaged_list (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CleQuestionnaire) shop = add (fixture, "shop", "", "Shop");
  g_autoptr (GBytes) bytes = make_bytes ("other", "", "Other");
  g_autofree char *path = NULL;

  path = g_build_filename (fixture->folder, "questionnaires", "offered.json", NULL);
  g_assert_true (g_file_set_contents (path, "{\"format\":1,\"offered\":[\"../x\"]}", -1, NULL));
  assert_titles (fixture, BUILT_IN);
  g_assert_null (cle_library_add (fixture->library, bytes, "file.json", &error));
  g_assert_error (error, CLE_JSON_ERROR, CLE_JSON_ERROR_RANGE);
  g_assert_cmpstr (error->message, ==,
                   "questionnaires/offered.json: offered[0] (line 1): "
                   "must be 64 hexadecimal digits");
}

static void
test_newer_list (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CleQuestionnaire) shop = add (fixture, "shop", "", "Shop");
  g_autofree char *path = NULL;

  path = g_build_filename (fixture->folder, "questionnaires", "offered.json", NULL);
  g_assert_true (g_file_set_contents (path, "{\"format\":2}", -1, NULL));
  g_assert_false (cle_library_remove (fixture->library, "shop", &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_NEWER);
}

static void
test_odd_digests (Fixture      *fixture,
                  gconstpointer data)
{
  const char *digests[] = {
    "",
    "x",
    "../../../../etc/passwd",
    "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde",
    "0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef",
    "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0",
  };

  for (guint i = 0; i < G_N_ELEMENTS (digests); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (cle_library_find_digest (fixture->library, digests[i], &error));
      g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID);
    }
}

static void
test_unknown_digest (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *digest = g_strnfill (64, 'a');

  g_assert_null (cle_library_find_digest (fixture->library, digest, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND);
}

static void
add_test (const char *name, void (*func) (Fixture *fixture, gconstpointer data))
{
  g_autofree char *path = g_strconcat ("/library/", name, NULL);

  g_test_add (path, Fixture, NULL, set_up, func, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/library/without-store", test_without_store);
  add_test ("built-in", test_built_in);
  add_test ("built-in-is-complete", test_built_in_is_complete);
  add_test ("add", test_add);
  add_test ("add-same", test_add_same);
  add_test ("replace-unanswered", test_replace_unanswered);
  add_test ("next-revision", test_next_revision);
  add_test ("number-of-its-own", test_number_of_its_own);
  add_test ("back-to-old", test_back_to_old);
  add_test ("refuse-built-in", test_refuse_built_in);
  add_test ("refuse-invalid", test_refuse_invalid);
  add_test ("remove", test_remove);
  add_test ("keep", test_keep);
  add_test ("keep-repairs", test_keep_repairs);
  add_test ("damaged", test_damaged);
  add_test ("damaged-list", test_damaged_list);
  add_test ("newer-list", test_newer_list);
  add_test ("odd-digests", test_odd_digests);
  add_test ("unknown-digest", test_unknown_digest);

  return g_test_run ();
}
