/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-kiosk-pages.h"

#include <adwaita.h>

/* A page is made once, however it comes to be needed, and the owner's are not
 * made by the way. */
static void
test_once (void)
{
  CleKioskPages pages = { 0 };
  GtkWidget *question = cle_kiosk_pages_make (&pages, CLE_KIOSK_PAGE_QUESTION);
  guint n = 0;

  while (cle_kiosk_pages_make_next (&pages))
    n++;

  g_assert_cmpuint (n, ==, 5);
  g_assert_true (cle_kiosk_pages_make (&pages, CLE_KIOSK_PAGE_QUESTION) == question);
  g_assert_nonnull (pages.pages[CLE_KIOSK_PAGE_CODE]);
  g_assert_null (pages.pages[CLE_KIOSK_PAGE_PIN]);
  g_assert_null (pages.pages[CLE_KIOSK_PAGE_OWNER]);
  cle_kiosk_pages_clear (&pages);
}

/* Of the answers; -1 if they are not there. */
static int
find_orientation (GtkWidget *widget)
{
  if (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) ==
      GTK_ACCESSIBLE_ROLE_RADIO_GROUP)
    return gtk_orientable_get_orientation (GTK_ORIENTABLE (widget));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int found = find_orientation (child);

      if (found >= 0)
        return found;
    }

  return -1;
}

/* One that is made late is laid out as the screen was found to be. */
static void
test_wide (void)
{
  for (int wide = 0; wide < 2; wide++)
    {
      CleKioskPages early = { 0 }, late = { 0 };
      GtkWidget *page = cle_kiosk_pages_make (&early, CLE_KIOSK_PAGE_QUESTION);

      cle_kiosk_pages_set_wide (&early, wide);
      cle_kiosk_pages_set_wide (&late, wide);
      g_assert_cmpint (find_orientation (page), ==,
                       wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
      page = cle_kiosk_pages_make (&late, CLE_KIOSK_PAGE_QUESTION);
      g_assert_cmpint (find_orientation (page), ==,
                       wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
      cle_kiosk_pages_clear (&early);
      cle_kiosk_pages_clear (&late);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/kiosk-pages/once", test_once);
  g_test_add_func ("/kiosk-pages/wide", test_wide);

  return g_test_run ();
}
