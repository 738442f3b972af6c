/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-ctl.h"
#include "json/cle-json-writer.h"

#include <glib/gi18n.h>
#include <string.h>

static void
print_json (CleCtl    *ctl,
            GPtrArray *questionnaires)
{
  for (guint i = 0; i < questionnaires->len; i++)
    {
      const CleQuestionnaire *questionnaire = g_ptr_array_index (questionnaires, i);
      const char *id = cle_questionnaire_get_id (questionnaire);
      g_autoptr (GString) out = g_string_new ("{");

      cle_json_write_text (out, "id", id);
      cle_json_write_integer (out, "revision", cle_questionnaire_get_revision (questionnaire));
      cle_json_write_text (out, "title",
                           cle_questionnaire_get_title (questionnaire,
                                                        cle_ctl_pick_language (questionnaire)));
      cle_json_write_integer (out, "questions", cle_questionnaire_get_n_questions (questionnaire));
      cle_json_write_text (out, "digest", cle_questionnaire_get_digest (questionnaire));
      cle_json_write_boolean (out, "built_in", cle_library_is_built_in (ctl->library, id));
      fprintf (ctl->out, "%s\n%s}", i > 0 ? "," : "[", out->str);
    }
  fputs (questionnaires->len > 0 ? "\n]\n" : "[]\n", ctl->out);
}

static void
print_text (CleCtl    *ctl,
            GPtrArray *questionnaires)
{
  for (guint i = 0; i < questionnaires->len; i++)
    {
      const CleQuestionnaire *questionnaire = g_ptr_array_index (questionnaires, i);

      fprintf (ctl->out, "%s  %u  %s\n", cle_questionnaire_get_id (questionnaire),
               cle_questionnaire_get_revision (questionnaire),
               cle_questionnaire_get_title (questionnaire, cle_ctl_pick_language (questionnaire)));
    }
}

static CleCtlExit
list (CleCtl  *ctl,
      int      argc,
      char   **argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = { { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
                                   { NULL } };
  g_autoptr (GPtrArray) questionnaires = NULL;
  g_autoptr (GError) error = NULL;

  if (!cle_ctl_parse (ctl, entries, &argc, &argv))
    return CLE_CTL_USAGE;
  if (argc != 1)
    return cle_ctl_usage (ctl, _ ("“%s” takes no further words."), "questionnaire list");

  questionnaires = cle_library_list (ctl->library, &error);
  if (questionnaires == NULL)
    return cle_ctl_fail (ctl, error);

  if (json)
    print_json (ctl, questionnaires);
  else
    print_text (ctl, questionnaires);

  /* What cannot be read is not listed; the rest is of use all the same. */
  return cle_library_check (ctl->library, &error) ? CLE_CTL_DONE : cle_ctl_fail (ctl, error);
}

static CleCtlExit
add (CleCtl  *ctl,
     int      argc,
     char   **argv)
{
  g_autoptr (CleQuestionnaire) questionnaire = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  CleCtlExit status;

  if (argc != 2)
    return cle_ctl_usage (ctl, _ ("“%s” takes one file."), "questionnaire add");

  bytes = cle_ctl_read_file (ctl, argv[1], &status);
  if (bytes == NULL)
    return status;

  questionnaire = cle_library_add (ctl->library, bytes, argv[1], &error);
  if (questionnaire == NULL)
    return cle_ctl_fail (ctl, error);

  fprintf (ctl->out, "%s %u\n", cle_questionnaire_get_id (questionnaire),
           cle_questionnaire_get_revision (questionnaire));
  return CLE_CTL_DONE;
}

static CleCtlExit
remove_one (CleCtl  *ctl,
            int      argc,
            char   **argv)
{
  g_autoptr (GError) error = NULL;

  if (argc != 2)
    return cle_ctl_usage (ctl, _ ("“%s” takes one id."), "questionnaire remove");

  return cle_library_remove (ctl->library, argv[1], &error) ? CLE_CTL_DONE
                                                            : cle_ctl_fail (ctl, error);
}

/**
 * cle_ctl_questionnaire:
 * @ctl: the program
 * @argc: number of words
 * @argv: `questionnaire list [--json] | add FILE | remove ID`
 *
 * Lists, adds and removes questionnaires.
 *
 * Returns: the exit code.
 */
CleCtlExit
cle_ctl_questionnaire (CleCtl  *ctl,
                       int      argc,
                       char   **argv)
{
  const char *what = argc > 1 ? argv[1] : "";

  if (strcmp (what, "list") == 0)
    return list (ctl, argc - 1, argv + 1);
  if (strcmp (what, "add") == 0)
    return add (ctl, argc - 1, argv + 1);
  if (strcmp (what, "remove") == 0)
    return remove_one (ctl, argc - 1, argv + 1);

  return cle_ctl_usage (ctl, "%s", _ ("“questionnaire” goes with list, add or remove."));
}
