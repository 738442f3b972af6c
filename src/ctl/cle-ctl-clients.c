/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-ctl-clients.h"

#include "clients/cle-client-store.h"
#include "clients/cle-profile-store.h"
#include "history/cle-archive.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <string.h>

#define DAY_MS G_GINT64_CONSTANT (86400000)
#define TOLD_NAMESAKES 20

static void
tell (CleCtl     *ctl,
      const char *trouble)
{
  fprintf (ctl->err, "clientelectl: %s\n", trouble);
}

static gboolean
load_profiles (CleCtlClients *self,
               CleCtl        *ctl,
               GError       **error)
{
  g_autoptr (GPtrArray) entries = cle_profile_store_list (ctl->store, error);

  if (entries == NULL)
    return FALSE;

  self->profiles = g_ptr_array_new_with_free_func ((GDestroyNotify) cle_profile_unref);
  for (guint i = 0; i < entries->len; i++)
    {
      const CleProfileEntry *entry = entries->pdata[i];

      if (entry->trouble != NULL)
        tell (ctl, entry->trouble);
      if (entry->profile != NULL)
        g_ptr_array_add (self->profiles, cle_profile_ref (entry->profile));
    }

  return TRUE;
}

static gboolean
load_clients (CleCtlClients *self,
              CleCtl        *ctl,
              GError       **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) clients = cle_client_list (ctl->store, problems, error);

  if (clients == NULL)
    return FALSE;

  for (guint i = 0; i < problems->len; i++)
    tell (ctl, problems->pdata[i]);
  cle_client_book_take_clients (self->book, g_steal_pointer (&clients));

  return TRUE;
}

/* One document, where @word is an id: nobody waits for all the others. */
static gboolean
load_client (CleCtlClients *self,
             CleCtl        *ctl,
             const char    *word)
{
  g_autoptr (GPtrArray) clients = NULL;
  CleClient *client = cle_client_find (ctl->store, word, NULL);

  if (client == NULL)
    return FALSE;

  clients = g_ptr_array_new_with_free_func ((GDestroyNotify) cle_client_free);
  g_ptr_array_add (clients, client);
  cle_client_book_take_clients (self->book, g_steal_pointer (&clients));
  return TRUE;
}

/**
 * cle_ctl_clients_load_for:
 * @self: (out): to be cleared with cle_ctl_clients_clear()
 * @ctl: the program
 * @word: (nullable): what cle_ctl_clients_find() is going to look for
 * @status: (out): the exit code if it fails
 *
 * cle_ctl_clients_load() for what needs no other client than that one: where
 * @word is an id, no other document is read.
 *
 * Returns: %FALSE after telling
 */
gboolean
cle_ctl_clients_load_for (CleCtlClients *self,
                          CleCtl        *ctl,
                          const char    *word,
                          CleCtlExit    *status)
{
  const CleClock *clock = cle_store_get_clock (ctl->store);
  g_autoptr (GError) error = NULL;

  *self = (CleCtlClients){ .now = cle_clock_get_wall (clock) };
  self->offset = cle_clock_get_offset (clock, self->now);
  self->history = cle_ctl_load_history (ctl, status);
  if (self->history == NULL)
    return FALSE;

  self->book = cle_archive_get_clients (cle_history_get_archive (self->history));
  if (((word != NULL && load_client (self, ctl, word)) || load_clients (self, ctl, &error)) &&
      load_profiles (self, ctl, &error))
    return TRUE;

  *status = cle_ctl_fail (ctl, error);
  return FALSE;
}

/**
 * cle_ctl_clients_load:
 * @self: (out): to be cleared with cle_ctl_clients_clear()
 * @ctl: the program
 * @status: (out): the exit code if it fails
 *
 * Reads clients, profiles and all that is recorded of them. What cannot be read
 * is mentioned on the way.
 *
 * Returns: %FALSE after telling
 */
gboolean
cle_ctl_clients_load (CleCtlClients *self,
                      CleCtl        *ctl,
                      CleCtlExit    *status)
{
  return cle_ctl_clients_load_for (self, ctl, NULL, status);
}

/**
 * cle_ctl_clients_clear:
 * @self: clients
 */
void
cle_ctl_clients_clear (CleCtlClients *self)
{
  g_clear_pointer (&self->judge, cle_judge_unref);
  g_clear_pointer (&self->one, cle_judge_unref);
  g_clear_pointer (&self->profiles, g_ptr_array_unref);
  g_clear_object (&self->history);
}

/**
 * cle_ctl_clients_judge:
 * @self: clients
 * @ctl: the program
 *
 * Returns: (transfer none): all of them judged, just as the window does it
 */
CleJudge *
cle_ctl_clients_judge (CleCtlClients *self,
                       CleCtl        *ctl)
{
  if (self->judge == NULL)
    self->judge = cle_judge_new (self->book, ctl->store, self->profiles, self->now);

  return self->judge;
}

/**
 * cle_ctl_clients_judge_one:
 * @self: clients, at least @client
 * @ctl: the program
 * @client: one of them
 * @status: (out): the exit code if it fails
 *
 * The others are counted by what they bring and not judged. It is the sum of all
 * who have a document, whether or not that can be read.
 *
 * Returns: (transfer none) (nullable): @client judged, as in the window; %NULL
 *   after telling. Until the next one is asked for.
 */
const CleJudged *
cle_ctl_clients_judge_one (CleCtlClients   *self,
                           CleCtl          *ctl,
                           const CleClient *client,
                           CleCtlExit      *status)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) ids = cle_client_list_ids (ctl->store, &error);

  if (ids == NULL)
    {
      *status = cle_ctl_fail (ctl, error);
      return NULL;
    }

  g_clear_pointer (&self->one, cle_judge_unref);
  self->one = cle_judge_new_one (self->book, ctl->store, self->profiles, self->now, client,
                                 cle_client_book_sum_revenue (self->book, ids));
  return cle_judge_get (self->one, 0);
}

static gboolean
is_name (const char *name,
         const char *word)
{
  g_autofree char *a = g_utf8_casefold (name, -1);
  g_autofree char *b = g_utf8_casefold (word, -1);

  return strcmp (a, b) == 0;
}

static void
tell_namesakes (CleCtl    *ctl,
                GPtrArray *found)
{
  for (guint i = 0; i < MIN (found->len, TOLD_NAMESAKES); i++)
    {
      const CleClient *client = found->pdata[i];

      fprintf (ctl->err, "  %s  %s%s%s\n", client->id, client->name,
               client->contact != NULL ? ", " : "", client->contact != NULL ? client->contact : "");
    }
}

/**
 * cle_ctl_clients_find:
 * @self: clients
 * @ctl: the program
 * @word: an id, or a name; in any case of letters if only one client has it
 * @status: (out): the exit code if it fails
 *
 * Returns: (transfer none) (nullable): the client, or %NULL after telling that
 *   there is none, or which ones share the name
 */
const CleClient *
cle_ctl_clients_find (CleCtlClients *self,
                      CleCtl        *ctl,
                      const char    *word,
                      CleCtlExit    *status)
{
  const CleClient *client = cle_client_book_find_client (self->book, word);
  GPtrArray *clients = cle_client_book_list_clients (self->book);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autoptr (GPtrArray) exact = g_ptr_array_new ();

  *status = CLE_CTL_INPUT;
  if (client != NULL)
    return client;
  if (!cle_ctl_check_text (ctl, word))
    return NULL;

  for (guint i = 0; i < clients->len; i++)
    {
      CleClient *one = clients->pdata[i];

      if (strcmp (one->name, word) == 0)
        g_ptr_array_add (exact, one);
      if (is_name (one->name, word))
        g_ptr_array_add (found, one);
    }
  if (exact->len == 1 || found->len == 1)
    return exact->len == 1 ? exact->pdata[0] : found->pdata[0];

  if (found->len == 0)
    cle_ctl_refuse (ctl, _ ("There is no client “%s”."), word);
  else
    cle_ctl_refuse (ctl, _ ("%u clients are called “%s”. Please name one by its id:"), found->len,
                    word);
  tell_namesakes (ctl, found);
  return NULL;
}

/**
 * cle_ctl_clients_find_profile:
 * @self: clients
 * @ctl: the program
 * @word: (nullable): an id or a name; %NULL for the only profile
 * @status: (out): the exit code if it fails
 *
 * Returns: (transfer none) (nullable): its newest revision, or %NULL after telling
 */
const CleProfile *
cle_ctl_clients_find_profile (CleCtlClients *self,
                              CleCtl        *ctl,
                              const char    *word,
                              CleCtlExit    *status)
{
  const CleProfile *found = NULL;
  guint n = 0;

  *status = CLE_CTL_INPUT;
  if (!cle_ctl_check_text (ctl, word))
    return NULL;

  for (guint i = 0; i < self->profiles->len; i++)
    {
      const CleProfile *one = self->profiles->pdata[i];

      if (word != NULL && strcmp (cle_profile_get_id (one), word) == 0)
        return one;
      if (word == NULL || is_name (cle_profile_get_name (one), word))
        {
          found = one;
          n++;
        }
    }
  if (n == 1)
    return found;

  if (n == 0 && word != NULL)
    cle_ctl_refuse (ctl, _ ("There is no profile “%s”."), word);
  else if (n == 0)
    cle_ctl_refuse (ctl, "%s", _ ("There is no profile yet."));
  else
    cle_ctl_refuse (ctl, "%s",
                    _ ("There are several profiles. Please name one by its id; “clientelectl "
                       "profile list” shows them."));
  return NULL;
}

/**
 * cle_ctl_clients_dup_day:
 * @self: clients
 * @ahead: days from today
 *
 * Returns: (transfer full): that day here, as 2026-11-30
 */
char *
cle_ctl_clients_dup_day (CleCtlClients *self,
                         guint          ahead)
{
  char *day = cle_time_format (self->now + self->offset * G_GINT64_CONSTANT (60000) +
                               (gint64) ahead * DAY_MS);

  day[10] = '\0';
  return day;
}

/**
 * cle_ctl_split_setting:
 * @ctl: the program
 * @text: `key=value`
 * @key: (out) (transfer full): what stands before the first equals sign
 * @value: (out): what stands behind it
 * @status: (out): the exit code if it fails
 *
 * Returns: %FALSE after telling
 */
gboolean
cle_ctl_split_setting (CleCtl      *ctl,
                       const char  *text,
                       char       **key,
                       const char **value,
                       CleCtlExit  *status)
{
  const char *sign = strchr (text, '=');

  *status = CLE_CTL_INPUT;
  if (!cle_ctl_check_text (ctl, text))
    return FALSE;
  if (sign == NULL || sign == text)
    {
      *status = cle_ctl_usage (ctl, _ ("“%s” is not of the form name=value."), text);
      return FALSE;
    }

  *key = g_strndup (text, (gsize) (sign - text));
  *value = sign + 1;
  return TRUE;
}

/**
 * cle_ctl_get_language:
 *
 * Returns: (transfer none): the language of whoever uses the program
 */
const char *
cle_ctl_get_language (void)
{
  return g_get_language_names ()[0];
}

/**
 * cle_ctl_write_out:
 * @ctl: the program
 * @path: (nullable): a file, or %NULL and “-” for standard output
 * @text: what to write
 * @length: of it
 *
 * Writes a file as a whole or not at all.
 *
 * Returns: the exit code
 */
CleCtlExit
cle_ctl_write_out (CleCtl     *ctl,
                   const char *path,
                   const char *text,
                   gsize       length)
{
  g_autoptr (GError) error = NULL;

  if (path == NULL || strcmp (path, "-") == 0)
    {
      fwrite (text, 1, length, ctl->out);
      return CLE_CTL_DONE;
    }

  return g_file_set_contents_full (path, text, (gssize) length,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, &error)
             ? CLE_CTL_DONE
             : cle_ctl_fail (ctl, error);
}
