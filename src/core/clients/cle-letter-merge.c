/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-letter-merge.h"

#include "actions/cle-action.h"
#include "store/cle-store.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define OPENING   "{{"
#define CLOSING   "}}"
#define MAX_NAME  64   /* bytes of a token */
#define MAX_VALUE 4000 /* characters */

typedef struct
{
  const char *name;
  const char *label; /* marked for translation */
} Label;

static const Label LABELS[] = {
  { "client", N_ ("Client") },
  { "contact", N_ ("Contact person") },
  { "company", N_ ("Your company") },
  { "sender", N_ ("Who signs") },
  { "date", N_ ("Date of the letter") },
  { "start", N_ ("From which day") },
  { "until", N_ ("Until which day") },
  { "terms", N_ ("The new terms") },
  { "remaining", N_ ("What will still be done") },
  { "referral", N_ ("Whom you recommend") },
};

static const char *const MONTHS_EN[] = { "January", "February", "March",     "April",
                                         "May",     "June",     "July",      "August",
                                         "September", "October", "November", "December" };
static const char *const MONTHS_RU[] = { "января", "февраля", "марта",    "апреля",
                                         "мая",    "июня",    "июля",     "августа",
                                         "сентября", "октября", "ноября", "декабря" };

/**
 * cle_letter_dup_day:
 * @day: a day, as 2026-11-30
 * @language: (nullable): of the letter, which need not be that of the program
 *
 * Returns: (transfer full): the day as one writes it in a letter; other
 *   languages than English and Russian have it as it is
 */
char *
cle_letter_dup_day (const char *day,
                    const char *language)
{
  const char *given = language != NULL ? language : "";
  int number, month;

  if (!cle_action_check_day (day))
    return g_strdup (day);

  month = atoi (day + 5);
  number = atoi (day + 8);
  if (g_str_has_prefix (given, "en"))
    return g_strdup_printf ("%d %s %.4s", number, MONTHS_EN[month - 1], day);
  if (g_str_has_prefix (given, "ru"))
    return g_strdup_printf ("%d %s %.4s г.", number, MONTHS_RU[month - 1], day);

  return g_strdup (day);
}

static void
put (GHashTable *fields,
     const char *name,
     const char *value)
{
  if (value != NULL && *value != '\0')
    g_hash_table_replace (fields, g_strdup (name), g_strdup (value));
}

/**
 * cle_letter_fields_new:
 * @client: (nullable): whom the letter is for
 * @company: (nullable): who writes
 * @sender: (nullable): who signs
 * @day: (nullable): of the letter, as 2026-11-30
 * @language: (nullable): of the letter
 *
 * Returns: (transfer full) (element-type utf8 utf8): what is known of the fields
 *   of a letter, by name
 */
GHashTable *
cle_letter_fields_new (const CleClient *client,
                       const char      *company,
                       const char      *sender,
                       const char      *day,
                       const char      *language)
{
  GHashTable *fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *date = day != NULL ? cle_letter_dup_day (day, language) : NULL;

  if (client != NULL)
    {
      put (fields, "client", client->name);
      put (fields, "contact", client->contact);
    }
  put (fields, "company", company);
  put (fields, "sender", sender);
  put (fields, "date", date);

  return fields;
}

static gboolean
is_name (const char *name,
         gsize       length)
{
  if (length == 0 || length > MAX_NAME || !g_ascii_islower (name[0]))
    return FALSE;

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_islower (name[i]) && !g_ascii_isdigit (name[i]) && name[i] != '_')
      return FALSE;

  return TRUE;
}

/**
 * cle_letter_fields_set:
 * @fields: fields of a letter
 * @name: of a field: small letters, digits and underscores
 * @value: what shall stand there, at most 4000 characters; "" for nothing known
 * @error: return location for %CLE_STORE_ERROR_INVALID
 *
 * Returns: whether it is a field and a text
 */
gboolean
cle_letter_fields_set (GHashTable  *fields,
                       const char  *name,
                       const char  *value,
                       GError     **error)
{
  if (!is_name (name, strlen (name)))
    {
      g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                   _ ("“%s” cannot be a field of a letter."), name);
      return FALSE;
    }
  if (!g_utf8_validate (value, -1, NULL) || g_utf8_strlen (value, -1) > MAX_VALUE)
    {
      g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                   _ ("What stands for “%s” may have up to %d characters."), name, MAX_VALUE);
      return FALSE;
    }

  g_hash_table_replace (fields, g_strdup (name), g_strdup (value));
  return TRUE;
}

/* A token as it stands in a template. */
typedef struct
{
  const char *start;
  const char *end;  /* behind it */
  char       *name; /* trimmed; for one that is not well formed, all of it */
} Token;

/* Two braces that nothing closes would be printed as they are: they count as a
 * field that nobody can fill, up to the end of their line. */
static gboolean
find_token (const char *text,
            Token      *token)
{
  const char *start = strstr (text, OPENING);
  const char *close, *next, *line;

  if (start == NULL)
    return FALSE;

  close = strstr (start + 2, CLOSING);
  next = strstr (start + 2, OPENING);
  line = start + strcspn (start, "\n");
  token->start = start;
  if (close == NULL || close > line || (next != NULL && next < close))
    {
      token->end = start + 2;
      token->name = g_strdup (OPENING);
    }
  else
    {
      token->end = close + 2;
      token->name = g_strstrip (g_strndup (start + 2, (gsize) (close - start - 2)));
      if (!is_name (token->name, strlen (token->name)))
        {
          g_free (token->name);
          token->name = g_strndup (start, (gsize) (token->end - start));
        }
    }

  return TRUE;
}

static const char *
intern (GPtrArray *names,
        char      *name)
{
  guint index;

  if (g_ptr_array_find_with_equal_func (names, name, g_str_equal, &index))
    {
      g_free (name);
      return names->pdata[index];
    }

  g_ptr_array_add (names, name);
  return name;
}

static const char *
look_up (GHashTable *fields,
         const char *name)
{
  const char *value = g_hash_table_lookup (fields, name);
  const char *p = value;

  while (p != NULL && *p != '\0' && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return p != NULL && *p != '\0' ? value : NULL;
}

static void
append_token (CleLetterMerged *self,
              GString         *out,
              const Token     *token,
              const char      *value)
{
  CleLetterSpan span = { .start = (guint) out->len, .missing = value == NULL };

  if (value != NULL)
    g_string_append (out, value);
  else
    g_string_append_len (out, token->start, token->end - token->start);
  span.length = (guint) out->len - span.start;
  span.field = intern (self->names, token->name);
  if (value == NULL && !g_ptr_array_find (self->missing, span.field, NULL))
    g_ptr_array_add (self->missing, (char *) span.field);
  g_array_append_val (self->spans, span);
}

/**
 * cle_letter_merge:
 * @text: a template, or a line of it, as the manager left it
 * @fields: (element-type utf8 utf8): values by the name of their field
 *
 * Puts the values in the place of tokens such as `{{client}}`. It goes through
 * the template once and never looks at a value again, so a client who is called
 * `{{Braces}}` keeps that name. A blank value is none.
 *
 * Returns: (transfer full): the text, and what is missing
 */
CleLetterMerged *
cle_letter_merge (const char *text,
                  GHashTable *fields)
{
  CleLetterMerged *self = g_new0 (CleLetterMerged, 1);
  g_autoptr (GString) out = g_string_new (NULL);
  Token token;

  self->spans = g_array_new (FALSE, FALSE, sizeof (CleLetterSpan));
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->missing = g_ptr_array_new ();
  for (; find_token (text, &token); text = token.end)
    {
      const char *value = look_up (fields, token.name);

      g_string_append_len (out, text, token.start - text);
      append_token (self, out, &token, value);
    }
  g_string_append (out, text);
  self->text = g_string_free (g_steal_pointer (&out), FALSE);

  return self;
}

static char *
name_missing (const CleLetterMerged *self,
              gboolean               for_people)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->missing->len; i++)
    {
      const char *name = self->missing->pdata[i];

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                              for_people ? cle_letter_field_get_name (name) : name);
    }

  /* Translators: names of fields, separated by commas. */
  return g_strdup_printf (_ ("The letter is not complete yet. Please fill in: %s."), names->str);
}

/**
 * cle_letter_merged_describe_missing:
 * @self: a merged text
 *
 * Returns: (transfer full) (nullable): which fields have to be filled in, as they
 *   are called where people do so; %NULL if nothing is missing
 */
char *
cle_letter_merged_describe_missing (const CleLetterMerged *self)
{
  return self->missing->len > 0 ? name_missing (self, TRUE) : NULL;
}

/**
 * cle_letter_merged_is_ready:
 * @self: a merged text
 * @error: return location for %CLE_STORE_ERROR_INVALID, which names the fields as
 *   they stand in the template
 *
 * Returns: whether it may be printed, saved and kept: nothing is missing in it
 */
gboolean
cle_letter_merged_is_ready (const CleLetterMerged *self,
                            GError               **error)
{
  g_autofree char *reason = NULL;

  if (self->missing->len == 0)
    return TRUE;

  reason = name_missing (self, FALSE);
  g_set_error_literal (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID, reason);
  return FALSE;
}

/**
 * cle_letter_merged_free:
 * @self: (transfer full): a merged text
 */
void
cle_letter_merged_free (CleLetterMerged *self)
{
  g_free (self->text);
  g_array_unref (self->spans);
  g_ptr_array_unref (self->missing);
  g_ptr_array_unref (self->names);
  g_free (self);
}

/**
 * cle_letter_list_fields:
 * @text: a template
 *
 * Returns: (transfer full) (element-type utf8): the names of its fields, each
 *   once, in the order of the text
 */
GPtrArray *
cle_letter_list_fields (const char *text)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  Token token;

  for (; find_token (text, &token); text = token.end)
    intern (names, token.name);

  return names;
}

/**
 * cle_letter_field_get_name:
 * @field: of a template
 *
 * Returns: (transfer none): how people call it; @field itself if it is not one of
 *   those that the program knows
 */
const char *
cle_letter_field_get_name (const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (LABELS); i++)
    if (strcmp (LABELS[i].name, field) == 0)
      return _ (LABELS[i].label);

  return field;
}

/**
 * cle_letter_field_check:
 * @name: of a field
 * @error: return location for %CLE_STORE_ERROR_INVALID, which names all fields
 *
 * Returns: whether letters have such a field
 */
gboolean
cle_letter_field_check (const char  *name,
                        GError     **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (LABELS); i++)
    {
      if (strcmp (LABELS[i].name, name) == 0)
        return TRUE;
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", LABELS[i].name);
    }

  g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
               _ ("A letter has no field “%s”; there are: %s."), name, names->str);
  return FALSE;
}
