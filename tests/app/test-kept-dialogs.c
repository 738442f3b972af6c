/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-dialog.h"
#include "cle-decision-dialog.h"
#include "cle-letter-dialog.h"
#include "cle-money-dialog.h"
#include "cle-parting-dialog.h"
#include "cle-rating-dialog.h"
#include "clients/cle-client-store.h"
#include "kept-given.h"

/* What it says is typed and saved: by a button, or else by an action. */
typedef struct
{
  const char *name;
  void        (*open) (TestKept *self);
  const char *button;
  const char *action;
  const char *text;
  guint       entry;     /* which one */
  const char *in_the_way;
  const char *record;    /* what is then found in the records, or in people */
  TestTrouble trouble;
  guint       n_before;  /* how often it is found although not all was saved */
} Case;

static void
say (GtkWidget  *dialog,
     const Case *test)
{
  if (test->button != NULL)
    g_signal_emit_by_name (test_find_button (dialog, test->button), "clicked");
  else
    g_assert_true (gtk_widget_activate_action (dialog, test->action, NULL));
}

static void
open_money (TestKept *self)
{
  cle_money_dialog_ask (self->window, self->clients.model, self->client);
}

static void
open_client (TestKept *self)
{
  cle_client_dialog_ask (self->window, self->clients.session, NULL);
}

static void
open_decision (TestKept *self)
{
  cle_decision_dialog_ask (self->window, self->clients.model,
                           cle_judge_find (cle_client_model_get_judge (self->clients.model), self->client));
}

/* All but the reason stands there. */
static void
open_parting (TestKept *self)
{
  const char *const texts[] = { "Ida", "2199-01-01" };
  GtkWidget *dialog;

  cle_parting_dialog_ask (self->window, self->clients.model,
                          cle_judge_find (cle_client_model_get_judge (self->clients.model), self->client));
  dialog = test_find_last (self->window);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      guint skip = i + 1;

      gtk_editable_set_text (test_find_entry (dialog, &skip), texts[i]);
    }
}

static void
open_rating (TestKept *self)
{
  GtkWidget *dialog = cle_rating_dialog_new (self->window, self->clients.model, self->client);
  const gint8 levels[] = { 2 };
  GPtrArray *profiles = cle_client_model_get_profiles (self->clients.model);

  cle_rating_dialog_agree (CLE_RATING_DIALOG (dialog), profiles->pdata[0], levels, "");
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Every field has a value, or the letter could not be kept. */
static void
open_letter (TestKept *self)
{
  GtkWidget *dialog = cle_letter_dialog_new (self->window, self->clients.model, self->client);
  guint n = 0;

  for (guint skip = 0;; skip = n)
    {
      GtkEditable *entry = test_find_entry (dialog, &skip);

      if (entry == NULL)
        break;
      gtk_editable_set_text (entry, "filled in");
      n++;
    }
  g_assert_cmpuint (n, >, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* It cannot be saved: the dialog is there again with what was typed, and says
 * why. When it can, it goes. */
static void
test_dialog (TestStore     *given,
             gconstpointer  data)
{
  const Case *test = data;
  TestKept self;
  GtkWidget *dialog, *told;
  GtkEditable *entry;
  guint skip = test->entry;

  test_kept_set_up (&self, given);
  test->open (&self);
  dialog = test_find_last (self.window);
  g_assert_nonnull (dialog);
  test_wait_for_frame (dialog);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  entry = test_find_entry (dialog, &skip);
  gtk_editable_set_text (entry, test->text);

  test_kept_hinder (&self, test->trouble, test->in_the_way);
  say (dialog, test);
  while ((told = test_find_last (self.window)) == dialog || told == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (dialog);
  test_wait_for_frame (dialog);
  test_wait_for_frame (told);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, test->text);
  g_assert_cmpstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (told)), !=, "");
  g_assert_cmpuint (test_kept_count (&self, test->record), ==, test->n_before);
  g_signal_emit_by_name (test_find_button (told, "_Back"), "clicked");

  test_kept_help (&self, test->trouble, test->in_the_way);
  say (dialog, test);
  while (dialog != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (test_kept_count (&self, test->record), ==, 1);
  test_kept_tear_down (&self);
}

/* Tags with a comma come from address books; who changes something else leaves
 * them as they are. */
static void
test_tags (TestStore    *given,
           gconstpointer data)
{
  static const char *const TAGS[] = { "опт, розница", "shop", "\"a\"", NULL };
  g_autoptr (CleClient) client = cle_client_new ("Tagged");
  g_autoptr (CleClient) read = NULL;
  TestKept self;
  GtkWidget *dialog;
  guint skip = 0;

  test_kept_set_up (&self, given);
  g_strfreev (client->tags);
  client->tags = g_strdupv ((char **) TAGS);
  g_assert_true (cle_client_save (given->store, client, NULL));
  cle_client_dialog_ask (self.window, self.clients.session, client);
  dialog = test_find_last (self.window);
  test_wait_for_frame (dialog);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_editable_set_text (test_find_entry (dialog, &skip), "Renamed");
  g_signal_emit_by_name (test_find_button (dialog, "_Save"), "clicked");
  while (dialog != NULL)
    g_main_context_iteration (NULL, TRUE);

  read = cle_client_find (given->store, client->id, NULL);
  g_assert_cmpstr (read->name, ==, "Renamed");
  g_assert_cmpstrv (read->tags, TAGS);
  test_kept_tear_down (&self);
}

/* Without a save nothing keeps it. */
static void
test_cancel (TestStore     *given,
             gconstpointer  data)
{
  TestKept self;
  GtkWidget *dialog;

  for (guint how = 0; how < 2; how++)
    {
      test_kept_set_up (&self, given);
      open_money (&self);
      dialog = test_find_last (self.window);
      test_wait_for_frame (dialog);
      g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
      if (how == 0)
        gtk_window_close (GTK_WINDOW (dialog));
      else
        g_signal_emit_by_name (test_find_button (dialog, "_Cancel"), "clicked");
      while (dialog != NULL)
        g_main_context_iteration (NULL, TRUE);
      test_kept_tear_down (&self);
    }
}

int
main (int    argc,
      char **argv)
{
  static const Case cases[] = {
    { "money", open_money, "_Save", NULL, "1234", 0, "records", "\"t\":\"money\"", TEST_NO_FOLDER },
    { "client", open_client, "_Save", NULL, TEST_TYPED, 0, "people", TEST_TYPED, TEST_NO_FOLDER },
    { "decision", open_decision, "_Decide", NULL, TEST_TYPED, 0, "records", TEST_TYPED, TEST_NO_FOLDER },
    { "rating", open_rating, NULL, "rating.save", TEST_TYPED, 1, "records", TEST_TYPED, TEST_NO_FOLDER },
    { "letter", open_letter, NULL, "letter.keep", TEST_TYPED, 0, "records", "\"t\":\"letter\"", TEST_NO_FOLDER },
    { "money-full", open_money, "_Save", NULL, "1234", 0, "records", "\"t\":\"money\"", TEST_DISK_FULL },
    { "client-full", open_client, "_Save", NULL, TEST_TYPED, 0, "people", TEST_TYPED, TEST_DISK_FULL },
    { "decision-full", open_decision, "_Decide", NULL, TEST_TYPED, 0, "records", TEST_TYPED, TEST_DISK_FULL },
    { "rating-full", open_rating, NULL, "rating.save", TEST_TYPED, 1, "records", TEST_TYPED, TEST_DISK_FULL },
    { "parting", open_parting, "_Begin Parting", NULL, TEST_TYPED, 0, "records", TEST_TYPED, TEST_NO_FOLDER },
    { "parting-full", open_parting, "_Begin Parting", NULL, TEST_TYPED, 0, "records", TEST_TYPED, TEST_DISK_FULL },
    { "parting-fills", open_parting, "_Begin Parting", NULL, TEST_TYPED, 0, "records", TEST_TYPED, TEST_DISK_FILLS, 1 },
    { "letter-full", open_letter, NULL, "letter.keep", TEST_TYPED, 0, "records", "\"t\":\"letter\"", TEST_DISK_FULL },
  };

  adw_init ();
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/kept-dialogs/%s", cases[i].name);

      test_store_add_data (path, &cases[i], test_dialog);
    }
  test_store_add ("/kept-dialogs/cancel", test_cancel);
  test_store_add ("/kept-dialogs/tags", test_tags);

  return g_test_run ();
}
