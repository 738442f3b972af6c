/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-ctl-format.h"
#include "cle-ctl-kiosk.h"

#include <glib/gi18n.h>

static const char *const days[] = {
  N_ ("Mon"), N_ ("Tue"), N_ ("Wed"), N_ ("Thu"), N_ ("Fri"), N_ ("Sat"), N_ ("Sun"),
};

static void
print_languages (CleCtl               *ctl,
                 const CleKioskConfig *config)
{
  for (guint i = 0; i < config->words->len; i++)
    {
      const CleKioskWords *words = g_ptr_array_index (config->words, i);

      fprintf (ctl->out, _ ("Language: %s"), words->language);
      if (*words->title != '\0')
        fprintf (ctl->out, " – %s", words->title);
      fputc ('\n', ctl->out);
    }
}

static void
print_voices (CleCtl               *ctl,
              const CleKioskConfig *config)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < CLE_N_VOICES; i++)
    if ((config->voices & 1u << i) != 0)
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "",
                              cle_ctl_format_voice ((CleVoice) i));

  fprintf (ctl->out,
           cle_kiosk_config_asks_voice (config) ? _ ("Who answers is asked: %s\n")
                                                : _ ("Who answers: %s\n"),
           list->str);
}

static void
print_hours (CleCtl               *ctl,
             const CleKioskConfig *config)
{
  if (config->hours->len == 0)
    fprintf (ctl->out, "%s\n", _ ("Open: always"));

  for (guint i = 0; i < config->hours->len; i++)
    {
      const CleKioskHours *hours = &g_array_index (config->hours, CleKioskHours, i);
      g_autofree char *from = cle_day_minute_format (hours->from);
      g_autofree char *to = cle_day_minute_format (hours->to);
      g_autoptr (GString) list = g_string_new (NULL);

      for (guint day = 0; day < G_N_ELEMENTS (days); day++)
        if ((hours->days & 1u << day) != 0)
          g_string_append_printf (list, "%s%s", list->len > 0 ? " " : "", _ (days[day]));
      /* Translators: days of the week, and from when to when. */
      fprintf (ctl->out, _ ("Open: %s, %s–%s\n"), list->str, from, to);
    }
}

static void
print_switches (CleCtl               *ctl,
                const CleKioskConfig *config)
{
  fprintf (ctl->out, "%s\n",
           config->anonymous ? _ ("Anonymous: nobody can tell who answered when.")
                             : _ ("Not anonymous: the minute of each answer is kept."));
  fprintf (ctl->out, "%s\n",
           config->keep_partial ? _ ("Answers of those who leave are kept, but never counted.")
                                : _ ("Answers of those who leave are not kept."));
  fprintf (ctl->out, "%s\n",
           config->show_result ? _ ("Visitors see their result.")
                               : _ ("Visitors do not see their result."));
  fprintf (ctl->out, "%s\n",
           config->slips ? _ ("Only with a one-time code.") : _ ("Nobody needs a code."));
  fprintf (ctl->out, "%s\n",
           config->pin != NULL ? _ ("There is a PIN.")
                               : _ ("There is no PIN yet; “clientelectl kiosk pin” sets one."));
}

static void
print_config (CleCtl                 *ctl,
              const CleKioskConfig   *config,
              const CleQuestionnaire *questionnaire)
{
  fprintf (ctl->out, _ ("Round: %s\n"), config->round);
  fprintf (ctl->out, _ ("Questions: %s\n"),
           cle_questionnaire_get_title (questionnaire, cle_ctl_pick_language (questionnaire)));
  if (*config->subject != '\0')
    fprintf (ctl->out, _ ("What is assessed: %s\n"), config->subject);
  print_languages (ctl, config);
  print_voices (ctl, config);
  fprintf (ctl->out, _ ("“Still there?” is asked after %u seconds.\n"), config->idle);
  print_hours (ctl, config);
  if (config->collect != NULL)
    fprintf (ctl->out, _ ("Answers are collected into: %s\n"), config->collect);
  print_switches (ctl, config);
}

/*
 * cle_ctl_kiosk_check:
 * @ctl: the program
 * @argc: number of words
 * @argv: `check FILE`
 *
 * Tells in words what the set-up of a kiosk says; what is wrong with it by file,
 * line and member.
 *
 * Returns: the exit code.
 */
CleCtlExit
cle_ctl_kiosk_check (CleCtl  *ctl,
                     int      argc,
                     char   **argv)
{
  g_autoptr (CleKioskConfig) config = NULL;
  g_autoptr (CleQuestionnaire) questionnaire = NULL;
  g_autoptr (GError) error = NULL;
  CleCtlExit status;

  if (!cle_ctl_parse (ctl, NULL, &argc, &argv))
    return CLE_CTL_USAGE;
  if (argc != 2)
    return cle_ctl_usage (ctl, "%s", _ ("“kiosk check” takes one file."));

  config = cle_ctl_kiosk_load (ctl, argv[1], &status);
  if (config == NULL)
    return status;
  questionnaire = cle_ctl_kiosk_find_questionnaire (ctl, config, &error);
  if (questionnaire == NULL)
    return cle_ctl_refuse (ctl, "%s: questionnaire: %s", argv[1], error->message);

  print_config (ctl, config, questionnaire);
  return CLE_CTL_DONE;
}
