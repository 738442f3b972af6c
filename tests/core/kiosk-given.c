/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kiosk-given.h"

#include <string.h>

void
kiosk_given_set_up (KioskGiven   *self,
                    gconstpointer data)
{
  test_store_set_up (&self->test, NULL);
  self->test.clock.offset = 0;
  self->config = cle_kiosk_config_new ();
  cle_kiosk_config_add_language (self->config, "en");
  self->questionnaire = cle_library_find (self->test.library, CLE_BUILT_IN_QUESTIONNAIRE, NULL);
  g_assert_nonnull (self->questionnaire);
}

void
kiosk_given_tear_down (KioskGiven   *self,
                       gconstpointer data)
{
  g_clear_pointer (&self->round, cle_kiosk_round_free);
  cle_questionnaire_unref (self->questionnaire);
  cle_kiosk_config_free (self->config);
  test_store_tear_down (&self->test, NULL);
}

/* As after a start of the program. */
void
kiosk_given_open (KioskGiven *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->round, cle_kiosk_round_free);
  test_store_reopen (&self->test);
  self->round = cle_kiosk_round_open (self->test.store, self->test.library, self->config,
                                      self->questionnaire, &error);
  g_assert_no_error (error);
}

/* A letter for each question; the visitor stands at the last one. */
CleRun *
kiosk_given_run (KioskGiven *self,
                 const char *answers)
{
  CleRun *run = cle_run_new (self->questionnaire, CLE_VOICE_STAFF, self->config->subject, NULL,
                             &self->test.clock.clock);

  for (guint i = 0; answers[i] != '\0'; i++)
    {
      CleAnswer answer;

      g_assert_true (cle_answer_from_code (answers[i], &answer));
      cle_run_set_position (run, i, NULL);
      cle_run_set_answer (run, i, answer, NULL);
    }

  return run;
}

void
kiosk_given_answer (KioskGiven *self,
                    const char *answers)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CleRun) run = kiosk_given_run (self, answers);
  g_autoptr (CleResult) result = cle_kiosk_round_add (self->round, run, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result);
}

void
kiosk_given_leave (KioskGiven *self,
                   const char *answers)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CleRun) run = kiosk_given_run (self, answers);

  g_assert_true (cle_kiosk_round_abandon (self->round, run, &error));
  g_assert_no_error (error);
}

char *
kiosk_given_path (KioskGiven *self)
{
  return g_strdup_printf ("kiosk/%s.json", self->config->round);
}

/* All lines of this device; "" when there are none. */
char *
kiosk_given_records (KioskGiven *self)
{
  g_autofree char *folder = g_build_filename (self->test.folder, "records",
                                              cle_store_get_device (self->test.store), NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GString) all = g_string_new (NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_string_append (all, text);
    }

  return g_string_free (g_steal_pointer (&all), FALSE);
}

guint
kiosk_given_count (const char *text,
                   const char *part)
{
  guint n = 0;

  for (const char *at = text; (at = strstr (at, part)) != NULL; at += strlen (part))
    n++;

  return n;
}
