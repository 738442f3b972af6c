/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-actions-page.h"

#include "cle-action-dialog.h"
#include "cle-action-list.h"

struct _CleActionsPage
{
  AdwBin      parent_instance;

  GtkWidget  *stack;
  GtkWidget  *heading;
  GtkWidget  *list_bin;
  GtkWidget  *add;
  GtkWidget  *proceed;
  GtkWidget  *list;

  CleSession *session;
  gboolean    review;
};

G_DEFINE_FINAL_TYPE (CleActionsPage, cle_actions_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_REVIEW,
  N_PROPS
};

enum
{
  PROCEED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void
update_page (CleActionsPage *self)
{
  gboolean any = self->review || cle_action_list_get_n (CLE_ACTION_LIST (self->list)) > 0;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), any ? "list" : "empty");
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  CleActionWish wish = { 0 };

  cle_action_dialog_add (widget, CLE_ACTIONS_PAGE (widget)->session, &wish);
}

static void
proceed (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  g_signal_emit (widget, signals[PROCEED], 0);
}

static void
cle_actions_page_constructed (GObject *object)
{
  CleActionsPage *self = CLE_ACTIONS_PAGE (object);

  G_OBJECT_CLASS (cle_actions_page_parent_class)->constructed (object);

  self->list = cle_action_list_new (self->session);
  adw_bin_set_child (ADW_BIN (self->list_bin), self->list);
  gtk_widget_set_visible (self->heading, self->review);
  gtk_widget_set_visible (self->proceed, self->review);
  gtk_widget_set_visible (self->add, !self->review);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.add",
                                 !cle_session_get_read_only (self->session));
  g_signal_connect_object (self->list, "notify::n-actions", G_CALLBACK (update_page), self,
                           G_CONNECT_SWAPPED);
  update_page (self);
}

static void
cle_actions_page_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  CleActionsPage *self = CLE_ACTIONS_PAGE (object);

  switch (id)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      break;
    case PROP_REVIEW:
      self->review = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cle_actions_page_dispose (GObject *object)
{
  g_clear_object (&CLE_ACTIONS_PAGE (object)->session);

  G_OBJECT_CLASS (cle_actions_page_parent_class)->dispose (object);
}

static void
cle_actions_page_class_init (CleActionsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = cle_actions_page_constructed;
  object_class->set_property = cle_actions_page_set_property;
  object_class->dispose = cle_actions_page_dispose;

  props[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, CLE_TYPE_SESSION, flags);
  props[PROP_REVIEW] = g_param_spec_boolean ("review", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[PROCEED] = g_signal_new ("proceed", CLE_TYPE_ACTIONS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, CLE_RESOURCE_PATH
                                               "/app/actions/cle-actions-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CleActionsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CleActionsPage, heading);
  gtk_widget_class_bind_template_child (widget_class, CleActionsPage, list_bin);
  gtk_widget_class_bind_template_child (widget_class, CleActionsPage, add);
  gtk_widget_class_bind_template_child (widget_class, CleActionsPage, proceed);
  gtk_widget_class_install_action (widget_class, "page.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "page.proceed", NULL, proceed);
}

static void
cle_actions_page_init (CleActionsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cle_actions_page_new:
 * @session: whose actions to show
 *
 * Returns: (transfer floating): a page of all actions
 */
GtkWidget *
cle_actions_page_new (CleSession *session)
{
  return g_object_new (CLE_TYPE_ACTIONS_PAGE, "session", session, NULL);
}

/**
 * cle_actions_page_new_for_review:
 * @session: whose actions to show
 *
 * Returns: (transfer floating): a page that asks what became of the open
 *   actions before an assessment begins
 */
GtkWidget *
cle_actions_page_new_for_review (CleSession *session)
{
  return g_object_new (CLE_TYPE_ACTIONS_PAGE, "session", session, "review", TRUE, NULL);
}

/**
 * cle_actions_page_set_subject:
 * @self: a page for a review
 * @subject: what is assessed
 */
void
cle_actions_page_set_subject (CleActionsPage *self,
                              const char     *subject)
{
  g_return_if_fail (CLE_IS_ACTIONS_PAGE (self));

  CleActionFilter filter = { .subject = subject, .open = TRUE };

  cle_action_list_set_filter (CLE_ACTION_LIST (self->list), &filter);
  gtk_widget_grab_focus (self->proceed);
}
