/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clients-given.h"
#include "cle-report-making.h"

typedef struct
{
  gboolean   is_over;
  CleReport *report;
  GError    *error;
} Made;

static void
made_cb (GObject      *window,
         GAsyncResult *result,
         gpointer      data)
{
  Made *made = data;

  made->report = cle_report_making_finish (result, &made->error);
  made->is_over = TRUE;
}

/* Nothing more is made for a window that has gone. */
static void
test_stopped (TestStore     *given,
              gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  CleSelectionFilter filter = { .voice = -1 };
  TestClients clients;
  Made made = { .is_over = FALSE };

  test_clients_begin (&clients, given);
  test_clients_load (&clients);
  cle_report_making_start (NULL, clients.session, NULL, &filter, -1, cancellable, made_cb, &made);
  g_cancellable_cancel (cancellable);
  while (!made.is_over)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (made.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (made.report);
  g_clear_error (&made.error);
  test_clients_end (&clients);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  test_store_add ("/report-making/stopped", test_stopped);

  return g_test_run ();
}
