/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-json-writer.h"

#include <string.h>

/* U+2028 and U+2029 end a line for some readers, so they are written as
 * escapes: a record stays one line for everyone. */
static gsize
measure_line_separator (const char *at)
{
  if (strncmp (at, "\xe2\x80\xa8", 3) == 0 || strncmp (at, "\xe2\x80\xa9", 3) == 0)
    return 3;

  return 0;
}

static const char *
find_special (const char *at)
{
  while (*at != '\0' && *at != '"' && *at != '\\' && (guint8) *at >= 0x20 &&
         !((guint8) *at == 0xe2 && measure_line_separator (at) > 0))
    at++;

  return at;
}

static const char *
write_escape (GString    *out,
              const char *at)
{
  static const char controls[] = "\b\f\n\r\t";
  static const char letters[] = "bfnrt";
  const char *control;

  if (*at == '"' || *at == '\\')
    {
      g_string_append_c (out, '\\');
      g_string_append_c (out, *at);
    }
  else if ((control = strchr (controls, *at)) != NULL)
    {
      g_string_append_c (out, '\\');
      g_string_append_c (out, letters[control - controls]);
    }
  else if ((guint8) *at < 0x20)
    {
      g_string_append_printf (out, "\\u%04x", (guint) *at);
    }
  else
    {
      g_string_append (out, at[2] == '\xa8' ? "\\u2028" : "\\u2029");
      return at + 3;
    }

  return at + 1;
}

static void
write_comma (GString *out)
{
  char last = out->len > 0 ? out->str[out->len - 1] : '\0';

  if (last != '{' && last != '[')
    g_string_append_c (out, ',');
}

/**
 * cle_json_write_string:
 * @out: where to append
 * @text: valid UTF-8
 *
 * Appends @text in quotes, with escapes for quotes, backslashes, control
 * characters and U+2028/U+2029, and without a comma before it.
 */
void
cle_json_write_string (GString    *out,
                       const char *text)
{
  g_return_if_fail (text != NULL);

  g_string_append_c (out, '"');
  for (;;)
    {
      const char *special = find_special (text);

      g_string_append_len (out, text, special - text);
      if (*special == '\0')
        break;
      text = write_escape (out, special);
    }
  g_string_append_c (out, '"');
}

/**
 * cle_json_write_key:
 * @out: where to append
 * @key: the name of a member, valid UTF-8
 *
 * Appends @key and a colon, after a comma unless @out ends with a bracket that
 * opens: members collected in a string of their own begin with a comma.
 */
void
cle_json_write_key (GString    *out,
                    const char *key)
{
  write_comma (out);
  cle_json_write_string (out, key);
  g_string_append_c (out, ':');
}

/**
 * cle_json_write_text:
 * @out: where to append
 * @key: the name of the member
 * @text: its value, valid UTF-8
 *
 * Appends a member that is a text.
 */
void
cle_json_write_text (GString    *out,
                     const char *key,
                     const char *text)
{
  cle_json_write_key (out, key);
  cle_json_write_string (out, text);
}

/**
 * cle_json_write_integer:
 * @out: where to append
 * @key: the name of the member
 * @value: its value, within ±%CLE_JSON_MAX_INTEGER so that it can be read again
 *
 * Appends a member that is a whole number.
 */
void
cle_json_write_integer (GString    *out,
                        const char *key,
                        gint64      value)
{
  char digits[24];

  cle_json_write_key (out, key);
  g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT, value);
  g_string_append (out, digits);
}

/**
 * cle_json_write_boolean:
 * @out: where to append
 * @key: the name of the member
 * @value: its value
 *
 * Appends a member that is true or false.
 */
void
cle_json_write_boolean (GString    *out,
                        const char *key,
                        gboolean    value)
{
  cle_json_write_key (out, key);
  g_string_append (out, value ? "true" : "false");
}
