/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-parting-group.h"

#include "cle-action-closures.h"
#include "cle-day-row.h"
#include "cle-parting-closures.h"
#include "cle-parting-dialog.h"
#include "cle-parting-task.h"
#include "cle-plain-row.h"
#include "cle-row-buttons.h"
#include "store/cle-people.h"

#include <glib/gi18n.h>

#define UNSAID -1

struct _ClePartingGroup
{
  AdwBin               parent_instance;

  AdwPreferencesGroup *group;
  GPtrArray           *rows;
  GtkWidget           *items[CLE_N_PARTING]; /* switches and entry rows */
  int                  said[CLE_N_PARTING];  /* of a switch, not read back yet; or UNSAID */
  GtkWidget           *look;
  GtkWidget           *end;
  char                *shown; /* (nullable): id of the parting whose list is there */

  CleClientModel      *model;
  char                *client;
};

G_DEFINE_FINAL_TYPE (ClePartingGroup, cle_parting_group, ADW_TYPE_BIN)

static const CleParting *
get_parting (ClePartingGroup *self)
{
  return cle_client_book_get_parting (cle_client_model_get_book (self->model), self->client);
}

static void
begin (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  ClePartingGroup *self = CLE_PARTING_GROUP (widget);

  const CleJudged *judged = cle_judge_find (cle_client_model_get_judge (self->model), self->client);

  if (judged != NULL)
    cle_parting_dialog_ask (widget, self->model, judged);
}

static void
finish (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  ClePartingGroup *self = CLE_PARTING_GROUP (widget);
  const CleParting *parting = get_parting (self);
  g_autofree char *look = cle_day_row_dup_day (CLE_DAY_ROW (self->look));

  if (parting != NULL)
    cle_parting_task_finish (widget, self->model, parting, look, NULL);
}

static void
stop (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  ClePartingGroup *self = CLE_PARTING_GROUP (widget);
  const CleParting *parting = get_parting (self);

  if (parting != NULL)
    cle_parting_task_stop (widget, self->model, parting);
}

static void
forget_said (ClePartingGroup *self)
{
  for (ClePartingItem item = 0; item < CLE_N_PARTING; item++)
    self->said[item] = UNSAID;
}

static ClePartingItem
get_item (GObject *widget)
{
  return (ClePartingItem) GPOINTER_TO_INT (g_object_get_data (widget, "item"));
}

/* A row offers to apply a text only once; what is not saved is offered again. */
static void
offer_again (GtkEditable *row)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (row));

  gtk_editable_set_text (row, "");
  gtk_editable_set_text (row, text);
}

/* What a row says, a day as it is saved. */
static char *
dup_note (GtkWidget *row)
{
  if (!CLE_IS_DAY_ROW (row))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));

  return cle_day_row_dup_day (CLE_DAY_ROW (row));
}

static gboolean
is_note (GtkWidget  *row,
         const char *note)
{
  g_autofree char *said = dup_note (row);

  return g_strcmp0 (said != NULL ? said : "", note) == 0;
}

/* What is not saved is not done either, but what was typed stays. */
static void
step_cb (GtkWidget *widget,
         gpointer   order,
         gboolean   saved)
{
  ClePartingGroup *self = CLE_PARTING_GROUP (widget);
  const CleParting *parting = self->model != NULL ? get_parting (self) : NULL;

  if (saved || parting == NULL || g_strcmp0 (self->shown, parting->id) != 0)
    return;

  forget_said (self);
  for (ClePartingItem item = 0; item < CLE_N_PARTING; item++)
    if (GTK_IS_SWITCH (self->items[item]))
      gtk_switch_set_active (GTK_SWITCH (self->items[item]), parting->steps[item].done);
    else if (!is_note (self->items[item], g_object_get_data (G_OBJECT (self->items[item]), "note")))
      offer_again (GTK_EDITABLE (self->items[item]));
}

/* What is on its way to the disk counts as there. */
static gboolean
get_said (ClePartingGroup  *self,
          const CleParting *parting,
          ClePartingItem    item)
{
  return self->said[item] != UNSAID ? self->said[item] : parting->steps[item].done;
}

/* A switch that follows what is on disk is nobody's word. */
static void
switch_cb (GtkSwitch       *widget,
           GParamSpec      *pspec,
           ClePartingGroup *self)
{
  const CleParting *parting = get_parting (self);
  ClePartingItem item = get_item (G_OBJECT (widget));
  gboolean done = gtk_switch_get_active (widget);

  if (parting == NULL || get_said (self, parting, item) == done)
    return;

  self->said[item] = done;
  cle_parting_task_step (GTK_WIDGET (self), self->model, parting, item, done, NULL, step_cb);
}

static void
note_cb (GtkEditable     *row,
         ClePartingGroup *self)
{
  const CleParting *parting = get_parting (self);
  g_autofree char *text = dup_note (GTK_WIDGET (row));
  gboolean said = text != NULL && *text != '\0';

  if (parting != NULL)
    cle_parting_task_step (GTK_WIDGET (self), self->model, parting, get_item (G_OBJECT (row)), said,
                           said ? text : "", step_cb);
}

static void
add_row (ClePartingGroup *self,
         GtkWidget       *row)
{
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

/* What was saved; records hold no name. */
static char *
dup_saved (ClePartingGroup  *self,
           const CleParting *parting,
           ClePartingItem    item)
{
  CleStore *store = cle_session_get_store (cle_client_model_get_session (self->model));
  const ClePartingStep *step = &parting->steps[item];
  char *saved = step->who != NULL ? cle_people_dup_name (store, step->who) : g_strdup (step->note);

  return saved != NULL ? saved : g_strdup ("");
}

/* What is being typed stays, whatever else was saved. */
static void
show_note (ClePartingGroup  *self,
           const CleParting *parting,
           ClePartingItem    item)
{
  GObject *row = G_OBJECT (self->items[item]);
  g_autofree char *note = dup_saved (self, parting, item);
  const char *before = g_object_get_data (row, "note");

  if (g_strcmp0 (before, note) == 0)
    return;

  g_object_set_data_full (row, "note", g_strdup (note), g_free);
  if (CLE_IS_DAY_ROW (row))
    cle_day_row_set_given (CLE_DAY_ROW (row), parting->steps[item].said);
  if (is_note (GTK_WIDGET (row), note))
    return;
  if (CLE_IS_DAY_ROW (row))
    cle_day_row_set_day (CLE_DAY_ROW (row), note);
  else
    gtk_editable_set_text (GTK_EDITABLE (row), note);
}

static GtkWidget *
create_day_row (ClePartingGroup *self,
                const char      *title)
{
  CleSession *session = cle_client_model_get_session (self->model);
  g_autofree char *today = cle_action_closure_in_days (cle_session_get_now (session),
                                                       cle_session_get_offset (session), 0);

  return cle_day_row_new (title, today);
}

/* What needs more than a yes: who tells the client, and from which day. */
static void
add_noted (ClePartingGroup  *self,
           const CleParting *parting,
           ClePartingItem    item)
{
  const char *title = cle_parting_note_title (item);
  GtkWidget *row = item == CLE_PARTING_EFFECTIVE
                       ? create_day_row (self, title)
                       : g_object_new (ADW_TYPE_ENTRY_ROW, "title", title, NULL);

  self->items[item] = row;
  show_note (self, parting, item);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "item", GINT_TO_POINTER (item));
  g_signal_connect_object (row, "apply", G_CALLBACK (note_cb), self, 0);
  add_row (self, row);
}

static void
add_item (ClePartingGroup  *self,
          const CleParting *parting,
          ClePartingItem    item)
{
  g_autofree char *text = cle_parting_item_dup_text (item);
  GtkWidget *row;
  GtkWidget *done;

  if (item == CLE_PARTING_PERSON || item == CLE_PARTING_EFFECTIVE)
    {
      add_noted (self, parting, item);
      return;
    }

  row = g_object_new (ADW_TYPE_ACTION_ROW, "title", text, "title-lines", 0, "subtitle",
                      cle_parting_item_is_mandatory (item) ? "" : _ ("Good to have"), NULL);
  done = self->items[item] = gtk_switch_new ();
  gtk_widget_set_valign (done, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (done), parting->steps[item].done);
  g_object_set_data (G_OBJECT (done), "item", GINT_TO_POINTER (item));
  g_signal_connect_object (done, "notify::active", G_CALLBACK (switch_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), done);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), done);
  add_row (self, row);
}

static void
show_end (ClePartingGroup  *self,
          const CleParting *parting)
{
  CleSession *session = cle_client_model_get_session (self->model);
  gint64 earliest = cle_parting_get_earliest (parting);
  g_autofree char *end = cle_parting_end_text (earliest, cle_session_get_offset (session));
  gboolean cooling = cle_session_get_now (session) < earliest;
  g_autoptr (GError) error = NULL;
  gboolean ready = cle_parting_check_finish (parting, cle_session_get_now (session), &error);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->end),
                                 ready ? _ ("All is seen to") : error->message);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->end), cooling ? end : NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "parting.finish", ready);
}

static void
add_end (ClePartingGroup  *self,
         const CleParting *parting)
{
  self->end = cle_plain_row_new ("", NULL);
  self->look = create_day_row (self, _ ("A door left open: look again on (optional)"));
  add_row (self, self->look);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->end),
                             cle_row_buttons_new (cle_row_button_new (_ ("Part"), "parting.finish",
                                                                      NULL),
                                                  cle_row_button_new (_ ("The Client Stays"),
                                                                      "parting.stop", NULL)));
  add_row (self, self->end);
  show_end (self, parting);
}

static void
show_open (ClePartingGroup  *self,
           const CleParting *parting)
{
  for (ClePartingItem item = 0; item < CLE_N_PARTING; item++)
    add_item (self, parting, item);
  add_end (self, parting);
  self->shown = g_strdup (parting->id);
}

/* Until it is read back, a switch stays as the user has set it. */
static void
show_switch (ClePartingGroup  *self,
             const CleParting *parting,
             ClePartingItem    item)
{
  if (self->said[item] == parting->steps[item].done)
    self->said[item] = UNSAID;
  gtk_switch_set_active (GTK_SWITCH (self->items[item]), get_said (self, parting, item));
}

/* The same list with what was saved since: who ticks it off stays where he is. */
static void
update_open (ClePartingGroup  *self,
             const CleParting *parting)
{
  for (ClePartingItem item = 0; item < CLE_N_PARTING; item++)
    if (GTK_IS_SWITCH (self->items[item]))
      show_switch (self, parting, item);
    else
      show_note (self, parting, item);
  show_end (self, parting);
}

static void
clear_rows (ClePartingGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->shown, g_free);
  forget_said (self);
}

static void
show_none (ClePartingGroup *self)
{
  g_autoptr (GPtrArray) partings =
      cle_client_book_list_partings (cle_client_model_get_book (self->model), self->client);
  g_autofree char *text = cle_parting_past_text (partings);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", text, "title-lines", 0, NULL);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             cle_row_button_new (_ ("Begin…"), "parting.begin", NULL));
  add_row (self, row);
}

static void
refresh (ClePartingGroup *self)
{
  const CleParting *parting;

  if (self->client == NULL)
    return;

  parting = get_parting (self);
  if (parting != NULL && parting->state == CLE_PARTING_OPEN &&
      g_strcmp0 (self->shown, parting->id) == 0)
    {
      update_open (self, parting);
      return;
    }

  clear_rows (self);
  if (parting != NULL && parting->state == CLE_PARTING_OPEN)
    show_open (self, parting);
  else
    show_none (self);
}

static void
cle_parting_group_dispose (GObject *object)
{
  ClePartingGroup *self = CLE_PARTING_GROUP (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->client, g_free);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (cle_parting_group_parent_class)->dispose (object);
}

static void
cle_parting_group_class_init (ClePartingGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cle_parting_group_dispose;

  gtk_widget_class_install_action (widget_class, "parting.begin", NULL, begin);
  gtk_widget_class_install_action (widget_class, "parting.finish", NULL, finish);
  gtk_widget_class_install_action (widget_class, "parting.stop", NULL, stop);
}

static void
cle_parting_group_init (ClePartingGroup *self)
{
  self->rows = g_ptr_array_new ();
  forget_said (self);
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _ ("Parting well"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
}

/**
 * cle_parting_group_new:
 * @model: the clients
 *
 * Returns: (transfer floating): the parting from nobody yet
 */
GtkWidget *
cle_parting_group_new (CleClientModel *model)
{
  ClePartingGroup *self = g_object_new (CLE_TYPE_PARTING_GROUP, NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * cle_parting_group_show:
 * @self: a group
 * @client: id of whom to part with
 */
void
cle_parting_group_show (ClePartingGroup *self,
                        const char      *client)
{
  g_return_if_fail (CLE_IS_PARTING_GROUP (self));

  g_free (self->client);
  self->client = g_strdup (client);
  refresh (self);
}
