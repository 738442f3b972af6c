/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-ctl-ask.h"
#include "cle-ctl-format.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

/* What a line that was typed means. */
typedef enum
{
  REPLY_ANSWER,
  REPLY_BACK,
  REPLY_WHY,
  REPLY_QUIT,
  REPLY_END,
  REPLY_UNKNOWN,
} Reply;

/* Questions go to standard error: standard output is for the result alone. */
static char *
read_line (CleCtl *ctl)
{
  g_autoptr (GString) line = g_string_new (NULL);
  int c;

  fflush (ctl->err);
  while ((c = fgetc (ctl->in)) != EOF && c != '\n')
    if (line->len < 4096)
      g_string_append_c (line, (char) c);

  if (c == EOF && line->len == 0)
    return NULL;

  return g_strstrip (g_string_free (g_steal_pointer (&line), FALSE));
}

static gboolean
is_word (const char *typed,
         const char *number,
         const char *word,
         const char *local_word)
{
  g_autofree char *folded = NULL;
  g_autofree char *local = g_utf8_casefold (local_word, -1);

  if (!g_utf8_validate (typed, -1, NULL))
    return FALSE;

  folded = g_utf8_casefold (typed, -1);
  return strcmp (folded, number) == 0 || strcmp (folded, word) == 0 ||
         strcmp (folded, local) == 0 || (folded[0] == word[0] && folded[1] == '\0');
}

static Reply
understand (const char *typed,
            CleAnswer  *answer)
{
  if (typed == NULL)
    return REPLY_END;

  if (is_word (typed, "1", "yes", _ ("yes")))
    *answer = CLE_ANSWER_YES;
  else if (is_word (typed, "2", "unsure", _ ("unsure")))
    *answer = CLE_ANSWER_UNSURE;
  else if (is_word (typed, "3", "no", _ ("no")))
    *answer = CLE_ANSWER_NO;
  else if (is_word (typed, "b", "back", _ ("back")))
    return REPLY_BACK;
  else if (is_word (typed, "?", "why", _ ("why")))
    return REPLY_WHY;
  else if (is_word (typed, "q", "quit", _ ("quit")))
    return REPLY_QUIT;
  else
    return REPLY_UNKNOWN;

  return REPLY_ANSWER;
}

static void
show_question (CleCtl *ctl,
               CleRun *run,
               guint   index)
{
  CleQuestionnaire *questionnaire = cle_run_get_questionnaire (run);
  const CleQuestion *question = cle_questionnaire_get_question (questionnaire, index);
  CleAnswer given = cle_run_get_answer (run, index);

  fprintf (ctl->err, "\n");
  fprintf (ctl->err, _ ("%u of %u"), index + 1, cle_questionnaire_get_n_questions (questionnaire));
  fprintf (ctl->err, "  %s\n",
           cle_question_get_field (question, CLE_QUESTION_TEXT,
                                   cle_ctl_pick_language (questionnaire)));
  if (given != CLE_ANSWER_NONE)
    fprintf (ctl->err, _ ("Answered so far: %s\n"), cle_ctl_format_answer (given));
  fprintf (ctl->err, "%s ", _ ("1 yes, 2 not sure, 3 no; b back, ? why we ask, q stop here:"));
}

static void
show_why (CleCtl *ctl,
          CleRun *run,
          guint   index)
{
  CleQuestionnaire *questionnaire = cle_run_get_questionnaire (run);
  const char *why =
      cle_question_get_field (cle_questionnaire_get_question (questionnaire, index),
                              CLE_QUESTION_WHY, cle_ctl_pick_language (questionnaire));

  fprintf (ctl->err, "%s\n", why != NULL ? why : _ ("Nothing more is said about this question."));
}

/* An answer that is not on disk is told; it stays in memory and is written
 * with the next one. */
static void
tell_unwritten (CleCtl       *ctl,
                const GError *error)
{
  fprintf (ctl->err, "%s %s\n", _ ("NOT saved yet:"), error->message);
}

static void
move_to (CleCtl *ctl,
         CleRun *run,
         guint   position)
{
  g_autoptr (GError) error = NULL;

  if (!cle_run_set_position (run, position, &error))
    tell_unwritten (ctl, error);
}

static void
answer (CleCtl    *ctl,
        CleRun    *run,
        CleAnswer  given)
{
  guint position = cle_run_get_position (run);
  g_autoptr (GError) error = NULL;

  if (!cle_run_set_answer (run, position, given, &error))
    tell_unwritten (ctl, error);
  move_to (ctl, run, position + 1);
}

/* A run that was skipped through in the window may have gaps at its end. */
static gboolean
go_to_gap (CleCtl *ctl,
           CleRun *run)
{
  guint n = cle_questionnaire_get_n_questions (cle_run_get_questionnaire (run));

  for (guint i = 0; i < n; i++)
    if (cle_run_get_answer (run, i) == CLE_ANSWER_NONE)
      {
        move_to (ctl, run, i);
        return TRUE;
      }

  return FALSE;
}

/**
 * cle_ctl_ask:
 * @ctl: the program
 * @run: what to ask, from its position on
 *
 * Asks one question after the other. Every answer is on disk before the next
 * question shows.
 *
 * Returns: how it ended.
 */
CleCtlAsked
cle_ctl_ask (CleCtl *ctl,
             CleRun *run)
{
  guint n = cle_questionnaire_get_n_questions (cle_run_get_questionnaire (run));

  while (cle_run_get_position (run) < n || go_to_gap (ctl, run))
    {
      guint position = cle_run_get_position (run);
      g_autofree char *typed = NULL;
      CleAnswer given = CLE_ANSWER_NONE;

      show_question (ctl, run, position);
      typed = read_line (ctl);
      switch (understand (typed, &given))
        {
        case REPLY_ANSWER:
          answer (ctl, run, given);
          break;
        case REPLY_BACK:
          move_to (ctl, run, position > 0 ? position - 1 : 0);
          break;
        case REPLY_WHY:
          show_why (ctl, run, position);
          break;
        case REPLY_QUIT:
          return CLE_CTL_ASKED_LATER;
        case REPLY_END:
          return CLE_CTL_ASKED_EOF;
        case REPLY_UNKNOWN:
        default:
          fprintf (ctl->err, "%s\n", _ ("Please type 1, 2 or 3."));
        }
    }

  return CLE_CTL_ASKED_ALL;
}

static void
show_drafts (CleCtl    *ctl,
             GPtrArray *drafts)
{
  fprintf (ctl->err, "%s\n", _ ("There are unfinished assessments:"));
  for (guint i = 0; i < drafts->len; i++)
    {
      const CleDraftInfo *draft = g_ptr_array_index (drafts, i);
      int offset = cle_clock_get_offset (cle_store_get_clock (ctl->store), draft->changed);
      g_autofree char *when = cle_ctl_format_local_time (draft->changed, offset);

      fprintf (ctl->err, _ ("  %u  stopped at question %u of %u, %s  %s\n"), i + 1,
               MIN (draft->position + 1, draft->n_questions), draft->n_questions, when,
               draft->subject);
    }
  fprintf (ctl->err, "%s ",
           _ ("A number goes on with it, “d” and a number discards it, Enter begins a new one:"));
}

static const CleDraftInfo *
find_draft (GPtrArray  *drafts,
            const char *typed)
{
  guint64 number = g_ascii_strtoull (typed, NULL, 10);

  return number >= 1 && number <= drafts->len ? g_ptr_array_index (drafts, number - 1) : NULL;
}

/**
 * cle_ctl_ask_resume:
 * @ctl: the program
 * @asked: (out): whether somebody was there to answer
 *
 * Asks whether to go on with an unfinished assessment, if there is one. Never
 * goes on unasked.
 *
 * Returns: (transfer full) (nullable): the id of the draft to go on with, or
 *   %NULL to begin anew.
 */
char *
cle_ctl_ask_resume (CleCtl      *ctl,
                    CleCtlAsked *asked)
{
  *asked = CLE_CTL_ASKED_ALL;

  for (;;)
    {
      g_autoptr (GPtrArray) drafts = cle_draft_list (ctl->store, NULL);
      g_autofree char *typed = NULL;
      const CleDraftInfo *draft;
      g_autoptr (GError) error = NULL;

      if (drafts == NULL || drafts->len == 0)
        return NULL;

      show_drafts (ctl, drafts);
      typed = read_line (ctl);
      if (typed == NULL)
        {
          *asked = CLE_CTL_ASKED_EOF;
          return NULL;
        }
      if (*typed == '\0')
        return NULL;

      draft = find_draft (drafts, *typed == 'd' ? typed + 1 : typed);
      if (draft != NULL && *typed != 'd')
        return g_strdup (draft->id);
      if (draft != NULL && !cle_draft_discard (ctl->store, draft->id, &error))
        cle_ctl_fail (ctl, error);
    }
}
