/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kept-given.h"

#include "clients/cle-profile-store.h"

#include <errno.h>
#include <glib/gstdio.h>

static void
add_profile (CleStore *store)
{
  CleTraitParts parts = { .side = CLE_SIDE_IDEAL,
                          .language = "en",
                          .name = "Pays",
                          .weight = 3,
                          .n_levels = 3,
                          .levels = { "never", "late", "on time" },
                          .points = { 0, 5, 10 } };
  g_autoptr (CleTrait) trait = cle_trait_new (&parts, NULL);
  g_autoptr (CleProfile) empty = cle_profile_new ("Ours", NULL);
  g_autoptr (CleProfile) profile = cle_profile_insert (empty, 0, trait, NULL);
  g_autoptr (CleProfile) saved = cle_profile_store_save (store, profile, NULL);

  g_assert_nonnull (saved);
}

/**
 * test_kept_set_up:
 * @self: (out caller-allocates): to be torn down
 * @given: its store, that gets a client and a profile
 */
void
test_kept_set_up (TestKept  *self,
                  TestStore *given)
{
  *self = (TestKept){ .given = given };
  self->client = test_client_add (given->store, "A");
  add_profile (given->store);
  test_clients_begin (&self->clients, given);
  test_clients_load (&self->clients);
  self->window = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (self->window));
  test_wait_for_frame (self->window);
}

/**
 * test_kept_tear_down:
 * @self: the fixture
 */
void
test_kept_tear_down (TestKept *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  test_clients_end (&self->clients);
  g_free (self->client);
}

/* A file is where the folder is to be. */
static void
obstruct (TestKept   *self,
          const char *name)
{
  g_autofree char *path = test_store_path (self->given, name);
  g_autofree char *aside = g_strconcat (path, "-aside", NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    g_assert_cmpint (g_rename (path, aside), ==, 0);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
}

static void
clear_way (TestKept   *self,
           const char *name)
{
  g_autofree char *path = test_store_path (self->given, name);
  g_autofree char *aside = g_strconcat (path, "-aside", NULL);

  g_assert_cmpint (g_remove (path), ==, 0);
  if (g_file_test (aside, G_FILE_TEST_EXISTS))
    g_assert_cmpint (g_rename (aside, path), ==, 0);
}

/**
 * test_kept_hinder:
 * @self: the fixture
 * @trouble: what goes wrong from now on
 * @name: the folder that is in the way
 */
void
test_kept_hinder (TestKept    *self,
                  TestTrouble  trouble,
                  const char  *name)
{
  if (trouble == TEST_NO_FOLDER)
    {
      obstruct (self, name);
      return;
    }

  test_io_fail (&self->given->io, "write", trouble == TEST_DISK_FULL ? 1 : 2, ENOSPC);
  self->given->io.last = G_MAXUINT;
  self->given->io.owner = NULL;
}

/**
 * test_kept_help:
 * @self: the fixture
 * @trouble: what went wrong until now
 * @name: the folder that was in the way
 */
void
test_kept_help (TestKept    *self,
                TestTrouble  trouble,
                const char  *name)
{
  if (trouble == TEST_NO_FOLDER)
    clear_way (self, name);
  else
    test_io_reset (&self->given->io);
}

/**
 * test_kept_count:
 * @self: the fixture
 * @text: what is looked for
 *
 * Returns: how often it is found in the files of the store
 */
guint
test_kept_count (TestKept   *self,
                 const char *text)
{
  g_autofree char *command =
      g_strdup_printf ("grep -rhoF -- '%s' '%s'", text, self->given->folder);
  g_autofree char *out = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  g_assert_true (g_spawn_command_line_sync (command, &out, NULL, NULL, NULL));
  lines = g_strsplit (out, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    n += *lines[i] != '\0';

  return n;
}
