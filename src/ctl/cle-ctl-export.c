/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-ctl-due.h"
#include "cle-ctl-report.h"
#include "cle-ctl-selection.h"
#include "exchange/cle-export.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <string.h>

/* What the command was told beyond the selection. */
typedef struct
{
  CleCtlSelection   selection;
  char             *format_name;
  char             *path;
  char             *delimiter;
  gboolean          is_html; /* painted, not exported by the core */
  CleExportFormat   format;
  CleExportOptions  options;
} Wish;

static void
wish_clear (Wish *wish)
{
  cle_ctl_selection_clear (&wish->selection);
  g_free (wish->format_name);
  g_free (wish->path);
  g_free (wish->delimiter);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wish, wish_clear)

/* A delimiter that was chosen is for programs: numbers have a point then. */
static gboolean
find_delimiter (CleCtl     *ctl,
                Wish       *wish,
                CleCtlExit *status)
{
  if (wish->delimiter == NULL)
    return TRUE;

  if (strcmp (wish->delimiter, "tab") == 0 || strcmp (wish->delimiter, "\\t") == 0)
    wish->options.delimiter = '\t';
  else if (strlen (wish->delimiter) == 1 && strchr (",;\t", *wish->delimiter) != NULL)
    wish->options.delimiter = *wish->delimiter;
  else
    {
      *status = cle_ctl_refuse (ctl, _ ("“%s” is not a delimiter: , ; or tab."), wish->delimiter);
      return FALSE;
    }

  wish->options.decimal_comma = FALSE;
  return TRUE;
}

static gboolean
find_format (CleCtl     *ctl,
             Wish       *wish,
             CleCtlExit *status)
{
  if (wish->format_name == NULL)
    *status = cle_ctl_usage (ctl, "%s", _ ("The format is missing: --format csv, for example."));
  else if (!cle_ctl_check_text (ctl, wish->format_name) ||
           !cle_ctl_check_text (ctl, wish->delimiter))
    *status = CLE_CTL_INPUT;
  else if (!(wish->is_html = strcmp (wish->format_name, "html") == 0) &&
           !cle_export_format_from_name (wish->format_name, &wish->format))
    *status = cle_ctl_refuse (ctl, _ ("“%s” is not a format: csv, xlsx, json, jsonl, ics or html."),
                              wish->format_name);
  else
    return find_delimiter (ctl, wish, status);

  return FALSE;
}

static gboolean
parse_wish (CleCtl     *ctl,
            int         argc,
            char      **argv,
            Wish       *wish,
            CleCtlExit *status)
{
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &wish->format_name, NULL, NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &wish->path, NULL, NULL },
    { "delimiter", 0, 0, G_OPTION_ARG_FILENAME, &wish->delimiter, NULL, NULL },
    { "bom", 0, 0, G_OPTION_ARG_NONE, &wish->options.bom, NULL, NULL },
    { NULL },
  };

  cle_export_options_init (&wish->options);
  wish->options.interval = cle_ctl_due_get_interval ();
  if (!cle_ctl_selection_parse (ctl, &wish->selection, entries, &argc, &argv, status))
    return FALSE;

  if (argc != 1)
    {
      *status = cle_ctl_usage (ctl, _ ("“%s” takes no further words."), "export");
      return FALSE;
    }

  return find_format (ctl, wish, status);
}

static gboolean
write_out (const char *data,
           gsize       length,
           gpointer    user_data,
           GError    **error)
{
  if (fwrite (data, 1, length, user_data) == length)
    return TRUE;

  g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_IO, "%s", g_strerror (errno));
  return FALSE;
}

/**
 * cle_ctl_export:
 * @ctl: the program
 * @argc: number of words
 * @argv: `export --format NAME [-o FILE] [--delimiter C] [--bom]` and a selection
 *
 * Exports results, to standard output unless a file is named.
 *
 * Returns: the exit code.
 */
CleCtlExit
cle_ctl_export (CleCtl  *ctl,
                int      argc,
                char   **argv)
{
  g_auto (Wish) wish = { 0 };
  g_autoptr (CleHistory) history = NULL;
  g_autoptr (CleExport) export = NULL;
  g_autoptr (GError) error = NULL;
  CleCtlExit status;
  gboolean done;

  if (!parse_wish (ctl, argc, argv, &wish, &status))
    return status;

  history = cle_ctl_load_history (ctl, &status);
  if (history == NULL)
    return status;

  if (wish.is_html)
    return cle_ctl_report_as_html (ctl, history, &wish.selection.filter, wish.path);

  export = cle_export_new (history, &wish.selection.filter, ctl->library);
  if (wish.path != NULL && strcmp (wish.path, "-") != 0)
    done = cle_export_to_file (export, wish.format, &wish.options, wish.path, NULL, &error);
  else
    done = cle_export_run (export, wish.format, &wish.options, write_out, ctl->out, NULL, &error);

  return done ? CLE_CTL_DONE : cle_ctl_fail (ctl, error);
}
