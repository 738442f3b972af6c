/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-profile-notice-card.h"

struct _CleProfileNoticeCard
{
  AdwBin     parent_instance;

  GtkWidget *text;
  GtkWidget *discard;
  GtkWidget *review;
  GtkWidget *hold;
};

G_DEFINE_FINAL_TYPE (CleProfileNoticeCard, cle_profile_notice_card, ADW_TYPE_BIN)

static void
cle_profile_notice_card_class_init (CleProfileNoticeCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, CLE_RESOURCE_PATH
                                               "/app/clients/cle-profile-notice-card.ui");
  gtk_widget_class_bind_template_child (widget_class, CleProfileNoticeCard, text);
  gtk_widget_class_bind_template_child (widget_class, CleProfileNoticeCard, discard);
  gtk_widget_class_bind_template_child (widget_class, CleProfileNoticeCard, review);
  gtk_widget_class_bind_template_child (widget_class, CleProfileNoticeCard, hold);
}

static void
cle_profile_notice_card_init (CleProfileNoticeCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cle_profile_notice_card_show:
 * @self: a card
 * @notice: what there is to say; nothing hides the card
 * @text: it in words
 */
void
cle_profile_notice_card_show (CleProfileNoticeCard *self,
                              CleProfileNotice      notice,
                              const char           *text)
{
  g_return_if_fail (CLE_IS_PROFILE_NOTICE_CARD (self));

  gtk_label_set_label (GTK_LABEL (self->text), text);
  gtk_widget_set_visible (self->discard, notice == CLE_PROFILE_NOTICE_RESTORED);
  gtk_widget_set_visible (self->review, notice == CLE_PROFILE_NOTICE_DUE);
  gtk_widget_set_visible (self->hold, notice == CLE_PROFILE_NOTICE_DUE);
  gtk_widget_set_visible (GTK_WIDGET (self), notice != CLE_PROFILE_NOTICE_NONE);
}
