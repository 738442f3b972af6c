/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-library-private.h"

#include "cle-core-resources.h"
#include "store/cle-replace.h"
#include "store/cle-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define RESOURCE_FOLDER CLE_RESOURCE_PATH "/questionnaires"

/* More than is allowed, so that what is too large is told so. */
#define MAX_BYTES (4 * 1024 * 1024)

struct _CleLibrary
{
  GObject     parent_instance;

  CleStore   *store;    /* NULL: built-in ones only */
  GMutex      mutex;    /* guards what follows */
  GPtrArray  *built_in; /* NULL: not read yet */
  GHashTable *known;    /* by digest: their content never changes */
};

G_DEFINE_FINAL_TYPE (CleLibrary, cle_library, G_TYPE_OBJECT)

enum
{
  PROP_STORE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* They are part of the program and each is held against its schema by a test:
 * one that cannot be read is a bug. */
static GPtrArray *
read_built_in (void)
{
  GResource *resource = cle_core_get_resource ();
  GPtrArray *built_in = g_ptr_array_new_with_free_func ((GDestroyNotify) cle_questionnaire_unref);
  g_auto (GStrv) names = g_resource_enumerate_children (resource, RESOURCE_FOLDER, 0, NULL);

  if (names != NULL)
    qsort (names, g_strv_length (names), sizeof *names, compare_names);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_path ("/", RESOURCE_FOLDER, names[i], NULL);
      g_autoptr (GBytes) bytes = g_resource_lookup_data (resource, path, 0, NULL);
      g_autoptr (GError) error = NULL;
      CleQuestionnaire *questionnaire = NULL;

      if (bytes != NULL)
        questionnaire = cle_questionnaire_new_from_bytes (bytes, names[i], &error);
      if (questionnaire != NULL)
        g_ptr_array_add (built_in, questionnaire);
      else
        g_critical ("%s: %s", path, error != NULL ? error->message : "cannot be read");
    }

  return built_in;
}

static GPtrArray *
ensure_built_in (CleLibrary *self)
{
  g_mutex_lock (&self->mutex);
  if (self->built_in == NULL)
    self->built_in = read_built_in ();
  g_mutex_unlock (&self->mutex);

  return self->built_in;
}

static GPtrArray *
copy_list (GPtrArray *questionnaires)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func ((GDestroyNotify) cle_questionnaire_unref);

  for (guint i = 0; i < questionnaires->len; i++)
    g_ptr_array_add (copy, cle_questionnaire_ref (questionnaires->pdata[i]));

  return copy;
}

static CleQuestionnaire *
find_by_id (GPtrArray  *questionnaires,
            const char *id)
{
  for (guint i = 0; i < questionnaires->len; i++)
    if (strcmp (cle_questionnaire_get_id (questionnaires->pdata[i]), id) == 0)
      return questionnaires->pdata[i];

  return NULL;
}

static CleQuestionnaire *
find_known (CleLibrary *self,
            const char *digest)
{
  GPtrArray *built_in = ensure_built_in (self);
  CleQuestionnaire *known;

  for (guint i = 0; i < built_in->len; i++)
    if (strcmp (cle_questionnaire_get_digest (built_in->pdata[i]), digest) == 0)
      return cle_questionnaire_ref (built_in->pdata[i]);

  g_mutex_lock (&self->mutex);
  known = g_hash_table_lookup (self->known, digest);
  if (known != NULL)
    cle_questionnaire_ref (known);
  g_mutex_unlock (&self->mutex);

  return known;
}

static void
remember (CleLibrary       *self,
          CleQuestionnaire *questionnaire)
{
  g_mutex_lock (&self->mutex);
  g_hash_table_replace (self->known, (char *) cle_questionnaire_get_digest (questionnaire),
                        cle_questionnaire_ref (questionnaire));
  g_mutex_unlock (&self->mutex);
}

/*
 * cle_library_forget:
 * @self: a library
 * @digest: the digest of a questionnaire whose file goes away
 */
void
cle_library_forget (CleLibrary *self,
                    const char *digest)
{
  g_mutex_lock (&self->mutex);
  g_hash_table_remove (self->known, digest);
  g_mutex_unlock (&self->mutex);
}

/*
 * cle_library_get_store:
 * @self: a library
 *
 * Returns: (nullable): where added questionnaires are kept
 */
CleStore *
cle_library_get_store (CleLibrary *self)
{
  return self->store;
}

static CleQuestionnaire *
read_stored (CleLibrary *self,
             const char *digest,
             GError    **error)
{
  g_autofree char *path = cle_offered_dup_path (digest);
  g_autoptr (GBytes) bytes = cle_read_file (self->store, path, MAX_BYTES, error);
  g_autofree char *found = NULL;

  if (bytes == NULL)
    return NULL;

  found = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (strcmp (found, digest) != 0)
    {
      g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                   _ ("%s is damaged: its content is not what its name says"), path);
      return NULL;
    }

  return cle_questionnaire_new_from_bytes (bytes, path, error);
}

/*
 * cle_library_load_all:
 * @self: a library
 * @digests: digests of questionnaires in the store
 * @error: (optional): return location for the first failure
 *
 * Returns: (transfer full): those that can be read
 */
GPtrArray *
cle_library_load_all (CleLibrary *self,
                      GPtrArray  *digests,
                      GError    **error)
{
  GPtrArray *loaded = g_ptr_array_new_with_free_func ((GDestroyNotify) cle_questionnaire_unref);

  for (guint i = 0; i < digests->len; i++)
    {
      g_autoptr (GError) failure = NULL;
      CleQuestionnaire *questionnaire;

      questionnaire = cle_library_find_digest (self, digests->pdata[i], &failure);
      if (questionnaire != NULL)
        g_ptr_array_add (loaded, questionnaire);
      else if (error != NULL && *error == NULL)
        g_propagate_error (error, g_steal_pointer (&failure));
    }

  return loaded;
}

/*
 * cle_library_read_offered:
 * @self: a library
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what the user added
 */
CleOffered *
cle_library_read_offered (CleLibrary *self,
                          GError    **error)
{
  if (self->store != NULL)
    return cle_offered_read (self->store, error);

  g_set_error_literal (error, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND,
                       _ ("there is no data folder to keep questionnaires in"));
  return NULL;
}

/*
 * cle_library_find_offered:
 * @self: a library
 * @offered: what the user added
 * @id: the id of a questionnaire
 * @error: (optional): return location for the first file that cannot be read,
 *   set also when another one was found
 *
 * Returns: (transfer full) (nullable): the one that is offered under @id, the
 *   newest should there be several
 */
CleQuestionnaire *
cle_library_find_offered (CleLibrary *self,
                          CleOffered *offered,
                          const char *id,
                          GError    **error)
{
  g_autoptr (GPtrArray) loaded = cle_library_load_all (self, offered->offered, error);
  CleQuestionnaire *newest = NULL;

  for (guint i = 0; i < loaded->len; i++)
    {
      CleQuestionnaire *one = loaded->pdata[i];

      if (strcmp (cle_questionnaire_get_id (one), id) == 0 &&
          (newest == NULL ||
           cle_questionnaire_get_revision (one) > cle_questionnaire_get_revision (newest)))
        newest = one;
    }

  return newest != NULL ? cle_questionnaire_ref (newest) : NULL;
}

static int
compare_titles (gconstpointer a,
                gconstpointer b)
{
  const CleQuestionnaire *first = *(const CleQuestionnaire *const *) a;
  const CleQuestionnaire *second = *(const CleQuestionnaire *const *) b;
  const char *const *wanted = g_get_language_names ();
  const char *first_language;
  const char *second_language;
  int order;

  first_language = cle_questionnaire_pick_language (first, wanted);
  second_language = cle_questionnaire_pick_language (second, wanted);
  order = g_utf8_collate (cle_questionnaire_get_title (first, first_language),
                          cle_questionnaire_get_title (second, second_language));

  return order != 0 ? order
                    : strcmp (cle_questionnaire_get_id (first), cle_questionnaire_get_id (second));
}

static void
cle_library_set_property (GObject      *object,
                          guint         property_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  CleLibrary *self = CLE_LIBRARY (object);

  switch (property_id)
    {
    case PROP_STORE:
      self->store = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cle_library_get_property (GObject    *object,
                          guint       property_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  CleLibrary *self = CLE_LIBRARY (object);

  switch (property_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cle_library_dispose (GObject *object)
{
  CleLibrary *self = CLE_LIBRARY (object);

  g_clear_object (&self->store);

  G_OBJECT_CLASS (cle_library_parent_class)->dispose (object);
}

static void
cle_library_finalize (GObject *object)
{
  CleLibrary *self = CLE_LIBRARY (object);

  g_clear_pointer (&self->built_in, g_ptr_array_unref);
  g_hash_table_unref (self->known);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (cle_library_parent_class)->finalize (object);
}

static void
cle_library_class_init (CleLibraryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = cle_library_set_property;
  object_class->get_property = cle_library_get_property;
  object_class->dispose = cle_library_dispose;
  object_class->finalize = cle_library_finalize;

  /* Where added questionnaires are kept; NULL for built-in ones only. */
  properties[PROP_STORE] =
      g_param_spec_object ("store", NULL, NULL, CLE_TYPE_STORE,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cle_library_init (CleLibrary *self)
{
  g_mutex_init (&self->mutex);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                       (GDestroyNotify) cle_questionnaire_unref);
}

/**
 * cle_library_new:
 * @store: (nullable): where added questionnaires are kept
 *
 * Returns: (transfer full): a library; nothing is read before it is asked
 */
CleLibrary *
cle_library_new (CleStore *store)
{
  return g_object_new (CLE_TYPE_LIBRARY, "store", store, NULL);
}

/**
 * cle_library_list:
 * @self: a library
 * @error: return location for an error; reserved, none is set today
 *
 * Lists what may be answered. What the user added and cannot be read is left
 * out, so that the rest can be used; cle_library_check() tells what and why.
 *
 * Returns: (transfer full) (element-type CleQuestionnaire): built-in ones first,
 *   then the added ones by title in the user's language
 */
GPtrArray *
cle_library_list (CleLibrary *self,
                  GError    **error)
{
  g_autoptr (CleOffered) offered = cle_library_read_offered (self, NULL);
  g_autoptr (GPtrArray) added = NULL;
  GPtrArray *list;

  list = copy_list (ensure_built_in (self));
  if (offered == NULL)
    return list;

  added = cle_library_load_all (self, offered->offered, NULL);
  g_ptr_array_sort (added, compare_titles);
  for (guint i = 0; i < added->len; i++)
    {
      const char *id = cle_questionnaire_get_id (added->pdata[i]);
      g_autoptr (CleQuestionnaire) newest = cle_library_find_offered (self, offered, id, NULL);

      /* Two revisions are offered when stores were put together by hand. */
      if (newest == added->pdata[i] && find_by_id (list, id) == NULL)
        g_ptr_array_add (list, g_steal_pointer (&newest));
    }

  return list;
}

/**
 * cle_library_find:
 * @self: a library
 * @id: the id of a questionnaire
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the revision that may be answered now,
 *   or %NULL with %CLE_STORE_ERROR_NOT_FOUND or whatever keeps it from being read
 */
CleQuestionnaire *
cle_library_find (CleLibrary *self,
                  const char *id,
                  GError    **error)
{
  CleQuestionnaire *found = find_by_id (ensure_built_in (self), id);
  g_autoptr (CleOffered) offered = NULL;
  g_autoptr (GError) failure = NULL;

  if (found != NULL)
    return cle_questionnaire_ref (found);

  if (self->store != NULL)
    {
      offered = cle_library_read_offered (self, error);
      if (offered == NULL)
        return NULL;
      found = cle_library_find_offered (self, offered, id, &failure);
      if (found != NULL)
        return found;
    }

  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND,
                 _ ("there is no questionnaire “%s” here"), id);
  return NULL;
}

/**
 * cle_library_find_digest:
 * @self: a library
 * @digest: the digest that a result or a draft names
 * @error: return location for an error
 *
 * Finds what was asked, whether or not it is still offered. That the content
 * is what the digest says has been checked.
 *
 * Returns: (transfer full) (nullable): the questionnaire
 */
CleQuestionnaire *
cle_library_find_digest (CleLibrary *self,
                         const char *digest,
                         GError    **error)
{
  CleQuestionnaire *found;

  if (!cle_offered_is_digest (digest))
    {
      g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                   _ ("“%s” cannot be the digest of a questionnaire"), digest);
      return NULL;
    }

  found = find_known (self, digest);
  if (found != NULL)
    return found;

  if (self->store == NULL)
    {
      g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND,
                   _ ("there is no questionnaire “%s” here"), digest);
      return NULL;
    }

  found = read_stored (self, digest, error);
  if (found != NULL)
    remember (self, found);
  return found;
}

/**
 * cle_library_is_built_in:
 * @self: a library
 * @id: the id of a questionnaire
 *
 * Returns: whether the questionnaire is part of the program
 */
gboolean
cle_library_is_built_in (CleLibrary *self,
                         const char *id)
{
  return find_by_id (ensure_built_in (self), id) != NULL;
}

static gboolean
is_kept (CleLibrary       *self,
         CleQuestionnaire *questionnaire,
         const char       *path)
{
  g_autoptr (GBytes) present = cle_read_file (self->store, path, MAX_BYTES, NULL);

  return present != NULL && g_bytes_equal (present, cle_questionnaire_get_bytes (questionnaire));
}

/*
 * cle_library_keep_locked:
 * @self: a library whose store is in a write
 * @questionnaire: what is about to be offered
 * @error: return location for a #CleStoreError
 *
 * cle_library_keep() for those that hold the store's lock already.
 */
gboolean
cle_library_keep_locked (CleLibrary       *self,
                         CleQuestionnaire *questionnaire,
                         GError          **error)
{
  g_autofree char *path = cle_offered_dup_path (cle_questionnaire_get_digest (questionnaire));
  GBytes *bytes = cle_questionnaire_get_bytes (questionnaire);

  return is_kept (self, questionnaire, path) ||
         cle_replace_in (cle_store_get_io (self->store), cle_store_get_folder (self->store), path,
                         g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}

/**
 * cle_library_keep:
 * @self: a library with a store
 * @questionnaire: what is about to be answered
 * @error: return location for a #CleStoreError
 *
 * Makes sure that the store has the file of this very questionnaire, so that
 * every result can show what was asked.
 *
 * Returns: whether it is on disk to stay
 */
gboolean
cle_library_keep (CleLibrary       *self,
                  CleQuestionnaire *questionnaire,
                  GError          **error)
{
  g_autofree char *path = cle_offered_dup_path (cle_questionnaire_get_digest (questionnaire));
  GBytes *bytes = cle_questionnaire_get_bytes (questionnaire);

  return is_kept (self, questionnaire, path) ||
         cle_replace_file (self->store, path, g_bytes_get_data (bytes, NULL),
                           g_bytes_get_size (bytes), error);
}

/**
 * cle_library_check:
 * @self: a library with a store
 * @error: return location for an error
 *
 * Returns: %FALSE when something that the user added cannot be read; @error
 *   says what and why
 */
gboolean
cle_library_check (CleLibrary *self,
                   GError    **error)
{
  g_autoptr (CleOffered) offered = cle_library_read_offered (self, error);
  g_autoptr (GPtrArray) offered_ones = NULL;
  g_autoptr (GPtrArray) retired_ones = NULL;
  g_autoptr (GError) failure = NULL;

  if (offered == NULL)
    return FALSE;

  offered_ones = cle_library_load_all (self, offered->offered, &failure);
  retired_ones = cle_library_load_all (self, offered->retired, &failure);
  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}
