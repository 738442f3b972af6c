/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-held-task.h"

typedef struct
{
  GMutex   mutex;
  GCond    cond;
  gboolean may_end;
  gboolean is_saved;
  gboolean is_told;
} Fixture;

static void
save (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  Fixture *self = data;

  g_mutex_lock (&self->mutex);
  while (!self->may_end)
    g_cond_wait (&self->cond, &self->mutex);
  self->is_saved = TRUE;
  g_mutex_unlock (&self->mutex);
  g_task_return_boolean (task, TRUE);
}

static void
let_end (Fixture *self)
{
  g_mutex_lock (&self->mutex);
  self->may_end = TRUE;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);
}

static gboolean
idle_cb (gpointer data)
{
  let_end (data);

  return G_SOURCE_REMOVE;
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Fixture *self = data;

  self->is_told = self->is_saved;
}

/* Saves without a window: nothing else keeps the program. The disk is done only
 * some turns of the main loop later. */
static void
activate_cb (GApplication *application,
             Fixture      *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, saved_cb, self);

  g_task_set_task_data (task, self, NULL);
  cle_held_task_run (task, save);
  g_idle_add (idle_cb, self);
}

static void
test_last_window (void)
{
  g_autoptr (GApplication) application = g_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  Fixture self = { .is_saved = FALSE };
  gboolean is_told;

  g_mutex_init (&self.mutex);
  g_cond_init (&self.cond);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), &self);
  g_assert_cmpint (g_application_run (application, 0, NULL), ==, 0);
  is_told = self.is_told;

  let_end (&self);
  while (!self.is_told)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (is_told);
  g_mutex_clear (&self.mutex);
  g_cond_clear (&self.cond);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/held-task/last-window", test_last_window);

  return g_test_run ();
}
