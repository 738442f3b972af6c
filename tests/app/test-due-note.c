/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-due-note.h"
#include "clients-given.h"
#include "clients/cle-client-due.h"
#include "clients/cle-contact-acts.h"
#include "widget-search.h"

#define MANY  500 /* clients, looked at in many steps */
#define EVERY 32  /* of them: one has been promised something */
#define SHOWN 4   /* rows before more are asked for */

typedef struct
{
  TestStore   *given;
  TestClients  clients;
  GtkWidget   *window;
  CleDueNote  *note;
} Fixture;

static void
promise (TestStore  *given,
         const char *client,
         const char *text,
         const char *due)
{
  CleContact contact = { .client = (char *) client,
                         .text = (char *) "x",
                         .promise = (char *) text,
                         .due = (char *) due };

  g_assert_true (cle_contact_add (given->store, &contact, NULL));
  g_free (contact.id);
}

/* Of one of every few, the last clients included, the later the earlier due. */
static void
add_promises (Fixture *self)
{
  GPtrArray *clients =
      cle_client_book_list_clients (cle_client_model_get_book (self->clients.model));

  for (guint i = 0; i < clients->len; i++)
    if (i % EVERY == 0 || i + 1 == clients->len)
      {
        g_autofree char *due = g_strdup_printf ("2026-10-%02u", 28 - i / EVERY);
        g_autofree char *text = g_strdup_printf ("promise %u", i);

        promise (self->given, ((const CleClient *) clients->pdata[i])->id, text, due);
      }
}

static void
set_up (Fixture   *self,
        TestStore *given)
{
  *self = (Fixture){ .given = given };
  test_client_add_many (given->store, MANY);
  test_clients_begin (&self->clients, given);
  test_clients_load (&self->clients);
  add_promises (self);
  test_clients_load (&self->clients);
  self->window = gtk_window_new ();
  self->note = CLE_DUE_NOTE (cle_due_note_new (self->clients.session));
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->note));
  gtk_window_present (GTK_WINDOW (self->window));
  test_wait_for_frame (self->window);
}

static void
tear_down (Fixture *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  test_clients_end (&self->clients);
}

static GPtrArray *
list_in_one_go (Fixture *self)
{
  return cle_client_due_list (cle_client_model_get_book (self->clients.model), NULL, 0,
                              cle_session_get_now (self->clients.session),
                              cle_session_get_offset (self->clients.session), 0);
}

static GtkListBoxRow *
get_row (Fixture *self,
         guint    index)
{
  GtkWidget *list = test_find (GTK_WIDGET (self->note), GTK_TYPE_LIST_BOX);

  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) index);
}

/* Until a row tells of what is due at a place of the list. */
static void
wait_for_row (Fixture    *self,
              guint       index,
              const char *text)
{
  for (;; g_main_context_iteration (NULL, TRUE))
    {
      GtkListBoxRow *row = get_row (self, index);

      if (row != NULL &&
          g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), text) == 0)
        return;
    }
}

/* All rows are asked for, and are those that one go makes. */
static void
check_all (Fixture *self)
{
  g_autoptr (GPtrArray) due = list_in_one_go (self);
  CleClientBook *book = cle_client_model_get_book (self->clients.model);

  g_assert_cmpuint (due->len, ==, MANY / EVERY + 2);
  for (guint i = 0; i < due->len; i++)
    {
      GtkListBoxRow *row = get_row (self, i);
      g_autofree char *text = cle_client_due_dup_text (due->pdata[i], book);

      g_assert_nonnull (row);
      g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, text);
    }
  g_assert_null (get_row (self, due->len));
}

/* Looked at a few at a time, it is what one go makes of the same book. */
static void
test_slices (TestStore     *given,
             gconstpointer  data)
{
  Fixture self;

  set_up (&self, given);
  g_assert_null (get_row (&self, 0));
  cle_due_note_look (self.note);
  while (get_row (&self, SHOWN) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (get_row (&self, SHOWN + 1));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (self.note)));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self.note), "due.show-all", NULL));
  check_all (&self);
  tear_down (&self);
}

/* What changes while it is looked at is looked at from the beginning: nothing
 * is shown twice, and what is new is there. */
static void
test_again (TestStore     *given,
            gconstpointer  data)
{
  Fixture self;
  g_autoptr (GPtrArray) before = NULL;
  g_autofree char *first = NULL;
  const CleClientDue *kept;

  set_up (&self, given);
  cle_due_note_look (self.note);
  while (get_row (&self, SHOWN) == NULL)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self.note), "due.show-all", NULL);

  for (guint i = 0; i < 3; i++)
    {
      g_signal_emit_by_name (self.clients.model, "changed");
      g_main_context_iteration (NULL, FALSE);
    }
  before = list_in_one_go (&self);
  kept = before->pdata[before->len - 1];
  promise (given, kept->client, "sooner", "2026-09-01");
  test_clients_load (&self.clients);
  {
    g_autoptr (GPtrArray) due = list_in_one_go (&self);

    g_assert_cmpuint (due->len, ==, before->len + 1);
    first = cle_client_due_dup_text (due->pdata[0],
                                     cle_client_model_get_book (self.clients.model));
  }
  wait_for_row (&self, 0, first);
  g_assert_nonnull (get_row (&self, before->len));
  g_assert_null (get_row (&self, before->len + 1));
  tear_down (&self);
}

int
main (int    argc,
      char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, NULL);

  test_store_add ("/due-note/slices", test_slices);
  test_store_add ("/due-note/again", test_again);

  return g_test_run ();
}
