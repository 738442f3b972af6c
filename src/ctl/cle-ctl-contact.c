/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-ctl-clients.h"
#include "clients/cle-contact-acts.h"
#include "clients/cle-contact-line.h"
#include "clients/cle-contact-signs.h"
#include "json/cle-json-writer.h"

#include <glib/gi18n.h>
#include <string.h>

static void
write_contact (const CleContact *contact,
               GString          *out)
{
  g_autofree char *at = cle_time_format (contact->at);

  g_string_append_c (out, '{');
  cle_json_write_text (out, "id", contact->id);
  cle_json_write_text (out, "at", at);
  cle_json_write_text (out, "kind", cle_contact_kind_get_word (contact->kind));
  cle_json_write_integer (out, "minutes", contact->minutes);
  cle_json_write_text (out, "text", contact->text);
  if (contact->state != CLE_PROMISE_NONE)
    {
      cle_json_write_text (out, "promise", contact->promise != NULL ? contact->promise : "");
      cle_json_write_text (out, "state", cle_promise_state_get_word (contact->state));
    }
  if (contact->due != NULL)
    cle_json_write_text (out, "due", contact->due);
  g_string_append_c (out, '}');
}

static void
print_promise (CleCtl           *ctl,
               const CleContact *contact)
{
  const char *what = contact->promise != NULL ? contact->promise : "";
  const char *due = contact->due != NULL ? contact->due : "";
  gboolean is_silent = *what == '\0' && *due == '\0';

  fprintf (ctl->out, "  [%s%s%s%s%s]", cle_promise_state_get_word (contact->state),
           is_silent ? "" : ": ", what, *what != '\0' && *due != '\0' ? " " : "", due);
}

static void
print_contact (CleCtl           *ctl,
               const CleContact *contact)
{
  g_autofree char *at = cle_time_format (contact->at);

  fprintf (ctl->out, "%s  %.10s  %-7s  %4u  %s", contact->id, at,
           cle_contact_kind_get_word (contact->kind), contact->minutes, contact->text);
  if (contact->state != CLE_PROMISE_NONE)
    print_promise (ctl, contact);
  fputc ('\n', ctl->out);
}

static void
print_log (CleCtl    *ctl,
           GPtrArray *contacts,
           gboolean   json)
{
  g_autoptr (GString) out = g_string_new ("[");

  for (guint i = 0; i < contacts->len; i++)
    if (!json)
      print_contact (ctl, contacts->pdata[i]);
    else
      {
        g_string_append (out, i > 0 ? ",\n" : "");
        write_contact (contacts->pdata[i], out);
      }
  if (json)
    fprintf (ctl->out, "%s]\n", out->str);
}

/* What the contacts lack, as the window says it. */
static void
print_warning (CleCtl          *ctl,
               CleCtlClients   *all,
               const CleClient *client,
               GPtrArray       *contacts)
{
  g_autofree char *warning =
      cle_contacts_dup_warning (contacts, client->importance, client->changed,
                                cle_client_book_get_office (all->book), all->now);

  if (warning != NULL)
    fprintf (ctl->out, "%s\n", warning);
}

static CleCtlExit
settle_promise (CleCtl          *ctl,
                GPtrArray       *contacts,
                const char      *id,
                ClePromiseState  state)
{
  g_autofree char *record = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < contacts->len; i++)
    {
      const CleContact *contact = contacts->pdata[i];

      if (strcmp (contact->id, id) == 0)
        return cle_contact_set_promise (ctl->store, contact, state, &record, &error)
                   ? CLE_CTL_DONE
                   : cle_ctl_fail (ctl, error);
    }

  return cle_ctl_refuse (ctl, _ ("There is no contact “%s” with this client."), id);
}

static CleCtlExit
add_contact (CleCtl          *ctl,
             CleCtlClients   *all,
             const CleClient *client,
             const char      *line)
{
  g_autoptr (CleContact) contact = NULL;
  g_autoptr (GError) error = NULL;

  if (!cle_contact_parse_line (line, all->now, all->offset, &contact, &error))
    return cle_ctl_fail (ctl, error);

  contact->client = g_strdup (client->id);
  if (!cle_contact_add (ctl->store, contact, &error))
    return cle_ctl_fail (ctl, error);

  fprintf (ctl->out, "%s\n", contact->id);
  return CLE_CTL_DONE;
}

/**
 * cle_ctl_contact:
 * @ctl: the program
 * @argc: number of words
 * @argv: `contact CLIENT [TEXT] [--json] [--kept ID | --broken ID | --open ID]`
 *
 * Notes a contact with a client, says what became of a promise, or shows the log.
 *
 * Returns: the exit code.
 */
CleCtlExit
cle_ctl_contact (CleCtl  *ctl,
                 int      argc,
                 char   **argv)
{
  gboolean json = FALSE;
  g_autofree char *kept = NULL;
  g_autofree char *broken = NULL;
  g_autofree char *open = NULL;
  const GOptionEntry entries[] = { { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
                                   { "kept", 0, 0, G_OPTION_ARG_FILENAME, &kept, NULL, NULL },
                                   { "broken", 0, 0, G_OPTION_ARG_FILENAME, &broken, NULL, NULL },
                                   { "open", 0, 0, G_OPTION_ARG_FILENAME, &open, NULL, NULL },
                                   { NULL } };
  g_auto (CleCtlClients) all = { 0 };
  g_autoptr (GPtrArray) contacts = NULL;
  const CleClient *client;
  CleCtlExit status;

  if (!cle_ctl_parse (ctl, entries, &argc, &argv))
    return CLE_CTL_USAGE;
  if (argc < 2 || argc > 3 ||
      (argc == 3) + (kept != NULL) + (broken != NULL) + (open != NULL) + json > 1)
    return cle_ctl_usage (ctl, "%s",
                          _ ("“contact” takes one client and a text in quotes, or one of --kept, "
                             "--broken, --open and --json."));
  if (!cle_ctl_clients_load_for (&all, ctl, argv[1], &status) ||
      (client = cle_ctl_clients_find (&all, ctl, argv[1], &status)) == NULL)
    return status;

  contacts = cle_client_book_list_contacts (all.book, client->id);
  if (argc == 3)
    return add_contact (ctl, &all, client, argv[2]);
  if (kept != NULL)
    return settle_promise (ctl, contacts, kept, CLE_PROMISE_KEPT);
  if (broken != NULL)
    return settle_promise (ctl, contacts, broken, CLE_PROMISE_BROKEN);
  if (open != NULL)
    return settle_promise (ctl, contacts, open, CLE_PROMISE_OPEN);

  print_log (ctl, contacts, json);
  if (!json)
    print_warning (ctl, &all, client, contacts);

  return CLE_CTL_DONE;
}
