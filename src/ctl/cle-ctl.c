/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-ctl.h"
#include "cle-ctl-client-chart.h"
#include "cle-ctl-clients.h"
#include "cle-ctl-kiosk.h"
#include "cle-ctl-folder.h"
#include "cle-ctl-selection.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

static const CleCtlCommand commands[] = {
  { "take", cle_ctl_take, TRUE, "[--questionnaire ID] [--subject TEXT] [--voice VOICE] [--answers LIST] …",
    N_ ("Answer a questionnaire") },
  { "list", cle_ctl_list, TRUE, "[--json] [--trash]", N_ ("List results, newest first") },
  { "show", cle_ctl_show, TRUE, "ID [--json]", N_ ("Show one result with its answers") },
  { "note", cle_ctl_note, TRUE, "ID TEXT", N_ ("Note something on a result") },
  { "delete", cle_ctl_delete, TRUE, "ID", N_ ("Put a result into the trash for 30 days") },
  { "restore", cle_ctl_restore, TRUE, "ID", N_ ("Take a result back out of the trash") },
  { "erase", cle_ctl_erase, TRUE, "ID | --respondent NAME", N_ ("Erase a result, or a person, for good") },
  { "action", cle_ctl_action, TRUE,
    "list [--open] [--json] | add TEXT [--result ID] [--question ID] [--subject TEXT] [--who NAME] [--due DAY] | "
    "edit ID [--what TEXT] [--who NAME] [--by DAY] | done ID | drop ID REASON | reopen ID",
    N_ ("List, make, change or close actions") },
  { "chart", cle_ctl_chart, TRUE,
    "[--kind progress|heat|voices|compare] [--format png|svg|pdf] [-o FILE] [--width N] [--height N] "
    "[--dark] [--target N] [--compare ID,ID | --with-period FIRST..LAST] " CLE_CTL_SELECTION_USAGE,
    N_ ("Draw a chart") },
  { "export", cle_ctl_export, TRUE,
    "--format csv|xlsx|json|jsonl|ics|html [-o FILE] [--delimiter C] [--bom] " CLE_CTL_SELECTION_USAGE,
    N_ ("Export results") },
  { "report", cle_ctl_report, TRUE,
    "[--format pdf|html] [-o FILE] [--paper a4|letter] (ID | --form QUESTIONNAIRE | [--target N] " CLE_CTL_SELECTION_USAGE ")",
    N_ ("Write a report of one result or of a period, or a form to fill in by hand") },
  { "import", cle_ctl_import, TRUE,
    "[--dry-run] [--json] [--skip-refused] [--map FILE] [--guess-map] FILE… | --undo [--json]",
    N_ ("Import results: all of them, or none if something is refused; or take the last import back") },
  { "merge", cle_ctl_import, TRUE, "[--dry-run] [--json] [--skip-refused] FOLDER|ARCHIVE…",
    N_ ("Take over the records of another device") },
  { "profile", cle_ctl_profile, TRUE,
    "list [--json] | show [PROFILE] [--revision N] [--json] | validate FILE… | "
    "export [PROFILE] [--revision N] [-o FILE] | import FILE | "
    "poster [PROFILE] [--format pdf|png|html] [-o FILE]",
    N_ ("Show, check, export or import profiles of wanted and unwanted clients") },
  { "client", cle_ctl_client, TRUE,
    "list [--json] | show CLIENT [--json] | add NAME [--contact NAME] [--since DAY] [--importance 1-5] "
    "[--tag TEXT …] [--notes TEXT] | change CLIENT [--name NAME] … | "
    "import [--dry-run] [--skip-refused] [--json] [--map FILE] FILE… | import --undo | erase [--dry-run] [--keep-mentions] CLIENT | export CLIENT [-o FILE]",
    N_ ("List, make or change clients, export everything about one, or erase it for good") },
  { "rate", cle_ctl_rate, TRUE,
    "CLIENT --set TRAIT=LEVEL … [--evidence TRAIT=TEXT …] [--rater NAME] [--profile PROFILE] [--keep]",
    N_ ("Measure a client against a profile") },
  { "money", cle_ctl_money, TRUE, "CLIENT [--set ITEM=AMOUNT …] [--json]",
    N_ ("Show or set what a client brings and takes in a year") },
  { "office", cle_ctl_office, TRUE, "[--set SETTING=VALUE …] [--json]",
    N_ ("Show or set what holds for all clients: currency, costs, capacity, intervals") },
  { "contact", cle_ctl_contact, TRUE, "CLIENT [TEXT | --kept ID | --broken ID | --open ID | --json]",
    N_ ("Note a contact, say what became of a promise, or show the log") },
  { "verdict", cle_ctl_verdict, TRUE, "[CLIENT] [--json]",
    N_ ("Tell what the rules say of a client, and how it was counted") },
  { "decide", cle_ctl_decide, TRUE,
    "CLIENT cherish|keep|change-terms|part [--reason TEXT] | CLIENT --take-back",
    N_ ("Decide about a client, or take an override back") },
  { "trial", cle_ctl_trial, TRUE,
    "CLIENT begin STEP [--until DAY] | CLIENT close helped|no-help --as-it-was|--set TRAIT=LEVEL … "
    "[--evidence TRAIT=TEXT …] [--rater NAME] [--profile PROFILE]",
    N_ ("Try other terms with a client; at the end say whether they helped, and rate it anew") },
  { "part", cle_ctl_part, TRUE,
    "CLIENT begin [--reason TEXT] [--person NAME] [--effective DAY] | CLIENT set ITEM [--note TEXT] [--undo] | "
    "CLIENT finish [--look DAY] [--change TEXT] | CLIENT call-off WHY | CLIENT show [--json]",
    N_ ("End the work with a client, step by step") },
  { "letter", cle_ctl_letter, TRUE,
    "CLIENT --template ID [--length short|medium|long] [--lang en|ru] [--set FIELD=VALUE …] "
    "[--format pdf|txt] [-o FILE] [--keep]",
    N_ ("Write a letter to a client, and keep it as sent") },
  { "map", cle_ctl_map, TRUE,
    "[--format png|svg|pdf | --table] [-o FILE] [--width N] [--height N] [--dark]",
    N_ ("Draw all clients by fit and profit") },
  { "whale", cle_ctl_whale, TRUE,
    "[--format png|svg|pdf | --table] [-o FILE] [--width N] [--height N] [--dark]",
    N_ ("Draw who brings the profit, and who takes it away again") },
  { "what-if", cle_ctl_what_if, TRUE,
    "[--years N] [--set win|keep.ITEM=VALUE …] [--json | --format csv|json|png|svg|pdf] [-o FILE]",
    N_ ("Follow two courses: win new clients, or keep those here") },
  { "kiosk", cle_ctl_kiosk, TRUE,
    "check FILE | pin [--file FILE] | slips N [--file FILE] [-o FILE] | status [--file FILE] [--json] | "
    "collect FOLDER | settle",
    N_ ("Check the set-up of a kiosk, set its PIN, make slips, count and collect answers") },
  { "stats", cle_ctl_stats, TRUE, "[--json] " CLE_CTL_SELECTION_USAGE, N_ ("Sum up results") },
  { "due", cle_ctl_due, TRUE, "[--json] [--every DAYS] " CLE_CTL_SELECTION_USAGE,
    N_ ("Tell when the next assessment is due, which actions are overdue and what is due about clients; "
        "the exit code is 10 if anything is") },
  { "verify", cle_ctl_verify, TRUE, "[--json]", N_ ("Look for damaged, missing or duplicate records") },
  { "validate", cle_ctl_validate, FALSE, "FILE…", N_ ("Check questionnaire files") },
  { "questionnaire", cle_ctl_questionnaire, TRUE, "list [--json] | add FILE | remove ID",
    N_ ("List, add or remove questionnaires") },
  { "check-json", cle_ctl_check_json, FALSE, "FILE…", N_ ("Check that files are strict JSON") },
  { "where", cle_ctl_where, TRUE, "", N_ ("Print the data folder") },
};

static const CleCtlCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i].name, name) == 0)
      return &commands[i];

  return NULL;
}

static void
print_command (const CleCtlCommand *command,
               FILE                *out)
{
  fprintf (out, "  %s %s\n      %s\n", command->name, command->usage, _ (command->summary));
}

static void
print_help (FILE *out)
{
  fprintf (out, "%s\n  clientelectl [--store %s] %s\n\n", _ ("Usage:"), _ ("FOLDER"),
           _ ("COMMAND …"));
  fprintf (out, "%s\n", _ ("Commands:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    print_command (&commands[i], out);
  fprintf (out, "  help [%s]\n      %s\n", _ ("COMMAND"),
           _ ("Print this help, or that of one command"));
  fprintf (out, "\n%s\n  --store %s   %s\n  --version        %s\n  --help           %s\n",
           _ ("Options:"), _ ("FOLDER"), _ ("Use this data folder"), _ ("Print the version"),
           _ ("Print this help"));
  fprintf (out, "\n%s\n",
           _ ("Exit codes: 0 done, 1 usage, 2 bad input, 3 disk or system, 4 the data folder "
              "stayed locked, 10 something is due."));
}

/* Behind “--” it is a text. */
static gboolean
ends_with_help (int    argc,
                char **argv)
{
  return argc >= 2 && strcmp (argv[argc - 2], "--") != 0 &&
         (strcmp (argv[argc - 1], "--help") == 0 || strcmp (argv[argc - 1], "-h") == 0);
}

/* Prints the help of a command, or all of it without one. */
static CleCtlExit
help (CleCtl     *ctl,
      const char *name)
{
  const CleCtlCommand *command = name != NULL ? find_command (name) : NULL;

  if (name != NULL && command == NULL)
    return cle_ctl_usage (ctl, _ ("There is no command “%s”."), name);

  if (command != NULL)
    print_command (command, ctl->out);
  else
    print_help (ctl->out);
  return CLE_CTL_DONE;
}

/* "help", "help COMMAND" and "COMMAND … --help". Returns whether it was asked for. */
static gboolean
take_help (CleCtl     *ctl,
           int         argc,
           char      **argv,
           CleCtlExit *status)
{
  gboolean is_first = strcmp (argv[0], "help") == 0, is_last = ends_with_help (argc, argv);

  if (is_first && argc > 2)
    *status = cle_ctl_usage (ctl, "%s", _ ("“help” takes one command at most."));
  else if (is_first)
    *status = help (ctl, argc == 2 && !is_last ? argv[1] : NULL);
  else if (is_last)
    *status = help (ctl, argv[0]);

  return is_first || is_last;
}

static gboolean
open_store (CleCtl      *ctl,
            const char  *path,
            GError     **error)
{
  g_autofree char *folder = path != NULL ? g_strdup (path) : cle_ctl_folder_dup_default ();

  ctl->store = cle_store_open (folder, cle_io_get_system (), cle_clock_get_system (), error);
  if (ctl->store == NULL)
    return FALSE;

  ctl->library = cle_library_new (ctl->store);
  return TRUE;
}

static CleCtlExit
run_command (CleCtl               *ctl,
             const CleCtlCommand  *command,
             const char           *folder,
             int                   argc,
             char                **argv)
{
  g_autoptr (GError) error = NULL;

  if (command->needs_store && !open_store (ctl, folder, &error))
    return cle_ctl_fail (ctl, error);

  return command->func (ctl, argc, argv);
}

/* A listing that was cut off by a full disk is no listing. */
static CleCtlExit
flush_output (CleCtl     *ctl,
              CleCtlExit  status)
{
  if (fflush (ctl->out) == 0 && !ferror (ctl->out))
    return status;

  fprintf (ctl->err, "clientelectl: %s\n", _ ("The output could not be written."));
  return status == CLE_CTL_DONE ? CLE_CTL_IO : status;
}

/* The options before the command. Returns the place of the command, or -1 when
 * there is nothing left to do. */
static int
take_global_options (CleCtl      *ctl,
                     int          argc,
                     char       **argv,
                     const char **folder,
                     CleCtlExit  *status)
{
  int i = 1;

  *status = CLE_CTL_DONE;
  for (; i < argc && argv[i][0] == '-'; i++)
    {
      if (strcmp (argv[i], "--version") == 0)
        {
          fprintf (ctl->out, "clientelectl %s\n", CLE_VERSION);
          return -1;
        }
      if (strcmp (argv[i], "--help") == 0 || strcmp (argv[i], "-h") == 0)
        {
          print_help (ctl->out);
          return -1;
        }
      if (strcmp (argv[i], "--store") == 0 && i + 1 < argc)
        *folder = argv[++i];
      else if (g_str_has_prefix (argv[i], "--store="))
        *folder = argv[i] + strlen ("--store=");
      else
        {
          *status =
              cle_ctl_usage (ctl, _ ("The option “%s” is not known, or its value is missing."),
                             argv[i]);
          return -1;
        }
    }

  if (i >= argc)
    {
      print_help (ctl->err);
      *status = CLE_CTL_USAGE;
      return -1;
    }

  return i;
}

/**
 * cle_ctl_main:
 * @argc: number of words
 * @argv: the words of the command line
 *
 * Runs clientelectl.
 *
 * Returns: the exit code, a #CleCtlExit.
 */
int
cle_ctl_main (int    argc,
              char **argv)
{
  CleCtl ctl = { .in = stdin, .out = stdout, .err = stderr };
  const CleCtlCommand *command;
  const char *folder = NULL;
  CleCtlExit status;
  int at = take_global_options (&ctl, argc, argv, &folder, &status);

  if (at >= 0 && !take_help (&ctl, argc - at, argv + at, &status))
    {
      command = find_command (argv[at]);
      status = command != NULL ? run_command (&ctl, command, folder, argc - at, argv + at)
                               : cle_ctl_usage (&ctl, _ ("There is no command “%s”."), argv[at]);
    }

  g_clear_object (&ctl.library);
  g_clear_object (&ctl.store);

  return flush_output (&ctl, status);
}
