/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-contact-line.h"

#include "cle-contact-kind.h"
#include "cle-contact-words.h"
#include "store/cle-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More than any contact takes, whatever the unit. */
#define MANY_DIGITS 9
#define MANY        G_GUINT64_CONSTANT (1000000000)

/* What was found in a line so far. */
typedef struct
{
  gint64           now;
  int              offset;
  guint64          minutes;
  gboolean         is_set;  /* the kind was given by “+” */
  CleContactGuess  guess;
  char            *no_day;  /* a word that should be a day, and is none */
  char            *no_time; /* a time that is less than none */
  CleContact      *contact;
  GString         *text;
  GString         *promise; /* NULL until there is one */
} Parsing;

static void
add_word (GString    *text,
          const char *word)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, word);
}

/* “12”, “1,5”: thousandths, so that a part of an hour is exact. */
static gboolean
read_number (const char **at,
             guint64     *thousandths)
{
  gsize digits = strspn (*at, "0123456789");
  guint64 unit = 100;

  if (digits == 0)
    return FALSE;

  *thousandths = (digits > MANY_DIGITS ? MANY : g_ascii_strtoull (*at, NULL, 10)) * 1000;
  *at += digits;
  if ((**at != ',' && **at != '.') || !g_ascii_isdigit ((*at)[1]))
    return TRUE;

  for ((*at)++; g_ascii_isdigit (**at); (*at)++, unit /= 10)
    *thousandths += (guint64) (**at - '0') * unit;
  return TRUE;
}

/* What stands behind a number, up to the next number: as many minutes. */
static gboolean
read_unit (const char **at,
           guint       *factor)
{
  gsize length = strcspn (*at, "0123456789");
  g_autofree char *unit = g_strndup (*at, length);

  *at += length;
  return length > 0 && cle_contact_words_find_unit (unit, factor);
}

/* “1h30m”, “1,5h”, “1h30”, or a number the unit of which is the next word: how
 * many words of time there are, 0 to 2. */
static guint
parse_time (const char *word,
            const char *next,
            guint64    *minutes)
{
  g_autofree char *folded = cle_contact_words_fold (word);
  g_autofree char *unit = next != NULL ? cle_contact_words_fold (next) : NULL;
  const char *at = folded;
  guint64 number, sum = 0;
  guint factor = 0;

  if (!read_number (&at, &number))
    return 0;
  if (*at == '\0')
    {
      if (unit == NULL || !cle_contact_words_find_unit (unit, &factor))
        return 0;
      *minutes += number * factor / 1000;
      return 2;
    }

  do
    {
      gboolean is_rest = *at == '\0' && factor == 60;

      if (is_rest)
        factor = 1;
      else if (!read_unit (&at, &factor))
        return 0;
      sum += number * factor;
    }
  while (*at != '\0' && read_number (&at, &number));
  if (*at != '\0')
    return 0;

  *minutes += sum / 1000;
  return 1;
}

/* “-5m” */
static gboolean
take_negative (Parsing    *self,
               const char *word,
               const char *next)
{
  static const char *const signs[] = { "-", "−", "–" };
  guint64 minutes = 0;

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (word, signs[i]) &&
        parse_time (word + strlen (signs[i]), next, &minutes) > 0)
      {
        g_free (self->no_time);
        self->no_time = g_strdup (word);
        return TRUE;
      }

  return FALSE;
}

static gboolean
take_kind (Parsing    *self,
           const char *word)
{
  g_autofree char *folded = *word == '+' ? cle_contact_words_fold (word + 1) : NULL;

  if (folded == NULL || !cle_contact_words_is_kind (folded, &self->contact->kind))
    return FALSE;

  self->is_set = TRUE;
  return TRUE;
}

static gboolean
is_promise (const char *word)
{
  g_autofree char *folded = *word == '!' ? cle_contact_words_fold (word + 1) : NULL;

  return g_strcmp0 (folded, "promise") == 0 || g_strcmp0 (folded, "promised") == 0 ||
         g_strcmp0 (folded, "обещание") == 0 || g_strcmp0 (folded, "обещал") == 0 ||
         g_strcmp0 (folded, "обещали") == 0 || g_strcmp0 (folded, "обещано") == 0;
}

static gboolean
take_day (Parsing    *self,
          const char *word)
{
  g_autofree char *folded = cle_contact_words_fold (word);

  if (self->contact->due != NULL)
    return FALSE;
  if (cle_contact_words_find_day (folded, self->now, self->offset, &self->contact->due))
    return TRUE;

  if (self->no_day == NULL && cle_contact_words_seems_day (folded))
    self->no_day = g_steal_pointer (&folded);
  return FALSE;
}

static void
take_words (Parsing *self,
            char   **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      guint n_time = parse_time (words[i], words[i + 1], &self->minutes);

      if (n_time > 0)
        {
          i += n_time - 1;
          continue;
        }
      if (take_negative (self, words[i], words[i + 1]) || take_kind (self, words[i]))
        continue;
      if (self->promise == NULL && is_promise (words[i]))
        {
          self->promise = g_string_new (NULL);
          continue;
        }

      if (self->promise != NULL && take_day (self, words[i]))
        continue;
      add_word (self->promise != NULL ? self->promise : self->text, words[i]);
      if (self->promise == NULL)
        cle_contact_guess_take (&self->guess, (const char *const *) words + i);
    }
}

static char **
split (const char *line)
{
  g_auto (GStrv) pieces = g_strsplit_set (line, " \t\r\n", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; pieces[i] != NULL; i++)
    if (*pieces[i] != '\0')
      g_strv_builder_add (words, pieces[i]);

  return g_strv_builder_end (words);
}

static gboolean
check (const Parsing *self,
       const char    *line,
       GError       **error)
{
  const char *text = NULL;

  if (self->no_day != NULL)
    {
      g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                   _ ("“%s” is no day of the calendar."), self->no_day);
      return FALSE;
    }
  if (self->no_time != NULL)
    {
      g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                   _ ("“%s” is less than no time; write it without the minus."), self->no_time);
      return FALSE;
    }
  if (self->minutes > CLE_CONTACT_MAX_MINUTES)
    text = _ ("A contact takes up to a hundred hours.");
  else if (self->text->len == 0 && self->promise == NULL && self->minutes == 0 && !self->is_set)
    text = _ ("Please say what the contact was about, as “call 12m new order !promise Fri”.");
  else if (self->text->len == 0 && self->promise != NULL && self->promise->len == 0)
    text = _ ("Please say what was promised, as “!promise send the price list Fri”.");
  else if (g_utf8_strlen (line, -1) > CLE_CONTACT_MAX_TEXT)
    text = _ ("A contact is one line of up to 500 characters.");
  if (text == NULL)
    return TRUE;

  g_set_error_literal (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID, text);
  return FALSE;
}

/**
 * cle_contact_parse_line:
 * @line: what somebody typed, as “call 12m late delivery !promise Fri”
 * @now: wall clock, ms
 * @offset: minutes east of UTC
 * @contact: (out) (transfer full): the contact, without a client
 * @error: return location for an error of %CLE_STORE_ERROR_INVALID
 *
 * Reads a contact of one line, in English or in Russian:
 * - `12m`, `12 min`, `1h30m`, `1,5 h`, `1ч 20м` are the minutes it took, added up;
 * - `+care`, `+order`, `+money`, `+problem` set the kind; without one it is
 *   guessed from the words before the promise: something about a problem makes
 *   it a problem, else about money, else about an order, else it is care;
 * - what follows `!promise` is the promise, and the first day in it the day by
 *   which: 2026-11-30, 30.11.2026, 30.11, today, tomorrow, or a weekday, the next
 *   of that name.
 * All other words stay as they are.
 *
 * Returns: %FALSE if there is nothing in it, a promise of nothing, too much time or
 *   less than none, too much text, or a day that is not in the calendar
 */
gboolean
cle_contact_parse_line (const char  *line,
                        gint64       now,
                        int          offset,
                        CleContact **contact,
                        GError     **error)
{
  g_autoptr (CleContact) found = cle_contact_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  Parsing self = { .now = now, .offset = offset, .contact = found, .text = text };
  g_auto (GStrv) words = NULL;
  gboolean right = g_utf8_validate (line, -1, NULL);

  if (!right)
    g_set_error_literal (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                         _ ("This is not text in UTF-8."));
  else
    {
      words = split (line);
      take_words (&self, words);
      right = check (&self, line, error);
    }

  g_free (self.no_day);
  g_free (self.no_time);
  if (self.promise != NULL)
    found->promise = g_string_free (self.promise, FALSE);
  if (!right)
    return FALSE;

  if (!self.is_set && self.guess.is_guessed)
    found->kind = self.guess.kind;
  g_free (found->text);
  found->text = g_strdup (text->str);
  found->minutes = (guint) self.minutes;
  found->state = found->promise != NULL ? CLE_PROMISE_OPEN : CLE_PROMISE_NONE;
  *contact = g_steal_pointer (&found);
  return TRUE;
}
