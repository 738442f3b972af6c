/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-trial-group.h"

#include "cle-action-closures.h"
#include "cle-client-acting.h"
#include "cle-day-row.h"
#include "cle-lazy-row.h"
#include "cle-plain-row.h"
#include "cle-rating-dialog.h"
#include "cle-row-buttons.h"
#include "cle-trial-closures.h"
#include "clients/cle-client-acts.h"

#include <glib/gi18n.h>
#include <string.h>

struct _CleTrialGroup
{
  AdwBin               parent_instance;

  AdwPreferencesGroup *group;
  CleLazyRow          *ladder; /* (nullable): of the steps, while none is tried */
  GtkWidget           *own;    /* (nullable): a step in the manager's own words */
  GtkWidget           *until;  /* (nullable): the day on which a trial is to end */
  GtkWidget           *steps[CLE_N_STEPS]; /* rows; NULL before the ladder was opened */
  GPtrArray           *rows;

  CleClientModel      *model;
  char                *client;
  char                *shown; /* (nullable): id of whose ladder is there */
};

G_DEFINE_FINAL_TYPE (CleTrialGroup, cle_trial_group, ADW_TYPE_BIN)

/* How a trial ended, on its way to the disk. */
typedef struct
{
  CleTrial *trial;
  gboolean  helped;
  char     *record;
} Closing;

static void
closing_free (gpointer data)
{
  Closing *closing = data;

  cle_trial_free (closing->trial);
  g_free (closing->record);
  g_free (closing);
}

static gboolean
close_trial (CleStore *store,
             gpointer  order,
             GError  **error)
{
  Closing *closing = order;

  return cle_client_close_trial (store, closing->trial, closing->helped, &closing->record, error);
}

static gboolean
begin_trial (CleStore *store,
             gpointer  order,
             GError  **error)
{
  return cle_client_begin_trial (store, order, error);
}

/* A row offers to apply a text only once; what is not saved is offered again. */
static void
begun_cb (GtkWidget *widget,
          gpointer   order,
          gboolean   saved)
{
  CleTrialGroup *self = CLE_TRIAL_GROUP (widget);
  const CleTrial *trial = order;
  g_autofree char *own = self->own != NULL && !saved
                             ? g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->own)))
                             : NULL;

  if (g_strcmp0 (own, trial->step) != 0)
    return;

  gtk_editable_set_text (GTK_EDITABLE (self->own), "");
  gtk_editable_set_text (GTK_EDITABLE (self->own), own);
}

static void
begin (CleTrialGroup *self,
       const char    *step)
{
  CleSession *session = cle_client_model_get_session (self->model);
  CleTrial *trial = g_new0 (CleTrial, 1);

  trial->client = g_strdup (self->client);
  trial->step = g_strdup (step);
  trial->until = cle_day_row_dup_day (CLE_DAY_ROW (self->until));
  cle_client_acting_start_then (GTK_WIDGET (self), session, begin_trial, trial,
                                (GDestroyNotify) cle_trial_free, _ ("The trial has begun"),
                                begun_cb);
}

static void
begin_step (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  begin (CLE_TRIAL_GROUP (widget), g_variant_get_string (parameter, NULL));
}

static void
own_cb (CleTrialGroup *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->own));

  if (*text != '\0')
    begin (self, text);
}

/* Where there is no profile nobody can be rated. */
static void
end_unrated (CleTrialGroup  *self,
             const CleTrial *trial,
             gboolean        helped)
{
  Closing *closing = g_new0 (Closing, 1);

  closing->trial = cle_trial_copy (trial);
  closing->helped = helped;
  cle_client_acting_start (GTK_WIDGET (self), cle_client_model_get_session (self->model),
                           close_trial, closing, closing_free, _ ("The trial is over"));
}

static void
end_trial (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  CleTrialGroup *self = CLE_TRIAL_GROUP (widget);
  const CleTrial *trial =
      cle_client_book_get_trial (cle_client_model_get_book (self->model), self->client);
  GPtrArray *profiles = cle_client_model_get_profiles (self->model);
  gboolean helped = g_str_equal (action, "trial.helped");
  GtkWidget *dialog;

  if (trial == NULL)
    return;

  if (profiles == NULL || profiles->len == 0)
    {
      end_unrated (self, trial, helped);
      return;
    }

  dialog = cle_rating_dialog_new (widget, self->model, self->client);
  cle_rating_dialog_end_trial (CLE_RATING_DIALOG (dialog), trial, helped);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add_row (CleTrialGroup *self,
         GtkWidget     *row)
{
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void
show_running (CleTrialGroup  *self,
              const CleTrial *trial)
{
  CleSession *session = cle_client_model_get_session (self->model);
  g_autofree char *title = cle_trial_step_title (trial->step);
  g_autofree char *subtitle = cle_trial_running_text (trial, cle_session_get_now (session),
                                                      cle_session_get_offset (session));
  GtkWidget *row = cle_plain_row_new (title, subtitle);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             cle_row_buttons_new (cle_row_button_new (_ ("It Helped"),
                                                                      "trial.helped", NULL),
                                                  cle_row_button_new (_ ("It Did Not"),
                                                                      "trial.failed", NULL)));
  add_row (self, row);
}

static void
show_effect (CleTrialGroup *self,
             CleStep        step)
{
  CleJudge *judge = cle_client_model_get_judge (self->model);
  const CleJudged *judged = cle_judge_find (judge, self->client);
  const CleOffice *office = cle_client_book_get_office (cle_client_model_get_book (self->model));
  g_autofree char *effect = NULL;

  if (judged == NULL)
    return;

  effect = cle_trial_effect_text (step, judged->money, office, cle_judge_get_revenue (judge));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->steps[step]), effect);
}

static void
add_step (CleTrialGroup *self,
          CleStep        step)
{
  self->steps[step] = cle_plain_row_new (cle_step_get_name (step), NULL);
  show_effect (self, step);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->steps[step]),
                             cle_row_button_new (_ ("Try It"), "trial.begin",
                                                 cle_step_get_word (step)));
  cle_lazy_row_add (self->ladder, self->steps[step]);
}

static char *
dup_in_days (CleTrialGroup *self,
             int            days)
{
  CleSession *session = cle_client_model_get_session (self->model);

  return cle_action_closure_in_days (cle_session_get_now (session),
                                     cle_session_get_offset (session), days);
}

static void
add_until (CleTrialGroup *self)
{
  const CleOffice *office = cle_client_book_get_office (cle_client_model_get_book (self->model));
  g_autofree char *today = dup_in_days (self, 0);
  g_autofree char *usual = dup_in_days (self, office->trial_days);

  self->until = cle_day_row_new (_ ("Until which day"), today);
  cle_day_row_set_day (CLE_DAY_ROW (self->until), usual);
  cle_lazy_row_add (self->ladder, self->until);
}

static void
add_own (CleTrialGroup *self)
{
  self->own = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->own), _ ("Or in your own words"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->own), TRUE);
  g_signal_connect_object (self->own, "apply", G_CALLBACK (own_cb), self, G_CONNECT_SWAPPED);
  cle_lazy_row_add (self->ladder, self->own);
}

static void
fill_ladder_cb (CleTrialGroup *self)
{
  add_until (self);
  for (CleStep step = 0; step < CLE_N_STEPS; step++)
    add_step (self, step);
  add_own (self);
}

static void
show_ladder (CleTrialGroup *self)
{
  self->ladder = CLE_LAZY_ROW (
      cle_lazy_row_new (_ ("Try other terms"), _ ("For some time, before you decide to part")));
  g_signal_connect_object (self->ladder, "fill", G_CALLBACK (fill_ladder_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->group, GTK_WIDGET (self->ladder));
  self->shown = g_strdup (self->client);
}

/* Whatever else was saved, it stays open, and what is being typed stays. */
static void
update_ladder (CleTrialGroup *self)
{
  for (CleStep step = 0; step < CLE_N_STEPS && self->steps[step] != NULL; step++)
    show_effect (self, step);
}

static void
remove_ladder (CleTrialGroup *self)
{
  if (self->ladder != NULL)
    adw_preferences_group_remove (self->group, GTK_WIDGET (self->ladder));
  self->ladder = NULL;
  self->own = NULL;
  self->until = NULL;
  memset (self->steps, 0, sizeof self->steps);
  g_clear_pointer (&self->shown, g_free);
}

static void
remove_rows (CleTrialGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

static void
show_past (CleTrialGroup *self)
{
  g_autoptr (GPtrArray) trials =
      cle_client_book_list_trials (cle_client_model_get_book (self->model), self->client);

  for (guint i = 0; i < trials->len; i++)
    {
      const CleTrial *trial = trials->pdata[i];
      g_autofree char *title = cle_trial_step_title (trial->step);

      if (trial->closed > 0)
        add_row (self, cle_plain_row_new (title, trial->helped ? _ ("Tried; it helped")
                                                               : _ ("Tried; it did not help")));
    }
}

static void
refresh (CleTrialGroup *self)
{
  CleJudge *judge = cle_client_model_get_judge (self->model);
  const CleTrial *trial;

  if (self->client == NULL || judge == NULL || cle_judge_find (judge, self->client) == NULL)
    return;

  trial = cle_client_book_get_trial (cle_client_model_get_book (self->model), self->client);
  remove_rows (self);
  if (trial != NULL || g_strcmp0 (self->shown, self->client) != 0)
    remove_ladder (self);
  if (trial != NULL)
    show_running (self, trial);
  else if (self->ladder != NULL)
    update_ladder (self);
  else
    show_ladder (self);
  show_past (self);
}

static void
cle_trial_group_dispose (GObject *object)
{
  CleTrialGroup *self = CLE_TRIAL_GROUP (object);

  self->own = NULL;
  g_clear_object (&self->model);
  g_clear_pointer (&self->client, g_free);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (cle_trial_group_parent_class)->dispose (object);
}

static void
cle_trial_group_class_init (CleTrialGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cle_trial_group_dispose;

  gtk_widget_class_install_action (widget_class, "trial.begin", "s", begin_step);
  gtk_widget_class_install_action (widget_class, "trial.helped", NULL, end_trial);
  gtk_widget_class_install_action (widget_class, "trial.failed", NULL, end_trial);
}

static void
cle_trial_group_init (CleTrialGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _ ("Terms"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
}

/**
 * cle_trial_group_new:
 * @model: the clients
 *
 * Returns: (transfer floating): the terms of nobody yet
 */
GtkWidget *
cle_trial_group_new (CleClientModel *model)
{
  CleTrialGroup *self = g_object_new (CLE_TYPE_TRIAL_GROUP, NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * cle_trial_group_show:
 * @self: a group
 * @client: id of whose terms
 */
void
cle_trial_group_show (CleTrialGroup *self,
                      const char    *client)
{
  g_return_if_fail (CLE_IS_TRIAL_GROUP (self));

  g_free (self->client);
  self->client = g_strdup (client);
  refresh (self);
}
