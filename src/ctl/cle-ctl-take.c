/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assessment/cle-run.h"
#include "cle-ctl-ask.h"
#include "cle-ctl.h"

#include <glib/gi18n.h>
#include <string.h>

#define DAY_MS G_GINT64_CONSTANT (86400000)

/* What the words of the command ask for. */
typedef struct
{
  char     *questionnaire;
  char     *subject;
  char     *voice_word;
  char     *respondent;
  char     *answers;
  char     *at_text;

  CleVoice  voice;
  gint64    at;     /* wall clock, ms; 0 for now */
  int       offset; /* minutes east of UTC */
} Wish;

static void
wish_clear (Wish *wish)
{
  g_free (wish->questionnaire);
  g_free (wish->subject);
  g_free (wish->voice_word);
  g_free (wish->respondent);
  g_free (wish->answers);
  g_free (wish->at_text);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wish, wish_clear)

static gboolean
parse_words (CleCtl  *ctl,
             Wish    *wish,
             int      argc,
             char   **argv)
{
  const GOptionEntry entries[] = {
    { "questionnaire", 0, 0, G_OPTION_ARG_FILENAME, &wish->questionnaire, NULL, NULL },
    { "subject", 0, 0, G_OPTION_ARG_FILENAME, &wish->subject, NULL, NULL },
    { "voice", 0, 0, G_OPTION_ARG_FILENAME, &wish->voice_word, NULL, NULL },
    { "respondent", 0, 0, G_OPTION_ARG_FILENAME, &wish->respondent, NULL, NULL },
    { "answers", 0, 0, G_OPTION_ARG_FILENAME, &wish->answers, NULL, NULL },
    { "at", 0, 0, G_OPTION_ARG_FILENAME, &wish->at_text, NULL, NULL },
    { NULL }
  };

  if (!cle_ctl_parse (ctl, entries, &argc, &argv))
    return FALSE;

  if (argc == 1)
    return TRUE;

  cle_ctl_usage (ctl, _ ("“%s” takes no further words."), "take");
  return FALSE;
}

static gboolean
check_time (CleCtl *ctl,
            Wish   *wish)
{
  gint64 now = cle_clock_get_wall (cle_store_get_clock (ctl->store));

  if (wish->at_text == NULL)
    return TRUE;

  if (!cle_time_parse_rfc3339 (wish->at_text, &wish->at, &wish->offset))
    cle_ctl_refuse (ctl, _ ("“%s” is not a date and time like 2026-11-21T19:14:03+01:00."),
                    wish->at_text);
  else if (wish->at > now + DAY_MS)
    cle_ctl_refuse (ctl, _ ("“%s” is in the future."), wish->at_text);
  else
    return TRUE;

  return FALSE;
}

static gboolean
check_wish (CleCtl *ctl,
            Wish   *wish)
{
  if (!cle_ctl_check_text (ctl, wish->subject) || !cle_ctl_check_text (ctl, wish->respondent))
    return FALSE;

  if (wish->voice_word != NULL && !cle_voice_from_word (wish->voice_word, &wish->voice))
    {
      cle_ctl_refuse (ctl, _ ("“%s” is not a voice: management, staff or client."),
                      wish->voice_word);
      return FALSE;
    }

  return check_time (ctl, wish);
}

static gboolean
parse_answers (CleCtl                 *ctl,
               const CleQuestionnaire *questionnaire,
               const char             *list,
               CleAnswer              *answers)
{
  guint n = cle_questionnaire_get_n_questions (questionnaire);
  g_auto (GStrv) words = g_strsplit (list, ",", -1);
  guint n_words = g_strv_length (words);

  if (n_words != n)
    {
      cle_ctl_refuse (ctl, _ ("%u answers are needed, but %u were given."), n, n_words);
      return FALSE;
    }

  for (guint i = 0; i < n; i++)
    if (!cle_answer_from_word (g_strstrip (words[i]), &answers[i]))
      {
        cle_ctl_refuse (ctl, _ ("Answer %u, “%s”, is not yes, no or unsure."), i + 1, words[i]);
        return FALSE;
      }

  return TRUE;
}

/* The id alone, and only now: whoever reads it may rely on the result. */
static CleCtlExit
finish (CleCtl     *ctl,
        CleRun     *run,
        const Wish *wish)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CleResult) result = wish->at != 0
                                     ? cle_run_finish_at (run, wish->at, wish->offset, &error)
                                     : cle_run_finish (run, &error);

  if (result == NULL)
    return cle_ctl_fail (ctl, error);

  fprintf (ctl->out, "%s\n", result->head.id);
  return CLE_CTL_DONE;
}

static CleCtlExit
take_given (CleCtl           *ctl,
            CleQuestionnaire *questionnaire,
            const Wish       *wish)
{
  g_autofree CleAnswer *answers =
      g_new0 (CleAnswer, cle_questionnaire_get_n_questions (questionnaire));
  g_autoptr (CleRun) run = NULL;
  g_autoptr (GError) error = NULL;

  if (!parse_answers (ctl, questionnaire, wish->answers, answers))
    return CLE_CTL_INPUT;

  run = cle_run_new_at_once (ctl->store, ctl->library, questionnaire, wish->voice,
                             wish->subject != NULL ? wish->subject : "", wish->respondent, &error);
  if (run == NULL)
    return cle_ctl_fail (ctl, error);

  for (guint i = 0; i < cle_questionnaire_get_n_questions (questionnaire); i++)
    cle_run_set_answer (run, i, answers[i], NULL);

  return finish (ctl, run, wish);
}

static CleCtlExit
ask_and_finish (CleCtl     *ctl,
                CleRun     *run,
                const Wish *wish)
{
  switch (cle_ctl_ask (ctl, run))
    {
    case CLE_CTL_ASKED_ALL:
      return finish (ctl, run, wish);
    case CLE_CTL_ASKED_LATER:
      fprintf (ctl->err, "%s\n", _ ("Your answers are kept. The same command goes on with them."));
      return CLE_CTL_DONE;
    case CLE_CTL_ASKED_EOF:
    default:
      return cle_ctl_refuse (ctl, "%s",
                             _ ("The answers ended before the questions. Those given are kept."));
    }
}

static CleCtlExit
take_in_terminal (CleCtl           *ctl,
                  CleQuestionnaire *questionnaire,
                  const Wish       *wish)
{
  g_autoptr (CleRun) run = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *draft = NULL;
  CleCtlAsked asked;

  draft = cle_ctl_ask_resume (ctl, &asked);
  if (asked == CLE_CTL_ASKED_EOF)
    return cle_ctl_refuse (ctl, "%s", _ ("Nobody is there to answer."));

  if (draft != NULL)
    run = cle_run_resume (ctl->store, ctl->library, draft, &error);
  else
    run = cle_run_begin (ctl->store, ctl->library, questionnaire, wish->voice,
                         wish->subject != NULL ? wish->subject : "", wish->respondent, &error);

  return run != NULL ? ask_and_finish (ctl, run, wish) : cle_ctl_fail (ctl, error);
}

/**
 * cle_ctl_take:
 * @ctl: the program
 * @argc: number of words
 * @argv: `take [--questionnaire ID] [--subject TEXT] [--voice WORD]
 *   [--respondent NAME] [--at TIME] [--answers LIST]`
 *
 * Answers a questionnaire: with the given answers, or asking in the terminal.
 * Prints the id of the result when it is durable.
 *
 * Returns: the exit code.
 */
CleCtlExit
cle_ctl_take (CleCtl  *ctl,
              int      argc,
              char   **argv)
{
  g_auto (Wish) wish = { 0 };
  g_autoptr (CleQuestionnaire) questionnaire = NULL;
  g_autoptr (GError) error = NULL;

  if (!parse_words (ctl, &wish, argc, argv))
    return CLE_CTL_USAGE;
  if (!check_wish (ctl, &wish))
    return CLE_CTL_INPUT;
  if (!cle_store_check_writable (ctl->store, &error))
    return cle_ctl_fail (ctl, error);

  questionnaire = cle_library_find (ctl->library,
                                    wish.questionnaire != NULL ? wish.questionnaire
                                                               : CLE_BUILT_IN_QUESTIONNAIRE,
                                    &error);
  if (questionnaire == NULL)
    return cle_ctl_fail (ctl, error);

  return wish.answers != NULL ? take_given (ctl, questionnaire, &wish)
                              : take_in_terminal (ctl, questionnaire, &wish);
}
