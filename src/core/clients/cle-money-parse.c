/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-money.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_DIGITS 17

G_DEFINE_QUARK (cle-money-error-quark, cle_money_error)

/* A number as it was typed: nothing but digits, each kind of mark and where. */
typedef struct
{
  char  digits[MAX_DIGITS + 1];
  guint n_digits;
  guint n_groups;   /* digits since the last mark that can only part groups */
  char  mark;       /* '.' or ',' that came last; 0 for none */
  guint since_mark; /* digits after it */
  guint n_marks;    /* how often that one came */
  char  other;      /* the other one, when it came before */
  gboolean uneven;  /* something that parts groups was not after three digits */
} Typed;

static gboolean
is_spacing (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x2009 || c == 0x202f || c == 0x00a0 || c == 0x2060;
}

/* Between thousands people put spaces of all kinds, and apostrophes. */
static gboolean
is_parting (gunichar c)
{
  return is_spacing (c) || c == '\'' || c == 0x2019;
}

static gboolean
is_minus (gunichar c)
{
  return c == '-' || c == 0x2212 || c == 0x2013;
}

static char *
strip (const char *text)
{
  const char *end = text + strlen (text);

  while (*text != '\0' && is_spacing (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (end > text && is_spacing (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);

  return g_strndup (text, (gsize) (end - text));
}

static gboolean
is_unknown (const char *text)
{
  return *text == '\0' || strcmp (text, "?") == 0 || strcmp (text, "unknown") == 0;
}

G_GNUC_PRINTF (3, 4)
static gboolean
refuse (GError      **error,
        CleMoneyError code,
        const char   *format,
        ...)
{
  va_list arguments;

  va_start (arguments, format);
  if (error != NULL)
    *error = g_error_new_valist (CLE_MONEY_ERROR, (int) code, format, arguments);
  va_end (arguments);

  return FALSE;
}

/* The letters of what was typed, and whether there are digits beside them. */
static char *
dup_letters (const char *text,
             gboolean   *digits)
{
  g_autoptr (GString) letters = g_string_new (NULL);

  *digits = FALSE;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      *digits |= g_unichar_isdigit (c);
      if (g_unichar_isalpha (c))
        g_string_append_unichar (letters, c);
    }

  return g_string_free (g_steal_pointer (&letters), FALSE);
}

/* “USD”, or a word for money, with a number. */
static gboolean
is_currency (const char *text)
{
  static const char *const beginnings[] = { "руб", "долл", "евро", "тенге",  "тг",  "грн",   "коп",
                                            "usd", "eur",  "rub",  "dollar", "gbp", "pound", NULL };
  static const char *const words[] = { "р", "kr", "zł", "kč", "fr", "rs", NULL };
  gboolean digits;
  g_autofree char *letters = dup_letters (text, &digits);
  g_autofree char *lower = g_utf8_strdown (letters, -1);

  if (!digits)
    return FALSE;
  for (guint i = 0; beginnings[i] != NULL; i++)
    if (g_str_has_prefix (lower, beginnings[i]))
      return TRUE;

  return g_strv_contains (words, lower) ||
         (strlen (letters) == 3 && strspn (letters, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 3);
}

static gboolean
refuse_sign (const char *text,
             gunichar    c,
             GError    **error)
{
  if (is_minus (c))
    return refuse (error, CLE_MONEY_ERROR_NEGATIVE,
                   _ ("“%s” is less than nothing; write 0 or more"), text);
  if (g_unichar_type (c) == G_UNICODE_CURRENCY_SYMBOL || is_currency (text))
    return refuse (error, CLE_MONEY_ERROR_CURRENCY,
                   _ ("“%s” names a currency; write the number alone, in the currency of this "
                      "store"),
                   text);

  return refuse (error, CLE_MONEY_ERROR_LETTERS,
                 _ ("“%s” is not a number; write digits alone, such as 1250 or 1250.50"), text);
}

static gboolean
take_mark (Typed      *typed,
           char        mark,
           const char *text,
           GError    **error)
{
  gboolean is_second_kind = typed->mark != 0 && typed->mark != mark;

  if (typed->n_digits == 0 || typed->other == mark || (is_second_kind && typed->since_mark != 3) ||
      (typed->mark == mark && typed->since_mark != 3))
    return refuse (error, CLE_MONEY_ERROR_FORM, _ ("“%s” cannot be read as a number"), text);

  if (is_second_kind)
    typed->other = typed->mark;
  typed->n_marks = typed->mark == mark ? typed->n_marks + 1 : 1;
  typed->mark = mark;
  typed->since_mark = 0;
  return TRUE;
}

static gboolean
take_digit (Typed      *typed,
            char        digit,
            const char *text,
            GError    **error)
{
  /* Zeros before a number say nothing. */
  if (typed->n_digits == 1 && typed->digits[0] == '0' && typed->mark == 0)
    typed->n_digits = 0;
  if (typed->n_digits == MAX_DIGITS)
    return refuse (error, CLE_MONEY_ERROR_RANGE, _ ("“%s” is too large"), text);

  typed->digits[typed->n_digits++] = digit;
  typed->since_mark++;
  typed->n_groups++;
  return TRUE;
}

static gboolean
scan (Typed      *typed,
      const char *text,
      GError    **error)
{
  gboolean parted = FALSE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c >= '0' && c <= '9')
        {
          if (!take_digit (typed, (char) c, text, error))
            return FALSE;
        }
      else if (is_parting (c) && typed->n_digits > 0 && typed->mark == 0)
        {
          typed->uneven = typed->uneven || (parted && typed->n_groups != 3);
          typed->n_groups = 0;
          parted = TRUE;
        }
      else if (c == '.' || c == ',')
        {
          typed->uneven = typed->uneven || (parted && typed->mark == 0 && typed->n_groups != 3);
          if (!take_mark (typed, (char) c, text, error))
            return FALSE;
        }
      else
        {
          return refuse_sign (text, c, error);
        }
    }

  typed->uneven = typed->uneven || (parted && typed->mark == 0 && typed->n_groups != 3);
  if (typed->n_digits > 0 && !typed->uneven && (typed->mark == 0 || typed->since_mark > 0))
    return TRUE;

  return refuse (error, CLE_MONEY_ERROR_FORM, _ ("“%s” cannot be read as a number"), text);
}

/* How many of the digits are decimals. A single mark before three digits can
 * mean a thousand as well as a part of one, and nothing tells which. */
static gboolean
count_decimals (const Typed *typed,
                const char  *text,
                guint       *n_decimals,
                GError     **error)
{
  guint before = typed->n_digits - typed->since_mark;

  *n_decimals = 0;
  if (typed->mark == 0)
    return TRUE;
  if (typed->n_marks > 1)
    {
      if (typed->since_mark == 3)
        return TRUE;
      return refuse (error, CLE_MONEY_ERROR_FORM, _ ("“%s” cannot be read as a number"), text);
    }

  if (typed->since_mark == 3 && typed->other == 0 && before <= 3 && typed->digits[0] != '0')
    return refuse (error, CLE_MONEY_ERROR_AMBIGUOUS,
                   _ ("“%s” can be read in two ways; write it without the “%c”, or with two "
                      "decimals"),
                   text, typed->mark);
  if (typed->since_mark > 2)
    return refuse (error, CLE_MONEY_ERROR_FRACTION, _ ("“%s” has more than two decimals"), text);

  *n_decimals = typed->since_mark;
  return TRUE;
}

/* Hundredths of what was typed. */
static gboolean
read_number (const char *text,
             gint64     *hundredths,
             GError    **error)
{
  Typed typed = { 0 };
  guint n_decimals;
  gint64 value = 0;

  if (!scan (&typed, text, error) || !count_decimals (&typed, text, &n_decimals, error))
    return FALSE;
  if (typed.n_digits - n_decimals > MAX_DIGITS - 2)
    return refuse (error, CLE_MONEY_ERROR_RANGE, _ ("“%s” is too large"), text);

  for (guint i = 0; i < typed.n_digits; i++)
    value = value * 10 + (typed.digits[i] - '0');
  for (; n_decimals < 2; n_decimals++)
    value *= 10;

  *hundredths = value;
  return TRUE;
}

/* "12:30" */
static gboolean
read_clock (const char *text,
            gint64     *minutes)
{
  const char *colon = strchr (text, ':');
  gsize before = strspn (text, "0123456789");

  if (colon == NULL || before == 0 || before > 8 || text + before != colon ||
      strspn (colon + 1, "0123456789") != 2 || colon[3] != '\0' || colon[1] > '5')
    return FALSE;

  *minutes = g_ascii_strtoll (text, NULL, 10) * 60 + g_ascii_strtoll (colon + 1, NULL, 10);
  return TRUE;
}

/* Hours and days are in no currency. */
static gboolean
refuse_number (CleMoneyItem   item,
               const char    *text,
               GError        *problem,
               GError       **error)
{
  gboolean letters = g_error_matches (problem, CLE_MONEY_ERROR, CLE_MONEY_ERROR_LETTERS) ||
                     g_error_matches (problem, CLE_MONEY_ERROR, CLE_MONEY_ERROR_CURRENCY);

  if (!letters || (item != CLE_MONEY_HOURS && item != CLE_MONEY_LATE_DAYS))
    {
      g_propagate_error (error, problem);
      return FALSE;
    }

  g_error_free (problem);
  if (item == CLE_MONEY_HOURS)
    return refuse (error, CLE_MONEY_ERROR_LETTERS,
                   _ ("“%s” is no number of hours; write digits alone, such as 12.5 or 12:30"),
                   text);

  return refuse (error, CLE_MONEY_ERROR_LETTERS,
                 _ ("“%s” is no number of days; write digits alone, such as 30"), text);
}

static gboolean
check_max (CleMoneyItem item,
           const char  *text,
           gint64       value,
           GError     **error)
{
  g_autofree char *most = NULL;

  if (value <= cle_money_item_get_max (item))
    return TRUE;
  if (item == CLE_MONEY_LATE_DAYS)
    return refuse (error, CLE_MONEY_ERROR_RANGE, _ ("“%s” is more than the days of a year"), text);

  most = g_strdup_printf ("%" G_GINT64_FORMAT,
                          cle_money_item_get_max (item) / (item == CLE_MONEY_HOURS ? 60 : 100));
  return refuse (error, CLE_MONEY_ERROR_RANGE, _ ("“%s” is too large; at most %s is allowed"), text,
                 most);
}

/**
 * cle_money_parse:
 * @item: which number it is
 * @text: what somebody typed: a sum; hours, as 12.5 or 12:30; or whole days
 * @value: (out): hundredths, minutes or days; %CLE_MONEY_UNKNOWN for nothing,
 *   "?" and "unknown"
 * @error: return location for a #CleMoneyError
 *
 * Takes a decimal comma as well as a point, with up to two decimals, and
 * groups of three digits parted by spaces of any width, apostrophes, or that
 * one of comma and point which is not the decimal mark. "1,234" is refused: it
 * is a thousand to some and one and a quarter to others. Hours with decimals
 * are rounded to minutes, half a minute up.
 *
 * Returns: %FALSE when it is not such a number, with what is wrong about it
 */
gboolean
cle_money_parse (CleMoneyItem item,
                 const char  *text,
                 gint64      *value,
                 GError     **error)
{
  g_autofree char *stripped = NULL;
  g_autoptr (GError) problem = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    return refuse (error, CLE_MONEY_ERROR_LETTERS, _ ("that is not text"));

  stripped = strip (text);
  if (is_unknown (stripped))
    {
      *value = CLE_MONEY_UNKNOWN;
      return TRUE;
    }
  if (item == CLE_MONEY_HOURS && read_clock (stripped, value))
    return check_max (item, stripped, *value, error);
  if (!read_number (stripped, value, &problem))
    return refuse_number (item, stripped, g_steal_pointer (&problem), error);

  if (item == CLE_MONEY_HOURS)
    *value = (*value * 60 + 50) / 100;
  if (item == CLE_MONEY_LATE_DAYS && *value % 100 != 0)
    return refuse (error, CLE_MONEY_ERROR_FRACTION, _ ("“%s” is not a whole number of days"),
                   stripped);
  if (item == CLE_MONEY_LATE_DAYS)
    *value /= 100;

  return check_max (item, stripped, *value, error);
}
