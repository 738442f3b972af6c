/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-dialog.h"
#include "cle-client-model.h"
#include "cle-contact-log.h"
#include "cle-decision-dialog.h"
#include "cle-first-clients.h"
#include "cle-letter-dialog.h"
#include "cle-money-dialog.h"
#include "cle-parting-group.h"
#include "cle-profile-naming.h"
#include "cle-rating-dialog.h"
#include "cle-trait-dialog.h"
#include "cle-trial-group.h"
#include "clients/cle-client-store.h"
#include "clients/cle-parting-acts.h"
#include "clients/cle-profile-store.h"
#include "test-store.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#define TYPED "As typed"

/* What keeps a store from saving. */
typedef enum
{
  NO_FOLDER, /* a file is where the folder is to be */
  DISK_FULL, /* nothing more can be written */
} Trouble;

/* A window on a store whose disk takes no records, or no clients. */
typedef struct
{
  TestStore      *given;
  CleSession     *session;
  CleClientModel *model;
  GtkWidget      *window;
  GtkWidget      *group;  /* (nullable): in the window */
  char           *client; /* (nullable): id of one */
  char           *hidden; /* (nullable): what stands in the way of a save */
} Fixture;

/* GTK 4.8 lays out a window that is closed before its first frame, when it is
 * gone. */
static void
wait_for_frame (GtkWidget *window)
{
  while (gtk_widget_get_width (window) == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
load (Fixture *self)
{
  cle_session_load (self->session);
  while (!cle_session_get_loaded (self->session))
    g_main_context_iteration (NULL, TRUE);
  while (!cle_client_model_get_settled (self->model))
    g_main_context_iteration (NULL, TRUE);
}

static char *
add_client (CleStore *store)
{
  g_autoptr (CleClient) client = cle_client_new ("A");
  g_autoptr (GError) error = NULL;

  g_assert_true (cle_client_save (store, client, &error));
  g_assert_no_error (error);

  return g_strdup (client->id);
}

static void
add_profile (CleStore *store)
{
  CleTraitParts parts = { .side = CLE_SIDE_IDEAL,
                          .language = "en",
                          .name = "Pays",
                          .weight = 3,
                          .n_levels = 3,
                          .levels = { "never", "late", "on time" },
                          .points = { 0, 5, 10 } };
  g_autoptr (CleTrait) trait = cle_trait_new (&parts, NULL);
  g_autoptr (CleProfile) empty = cle_profile_new ("Ours", NULL);
  g_autoptr (CleProfile) profile = cle_profile_insert (empty, 0, trait, NULL);
  g_autoptr (CleProfile) saved = cle_profile_store_save (store, profile, NULL);

  g_assert_nonnull (saved);
}

static void
set_up (Fixture   *self,
        TestStore *given)
{
  *self = (Fixture){ .given = given };
  self->client = add_client (given->store);
  add_profile (given->store);
  self->session = g_object_new (CLE_TYPE_SESSION, "store", given->store, NULL);
  self->model = cle_client_model_dup_shared (self->session);
  load (self);
  self->window = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (self->window));
  wait_for_frame (self->window);
}

static void
tear_down (Fixture *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (self->model);
  g_object_unref (self->session);
  g_free (self->client);
}

/* A file is where the folder is to be. */
static void
obstruct (Fixture    *self,
          const char *name)
{
  g_autofree char *path = test_store_path (self->given, name);
  g_autofree char *aside = g_strconcat (path, "-aside", NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    g_assert_cmpint (g_rename (path, aside), ==, 0);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
}

static void
clear_way (Fixture    *self,
           const char *name)
{
  g_autofree char *path = test_store_path (self->given, name);
  g_autofree char *aside = g_strconcat (path, "-aside", NULL);

  g_assert_cmpint (g_remove (path), ==, 0);
  if (g_file_test (aside, G_FILE_TEST_EXISTS))
    g_assert_cmpint (g_rename (aside, path), ==, 0);
}

static void
hinder (Fixture    *self,
        Trouble     trouble,
        const char *name)
{
  if (trouble == NO_FOLDER)
    {
      obstruct (self, name);
      return;
    }

  test_io_fail (&self->given->io, "write", 1, ENOSPC);
  self->given->io.last = G_MAXUINT;
  self->given->io.owner = NULL;
}

static void
help (Fixture    *self,
      Trouble     trouble,
      const char *name)
{
  if (trouble == NO_FOLDER)
    clear_way (self, name);
  else
    test_io_reset (&self->given->io);
}

/* The window that came last. */
static GtkWidget *
find_last (Fixture *self)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *last = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (window != self->window)
        last = window;
    }

  return last;
}

static GtkEditable *
find_entry (GtkWidget *widget,
            guint     *skip)
{
  if (GTK_IS_ENTRY (widget) || ADW_IS_ENTRY_ROW (widget))
    {
      if (*skip == 0)
        return GTK_EDITABLE (widget);
      (*skip)--;
      return NULL;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkEditable *found = find_entry (child, skip);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  if (GTK_IS_BUTTON (widget) &&
      g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* What it says is typed and saved: by a button, or else by an action. */
typedef struct
{
  const char *name;
  void        (*open) (Fixture *self);
  const char *button;
  const char *action;
  const char *text;
  guint       entry;     /* which one */
  const char *in_the_way;
  const char *record;    /* what is then found in the records, or in people */
  Trouble     trouble;
} Case;

static void
say (GtkWidget  *dialog,
     const Case *test)
{
  if (test->button != NULL)
    g_signal_emit_by_name (find_button (dialog, test->button), "clicked");
  else
    g_assert_true (gtk_widget_activate_action (dialog, test->action, NULL));
}

static void
open_money (Fixture *self)
{
  cle_money_dialog_ask (self->window, self->model, self->client);
}

static void
open_client (Fixture *self)
{
  cle_client_dialog_ask (self->window, self->session, NULL);
}

static void
open_decision (Fixture *self)
{
  cle_decision_dialog_ask (self->window, self->model,
                           cle_judge_find (cle_client_model_get_judge (self->model), self->client));
}

static void
open_rating (Fixture *self)
{
  GtkWidget *dialog = cle_rating_dialog_new (self->window, self->model, self->client);
  const gint8 levels[] = { 2 };
  GPtrArray *profiles = cle_client_model_get_profiles (self->model);

  cle_rating_dialog_agree (CLE_RATING_DIALOG (dialog), profiles->pdata[0], levels, "");
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Every field has a value, or the letter could not be kept. */
static void
open_letter (Fixture *self)
{
  GtkWidget *dialog = cle_letter_dialog_new (self->window, self->model, self->client);
  guint n = 0;

  for (guint skip = 0;; skip = n)
    {
      GtkEditable *entry = find_entry (dialog, &skip);

      if (entry == NULL)
        break;
      gtk_editable_set_text (entry, "filled in");
      n++;
    }
  g_assert_cmpuint (n, >, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static guint
count_in (Fixture    *self,
          const char *needle)
{
  g_autofree char *command =
      g_strdup_printf ("grep -rhoF -- '%s' '%s'", needle, self->given->folder);
  g_autofree char *out = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  g_assert_true (g_spawn_command_line_sync (command, &out, NULL, NULL, NULL));
  lines = g_strsplit (out, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    n += *lines[i] != '\0';

  return n;
}

/* It cannot be saved: the dialog is there again with what was typed, and says
 * why. When it can, it goes. */
static void
test_dialog (TestStore     *given,
             gconstpointer  data)
{
  const Case *test = data;
  Fixture self;
  GtkWidget *dialog, *told;
  GtkEditable *entry;
  guint skip = test->entry;

  set_up (&self, given);
  test->open (&self);
  dialog = find_last (&self);
  g_assert_nonnull (dialog);
  wait_for_frame (dialog);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  entry = find_entry (dialog, &skip);
  gtk_editable_set_text (entry, test->text);

  hinder (&self, test->trouble, test->in_the_way);
  say (dialog, test);
  while ((told = find_last (&self)) == dialog || told == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (dialog);
  wait_for_frame (dialog);
  wait_for_frame (told);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, test->text);
  g_assert_cmpstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (told)), !=, "");
  g_assert_cmpuint (count_in (&self, test->record), ==, 0);
  g_signal_emit_by_name (find_button (told, "_Back"), "clicked");

  help (&self, test->trouble, test->in_the_way);
  say (dialog, test);
  while (dialog != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count_in (&self, test->record), ==, 1);
  tear_down (&self);
}

/* Without a save nothing keeps it. */
static void
test_cancel (TestStore     *given,
             gconstpointer  data)
{
  Fixture self;
  GtkWidget *dialog;

  for (guint how = 0; how < 2; how++)
    {
      set_up (&self, given);
      open_money (&self);
      dialog = find_last (&self);
      wait_for_frame (dialog);
      g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
      if (how == 0)
        gtk_window_close (GTK_WINDOW (dialog));
      else
        g_signal_emit_by_name (find_button (dialog, "_Cancel"), "clicked");
      while (dialog != NULL)
        g_main_context_iteration (NULL, TRUE);
      tear_down (&self);
    }
}

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
  Fixture self;
  g_autofree char *other = add_client (given->store);
  GtkWidget *log;
  GtkEditable *entry;
  guint skip = 0;

  set_up (&self, given);
  log = cle_contact_log_new (self.model);
  gtk_window_set_child (GTK_WINDOW (self.window), log);
  cle_contact_log_show (CLE_CONTACT_LOG (log), self.client);
  entry = find_entry (log, &skip);
  gtk_editable_set_text (entry, "call 12m " TYPED);

  obstruct (&self, "records");
  g_signal_emit_by_name (entry, ADW_IS_ENTRY_ROW (entry) ? "entry-activated" : "activate");
  g_assert_false (gtk_editable_get_editable (entry));
  while (!gtk_editable_get_editable (entry))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "call 12m " TYPED);

  cle_contact_log_show (CLE_CONTACT_LOG (log), other);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "");
  cle_contact_log_show (CLE_CONTACT_LOG (log), self.client);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "call 12m " TYPED);

  clear_way (&self, "records");
  g_signal_emit_by_name (entry, ADW_IS_ENTRY_ROW (entry) ? "entry-activated" : "activate");
  wait_for_text (entry, "");
  g_assert_cmpuint (count_in (&self, TYPED), ==, 1);
  tear_down (&self);
}

/* Names that could not be saved can be saved again, and nobody comes twice. */
static void
test_first (TestStore     *given,
            gconstpointer  data)
{
  Fixture self;
  GtkWidget *first;
  GtkEditable *entry;
  guint skip = 0;

  set_up (&self, given);
  first = cle_first_clients_new (self.session);
  gtk_window_set_child (GTK_WINDOW (self.window), first);
  entry = find_entry (first, &skip);
  gtk_editable_set_text (entry, TYPED);

  obstruct (&self, "people");
  g_assert_true (gtk_widget_activate_action (first, "first.save", NULL));
  g_assert_cmpuint (count_in (&self, TYPED), ==, 0);
  clear_way (&self, "people");
  while (count_in (&self, TYPED) == 0)
    {
      g_main_context_iteration (NULL, TRUE);
      gtk_widget_activate_action (first, "first.save", NULL);
    }
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, TYPED);
  g_assert_cmpuint (count_in (&self, TYPED), ==, 1);
  tear_down (&self);
}

/* What is entered in a row of a page is saved without a dialog around it. */
typedef struct
{
  const char *name;
  GtkWidget  *(*create) (Fixture *self);
  const char *text;
  guint       entry;
  const char *record;
  Trouble     trouble;
} RowCase;

static GtkWidget *
create_parting (Fixture *self)
{
  CleParting parting = { .client = self->client };
  GtkWidget *group = cle_parting_group_new (self->model);

  g_assert_true (cle_parting_begin (self->given->store, &parting, NULL));
  g_free (parting.id);
  cle_session_load (self->session);
  while (cle_client_book_get_parting (cle_client_model_get_book (self->model), self->client) == NULL)
    g_main_context_iteration (NULL, TRUE);
  cle_parting_group_show (CLE_PARTING_GROUP (group), self->client);

  return group;
}

static GtkWidget *
create_terms (Fixture *self)
{
  GtkWidget *group = cle_trial_group_new (self->model);

  cle_trial_group_show (CLE_TRIAL_GROUP (group), self->client);

  return group;
}

static GtkSwitch *
find_switch (GtkWidget *widget)
{
  if (GTK_IS_SWITCH (widget))
    return GTK_SWITCH (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkSwitch *found = find_switch (child);

      if (found != NULL)
        return found;
    }

  return NULL;
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
  Fixture self;
  GtkEditable *entry;
  guint skip = test->entry, n = 0;

  set_up (&self, given);
  gtk_window_set_child (GTK_WINDOW (self.window), test->create (&self));
  entry = find_entry (gtk_window_get_child (GTK_WINDOW (self.window)), &skip);
  gtk_editable_set_text (entry, test->text);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (count_cb), &n);

  hinder (&self, test->trouble, "records");
  g_signal_emit_by_name (entry, "apply");
  while (n == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, test->text);
  g_assert_cmpuint (count_in (&self, test->record), ==, 0);

  help (&self, test->trouble, "records");
  g_signal_emit_by_name (entry, "apply");
  while (count_in (&self, test->record) == 0)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (count_in (&self, test->record), ==, 1);
  tear_down (&self);
}

/* What is not saved is not ticked off; when it is, a tick is one record. */
static void
test_tick (TestStore     *given,
           gconstpointer  data)
{
  Fixture self;
  GtkSwitch *done;

  set_up (&self, given);
  gtk_window_set_child (GTK_WINDOW (self.window), create_parting (&self));
  done = find_switch (gtk_window_get_child (GTK_WINDOW (self.window)));
  g_assert_false (gtk_switch_get_active (done));

  hinder (&self, DISK_FULL, "records");
  gtk_switch_set_active (done, TRUE);
  while (gtk_switch_get_active (done))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count_in (&self, "\"t\":\"amend\""), ==, 0);

  help (&self, DISK_FULL, "records");
  gtk_switch_set_active (done, TRUE);
  while (count_in (&self, "\"t\":\"amend\"") == 0)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (gtk_switch_get_active (done));
  g_assert_cmpuint (count_in (&self, "\"t\":\"amend\""), ==, 1);
  tear_down (&self);
}

static void
named_cb (GtkWidget  *widget,
          CleProfile *profile)
{
  g_object_set_data_full (G_OBJECT (widget), "named", g_strdup (cle_profile_get_name (profile)),
                          g_free);
}

/* A copy is a profile on disk: where that fails its name stays. */
static void
test_profile_name (TestStore     *given,
                   gconstpointer  data)
{
  Trouble trouble = (Trouble) GPOINTER_TO_UINT (data);
  Fixture self;
  GtkWidget *dialog;
  GtkEditable *entry;
  guint skip = 0;

  set_up (&self, given);
  cle_profile_naming_ask (self.window, self.session,
                          cle_client_model_get_profiles (self.model)->pdata[0],
                          CLE_PROFILE_NAMING_DUPLICATE, named_cb);
  dialog = find_last (&self);
  wait_for_frame (dialog);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  entry = find_entry (dialog, &skip);
  gtk_editable_set_text (entry, TYPED);

  hinder (&self, trouble, "profiles");
  g_signal_emit_by_name (find_button (dialog, "_Name It"), "clicked");
  g_assert_nonnull (dialog);
  g_assert_true (gtk_widget_get_visible (dialog));
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, TYPED);
  g_assert_null (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "is enough"));
  g_assert_null (g_object_get_data (G_OBJECT (self.window), "named"));

  help (&self, trouble, "profiles");
  g_signal_emit_by_name (find_button (dialog, "_Name It"), "clicked");
  while (dialog != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (g_object_get_data (G_OBJECT (self.window), "named"), ==, TYPED);
  g_assert_cmpuint (count_in (&self, TYPED), ==, 1);
  tear_down (&self);
}

/* The profile takes no more: the words of the trait stay. */
static gboolean
refuse_cb (CleTraitDialog *dialog,
           CleTrait       *trait,
           GError        **error)
{
  g_set_error_literal (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID, "full");

  return FALSE;
}

static void
test_trait (TestStore     *given,
            gconstpointer  data)
{
  GtkWidget *dialog = cle_trait_dialog_new (NULL, CLE_SIDE_IDEAL, NULL);
  GtkEditable *entry;

  for (guint i = 0; i < 5; i++)
    {
      guint skip = i;
      g_autofree char *text = g_strdup_printf (TYPED " %u", i);

      entry = find_entry (dialog, &skip);
      if (entry != NULL)
        gtk_editable_set_text (entry, text);
    }
  g_signal_connect (dialog, "made", G_CALLBACK (refuse_cb), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
  wait_for_frame (dialog);
  g_assert_true (gtk_widget_activate_action (dialog, "trait.save", NULL));
  g_assert_true (gtk_widget_get_visible (dialog));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int    argc,
      char **argv)
{
  static const Case cases[] = {
    { "money", open_money, "_Save", NULL, "1234", 0, "records", "\"t\":\"money\"", NO_FOLDER },
    { "client", open_client, "_Save", NULL, TYPED, 0, "people", TYPED, NO_FOLDER },
    { "decision", open_decision, "_Decide", NULL, TYPED, 0, "records", TYPED, NO_FOLDER },
    { "rating", open_rating, NULL, "rating.save", TYPED, 1, "records", TYPED, NO_FOLDER },
    { "letter", open_letter, NULL, "letter.keep", TYPED, 0, "records", "\"t\":\"letter\"", NO_FOLDER },
    { "money-full", open_money, "_Save", NULL, "1234", 0, "records", "\"t\":\"money\"", DISK_FULL },
    { "client-full", open_client, "_Save", NULL, TYPED, 0, "people", TYPED, DISK_FULL },
    { "decision-full", open_decision, "_Decide", NULL, TYPED, 0, "records", TYPED, DISK_FULL },
    { "rating-full", open_rating, NULL, "rating.save", TYPED, 1, "records", TYPED, DISK_FULL },
    { "letter-full", open_letter, NULL, "letter.keep", TYPED, 0, "records", "\"t\":\"letter\"", DISK_FULL },
  };
  static const RowCase rows[] = {
    { "person", create_parting, TYPED, 0, "\"item\":\"person\"", NO_FOLDER },
    { "day", create_parting, "2027-01-31", 1, "2027-01-31", NO_FOLDER },
    { "person-full", create_parting, TYPED, 0, "\"item\":\"person\"", DISK_FULL },
    { "day-full", create_parting, "2027-01-31", 1, "2027-01-31", DISK_FULL },
    { "terms", create_terms, TYPED, 0, TYPED, NO_FOLDER },
    { "terms-full", create_terms, TYPED, 0, TYPED, DISK_FULL },
  };

  adw_init ();
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/kept-typing/%s", cases[i].name);

      test_store_add_data (path, &cases[i], test_dialog);
    }
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/kept-typing/%s", rows[i].name);

      test_store_add_data (path, &rows[i], test_row);
    }
  test_store_add ("/kept-typing/tick", test_tick);
  test_store_add_data ("/kept-typing/profile-name", GUINT_TO_POINTER (NO_FOLDER), test_profile_name);
  test_store_add_data ("/kept-typing/profile-name-full", GUINT_TO_POINTER (DISK_FULL),
                       test_profile_name);
  test_store_add ("/kept-typing/cancel", test_cancel);
  test_store_add ("/kept-typing/contact", test_contact);
  test_store_add ("/kept-typing/first", test_first);
  test_store_add ("/kept-typing/trait", test_trait);

  return g_test_run ();
}
