/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-verify.h"

#include "cle-verify-clients.h"
#include "assessment/cle-questionnaire.h"
#include "assessment/cle-result.h"
#include "clients/cle-client-document.h"
#include "clients/cle-client-records.h"
#include "clients/cle-letter-store.h"
#include "store/cle-erase-plan.h"
#include "store/cle-files.h"
#include "store/cle-identity.h"
#include "store/cle-replace.h"
#include "store/cle-scan.h"
#include "store/cle-store-private.h"
#include "json/cle-json-scanner.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_MISSING_TOLD 100

/* Where something stood first. */
typedef struct
{
  char  *file;
  guint  line;
} Place;

typedef struct
{
  CleStore        *store;
  CleVerifyReport *report;
  GHashTable      *ids;       /* id → Place */
  GHashTable      *sequences; /* device → (number → Place or NULL) */
  GHashTable      *last;      /* device → highest number told by a segment of its own */
  GHashTable      *erased;    /* ids of clients */
  GHashTable      *letters;   /* ids of those that were sent */
} Verification;

static void
place_free (gpointer data)
{
  Place *place = data;

  if (place == NULL)
    return;

  g_free (place->file);
  g_free (place);
}

static void
problem_free (CleProblem *problem)
{
  g_free (problem->file);
  g_free (problem->text);
  g_free (problem);
}

/* A translator's text holds no C macros. */
static char *
format_number (gint64 number)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

static Place *
place_new (const CleScanLine *line)
{
  Place *place = g_new0 (Place, 1);

  place->file = g_strdup (line->segment->path);
  place->line = line->number;

  return place;
}

static GHashTable *
numbers_of (Verification *self,
            const char   *device)
{
  GHashTable *numbers = g_hash_table_lookup (self->sequences, device);

  if (numbers == NULL)
    {
      numbers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, place_free);
      g_hash_table_insert (self->sequences, g_strdup (device), numbers);
    }

  return numbers;
}

/* An import may have taken over a part of another device's records, so what is
 * between these is not lost. */
static void
note_last (Verification      *self,
           const CleScanLine *line,
           const char        *device,
           gint64             number)
{
  const gint64 *last = g_hash_table_lookup (self->last, device);

  if (!g_str_has_prefix (line->segment->name, "imported-") && (last == NULL || number > *last))
    g_hash_table_replace (self->last, g_strdup (device), g_memdup2 (&number, sizeof number));
}

static void
account_for (Verification      *self,
             const CleScanLine *line,
             const char        *device,
             gint64             number)
{
  GHashTable *numbers = numbers_of (self, device);

  note_last (self, line, device, number);
  if (!g_hash_table_contains (numbers, &number))
    g_hash_table_insert (numbers, g_memdup2 (&number, sizeof number), NULL);
}

/* A damaged line is one problem, not two: its number is not missing. */
static void
account_for_damaged (Verification      *self,
                     const CleScanLine *line)
{
  static const char key[] = ",\"seq\":";
  const char *at = memmem (line->text, line->length, key, sizeof key - 1);
  gint64 number = 0;

  if (at == NULL)
    return;

  for (at += sizeof key - 1;
       at < line->text + line->length && g_ascii_isdigit (*at) && number < 1000000000; at++)
    number = number * 10 + (*at - '0');
  if (number > 0)
    account_for (self, line, line->segment->device, number);
}

/* An erasure tells which numbers went with it. */
static void
account_for_erased (Verification        *self,
                    const CleScanLine   *line,
                    const CleRecordHead *head)
{
  CleJsonScanner scanner;

  cle_json_scanner_init (&scanner, line->text, line->length);
  cle_json_scanner_next (&scanner);
  while (cle_json_scanner_next (&scanner) == CLE_JSON_KEY)
    {
      gboolean sequences = cle_json_scanner_key_is (&scanner, "seqs");

      cle_json_scanner_next (&scanner);
      if (!sequences || scanner.token != CLE_JSON_ARRAY_BEGIN)
        {
          cle_json_scanner_skip (&scanner);
          continue;
        }
      while (cle_json_scanner_next (&scanner) == CLE_JSON_INTEGER)
        account_for (self, line, head->device, scanner.integer);
    }
}

static void
check_id (Verification        *self,
          const CleScanLine   *line,
          const CleRecordHead *head)
{
  const Place *first = g_hash_table_lookup (self->ids, head->id);

  if (first == NULL)
    g_hash_table_insert (self->ids, g_strdup (head->id), place_new (line));
  else
    cle_verify_report_add (
        self->report, CLE_PROBLEM_DUPLICATE, line->segment->path, line->number,
        g_strdup_printf (_ ("The record stands in %s, line %u, already; it counts once."),
                         first->file, first->line));
}

static void
check_number (Verification        *self,
              const CleScanLine   *line,
              const CleRecordHead *head)
{
  GHashTable *numbers = numbers_of (self, head->device);
  gint64 number = (gint64) head->sequence;
  const Place *first = g_hash_table_lookup (numbers, &number);

  note_last (self, line, head->device, number);
  if (first != NULL && !g_hash_table_contains (self->ids, head->id))
    {
      g_autofree char *digits = format_number (number);

      cle_verify_report_add (self->report, CLE_PROBLEM_DUPLICATE, line->segment->path, line->number,
                             g_strdup_printf (_ ("Number %s was given in %s, line %u, already."),
                                              digits, first->file, first->line));
    }
  if (first == NULL)
    g_hash_table_replace (numbers, g_memdup2 (&number, sizeof number), place_new (line));
}

static void
report_damaged (Verification      *self,
                const CleScanLine *line,
                const GError      *problem)
{
  account_for_damaged (self, line);
  cle_verify_report_add (self->report, line->terminated ? CLE_PROBLEM_DAMAGED : CLE_PROBLEM_TORN,
                         line->segment->path, line->number, g_strdup (problem->message));
}

/* Its words stand in people/. */
static void
verify_letter (Verification        *self,
               const CleScanLine   *line,
               const CleRecordHead *head)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (CleLetter) letter =
      cle_client_record_read_letter (head, line->text, line->length, &problem);

  g_hash_table_add (self->letters, g_strdup (head->id));
  if (letter == NULL || !cle_letter_read_words (self->store, letter, &problem))
    cle_verify_report_add (self->report, letter == NULL ? CLE_PROBLEM_DAMAGED : CLE_PROBLEM_FILE,
                           line->segment->path, line->number, g_strdup (problem->message));
}

static gboolean
verify_line (const CleScanLine *line,
             gpointer           data)
{
  Verification *self = data;
  g_autoptr (GError) problem = NULL;
  CleRecordHead head;

  if (!cle_record_check (line->text, line->length, &head, &problem))
    {
      report_damaged (self, line, problem);
      return TRUE;
    }

  check_number (self, line, &head);
  check_id (self, line, &head);
  cle_verify_check_erased (self->report, self->erased, line);
  self->report->n_records++;
  if (!line->terminated)
    cle_verify_report_add (self->report, CLE_PROBLEM_TORN, line->segment->path, line->number,
                           g_strdup (_ ("The last line has no end; the next save will mend it.")));

  if (head.version > CLE_RECORD_VERSION)
    self->report->n_newer++;
  else if (strcmp (head.type, "erase") == 0)
    account_for_erased (self, line, &head);
  else if (strcmp (head.type, "letter") == 0)
    verify_letter (self, line, &head);
  else if (strcmp (head.type, "result") == 0)
    {
      g_autoptr (CleResult) result = cle_result_new_from_line (line->text, line->length, &problem);

      self->report->n_results++;
      if (result == NULL)
        cle_verify_report_add (self->report, CLE_PROBLEM_DAMAGED, line->segment->path, line->number,
                               g_strdup (problem->message));
    }

  return TRUE;
}

static void
report_missing (Verification *self)
{
  GHashTableIter devices;
  gpointer device, numbers;

  g_hash_table_iter_init (&devices, self->sequences);
  while (g_hash_table_iter_next (&devices, &device, &numbers))
    {
      g_autofree char *folder = g_build_filename ("records", device, NULL);
      const gint64 *last = g_hash_table_lookup (self->last, device);
      guint told = 0;

      self->report->n_devices++;
      for (gint64 number = 1; last != NULL && number < *last && told < MAX_MISSING_TOLD; number++)
        if (!g_hash_table_contains (numbers, &number))
          {
            g_autofree char *digits = format_number (number);

            cle_verify_report_add (self->report, CLE_PROBLEM_MISSING, folder, 0,
                                   g_strdup_printf (_ ("Record number %s is missing."), digits));
            told++;
          }
    }
}

/* Links and the like are passed over by every reader, so they are told. */
static void
verify_segment_files (CleStore        *store,
                      GPtrArray       *segments,
                      CleVerifyReport *report)
{
  const CleIo *io = cle_store_get_io (store);

  for (guint i = 0; i < segments->len; i++)
    {
      const CleSegment *segment = g_ptr_array_index (segments, i);
      g_autofree char *folder = g_path_get_dirname (segment->path);
      g_autoptr (GError) problem = NULL;
      struct stat info;
      int dir = cle_files_open_folder (io, cle_store_get_folder (store), folder, FALSE, &problem);
      int fd = dir >= 0 ? cle_files_open_regular (io, dir, segment->name, O_RDONLY, &info, &problem)
                        : -1;

      if (fd < 0)
        cle_verify_report_add (report, CLE_PROBLEM_FILE, segment->path, 0,
                               g_strdup (problem->message));
      cle_files_close (io, &fd);
      cle_files_close (io, &dir);
    }
}

/* The name of an answered questionnaire is the digest of its bytes. */
static void
verify_questionnaires (CleStore        *store,
                       CleVerifyReport *report)
{
  g_autoptr (GError) trouble = NULL;
  g_auto (GStrv) names = cle_files_list_in (cle_store_get_io (store), cle_store_get_folder (store),
                                            "questionnaires", FALSE, &trouble);

  if (names == NULL)
    {
      cle_verify_report_add (report, CLE_PROBLEM_FILE, "questionnaires", 0,
                             g_strdup (trouble->message));
      return;
    }

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename ("questionnaires", names[i], NULL);
      g_autoptr (GError) problem = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *sum = NULL;

      if (strlen (names[i]) != 64 + strlen (".json") || !g_str_has_suffix (names[i], ".json"))
        continue;
      bytes = cle_read_file (store, path, CLE_JSON_MAX_FILE, &problem);
      sum = bytes != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;
      if (sum == NULL)
        cle_verify_report_add (report, CLE_PROBLEM_FILE, path, 0, g_strdup (problem->message));
      else if (strncmp (sum, names[i], 64) != 0)
        cle_verify_report_add (
            report, CLE_PROBLEM_FILE, path, 0,
            g_strdup (_ ("The questionnaire is not what was answered: its contents changed.")));
    }
}

/* Who is named there is shown nowhere while it cannot be read. */
static void
verify_person (CleStore        *store,
               const char      *path,
               CleVerifyReport *report)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GBytes) bytes = cle_read_file (store, path, CLE_CLIENT_MAX_BYTES, &problem);
  g_autoptr (CleClient) client = NULL;
  gboolean is_client;

  if (bytes != NULL)
    client = cle_client_document_read (bytes, path, &is_client, &problem);
  if (problem == NULL || g_error_matches (problem, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND))
    return;

  cle_verify_report_add (report, CLE_PROBLEM_FILE, path, 0,
                         cle_verify_dup_reason (path, problem->message));
}

static void
verify_people (Verification *self)
{
  const CleIo *io = cle_store_get_io (self->store);
  int folder = cle_store_get_folder (self->store);
  g_auto (GStrv) devices = cle_files_list_in (io, folder, "people", FALSE, NULL);

  for (guint i = 0; devices != NULL && devices[i] != NULL; i++)
    {
      g_autofree char *dir = g_build_filename ("people", devices[i], NULL);
      g_auto (GStrv) names = cle_files_list_in (io, folder, dir, FALSE, NULL);

      for (guint j = 0; names != NULL && names[j] != NULL; j++)
        {
          g_autofree char *path = g_build_filename (dir, names[j], NULL);

          if (cle_client_document_is_name (names[j]))
            verify_person (self->store, path, self->report);
          cle_verify_person_file (self->report, self->erased, self->letters, path);
        }
    }
}

static void
verify_documents (Verification *self)
{
  CleStore *store = self->store;
  CleVerifyReport *report = self->report;
  g_autoptr (GError) problem = NULL;
  CleIdentity identity;

  if (cle_store_get_folder (store) < 0)
    return;

  if (report->n_segments > 0 &&
      !cle_identity_read (cle_store_get_io (store), cle_store_get_folder (store), &identity,
                          &problem))
    cle_verify_report_add (report, CLE_PROBLEM_FILE, "store.json", 0, g_strdup (problem->message));

  if (cle_erase_plan_exists (store))
    cle_verify_report_add (
        report, CLE_PROBLEM_UNFINISHED, "erasing.json", 0,
        g_strdup (_ ("An erasure was interrupted; it will be completed at the next start.")));

  verify_questionnaires (store, report);
  verify_people (self);
  cle_verify_profiles (store, report);
}

static int
compare_problems (gconstpointer a,
                  gconstpointer b)
{
  const CleProblem *first = *(const CleProblem *const *) a;
  const CleProblem *second = *(const CleProblem *const *) b;
  int order = strcmp (first->file, second->file);

  if (order == 0)
    order = (first->line > second->line) - (first->line < second->line);

  return order != 0 ? order : strcmp (first->text, second->text);
}

/**
 * cle_verify:
 * @store: a store
 * @error: return location for an error
 *
 * Reads everything and looks for what is damaged, missing or there twice.
 * Changes nothing.
 *
 * Returns: (transfer full): what was found, or %NULL if something could not be
 *   read at all.
 */
CleVerifyReport *
cle_verify (CleStore *store,
            GError  **error)
{
  g_autoptr (CleVerifyReport) report = g_new0 (CleVerifyReport, 1);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, place_free);
  g_autoptr (GHashTable) sequences =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  g_autoptr (GPtrArray) segments = cle_segment_list (store, NULL, error);
  g_autoptr (GHashTable) last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) letters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) erased = segments != NULL ? cle_verify_find_erased (store, error) : NULL;
  Verification self = { store, report, ids, sequences, last, erased, letters };

  if (erased == NULL)
    return NULL;

  report->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) problem_free);
  report->n_segments = segments->len;
  if (!cle_scan_lines (store, NULL, verify_line, &self, error))
    return NULL;

  report_missing (&self);
  verify_segment_files (store, segments, report);
  verify_documents (&self);
  g_ptr_array_sort (report->problems, compare_problems);

  return g_steal_pointer (&report);
}

/**
 * cle_verify_report_add:
 * @self: what was found
 * @kind: of problem
 * @file: below the store's folder
 * @line: from 1; 0 for the whole file
 * @text: (transfer full): in the user's language
 *
 * One problem more.
 */
void
cle_verify_report_add (CleVerifyReport *self,
                       CleProblemKind   kind,
                       const char      *file,
                       guint            line,
                       char            *text)
{
  CleProblem *problem = g_new0 (CleProblem, 1);

  problem->kind = kind;
  problem->file = g_strdup (file);
  problem->line = line;
  problem->text = text;
  g_ptr_array_add (self->problems, problem);
}

/**
 * cle_verify_dup_reason:
 * @path: of a file
 * @message: what is the matter with it
 *
 * Returns: (transfer full): @message without the path, which is told beside it
 */
char *
cle_verify_dup_reason (const char *path,
                       const char *message)
{
  if (g_str_has_prefix (message, path) && g_str_has_prefix (message + strlen (path), ": "))
    message += strlen (path) + strlen (": ");

  return g_strdup (message);
}

/**
 * cle_verify_report_free:
 * @self: (transfer full): what was found
 */
void
cle_verify_report_free (CleVerifyReport *self)
{
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_free (self);
}

/**
 * cle_problem_kind_get_word:
 * @kind: of a problem
 *
 * Returns: its name for programs, never translated.
 */
const char *
cle_problem_kind_get_word (CleProblemKind kind)
{
  static const char *const words[] = { "damaged",    "torn", "duplicate", "missing",
                                       "unfinished", "file", "erased" };

  return words[kind];
}
