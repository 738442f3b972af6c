/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-people.h"
#include "cle-files.h"
#include "cle-record.h"
#include "cle-replace.h"
#include "cle-store-private.h"
#include "json/cle-json-document.h"
#include "json/cle-json-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PERSON_MAX 65536
#define NAME_MAX_CHARACTERS 200
#define KIND_CLIENT "client"

static int
compare_people (gconstpointer a,
                gconstpointer b)
{
  const ClePerson *first = *(const ClePerson *const *) a;
  const ClePerson *second = *(const ClePerson *const *) b;
  int order = g_utf8_collate (first->name, second->name);

  return order != 0 ? order : strcmp (first->id, second->id);
}

/* Clients stand in the same folder but are not persons: see clients/. */
static gboolean
is_client (const CleJsonPlace *root)
{
  const char *kind;

  return cle_json_place_get_string (root, "kind", 64, &kind, NULL) &&
         strcmp (kind, KIND_CLIENT) == 0;
}

static char *
parse_name (GBytes     *bytes,
            const char *path)
{
  g_autoptr (CleJsonDocument) document = cle_json_document_new (bytes, path, NULL);
  CleJsonPlace root;
  const char *name;

  if (document == NULL)
    return NULL;

  root = cle_json_document_get_root (document);
  if (!cle_json_place_expect_object (&root, NULL) || is_client (&root) ||
      !cle_json_place_get_string (&root, "name", NAME_MAX_CHARACTERS, &name, NULL))
    return NULL;

  return g_strdup (name);
}

static char *
read_name (CleStore   *store,
           const char *device,
           const char *id)
{
  g_autofree char *path = g_strdup_printf ("people/%s/%s.json", device, id);
  g_autoptr (GBytes) bytes = cle_read_file (store, path, PERSON_MAX, NULL);

  return bytes != NULL ? parse_name (bytes, path) : NULL;
}

static gboolean
add_people_of (GPtrArray  *people,
               CleStore   *store,
               const char *device,
               GError    **error)
{
  g_autofree char *path = g_build_filename ("people", device, NULL);
  g_auto (GStrv) names = cle_files_list_in (cle_store_get_io (store), cle_store_get_folder (store),
                                            path, FALSE, error);

  if (names == NULL)
    return FALSE;

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *id = g_strndup (names[i], CLE_UUID_LENGTH);
      g_autofree char *name = NULL;
      ClePerson *person;

      if (strcmp (names[i] + strlen (id), ".json") != 0 || !cle_uuid_check (id, strlen (id)))
        continue;
      name = read_name (store, device, id);
      if (name == NULL)
        continue;

      person = g_new0 (ClePerson, 1);
      person->id = g_steal_pointer (&id);
      person->device = g_strdup (device);
      person->name = g_steal_pointer (&name);
      g_ptr_array_add (people, person);
    }

  return TRUE;
}

static char *
find_own (CleStore   *store,
          const char *name,
          GError    **error)
{
  g_autoptr (GPtrArray) people = cle_people_list (store, error);

  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      const ClePerson *person = g_ptr_array_index (people, i);

      if (strcmp (person->name, name) == 0 &&
          g_strcmp0 (person->device, cle_store_get_device (store)) == 0)
        return g_strdup (person->id);
    }

  return NULL;
}

static gboolean
check_name (const char *name,
            GError    **error)
{
  if (g_utf8_validate (name, -1, NULL) && g_utf8_strlen (name, -1) <= NAME_MAX_CHARACTERS)
    return TRUE;

  g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
               _ ("A name can hold up to %d characters of text."), NAME_MAX_CHARACTERS);
  return FALSE;
}

/* With the lock held, so that two processes do not make one person twice. */
static char *
ensure_locked (CleStore   *store,
               const char *name,
               GError    **error)
{
  g_autoptr (GError) problem = NULL;
  g_autofree char *id = find_own (store, name, &problem);
  g_autofree char *path = NULL;
  g_autoptr (GString) text = NULL;

  if (id != NULL)
    return g_steal_pointer (&id);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }

  id = g_uuid_string_random ();
  path = g_strdup_printf ("people/%s/%s.json", cle_store_get_device (store), id);
  text = g_string_new ("{");
  cle_json_write_integer (text, "format", 1);
  cle_json_write_text (text, "id", id);
  cle_json_write_text (text, "kind", "respondent");
  cle_json_write_text (text, "name", name);
  g_string_append (text, "}\n");

  if (!cle_replace_in (cle_store_get_io (store), cle_store_get_folder (store), path, text->str,
                       text->len, error))
    return NULL;

  return g_steal_pointer (&id);
}

/**
 * cle_person_free:
 * @self: (transfer full): a person
 */
void
cle_person_free (ClePerson *self)
{
  g_free (self->id);
  g_free (self->device);
  g_free (self->name);
  g_free (self);
}

/**
 * cle_people_list:
 * @store: a store
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type ClePerson): everyone who is named in
 *   the store, by name; clients are not among them, and a file that cannot be
 *   read is passed over.
 */
GPtrArray *
cle_people_list (CleStore *store,
                 GError  **error)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func ((GDestroyNotify) cle_person_free);
  int folder = cle_store_get_folder (store);
  g_auto (GStrv) devices = NULL;

  if (folder < 0)
    return g_steal_pointer (&people);

  devices = cle_files_list_in (cle_store_get_io (store), folder, "people", FALSE, error);
  if (devices == NULL)
    return NULL;

  for (guint i = 0; devices[i] != NULL; i++)
    if (cle_uuid_check (devices[i], strlen (devices[i])) &&
        !add_people_of (people, store, devices[i], error))
      return NULL;

  g_ptr_array_sort (people, compare_people);
  return g_steal_pointer (&people);
}

/**
 * cle_people_ensure:
 * @store: a store
 * @name: up to 200 characters
 * @error: return location for an error
 *
 * Finds or makes the person of that name among those of this device. The name
 * itself is kept in people/ alone; everything else holds the id.
 *
 * Returns: (transfer full): the id, or %NULL.
 */
char *
cle_people_ensure (CleStore   *store,
                   const char *name,
                   GError    **error)
{
  char *id;

  if (!check_name (name, error) || !cle_store_begin_write (store, error))
    return NULL;

  id = ensure_locked (store, name, error);
  cle_store_end_write (store);

  return id;
}

/**
 * cle_people_dup_name:
 * @store: a store
 * @id: of a person
 *
 * Returns: (transfer full) (nullable): the name, or %NULL if nobody has that id
 *   (any more).
 */
char *
cle_people_dup_name (CleStore   *store,
                     const char *id)
{
  int folder = cle_store_get_folder (store);
  g_auto (GStrv) devices = NULL;

  if (folder < 0 || !cle_uuid_check (id, strlen (id)))
    return NULL;

  devices = cle_files_list (folder, "people");
  for (guint i = 0; devices[i] != NULL; i++)
    {
      char *name = read_name (store, devices[i], id);

      if (name != NULL)
        return name;
    }

  return NULL;
}
