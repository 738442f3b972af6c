/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "history/cle-result-list.h"
#include "store/cle-acts.h"
#include "store/cle-erase.h"
#include "test-store.h"

#include <string.h>

/* A copy of the list that knows nothing but what items-changed tells. */
static void
changed_cb (GListModel *model,
            guint       position,
            guint       removed,
            guint       added,
            GPtrArray  *copy)
{
  g_assert_cmpuint (position + removed, <=, copy->len);
  if (removed > 0)
    g_ptr_array_remove_range (copy, position, removed);
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (CleResultItem) item = g_list_model_get_item (model, position + i);

      g_ptr_array_insert (copy, (int) (position + i),
                          g_strdup (cle_result_item_get_row (item)->id));
    }
  g_assert_cmpuint (copy->len, ==, g_list_model_get_n_items (model));
}

static GPtrArray *
follow (CleResultList *list)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_free);

  changed_cb (G_LIST_MODEL (list), 0, 0, g_list_model_get_n_items (G_LIST_MODEL (list)), copy);
  g_signal_connect (list, "items-changed", G_CALLBACK (changed_cb), copy);

  return copy;
}

static gboolean
mentions (const char *text,
          const char *search)
{
  g_autofree char *a = text != NULL ? g_utf8_casefold (text, -1) : NULL;
  g_autofree char *b = g_utf8_casefold (search, -1);

  return a != NULL && strstr (a, b) != NULL;
}

static gboolean
passes (const CleHistoryRow   *row,
        const CleResultFilter *filter)
{
  return row->trashed == filter->trashed && row->at >= filter->period.from &&
         (filter->period.to == 0 || row->at < filter->period.to) &&
         (filter->voice < 0 || filter->voice == (int) row->voice) &&
         (filter->subject == NULL || strcmp (filter->subject, row->subject) == 0) &&
         (filter->questionnaire == NULL ||
          strcmp (filter->questionnaire, row->questionnaire) == 0) &&
         (filter->search == NULL || *filter->search == '\0' ||
          mentions (row->subject, filter->search) || mentions (row->note, filter->search));
}

static void
assert_shown (CleHistory            *history,
              CleResultList         *list,
              GPtrArray             *copy,
              const CleResultFilter *filter)
{
  guint n = 0;

  while (cle_result_list_get_busy (list))
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < cle_history_get_n_rows (history); i++)
    {
      CleHistoryRow row;

      cle_history_get_row (history, cle_history_get_newest (history, i), &row);
      if (!passes (&row, filter))
        continue;
      g_assert_cmpuint (n, <, copy->len);
      g_assert_cmpstr (copy->pdata[n], ==, row.id);
      n++;
    }
  g_assert_cmpuint (n, ==, copy->len);
  g_assert_cmpuint (n, ==, g_list_model_get_n_items (G_LIST_MODEL (list)));
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *done,
           gpointer      data)
{
  g_assert_true (cle_history_load_finish (CLE_HISTORY (source), done, NULL));
  *(gboolean *) data = TRUE;
}

static void
reload (CleHistory *history)
{
  gboolean loaded = FALSE;

  cle_history_load_async (history, NULL, loaded_cb, &loaded);
  while (!loaded)
    g_main_context_iteration (NULL, TRUE);
}

static void
do_something (TestStore *test,
              GRand     *rand,
              guint      n)
{
  static const char *const subjects[] = { "Shop", "Склад", "", "Branch 4" };
  g_autofree char *id = test_id (n);
  g_autofree char *some = test_id ((guint) g_rand_int_range (rand, 0, (gint32) n + 1));
  const char *const ids[] = { some, NULL };

  test->clock.wall += g_rand_int_range (rand, -100000, 1000000);
  switch (g_rand_int_range (rand, 0, 8))
    {
    case 0:
      g_assert_true (cle_act_note (test->store, some, "a NOTE", NULL));
      break;
    case 1:
      g_assert_true (cle_act_trash (test->store, some, NULL));
      break;
    case 2:
      g_assert_true (cle_act_restore (test->store, some, NULL));
      break;
    case 3:
      if (n % 5 == 0)
        g_assert_true (cle_erase_results (test->store, ids, NULL));
      break;
    default:
      test_append_well (test->store, id,
                        subjects[g_rand_int_range (rand, 0, G_N_ELEMENTS (subjects))]);
    }
}

static const CleResultFilter filters[] = {
  { NULL, -1, NULL, NULL, FALSE },     { NULL, -1, NULL, NULL, TRUE },
  { "Shop", -1, NULL, NULL, FALSE },   { NULL, CLE_VOICE_STAFF, NULL, NULL, FALSE },
  { NULL, CLE_VOICE_CLIENT, NULL, NULL, FALSE }, { NULL, -1, "test", "", FALSE },
  { NULL, -1, "other", NULL, FALSE },  { NULL, -1, NULL, "СКЛАД", FALSE },
  { NULL, -1, NULL, "note", FALSE },   { "", -1, NULL, NULL, FALSE },
  { NULL, -1, NULL, NULL, FALSE, { TEST_NOW + 20000000, TEST_NOW + 60000000 } },
  { "Shop", -1, NULL, NULL, FALSE, { TEST_NOW + 30000000, 0 } },
};

/* Against a list that is made anew each time. */
static void
test_model (TestStore    *test,
            gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (77);
  g_autoptr (CleHistory) history = cle_history_new (test->store);
  g_autoptr (CleResultList) list = cle_result_list_new (history);
  g_autoptr (GPtrArray) copy = follow (list);
  const CleResultFilter *filter = &filters[0];

  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (list)) == CLE_TYPE_RESULT_ITEM);
  for (guint i = 0; i < 300; i++)
    {
      do_something (test, rand, i);
      if (i % 2 == 0)
        reload (history);
      if (i % 5 == 0)
        {
          filter = &filters[g_rand_int_range (rand, 0, G_N_ELEMENTS (filters))];
          cle_result_list_set_filter (list, filter);
        }
      assert_shown (history, list, copy, filter);
    }
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), copy->len));
  g_signal_handlers_disconnect_by_data (list, copy);
}

/* More than is looked at in one go: the first are there at once. */
static void
test_long (TestStore    *test,
           gconstpointer data)
{
  g_autoptr (CleHistory) history = cle_history_new (test->store);
  g_autoptr (CleResultList) list = cle_result_list_new (history);
  g_autoptr (GPtrArray) copy = follow (list);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 1; i <= 50000; i++)
    {
      g_autofree char *id = test_id (i);
      g_autofree char *line = test_result_line ("33333333-3333-4333-8333-333333333333", i,
                                                (gint64) i * 60000, id, i % 100 ? "Shop" : "Склад");

      g_string_append_printf (text, "%s\n", line);
    }
  test_store_write (test, "records/33333333-3333-4333-8333-333333333333/2026-11.001.jsonl",
                    text->str);
  reload (history);
  g_assert_cmpuint (copy->len, >, 0);
  assert_shown (history, list, copy, &filters[0]);
  g_assert_cmpuint (copy->len, ==, 50000);
  cle_result_list_set_filter (list, &filters[7]);
  assert_shown (history, list, copy, &filters[7]);
  g_assert_cmpuint (copy->len, ==, 500);
  g_signal_handlers_disconnect_by_data (list, copy);
}

/* An item keeps its texts when its row is gone. */
static void
test_item (TestStore    *test,
           gconstpointer data)
{
  g_autofree char *id = test_id (1);
  const char *const ids[] = { id, NULL };
  g_autoptr (CleHistory) history = cle_history_new (test->store);
  g_autoptr (CleResultList) list = NULL;
  g_autoptr (CleResultItem) item = NULL;

  test_append_well (test->store, id, "Shop");
  g_assert_true (cle_act_note (test->store, id, "noted", NULL));
  reload (history);
  list = cle_result_list_new (history);
  item = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_true (cle_erase_results (test->store, ids, NULL));
  reload (history);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  g_assert_cmpstr (cle_result_item_get_row (item)->subject, ==, "Shop");
  g_assert_cmpstr (cle_result_item_get_row (item)->note, ==, "noted");
  g_assert_cmpstr (cle_result_item_get_row (item)->id, ==, id);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  test_store_add ("/result-list/model", test_model);
  test_store_add ("/result-list/long", test_long);
  test_store_add ("/result-list/item", test_item);

  return g_test_run ();
}
