/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-office-group.h"
#include "cle-office-row.h"
#include "clients/cle-client-acts.h"
#include "history/cle-archive.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char           *folder;
  CleSession     *session;
  GtkWidget      *window;
  CleOfficeGroup *group;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("clientele-test-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->session = cle_session_open (fixture->folder, &error);
  g_assert_no_error (error);
  cle_session_load (fixture->session);
  while (!cle_session_get_loaded (fixture->session))
    g_main_context_iteration (NULL, TRUE);

  fixture->window = gtk_window_new ();
  fixture->group = g_object_new (CLE_TYPE_OFFICE_GROUP, NULL);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->group));
  cle_office_group_set_session (fixture->group, fixture->session);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_folder (child);
    }
  g_remove (path);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->session);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static GtkWidget *
find (GtkWidget  *widget,
      GType       type,
      const char *title)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) &&
      (title == NULL ||
       strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) != NULL))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static CleOfficeRow *
find_row (Fixture    *fixture,
          const char *title)
{
  return CLE_OFFICE_ROW (find (GTK_WIDGET (fixture->group), CLE_TYPE_OFFICE_ROW, title));
}

static GtkEditable *
find_entry (CleOfficeRow *row)
{
  return GTK_EDITABLE (find (GTK_WIDGET (row), GTK_TYPE_ENTRY, NULL));
}

static const CleOffice *
get_office (Fixture *fixture)
{
  CleHistory *history = cle_session_get_history (fixture->session);

  return cle_client_book_get_office (cle_archive_get_clients (cle_history_get_archive (history)));
}

/* The last of what is typed in a row holds; both marks of decimals are known. */
static void
test_save (Fixture      *fixture,
           gconstpointer data)
{
  CleOfficeRow *cost = find_row (fixture, "An hour");
  CleOfficeRow *days = find_row (fixture, "too old");

  gtk_editable_set_text (find_entry (cost), "12,50");
  cle_office_row_finish (cost);
  gtk_editable_set_text (find_entry (cost), "40.5");
  gtk_editable_set_text (find_entry (days), "180");
  cle_office_group_flush (fixture->group);

  while (get_office (fixture)->hourly_cost != 4050 || get_office (fixture)->stale_days != 180)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (gtk_editable_get_text (find_entry (cost)), ==, "40.50");
}

static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  CleOfficeRow *days = find_row (fixture, "every");
  CleOfficeRow *rate = find_row (fixture, "Interest");
  CleOffice office = *get_office (fixture);

  gtk_editable_set_text (find_entry (days), "91");
  gtk_editable_set_text (find_entry (rate), "ten");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (days), "error"));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (days)), "longest"));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (rate)), "1,000"));
  g_assert_false (cle_office_row_read (days, &office));
  g_assert_false (cle_office_row_read (rate, &office));
  g_assert_cmpuint (office.ideal_days, ==, 30);

  gtk_editable_set_text (find_entry (days), "60");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (days), "error"));
  g_assert_true (cle_office_row_read (days, &office));
  g_assert_cmpuint (office.ideal_days, ==, 60);
}

/* What another window saved shows, but not over what is being typed. */
static void
test_other (Fixture      *fixture,
            gconstpointer data)
{
  GtkEditable *overhead = find_entry (find_row (fixture, "Overhead"));
  GtkEditable *typed = find_entry (find_row (fixture, "Interest"));
  g_autoptr (GError) error = NULL;
  g_autoptr (CleStore) other = cle_store_open (fixture->folder, cle_io_get_system (),
                                               cle_clock_get_system (), &error);
  g_autofree char *record = NULL;
  CleOffice office;

  g_assert_no_error (error);
  cle_office_init (&office);
  office.shared_overhead = 700;
  office.late_rate = 3000;
  gtk_editable_set_text (typed, "1");
  g_assert_true (cle_client_set_office (other, &office, &record, &error));
  g_assert_no_error (error);
  cle_session_load (fixture->session);

  while (g_strcmp0 (gtk_editable_get_text (overhead), "7") != 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (gtk_editable_get_text (typed), ==, "1");
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/office-group/save", Fixture, NULL, set_up, test_save, tear_down);
  g_test_add ("/office-group/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/office-group/other", Fixture, NULL, set_up, test_other, tear_down);

  return g_test_run ();
}
