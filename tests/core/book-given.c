/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book-given.h"

#include "clients/cle-client-store.h"
#include "history/cle-archive.h"
#include "history/cle-verify.h"

char *
given_client (TestStore *test)
{
  g_autoptr (CleClient) client = cle_client_new ("{{Braces}} & <b>Co");
  g_autoptr (GError) error = NULL;

  g_assert_true (cle_client_save (test->store, client, &error));
  g_assert_no_error (error);
  return g_strdup (client->id);
}

CleHistory *
given_history (TestStore *test)
{
  CleHistory *history = cle_history_new (test->store);
  g_autoptr (CleVerifyReport) report = cle_verify (test->store, NULL);

  g_assert_true (cle_history_load (history, NULL, NULL));
  g_assert_cmpuint (cle_history_get_damages (history)->len, ==, 0);
  g_assert_cmpuint (report->problems->len, ==, 0);
  return history;
}

CleClientBook *
given_book (CleHistory *history)
{
  return cle_archive_get_clients (cle_history_get_archive (history));
}
