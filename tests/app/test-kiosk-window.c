/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-kiosk-window.h"

#include "test-store.h"

#include <adwaita.h>

static CleKioskDesk *
new_desk (TestStore *test)
{
  g_autoptr (GError) error = NULL;
  CleKioskConfig *config = cle_kiosk_config_new ();
  g_autoptr (CleKioskClerk) clerk = NULL;

  cle_kiosk_config_add_language (config, "en");
  clerk = cle_kiosk_clerk_new (config, "kiosk.json", test->store, &error);
  g_assert_no_error (error);

  return cle_kiosk_desk_new (clerk);
}

/* The size of the letters follows from the screen before anything is measured:
 * else each font is looked for twice, which is a quarter of the start. */
static void
test_arranged (TestStore    *test,
               gconstpointer data)
{
  g_autoptr (CleKioskDesk) desk = new_desk (test);
  GtkWidget *window = cle_kiosk_window_new (desk);
  int width, height;

  g_assert_false (gtk_widget_get_realized (window));
  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  g_assert_cmpint (width, ==, 1280);
  g_assert_cmpint (height, ==, 1024);
  g_assert_true (gtk_widget_has_css_class (window, "large"));
  g_assert_false (gtk_widget_has_css_class (window, "low"));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/kiosk-window/arranged", TestStore, NULL, test_store_set_up, test_arranged,
              test_store_tear_down);

  return g_test_run ();
}
