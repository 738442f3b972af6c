/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-kiosk-config.h"

#include "cle-kiosk-private.h"
#include "store/cle-save.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DEFAULT_IDLE 60
#define DEFAULT_QUESTIONNAIRE "client-orientation"

static void
words_free (gpointer data)
{
  CleKioskWords *words = data;

  g_free (words->language);
  g_free (words->title);
  g_free (words->text);
  g_free (words->closed);
  g_free (words);
}

/**
 * cle_kiosk_config_new:
 *
 * A new round: staff answers the ten questions without names, a minute of
 * stillness is one too many, and nobody set a PIN or named a language yet.
 *
 * Returns: (transfer full): a set-up that can be changed
 */
CleKioskConfig *
cle_kiosk_config_new (void)
{
  CleKioskConfig *self = g_new0 (CleKioskConfig, 1);

  self->round = g_uuid_string_random ();
  self->questionnaire = g_strdup (DEFAULT_QUESTIONNAIRE);
  self->words = g_ptr_array_new_with_free_func (words_free);
  self->subject = g_strdup ("");
  self->voices = 1u << CLE_VOICE_STAFF;
  self->idle = DEFAULT_IDLE;
  self->anonymous = TRUE;
  self->hours = g_array_new (FALSE, FALSE, sizeof (CleKioskHours));

  return self;
}

/**
 * cle_kiosk_config_free:
 * @self: (transfer full): a set-up
 */
void
cle_kiosk_config_free (CleKioskConfig *self)
{
  g_free (self->round);
  g_free (self->questionnaire);
  g_clear_pointer (&self->document, g_bytes_unref);
  g_ptr_array_unref (self->words);
  g_free (self->subject);
  g_array_unref (self->hours);
  g_free (self->collect);
  g_clear_pointer (&self->logo, g_bytes_unref);
  g_free (self->pin);
  g_free (self);
}

static GBytes *
copy_bytes (GBytes *bytes)
{
  return bytes != NULL ? g_bytes_ref (bytes) : NULL;
}

static void
copy_words (CleKioskConfig       *self,
            const CleKioskConfig *from)
{
  for (guint i = 0; i < from->words->len; i++)
    {
      const CleKioskWords *words = g_ptr_array_index (from->words, i);
      CleKioskWords *copy = cle_kiosk_config_add_language (self, words->language);

      cle_kiosk_set_text (&copy->title, words->title);
      cle_kiosk_set_text (&copy->text, words->text);
      cle_kiosk_set_text (&copy->closed, words->closed);
    }
}

/**
 * cle_kiosk_config_copy:
 * @self: a set-up
 *
 * Returns: (transfer full): another that says the same
 */
CleKioskConfig *
cle_kiosk_config_copy (const CleKioskConfig *self)
{
  CleKioskConfig *copy = cle_kiosk_config_new ();

  cle_kiosk_set_text (&copy->round, self->round);
  cle_kiosk_set_text (&copy->questionnaire, self->questionnaire);
  cle_kiosk_set_text (&copy->subject, self->subject);
  copy_words (copy, self);
  copy->document = copy_bytes (self->document);
  copy->logo = copy_bytes (self->logo);
  copy->voices = self->voices;
  copy->idle = self->idle;
  copy->keep_partial = self->keep_partial;
  copy->show_result = self->show_result;
  copy->anonymous = self->anonymous;
  copy->slips = self->slips;
  g_array_append_vals (copy->hours, self->hours->data, self->hours->len);
  copy->collect = g_strdup (self->collect);
  copy->pin = g_strdup (self->pin);

  return copy;
}

/**
 * cle_kiosk_config_dup_path:
 *
 * Returns: (transfer full): where a kiosk looks for its set-up unless told
 *   otherwise
 */
char *
cle_kiosk_config_dup_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "clientele", "kiosk.json", NULL);
}

/**
 * cle_kiosk_config_load:
 * @path: a file
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the set-up; %NULL if the file cannot be
 *   read, or says what it must not
 */
CleKioskConfig *
cle_kiosk_config_load (const char *path,
                       GError    **error)
{
  g_autoptr (GBytes) bytes =
      cle_load_bytes (cle_io_get_system (), path, CLE_KIOSK_MAX_BYTES, error);

  return bytes != NULL ? cle_kiosk_config_new_from_bytes (bytes, path, error) : NULL;
}

/**
 * cle_kiosk_config_save:
 * @self: a set-up that has at least one language
 * @path: a file; replaced as a whole or not at all; readable for its owner only
 * @error: return location for an error
 *
 * Returns: %FALSE if it could not be written, or would be refused when it is
 *   read; then @path is what it was before
 */
gboolean
cle_kiosk_config_save (const CleKioskConfig *self,
                       const char           *path,
                       GError              **error)
{
  gsize length;
  char *text = cle_kiosk_config_write (self, &length);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, length);
  g_autoptr (CleKioskConfig) read = cle_kiosk_config_new_from_bytes (bytes, path, error);

  return read != NULL && cle_save_bytes (cle_io_get_system (), path, bytes, error);
}

/**
 * cle_kiosk_config_find_words:
 * @self: a set-up
 * @language: the tag of a language
 *
 * Returns: (transfer none) (nullable): what it says in that language
 */
const CleKioskWords *
cle_kiosk_config_find_words (const CleKioskConfig *self,
                             const char           *language)
{
  for (guint i = 0; i < self->words->len; i++)
    {
      const CleKioskWords *words = g_ptr_array_index (self->words, i);

      if (strcmp (words->language, language) == 0)
        return words;
    }

  return NULL;
}

/**
 * cle_kiosk_config_add_language:
 * @self: a set-up
 * @language: the tag of a language that it does not have yet
 *
 * Returns: (transfer none): what it says in that language: nothing of its own
 *   as yet
 */
CleKioskWords *
cle_kiosk_config_add_language (CleKioskConfig *self,
                               const char     *language)
{
  CleKioskWords *words = g_new0 (CleKioskWords, 1);

  g_return_val_if_fail (cle_kiosk_config_find_words (self, language) == NULL, NULL);

  words->language = g_strdup (language);
  words->title = g_strdup ("");
  words->text = g_strdup ("");
  words->closed = g_strdup ("");
  g_ptr_array_add (self->words, words);

  return words;
}

/**
 * cle_kiosk_config_is_open:
 * @self: a set-up
 * @clock: the time
 *
 * Returns: whether answers are taken now, by the clock on the wall
 */
gboolean
cle_kiosk_config_is_open (const CleKioskConfig *self,
                          const CleClock       *clock)
{
  gint64 wall = cle_clock_get_wall (clock);
  guint minute = cle_week_minute (wall, cle_clock_get_offset (clock, wall));

  return cle_kiosk_hours_are_open ((const CleKioskHours *) self->hours->data, self->hours->len,
                                   minute);
}

/**
 * cle_kiosk_config_asks_voice:
 * @self: a set-up
 *
 * Returns: whether a visitor says who they are: there is more than one voice
 */
gboolean
cle_kiosk_config_asks_voice (const CleKioskConfig *self)
{
  return (self->voices & (self->voices - 1)) != 0;
}

/**
 * cle_kiosk_config_get_voice:
 * @self: a set-up
 *
 * Returns: the voice that is fixed, or the first of those that may be chosen
 */
CleVoice
cle_kiosk_config_get_voice (const CleKioskConfig *self)
{
  guint voice = 0;

  while (voice < CLE_N_VOICES - 1 && (self->voices & 1u << voice) == 0)
    voice++;

  return (CleVoice) voice;
}

/*
 * cle_kiosk_set_text:
 * @text: (inout): where a text is kept
 * @value: what it shall be
 */
void
cle_kiosk_set_text (char      **text,
                    const char *value)
{
  char *copy = g_strdup (value);

  g_free (*text);
  *text = copy;
}
