/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-run-copy.h"

#include "cle-toast.h"
#include "json/cle-json-writer.h"

#include <glib/gi18n.h>

typedef struct
{
  char                 *text;
  GtkWidget            *widget;
  GtkFileChooserNative *chooser;
} Copying;

static void
copying_free (Copying *self)
{
  g_clear_object (&self->chooser);
  g_clear_object (&self->widget);
  g_free (self->text);
  g_free (self);
}

static void
response_cb (Copying *self,
             int      response)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
      if (g_file_replace_contents (file, self->text, strlen (self->text), NULL, FALSE,
                                   G_FILE_CREATE_PRIVATE, NULL, NULL, &error))
        cle_toast_say (self->widget, _ ("A copy of your answers was saved."));
      else
        cle_toast_say (self->widget, error->message);
    }

  copying_free (self);
}

static void
write_answer (CleRun  *run,
              guint    question,
              GString *out)
{
  CleQuestionnaire *questionnaire = cle_run_get_questionnaire (run);
  const CleQuestion *asked = cle_questionnaire_get_question (questionnaire, question);
  const char *evidence = cle_run_get_evidence (run, question);

  if (question > 0)
    g_string_append_c (out, ',');
  g_string_append_c (out, '{');
  cle_json_write_text (out, "question", cle_question_get_id (asked));
  cle_json_write_text (out, "answer", cle_answer_get_word (cle_run_get_answer (run, question)));
  if (evidence != NULL)
    cle_json_write_text (out, "evidence", evidence);
  g_string_append_c (out, '}');
}

/**
 * cle_run_copy_text:
 * @run: a run
 *
 * Returns: (transfer full): the answers as a JSON text
 */
char *
cle_run_copy_text (CleRun *run)
{
  g_return_val_if_fail (CLE_IS_RUN (run), NULL);

  CleQuestionnaire *questionnaire = cle_run_get_questionnaire (run);
  g_autoptr (GString) out = g_string_new ("{");

  cle_json_write_text (out, "id", cle_run_get_id (run));
  cle_json_write_text (out, "questionnaire", cle_questionnaire_get_id (questionnaire));
  cle_json_write_integer (out, "revision", cle_questionnaire_get_revision (questionnaire));
  cle_json_write_text (out, "digest", cle_questionnaire_get_digest (questionnaire));
  cle_json_write_text (out, "voice", cle_voice_get_word (cle_run_get_voice (run)));
  cle_json_write_text (out, "subject", cle_run_get_subject (run));
  cle_json_write_key (out, "answers");
  g_string_append_c (out, '[');
  for (guint i = 0; i < cle_questionnaire_get_n_questions (questionnaire); i++)
    write_answer (run, i, out);
  g_string_append (out, "]}\n");

  return g_strdup (out->str);
}

/**
 * cle_run_copy_ask:
 * @run: a run
 * @widget: what asks
 *
 * Asks for a file and writes the answers there.
 */
void
cle_run_copy_ask (CleRun    *run,
                  GtkWidget *widget)
{
  g_return_if_fail (CLE_IS_RUN (run));

  Copying *self = g_new0 (Copying, 1);

  self->text = cle_run_copy_text (run);
  self->widget = g_object_ref (widget);
  self->chooser =
      gtk_file_chooser_native_new (_ ("Save a Copy"), GTK_WINDOW (gtk_widget_get_root (widget)),
                                   GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), _ ("answers.json"));
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (response_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}
