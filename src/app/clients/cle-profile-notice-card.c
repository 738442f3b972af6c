/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-profile-notice-card.h"

#include "cle-profile-closures.h"

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

static CleProfileNotice
find (CleClientModel   *model,
      CleProfileEditor *editor,
      gboolean          restored)
{
  CleSession *session = cle_client_model_get_session (model);
  const CleOffice *office = cle_client_book_get_office (cle_client_model_get_book (model));

  if (cle_session_get_read_only (session))
    return CLE_PROFILE_NOTICE_NONE;

  return cle_profile_notice_find (cle_profile_editor_get_profile (editor),
                                  cle_profile_editor_get_modified (editor), restored,
                                  office->revision_days, cle_session_get_now (session),
                                  cle_session_get_offset (session));
}

/**
 * cle_profile_notice_card_show:
 * @self: a card
 * @model: the clients that the profile is for
 * @editor: of the profile
 * @restored: whether its steps are those of last time
 *
 * Hides the card if there is nothing to say.
 */
void
cle_profile_notice_card_show (CleProfileNoticeCard *self,
                              CleClientModel       *model,
                              CleProfileEditor     *editor,
                              gboolean              restored)
{
  g_return_if_fail (CLE_IS_PROFILE_NOTICE_CARD (self));

  CleProfileNotice notice = find (model, editor, restored);
  g_autofree char *text =
      cle_profile_notice_text (notice, cle_profile_editor_get_profile (editor),
                               cle_session_get_now (cle_client_model_get_session (model)));

  gtk_label_set_label (GTK_LABEL (self->text), text);
  gtk_widget_set_visible (self->discard, notice == CLE_PROFILE_NOTICE_RESTORED);
  gtk_widget_set_visible (self->review, notice == CLE_PROFILE_NOTICE_DUE);
  gtk_widget_set_visible (self->hold, notice == CLE_PROFILE_NOTICE_DUE);
  gtk_widget_set_visible (GTK_WIDGET (self), notice != CLE_PROFILE_NOTICE_NONE);
}
