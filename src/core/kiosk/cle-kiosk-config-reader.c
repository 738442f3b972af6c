/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-kiosk-config.h"

#include "assessment/cle-questionnaire-private.h"
#include "cle-kiosk-pin.h"
#include "cle-kiosk-private.h"
#include "json/cle-json-document.h"
#include "store/cle-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_NAME    200
#define MAX_PATH    4096
#define MAX_PIECE   65536
#define MAX_PIECES  256
#define MAX_FORMAT  1000000

static gboolean
refuse (const CleJsonPlace *place,
        const char         *member,
        const char         *message,
        GError            **error)
{
  cle_json_place_set_error (place, member, CLE_JSON_ERROR_RANGE, message, error);
  return FALSE;
}

static gboolean
read_text (const CleJsonPlace *place,
           const char         *member,
           guint               max,
           char              **text,
           GError            **error)
{
  const char *value;

  if (!cle_json_place_has_member (place, member))
    return TRUE;
  if (!cle_json_place_get_string (place, member, max, &value, error))
    return FALSE;

  cle_kiosk_set_text (text, value);
  return TRUE;
}

static gboolean
read_switch (const CleJsonPlace *root,
             const char         *member,
             gboolean           *value,
             GError            **error)
{
  return !cle_json_place_has_member (root, member) ||
         cle_json_place_get_boolean (root, member, value, error);
}

static gboolean
read_format (const CleJsonPlace *root,
             GError            **error)
{
  gint64 format;

  if (!cle_json_place_get_integer (root, "format", 1, MAX_FORMAT, &format, error))
    return FALSE;

  return format <= CLE_KIOSK_FORMAT ||
         refuse (root, "format", _ ("is of a later version of Clientele; please update this one"),
                 error);
}

static gboolean
read_round (const CleJsonPlace *root,
            CleKioskConfig     *self,
            GError            **error)
{
  const char *round;

  if (!cle_json_place_get_string (root, "round", CLE_UUID_LENGTH, &round, error))
    return FALSE;
  if (!cle_uuid_check (round, strlen (round)))
    return refuse (root, "round", _ ("must be a UUID in small letters"), error);

  cle_kiosk_set_text (&self->round, round);
  return TRUE;
}

static gboolean
read_language (const CleJsonPlace *place,
               CleKioskConfig     *self,
               GError            **error)
{
  CleKioskWords *words;
  const char *language;

  if (!cle_json_place_get_string (place, "language", MAX_NAME, &language, error) ||
      !cle_questionnaire_check_language (place, "language", language, error))
    return FALSE;
  if (cle_kiosk_config_find_words (self, language) != NULL)
    return refuse (place, "language", _ ("is there twice"), error);

  words = cle_kiosk_config_add_language (self, language);
  return read_text (place, "title", CLE_KIOSK_MAX_TITLE, &words->title, error) &&
         read_text (place, "text", CLE_KIOSK_MAX_TEXT, &words->text, error) &&
         read_text (place, "closed", CLE_KIOSK_MAX_TEXT, &words->closed, error);
}

static gboolean
read_languages (const CleJsonPlace *root,
                CleKioskConfig     *self,
                GError            **error)
{
  CleJsonPlace list;
  guint n;

  if (!cle_json_place_get_array (root, "languages", 1, CLE_KIOSK_MAX_LANGUAGES, &list, &n, error))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      CleJsonPlace item = cle_json_place_get_item (&list, i);

      if (!read_language (&item, self, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_voices (const CleJsonPlace *root,
             CleKioskConfig     *self,
             GError            **error)
{
  CleJsonPlace list;
  guint n;

  if (!cle_json_place_get_array (root, "voices", 1, CLE_N_VOICES, &list, &n, error))
    return FALSE;

  self->voices = 0;
  for (guint i = 0; i < n; i++)
    {
      CleJsonPlace item = cle_json_place_get_item (&list, i);
      const char *word;
      CleVoice voice;

      if (!cle_json_place_get_string (&item, NULL, MAX_NAME, &word, error))
        return FALSE;
      if (!cle_voice_from_word (word, &voice))
        return refuse (&item, NULL, _ ("must be management, staff or client"), error);
      self->voices |= 1u << voice;
    }

  return TRUE;
}

static gboolean
read_days (const CleJsonPlace *place,
           guint              *days,
           GError            **error)
{
  CleJsonPlace list;
  guint n;

  if (!cle_json_place_get_array (place, "days", 1, 7, &list, &n, error))
    return FALSE;

  *days = 0;
  for (guint i = 0; i < n; i++)
    {
      CleJsonPlace item = cle_json_place_get_item (&list, i);
      gint64 day;

      if (!cle_json_place_get_integer (&item, NULL, 1, 7, &day, error))
        return FALSE;
      *days |= 1u << (day - 1);
    }

  return TRUE;
}

static gboolean
read_time (const CleJsonPlace *place,
           const char         *member,
           guint              *minute,
           GError            **error)
{
  const char *text;

  return cle_json_place_get_string (place, member, MAX_NAME, &text, error) &&
         (cle_day_minute_parse (text, minute) ||
          refuse (place, member, _ ("must be a time of the day, such as 08:30"), error));
}

static gboolean
read_hours (const CleJsonPlace *root,
            CleKioskConfig     *self,
            GError            **error)
{
  CleJsonPlace list;
  guint n = 0;

  if (cle_json_place_has_member (root, "hours") &&
      !cle_json_place_get_array (root, "hours", 0, CLE_KIOSK_MAX_HOURS, &list, &n, error))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      CleJsonPlace item = cle_json_place_get_item (&list, i);
      CleKioskHours hours;

      if (!read_days (&item, &hours.days, error) ||
          !read_time (&item, "from", &hours.from, error) ||
          !read_time (&item, "to", &hours.to, error))
        return FALSE;
      if (hours.from >= hours.to)
        return refuse (&item, "to", _ ("must be later than “from”"), error);
      g_array_append_val (self->hours, hours);
    }

  return TRUE;
}

static gboolean
read_partial (const CleJsonPlace *root,
              CleKioskConfig     *self,
              GError            **error)
{
  const char *word = "discard";

  if (cle_json_place_has_member (root, "partial") &&
      !cle_json_place_get_string (root, "partial", MAX_NAME, &word, error))
    return FALSE;

  self->keep_partial = strcmp (word, "keep") == 0;
  return self->keep_partial || strcmp (word, "discard") == 0 ||
         refuse (root, "partial", _ ("must be “discard” or “keep”"), error);
}

static gboolean
read_idle (const CleJsonPlace *root,
           CleKioskConfig     *self,
           GError            **error)
{
  gint64 idle = self->idle;

  if (cle_json_place_has_member (root, "idle") &&
      !cle_json_place_get_integer (root, "idle", CLE_KIOSK_MIN_IDLE, CLE_KIOSK_MAX_IDLE, &idle,
                                   error))
    return FALSE;

  self->idle = (guint) idle;
  return TRUE;
}

static gboolean
read_collect (const CleJsonPlace *root,
              CleKioskConfig     *self,
              GError            **error)
{
  if (!read_text (root, "collect", MAX_PATH, &self->collect, error))
    return FALSE;

  return self->collect == NULL || g_path_is_absolute (self->collect) ||
         refuse (root, "collect", _ ("must be a whole path, beginning with a slash"), error);
}

static gboolean
read_pin (const CleJsonPlace *root,
          CleKioskConfig     *self,
          GError            **error)
{
  if (!read_text (root, "pin", MAX_NAME, &self->pin, error))
    return FALSE;

  return self->pin == NULL || cle_kiosk_pin_check_hash (self->pin) ||
         refuse (root, "pin", _ ("must be what “clientelectl kiosk pin” made of a PIN"), error);
}

/* Pieces of base64 as the writer makes them. */
static gboolean
read_bytes (const CleJsonPlace *root,
            const char         *member,
            gsize               max,
            GBytes            **bytes,
            GError            **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  CleJsonPlace list;
  guint n = 0;
  gsize length;
  guchar *data;

  if (!cle_json_place_has_member (root, member))
    return TRUE;
  if (!cle_json_place_get_array (root, member, 1, MAX_PIECES, &list, &n, error))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      CleJsonPlace item = cle_json_place_get_item (&list, i);
      const char *piece;

      if (!cle_json_place_get_string (&item, NULL, MAX_PIECE, &piece, error))
        return FALSE;
      g_string_append (text, piece);
    }

  data = g_base64_decode (text->str, &length);
  *bytes = g_bytes_new_take (data, length);
  return (length > 0 && length <= max) || refuse (root, member, _ ("is empty or too large"), error);
}

static gboolean
is_picture (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return length > 8 &&
         (memcmp (data, "\x89PNG\r\n\x1a\n", 8) == 0 || memcmp (data, "\xff\xd8\xff", 3) == 0);
}

static gboolean
read_logo (const CleJsonPlace *root,
           CleKioskConfig     *self,
           GError            **error)
{
  if (!read_bytes (root, "logo", CLE_KIOSK_MAX_LOGO, &self->logo, error))
    return FALSE;

  return self->logo == NULL || is_picture (self->logo) ||
         refuse (root, "logo", _ ("must be a picture in PNG or JPEG format"), error);
}

static gboolean
read_document (const CleJsonPlace *root,
               CleKioskConfig     *self,
               GError            **error)
{
  g_autoptr (CleQuestionnaire) questionnaire = NULL;

  if (!read_bytes (root, "document", CLE_KIOSK_MAX_BYTES, &self->document, error))
    return FALSE;
  if (self->document == NULL)
    return TRUE;

  questionnaire = cle_questionnaire_new_from_bytes (self->document, "document", error);
  if (questionnaire == NULL)
    return FALSE;

  return strcmp (cle_questionnaire_get_id (questionnaire), self->questionnaire) == 0 ||
         refuse (root, "document", _ ("is not the questionnaire that “questionnaire” names"),
                 error);
}

static gboolean
read_root (const CleJsonPlace *root,
           CleKioskConfig     *self,
           GError            **error)
{
  return cle_json_place_expect_object (root, error) && read_format (root, error) &&
         read_round (root, self, error) &&
         read_text (root, "questionnaire", MAX_NAME, &self->questionnaire, error) &&
         read_text (root, "subject", MAX_NAME, &self->subject, error) &&
         read_languages (root, self, error) && read_voices (root, self, error) &&
         read_idle (root, self, error) && read_partial (root, self, error) &&
         read_switch (root, "result", &self->show_result, error) &&
         read_switch (root, "anonymous", &self->anonymous, error) &&
         read_switch (root, "slips", &self->slips, error) && read_hours (root, self, error) &&
         read_collect (root, self, error) && read_pin (root, self, error) &&
         read_document (root, self, error) && read_logo (root, self, error);
}

/**
 * cle_kiosk_config_new_from_bytes:
 * @bytes: the content of a file, at most 2 MiB
 * @name: its name, as errors shall name it
 * @error: return location for an error, which names file, line and member
 *
 * Reads a set-up of the format that data/schemas/kiosk.schema.json describes.
 *
 * Returns: (transfer full) (nullable): the set-up
 */
CleKioskConfig *
cle_kiosk_config_new_from_bytes (GBytes     *bytes,
                                 const char *name,
                                 GError    **error)
{
  g_autoptr (CleJsonDocument) document = cle_json_document_new (bytes, name, error);
  g_autoptr (CleKioskConfig) self = cle_kiosk_config_new ();
  CleJsonPlace root;

  if (document == NULL)
    return NULL;

  root = cle_json_document_get_root (document);
  return read_root (&root, self, error) ? g_steal_pointer (&self) : NULL;
}
