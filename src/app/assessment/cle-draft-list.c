/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-draft-list.h"

#include "cle-plain-row.h"
#include "cle-start-closures.h"
#include "cle-toast.h"

#include <glib/gi18n.h>

struct _CleDraftList
{
  AdwBin      parent_instance;

  GtkWidget  *list;
  CleSession *session;
  GHashTable *hidden; /* ids that are about to be discarded */
};

G_DEFINE_FINAL_TYPE (CleDraftList, cle_draft_list, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

enum
{
  RESUME,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

/* A discarded draft while it can still be brought back. */
typedef struct
{
  CleDraftList *list;
  char         *id;
} Discarding;

static void
discarding_free (gpointer  data,
                 GClosure *closure)
{
  Discarding *self = data;

  g_object_unref (self->list);
  g_free (self->id);
  g_free (self);
}

static Discarding *
discarding_new (CleDraftList *list,
                const char   *id)
{
  Discarding *self = g_new0 (Discarding, 1);

  self->list = g_object_ref (list);
  self->id = g_strdup (id);

  return self;
}

static void
undo_cb (Discarding *discarding)
{
  g_autoptr (GPtrArray) drafts = NULL;

  g_hash_table_remove (discarding->list->hidden, discarding->id);
  drafts = cle_draft_list_reload (discarding->list);
}

static void
dismissed_cb (Discarding *discarding)
{
  CleDraftList *self = discarding->list;
  g_autoptr (GError) error = NULL;

  if (!g_hash_table_remove (self->hidden, discarding->id))
    return;

  if (!cle_draft_discard (cle_session_get_store (self->session), discarding->id, &error))
    cle_toast_say (GTK_WIDGET (self), error->message);
}

static void
resume_cb (CleDraftList *self,
           GtkWidget    *button)
{
  g_signal_emit (self, signals[RESUME], 0, g_object_get_data (G_OBJECT (button), "draft"));
}

static void
discard_cb (CleDraftList *self,
            GtkWidget    *button)
{
  cle_draft_list_discard (self, g_object_get_data (G_OBJECT (button), "draft"));
}

static GtkWidget *
create_button (CleDraftList       *self,
               const CleDraftInfo *draft,
               const char         *icon,
               const char         *label,
               GCallback           callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "draft", g_strdup (draft->id), g_free);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);

  return button;
}

static GtkWidget *
create_row (CleDraftList       *self,
            const CleDraftInfo *draft,
            gint64              now)
{
  int offset = cle_clock_get_offset (cle_clock_get_system (), now);
  g_autofree char *title = cle_start_stopped_text (draft, now, offset);
  g_autofree char *subtitle = cle_start_draft_about (draft);
  GtkWidget *row = cle_plain_row_new (title, subtitle);
  GtkWidget *discard =
      create_button (self, draft, "user-trash-symbolic", _ ("Discard"), G_CALLBACK (discard_cb));
  GtkWidget *resume =
      create_button (self, draft, "go-next-symbolic", _ ("Go On"), G_CALLBACK (resume_cb));

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), discard);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), resume);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), resume);
  gtk_widget_set_sensitive (row, !cle_session_get_read_only (self->session));

  return row;
}

static void
fill (CleDraftList *self,
      GPtrArray    *drafts)
{
  gint64 now = cle_session_get_now (self->session);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);

  for (guint i = 0; i < drafts->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), create_row (self, drafts->pdata[i], now));
  gtk_widget_set_visible (GTK_WIDGET (self), drafts->len > 0);
}

static void
cle_draft_list_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  CleDraftList *self = CLE_DRAFT_LIST (object);

  switch (id)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cle_draft_list_dispose (GObject *object)
{
  CleDraftList *self = CLE_DRAFT_LIST (object);

  g_clear_object (&self->session);

  G_OBJECT_CLASS (cle_draft_list_parent_class)->dispose (object);
}

static void
cle_draft_list_finalize (GObject *object)
{
  CleDraftList *self = CLE_DRAFT_LIST (object);

  g_hash_table_unref (self->hidden);

  G_OBJECT_CLASS (cle_draft_list_parent_class)->finalize (object);
}

static void
cle_draft_list_class_init (CleDraftListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = cle_draft_list_set_property;
  object_class->dispose = cle_draft_list_dispose;
  object_class->finalize = cle_draft_list_finalize;

  props[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, CLE_TYPE_SESSION,
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[RESUME] = g_signal_new ("resume", CLE_TYPE_DRAFT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, CLE_RESOURCE_PATH
                                               "/app/assessment/cle-draft-list.ui");
  gtk_widget_class_bind_template_child (widget_class, CleDraftList, list);
}

static void
cle_draft_list_init (CleDraftList *self)
{
  self->hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cle_draft_list_new:
 * @session: whose drafts to list
 *
 * Returns: (transfer floating): a list, empty until it is loaded
 */
GtkWidget *
cle_draft_list_new (CleSession *session)
{
  return g_object_new (CLE_TYPE_DRAFT_LIST, "session", session, NULL);
}

/**
 * cle_draft_list_reload:
 * @self: a list
 *
 * Reads the drafts anew and shows them.
 *
 * Returns: (transfer full) (nullable): what is shown, of #CleDraftInfo, or
 *   %NULL when it could not be read; the user has been told
 */
GPtrArray *
cle_draft_list_reload (CleDraftList *self)
{
  g_return_val_if_fail (CLE_IS_DRAFT_LIST (self), NULL);

  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) drafts = cle_draft_list (cle_session_get_store (self->session), &error);

  if (drafts == NULL)
    {
      cle_toast_say (GTK_WIDGET (self), error->message);
      return NULL;
    }

  for (guint i = drafts->len; i > 0; i--)
    {
      const CleDraftInfo *draft = drafts->pdata[i - 1];

      if (g_hash_table_contains (self->hidden, draft->id))
        g_ptr_array_remove_index (drafts, i - 1);
    }
  fill (self, drafts);

  return g_steal_pointer (&drafts);
}

/**
 * cle_draft_list_discard:
 * @self: a list
 * @id: of a draft
 *
 * Takes the draft out of the list and discards it when the user has not undone
 * that within ten seconds.
 */
void
cle_draft_list_discard (CleDraftList *self,
                        const char   *id)
{
  g_return_if_fail (CLE_IS_DRAFT_LIST (self));
  g_return_if_fail (id != NULL);

  g_autofree char *kept = g_strdup (id);
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (AdwToast) toast = NULL;

  g_hash_table_add (self->hidden, g_strdup (kept));
  drafts = cle_draft_list_reload (self);
  toast = cle_toast_undo (GTK_WIDGET (self), _ ("Unfinished assessment discarded"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), discarding_new (self, kept),
                         discarding_free, G_CONNECT_SWAPPED);
  g_signal_connect_data (toast, "dismissed", G_CALLBACK (dismissed_cb), discarding_new (self, kept),
                         discarding_free, G_CONNECT_SWAPPED);
}
