/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-page.h"
#include "kept-given.h"

#define HOSTILE "<b>Нагель & Co</b> %s"

typedef struct
{
  TestKept   kept;
  GtkWidget *page;
  char      *other; /* id of a client beside the first */
} Fixture;

static void
set_up (Fixture   *self,
        TestStore *given)
{
  self->other = test_client_add (given->store, HOSTILE);
  test_kept_set_up (&self->kept, given);
  self->page = cle_client_page_new (self->kept.clients.model);
  gtk_window_set_child (GTK_WINDOW (self->kept.window), self->page);
  cle_client_page_show (CLE_CLIENT_PAGE (self->page), self->kept.client);
  while (!gtk_widget_get_mapped (self->page))
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture *self)
{
  test_kept_tear_down (&self->kept);
  g_free (self->other);
}

static guint
count_dialogs (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      n += ADW_IS_MESSAGE_DIALOG (window);
    }

  return n;
}

static gboolean
press (Fixture *self)
{
  return gtk_widget_activate_action (self->page, "client.erase", NULL);
}

static gboolean
can_press (Fixture *self)
{
  GtkWidget *button = test_find_button_for (self->page, "client.erase");

  return gtk_widget_get_sensitive (button);
}

/* The question, when it has come. */
static GtkWidget *
wait_for_question (Fixture *self)
{
  GtkWidget *dialog;

  while (count_dialogs () == 0)
    g_main_context_iteration (NULL, TRUE);
  dialog = test_find_last (self->kept.window);
  test_wait_for_frame (dialog);

  return dialog;
}

static void
keep (GtkWidget *dialog)
{
  g_signal_emit_by_name (test_find_button (dialog, "_Keep"), "clicked");
  while (count_dialogs () > 0)
    g_main_context_iteration (NULL, TRUE);
}

/* Whoever presses twice is asked once, and again when that was answered. */
static void
test_twice (TestStore     *given,
            gconstpointer  data)
{
  Fixture self;

  set_up (&self, given);
  press (&self);
  g_assert_false (can_press (&self));
  press (&self);
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *dialog = wait_for_question (&self);

      g_assert_cmpuint (count_dialogs (), ==, 1);
      g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==,
                       "Erase “A” for good?");
      g_assert_false (can_press (&self));
      keep (dialog);
      g_assert_true (can_press (&self));
      press (&self);
    }
  keep (wait_for_question (&self));
  tear_down (&self);
}

/* The texts about the one are still looked for when another one is shown: only
 * that one can be erased, and is named as it is written. */
static void
test_another (TestStore     *given,
              gconstpointer  data)
{
  GtkWidget *dialog;
  Fixture self;

  set_up (&self, given);
  press (&self);
  cle_client_page_show (CLE_CLIENT_PAGE (self.page), self.other);
  g_assert_true (can_press (&self));
  press (&self);
  dialog = wait_for_question (&self);
  g_assert_cmpuint (count_dialogs (), ==, 1);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "Erase “" HOSTILE "” for good?");
  g_signal_emit_by_name (test_find_button (dialog, "_Erase for Good"), "clicked");
  while (cle_judge_find (cle_client_model_get_judge (self.kept.clients.model), self.other) != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count_dialogs (), ==, 0);
  g_assert_nonnull (cle_judge_find (cle_client_model_get_judge (self.kept.clients.model),
                                    self.kept.client));
  tear_down (&self);
}

/* Who goes on to other things is not asked there; a question that is asked
 * already goes when somebody else erases the client. */
static void
test_left (TestStore     *given,
           gconstpointer  data)
{
  Fixture self;

  set_up (&self, given);
  press (&self);
  gtk_widget_set_visible (self.page, FALSE);
  g_assert_true (can_press (&self));
  gtk_widget_set_visible (self.page, TRUE);
  press (&self);
  wait_for_question (&self);
  g_assert_cmpuint (count_dialogs (), ==, 1);
  gtk_widget_set_visible (self.page, FALSE);
  g_assert_cmpuint (count_dialogs (), ==, 0);
  g_assert_true (can_press (&self));
  tear_down (&self);
}

int
main (int    argc,
      char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, NULL);
  test_store_add ("/client-page/erase-twice", test_twice);
  test_store_add ("/client-page/erase-another", test_another);
  test_store_add ("/client-page/erase-left", test_left);

  return g_test_run ();
}
