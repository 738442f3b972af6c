/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-ctl-clients.h"
#include "clients/cle-client-acts.h"
#include "json/cle-json-writer.h"

#include <glib/gi18n.h>
#include <string.h>

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
} Setting;

static const Setting SETTINGS[] = {
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

static void
write_setting (const CleOffice *office,
               const Setting   *setting,
               GString         *out)
{
  const char *field = (const char *) office + setting->at;

  switch (setting->kind)
    {
    case SUM:
      cle_json_write_integer (out, setting->word, *(const gint64 *) (gconstpointer) field);
      break;
    case DAYS:
    case RATE:
      cle_json_write_integer (out, setting->word, *(const guint *) (gconstpointer) field);
      break;
    case CAPACITY:
      cle_json_write_text (out, setting->word, cle_capacity_get_word (office->capacity));
      break;
    case CURRENCY:
    default:
      cle_json_write_text (out, setting->word, office->currency);
      break;
    }
}

static char *
dup_setting (const CleOffice *office,
             const Setting   *setting)
{
  const char *field = (const char *) office + setting->at;

  switch (setting->kind)
    {
    case SUM:
      return cle_money_dup_text (*(const gint64 *) (gconstpointer) field);
    case DAYS:
      return g_strdup_printf ("%u", *(const guint *) (gconstpointer) field);
    case RATE:
      return g_strdup_printf ("%u.%03u %%", office->late_rate / RATE_UNIT,
                              office->late_rate % RATE_UNIT);
    case CAPACITY:
      return g_strdup (cle_capacity_get_word (office->capacity));
    case CURRENCY:
    default:
      return g_strdup (office->currency);
    }
}

static CleCtlExit
print_office (CleCtl          *ctl,
              const CleOffice *office,
              gboolean         json)
{
  g_autoptr (GString) out = g_string_new ("{");

  for (guint i = 0; i < G_N_ELEMENTS (SETTINGS); i++)
    {
      g_autofree char *text = dup_setting (office, &SETTINGS[i]);

      write_setting (office, &SETTINGS[i], out);
      if (!json)
        fprintf (ctl->out, "%s: %s\n", SETTINGS[i].word, text);
    }
  if (json)
    fprintf (ctl->out, "%s}\n", out->str);

  return CLE_CTL_DONE;
}

/* Per cent a year, as 12 or 12.5, with at most three decimals. */
static gboolean
read_rate (const char *text,
           guint      *rate)
{
  gsize whole = strspn (text, "0123456789");
  gsize decimals =
      text[whole] == '.' || text[whole] == ',' ? strspn (text + whole + 1, "0123456789") : 0;
  gsize end = whole + (text[whole] != '\0' ? 1 + decimals : 0);
  guint value = (guint) g_ascii_strtoull (text, NULL, 10) * RATE_UNIT, part = RATE_UNIT / 10;

  if (whole == 0 || whole > 4 || decimals > 3 || text[end] != '\0' ||
      (text[whole] != '\0' && decimals == 0))
    return FALSE;

  for (gsize i = 0; i < decimals; i++, part /= 10)
    value += (guint) (text[whole + 1 + i] - '0') * part;
  *rate = value;
  return TRUE;
}

static gboolean
read_days (const char *text,
           guint      *days)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (text, 10, 1, 36500, &number, NULL))
    return FALSE;

  *days = (guint) number;
  return TRUE;
}

static gboolean
set_field (CleOffice     *office,
           const Setting *setting,
           const char    *text,
           GError       **error)
{
  char *field = (char *) office + setting->at;
  gboolean right = FALSE;

  switch (setting->kind)
    {
    case SUM:
      return cle_money_parse (CLE_MONEY_REVENUE, text, (gint64 *) (gpointer) field, error);
    case DAYS:
      right = read_days (text, (guint *) (gpointer) field);
      break;
    case RATE:
      right = read_rate (text, &office->late_rate);
      break;
    case CAPACITY:
      right = cle_capacity_from_word (text, &office->capacity);
      break;
    case CURRENCY:
    default:
      right = strlen (text) == 3;
      if (right)
        memcpy (office->currency, text, 4);
      break;
    }

  if (!right)
    g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID, _ ("“%s” cannot stand here."),
                 text);
  return right;
}

static gboolean
take_settings (CleCtl     *ctl,
               char      **set,
               CleOffice  *office,
               CleCtlExit *status)
{
  for (guint i = 0; set[i] != NULL; i++)
    {
      g_autofree char *word = NULL;
      g_autoptr (GError) error = NULL;
      const Setting *setting = NULL;
      const char *text;

      if (!cle_ctl_split_setting (ctl, set[i], &word, &text, status))
        return FALSE;
      for (guint j = 0; j < G_N_ELEMENTS (SETTINGS); j++)
        if (strcmp (SETTINGS[j].word, word) == 0)
          setting = &SETTINGS[j];
      if (setting == NULL)
        {
          cle_ctl_refuse (ctl, _ ("There is no setting “%s”; “clientelectl office” lists them."),
                          word);
          return FALSE;
        }
      if (!set_field (office, setting, text, &error))
        {
          cle_ctl_refuse (ctl, "%s: %s", word, error->message);
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * cle_ctl_office:
 * @ctl: the program
 * @argc: number of words
 * @argv: `office [--set setting=value …] [--json]`
 *
 * Shows or sets what holds for all clients: currency, costs, capacity and
 * intervals.
 *
 * Returns: the exit code.
 */
CleCtlExit
cle_ctl_office (CleCtl  *ctl,
                int      argc,
                char   **argv)
{
  g_auto (GStrv) set = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = { { "set", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &set, NULL, NULL },
                                   { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
                                   { NULL } };
  g_auto (CleCtlClients) all = { 0 };
  g_autofree char *record = NULL;
  g_autoptr (GError) error = NULL;
  CleOffice office;
  CleCtlExit status;

  if (!cle_ctl_parse (ctl, entries, &argc, &argv))
    return CLE_CTL_USAGE;
  if (argc != 1)
    return cle_ctl_usage (ctl, _ ("“%s” takes no further words."), "office");
  if (!cle_ctl_clients_load (&all, ctl, &status))
    return status;

  office = *cle_client_book_get_office (all.book);
  if (set == NULL)
    return print_office (ctl, &office, json);

  status = CLE_CTL_INPUT;
  if (!take_settings (ctl, set, &office, &status))
    return status;
  return cle_client_set_office (ctl->store, &office, &record, &error) ? CLE_CTL_DONE
                                                                      : cle_ctl_fail (ctl, error);
}
