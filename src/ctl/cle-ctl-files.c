/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-ctl.h"
#include "json/cle-json-scanner.h"

#include <glib/gi18n.h>

typedef CleCtlExit (*FileCheck) (CleCtl     *ctl,
                                 const char *path,
                                 GBytes     *bytes);

/* All files are looked at; the worst finding is the exit code. */
static CleCtlExit
check_files (CleCtl     *ctl,
             int         argc,
             char      **argv,
             FileCheck   check)
{
  CleCtlExit worst = CLE_CTL_DONE;

  if (!cle_ctl_parse (ctl, NULL, &argc, &argv))
    return CLE_CTL_USAGE;
  if (argc < 2)
    return cle_ctl_usage (ctl, _ ("“%s” takes one or more files."), argv[0]);

  for (int i = 1; i < argc; i++)
    {
      CleCtlExit status = CLE_CTL_DONE;
      g_autoptr (GBytes) bytes = cle_ctl_read_file (ctl, argv[i], &status);

      if (bytes != NULL)
        status = check (ctl, argv[i], bytes);
      worst = MAX (worst, status);
    }

  return worst;
}

static CleCtlExit
check_json (CleCtl     *ctl,
            const char *path,
            GBytes     *bytes)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  if (cle_json_check (text, length, &error))
    return CLE_CTL_DONE;

  fprintf (ctl->err, "%s: %s\n", path, error->message);
  return CLE_CTL_INPUT;
}

static void
print_untranslated (CleCtl                 *ctl,
                    const char             *path,
                    const CleQuestionnaire *questionnaire)
{
  const char *const *languages = cle_questionnaire_get_languages (questionnaire);

  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_auto (GStrv) missing = cle_questionnaire_list_untranslated (questionnaire, languages[i]);

      for (guint j = 0; missing[j] != NULL; j++)
        fprintf (ctl->err, _ ("%s: not translated into “%s”: %s\n"), path, languages[i],
                 missing[j]);
    }
}

static CleCtlExit
validate (CleCtl     *ctl,
          const char *path,
          GBytes     *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CleQuestionnaire) questionnaire =
      cle_questionnaire_new_from_bytes (bytes, path, &error);

  if (questionnaire == NULL)
    {
      fprintf (ctl->err, "%s\n", error->message);
      return CLE_CTL_INPUT;
    }

  print_untranslated (ctl, path, questionnaire);
  return CLE_CTL_DONE;
}

/**
 * cle_ctl_check_json:
 * @ctl: the program
 * @argc: number of words
 * @argv: `check-json FILE…`
 *
 * Checks that files are strict JSON; says line and column where one is not.
 *
 * Returns: the exit code, %CLE_CTL_INPUT when one is not.
 */
CleCtlExit
cle_ctl_check_json (CleCtl  *ctl,
                    int      argc,
                    char   **argv)
{
  return check_files (ctl, argc, argv, check_json);
}

/**
 * cle_ctl_validate:
 * @ctl: the program
 * @argc: number of words
 * @argv: `validate FILE…`
 *
 * Checks questionnaire files; says line and member where one is not right.
 *
 * Returns: the exit code, %CLE_CTL_INPUT when one is not.
 */
CleCtlExit
cle_ctl_validate (CleCtl  *ctl,
                  int      argc,
                  char   **argv)
{
  return check_files (ctl, argc, argv, validate);
}

/**
 * cle_ctl_where:
 * @ctl: the program
 * @argc: number of words
 * @argv: `where`
 *
 * Prints the data folder.
 *
 * Returns: the exit code.
 */
CleCtlExit
cle_ctl_where (CleCtl  *ctl,
               int      argc,
               char   **argv)
{
  if (argc != 1)
    return cle_ctl_usage (ctl, _ ("“%s” takes no further words."), "where");

  fprintf (ctl->out, "%s\n", cle_store_get_path (ctl->store));
  return CLE_CTL_DONE;
}
