/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-kiosk-voice-page.h"

#include "cle-kiosk-words.h"

#include <glib/gi18n.h>

struct _CleKioskVoicePage
{
  GtkWidget  parent_instance;

  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *voices[CLE_N_VOICES];
};

static void
cle_kiosk_voice_page_update (CleKioskPage *page,
                             CleKioskDesk *desk)
{
  CleKioskVoicePage *self = CLE_KIOSK_VOICE_PAGE (page);
  guint offered = cle_kiosk_desk_get_config (desk)->voices;

  gtk_label_set_text (GTK_LABEL (self->title), _ ("Who is answering?"));
  for (guint i = 0; i < CLE_N_VOICES; i++)
    {
      gtk_button_set_label (GTK_BUTTON (self->voices[i]), cle_kiosk_voice_label ((CleVoice) i));
      gtk_widget_set_visible (self->voices[i], (offered & 1u << i) != 0);
    }
}

static GtkWidget *
cle_kiosk_voice_page_get_first (CleKioskPage *page)
{
  GtkWidget *first = gtk_widget_get_next_sibling (CLE_KIOSK_VOICE_PAGE (page)->title);

  while (first != NULL && !gtk_widget_get_visible (first))
    first = gtk_widget_get_next_sibling (first);

  return first;
}

static void
page_init (CleKioskPageInterface *iface)
{
  iface->update = cle_kiosk_voice_page_update;
  iface->get_first = cle_kiosk_voice_page_get_first;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CleKioskVoicePage, cle_kiosk_voice_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (CLE_TYPE_KIOSK_PAGE, page_init))

static void
cle_kiosk_voice_page_dispose (GObject *object)
{
  CleKioskVoicePage *self = CLE_KIOSK_VOICE_PAGE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (cle_kiosk_voice_page_parent_class)->dispose (object);
}

static void
cle_kiosk_voice_page_class_init (CleKioskVoicePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cle_kiosk_voice_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, CLE_RESOURCE_PATH
                                               "/app/kiosk/cle-kiosk-voice-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CleKioskVoicePage, box);
  gtk_widget_class_bind_template_child (widget_class, CleKioskVoicePage, title);
}

static void
cle_kiosk_voice_page_init (CleKioskVoicePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < CLE_N_VOICES; i++)
    {
      self->voices[i] = gtk_button_new ();
      gtk_widget_add_css_class (self->voices[i], "kiosk-button");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->voices[i]), "kiosk.voice");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->voices[i]), "s",
                                        cle_voice_get_word ((CleVoice) i));
      gtk_box_append (GTK_BOX (self->box), self->voices[i]);
    }
}
