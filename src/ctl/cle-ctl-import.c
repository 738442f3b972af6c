/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-ctl.h"
#include "cle-ctl-format.h"
#include "exchange/cle-import-last.h"
#include "json/cle-json-writer.h"

#include <glib/gi18n.h>
#include <string.h>

#define PREVIEW_ROWS 20
#define TOLD_REFUSALS 20 /* to a person; programs are told more */

/* What the command was told. */
typedef struct
{
  gboolean      is_dry;
  gboolean      is_json;
  gboolean      guess;
  gboolean      skip_refused;
  gboolean      undo;
  char         *map_path;
  CleImportMap *map;
} Wish;

static void
wish_clear (Wish *wish)
{
  g_free (wish->map_path);
  g_clear_pointer (&wish->map, cle_import_map_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wish, wish_clear)

static gboolean
parse_wish (CleCtl     *ctl,
            int        *argc,
            char     ***argv,
            Wish       *wish,
            CleCtlExit *status)
{
  gboolean is_merge = strcmp ((*argv)[0], "merge") == 0;
  const GOptionEntry entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &wish->is_dry, NULL, NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &wish->is_json, NULL, NULL },
    { "skip-refused", 0, 0, G_OPTION_ARG_NONE, &wish->skip_refused, NULL, NULL },
    { is_merge ? NULL : "map", 0, 0, G_OPTION_ARG_FILENAME, &wish->map_path, NULL, NULL },
    { "guess-map", 0, 0, G_OPTION_ARG_NONE, &wish->guess, NULL, NULL },
    { "undo", 0, 0, G_OPTION_ARG_NONE, &wish->undo, NULL, NULL },
    { NULL },
  };

  *status = CLE_CTL_USAGE;
  if (!cle_ctl_parse (ctl, entries, argc, argv))
    return FALSE;
  if (wish->undo &&
      (*argc > 1 || wish->is_dry || wish->skip_refused || wish->guess || wish->map_path != NULL))
    {
      cle_ctl_usage (ctl, "%s", _ ("“--undo” takes no files, and no other option than --json."));
      return FALSE;
    }
  if (*argc >= 2 || wish->undo)
    return TRUE;

  cle_ctl_usage (ctl, "%s",
                 is_merge ? _ ("The folder or archive is missing.") : _ ("The file is missing."));
  return FALSE;
}

static gboolean
read_map (CleCtl     *ctl,
          Wish       *wish,
          CleCtlExit *status)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (wish->map_path == NULL)
    return TRUE;

  bytes = cle_ctl_read_file (ctl, wish->map_path, status);
  if (bytes == NULL)
    return FALSE;

  wish->map = cle_import_map_new_from_bytes (bytes, wish->map_path, &error);
  if (wish->map == NULL)
    *status = cle_ctl_fail (ctl, error);
  return wish->map != NULL;
}

/* What is wrong with a table is the table's fault, not the disk's. */
static CleCtlExit
fail (CleCtl       *ctl,
      const GError *error)
{
  CleCtlExit status = cle_ctl_fail_file (ctl, error);

  return error->domain == CLE_CSV_ERROR ? CLE_CTL_INPUT : status;
}

static CleCtlExit
guess (CleCtl     *ctl,
       const char *path)
{
  CleCtlExit status;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = cle_ctl_read_file (ctl, path, &status);
  g_autoptr (CleQuestionnaire) questionnaire = NULL;
  g_autoptr (CleImportMap) map = NULL;
  g_autofree char *text = NULL;

  if (bytes == NULL)
    return status;

  questionnaire = cle_library_find (ctl->library, CLE_BUILT_IN_QUESTIONNAIRE, &error);
  if (questionnaire != NULL)
    map = cle_import_guess_map (bytes, questionnaire, &error);
  if (map == NULL)
    return error != NULL ? fail (ctl, error) : cle_ctl_refuse (ctl, "%s", _ ("The file is empty."));

  text = cle_import_map_to_json (map);
  fputs (text, ctl->out);
  return CLE_CTL_DONE;
}

static void
write_preview_row (GString                *out,
                   const CleImportPreview *row)
{
  const CleResult *result = row->result;

  g_string_append_c (out, '{');
  cle_json_write_integer (out, "row", row->row);
  if (result != NULL)
    {
      g_autofree char *at = cle_time_format (result->head.at);

      cle_json_write_text (out, "at", at);
      cle_json_write_text (out, "voice", cle_voice_get_word (result->voice));
      cle_json_write_text (out, "subject", result->subject);
      cle_json_write_text (out, "respondent", row->respondent);
      cle_json_write_text (out, "note", row->note);
      cle_ctl_format_json_points (out, "score", result->score);
      cle_json_write_integer (out, "unsure", result->n_unsure);
    }
  else
    cle_json_write_text (out, "refused", row->reason);
  g_string_append_c (out, '}');
}

static void
write_preview (CleCtl     *ctl,
               Wish       *wish,
               const char *path,
               GString    *out)
{
  CleCtlExit status;
  g_autoptr (GBytes) bytes = wish->map != NULL ? cle_ctl_read_file (ctl, path, &status) : NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (bytes == NULL)
    return;
  rows = cle_import_map_preview (wish->map, bytes, ctl->library, cle_store_get_clock (ctl->store),
                                 PREVIEW_ROWS, NULL);
  if (rows == NULL)
    return;

  cle_json_write_key (out, "preview");
  g_string_append_c (out, '[');
  for (guint i = 0; i < rows->len; i++)
    {
      g_string_append (out, i > 0 ? ",\n" : "\n");
      write_preview_row (out, g_ptr_array_index (rows, i));
    }
  g_string_append_c (out, ']');
}

static void
write_refusals (CleImport *import,
                GString   *out)
{
  GPtrArray *refusals = cle_import_get_refusals (import);

  cle_json_write_key (out, "refusals");
  g_string_append_c (out, '[');
  for (guint i = 0; i < refusals->len; i++)
    {
      const CleImportRefusal *refusal = g_ptr_array_index (refusals, i);
      g_autofree char *file = g_filename_display_name (refusal->file);

      g_string_append (out, i > 0 ? ",\n{" : "\n{");
      cle_json_write_text (out, "file", file);
      cle_json_write_integer (out, "line", refusal->line);
      cle_json_write_text (out, "reason", refusal->reason);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

static void
print_json (CleCtl     *ctl,
            Wish       *wish,
            CleImport  *import,
            const char *path,
            gboolean    is_done)
{
  g_autoptr (GString) out = g_string_new ("{");

  cle_json_write_boolean (out, "imported", is_done);
  cle_json_write_integer (out, "added", cle_import_count (import, CLE_IMPORT_ADD));
  cle_json_write_integer (out, "results", cle_import_count_results (import));
  cle_json_write_integer (out, "present", cle_import_count (import, CLE_IMPORT_PRESENT));
  cle_json_write_integer (out, "erased", cle_import_count (import, CLE_IMPORT_ERASED));
  cle_json_write_integer (out, "refused", cle_import_count (import, CLE_IMPORT_REFUSED));
  write_refusals (import, out);
  if (wish->map != NULL && cle_import_map_get_column (wish->map, "voice") == NULL)
    cle_json_write_text (out, "assumed_voice",
                         cle_voice_get_word (cle_import_map_get_voice (wish->map)));
  if (wish->is_dry)
    write_preview (ctl, wish, path, out);
  g_string_append (out, "}\n");
  fputs (out->str, ctl->out);
}

static void
print_refusals (CleCtl    *ctl,
                CleImport *import)
{
  GPtrArray *refusals = cle_import_get_refusals (import);
  guint n = MIN (refusals->len, TOLD_REFUSALS);
  guint rest = cle_import_count (import, CLE_IMPORT_REFUSED) - n;

  for (guint i = 0; i < n; i++)
    {
      const CleImportRefusal *refusal = g_ptr_array_index (refusals, i);
      g_autofree char *file = g_filename_display_name (refusal->file);

      fprintf (ctl->err, "%s:%u: %s\n", file, refusal->line, refusal->reason);
    }
  if (rest > 0)
    fprintf (ctl->err, ngettext ("… and %u more.\n", "… and %u more.\n", rest), rest);
}

static void
print_count (CleCtl     *ctl,
             const char *label,
             guint       n)
{
  if (n > 0)
    fprintf (ctl->out, "%s: %u\n", label, n);
}

static void
print_text (CleCtl    *ctl,
            Wish      *wish,
            CleImport *import,
            gboolean   is_done)
{
  guint n_added = cle_import_count (import, CLE_IMPORT_ADD);

  if (is_done)
    fprintf (ctl->out, "%s: %u\n", _ ("Records imported"), n_added);
  else
    fprintf (ctl->out, "%s: %u\n", _ ("Records that would be imported"), n_added);
  print_count (ctl, _ ("Results among them"), cle_import_count_results (import));
  print_count (ctl, _ ("There already"), cle_import_count (import, CLE_IMPORT_PRESENT));
  print_count (ctl, _ ("Erased for good, left out"), cle_import_count (import, CLE_IMPORT_ERASED));
  print_count (ctl, _ ("Refused"), cle_import_count (import, CLE_IMPORT_REFUSED));
}

/* For a program: what is missing, by the names that a map has for it. */
static void
print_missing (CleCtl       *ctl,
               const Wish   *wish,
               const GError *error)
{
  g_autoptr (CleQuestionnaire) questionnaire =
      wish->map != NULL
          ? cle_library_find (ctl->library, cle_import_map_get_questionnaire (wish->map), NULL)
          : NULL;
  g_auto (GStrv) missing =
      questionnaire != NULL ? cle_import_map_list_missing (wish->map, questionnaire) : NULL;
  g_autoptr (GString) out = g_string_new ("{");

  cle_json_write_boolean (out, "imported", FALSE);
  cle_json_write_text (out, "error", error->message);
  cle_json_write_key (out, "missing");
  g_string_append_c (out, '[');
  for (guint i = 0; missing != NULL && missing[i] != NULL; i++)
    g_string_append_printf (out, "%s\"%s\"", i > 0 ? "," : "", missing[i]);
  g_string_append (out, "]}\n");
  fputs (out->str, ctl->out);
}

/* Nobody is to take the voice of all rows for granted. */
static void
tell_voice (CleCtl     *ctl,
            const Wish *wish)
{
  if (wish->map != NULL && cle_import_map_get_column (wish->map, "voice") == NULL)
    fprintf (ctl->err, _ ("No column tells whose voice it is. Every row is taken as: %s\n"),
             cle_ctl_format_voice (cle_import_map_get_voice (wish->map)));
}

static CleCtlExit
run (CleCtl            *ctl,
     Wish              *wish,
     const char *const *paths)
{
  g_autoptr (CleImport) import = cle_import_new (ctl->store, ctl->library);
  g_autoptr (GError) error = NULL;
  gboolean is_refused, is_done = FALSE;

  cle_import_set_map (import, wish->map);
  if (!cle_import_plan (import, paths, NULL, &error))
    {
      if (wish->is_json)
        print_missing (ctl, wish, error);
      return fail (ctl, error);
    }

  is_refused = cle_import_count (import, CLE_IMPORT_REFUSED) > 0;
  if (!wish->is_dry && (!is_refused || wish->skip_refused))
    {
      is_done = cle_import_apply_and_keep (import, wish->skip_refused, NULL, &error);
      if (!is_done)
        return fail (ctl, error);
    }

  if (!wish->is_json)
    {
      tell_voice (ctl, wish);
      print_refusals (ctl, import);
    }
  if (wish->is_json)
    print_json (ctl, wish, import, paths[0], is_done);
  else
    print_text (ctl, wish, import, is_done);
  if (is_refused && !is_done && !wish->is_dry)
    fprintf (ctl->err, "clientelectl: %s\n", _ ("Something is refused, so nothing was imported."));

  return is_refused && !is_done ? CLE_CTL_INPUT : CLE_CTL_DONE;
}

static CleCtlExit
undo (CleCtl     *ctl,
      const Wish *wish)
{
  g_autoptr (GError) error = NULL;
  guint n_records, n_results;

  if (!cle_import_undo_last (ctl->store, &n_records, &n_results, &error))
    return cle_ctl_fail (ctl, error);

  if (wish->is_json)
    fprintf (ctl->out, "{\"undone\":%u,\"results\":%u}\n", n_records, n_results);
  else
    {
      fprintf (ctl->out, "%s: %u\n", _ ("Records taken back"), n_records);
      print_count (ctl, _ ("Results among them"), n_results);
    }
  return CLE_CTL_DONE;
}

/**
 * cle_ctl_import:
 * @ctl: the program
 * @argc: number of words
 * @argv: `import [--dry-run] [--json] [--skip-refused] [--map FILE] [--guess-map]
 *   FILE…`, `import --undo [--json]` or `merge [--dry-run] [--json] [--skip-refused] FOLDER|ARCHIVE…`
 *
 * Imports results, all of them or none.
 *
 * Returns: the exit code.
 */
CleCtlExit
cle_ctl_import (CleCtl  *ctl,
                int      argc,
                char   **argv)
{
  g_auto (Wish) wish = { 0 };
  CleCtlExit status;

  if (!parse_wish (ctl, &argc, &argv, &wish, &status))
    return status;
  if (wish.undo)
    return undo (ctl, &wish);
  if (wish.guess)
    return guess (ctl, argv[1]);
  if (!read_map (ctl, &wish, &status))
    return status;

  return run (ctl, &wish, (const char *const *) argv + 1);
}
