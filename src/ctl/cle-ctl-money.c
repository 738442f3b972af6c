/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-ctl-clients.h"
#include "clients/cle-client-acts.h"
#include "json/cle-json-writer.h"

#include <glib/gi18n.h>
#include <string.h>

#define UNKNOWN "unknown"

static CleCtlExit
print_money (CleCtl         *ctl,
             const CleMoney *money,
             gboolean        json)
{
  g_autoptr (GString) out = g_string_new ("{");

  for (guint i = 0; i < CLE_N_MONEY; i++)
    {
      gint64 value = money != NULL ? money->items[i] : CLE_MONEY_UNKNOWN;
      gboolean is_plain = i == CLE_MONEY_HOURS || i == CLE_MONEY_LATE_DAYS;
      g_autofree char *text =
          is_plain ? g_strdup_printf ("%" G_GINT64_FORMAT, value) : cle_money_dup_text (value);

      if (json && value != CLE_MONEY_UNKNOWN)
        cle_json_write_integer (out, cle_money_item_get_word (i), value);
      if (!json)
        fprintf (ctl->out, "%s: %s%s\n", cle_money_item_get_word (i),
                 value != CLE_MONEY_UNKNOWN ? text : UNKNOWN,
                 i == CLE_MONEY_HOURS && value != CLE_MONEY_UNKNOWN ? " min" : "");
    }
  if (json)
    fprintf (ctl->out, "%s}\n", out->str);

  return CLE_CTL_DONE;
}

static gboolean
take_items (CleCtl     *ctl,
            char      **set,
            CleMoney   *money,
            CleCtlExit *status)
{
  for (guint i = 0; set[i] != NULL; i++)
    {
      g_autofree char *word = NULL;
      g_autoptr (GError) error = NULL;
      const char *text;
      CleMoneyItem item;
      gint64 value = CLE_MONEY_UNKNOWN;

      if (!cle_ctl_split_setting (ctl, set[i], &word, &text, status))
        return FALSE;
      if (!cle_money_item_from_word (word, &item))
        {
          cle_ctl_refuse (
              ctl,
              _ ("There is no number “%s” of a client; “clientelectl money CLIENT” lists them."),
              word);
          return FALSE;
        }
      if (strcmp (text, UNKNOWN) != 0 && *text != '\0' &&
          !cle_money_parse (item, text, &value, &error))
        {
          cle_ctl_refuse (ctl, "%s: %s", word, error->message);
          return FALSE;
        }
      money->items[item] = value;
    }

  return TRUE;
}

/* The last record holds as a whole, so what is not set is taken over. */
static CleMoney *
make_money (const CleMoney  *last,
            const CleClient *client)
{
  CleMoney *money = cle_money_new ();

  money->client = g_strdup (client->id);
  for (guint i = 0; last != NULL && i < CLE_N_MONEY; i++)
    money->items[i] = last->items[i];

  return money;
}

/**
 * cle_ctl_money:
 * @ctl: the program
 * @argc: number of words
 * @argv: `money CLIENT [--set item=amount …] [--json]`
 *
 * Shows or sets what a client brings and takes in a year.
 *
 * Returns: the exit code.
 */
CleCtlExit
cle_ctl_money (CleCtl  *ctl,
               int      argc,
               char   **argv)
{
  g_auto (GStrv) set = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = { { "set", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &set, NULL, NULL },
                                   { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
                                   { NULL } };
  g_auto (CleCtlClients) all = { 0 };
  g_autoptr (CleMoney) money = NULL;
  g_autoptr (GError) error = NULL;
  const CleClient *client;
  const CleMoney *last;
  CleCtlExit status;

  if (!cle_ctl_parse (ctl, entries, &argc, &argv))
    return CLE_CTL_USAGE;
  if (argc != 2)
    return cle_ctl_usage (ctl, _ ("“%s” takes one client."), "money");
  if (!cle_ctl_clients_load_for (&all, ctl, argv[1], &status) ||
      (client = cle_ctl_clients_find (&all, ctl, argv[1], &status)) == NULL)
    return status;

  last = cle_client_book_get_money (all.book, client->id);
  if (set == NULL)
    return print_money (ctl, last, json);

  status = CLE_CTL_INPUT;
  money = make_money (last, client);
  if (!take_items (ctl, set, money, &status))
    return status;
  if (!cle_client_set_money (ctl->store, money, &error))
    return cle_ctl_fail (ctl, error);

  fprintf (ctl->out, "%s\n", money->id);
  return CLE_CTL_DONE;
}
