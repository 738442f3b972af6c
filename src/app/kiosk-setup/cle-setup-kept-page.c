/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-setup-kept-page.h"

struct _CleSetupKeptPage
{
  AdwPreferencesPage parent_instance;

  GtkWidget         *anonymous;
  GtkWidget         *round_note;
  GtkWidget         *partial;
  GtkWidget         *result;
  GtkWidget         *slips;

  gboolean           is_saved;
  gboolean           before; /* whether it was anonymous */
};

static gboolean
is_on (GtkWidget *widget)
{
  return gtk_switch_get_active (GTK_SWITCH (widget));
}

static void
anonymous_cb (CleSetupKeptPage *self)
{
  gtk_widget_set_visible (self->round_note,
                          self->is_saved && is_on (self->anonymous) != self->before);
}

static void
cle_setup_kept_page_show (CleSetupPage         *page,
                const CleKioskConfig *config,
                gboolean              is_saved)
{
  CleSetupKeptPage *self = CLE_SETUP_KEPT_PAGE (page);

  self->is_saved = is_saved;
  self->before = config->anonymous;
  gtk_switch_set_active (GTK_SWITCH (self->anonymous), config->anonymous);
  gtk_switch_set_active (GTK_SWITCH (self->partial), config->keep_partial);
  gtk_switch_set_active (GTK_SWITCH (self->result), config->show_result);
  gtk_switch_set_active (GTK_SWITCH (self->slips), config->slips);
  anonymous_cb (self);
}

static gboolean
cle_setup_kept_page_take (CleSetupPage   *page,
                CleKioskConfig *config)
{
  CleSetupKeptPage *self = CLE_SETUP_KEPT_PAGE (page);

  config->anonymous = is_on (self->anonymous);
  config->keep_partial = is_on (self->partial);
  config->show_result = is_on (self->result);
  config->slips = is_on (self->slips);

  return TRUE;
}

static void
cle_setup_kept_page_iface_init (CleSetupPageInterface *iface)
{
  iface->show = cle_setup_kept_page_show;
  iface->take = cle_setup_kept_page_take;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CleSetupKeptPage, cle_setup_kept_page, ADW_TYPE_PREFERENCES_PAGE,
                               G_IMPLEMENT_INTERFACE (CLE_TYPE_SETUP_PAGE, cle_setup_kept_page_iface_init))

static void
cle_setup_kept_page_class_init (CleSetupKeptPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, CLE_RESOURCE_PATH
                                               "/app/kiosk-setup/cle-setup-kept-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CleSetupKeptPage, anonymous);
  gtk_widget_class_bind_template_child (widget_class, CleSetupKeptPage, round_note);
  gtk_widget_class_bind_template_child (widget_class, CleSetupKeptPage, partial);
  gtk_widget_class_bind_template_child (widget_class, CleSetupKeptPage, result);
  gtk_widget_class_bind_template_child (widget_class, CleSetupKeptPage, slips);
  gtk_widget_class_bind_template_callback (widget_class, anonymous_cb);
}

static void
cle_setup_kept_page_init (CleSetupKeptPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
