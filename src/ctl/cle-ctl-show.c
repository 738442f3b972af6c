/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-ctl.h"
#include "cle-ctl-format.h"
#include "assessment/cle-outcome.h"
#include "json/cle-json-writer.h"
#include "assessment/cle-answer-marks.h"
#include "store/cle-people.h"

#include <glib/gi18n.h>
#include <string.h>

/* A result with all that is known about it. */
typedef struct
{
  CleHistoryRow     row;
  CleResult        *result;
  CleQuestionnaire *questionnaire; /* as it was asked, or NULL */
  char             *respondent;    /* NULL when not named, or erased */
} Shown;

static void
shown_clear (Shown *shown)
{
  g_clear_pointer (&shown->result, cle_result_unref);
  g_clear_pointer (&shown->questionnaire, cle_questionnaire_unref);
  g_free (shown->respondent);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Shown, shown_clear)

static const char *
find_question_text (const Shown *shown,
                    const char  *id)
{
  guint index;

  if (shown->questionnaire == NULL ||
      !cle_questionnaire_find_question (shown->questionnaire, id, &index))
    return id;

  return cle_question_get_field (cle_questionnaire_get_question (shown->questionnaire, index),
                                 CLE_QUESTION_TEXT, cle_ctl_pick_language (shown->questionnaire));
}

static const char *
find_band_name (const Shown *shown)
{
  const CleQuestionnaire *questionnaire = shown->questionnaire;

  if (questionnaire == NULL || cle_questionnaire_get_n_bands (questionnaire) == 0)
    return NULL;

  return cle_band_get_name (cle_questionnaire_get_band (questionnaire,
                                                        cle_outcome_find_band (questionnaire,
                                                                               shown->result
                                                                                   ->score)),
                            cle_ctl_pick_language (questionnaire));
}

static gint64
find_upper (const Shown *shown)
{
  g_autofree CleAnswer *answers = NULL;

  if (shown->questionnaire == NULL)
    return shown->result->score;

  answers = cle_result_dup_answers (shown->result, shown->questionnaire);
  return cle_outcome_compute (shown->questionnaire, answers).upper;
}

static void
write_json_answers (const Shown *shown,
                    GString     *out)
{
  cle_json_write_key (out, "answers");
  g_string_append_c (out, '{');
  for (guint i = 0; i < shown->result->answers->len; i++)
    {
      const CleAnswered *answered = &g_array_index (shown->result->answers, CleAnswered, i);

      cle_json_write_text (out, answered->id, cle_answer_get_word (answered->answer));
    }
  g_string_append_c (out, '}');

  cle_json_write_key (out, "evidence");
  g_string_append_c (out, '{');
  for (guint i = 0; i < shown->result->answers->len; i++)
    {
      const CleAnswered *answered = &g_array_index (shown->result->answers, CleAnswered, i);

      if (answered->evidence != NULL)
        cle_json_write_text (out, answered->id, answered->evidence);
    }
  g_string_append_c (out, '}');
}

static void
print_json (CleCtl      *ctl,
            const Shown *shown)
{
  const CleResult *result = shown->result;
  g_autoptr (GString) out = g_string_new ("{");
  g_autofree char *at = cle_time_format (result->head.at);
  g_autofree char *started = cle_time_format (result->started);
  g_autofree char *offset = cle_offset_format (result->head.offset);

  cle_json_write_text (out, "id", result->head.id);
  cle_json_write_text (out, "at", at);
  cle_json_write_text (out, "tz", offset);
  cle_json_write_text (out, "started", started);
  cle_json_write_integer (out, "duration_ms", result->duration);
  cle_ctl_format_json_points (out, "score", result->score);
  cle_ctl_format_json_points (out, "upper", find_upper (shown));
  cle_ctl_format_json_points (out, "max", result->max);
  cle_json_write_integer (out, "unsure", result->n_unsure);
  cle_json_write_text (out, "subject", result->subject);
  cle_json_write_text (out, "voice", cle_voice_get_word (result->voice));
  if (shown->respondent != NULL)
    cle_json_write_text (out, "respondent", shown->respondent);
  cle_json_write_text (out, "questionnaire", result->questionnaire);
  cle_json_write_integer (out, "revision", result->revision);
  cle_json_write_text (out, "digest", result->digest);
  write_json_answers (shown, out);
  cle_ctl_format_json_marks (out, cle_answer_marks_find (result));
  if (shown->row.note != NULL)
    cle_json_write_text (out, "note", shown->row.note);
  cle_json_write_boolean (out, "trashed", shown->row.trashed);
  fprintf (ctl->out, "%s}\n", out->str);
}

static void
print_line (CleCtl     *ctl,
            const char *label,
            const char *text)
{
  if (text != NULL && *text != '\0')
    fprintf (ctl->out, "%s: %s\n", label, text);
}

static void
print_answers (CleCtl      *ctl,
               const Shown *shown)
{
  for (guint i = 0; i < shown->result->answers->len; i++)
    {
      const CleAnswered *answered = &g_array_index (shown->result->answers, CleAnswered, i);

      fprintf (ctl->out, "%2u. %s\n    %s\n", i + 1, find_question_text (shown, answered->id),
               cle_ctl_format_answer (answered->answer));
      if (answered->evidence != NULL)
        fprintf (ctl->out, "    %s\n", answered->evidence);
    }
}

/* What the answers contradict, as the window says it too. */
static void
print_remarks (CleCtl      *ctl,
               const Shown *shown)
{
  const CleQuestionnaire *questionnaire = shown->questionnaire;
  g_autofree CleAnswer *answers = NULL;

  if (questionnaire == NULL)
    return;

  answers = cle_result_dup_answers (shown->result, questionnaire);
  for (guint i = 0; i < cle_questionnaire_get_n_remarks (questionnaire); i++)
    if (cle_questionnaire_remark_applies (questionnaire, i, answers))
      fprintf (ctl->out, "\n%s\n",
               cle_questionnaire_get_remark (questionnaire, i,
                                             cle_ctl_pick_language (questionnaire)));
}

static void
print_text (CleCtl      *ctl,
            const Shown *shown)
{
  const CleResult *result = shown->result;
  g_autofree char *when = cle_ctl_format_local_time (result->head.at, result->head.offset);
  g_autofree char *score = cle_points_format (result->score);
  g_autofree char *upper = cle_points_format (find_upper (shown));
  g_autofree char *max = cle_points_format (result->max);

  if (result->n_unsure > 0)
    fprintf (ctl->out, _ ("%s of %s; %s if everything you were not sure of turns out well\n"),
             score, max, upper);
  else
    fprintf (ctl->out, _ ("%s of %s\n"), score, max);
  print_line (ctl, _ ("Meaning"), find_band_name (shown));
  print_line (ctl, _ ("When"), when);
  print_line (ctl, _ ("What was assessed"), result->subject);
  print_line (ctl, _ ("Whose voice"), cle_ctl_format_voice (result->voice));
  print_line (ctl, _ ("Who answered"), shown->respondent);
  print_line (ctl, _ ("Note"), shown->row.note);
  if ((cle_answer_marks_find (result) & CLE_MARK_FAST) != 0)
    fprintf (ctl->out, "%s\n", _ ("Answered in less than a second a question."));
  if ((cle_answer_marks_find (result) & CLE_MARK_STRAIGHT) != 0)
    fprintf (ctl->out, "%s\n", _ ("The same answer to every question."));
  fputc ('\n', ctl->out);
  print_answers (ctl, shown);
  print_remarks (ctl, shown);
}

static gboolean
find_shown (CleCtl      *ctl,
            CleHistory  *history,
            const char  *id,
            Shown       *shown,
            CleCtlExit  *status)
{
  g_autoptr (GError) error = NULL;
  guint row;

  if (!cle_history_find (history, id, &row))
    {
      *status = cle_ctl_refuse (ctl, _ ("There is no result “%s”."), id);
      return FALSE;
    }

  cle_history_get_row (history, row, &shown->row);
  shown->result = cle_history_read_result (history, row, &error);
  if (shown->result == NULL)
    {
      *status = cle_ctl_fail (ctl, error);
      return FALSE;
    }

  shown->questionnaire = cle_library_find_digest (ctl->library, shown->result->digest, NULL);
  if (shown->result->respondent != NULL)
    shown->respondent = cle_people_dup_name (ctl->store, shown->result->respondent);

  return TRUE;
}

/**
 * cle_ctl_show:
 * @ctl: the program
 * @argc: number of words
 * @argv: `show ID [--json]`
 *
 * Shows one result.
 *
 * Returns: the exit code.
 */
CleCtlExit
cle_ctl_show (CleCtl  *ctl,
              int      argc,
              char   **argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = { { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
                                   { NULL } };
  g_autoptr (CleHistory) history = NULL;
  g_auto (Shown) shown = { 0 };
  CleCtlExit status;

  if (!cle_ctl_parse (ctl, entries, &argc, &argv))
    return CLE_CTL_USAGE;
  if (argc != 2)
    return cle_ctl_usage (ctl, _ ("“%s” takes one id."), "show");

  history = cle_ctl_load_history (ctl, &status);
  if (history == NULL || !find_shown (ctl, history, argv[1], &shown, &status))
    return status;

  if (json)
    print_json (ctl, &shown);
  else
    print_text (ctl, &shown);

  return CLE_CTL_DONE;
}
