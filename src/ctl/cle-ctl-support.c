/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-ctl.h"
#include "clients/cle-money.h"
#include "clients/cle-trait.h"
#include "json/cle-json-scanner.h"
#include "store/cle-files.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <string.h>

static CleCtlExit
status_of_store_error (int code)
{
  switch ((CleStoreError) code)
    {
    case CLE_STORE_ERROR_LOCKED:
      return CLE_CTL_LOCKED;
    case CLE_STORE_ERROR_INVALID:
    case CLE_STORE_ERROR_NOT_FOUND:
    case CLE_STORE_ERROR_EXISTS:
      return CLE_CTL_INPUT;
    case CLE_STORE_ERROR_IO:
    case CLE_STORE_ERROR_FULL:
    case CLE_STORE_ERROR_READ_ONLY:
    case CLE_STORE_ERROR_NEWER:
    case CLE_STORE_ERROR_UNSAFE:
    default:
      return CLE_CTL_IO;
    }
}

static void
print_message (CleCtl     *ctl,
               const char *format,
               va_list     args)
{
  g_autofree char *message = g_strdup_vprintf (format, args);

  fprintf (ctl->err, "clientelectl: %s\n", message);
}

/**
 * cle_ctl_usage:
 * @ctl: the program
 * @format: what is wrong with the words of the command
 * @...: for @format
 *
 * Returns: %CLE_CTL_USAGE
 */
CleCtlExit
cle_ctl_usage (CleCtl     *ctl,
               const char *format,
               ...)
{
  va_list args;

  va_start (args, format);
  print_message (ctl, format, args);
  va_end (args);
  fprintf (ctl->err, "%s\n", _ ("“clientelectl --help” lists the commands."));

  return CLE_CTL_USAGE;
}

/**
 * cle_ctl_refuse:
 * @ctl: the program
 * @format: what is wrong with what was given
 * @...: for @format
 *
 * Returns: %CLE_CTL_INPUT
 */
CleCtlExit
cle_ctl_refuse (CleCtl     *ctl,
                const char *format,
                ...)
{
  va_list args;

  va_start (args, format);
  print_message (ctl, format, args);
  va_end (args);

  return CLE_CTL_INPUT;
}

/**
 * cle_ctl_fail:
 * @ctl: the program
 * @error: what went wrong
 *
 * Tells what went wrong.
 *
 * Returns: the exit code that goes with it.
 */
CleCtlExit
cle_ctl_fail (CleCtl       *ctl,
              const GError *error)
{
  fprintf (ctl->err, "clientelectl: %s\n", error->message);

  if (error->domain == CLE_STORE_ERROR)
    return status_of_store_error (error->code);
  if (error->domain == CLE_JSON_ERROR)
    return error->code == CLE_JSON_ERROR_IO ? CLE_CTL_IO : CLE_CTL_INPUT;
  if (error->domain == CLE_QUESTIONNAIRE_ERROR || error->domain == CLE_PROFILE_ERROR ||
      error->domain == CLE_MONEY_ERROR)
    return CLE_CTL_INPUT;

  return CLE_CTL_IO;
}

/**
 * cle_ctl_fail_file:
 * @ctl: the program
 * @error: what went wrong with a file that the user named
 *
 * cle_ctl_fail(), where that it is not there is no fault of what stands in it.
 *
 * Returns: the exit code that goes with it.
 */
CleCtlExit
cle_ctl_fail_file (CleCtl       *ctl,
                   const GError *error)
{
  CleCtlExit status = cle_ctl_fail (ctl, error);

  return g_error_matches (error, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND) ? CLE_CTL_IO : status;
}

/**
 * cle_ctl_parse:
 * @ctl: the program
 * @entries: the options of a command; texts as %G_OPTION_ARG_FILENAME, so that
 *   they are taken as they are in every locale
 * @argc: (inout): number of words, the command's name first
 * @argv: (inout): the words; options are taken out
 *
 * Returns: %FALSE, after telling, if an option is not known.
 */
gboolean
cle_ctl_parse (CleCtl             *ctl,
               const GOptionEntry *entries,
               int                *argc,
               char             ***argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_set_help_enabled (context, FALSE);

  if (g_option_context_parse (context, argc, argv, &error))
    {
      /* "--" ends the options and is no word of its own. */
      if (*argc > 1 && strcmp ((*argv)[1], "--") == 0)
        {
          memmove (*argv + 1, *argv + 2, (gsize) (*argc - 1) * sizeof **argv);
          (*argc)--;
        }
      return TRUE;
    }

  cle_ctl_usage (ctl, "%s", error->message);
  return FALSE;
}

/**
 * cle_ctl_check_text:
 * @ctl: the program
 * @text: (nullable): a word of the command line
 *
 * Returns: %FALSE, after telling, if @text is not valid UTF-8.
 */
gboolean
cle_ctl_check_text (CleCtl     *ctl,
                    const char *text)
{
  if (text == NULL || g_utf8_validate (text, -1, NULL))
    return TRUE;

  cle_ctl_refuse (ctl, "%s", _ ("The text is not valid UTF-8."));
  return FALSE;
}

/**
 * cle_ctl_load_history:
 * @ctl: the program
 * @status: (out): the exit code if it fails
 *
 * Returns: (transfer full): all results, or %NULL after telling. Damaged lines
 *   are mentioned on the way.
 */
CleHistory *
cle_ctl_load_history (CleCtl     *ctl,
                      CleCtlExit *status)
{
  g_autoptr (CleHistory) history = cle_history_new (ctl->store);
  g_autoptr (GError) error = NULL;
  guint n;

  if (!cle_history_load (history, NULL, &error))
    {
      *status = cle_ctl_fail (ctl, error);
      return NULL;
    }

  n = cle_history_get_damages (history)->len;
  if (n > 0)
    fprintf (
        ctl->err,
        ngettext ("clientelectl: %u line could not be read; “clientelectl verify” tells more.\n",
                  "clientelectl: %u lines could not be read; “clientelectl verify” tells more.\n",
                  n),
        n);

  return g_steal_pointer (&history);
}

/**
 * cle_ctl_read_file:
 * @ctl: the program
 * @path: a file that the user named
 * @status: (out): the exit code if it fails
 *
 * Reads a regular file of at most 64 MiB. Links are followed: it is the user
 * who names the file.
 *
 * Returns: (transfer full): its contents, or %NULL after telling.
 */
GBytes *
cle_ctl_read_file (CleCtl     *ctl,
                   const char *path,
                   CleCtlExit *status)
{
  const CleIo *io = cle_io_get_system ();
  g_autoptr (GError) error = NULL;
  GBytes *bytes = NULL;
  struct stat info;
  int fd = io->openat (io, AT_FDCWD, path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0);

  if (fd < 0 || io->fstat (io, fd, &info) != 0)
    {
      cle_files_set_error (&error, errno, path);
      *status = cle_ctl_fail_file (ctl, error);
    }
  else if (!S_ISREG (info.st_mode) || info.st_size > CLE_JSON_MAX_FILE)
    {
      fprintf (ctl->err, "clientelectl: “%s”: %s\n", path,
               _ ("This is not a file of at most 64 MiB."));
      *status = CLE_CTL_INPUT;
    }
  else
    {
      bytes = cle_files_read (io, fd, (gsize) info.st_size, path, &error);
      if (bytes == NULL)
        *status = cle_ctl_fail (ctl, error);
    }
  cle_files_close (io, &fd);

  return bytes;
}

/**
 * cle_ctl_pick_language:
 * @questionnaire: a questionnaire
 *
 * Returns: (transfer none): the language of it that suits the user best.
 */
const char *
cle_ctl_pick_language (const CleQuestionnaire *questionnaire)
{
  return cle_questionnaire_pick_language (questionnaire, g_get_language_names ());
}
