/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client.h"

#include "actions/cle-action.h"
#include "store/cle-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
refuse (GError    **error,
        const char *text)
{
  g_set_error_literal (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID, text);
  return FALSE;
}

static gboolean
is_text (const char *text,
         int         max)
{
  return g_utf8_validate (text, -1, NULL) && g_utf8_strlen (text, -1) <= max;
}

static gboolean
is_name (const char *text)
{
  g_autofree char *bare = NULL;

  if (!is_text (text, CLE_CLIENT_MAX_NAME))
    return FALSE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_iscntrl (g_utf8_get_char (at)))
      return FALSE;

  bare = g_strstrip (g_strdup (text));
  return *bare != '\0';
}

static gboolean
check_tags (char   **tags,
            GError **error)
{
  if (tags == NULL)
    return TRUE;

  if (g_strv_length (tags) > CLE_CLIENT_MAX_TAGS)
    {
      g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                   _ ("A client can have up to %d tags."), CLE_CLIENT_MAX_TAGS);
      return FALSE;
    }
  for (guint i = 0; tags[i] != NULL; i++)
    if (*tags[i] == '\0' || !is_text (tags[i], CLE_CLIENT_MAX_TAG))
      {
        g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                     _ ("A tag can hold 1 to %d characters of text."), CLE_CLIENT_MAX_TAG);
        return FALSE;
      }

  return TRUE;
}

/**
 * cle_client_new:
 * @name: of the client
 *
 * Returns: (transfer full): a client of middle importance, not saved yet
 */
CleClient *
cle_client_new (const char *name)
{
  CleClient *self = g_new0 (CleClient, 1);

  self->name = g_strdup (name);
  self->importance = CLE_CLIENT_DEFAULT_IMPORTANCE;
  self->tags = g_new0 (char *, 1);

  return self;
}

/**
 * cle_client_copy:
 * @self: a client
 *
 * Returns: (transfer full): the same, to be changed and saved
 */
CleClient *
cle_client_copy (const CleClient *self)
{
  CleClient *copy = g_new (CleClient, 1);

  *copy = *self;
  copy->id = g_strdup (self->id);
  copy->device = g_strdup (self->device);
  copy->name = g_strdup (self->name);
  copy->contact = g_strdup (self->contact);
  copy->since = g_strdup (self->since);
  copy->tags = g_strdupv (self->tags);
  copy->notes = g_strdup (self->notes);
  copy->more = g_strdup (self->more);

  return copy;
}

/**
 * cle_client_free:
 * @self: (transfer full) (nullable): a client
 */
void
cle_client_free (CleClient *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->device);
  g_free (self->name);
  g_free (self->contact);
  g_free (self->since);
  g_strfreev (self->tags);
  g_free (self->notes);
  g_free (self->more);
  g_free (self);
}

/**
 * cle_client_set:
 * @place: a text of a client
 * @text: (nullable): what it is to be; nothing for "" too
 *
 * Sets a text that may be missing.
 */
void
cle_client_set (char       **place,
                const char  *text)
{
  char *copy = text != NULL && *text != '\0' ? g_strdup (text) : NULL;

  g_free (*place);
  *place = copy;
}

/**
 * cle_client_check:
 * @self: a client that somebody described
 * @error: return location for an error of %CLE_STORE_ERROR_INVALID
 *
 * Returns: whether all of it is within the limits
 */
gboolean
cle_client_check (const CleClient *self,
                  GError         **error)
{
  if (self->name == NULL || !is_name (self->name))
    {
      g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                   _ ("Please give the client a name of 1 to %d characters, on one line."),
                   CLE_CLIENT_MAX_NAME);
      return FALSE;
    }
  if (self->contact != NULL && !is_text (self->contact, CLE_CLIENT_MAX_NAME))
    {
      g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                   _ ("The name of a contact person can hold up to %d characters of text."),
                   CLE_CLIENT_MAX_NAME);
      return FALSE;
    }
  if (self->since != NULL && !cle_action_check_day (self->since))
    {
      g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                   _ ("“%s” is not a day, as 2026-11-30."), self->since);
      return FALSE;
    }
  if (self->importance < 1 || self->importance > 5)
    return refuse (error, _ ("The importance of a client is a number from 1 to 5."));
  if (self->notes != NULL && !is_text (self->notes, CLE_CLIENT_MAX_NOTES))
    {
      g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                   _ ("Notes on a client can hold up to %d characters of text."),
                   CLE_CLIENT_MAX_NOTES);
      return FALSE;
    }

  return check_tags (self->tags, error);
}

typedef struct
{
  char      *key; /* of its name, in the order of the user's language */
  gpointer   client;
} Sorted;

static int
compare_sorted (gconstpointer a,
                gconstpointer b)
{
  const Sorted *first = a, *second = b;
  int order = strcmp (first->key, second->key);

  return order != 0 ? order
                    : strcmp (((const CleClient *) first->client)->id,
                              ((const CleClient *) second->client)->id);
}

/**
 * cle_client_sort:
 * @clients: (element-type CleClient): clients that were saved
 *
 * Sorts them by name in the order of the user's language, then by id. What a
 * name is compared by is made once for each, so that a hundred thousand take
 * part of a second.
 */
void
cle_client_sort (GPtrArray *clients)
{
  g_autofree Sorted *sorted = g_new (Sorted, clients->len + 1);

  for (guint i = 0; i < clients->len; i++)
    {
      CleClient *client = clients->pdata[i];

      sorted[i] = (Sorted){ g_utf8_collate_key (client->name, -1), client };
    }
  qsort (sorted, clients->len, sizeof *sorted, compare_sorted);

  for (guint i = 0; i < clients->len; i++)
    {
      clients->pdata[i] = sorted[i].client;
      g_free (sorted[i].key);
    }
}

/**
 * cle_client_is_later:
 * @self: a document on a client
 * @other: a document of another device on the same one
 *
 * Of several documents on one client the latest change holds; of two of the
 * same millisecond that of the device whose id is greater. So all devices that
 * have the same documents show the same client, whatever the order in which
 * they came.
 *
 * Returns: whether @self takes the place of @other
 */
gboolean
cle_client_is_later (const CleClient *self,
                     const CleClient *other)
{
  if (self->changed != other->changed)
    return self->changed > other->changed;

  return g_strcmp0 (self->device, other->device) > 0;
}

/**
 * cle_client_list_namesakes:
 * @clients: (element-type CleClient): clients
 * @name: a name
 * @except: (nullable): id of the client that is meant
 *
 * Two clients may have one name, but whoever gives it should know.
 *
 * Returns: (transfer container) (element-type CleClient): others of that name,
 *   without regard to case and to white space around it
 */
GPtrArray *
cle_client_list_namesakes (GPtrArray  *clients,
                           const char *name,
                           const char *except)
{
  g_autofree char *bare = g_strstrip (g_strdup (name));
  g_autofree char *folded = g_utf8_casefold (bare, -1);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < clients->len; i++)
    {
      CleClient *client = g_ptr_array_index (clients, i);
      g_autofree char *its = g_strstrip (g_strdup (client->name));
      g_autofree char *theirs = g_utf8_casefold (its, -1);

      if (g_strcmp0 (client->id, except) != 0 && strcmp (theirs, folded) == 0)
        g_ptr_array_add (found, client);
    }

  return found;
}
