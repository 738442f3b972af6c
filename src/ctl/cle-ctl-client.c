/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-ctl-clients.h"
#include "clients/cle-client-export.h"
#include "clients/cle-client-store.h"
#include "clients/cle-client-tags.h"
#include "json/cle-json-writer.h"

#include <glib/gi18n.h>
#include <string.h>

static void
write_optional (GString    *out,
                const char *key,
                const char *text)
{
  if (text != NULL)
    cle_json_write_text (out, key, text);
}

static void
write_client (const CleClient *client,
              GString         *out)
{
  g_string_append_c (out, '{');
  cle_json_write_text (out, "id", client->id);
  cle_json_write_text (out, "name", client->name);
  write_optional (out, "contact", client->contact);
  write_optional (out, "since", client->since);
  cle_json_write_integer (out, "importance", client->importance);
  cle_json_write_key (out, "tags");
  g_string_append_c (out, '[');
  for (guint i = 0; client->tags != NULL && client->tags[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      cle_json_write_string (out, client->tags[i]);
    }
  g_string_append_c (out, ']');
  write_optional (out, "notes", client->notes);
  g_string_append_c (out, '}');
}

static CleCtlExit
list_clients (CleCtl  *ctl,
              int      argc,
              char   **argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = { { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
                                   { NULL } };
  g_auto (CleCtlClients) all = { 0 };
  g_autoptr (GString) out = g_string_new ("[");
  GPtrArray *list;
  CleCtlExit status;

  if (!cle_ctl_parse (ctl, entries, &argc, &argv))
    return CLE_CTL_USAGE;
  if (argc != 1)
    return cle_ctl_usage (ctl, _ ("“%s” takes no more words."), "client list");
  if (!cle_ctl_clients_load (&all, ctl, &status))
    return status;

  list = cle_client_book_list_clients (all.book);
  for (guint i = 0; i < list->len; i++)
    {
      const CleClient *client = list->pdata[i];

      if (json)
        {
          g_string_append (out, i > 0 ? ",\n" : "");
          write_client (client, out);
        }
      else
        fprintf (ctl->out, "%s  %u  %s\n", client->id, client->importance, client->name);
    }
  if (json)
    fprintf (ctl->out, "%s]\n", out->str);

  return CLE_CTL_DONE;
}

static void
print_row (CleCtl     *ctl,
           const char *label,
           const char *text)
{
  if (text != NULL && *text != '\0')
    fprintf (ctl->out, "%s: %s\n", label, text);
}

static void
print_client (CleCtl          *ctl,
              const CleClient *client)
{
  g_autofree char *tags = cle_client_tags_write (client->tags);

  fprintf (ctl->out, "%s\n%s\n", client->name, client->id);
  print_row (ctl, _ ("Contact person"), client->contact);
  print_row (ctl, _ ("Client since"), client->since);
  fprintf (ctl->out, "%s: %u\n", _ ("Importance"), client->importance);
  print_row (ctl, _ ("Tags"), tags);
  print_row (ctl, _ ("Notes"), client->notes);
}

static CleCtlExit
show_client (CleCtl  *ctl,
             int      argc,
             char   **argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = { { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
                                   { NULL } };
  g_auto (CleCtlClients) all = { 0 };
  g_autoptr (GString) out = g_string_new (NULL);
  const CleClient *client;
  CleCtlExit status;

  if (!cle_ctl_parse (ctl, entries, &argc, &argv))
    return CLE_CTL_USAGE;
  if (argc != 2)
    return cle_ctl_usage (ctl, _ ("“%s” takes one client."), "client show");
  if (!cle_ctl_clients_load_for (&all, ctl, argv[1], &status) ||
      (client = cle_ctl_clients_find (&all, ctl, argv[1], &status)) == NULL)
    return status;

  if (json)
    {
      write_client (client, out);
      fprintf (ctl->out, "%s\n", out->str);
    }
  else
    print_client (ctl, client);

  return CLE_CTL_DONE;
}

/* What is told of a client on the command line. */
typedef struct
{
  char  *name;
  char  *contact;
  char  *since;
  char  *notes;
  char **tags;
  int    importance;
} Wish;

static void
wish_clear (Wish *wish)
{
  g_free (wish->name);
  g_free (wish->contact);
  g_free (wish->since);
  g_free (wish->notes);
  g_strfreev (wish->tags);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wish, wish_clear)

static gboolean
parse_wish (CleCtl *ctl,
            Wish   *wish,
            int    *argc,
            char ***argv)
{
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_FILENAME, &wish->name, NULL, NULL },
    { "contact", 0, 0, G_OPTION_ARG_FILENAME, &wish->contact, NULL, NULL },
    { "since", 0, 0, G_OPTION_ARG_FILENAME, &wish->since, NULL, NULL },
    { "notes", 0, 0, G_OPTION_ARG_FILENAME, &wish->notes, NULL, NULL },
    { "tag", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &wish->tags, NULL, NULL },
    { "importance", 0, 0, G_OPTION_ARG_INT, &wish->importance, NULL, NULL },
    { NULL },
  };

  return cle_ctl_parse (ctl, entries, argc, argv);
}

/* An empty text takes back what was there. */
static void
fulfil (const Wish *wish,
        CleClient  *client)
{
  if (wish->name != NULL)
    cle_client_set (&client->name, wish->name);
  if (wish->contact != NULL)
    cle_client_set (&client->contact, wish->contact);
  if (wish->since != NULL)
    cle_client_set (&client->since, wish->since);
  if (wish->notes != NULL)
    cle_client_set (&client->notes, wish->notes);
  if (wish->importance != -1)
    client->importance = wish->importance > 0 ? (guint) wish->importance : 0;
  if (wish->tags != NULL)
    {
      g_strfreev (client->tags);
      client->tags = g_strdupv (wish->tags[0][0] != '\0' ? wish->tags : wish->tags + 1);
    }
}

static gboolean
check_wish (CleCtl     *ctl,
            const Wish *wish,
            const char *name)
{
  const char *texts[] = { wish->name, wish->contact, wish->since, wish->notes, name };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (!cle_ctl_check_text (ctl, texts[i]))
      return FALSE;
  for (guint i = 0; wish->tags != NULL && wish->tags[i] != NULL; i++)
    if (!cle_ctl_check_text (ctl, wish->tags[i]))
      return FALSE;

  return TRUE;
}

static CleCtlExit
add_client (CleCtl  *ctl,
            int      argc,
            char   **argv)
{
  g_auto (Wish) wish = { .importance = -1 };
  g_auto (CleCtlClients) all = { 0 };
  g_autoptr (CleClient) client = NULL;
  g_autoptr (GPtrArray) namesakes = NULL;
  g_autoptr (GError) error = NULL;
  CleCtlExit status;

  if (!parse_wish (ctl, &wish, &argc, &argv))
    return CLE_CTL_USAGE;
  if (argc != 2)
    return cle_ctl_usage (ctl, "%s", _ ("“client add” takes one name, in quotes."));
  if (!check_wish (ctl, &wish, argv[1]))
    return CLE_CTL_INPUT;
  if (!cle_ctl_clients_load (&all, ctl, &status))
    return status;

  client = cle_client_new (argv[1]);
  fulfil (&wish, client);
  namesakes =
      cle_client_list_namesakes (cle_client_book_list_clients (all.book), client->name, NULL);
  if (!cle_client_save (ctl->store, client, &error))
    return cle_ctl_fail (ctl, error);

  if (namesakes->len > 0)
    fprintf (ctl->err, "clientelectl: %s\n", _ ("Another client has this name already."));
  fprintf (ctl->out, "%s\n", client->id);
  return CLE_CTL_DONE;
}

static CleCtlExit
change_client (CleCtl  *ctl,
               int      argc,
               char   **argv)
{
  g_auto (Wish) wish = { .importance = -1 };
  g_auto (CleCtlClients) all = { 0 };
  g_autoptr (CleClient) changed = NULL;
  g_autoptr (GError) error = NULL;
  const CleClient *client;
  CleCtlExit status;

  if (!parse_wish (ctl, &wish, &argc, &argv))
    return CLE_CTL_USAGE;
  if (argc != 2)
    return cle_ctl_usage (ctl, _ ("“%s” takes one client."), "client change");
  if (!check_wish (ctl, &wish, NULL))
    return CLE_CTL_INPUT;
  if (!cle_ctl_clients_load (&all, ctl, &status) ||
      (client = cle_ctl_clients_find (&all, ctl, argv[1], &status)) == NULL)
    return status;

  changed = cle_client_copy (client);
  fulfil (&wish, changed);
  return cle_client_save (ctl->store, changed, &error) ? CLE_CTL_DONE : cle_ctl_fail (ctl, error);
}

static CleCtlExit
export_client (CleCtl  *ctl,
               int      argc,
               char   **argv)
{
  g_autofree char *path = NULL;
  const GOptionEntry entries[] = { { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, NULL, NULL },
                                   { NULL } };
  g_auto (CleCtlClients) all = { 0 };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  const CleClient *client;
  const char *text;
  gsize length;
  CleCtlExit status;

  if (!cle_ctl_parse (ctl, entries, &argc, &argv))
    return CLE_CTL_USAGE;
  if (argc != 2)
    return cle_ctl_usage (ctl, _ ("“%s” takes one client."), "client export");
  if (!cle_ctl_clients_load (&all, ctl, &status) ||
      (client = cle_ctl_clients_find (&all, ctl, argv[1], &status)) == NULL)
    return status;
  if ((bytes = cle_client_export (ctl->store, client->id, &error)) == NULL)
    return cle_ctl_fail (ctl, error);

  text = g_bytes_get_data (bytes, &length);
  return cle_ctl_write_out (ctl, path, text, length);
}

/**
 * cle_ctl_client:
 * @ctl: the program
 * @argc: number of words
 * @argv: `client list | show CLIENT | add NAME | change CLIENT |
 *   import FILE… | erase CLIENT |
 *   export CLIENT`
 *
 * Who the clients are.
 *
 * Returns: the exit code.
 */
CleCtlExit
cle_ctl_client (CleCtl  *ctl,
                int      argc,
                char   **argv)
{
  static const struct
  {
    const char *word;
    CleCtlFunc func;
  } acts[] = {
    { "list", list_clients },
    { "show", show_client },
    { "add", add_client },
    { "change", change_client },
    { "import", cle_ctl_client_import },
    { "erase", cle_ctl_client_erase },
    { "export", export_client },
  };
  const char *word = argc > 1 ? argv[1] : "";

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    if (strcmp (word, acts[i].word) == 0)
      return acts[i].func (ctl, argc - 1, argv + 1);

  return cle_ctl_usage (
      ctl, "%s", _ ("“client” is followed by list, show, add, change, import, erase or export."));
}
