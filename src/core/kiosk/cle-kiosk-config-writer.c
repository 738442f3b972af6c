/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-kiosk-config.h"

#include "json/cle-json-writer.h"

#include <string.h>

/* So long that a text of the scanner's greatest length is not needed. */
#define CHUNK 48000

static void
write_languages (const CleKioskConfig *self,
                 GString              *out)
{
  cle_json_write_key (out, "languages");
  g_string_append_c (out, '[');
  for (guint i = 0; i < self->words->len; i++)
    {
      const CleKioskWords *words = g_ptr_array_index (self->words, i);

      g_string_append (out, i > 0 ? ",\n  {" : "\n  {");
      cle_json_write_text (out, "language", words->language);
      cle_json_write_text (out, "title", words->title);
      cle_json_write_text (out, "text", words->text);
      cle_json_write_text (out, "closed", words->closed);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

static void
write_voices (const CleKioskConfig *self,
              GString              *out)
{
  const char *separator = "";

  cle_json_write_key (out, "voices");
  g_string_append_c (out, '[');
  for (guint i = 0; i < CLE_N_VOICES; i++)
    if ((self->voices & 1u << i) != 0)
      {
        g_string_append (out, separator);
        cle_json_write_string (out, cle_voice_get_word ((CleVoice) i));
        separator = ",";
      }
  g_string_append_c (out, ']');
}

static void
write_days (guint    days,
            GString *out)
{
  const char *separator = "";

  cle_json_write_key (out, "days");
  g_string_append_c (out, '[');
  for (guint day = 0; day < 7; day++)
    if ((days & 1u << day) != 0)
      {
        g_string_append_printf (out, "%s%u", separator, day + 1);
        separator = ",";
      }
  g_string_append_c (out, ']');
}

static void
write_hours (const CleKioskConfig *self,
             GString              *out)
{
  cle_json_write_key (out, "hours");
  g_string_append_c (out, '[');
  for (guint i = 0; i < self->hours->len; i++)
    {
      const CleKioskHours *hours = &g_array_index (self->hours, CleKioskHours, i);
      g_autofree char *from = cle_day_minute_format (hours->from);
      g_autofree char *to = cle_day_minute_format (hours->to);

      g_string_append (out, i > 0 ? ",{" : "{");
      write_days (hours->days, out);
      cle_json_write_text (out, "from", from);
      cle_json_write_text (out, "to", to);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

/* Base64 in pieces: one text may not be as long as a picture is. */
static void
write_bytes (GString    *out,
             const char *key,
             GBytes     *bytes)
{
  gsize length;
  const guint8 *data;
  g_autofree char *text = NULL;

  if (bytes == NULL)
    return;

  data = g_bytes_get_data (bytes, &length);
  text = g_base64_encode (data, length);
  length = strlen (text);
  cle_json_write_key (out, key);
  g_string_append_c (out, '[');
  for (gsize at = 0; at < length; at += CHUNK)
    {
      g_string_append (out, at > 0 ? ",\n  \"" : "\n  \"");
      g_string_append_len (out, text + at, (gssize) MIN (CHUNK, length - at));
      g_string_append_c (out, '"');
    }
  g_string_append_c (out, ']');
}

/**
 * cle_kiosk_config_write:
 * @self: a set-up
 * @length: (out): its length in bytes
 *
 * Returns: (transfer full): the set-up as JSON, as
 *   data/schemas/kiosk.schema.json describes it
 */
char *
cle_kiosk_config_write (const CleKioskConfig *self,
                        gsize                *length)
{
  GString *out = g_string_new ("{");

  cle_json_write_integer (out, "format", CLE_KIOSK_FORMAT);
  cle_json_write_text (out, "round", self->round);
  cle_json_write_text (out, "questionnaire", self->questionnaire);
  cle_json_write_text (out, "subject", self->subject);
  write_languages (self, out);
  write_voices (self, out);
  cle_json_write_integer (out, "idle", self->idle);
  cle_json_write_text (out, "partial", self->keep_partial ? "keep" : "discard");
  cle_json_write_boolean (out, "result", self->show_result);
  cle_json_write_boolean (out, "anonymous", self->anonymous);
  cle_json_write_boolean (out, "slips", self->slips);
  write_hours (self, out);
  if (self->collect != NULL)
    cle_json_write_text (out, "collect", self->collect);
  if (self->pin != NULL)
    cle_json_write_text (out, "pin", self->pin);
  write_bytes (out, "document", self->document);
  write_bytes (out, "logo", self->logo);
  g_string_append (out, "}\n");
  *length = out->len;

  return g_string_free (out, FALSE);
}
