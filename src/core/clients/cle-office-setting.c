/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-office-setting.h"

#include "cle-money.h"
#include "store/cle-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_DAYS  36500
#define MAX_RATE  1000000
#define RATE_UNIT 1000 /* thousandths of a per cent */

typedef enum
{
  SUM,
  DAYS,
  RATE,
  CAPACITY,
  CURRENCY,
} Kind;

typedef struct
{
  const char *word;
  Kind        kind;
  gsize       at; /* in CleOffice */
} Member;

static const Member MEMBERS[CLE_N_OFFICE_SETTINGS] = {
  { "currency", CURRENCY, G_STRUCT_OFFSET (CleOffice, currency) },
  { "hourly-cost", SUM, G_STRUCT_OFFSET (CleOffice, hourly_cost) },
  { "overhead", SUM, G_STRUCT_OFFSET (CleOffice, shared_overhead) },
  { "late-rate", RATE, G_STRUCT_OFFSET (CleOffice, late_rate) },
  { "minute-price", SUM, G_STRUCT_OFFSET (CleOffice, minute_price) },
  { "capacity", CAPACITY, G_STRUCT_OFFSET (CleOffice, capacity) },
  { "ideal-days", DAYS, G_STRUCT_OFFSET (CleOffice, ideal_days) },
  { "max-days", DAYS, G_STRUCT_OFFSET (CleOffice, max_days) },
  { "revision-days", DAYS, G_STRUCT_OFFSET (CleOffice, revision_days) },
  { "trial-days", DAYS, G_STRUCT_OFFSET (CleOffice, trial_days) },
  { "stale-days", DAYS, G_STRUCT_OFFSET (CleOffice, stale_days) },
};

static gboolean
refuse (GError    **error,
        const char *text)
{
  g_set_error_literal (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID, text);
  return FALSE;
}

static gboolean
refuse_rate (GError **error)
{
  return refuse (error, _ ("The rate for late payment has to be from 0 to 1,000 per cent a year."));
}

static gboolean
refuse_days (GError **error)
{
  return refuse (error, _ ("A number of days has to be from 1 to 36,500."));
}

static gboolean
refuse_currency (GError **error)
{
  return refuse (error, _ ("A currency is three capital letters, as EUR."));
}

/* Per cent a year, as 12 or 12.5, with at most three decimals. */
static gboolean
read_rate (const char *text,
           guint      *rate,
           GError    **error)
{
  gsize whole = strspn (text, "0123456789");
  gboolean has_mark = text[whole] == '.' || text[whole] == ',';
  gsize decimals = has_mark ? strspn (text + whole + 1, "0123456789") : 0;
  guint value, part = RATE_UNIT / 10;

  if (whole == 0 || whole > 4 || decimals > 3 || has_mark != (decimals > 0) ||
      text[whole + has_mark + decimals] != '\0')
    return refuse_rate (error);

  value = (guint) g_ascii_strtoull (text, NULL, 10) * RATE_UNIT;
  for (gsize i = 0; i < decimals; i++, part /= 10)
    value += (guint) (text[whole + 1 + i] - '0') * part;
  *rate = value;
  return TRUE;
}

static gboolean
read_days (const char *text,
           guint      *days,
           GError    **error)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (text, 10, 1, MAX_DAYS, &number, NULL))
    return refuse_days (error);

  *days = (guint) number;
  return TRUE;
}

/* Nothing typed is nothing told, which is 0 in an office. */
static gboolean
read_sum (const char *text,
          gint64     *sum,
          GError    **error)
{
  gint64 value;

  if (!cle_money_parse (CLE_MONEY_REVENUE, text, &value, error))
    return FALSE;

  *sum = value == CLE_MONEY_UNKNOWN ? 0 : value;
  return TRUE;
}

static gboolean
read_capacity (const char  *text,
               CleCapacity *capacity,
               GError     **error)
{
  if (cle_capacity_from_word (text, capacity))
    return TRUE;

  g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID, _ ("“%s” cannot stand here."),
               text);
  return FALSE;
}

static gboolean
read_currency (const char *text,
               char       *currency,
               GError    **error)
{
  if (strlen (text) != 3)
    return refuse_currency (error);

  for (guint i = 0; i < 3; i++)
    currency[i] = g_ascii_toupper (text[i]);
  return TRUE;
}

static char *
dup_rate (guint rate)
{
  char *text = g_strdup_printf ("%u.%03u", rate / RATE_UNIT, rate % RATE_UNIT);
  gsize end = strlen (text);

  while (text[end - 1] == '0')
    end--;
  text[text[end - 1] == '.' ? end - 1 : end] = '\0';

  return text;
}

/**
 * cle_office_setting_get_word:
 * @setting: one of the settings
 *
 * Returns: its word in commands and output
 */
const char *
cle_office_setting_get_word (CleOfficeSetting setting)
{
  g_return_val_if_fail ((guint) setting < CLE_N_OFFICE_SETTINGS, NULL);

  return MEMBERS[setting].word;
}

/**
 * cle_office_setting_from_word:
 * @word: any text
 * @setting: (out): what it means
 *
 * Returns: whether there is such a setting
 */
gboolean
cle_office_setting_from_word (const char       *word,
                              CleOfficeSetting *setting)
{
  for (guint i = 0; i < CLE_N_OFFICE_SETTINGS; i++)
    if (strcmp (MEMBERS[i].word, word) == 0)
      {
        *setting = (CleOfficeSetting) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * cle_office_get_number:
 * @office: what holds for all clients
 * @setting: one of the settings
 *
 * Returns: hundredths of a sum, days, thousandths of a per cent, or a
 *   #CleCapacity; 0 for the currency
 */
gint64
cle_office_get_number (const CleOffice *office,
                       CleOfficeSetting setting)
{
  g_return_val_if_fail ((guint) setting < CLE_N_OFFICE_SETTINGS, 0);

  gconstpointer member = (const char *) office + MEMBERS[setting].at;

  switch (MEMBERS[setting].kind)
    {
    case SUM:
      return *(const gint64 *) member;
    case DAYS:
    case RATE:
      return *(const guint *) member;
    case CAPACITY:
      return office->capacity;
    case CURRENCY:
    default:
      return 0;
    }
}

/**
 * cle_office_dup_text:
 * @office: what holds for all clients
 * @setting: one of the settings
 *
 * Returns: (transfer full): as cle_office_set() reads it
 */
char *
cle_office_dup_text (const CleOffice *office,
                     CleOfficeSetting setting)
{
  gint64 number = cle_office_get_number (office, setting);

  switch (MEMBERS[setting].kind)
    {
    case SUM:
      return cle_money_dup_text (number);
    case DAYS:
      return g_strdup_printf ("%u", (guint) number);
    case RATE:
      return dup_rate ((guint) number);
    case CAPACITY:
      return g_strdup (cle_capacity_get_word (office->capacity));
    case CURRENCY:
    default:
      return g_strdup (office->currency);
    }
}

/**
 * cle_office_set:
 * @office: what holds for all clients
 * @setting: what to change
 * @text: as somebody typed it: a sum as for cle_money_parse(), with nothing for
 *   0; days from 1 to 36500; per cent with up to three decimals behind a point
 *   or a comma; three letters of a currency; or a word of #CleCapacity
 * @error: return location for a #CleMoneyError or %CLE_STORE_ERROR_INVALID
 *
 * Changes one member. Whether it goes with the others tells cle_office_check().
 *
 * Returns: %FALSE when @text cannot stand there; @office is unchanged then
 */
gboolean
cle_office_set (CleOffice       *office,
                CleOfficeSetting setting,
                const char      *text,
                GError         **error)
{
  g_return_val_if_fail ((guint) setting < CLE_N_OFFICE_SETTINGS, FALSE);

  gpointer member = (char *) office + MEMBERS[setting].at;
  g_autofree char *bare = g_strstrip (g_strdup (text));

  switch (MEMBERS[setting].kind)
    {
    case SUM:
      return read_sum (bare, member, error);
    case DAYS:
      return read_days (bare, member, error);
    case RATE:
      return read_rate (bare, member, error);
    case CAPACITY:
      return read_capacity (bare, member, error);
    case CURRENCY:
    default:
      return read_currency (bare, member, error);
    }
}

static gboolean
check_currency (const CleOffice *office,
                GError         **error)
{
  gboolean is_right = office->currency[3] == '\0';

  for (guint i = 0; i < 3; i++)
    is_right = is_right && g_ascii_isupper (office->currency[i]);

  return is_right || refuse_currency (error);
}

/**
 * cle_office_check:
 * @office: what is to hold for all clients
 * @error: return location for %CLE_STORE_ERROR_INVALID
 *
 * Returns: whether every member is in its range and all go together
 */
gboolean
cle_office_check (const CleOffice *office,
                  GError         **error)
{
  if (!check_currency (office, error))
    return FALSE;

  for (guint i = 0; i < CLE_N_OFFICE_SETTINGS; i++)
    {
      gint64 number = cle_office_get_number (office, (CleOfficeSetting) i);

      if (MEMBERS[i].kind == SUM && (number < 0 || number > CLE_MONEY_MAX))
        return refuse (error, _ ("A sum has to be from 0 to 9,000,000,000,000."));
      if (MEMBERS[i].kind == RATE && number > MAX_RATE)
        return refuse_rate (error);
      if (MEMBERS[i].kind == DAYS && (number < 1 || number > MAX_DAYS))
        return refuse_days (error);
    }

  if (office->ideal_days <= office->max_days)
    return TRUE;

  return refuse (error, _ ("The ideal time between two contacts is not longer than the longest "
                           "one."));
}
