/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-growing-list.h"

#define MANY 1000

static GtkStringList *
create_texts (guint n)
{
  GtkStringList *texts = gtk_string_list_new (NULL);

  for (guint i = 0; i < n; i++)
    gtk_string_list_take (texts, g_strdup_printf ("%u", i));

  return texts;
}

/* Counts what the signals say, as a view does. */
static void
count_cb (GListModel *model,
          guint       position,
          guint       removed,
          guint       added,
          guint      *n)
{
  g_assert_cmpuint (position + removed, <=, *n);
  *n += added - removed;
  g_assert_cmpuint (*n, ==, g_list_model_get_n_items (model));
}

static void
wait_for_all (GListModel *model,
              guint       n)
{
  while (g_list_model_get_n_items (model) < n)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_grows (void)
{
  g_autoptr (GtkStringList) texts = create_texts (MANY);
  g_autoptr (CleGrowingList) list = cle_growing_list_new (G_LIST_MODEL (texts));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  g_assert_cmpuint (n, >=, 1);
  g_assert_cmpuint (n, <, 20);
  g_signal_connect (list, "items-changed", G_CALLBACK (count_cb), &n);
  wait_for_all (G_LIST_MODEL (list), MANY);
  g_assert_cmpuint (n, ==, MANY);

  for (guint i = 0; i < MANY; i++)
    {
      g_autoptr (GtkStringObject) object = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autofree char *text = g_strdup_printf ("%u", i);

      g_assert_cmpstr (gtk_string_object_get_string (object), ==, text);
    }
}

static void
test_restarts (void)
{
  g_autoptr (GtkStringList) texts = create_texts (MANY);
  g_autoptr (CleGrowingList) list = cle_growing_list_new (G_LIST_MODEL (texts));

  wait_for_all (G_LIST_MODEL (list), MANY);
  cle_growing_list_restart (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), <, 20);
  wait_for_all (G_LIST_MODEL (list), MANY);
}

/* What comes to the model later comes to the list. */
static void
test_follows (void)
{
  g_autoptr (GtkStringList) texts = create_texts (2);
  g_autoptr (CleGrowingList) list = cle_growing_list_new (G_LIST_MODEL (texts));

  gtk_string_list_append (texts, "third");
  wait_for_all (G_LIST_MODEL (list), 3);
  gtk_string_list_remove (texts, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/growing-list/grows", test_grows);
  g_test_add_func ("/app/growing-list/restarts", test_restarts);
  g_test_add_func ("/app/growing-list/follows", test_follows);

  return g_test_run ();
}
