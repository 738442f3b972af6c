/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-language-bar.h"

#include "cle-flow-layout.h"
#include "cle-kiosk-language.h"

#include <glib/gi18n.h>

struct _CleLanguageBar
{
  GtkWidget  parent_instance;

  GtkWidget *enlarge;
  GtkWidget *leave;
  GtkWidget *buttons[CLE_KIOSK_MAX_LANGUAGES];
  guint      n_buttons; /* made for the set-up, with the first update */
};

static GtkWidget *
create_button (const char *language)
{
  g_autofree char *name = cle_kiosk_language_dup_name (language);
  GtkWidget *button = gtk_button_new_with_label (name);

  gtk_widget_add_css_class (button, "kiosk-tool");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "kiosk.language");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", language);

  return button;
}

/* Of one language there is nothing to choose. */
static void
add_buttons (CleLanguageBar       *self,
             const CleKioskConfig *config)
{
  if (self->n_buttons > 0 || config->words->len < 2)
    return;

  for (guint i = 0; i < config->words->len; i++)
    {
      const CleKioskWords *words = g_ptr_array_index (config->words, i);

      self->buttons[i] = create_button (words->language);
      gtk_widget_insert_before (self->buttons[i], GTK_WIDGET (self), self->enlarge);
    }
  self->n_buttons = config->words->len;
}

static void
mark_language (CleLanguageBar       *self,
               const CleKioskConfig *config,
               const char           *chosen)
{
  for (guint i = 0; i < self->n_buttons; i++)
    {
      const CleKioskWords *words = g_ptr_array_index (config->words, i);
      gboolean active = g_str_equal (words->language, chosen);

      if (active)
        gtk_widget_set_state_flags (self->buttons[i], GTK_STATE_FLAG_CHECKED, FALSE);
      else
        gtk_widget_unset_state_flags (self->buttons[i], GTK_STATE_FLAG_CHECKED);
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->buttons[i]), GTK_ACCESSIBLE_STATE_PRESSED,
                                   active ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                          : GTK_ACCESSIBLE_TRISTATE_FALSE,
                                   -1);
    }
}

static void
cle_language_bar_update (CleKioskPage *page,
                         CleKioskDesk *desk)
{
  CleLanguageBar *self = CLE_LANGUAGE_BAR (page);
  const CleKioskConfig *config = cle_kiosk_desk_get_config (desk);
  CleVisit *visit = cle_kiosk_desk_get_visit (desk);
  CleVisitStage stage = cle_visit_get_stage (visit);
  gboolean can_leave = stage != CLE_VISIT_ATTRACT && stage != CLE_VISIT_CLOSED &&
                       stage != CLE_VISIT_SAVING && stage != CLE_VISIT_NOT_SAVED &&
                       stage != CLE_VISIT_THANKS;

  add_buttons (self, config);
  mark_language (self, config, cle_visit_get_language (visit));
  gtk_button_set_label (GTK_BUTTON (self->enlarge), _ ("Text Size"));
  gtk_button_set_label (GTK_BUTTON (self->leave), _ ("Stop"));
  gtk_widget_set_visible (self->leave, can_leave);
}

static GtkWidget *
cle_language_bar_get_first (CleKioskPage *page)
{
  return CLE_LANGUAGE_BAR (page)->enlarge;
}

static void
page_init (CleKioskPageInterface *iface)
{
  iface->update = cle_language_bar_update;
  iface->get_first = cle_language_bar_get_first;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CleLanguageBar, cle_language_bar, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (CLE_TYPE_KIOSK_PAGE, page_init))

static void
cle_language_bar_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (cle_language_bar_parent_class)->dispose (object);
}

static void
cle_language_bar_class_init (CleLanguageBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cle_language_bar_dispose;

  g_type_ensure (CLE_TYPE_FLOW_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLE_RESOURCE_PATH "/app/kiosk/cle-language-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, CleLanguageBar, enlarge);
  gtk_widget_class_bind_template_child (widget_class, CleLanguageBar, leave);
}

static void
cle_language_bar_init (CleLanguageBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
