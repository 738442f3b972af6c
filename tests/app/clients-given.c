/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clients-given.h"

#include "clients/cle-client-store.h"
#include "clients/cle-contact-acts.h"

static void
count_cb (guint *count)
{
  (*count)++;
}

/**
 * test_clients_begin:
 * @self: (out caller-allocates): to be ended
 * @given: what the session is on; nothing of it is read yet
 */
void
test_clients_begin (TestClients *self,
                    TestStore   *given)
{
  *self = (TestClients){ .session = g_object_new (CLE_TYPE_SESSION, "store", given->store, NULL) };
  self->model = cle_client_model_dup_shared (self->session);
  g_signal_connect_swapped (self->session, "changed", G_CALLBACK (count_cb), &self->n_loaded);
  g_signal_connect_swapped (self->model, "changed", G_CALLBACK (count_cb), &self->n_changed);
}

/**
 * test_clients_load:
 * @self: the clients
 *
 * Everything that was begun comes to its end: reading, then judging.
 */
void
test_clients_load (TestClients *self)
{
  guint before = self->n_loaded;

  cle_session_load (self->session);
  while (self->n_loaded == before || !cle_client_model_get_settled (self->model))
    g_main_context_iteration (NULL, TRUE);
}

/**
 * test_clients_end:
 * @self: the clients
 *
 * A thread that reads them knows of both until it is done. Whoever else does is
 * waited for until the test is stopped.
 */
void
test_clients_end (TestClients *self)
{
  g_signal_handlers_disconnect_by_data (self->session, &self->n_loaded);
  g_signal_handlers_disconnect_by_data (self->model, &self->n_changed);
  g_object_add_weak_pointer (G_OBJECT (self->model), (gpointer *) &self->model);
  g_object_add_weak_pointer (G_OBJECT (self->session), (gpointer *) &self->session);
  g_object_unref (self->model);
  while (self->model != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_object_unref (self->session);
  while (self->session != NULL)
    g_main_context_iteration (NULL, TRUE);
}

/**
 * test_client_add:
 * @store: where to
 * @name: its name
 *
 * Returns: (transfer full): its id
 */
char *
test_client_add (CleStore   *store,
                 const char *name)
{
  g_autoptr (CleClient) client = cle_client_new (name);
  g_autoptr (GError) error = NULL;

  g_assert_true (cle_client_save (store, client, &error));
  g_assert_no_error (error);

  return g_strdup (client->id);
}

/**
 * test_client_add_many:
 * @store: where to
 * @n: how many, from “Client 0” on
 */
void
test_client_add_many (CleStore *store,
                      guint     n)
{
  g_autoptr (GPtrArray) clients = g_ptr_array_new_with_free_func ((GDestroyNotify) cle_client_free);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Client %u", i);

      g_ptr_array_add (clients, cle_client_new (name));
    }
  g_assert_true (cle_client_save_all (store, clients, NULL));
}

/**
 * test_client_note:
 * @store: where to
 * @id: of a client, with whom 90 minutes were spent
 */
void
test_client_note (CleStore   *store,
                  const char *id)
{
  CleContact contact = { .client = (char *) id, .minutes = 90, .text = (char *) "x" };

  g_assert_true (cle_contact_add (store, &contact, NULL));
  g_free (contact.id);
}
