/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-json-document.h"

#include <glib/gi18n-lib.h>

#define MAX_NAME_SHOWN 64

static gboolean
is_simple_name (const char *name)
{
  gsize length = strspn (name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");

  return name[length] == '\0' && length > 0 && length <= MAX_NAME_SHOWN;
}

/* Names come from files of strangers and messages go to terminals: what is not
 * printable is shown as a question mark, what is long is cut. */
static void
append_quoted_name (GString    *path,
                    const char *name)
{
  guint n_shown = 0;

  g_string_append (path, "[\"");
  for (; *name != '\0' && n_shown < MAX_NAME_SHOWN; name = g_utf8_next_char (name), n_shown++)
    {
      gunichar c = g_utf8_get_char (name);

      g_string_append_unichar (path, g_unichar_isprint (c) ? c : '?');
    }
  if (*name != '\0')
    g_string_append (path, "…");
  g_string_append (path, "\"]");
}

static void
append_member (GString    *path,
               const char *member)
{
  if (!is_simple_name (member))
    {
      append_quoted_name (path, member);
      return;
    }

  if (path->len > 0)
    g_string_append_c (path, '.');
  g_string_append (path, member);
}

static void
append_place (GString            *path,
              const CleJsonPlace *place)
{
  if (place->parent == NULL)
    return;

  append_place (path, place->parent);
  if (place->member != NULL)
    append_member (path, place->member);
  else
    g_string_append_printf (path, "[%u]", place->index);
}

/**
 * cle_json_place_dup_path:
 * @self: a place
 * @member: (nullable): the name of a member of it
 *
 * Returns: (transfer full): how it was reached, like "questions[3].points.yes";
 *   empty for the root
 */
char *
cle_json_place_dup_path (const CleJsonPlace *self,
                         const char         *member)
{
  g_autoptr (GString) path = g_string_new (NULL);

  append_place (path, self);
  if (member != NULL)
    append_member (path, member);

  return g_string_free (g_steal_pointer (&path), FALSE);
}

static gboolean
enter_member (CleJsonScanner *scanner,
              const char     *member)
{
  while (cle_json_scanner_next (scanner) == CLE_JSON_KEY)
    {
      if (cle_json_scanner_key_is (scanner, member))
        return TRUE;
      cle_json_scanner_skip (scanner);
    }

  return FALSE;
}

static void
enter_item (CleJsonScanner *scanner,
            guint           index)
{
  for (guint i = 0; i < index; i++)
    {
      cle_json_scanner_next (scanner);
      cle_json_scanner_skip (scanner);
    }

  cle_json_scanner_next (scanner);
}

/* Puts the scanner on the first token of the value at @place. */
static void
enter_place (CleJsonScanner     *scanner,
             const CleJsonPlace *place)
{
  if (place->parent == NULL)
    {
      cle_json_scanner_next (scanner);
      return;
    }

  enter_place (scanner, place->parent);
  if (place->member == NULL)
    enter_item (scanner, place->index);
  else if (enter_member (scanner, place->member))
    cle_json_scanner_next (scanner);
}

/**
 * cle_json_place_find_line:
 * @self: a place
 * @member: (nullable): the name of a member of it, which may be missing
 *
 * Scans the text again: this is for errors only.
 *
 * Returns: the line, from 1, where the value begins, where the name of the
 *   member stands, or where the object begins that lacks it
 */
guint
cle_json_place_find_line (const CleJsonPlace *self,
                          const char         *member)
{
  CleJsonScanner scanner;
  const char *text;
  const char *at;
  gsize length;
  guint line;

  text = cle_json_document_get_text (self->document, &length);
  cle_json_scanner_init (&scanner, text, length);
  enter_place (&scanner, self);
  at = scanner.at;
  if (member != NULL && enter_member (&scanner, member))
    at = scanner.start;

  cle_json_locate (text, length, at, &line, NULL);
  return line;
}

/**
 * cle_json_place_set_error:
 * @self: a place
 * @member: (nullable): the name of a member of it
 * @code: what kind of error
 * @message: what is wrong there, translated, to follow a colon
 * @error: return location for a #CleJsonError
 *
 * Sets an error that names the file, the member and the line.
 */
void
cle_json_place_set_error (const CleJsonPlace *self,
                          const char         *member,
                          CleJsonError        code,
                          const char         *message,
                          GError            **error)
{
  const char *name = cle_json_document_get_name (self->document);
  g_autofree char *path = cle_json_place_dup_path (self, member);
  guint line = cle_json_place_find_line (self, member);

  if (*path != '\0')
    /* Translators: file: member (line): what is wrong there */
    g_set_error (error, CLE_JSON_ERROR, code, _ ("%s: %s (line %u): %s"), name, path, line,
                 message);
  else
    /* Translators: file (line): what is wrong with it as a whole */
    g_set_error (error, CLE_JSON_ERROR, code, _ ("%s (line %u): %s"), name, line, message);
}
