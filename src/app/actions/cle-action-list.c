/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-action-list.h"

#include "cle-action-closures.h"
#include "cle-action-dialog.h"
#include "cle-plain-row.h"
#include "history/cle-archive.h"
#include "store/cle-people.h"

#include <glib/gi18n.h>

#define MAX_ROWS 500 /* more are nobody's list of things to do */

struct _CleActionList
{
  AdwBin      parent_instance;

  GtkWidget  *list;
  CleSession *session;
  char       *result;
  char       *subject;
  gboolean    open;
  guint       n;
};

G_DEFINE_FINAL_TYPE (CleActionList, cle_action_list, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_N_ACTIONS,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static CleActions *
get_actions (CleSession *session)
{
  return cle_archive_get_actions (cle_history_get_archive (cle_session_get_history (session)));
}

static gboolean
passes (CleActionList   *self,
        const CleAction *action)
{
  return (self->result == NULL || g_strcmp0 (self->result, action->result) == 0) &&
         (self->subject == NULL || g_strcmp0 (self->subject, action->subject) == 0) &&
         (!self->open || action->state == CLE_ACTION_OPEN);
}

static GtkWidget *
create_button (const char *label,
               const char *action,
               const char *id)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);

  return button;
}

static GtkWidget *
create_edit_button (const char *id)
{
  GtkWidget *button = create_button ("", "actions.edit", id);

  gtk_button_set_icon_name (GTK_BUTTON (button), "document-edit-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Change"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Change"), -1);

  return button;
}

static GtkWidget *
create_row (CleActionList   *self,
            const CleAction *action)
{
  GtkWidget *row = cle_plain_row_new (action->what, NULL);
  g_autofree char *who =
      action->who != NULL ? cle_people_dup_name (cle_session_get_store (self->session), action->who)
                          : NULL;
  g_autofree char *details =
      cle_action_closure_details (action, who, cle_session_get_now (self->session),
                                  cle_session_get_offset (self->session));

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), details);
  if (action->state == CLE_ACTION_OPEN)
    {
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_edit_button (action->id));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 create_button (_ ("Done"), "actions.done", action->id));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 create_button (_ ("Drop…"), "actions.drop", action->id));
    }
  else
    {
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 create_button (_ ("Reopen"), "actions.reopen", action->id));
    }

  return row;
}

static void
clear_list (GtkWidget *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list), row);
}

static void
refresh (CleActionList *self)
{
  g_autoptr (GPtrArray) actions = cle_actions_list (get_actions (self->session));

  clear_list (self->list);
  self->n = 0;
  for (guint i = 0; i < actions->len && self->n < MAX_ROWS; i++)
    if (passes (self, actions->pdata[i]))
      {
        gtk_list_box_append (GTK_LIST_BOX (self->list), create_row (self, actions->pdata[i]));
        self->n++;
      }

  gtk_widget_set_visible (self->list, self->n > 0);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_ACTIONS]);
}

static void
set_state (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  CleActionList *self = CLE_ACTION_LIST (widget);
  CleActionState state = g_str_equal (name, "actions.done") ? CLE_ACTION_DONE : CLE_ACTION_OPEN;

  cle_action_dialog_set (widget, self->session, g_variant_get_string (parameter, NULL), state,
                         NULL);
}

static void
drop (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  cle_action_dialog_drop (widget, CLE_ACTION_LIST (widget)->session,
                          g_variant_get_string (parameter, NULL));
}

static void
edit (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  CleSession *session = CLE_ACTION_LIST (widget)->session;
  const CleAction *action =
      cle_actions_find (get_actions (session), g_variant_get_string (parameter, NULL));
  g_autofree char *who = NULL;

  if (action == NULL)
    return;

  if (action->who != NULL)
    who = cle_people_dup_name (cle_session_get_store (session), action->who);
  cle_action_dialog_edit (widget, session, action, who);
}

static void
cle_action_list_constructed (GObject *object)
{
  CleActionList *self = CLE_ACTION_LIST (object);
  gboolean writable = !cle_session_get_read_only (self->session);

  G_OBJECT_CLASS (cle_action_list_parent_class)->constructed (object);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "actions.done", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "actions.drop", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "actions.edit", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "actions.reopen", writable);
  g_signal_connect_object (self->session, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}

static void
cle_action_list_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_N_ACTIONS:
      g_value_set_uint (value, CLE_ACTION_LIST (object)->n);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cle_action_list_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      CLE_ACTION_LIST (object)->session = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cle_action_list_dispose (GObject *object)
{
  g_clear_object (&CLE_ACTION_LIST (object)->session);

  G_OBJECT_CLASS (cle_action_list_parent_class)->dispose (object);
}

static void
cle_action_list_finalize (GObject *object)
{
  CleActionList *self = CLE_ACTION_LIST (object);

  g_free (self->result);
  g_free (self->subject);

  G_OBJECT_CLASS (cle_action_list_parent_class)->finalize (object);
}

static void
cle_action_list_class_init (CleActionListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = cle_action_list_constructed;
  object_class->get_property = cle_action_list_get_property;
  object_class->set_property = cle_action_list_set_property;
  object_class->dispose = cle_action_list_dispose;
  object_class->finalize = cle_action_list_finalize;

  props[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, CLE_TYPE_SESSION,
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_N_ACTIONS] = g_param_spec_uint ("n-actions", NULL, NULL, 0, G_MAXUINT, 0,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_install_action (widget_class, "actions.done", "s", set_state);
  gtk_widget_class_install_action (widget_class, "actions.reopen", "s", set_state);
  gtk_widget_class_install_action (widget_class, "actions.drop", "s", drop);
  gtk_widget_class_install_action (widget_class, "actions.edit", "s", edit);
}

static void
cle_action_list_init (CleActionList *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_set_valign (self->list, GTK_ALIGN_START);
  adw_bin_set_child (ADW_BIN (self), self->list);
}

/**
 * cle_action_list_new:
 * @session: whose actions to list
 *
 * Returns: (transfer floating): a list of all actions
 */
GtkWidget *
cle_action_list_new (CleSession *session)
{
  return g_object_new (CLE_TYPE_ACTION_LIST, "session", session, NULL);
}

/**
 * cle_action_list_set_filter:
 * @self: a list
 * @filter: which actions to list; copied
 */
void
cle_action_list_set_filter (CleActionList         *self,
                            const CleActionFilter *filter)
{
  g_return_if_fail (CLE_IS_ACTION_LIST (self));

  g_free (self->result);
  g_free (self->subject);
  self->result = g_strdup (filter->result);
  self->subject = g_strdup (filter->subject);
  self->open = filter->open;
  refresh (self);
}

/**
 * cle_action_list_get_n:
 * @self: a list
 *
 * Returns: how many actions it shows
 */
guint
cle_action_list_get_n (CleActionList *self)
{
  g_return_val_if_fail (CLE_IS_ACTION_LIST (self), 0);

  return self->n;
}

/**
 * cle_action_list_count_open:
 * @session: an open store
 * @subject: what is assessed
 *
 * Returns: how many actions of that subject are open
 */
guint
cle_action_list_count_open (CleSession *session,
                            const char *subject)
{
  g_autoptr (GPtrArray) actions = cle_actions_list (get_actions (session));
  guint n = 0;

  for (guint i = 0; i < actions->len; i++)
    {
      const CleAction *action = actions->pdata[i];

      n += action->state == CLE_ACTION_OPEN && g_strcmp0 (action->subject, subject) == 0;
    }

  return n;
}

/**
 * cle_action_list_count_overdue:
 * @session: an open store
 *
 * Returns: how many open actions are past their day
 */
guint
cle_action_list_count_overdue (CleSession *session)
{
  g_autoptr (GPtrArray) actions = cle_actions_list (get_actions (session));
  gint64 now = cle_session_get_now (session);
  guint n = 0;

  for (guint i = 0; i < actions->len; i++)
    n += cle_action_is_overdue (actions->pdata[i], now, cle_session_get_offset (session));

  return n;
}
