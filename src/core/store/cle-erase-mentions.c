/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-erase-mentions.h"

#include "cle-files.h"
#include "cle-record.h"
#include "cle-replace.h"
#include "cle-store-private.h"
#include "json/cle-json-scanner.h"

#include <errno.h>
#include <string.h>

#define FILE_MAX (64 * 1024 * 1024)

static const char *const DOCUMENT_MEMBERS[] = { "notes", "tags", "title", "text", NULL };
static const char *const NAME_MEMBERS[] = { "name", "contact", NULL };
static const char *const ALL_MEMBERS[] = { "name", "contact", "notes",  "tags", "title",
                                           "text", "hint",    "levels", NULL };
static const char *const PROFILE_MEMBERS[] = { "name", "hint", "levels", "text", NULL };

typedef struct
{
  CleStore           *store;
  char              **ids;
  CleEraseNames      *names;
  const char *const  *members;
  CleEraseMentions   *look;  /* what is only looked at, or NULL */
  GArray             *n_of;  /* for each word, in how many names of others it is */
  guint               n_unread;
} Job;

/* What it says, as it was read. */
typedef gboolean (*VisitFunc) (Job        *job,
                               const char *path,
                               GBytes     *bytes,
                               GError    **error);

static gboolean
is_of_erased (const Job  *job,
              const char *name)
{
  for (guint i = 0; job->ids[i] != NULL; i++)
    if (strstr (name, job->ids[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* What is gone meanwhile, was not put there by us or is not ours to read. The last
 * may have the name in it, and is told of. */
static gboolean
pass_over (Job     *job,
           GError  *problem,
           GError **error)
{
  gboolean unread = g_error_matches (problem, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID) ||
                    g_error_matches (problem, CLE_STORE_ERROR, CLE_STORE_ERROR_READ_ONLY);

  job->n_unread += unread;
  if (unread || g_error_matches (problem, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND) ||
      g_error_matches (problem, CLE_STORE_ERROR, CLE_STORE_ERROR_UNSAFE))
    {
      g_error_free (problem);
      return TRUE;
    }

  g_propagate_error (error, problem);
  return FALSE;
}

static gboolean
visit_file (Job        *job,
            int         folder,
            const char *path,
            VisitFunc   visit,
            GError    **error)
{
  GError *problem = NULL;
  g_autoptr (GBytes) bytes =
      cle_read_in (cle_store_get_io (job->store), folder, path, FILE_MAX, &problem);

  return bytes != NULL ? visit (job, path, bytes, error) : pass_over (job, problem, error);
}

static gboolean
visit_names (Job        *job,
             int         folder,
             const char *path,
             char      **names,
             VisitFunc   visit,
             GError    **error)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *file = g_build_filename (path, names[i], NULL);

      if (!is_of_erased (job, names[i]) && !visit_file (job, folder, file, visit, error))
        return FALSE;
    }

  return TRUE;
}

/* Files that are being written, and copies of other programs, too. */
static gboolean
visit_folder (Job        *job,
              const char *path,
              VisitFunc   visit,
              GError    **error)
{
  const CleIo *io = cle_store_get_io (job->store);
  int base = cle_store_get_folder (job->store);
  GError *problem = NULL;
  g_auto (GStrv) names = cle_files_list_in (io, base, path, TRUE, &problem);
  int folder = names != NULL ? cle_files_open_folder (io, base, path, FALSE, &problem) : -1;
  gboolean done;

  if (folder < 0)
    return pass_over (job, problem, error);

  done = visit_names (job, folder, path, names, visit, error);
  cle_files_close (io, &folder);

  return done;
}

static gboolean
visit_folders (Job        *job,
               const char *path,
               VisitFunc   visit,
               GError    **error)
{
  GError *problem = NULL;
  g_auto (GStrv) names =
      cle_files_list_in (cle_store_get_io (job->store), cle_store_get_folder (job->store), path,
                         FALSE, &problem);

  if (names == NULL)
    return pass_over (job, problem, error);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *folder = g_build_filename (path, names[i], NULL);

      if (!visit_folder (job, folder, visit, error))
        return FALSE;
    }

  return TRUE;
}

/* Whether a name is in it, be it that of somebody else. */
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

static gboolean
is_in_name (const char *word,
            const char *name)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  g_ptr_array_add (words, (gpointer) word);
  return cle_erase_mask_holds (words, name);
}

/* What is known to be no name but a word needs no more names. */
static void
keep_name (Job        *job,
           const char *name)
{
  gboolean any = FALSE;

  if (g_ptr_array_find_with_equal_func (job->names->kept, name, g_str_equal, NULL))
    return;

  for (guint i = 0; i < job->names->words->len; i++)
    {
      guint *n = &g_array_index (job->n_of, guint, i);

      if (*n > CLE_ERASE_COMMON || !is_in_name (job->names->words->pdata[i], name))
        continue;
      (*n)++;
      any = TRUE;
    }
  if (any)
    g_ptr_array_add (job->names->kept, g_strdup (name));
}

/* How the others are called, and what of theirs has to be looked into. */
static gboolean
learn_file (Job        *job,
            const char *path,
            GBytes     *bytes,
            GError    **error)
{
  g_autoptr (CleEraseMentions) found = cle_erase_mentions_new ();
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();
  CleEraseNames bare = { .words = job->names->words, .kept = nobody };
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  if (!names_them (job, NULL, text, length))
    return TRUE;

  g_ptr_array_add (job->names->paths, g_strdup (path));
  cle_erase_mask_document (&bare, NAME_MEMBERS, text, length, NULL, found);
  for (guint i = 0; i < found->texts->len; i++)
    keep_name (job, g_strstrip (found->texts->pdata[i]));

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

/* What still names them when that is done is another's own name, or cannot be read. */
static gboolean
mask_file (Job        *job,
           const char *path,
           GBytes     *bytes,
           GError    **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  gboolean any = cle_erase_mask_document (job->names, job->members, text, length, out, job->look);

  if (job->look != NULL)
    job->look->n_left +=
        names_them (job, ALL_MEMBERS, any ? out->str : text, any ? out->len : length);

  return !any || job->look != NULL || put (job, path, out, error);
}

static gboolean
count_file (Job        *job,
            const char *path,
            GBytes     *bytes,
            GError    **error)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  if (job->look != NULL)
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

  if (sound ? cle_erase_mask_line (job->names, line, length, out, job->look)
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

/* More may have been written to it before it was locked, or it was finished and is
 * gone. */
static gboolean
mask_locked (Job        *job,
             const char *path,
             int         fd,
             GError    **error)
{
  const CleIo *io = cle_store_get_io (job->store);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  struct stat info;
  gsize length;
  const char *text;

  if (io->fstat (io, fd, &info) != 0)
    {
      cle_files_set_error (error, errno, path);
      return FALSE;
    }
  if (info.st_nlink == 0)
    return TRUE;
  bytes = cle_files_read (io, fd, MIN ((gsize) info.st_size, FILE_MAX), path, error);
  if (bytes == NULL)
    return FALSE;

  text = g_bytes_get_data (bytes, &length);
  return !mask_lines (job, text, length, out) || job->look != NULL || put (job, path, out, error);
}

/* One that is open somewhere goes on as it is: its window has the words in mind. */
static gboolean
mask_draft (Job        *job,
            const char *path,
            GBytes     *bytes,
            GError    **error)
{
  const CleIo *io = cle_store_get_io (job->store);
  GError *problem = NULL;
  struct stat info;
  int fd =
      cle_files_open_regular (io, cle_store_get_folder (job->store), path, O_RDWR, &info, &problem);
  gboolean done;

  if (fd < 0)
    return pass_over (job, problem, error);

  done = io->lock (io, fd, TRUE) == 0 ? mask_locked (job, path, fd, error)
                                      : count_file (job, path, bytes, error);
  cle_files_close (io, &fd);

  return done;
}

/* What stands in very many names is taken out nowhere; the others still are. */
static void
drop_common (CleEraseNames *names,
             GArray        *n_of)
{
  for (guint i = names->words->len; i > 0; i--)
    if (g_array_index (n_of, guint, i - 1) > CLE_ERASE_COMMON)
      {
        g_free (names->common);
        names->common = g_ptr_array_steal_index (names->words, i - 1);
      }

  for (guint i = names->kept->len; i > 0; i--)
    if (!cle_erase_mask_holds (names->words, names->kept->pdata[i - 1]))
      g_ptr_array_remove_index (names->kept, i - 1);
}

/**
 * cle_erase_mentions_learn:
 * @store: a store
 * @ids: of those who are being erased
 * @names: how they are called; receives how others are called who have one of these
 *   names in theirs, and which documents have one of them; loses those words that
 *   stand in more than %CLE_ERASE_COMMON names
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
  g_autoptr (GArray) n_of = g_array_new (FALSE, TRUE, sizeof (guint));
  Job job = { .store = store, .ids = ids, .names = names, .n_of = n_of };

  g_array_set_size (n_of, names->words->len);
  if (names->words->len > 0 && !visit_folders (&job, "people", learn_file, error))
    return FALSE;

  names->n_unread = job.n_unread;
  drop_common (names, n_of);
  return TRUE;
}

/* All others were looked into when the names were learned. */
static gboolean
mask_people (Job     *job,
             GError **error)
{
  job->members = DOCUMENT_MEMBERS;
  for (guint i = 0; i < job->names->paths->len; i++)
    {
      const char *path = job->names->paths->pdata[i];
      GError *problem = NULL;
      g_autoptr (GBytes) bytes = cle_read_file (job->store, path, FILE_MAX, &problem);

      if (bytes != NULL ? !mask_file (job, path, bytes, error) : !pass_over (job, problem, error))
        return FALSE;
    }

  return TRUE;
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
  Job job = { .store = store, .ids = plan->ids, .names = plan->names, .look = look };

  if (plan->names == NULL || plan->names->words->len == 0)
    return TRUE;
  if (!mask_people (&job, error) || !mask_profiles (&job, error) ||
      !visit_folder (&job, "drafts", mask_draft, error))
    return FALSE;
  if (look == NULL)
    return TRUE;
  if (!visit_folder (&job, "questionnaires", count_file, error) ||
      !visit_folder (&job, "kiosk", count_file, error))
    return FALSE;

  look->n_left += job.n_unread + plan->names->n_unread;
  return TRUE;
}
