/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-contact-log.h"
#include "cle-first-clients.h"
#include "cle-lazy-row.h"
#include "cle-parting-group.h"
#include "cle-trial-group.h"
#include "clients/cle-parting-acts.h"
#include "kept-given.h"

static void
wait_for_text (GtkEditable *entry,
               const char  *text)
{
  while (g_strcmp0 (gtk_editable_get_text (entry), text) != 0)
    g_main_context_iteration (NULL, TRUE);
}

/* The line of the log goes when it is in the log, and comes back with its
 * client. */
static void
test_contact (TestStore     *given,
              gconstpointer  data)
{
  TestKept self;
  g_autofree char *other = test_client_add (given->store, "B");
  GtkWidget *log;
  GtkEditable *entry;
  guint skip = 0;

  test_kept_set_up (&self, given);
  log = cle_contact_log_new (self.clients.model);
  gtk_window_set_child (GTK_WINDOW (self.window), log);
  cle_contact_log_show (CLE_CONTACT_LOG (log), self.client);
  entry = test_find_entry (log, &skip);
  gtk_editable_set_text (entry, "call 12m " TEST_TYPED);

  test_kept_hinder (&self, TEST_NO_FOLDER, "records");
  g_signal_emit_by_name (entry, ADW_IS_ENTRY_ROW (entry) ? "entry-activated" : "activate");
  g_assert_false (gtk_editable_get_editable (entry));
  while (!gtk_editable_get_editable (entry))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "call 12m " TEST_TYPED);

  cle_contact_log_show (CLE_CONTACT_LOG (log), other);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "");
  cle_contact_log_show (CLE_CONTACT_LOG (log), self.client);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "call 12m " TEST_TYPED);

  test_kept_help (&self, TEST_NO_FOLDER, "records");
  g_signal_emit_by_name (entry, ADW_IS_ENTRY_ROW (entry) ? "entry-activated" : "activate");
  wait_for_text (entry, "");
  g_assert_cmpuint (test_kept_count (&self, TEST_TYPED), ==, 1);
  test_kept_tear_down (&self);
}

/* Names that could not be saved can be saved again, and nobody comes twice. */
static void
test_first (TestStore     *given,
            gconstpointer  data)
{
  TestKept self;
  GtkWidget *first;
  GtkEditable *entry;
  guint skip = 0;

  test_kept_set_up (&self, given);
  first = cle_first_clients_new (self.clients.session);
  gtk_window_set_child (GTK_WINDOW (self.window), first);
  entry = test_find_entry (first, &skip);
  gtk_editable_set_text (entry, TEST_TYPED);

  test_kept_hinder (&self, TEST_NO_FOLDER, "people");
  g_assert_true (gtk_widget_activate_action (first, "first.save", NULL));
  g_assert_cmpuint (test_kept_count (&self, TEST_TYPED), ==, 0);
  test_kept_help (&self, TEST_NO_FOLDER, "people");
  while (test_kept_count (&self, TEST_TYPED) == 0)
    {
      g_main_context_iteration (NULL, TRUE);
      gtk_widget_activate_action (first, "first.save", NULL);
    }
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, TEST_TYPED);
  g_assert_cmpuint (test_kept_count (&self, TEST_TYPED), ==, 1);
  test_kept_tear_down (&self);
}

/* What is entered in a row of a page is saved without a dialog around it. */
typedef struct
{
  const char *name;
  GtkWidget  *(*create) (TestKept *self);
  const char *text;
  guint       entry;
  const char *record;
  TestTrouble trouble;
} RowCase;

static GtkWidget *
create_parting (TestKept *self)
{
  CleParting parting = { .client = self->client };
  GtkWidget *group = cle_parting_group_new (self->clients.model);

  g_assert_true (cle_parting_begin (self->given->store, &parting, NULL));
  g_free (parting.id);
  cle_session_load (self->clients.session);
  while (cle_client_book_get_parting (cle_client_model_get_book (self->clients.model), self->client) == NULL)
    g_main_context_iteration (NULL, TRUE);
  cle_parting_group_show (CLE_PARTING_GROUP (group), self->client);

  return group;
}

static GtkWidget *
create_terms (TestKept *self)
{
  GtkWidget *group = cle_trial_group_new (self->clients.model);

  cle_trial_group_show (CLE_TRIAL_GROUP (group), self->client);
  /* Its steps are made when somebody opens it. */
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (test_find (group, CLE_TYPE_LAZY_ROW)), TRUE);

  return group;
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* A row that could not be saved has its text, and offers to apply it again: it
 * does so after a change, so the text was set anew. */
static void
test_row (TestStore     *given,
          gconstpointer  data)
{
  const RowCase *test = data;
  TestKept self;
  GtkEditable *entry;
  guint skip = test->entry, n = 0;

  test_kept_set_up (&self, given);
  gtk_window_set_child (GTK_WINDOW (self.window), test->create (&self));
  entry = test_find_entry (gtk_window_get_child (GTK_WINDOW (self.window)), &skip);
  gtk_editable_set_text (entry, test->text);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (count_cb), &n);

  test_kept_hinder (&self, test->trouble, "records");
  g_signal_emit_by_name (entry, "apply");
  while (n == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, test->text);
  g_assert_cmpuint (test_kept_count (&self, test->record), ==, 0);

  test_kept_help (&self, test->trouble, "records");
  g_signal_emit_by_name (entry, "apply");
  while (test_kept_count (&self, test->record) == 0)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (test_kept_count (&self, test->record), ==, 1);
  test_kept_tear_down (&self);
}

/* What is not saved is not ticked off; when it is, a tick is one record. */
static void
test_tick (TestStore     *given,
           gconstpointer  data)
{
  TestKept self;
  GtkSwitch *done;

  test_kept_set_up (&self, given);
  gtk_window_set_child (GTK_WINDOW (self.window), create_parting (&self));
  done = GTK_SWITCH (test_find (self.window, GTK_TYPE_SWITCH));
  g_assert_false (gtk_switch_get_active (done));

  test_kept_hinder (&self, TEST_DISK_FULL, "records");
  gtk_switch_set_active (done, TRUE);
  while (gtk_switch_get_active (done))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (test_kept_count (&self, "\"t\":\"amend\""), ==, 0);

  test_kept_help (&self, TEST_DISK_FULL, "records");
  gtk_switch_set_active (done, TRUE);
  while (test_kept_count (&self, "\"t\":\"amend\"") == 0)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (gtk_switch_get_active (done));
  g_assert_cmpuint (test_kept_count (&self, "\"t\":\"amend\""), ==, 1);
  test_kept_tear_down (&self);
}

static gboolean
is_on_disk (TestKept *self)
{
  CleClientBook *book = cle_client_model_get_book (self->clients.model);

  for (ClePartingItem item = 0; item < CLE_N_PARTING; item++)
    if (cle_client_book_get_parting (book, self->client)->steps[item].done)
      return TRUE;

  return FALSE;
}

/* Something else about the clients changes before a tick is on disk: the switch
 * stays as it was set. The last word counts. */
static void
test_tick_meanwhile (TestStore     *given,
                     gconstpointer  data)
{
  TestKept self;
  GtkSwitch *done;

  test_kept_set_up (&self, given);
  gtk_window_set_child (GTK_WINDOW (self.window), create_parting (&self));
  done = GTK_SWITCH (test_find (self.window, GTK_TYPE_SWITCH));
  gtk_switch_set_active (done, TRUE);
  g_assert_false (is_on_disk (&self));
  g_signal_emit_by_name (self.clients.model, "changed");
  g_assert_true (gtk_switch_get_active (done));
  while (!is_on_disk (&self) || !cle_client_model_get_settled (self.clients.model))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_switch_get_active (done));

  given->clock.wall += 1000;
  gtk_switch_set_active (done, FALSE);
  while (is_on_disk (&self) || !cle_client_model_get_settled (self.clients.model))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (gtk_switch_get_active (done));
  g_assert_cmpuint (test_kept_count (&self, "\"t\":\"amend\""), ==, 2);
  test_kept_tear_down (&self);
}

/* Who tells the client stands there by name, whatever window or command said it. */
static void
test_named (TestStore     *given,
            gconstpointer  data)
{
  g_autofree char *record = NULL;
  const CleParting *parting;
  GtkWidget *group;
  TestKept self;
  guint skip = 0;

  test_kept_set_up (&self, given);
  group = create_parting (&self);
  gtk_window_set_child (GTK_WINDOW (self.window), group);
  parting = cle_client_book_get_parting (cle_client_model_get_book (self.clients.model), self.client);
  g_assert_true (cle_parting_set_step (given->store, parting, CLE_PARTING_PERSON, TRUE, "Olga",
                                       &record, NULL));
  cle_session_load (self.clients.session);
  while (!is_on_disk (&self) || !cle_client_model_get_settled (self.clients.model))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (gtk_editable_get_text (test_find_entry (group, &skip)), ==, "Olga");
  test_kept_tear_down (&self);
}

int
main (int    argc,
      char **argv)
{
  static const RowCase rows[] = {
    { "person", create_parting, TEST_TYPED, 0, "\"item\":\"person\"", TEST_NO_FOLDER },
    { "day", create_parting, "2027-01-31", 1, "2027-01-31", TEST_NO_FOLDER },
    { "person-full", create_parting, TEST_TYPED, 0, "\"item\":\"person\"", TEST_DISK_FULL },
    { "day-full", create_parting, "2027-01-31", 1, "2027-01-31", TEST_DISK_FULL },
    { "terms", create_terms, TEST_TYPED, 1, TEST_TYPED, TEST_NO_FOLDER },
    { "terms-full", create_terms, TEST_TYPED, 1, TEST_TYPED, TEST_DISK_FULL },
  };

  adw_init ();
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/kept-rows/%s", rows[i].name);

      test_store_add_data (path, &rows[i], test_row);
    }
  test_store_add ("/kept-rows/tick", test_tick);
  test_store_add ("/kept-rows/tick-meanwhile", test_tick_meanwhile);
  test_store_add ("/kept-rows/named", test_named);
  test_store_add ("/kept-rows/contact", test_contact);
  test_store_add ("/kept-rows/first", test_first);

  return g_test_run ();
}
