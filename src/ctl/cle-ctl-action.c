/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "actions/cle-action-acts.h"
#include "cle-ctl.h"
#include "history/cle-archive.h"
#include "json/cle-json-writer.h"
#include "store/cle-people.h"

#include <glib/gi18n.h>
#include <string.h>

static CleActions *
get_actions (CleHistory *history)
{
  return cle_archive_get_actions (cle_history_get_archive (history));
}

static void
write_optional (GString    *out,
                const char *key,
                const char *text)
{
  if (text != NULL)
    cle_json_write_text (out, key, text);
}

static void
write_json (CleCtl          *ctl,
            const CleAction *action,
            GString         *out)
{
  g_autofree char *who = action->who != NULL ? cle_people_dup_name (ctl->store, action->who) : NULL;

  g_string_append_c (out, '{');
  cle_json_write_text (out, "id", action->id);
  cle_json_write_text (out, "state", cle_action_state_get_word (action->state));
  cle_json_write_text (out, "what", action->what);
  cle_json_write_text (out, "subject", action->subject);
  write_optional (out, "who", who);
  write_optional (out, "due", action->due);
  write_optional (out, "result", action->result);
  write_optional (out, "question", action->question);
  write_optional (out, "reason", action->reason);
  g_string_append_c (out, '}');
}

/* One line an action: id, state, day, what, who. */
static void
print_line (CleCtl          *ctl,
            const CleAction *action)
{
  g_autofree char *who = action->who != NULL ? cle_people_dup_name (ctl->store, action->who) : NULL;

  fprintf (ctl->out, "%s  %-7s  %-10s  %s", action->id, cle_action_state_get_word (action->state),
           action->due != NULL ? action->due : "", action->what);
  if (who != NULL)
    fprintf (ctl->out, " (%s)", who);
  fputc ('\n', ctl->out);
}

static CleCtlExit
list_actions (CleCtl  *ctl,
              int      argc,
              char   **argv)
{
  gboolean json = FALSE, open = FALSE;
  const GOptionEntry entries[] = { { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
                                   { "open", 0, 0, G_OPTION_ARG_NONE, &open, NULL, NULL },
                                   { NULL } };
  g_autoptr (CleHistory) history = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GString) out = g_string_new ("[");
  CleCtlExit status;

  if (!cle_ctl_parse (ctl, entries, &argc, &argv))
    return CLE_CTL_USAGE;
  if (argc != 1)
    return cle_ctl_usage (ctl, _ ("“%s” takes no more words."), "action list");
  if ((history = cle_ctl_load_history (ctl, &status)) == NULL)
    return status;

  list = cle_actions_list (get_actions (history));
  for (guint i = 0; i < list->len; i++)
    {
      const CleAction *action = g_ptr_array_index (list, i);

      if (open && action->state != CLE_ACTION_OPEN)
        continue;
      if (!json)
        {
          print_line (ctl, action);
          continue;
        }
      if (out->len > 1)
        g_string_append_c (out, ',');
      write_json (ctl, action, out);
    }
  if (json)
    fprintf (ctl->out, "%s]\n", out->str);

  return CLE_CTL_DONE;
}

/* Also one that was not answered: the record tells only what was. */
static gboolean
has_question (CleCtl               *ctl,
              const CleArchiveQuiz *quiz,
              const char           *question)
{
  g_autoptr (CleQuestionnaire) known = NULL;
  guint index;

  if (cle_archive_quiz_find_question (quiz, question, &index))
    return TRUE;

  known = cle_library_find_digest (ctl->library, quiz->digest, NULL);

  return known != NULL && cle_questionnaire_find_question (known, question, &index);
}

static gboolean
check_question (CleCtl               *ctl,
                const CleArchiveQuiz *quiz,
                const char           *question,
                CleCtlExit           *status)
{
  if (question == NULL || has_question (ctl, quiz, question))
    return TRUE;

  *status =
      cle_ctl_refuse (ctl, _ ("The questionnaire “%s” has no question “%s”."), quiz->id, question);
  return FALSE;
}

/* The subject is that of the result unless another one is given. */
static gboolean
find_result (CleCtl         *ctl,
             CleActionWish  *wish,
             char          **subject,
             CleCtlExit     *status)
{
  g_autoptr (CleHistory) history = NULL;
  CleHistoryRow row;
  guint index;

  if (wish->result == NULL)
    return TRUE;
  if ((history = cle_ctl_load_history (ctl, status)) == NULL)
    return FALSE;

  if (!cle_history_find (history, wish->result, &index))
    {
      *status = cle_ctl_refuse (ctl, _ ("There is no result “%s”."), wish->result);
      return FALSE;
    }
  if (!check_question (ctl, cle_history_get_quiz (history, index), wish->question, status))
    return FALSE;

  cle_history_get_row (history, index, &row);
  if (wish->subject == NULL)
    wish->subject = *subject = g_strdup (row.subject);

  return TRUE;
}

static gboolean
check_texts (CleCtl              *ctl,
             const CleActionWish *wish)
{
  const char *texts[] = { wish->what, wish->who, wish->subject, wish->question, wish->due };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL && !cle_ctl_check_text (ctl, texts[i]))
      return FALSE;

  return TRUE;
}

static CleCtlExit
add_action (CleCtl  *ctl,
            int      argc,
            char   **argv)
{
  g_autofree char *result = NULL;
  g_autofree char *question = NULL;
  g_autofree char *subject = NULL;
  g_autofree char *who = NULL;
  g_autofree char *due = NULL;
  g_autofree char *inherited = NULL;
  g_autofree char *id = NULL;
  const GOptionEntry entries[] = { { "result", 0, 0, G_OPTION_ARG_FILENAME, &result, NULL, NULL },
                                   { "question", 0, 0, G_OPTION_ARG_FILENAME, &question, NULL,
                                     NULL },
                                   { "subject", 0, 0, G_OPTION_ARG_FILENAME, &subject, NULL, NULL },
                                   { "who", 0, 0, G_OPTION_ARG_FILENAME, &who, NULL, NULL },
                                   { "due", 0, 0, G_OPTION_ARG_FILENAME, &due, NULL, NULL },
                                   { "by", 0, 0, G_OPTION_ARG_FILENAME, &due, NULL, NULL },
                                   { NULL } };
  g_autoptr (GError) error = NULL;
  CleActionWish wish;
  CleCtlExit status;

  if (!cle_ctl_parse (ctl, entries, &argc, &argv))
    return CLE_CTL_USAGE;
  if (argc != 2)
    return cle_ctl_usage (ctl, "%s", _ ("“action add” takes one text, in quotes."));

  wish = (CleActionWish){ result, question, subject, argv[1], who, due };
  if (!check_texts (ctl, &wish))
    return CLE_CTL_INPUT;
  if (!find_result (ctl, &wish, &inherited, &status))
    return status;

  id = cle_action_add (ctl->store, &wish, &error);
  if (id == NULL)
    return cle_ctl_fail (ctl, error);

  fprintf (ctl->out, "%s\n", id);
  return CLE_CTL_DONE;
}

static CleCtlExit
edit_action (CleCtl  *ctl,
             int      argc,
             char   **argv)
{
  g_autofree char *what = NULL, *who = NULL, *day = NULL;
  const GOptionEntry entries[] = { { "what", 0, 0, G_OPTION_ARG_FILENAME, &what, NULL, NULL },
                                   { "who", 0, 0, G_OPTION_ARG_FILENAME, &who, NULL, NULL },
                                   { "by", 0, 0, G_OPTION_ARG_FILENAME, &day, NULL, NULL },
                                   { "due", 0, 0, G_OPTION_ARG_FILENAME, &day, NULL, NULL },
                                   { NULL } };
  g_autoptr (CleHistory) history = NULL;
  g_autoptr (GError) error = NULL;
  const CleAction *action;
  CleActionEdit edit;
  CleCtlExit status;

  if (!cle_ctl_parse (ctl, entries, &argc, &argv))
    return CLE_CTL_USAGE;
  if (argc != 2 || (what == NULL && who == NULL && day == NULL))
    return cle_ctl_usage (ctl, "%s",
                          _ ("“action edit” takes an id and one of --what, --who and --by."));

  if (!cle_ctl_check_text (ctl, what) || !cle_ctl_check_text (ctl, who) ||
      !cle_ctl_check_text (ctl, day))
    return CLE_CTL_INPUT;
  if ((history = cle_ctl_load_history (ctl, &status)) == NULL)
    return status;
  if ((action = cle_actions_find (get_actions (history), argv[1])) == NULL)
    return cle_ctl_refuse (ctl, _ ("There is no action “%s”."), argv[1]);

  edit = (CleActionEdit){ what, who, day };
  return cle_action_edit (ctl->store, action, &edit, &error) ? CLE_CTL_DONE
                                                             : cle_ctl_fail (ctl, error);
}

static CleCtlExit
set_state (CleCtl         *ctl,
           int             argc,
           char          **argv,
           CleActionState  state)
{
  int n_words = state == CLE_ACTION_DROPPED ? 3 : 2;
  const char *reason = NULL;
  g_autoptr (CleHistory) history = NULL;
  g_autoptr (GError) error = NULL;
  CleCtlExit status;

  if (!cle_ctl_parse (ctl, NULL, &argc, &argv))
    return CLE_CTL_USAGE;
  if (argc != n_words)
    return cle_ctl_usage (ctl, "%s",
                          state == CLE_ACTION_DROPPED
                              ? _ ("“action drop” takes an id and a reason, in quotes.")
                              : _ ("This takes the id of an action."));

  reason = argc > 2 ? argv[2] : NULL;
  if (reason != NULL && !cle_ctl_check_text (ctl, reason))
    return CLE_CTL_INPUT;
  if ((history = cle_ctl_load_history (ctl, &status)) == NULL)
    return status;
  if (cle_actions_find (get_actions (history), argv[1]) == NULL)
    return cle_ctl_refuse (ctl, _ ("There is no action “%s”."), argv[1]);

  return cle_action_set_state (ctl->store, argv[1], state, reason, &error)
             ? CLE_CTL_DONE
             : cle_ctl_fail (ctl, error);
}

/**
 * cle_ctl_action:
 * @ctl: the program
 * @argc: number of words
 * @argv: `action list | add TEXT | edit ID | done ID | drop ID REASON | reopen ID`
 *
 * What is to be done about weak answers, and what became of it.
 *
 * Returns: the exit code.
 */
CleCtlExit
cle_ctl_action (CleCtl  *ctl,
                int      argc,
                char   **argv)
{
  const char *word = argc > 1 ? argv[1] : "";

  if (strcmp (word, "list") == 0)
    return list_actions (ctl, argc - 1, argv + 1);
  if (strcmp (word, "add") == 0)
    return add_action (ctl, argc - 1, argv + 1);
  if (strcmp (word, "edit") == 0)
    return edit_action (ctl, argc - 1, argv + 1);
  if (strcmp (word, "done") == 0)
    return set_state (ctl, argc - 1, argv + 1, CLE_ACTION_DONE);
  if (strcmp (word, "drop") == 0)
    return set_state (ctl, argc - 1, argv + 1, CLE_ACTION_DROPPED);
  if (strcmp (word, "reopen") == 0)
    return set_state (ctl, argc - 1, argv + 1, CLE_ACTION_OPEN);

  return cle_ctl_usage (ctl, "%s",
                        _ ("“action” is followed by list, add, edit, done, drop or reopen."));
}
