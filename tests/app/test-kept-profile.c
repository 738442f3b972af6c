/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-profile-naming.h"
#include "cle-profile-preview.h"
#include "cle-trait-dialog.h"
#include "kept-given.h"

#include <string.h>

static void
named_cb (GtkWidget  *widget,
          CleProfile *profile)
{
  g_object_set_data_full (G_OBJECT (widget), "named", g_strdup (cle_profile_get_name (profile)),
                          g_free);
}

/* A copy is a profile on disk: where that fails its name stays. */
static void
test_profile_name (TestStore     *given,
                   gconstpointer  data)
{
  TestTrouble trouble = (TestTrouble) GPOINTER_TO_UINT (data);
  TestKept self;
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();
  GtkWidget *dialog;
  GtkEditable *entry;
  guint skip = 0;

  test_kept_set_up (&self, given);
  cle_profile_naming_ask (self.window, self.clients.session,
                          cle_client_model_get_profiles (self.clients.model)->pdata[0], taken,
                          CLE_PROFILE_NAMING_DUPLICATE, named_cb);
  dialog = test_find_last (self.window);
  test_wait_for_frame (dialog);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  entry = test_find_entry (dialog, &skip);
  gtk_editable_set_text (entry, TEST_TYPED);

  test_kept_hinder (&self, trouble, "profiles");
  g_signal_emit_by_name (test_find_button (dialog, "_Name It"), "clicked");
  g_assert_nonnull (dialog);
  g_assert_true (gtk_widget_get_visible (dialog));
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, TEST_TYPED);
  g_assert_null (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "is enough"));
  g_assert_null (g_object_get_data (G_OBJECT (self.window), "named"));

  test_kept_help (&self, trouble, "profiles");
  g_signal_emit_by_name (test_find_button (dialog, "_Name It"), "clicked");
  while (dialog != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (g_object_get_data (G_OBJECT (self.window), "named"), ==, TEST_TYPED);
  g_assert_cmpuint (test_kept_count (&self, TEST_TYPED), ==, 1);
  test_kept_tear_down (&self);
}

/* A second profile of one name is not made, and the name is marked. */
static void
test_taken (TestStore     *given,
            gconstpointer  data)
{
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();
  TestKept self;
  GtkWidget *dialog, *button;
  GtkEditable *entry;
  guint skip = 0;

  test_kept_set_up (&self, given);
  g_ptr_array_add (taken, (gpointer) "Пекарни");
  cle_profile_naming_ask (self.window, self.clients.session,
                          cle_client_model_get_profiles (self.clients.model)->pdata[0], taken,
                          CLE_PROFILE_NAMING_NEW, named_cb);
  dialog = test_find_last (self.window);
  test_wait_for_frame (dialog);
  entry = test_find_entry (dialog, &skip);
  button = test_find_button (dialog, "_Name It");
  gtk_editable_set_text (entry, " ПЕКАРНИ ");
  g_assert_false (gtk_widget_get_sensitive (button));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (entry), "error"));
  gtk_editable_set_text (entry, "Пекарни 2");
  g_assert_true (gtk_widget_get_sensitive (button));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (entry), "error"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  test_kept_tear_down (&self);
}

static int
measure_preview (GtkWidget        *preview,
                 CleJudge         *judge,
                 CleProfileEditor *editor)
{
  int height = 0;

  cle_profile_preview_show (CLE_PROFILE_PREVIEW (preview), judge, editor);
  gtk_widget_measure (preview, GTK_ORIENTATION_VERTICAL, 1000, &height, NULL, NULL, NULL);

  return height;
}

/* The first change takes no room from what is above, where it was made. */
static void
test_preview (TestStore     *given,
              gconstpointer  data)
{
  g_autoptr (CleProfileEditor) editor = NULL;
  g_autoptr (CleProfile) changed = NULL;
  g_autoptr (GtkWidget) preview = g_object_ref_sink (g_object_new (CLE_TYPE_PROFILE_PREVIEW, NULL));
  TestKept self;
  CleJudge *judge;
  CleProfile *profile;
  int before;

  test_kept_set_up (&self, given);
  judge = cle_client_model_get_judge (self.clients.model);
  profile = cle_client_model_get_profiles (self.clients.model)->pdata[0];
  editor = cle_profile_editor_new (profile);
  before = measure_preview (preview, judge, editor);
  g_assert_cmpint (before, >, 0);
  changed = cle_profile_rename (profile, "b", NULL);
  cle_profile_editor_set (editor, changed, NULL);
  g_assert_cmpint (measure_preview (preview, judge, editor), ==, before);
  test_kept_tear_down (&self);
}

/* The profile takes no more: the words of the trait stay. */
static gboolean
refuse_cb (CleTraitDialog *dialog,
           CleTrait       *trait,
           GError        **error)
{
  g_set_error_literal (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID, "full");

  return FALSE;
}

static void
test_trait (TestStore     *given,
            gconstpointer  data)
{
  GtkWidget *dialog = cle_trait_dialog_new (NULL, CLE_SIDE_IDEAL, NULL);
  GtkEditable *entry;

  for (guint i = 0; i < 5; i++)
    {
      guint skip = i;
      g_autofree char *text = g_strdup_printf (TEST_TYPED " %u", i);

      entry = test_find_entry (dialog, &skip);
      if (entry != NULL)
        gtk_editable_set_text (entry, text);
    }
  g_signal_connect (dialog, "made", G_CALLBACK (refuse_cb), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
  test_wait_for_frame (dialog);
  g_assert_true (gtk_widget_activate_action (dialog, "trait.save", NULL));
  g_assert_true (gtk_widget_get_visible (dialog));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int    argc,
      char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, NULL);
  test_store_add_data ("/kept-profile/name", GUINT_TO_POINTER (TEST_NO_FOLDER), test_profile_name);
  test_store_add_data ("/kept-profile/name-full", GUINT_TO_POINTER (TEST_DISK_FULL), test_profile_name);
  test_store_add ("/kept-profile/name-taken", test_taken);
  test_store_add ("/kept-profile/preview", test_preview);
  test_store_add ("/kept-profile/trait", test_trait);

  return g_test_run ();
}
