/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-kiosk-clerk.h"

#include "test-store.h"

#define LOOKING (G_USEC_PER_SEC / 5) /* how long the thread reads the set-up */

static CleKioskConfig *
new_config (guint    idle,
            gboolean keep_partial)
{
  CleKioskConfig *config = cle_kiosk_config_new ();

  cle_kiosk_config_add_language (config, "en");
  config->idle = idle;
  config->keep_partial = keep_partial;

  return config;
}

static CleKioskClerk *
new_clerk (TestStore *test)
{
  g_autoptr (GError) error = NULL;
  CleKioskClerk *clerk =
      cle_kiosk_clerk_new (new_config (60, FALSE), "kiosk.json", test->store, &error);

  g_assert_no_error (error);

  return clerk;
}

/* A look at the set-up that takes its time. */
typedef struct
{
  GMutex   mutex;
  GCond    cond;
  gboolean begun;
  gboolean done;
  guint    first; /* seconds, as it was when it began and when it ended */
  guint    last;
} Look;

static gboolean
look (CleKioskBooks *books,
      gpointer       order,
      GError       **error)
{
  Look *self = order;

  self->first = books->config->idle;
  g_mutex_lock (&self->mutex);
  self->begun = TRUE;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);

  /* Long enough for the other thread to change it if it could. */
  for (gint64 end = g_get_monotonic_time () + LOOKING; g_get_monotonic_time () < end;)
    self->last = books->config->idle;

  return TRUE;
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Look *self = data;

  g_assert_true (cle_kiosk_clerk_work_finish (CLE_KIOSK_CLERK (source), result, NULL, NULL));
  self->done = TRUE;
}

static void
test_change_waits (TestStore    *test,
                   gconstpointer data)
{
  g_autoptr (CleKioskClerk) clerk = new_clerk (test);
  Look self = { 0 };

  g_mutex_init (&self.mutex);
  g_cond_init (&self.cond);
  cle_kiosk_clerk_work_async (clerk, look, &self, NULL, looked_cb, &self);
  g_mutex_lock (&self.mutex);
  while (!self.begun)
    g_cond_wait (&self.cond, &self.mutex);
  g_mutex_unlock (&self.mutex);

  cle_kiosk_clerk_set_config (clerk, new_config (90, TRUE));
  g_assert_cmpuint (cle_kiosk_clerk_get_config (clerk)->idle, ==, 90);
  while (!self.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (self.first, ==, 60);
  g_assert_cmpuint (self.last, ==, 60);

  g_cond_clear (&self.cond);
  g_mutex_clear (&self.mutex);
}

/* A stick that takes its time. */
typedef struct
{
  GMutex   mutex;
  GCond    cond;
  gboolean begun;
  gboolean may_end;
  gboolean done;
} Stick;

static gboolean
fill_stick (CleKioskBooks *books,
            gpointer       order,
            GError       **error)
{
  Stick *self = order;

  g_mutex_lock (&self->mutex);
  self->begun = TRUE;
  g_cond_signal (&self->cond);
  while (!self->may_end)
    g_cond_wait (&self->cond, &self->mutex);
  g_mutex_unlock (&self->mutex);

  return TRUE;
}

static void
filled_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_assert_true (cle_kiosk_clerk_work_finish (CLE_KIOSK_CLERK (source), result, NULL, NULL));
  ((Stick *) data)->done = TRUE;
}

/* Visitors come on with a code, and the owner to the PIN, meanwhile: a main loop
 * that waited would be killed by the watchdog. */
static void
test_asking_does_not_wait (TestStore    *test,
                           gconstpointer data)
{
  g_autoptr (CleKioskClerk) clerk = new_clerk (test);
  Stick self = { 0 };

  g_mutex_init (&self.mutex);
  g_cond_init (&self.cond);
  cle_kiosk_clerk_work_async (clerk, fill_stick, &self, NULL, filled_cb, &self);
  g_mutex_lock (&self.mutex);
  while (!self.begun)
    g_cond_wait (&self.cond, &self.mutex);
  g_mutex_unlock (&self.mutex);

  g_assert_cmpint (cle_kiosk_clerk_get_pin_wait (clerk), ==, 0);
  g_assert_false (cle_kiosk_clerk_check_code (clerk, "000000000000"));
  g_mutex_lock (&self.mutex);
  self.may_end = TRUE;
  g_cond_signal (&self.cond);
  g_mutex_unlock (&self.mutex);
  while (!self.done)
    g_main_context_iteration (NULL, TRUE);

  g_cond_clear (&self.cond);
  g_mutex_clear (&self.mutex);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/kiosk-clerk/change-waits", TestStore, NULL, test_store_set_up, test_change_waits,
              test_store_tear_down);
  g_test_add ("/kiosk-clerk/asking-does-not-wait", TestStore, NULL, test_store_set_up,
              test_asking_does_not_wait, test_store_tear_down);

  return g_test_run ();
}
