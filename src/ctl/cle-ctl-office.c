/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-ctl-clients.h"
#include "clients/cle-client-acts.h"
#include "clients/cle-office-setting.h"
#include "json/cle-json-writer.h"

#include <glib/gi18n.h>
#include <string.h>

static void
write_setting (const CleOffice *office,
               CleOfficeSetting setting,
               GString         *out)
{
  const char *word = cle_office_setting_get_word (setting);
  g_autofree char *text = cle_office_dup_text (office, setting);

  if (setting == CLE_OFFICE_CAPACITY || setting == CLE_OFFICE_CURRENCY)
    cle_json_write_text (out, word, text);
  else
    cle_json_write_integer (out, word, cle_office_get_number (office, setting));
}

static CleCtlExit
print_office (CleCtl          *ctl,
              const CleOffice *office,
              gboolean         json)
{
  g_autoptr (GString) out = g_string_new ("{");

  for (guint i = 0; i < CLE_N_OFFICE_SETTINGS; i++)
    {
      CleOfficeSetting setting = (CleOfficeSetting) i;
      g_autofree char *text = cle_office_dup_text (office, setting);

      write_setting (office, setting, out);
      if (!json)
        fprintf (ctl->out, "%s: %s%s\n", cle_office_setting_get_word (setting), text,
                 setting == CLE_OFFICE_LATE_RATE ? " %" : "");
    }
  if (json)
    fprintf (ctl->out, "%s}\n", out->str);

  return CLE_CTL_DONE;
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
      CleOfficeSetting setting;
      const char *text;

      if (!cle_ctl_split_setting (ctl, set[i], &word, &text, status))
        return FALSE;
      if (!cle_office_setting_from_word (word, &setting))
        {
          cle_ctl_refuse (ctl, _ ("There is no setting “%s”; “clientelectl office” lists them."),
                          word);
          return FALSE;
        }
      if (!cle_office_set (office, setting, text, &error))
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
  if (!cle_client_set_office (ctl->store, &office, &record, &error))
    return cle_ctl_fail (ctl, error);

  if (strcmp (office.currency, cle_client_book_get_office (all.book)->currency) != 0)
    fprintf (ctl->err, "%s\n",
             _ ("All sums keep their numbers: nothing was converted to the new currency."));
  return CLE_CTL_DONE;
}
