/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-erase-mentions.h"

#include "cle-files.h"
#include "cle-record.h"
#include "cle-replace.h"
#include "cle-store-private.h"
#include "json/cle-json-scanner.h"

#include <string.h>

#define FILE_MAX (64 * 1024 * 1024)
#define KEPT_MAX 200 /* names of others; what stands in more of them is no name but a word */

static const char *const DOCUMENT_MEMBERS[] = { "notes", "tags", "title", "text", NULL };
static const char *const NAME_MEMBERS[] = { "name", "contact", NULL };
static const char *const ALL_MEMBERS[] = { "name", "contact", "notes",  "tags", "title",
                                           "text", "hint",    "levels", NULL };
static const char *const PROFILE_MEMBERS[] = { "name", "hint", "levels", "text", NULL };

typedef struct _Job Job;

typedef gboolean (*VisitFunc) (Job        *job,
                               const char *path,
                               GError    **error);

struct _Job
{
  CleStore            *store;
  char               **ids;
  const CleEraseNames *names;
  const char *const   *members;
  CleEraseMentions    *look; /* what is only looked at, or NULL */
  GPtrArray           *kept;
};

/**
 * cle_erase_mentions_new:
 *
 * Returns: (transfer full): nothing found
 */
CleEraseMentions *
cle_erase_mentions_new (void)
{
  CleEraseMentions *self = g_new0 (CleEraseMentions, 1);

  self->texts = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/**
 * cle_erase_mentions_free:
 * @self: (transfer full): what was found
 */
void
cle_erase_mentions_free (CleEraseMentions *self)
{
  g_ptr_array_unref (self->texts);
  g_free (self);
}

static gboolean
is_of_erased (const Job  *job,
              const char *name)
{
  for (guint i = 0; job->ids[i] != NULL; i++)
    if (strstr (name, job->ids[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* Files that are being written, and copies of other programs, too. */
static gboolean
visit_folder (Job        *job,
              const char *folder,
              VisitFunc   visit,
              GError    **error)
{
  g_autofree char *whole = g_build_filename (cle_store_get_path (job->store), folder, NULL);
  g_auto (GStrv) names = NULL;

  if (!g_file_test (whole, G_FILE_TEST_IS_DIR))
    return TRUE;
  names = cle_files_list_in (cle_store_get_io (job->store), cle_store_get_folder (job->store),
                             folder, TRUE, error);
  if (names == NULL)
    return FALSE;

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      if (!is_of_erased (job, names[i]) && !visit (job, path, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
visit_folders (Job        *job,
               const char *folder,
               VisitFunc   visit,
               GError    **error)
{
  g_auto (GStrv) names =
      cle_files_list_in (cle_store_get_io (job->store), cle_store_get_folder (job->store), folder,
                         FALSE, error);

  if (names == NULL)
    return FALSE;

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      if (!visit_folder (job, path, visit, error))
        return FALSE;
    }

  return TRUE;
}

/* What is gone meanwhile, was not put there by us or is not ours to read. */
static gboolean
is_passed_over (const GError *problem)
{
  static const CleStoreError codes[] = { CLE_STORE_ERROR_NOT_FOUND, CLE_STORE_ERROR_UNSAFE,
                                         CLE_STORE_ERROR_INVALID, CLE_STORE_ERROR_READ_ONLY };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_error_matches (problem, CLE_STORE_ERROR, codes[i]))
      return TRUE;

  return problem == NULL;
}

/* NULL without an error for what is passed over. */
static GBytes *
read_file (Job        *job,
           const char *path,
           GError    **error)
{
  g_autoptr (GError) problem = NULL;
  GBytes *bytes = cle_read_file (job->store, path, FILE_MAX, &problem);

  if (!is_passed_over (problem))
    g_propagate_error (error, g_steal_pointer (&problem));

  return bytes;
}

static void
keep_name (Job        *job,
           const char *name)
{
  if (job->kept->len <= KEPT_MAX && cle_erase_mask_holds (job->names->words, name) &&
      !g_ptr_array_find_with_equal_func (job->kept, name, g_str_equal, NULL))
    g_ptr_array_add (job->kept, g_strstrip (g_strdup (name)));
}

/* How the others are called. */
static gboolean
learn_file (Job        *job,
            const char *path,
            GError    **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GBytes) bytes = read_file (job, path, &problem);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  gsize length;
  const char *text;

  if (bytes == NULL)
    {
      if (problem != NULL)
        g_propagate_error (error, g_steal_pointer (&problem));
      return *error == NULL;
    }

  text = g_bytes_get_data (bytes, &length);
  cle_erase_mask_document (job->names, NAME_MEMBERS, text, length, NULL, found);
  for (guint i = 0; i < found->len; i++)
    keep_name (job, found->pdata[i]);

  return TRUE;
}

static gboolean
put (Job           *job,
     const char    *path,
     const GString *out,
     GError       **error)
{
  return cle_replace_in (cle_store_get_io (job->store), cle_store_get_folder (job->store), path,
                         out->str, out->len, error);
}

static gboolean
names_them (const Job         *job,
            const char *const *members,
            const char        *text,
            gsize              length)
{
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();
  CleEraseNames bare = { .words = job->names->words, .kept = nobody };

  return cle_json_check (text, length, NULL)
             ? cle_erase_mask_document (&bare, members, text, length, NULL, NULL)
             : cle_erase_mask_is_in (&bare, text, length);
}

/* What still names them when that is done is another's own name, or cannot be read. */
static gboolean
mask_file (Job        *job,
           const char *path,
           GError    **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GBytes) bytes = read_file (job, path, &problem);
  g_autoptr (GString) out = g_string_new (NULL);
  gsize length;
  const char *text;
  gboolean any;

  if (bytes == NULL)
    {
      if (problem != NULL)
        g_propagate_error (error, g_steal_pointer (&problem));
      return *error == NULL;
    }

  text = g_bytes_get_data (bytes, &length);
  any = cle_erase_mask_document (job->names, job->members, text, length, out,
                                 job->look != NULL ? job->look->texts : NULL);
  if (job->look != NULL)
    job->look->n_left +=
        names_them (job, ALL_MEMBERS, any ? out->str : text, any ? out->len : length);

  return !any || job->look != NULL || put (job, path, out, error);
}

static gboolean
count_file (Job        *job,
            const char *path,
            GError    **error)
{
  g_autoptr (GBytes) bytes = read_file (job, path, NULL);
  gsize length = 0;
  const char *text = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  if (length > 0)
    job->look->n_left += names_them (job, NULL, text, length);

  return TRUE;
}

/* Whether anything of the line was taken out. A damaged one counts for nothing, but
 * people can read it: it goes, or stays byte for byte. */
static gboolean
mask_draft_line (Job        *job,
                 const char *line,
                 gsize       length,
                 GString    *out)
{
  gboolean sound = cle_record_check_seal (line, length) && cle_json_check (line, length, NULL);

  if (sound ? cle_erase_mask_line (job->names, line, length, out,
                                   job->look != NULL ? job->look->texts : NULL)
            : cle_erase_mask_is_in (job->names, line, length))
    return TRUE;

  g_string_append_len (out, line, (gssize) length);
  return FALSE;
}

static gboolean
mask_lines (Job        *job,
            const char *text,
            gsize       length,
            GString    *out)
{
  const char *end = text + length;
  gboolean any = FALSE;

  for (const char *at = text; at < end;)
    {
      const char *newline = memchr (at, '\n', (gsize) (end - at));
      gsize size = (gsize) ((newline != NULL ? newline : end) - at);
      gsize before = out->len;

      any |= mask_draft_line (job, at, size, out);
      if (newline != NULL && (out->len > before || size == 0))
        g_string_append_c (out, '\n');
      at += size + 1;
    }

  return any;
}

static gboolean
mask_draft_text (Job         *job,
                 const char  *path,
                 gboolean     locked,
                 GError     **error)
{
  g_autoptr (GBytes) bytes = read_file (job, path, error);
  g_autoptr (GString) out = g_string_new (NULL);
  gsize length;
  const char *text;

  if (bytes == NULL)
    return *error == NULL;

  text = g_bytes_get_data (bytes, &length);
  if (locked)
    {
      if (job->look != NULL)
        job->look->n_left += names_them (job, NULL, text, length);
      return TRUE;
    }

  return !mask_lines (job, text, length, out) || job->look != NULL || put (job, path, out, error);
}

/* One that is open somewhere goes on as it is: its window has the words in mind. */
static gboolean
mask_draft (Job        *job,
            const char *path,
            GError    **error)
{
  const CleIo *io = cle_store_get_io (job->store);
  g_autoptr (GError) problem = NULL;
  struct stat info;
  int fd =
      cle_files_open_regular (io, cle_store_get_folder (job->store), path, O_RDWR, &info, &problem);
  gboolean done;

  if (fd < 0)
    {
      if (!is_passed_over (problem))
        g_propagate_error (error, g_steal_pointer (&problem));
      return *error == NULL;
    }

  done = mask_draft_text (job, path, io->lock (io, fd, TRUE) != 0, error);
  cle_files_close (io, &fd);

  return done;
}

/**
 * cle_erase_mentions_learn:
 * @store: a store
 * @ids: of those who are being erased
 * @names: how they are called; receives how others are called who have one of these
 *   names in theirs, and loses its words if these are very many
 * @error: return location for an error
 *
 * Nobody's own name is changed because another one is erased.
 *
 * Returns: %FALSE if the documents could not be read
 */
gboolean
cle_erase_mentions_learn (CleStore      *store,
                          char         **ids,
                          CleEraseNames *names,
                          GError       **error)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) problem = NULL;
  Job job = { .store = store, .ids = ids, .names = names, .kept = kept };

  if (names->words->len > 0 && !visit_folders (&job, "people", learn_file, &problem))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  if (kept->len > KEPT_MAX)
    g_ptr_array_set_size (names->words, 0);
  g_ptr_array_extend_and_steal (names->kept, g_steal_pointer (&kept));
  return TRUE;
}

static gboolean
mask_people (Job     *job,
             GError **error)
{
  job->members = DOCUMENT_MEMBERS;
  return visit_folders (job, "people", mask_file, error);
}

static gboolean
mask_profiles (Job     *job,
               GError **error)
{
  job->members = PROFILE_MEMBERS;
  return visit_folders (job, "profiles", mask_file, error);
}

/**
 * cle_erase_mentions_mask:
 * @store: a store, in a write unless @look is given
 * @plan: what is being erased, with its names
 * @look: (nullable): receives what would be taken out, and nothing is written
 * @error: return location for an error
 *
 * Takes the names out of what documents, profiles and unfinished assessments say
 * about others, those of other devices included. Questionnaires and rounds of
 * kiosks stay as they are: answers are held against them word for word.
 *
 * Returns: %FALSE if a file could not be read or replaced
 */
gboolean
cle_erase_mentions_mask (CleStore           *store,
                         const CleErasePlan *plan,
                         CleEraseMentions   *look,
                         GError            **error)
{
  g_autoptr (GError) problem = NULL;
  Job job = { .store = store, .ids = plan->ids, .names = plan->names, .look = look };

  if (plan->names == NULL || plan->names->words->len == 0)
    return TRUE;

  if (mask_people (&job, &problem) && mask_profiles (&job, &problem) &&
      visit_folder (&job, "drafts", mask_draft, &problem) &&
      (look == NULL || (visit_folder (&job, "questionnaires", count_file, &problem) &&
                        visit_folder (&job, "kiosk", count_file, &problem))))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}
