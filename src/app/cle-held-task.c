/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-held-task.h"

/**
 * cle_held_task_run:
 * @task: a task
 * @work: what to do in a thread
 *
 * Runs a task that saves something: the program goes on until it is done, though
 * its last window be closed meanwhile. Its callback is called then, too.
 */
void
cle_held_task_run (GTask           *task,
                   GTaskThreadFunc  work)
{
  g_return_if_fail (G_IS_TASK (task));

  GApplication *application = g_application_get_default ();

  if (application != NULL)
    {
      g_application_hold (application);
      g_signal_connect_object (task, "notify::completed", G_CALLBACK (g_application_release),
                               application, G_CONNECT_SWAPPED);
    }
  g_task_run_in_thread (task, work);
}
