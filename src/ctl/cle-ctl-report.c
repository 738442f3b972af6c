/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-ctl-report.h"

#include "cle-ctl-target.h"
#include "report/cle-report-gather.h"

#include <glib/gi18n.h>
#include <string.h>

/* What was asked for. */
typedef struct
{
  CleCtlSelection  options;
  char            *format_word;
  char            *file;
  char            *paper_word;
  char            *form;
  char            *target_word;
  const char      *id;
  CleReportFormat  format;
  ClePaper         paper;
  gint32           target;
} Wish;

static void
wish_clear (Wish *wish)
{
  cle_ctl_selection_clear (&wish->options);
  g_free (wish->format_word);
  g_free (wish->file);
  g_free (wish->paper_word);
  g_free (wish->form);
  g_free (wish->target_word);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wish, wish_clear)

static gboolean
check_words (CleCtl     *ctl,
             Wish       *wish,
             CleCtlExit *status)
{
  const char *word = wish->format_word != NULL ? wish->format_word : "pdf";

  *status = CLE_CTL_INPUT;
  if (!cle_ctl_check_text (ctl, wish->format_word) || !cle_ctl_check_text (ctl, wish->paper_word) ||
      !cle_ctl_check_text (ctl, wish->form) || !cle_ctl_check_text (ctl, wish->id) ||
      !cle_ctl_target_parse (ctl, wish->target_word, &wish->target, status))
    return FALSE;

  *status = CLE_CTL_USAGE;
  wish->paper = cle_paper_get_usual ();
  if (!cle_report_format_from_word (word, &wish->format) || wish->format == CLE_REPORT_PNG)
    cle_ctl_usage (ctl, _ ("“%s” is not a report: pdf or html."), word);
  else if (wish->paper_word != NULL && !cle_paper_from_word (wish->paper_word, &wish->paper))
    cle_ctl_usage (ctl, _ ("“%s” is not a paper: a4 or letter."), wish->paper_word);
  else if ((wish->id != NULL || wish->form != NULL) && !cle_ctl_selection_is_all (&wish->options))
    cle_ctl_usage (ctl, "%s", _ ("Filters go with neither an id nor --form."));
  else if ((wish->id != NULL || wish->form != NULL) && wish->target_word != NULL)
    cle_ctl_usage (ctl, "%s", _ ("A target goes with neither an id nor --form."));
  else if (wish->id != NULL && wish->form != NULL)
    cle_ctl_usage (ctl, "%s", _ ("Either an id or --form says what to report."));
  else
    return TRUE;

  return FALSE;
}

static gboolean
parse (CleCtl      *ctl,
       Wish        *wish,
       int          argc,
       char       **argv,
       CleCtlExit  *status)
{
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &wish->format_word, NULL, NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &wish->file, NULL, NULL },
    { "paper", 0, 0, G_OPTION_ARG_FILENAME, &wish->paper_word, NULL, NULL },
    { "form", 0, 0, G_OPTION_ARG_FILENAME, &wish->form, NULL, NULL },
    { "target", 0, 0, G_OPTION_ARG_FILENAME, &wish->target_word, NULL, NULL },
    { NULL },
  };

  if (!cle_ctl_selection_parse (ctl, &wish->options, entries, &argc, &argv, status))
    return FALSE;
  if (argc > 2)
    {
      *status = cle_ctl_usage (ctl, _ ("“%s” takes one id, or filters."), "report");
      return FALSE;
    }

  wish->id = argc == 2 ? argv[1] : NULL;
  return check_words (ctl, wish, status);
}

static CleReport *
make_form (CleCtl     *ctl,
           const Wish *wish,
           CleCtlExit *status)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CleQuestionnaire) questionnaire = cle_library_find (ctl->library, wish->form, &error);

  if (questionnaire != NULL)
    return cle_report_new_blank_form (questionnaire, cle_ctl_pick_language (questionnaire));

  *status = error != NULL ? cle_ctl_fail (ctl, error)
                          : cle_ctl_refuse (ctl, _ ("There is no questionnaire “%s”."), wish->form);
  return NULL;
}

static CleReport *
make_result (CleCtl     *ctl,
             const Wish *wish,
             CleHistory *history,
             CleCtlExit *status)
{
  g_autoptr (GError) error = NULL;
  CleReport *report;
  guint row;

  if (!cle_history_find (history, wish->id, &row))
    {
      *status = cle_ctl_refuse (ctl, _ ("There is no result “%s”."), wish->id);
      return NULL;
    }

  report = cle_report_gather_result (history, ctl->library, row, g_get_language_names (), &error);
  if (report == NULL)
    *status = cle_ctl_fail (ctl, error);

  return report;
}

static CleReport *
make_progress (CleCtl     *ctl,
               const Wish *wish,
               CleHistory *history,
               CleCtlExit *status)
{
  g_autoptr (GError) error = NULL;
  CleReport *report =
      cle_report_gather_progress_with_target (history, ctl->library, &wish->options.filter,
                                              wish->target, g_get_language_names (), &error);

  if (report == NULL)
    *status = cle_ctl_refuse (ctl, "%s", error->message);

  return report;
}

static gboolean
write_cb (const char  *data,
          gsize        length,
          gpointer     out,
          GError     **error)
{
  /* What is wrong with the output is told when it is flushed. */
  fwrite (data, 1, length, out);

  return TRUE;
}

static CleCtlExit
write_report (CleCtl     *ctl,
              const Wish *wish,
              CleReport  *report)
{
  g_autoptr (GError) error = NULL;
  gboolean done;

  cle_report_set_paper (report, &wish->paper);
  if (wish->file != NULL && strcmp (wish->file, "-") != 0)
    done =
        cle_report_save (report, wish->format, cle_store_get_io (ctl->store), wish->file, &error);
  else if (wish->format == CLE_REPORT_PDF)
    done = cle_report_write_pdf (report, write_cb, ctl->out, &error);
  else
    done = cle_report_write_html (report, write_cb, ctl->out, &error);

  return done ? CLE_CTL_DONE : cle_ctl_fail (ctl, error);
}

/**
 * cle_ctl_report_as_html:
 * @ctl: the program
 * @history: a loaded history
 * @filter: which results
 * @path: (nullable): the file; standard output for %NULL and "-"
 *
 * Writes what `report --format html` writes of these results.
 *
 * Returns: the exit code; %CLE_CTL_INPUT if there is nothing to report
 */
CleCtlExit
cle_ctl_report_as_html (CleCtl                   *ctl,
                        CleHistory               *history,
                        const CleSelectionFilter *filter,
                        const char               *path)
{
  Wish wish = { .options.filter = *filter,
                .file = (char *) path,
                .format = CLE_REPORT_HTML,
                .paper = cle_paper_get_usual (),
                .target = CLE_PROGRESS_NO_TARGET };
  CleCtlExit status;
  g_autoptr (CleReport) report = make_progress (ctl, &wish, history, &status);

  return report != NULL ? write_report (ctl, &wish, report) : status;
}

/**
 * cle_ctl_report:
 * @ctl: the program
 * @argc: number of words
 * @argv: `report [--format pdf|html] [-o FILE] [--paper a4|letter] (ID | --form
 *   QUESTIONNAIRE | [--target N] …)` with what cle_ctl_selection_parse() takes
 *
 * Writes a report of one result, of the results that pass the filters, or a form
 * to fill in, into a file or to standard output.
 *
 * Returns: the exit code; %CLE_CTL_INPUT if there is nothing to report
 */
CleCtlExit
cle_ctl_report (CleCtl  *ctl,
                int      argc,
                char   **argv)
{
  g_auto (Wish) wish = { 0 };
  g_autoptr (CleHistory) history = NULL;
  g_autoptr (CleReport) report = NULL;
  CleCtlExit status;

  if (!parse (ctl, &wish, argc, argv, &status))
    return status;

  if (wish.form != NULL)
    report = make_form (ctl, &wish, &status);
  else
    {
      history = cle_ctl_load_history (ctl, &status);
      if (history == NULL)
        return status;
      report = wish.id != NULL ? make_result (ctl, &wish, history, &status)
                               : make_progress (ctl, &wish, history, &status);
    }

  return report != NULL ? write_report (ctl, &wish, report) : status;
}
