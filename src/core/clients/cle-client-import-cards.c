/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_HEAD 1000
#define MAX_LINE (256 * 1024) /* what is longer is cut: a picture, not a name */

/* vCard 2.1 (versit 1996), 3.0 (RFC 2426) and 4.0 (RFC 6350), as far as a name
 * of a client is in them. What is not looked for is passed over. */

/* One card, as far as it was read. */
typedef struct
{
  guint     line;       /* where it begins */
  guint     depth;      /* of cards within it, such as an AGENT */
  gboolean  is_old;     /* 2.1: a fold keeps its white space */
  gboolean  is_unknown; /* of a version from the future */
  gboolean  is_unread;  /* something in it could not be read */
  char     *full;       /* FN */
  char     *name;       /* N, given name first */
  char     *company;    /* ORG */
  char     *notes;
  char     *tags;
} Card;

typedef struct
{
  CleClientImport *import;
  const char      *file;
  Card            *card; /* NULL between two */
} Reading;

static void
card_free (Card *card)
{
  g_free (card->full);
  g_free (card->name);
  g_free (card->company);
  g_free (card->notes);
  g_free (card->tags);
  g_free (card);
}

/* The end of the name and parameters; a quoted value may hold a colon. It is
 * near: so a line that goes on for ever takes no time. */
static const char *
find_colon (const char *line)
{
  gboolean quoted = FALSE;

  for (guint i = 0; i < MAX_HEAD && line[i] != '\0'; i++)
    if (line[i] == '"')
      quoted = !quoted;
    else if (line[i] == ':' && !quoted)
      return line + i;

  return NULL;
}

/* Whether a parameter has a value, with its name before it or, in 2.1, without. */
static gboolean
has_parameter (const char *head,
               const char *value)
{
  g_auto (GStrv) parts = g_strsplit (head, ";", -1);

  for (guint i = 1; parts[0] != NULL && parts[i] != NULL; i++)
    {
      const char *sign = strchr (parts[i], '=');

      if (g_ascii_strcasecmp (sign != NULL ? sign + 1 : parts[i], value) == 0)
        return TRUE;
    }

  return FALSE;
}

static char *
find_charset (const char *head)
{
  g_auto (GStrv) parts = g_strsplit (head, ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (g_ascii_strncasecmp (parts[i], "CHARSET=", 8) == 0)
      return g_strdup (parts[i] + 8);

  return NULL;
}

static char *
decode_quoted (const char *value)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (; *value != '\0'; value++)
    if (*value == '=' && g_ascii_isxdigit (value[1]) && g_ascii_isxdigit (value[2]))
      {
        int byte = g_ascii_xdigit_value (value[1]) * 16 + g_ascii_xdigit_value (value[2]);

        if (byte != 0)
          g_string_append_c (out, (char) byte);
        value += 2;
      }
    else
      g_string_append_c (out, *value);

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Returns NULL when it is not text in the character set that it names. */
static char *
decode_value (const char *head,
              const char *value)
{
  g_autofree char *charset = find_charset (head);
  g_autofree char *raw =
      has_parameter (head, "QUOTED-PRINTABLE") ? decode_quoted (value) : g_strdup (value);

  if (charset != NULL && g_ascii_strcasecmp (charset, "UTF-8") != 0)
    return g_convert (raw, -1, "UTF-8", charset, NULL, NULL, NULL);

  return g_utf8_validate (raw, -1, NULL) ? g_steal_pointer (&raw) : NULL;
}

/* The parts between unescaped separators, without their backslashes. */
static char **
split_value (const char *value,
             char        separator)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_autoptr (GString) part = g_string_new (NULL);

  for (; *value != '\0'; value++)
    if (*value == '\\' && value[1] != '\0')
      {
        value++;
        g_string_append_c (part, *value == 'n' || *value == 'N' ? '\n' : *value);
      }
    else if (separator != '\0' && *value == separator)
      {
        g_strv_builder_add (parts, part->str);
        g_string_truncate (part, 0);
      }
    else
      g_string_append_c (part, *value);
  g_strv_builder_add (parts, part->str);

  return g_strv_builder_end (parts);
}

static void
keep (char **place,
      char  *text)
{
  if (*place != NULL || *g_strstrip (text) == '\0')
    g_free (text);
  else
    *place = text;
}

/* Who somebody is stands on one line. */
static char *
dup_line (const char *text)
{
  return g_strdelimit (g_strdup (text), "\n", ' ');
}

/* Family;Given;Additional;… */
static char *
join_name (char **parts)
{
  guint n = g_strv_length (parts);

  g_autofree char *name = g_strdup_printf ("%s %s", n > 1 ? parts[1] : "", parts[0]);

  return dup_line (name);
}

/* A comma that is escaped is part of a category. */
static char *
join_tags (const char *text)
{
  g_auto (GStrv) parts = split_value (text, ',');
  g_autofree char *tags = g_strjoinv (CLE_CLIENT_TAG_END, parts);

  return g_strconcat (tags, CLE_CLIENT_TAG_END, NULL);
}

static void
take_text (Card       *card,
           const char *key,
           const char *text)
{
  gboolean is_parted = strcmp (key, "N") == 0 || strcmp (key, "ORG") == 0;
  g_auto (GStrv) parts = split_value (text, is_parted ? ';' : '\0');

  if (strcmp (key, "FN") == 0)
    keep (&card->full, dup_line (parts[0]));
  else if (strcmp (key, "N") == 0)
    keep (&card->name, join_name (parts));
  else if (strcmp (key, "ORG") == 0)
    keep (&card->company, dup_line (parts[0]));
  else if (strcmp (key, "NOTE") == 0)
    keep (&card->notes, g_strdup (parts[0]));
  else
    keep (&card->tags, join_tags (text));
}

static void
take_property (Card       *card,
               const char *head,
               const char *value)
{
  static const char *const keys[] = { "FN", "N", "ORG", "NOTE", "CATEGORIES", NULL };
  g_autofree char *whole = g_strndup (head, strcspn (head, ";"));
  const char *dot = strrchr (whole, '.');
  g_autofree char *key = g_ascii_strup (dot != NULL ? dot + 1 : whole, -1);
  g_autofree char *text = NULL;

  if (strcmp (key, "VERSION") == 0)
    {
      card->is_old = g_str_has_prefix (value, "2.");
      card->is_unknown =
          !card->is_old && !g_str_has_prefix (value, "3.") && !g_str_has_prefix (value, "4.");
    }
  if (!g_strv_contains (keys, key))
    return;

  text = decode_value (head, value);
  if (text != NULL)
    take_text (card, key, text);
  else
    card->is_unread = TRUE;
}

/* A company is the client and the person its contact; else the person is both. */
static void
end_card (Reading *self)
{
  Card *card = self->card;
  g_auto (CleClientTexts) texts = { 0 };
  const char *person = card->full != NULL ? card->full : card->name;

  texts.fields[CLE_CLIENT_FIELD_NAME] = g_strdup (card->company != NULL ? card->company : person);
  if (card->company != NULL && g_strcmp0 (card->company, person) != 0)
    texts.fields[CLE_CLIENT_FIELD_CONTACT] = g_strdup (person);
  texts.fields[CLE_CLIENT_FIELD_NOTES] = g_strdup (card->notes);
  texts.fields[CLE_CLIENT_FIELD_TAGS] = g_strdup (card->tags);
  if (card->is_unknown)
    cle_client_import_refuse (self->import, self->file, card->line,
                              _ ("The card is of a version that is not known here; 2.1, 3.0 and "
                                 "4.0 are."));
  else if (card->is_unread)
    cle_client_import_refuse (self->import, self->file, card->line,
                              _ ("The card is not text in the character set that it names."));
  else
    cle_client_import_take (self->import, self->file, card->line, &texts);
  g_clear_pointer (&self->card, card_free);
}

static void
begin_card (Reading *self,
            guint    line)
{
  if (self->card != NULL)
    {
      self->card->depth++;
      return;
    }

  self->card = g_new0 (Card, 1);
  self->card->line = line;
}

static void
take_line (Reading    *self,
           const char *line,
           guint       number)
{
  const char *colon = find_colon (line);
  g_autofree char *head = NULL;

  if (g_ascii_strcasecmp (line, "BEGIN:VCARD") == 0)
    begin_card (self, number);
  else if (self->card == NULL || colon == NULL)
    return;
  else if (g_ascii_strcasecmp (line, "END:VCARD") == 0 && self->card->depth > 0)
    self->card->depth--;
  else if (g_ascii_strcasecmp (line, "END:VCARD") == 0)
    end_card (self);
  else if (self->card->depth == 0)
    {
      head = g_strndup (line, (gsize) (colon - line));
      take_property (self->card, head, colon + 1);
    }
}

/* One physical line, without its end. Returns where the next one begins. */
static const char *
read_line (const char *text,
           GString    *line)
{
  gsize length = strcspn (text, "\r\n");

  g_string_append_len (line, text, (gssize) length);
  text += length;
  if (*text == '\r')
    text++;
  if (*text == '\n')
    text++;

  return text;
}

/* Whether the line goes on: a soft end of quoted-printable. */
static gboolean
is_soft (const GString *line)
{
  const char *colon =
      line->len > 0 && line->str[line->len - 1] == '=' ? find_colon (line->str) : NULL;
  g_autofree char *head = colon != NULL ? g_strndup (line->str, (gsize) (colon - line->str)) : NULL;

  return head != NULL && has_parameter (head, "QUOTED-PRINTABLE");
}

/* A line with all that was folded below it. Returns where the next one begins. */
static const char *
read_unfolded (const char *text,
               gboolean    is_old,
               GString    *line,
               guint      *number)
{
  g_string_truncate (line, 0);
  text = read_line (text, line);
  while (*text != '\0')
    {
      gboolean soft = is_soft (line);

      if (soft)
        g_string_truncate (line, line->len - 1);
      else if (*text == ' ' || *text == '\t')
        text += is_old ? 0 : 1;
      else
        break;
      text = read_line (text, line);
      g_string_truncate (line, MIN (line->len, MAX_LINE));
      (*number)++;
    }
  g_string_truncate (line, strlen (g_strchomp (line->str)));

  return text;
}

/**
 * cle_client_import_take_cards:
 * @self: an import
 * @text: cards, one after another
 * @name: of the file
 * @error: return location for an error
 *
 * Takes cards of versions 2.1, 3.0 and 4.0, with folded lines, quoted-printable
 * and other character sets.
 *
 * Returns: %FALSE if it was stopped
 */
gboolean
cle_client_import_take_cards (CleClientImport  *self,
                              const char       *text,
                              const char       *name,
                              GError          **error)
{
  Reading reading = { self, name, NULL };
  g_autoptr (GString) line = g_string_new (NULL);
  gboolean stopped = FALSE;
  guint number = 0;

  if (g_str_has_prefix (text, "\xef\xbb\xbf"))
    text += 3;
  while (*text != '\0' && !stopped)
    {
      guint first = ++number;

      text = read_unfolded (text, reading.card != NULL && reading.card->is_old, line, &number);
      take_line (&reading, line->str, first);
      stopped = g_cancellable_set_error_if_cancelled (self->cancellable, error);
    }

  if (reading.card != NULL && !stopped)
    cle_client_import_refuse (self, name, reading.card->line, _ ("The card does not end."));
  g_clear_pointer (&reading.card, card_free);
  return !stopped;
}
