/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-result-filter-bar.h"

#include "cle-filter-choices.h"

struct _CleResultFilterBar
{
  AdwBin      parent_instance;

  GtkWidget  *bar;
  GtkWidget  *entry;
  GtkWidget  *choices;

  gboolean    resetting;
};

G_DEFINE_FINAL_TYPE (CleResultFilterBar, cle_result_filter_bar, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SEARCH_MODE,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void
changed_cb (CleResultFilterBar *self)
{
  if (!self->resetting)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
search_mode_cb (CleResultFilterBar *self)
{
  if (!gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (self->bar)))
    cle_result_filter_bar_reset (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SEARCH_MODE]);
}

static void
cle_result_filter_bar_get_property (GObject    *object,
                                    guint       id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  CleResultFilterBar *self = CLE_RESULT_FILTER_BAR (object);

  switch (id)
    {
    case PROP_SEARCH_MODE:
      g_value_set_boolean (value, gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (self->bar)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cle_result_filter_bar_set_property (GObject      *object,
                                    guint         id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  CleResultFilterBar *self = CLE_RESULT_FILTER_BAR (object);

  switch (id)
    {
    case PROP_SEARCH_MODE:
      gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->bar), g_value_get_boolean (value));
      if (g_value_get_boolean (value))
        gtk_widget_grab_focus (self->entry);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cle_result_filter_bar_class_init (CleResultFilterBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cle_result_filter_bar_get_property;
  object_class->set_property = cle_result_filter_bar_set_property;

  props[PROP_SEARCH_MODE] =
      g_param_spec_boolean ("search-mode", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[CHANGED] = g_signal_new ("changed", CLE_TYPE_RESULT_FILTER_BAR, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CLE_TYPE_FILTER_CHOICES);
  gtk_widget_class_set_template_from_resource (widget_class, CLE_RESOURCE_PATH
                                               "/app/progress/cle-result-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, CleResultFilterBar, bar);
  gtk_widget_class_bind_template_child (widget_class, CleResultFilterBar, entry);
  gtk_widget_class_bind_template_child (widget_class, CleResultFilterBar, choices);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
cle_result_filter_bar_init (CleResultFilterBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (GTK_SEARCH_BAR (self->bar), GTK_EDITABLE (self->entry));
  g_signal_connect_object (self->bar, "notify::search-mode-enabled", G_CALLBACK (search_mode_cb),
                           self, G_CONNECT_SWAPPED);
}

/**
 * cle_result_filter_bar_load:
 * @self: a bar
 * @session: whose subjects and questionnaires to offer
 *
 * Keeps what was picked, where it is still there.
 */
void
cle_result_filter_bar_load (CleResultFilterBar *self,
                            CleSession         *session)
{
  g_return_if_fail (CLE_IS_RESULT_FILTER_BAR (self));

  cle_filter_choices_load (CLE_FILTER_CHOICES (self->choices), session);
}

/**
 * cle_result_filter_bar_fill:
 * @self: a bar
 * @filter: (out): gets what was picked; the strings belong to @self
 */
void
cle_result_filter_bar_fill (CleResultFilterBar *self,
                            CleResultFilter    *filter)
{
  g_return_if_fail (CLE_IS_RESULT_FILTER_BAR (self));

  const char *search = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  cle_filter_choices_get (CLE_FILTER_CHOICES (self->choices), &filter->subject, &filter->voice,
                          &filter->questionnaire);
  filter->search = *search == '\0' ? NULL : search;
}

/**
 * cle_result_filter_bar_is_on:
 * @self: a bar
 *
 * Returns: whether anything is left out
 */
gboolean
cle_result_filter_bar_is_on (CleResultFilterBar *self)
{
  g_return_val_if_fail (CLE_IS_RESULT_FILTER_BAR (self), FALSE);

  CleResultFilter filter = { 0 };

  cle_result_filter_bar_fill (self, &filter);

  return filter.subject != NULL || filter.voice >= 0 || filter.questionnaire != NULL ||
         filter.search != NULL;
}

/**
 * cle_result_filter_bar_reset:
 * @self: a bar
 *
 * Shows everything again.
 */
void
cle_result_filter_bar_reset (CleResultFilterBar *self)
{
  g_return_if_fail (CLE_IS_RESULT_FILTER_BAR (self));

  self->resetting = TRUE;
  cle_filter_choices_reset (CLE_FILTER_CHOICES (self->choices));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  self->resetting = FALSE;
  changed_cb (self);
}

/**
 * cle_result_filter_bar_set_keys:
 * @self: a bar
 * @capture: where typing starts a search
 */
void
cle_result_filter_bar_set_keys (CleResultFilterBar *self,
                                GtkWidget          *capture)
{
  g_return_if_fail (CLE_IS_RESULT_FILTER_BAR (self));

  gtk_search_bar_set_key_capture_widget (GTK_SEARCH_BAR (self->bar), capture);
}
