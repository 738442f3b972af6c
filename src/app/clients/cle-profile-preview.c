/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-profile-preview.h"

#include "cle-profile-closures.h"

#include <glib/gi18n.h>

struct _CleProfilePreview
{
  AdwBin     parent_instance;

  GtkWidget *text;
};

G_DEFINE_FINAL_TYPE (CleProfilePreview, cle_profile_preview, ADW_TYPE_BIN)

static void
cle_profile_preview_class_init (CleProfilePreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, CLE_RESOURCE_PATH
                                               "/app/clients/cle-profile-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, CleProfilePreview, text);
}

static void
cle_profile_preview_init (CleProfilePreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_text (CleProfilePreview *self,
          const char        *text,
          gboolean           modified)
{
  gtk_label_set_label (GTK_LABEL (self->text), text);
  if (modified)
    gtk_widget_remove_css_class (self->text, "dim-label");
  else
    gtk_widget_add_css_class (self->text, "dim-label");
}

/**
 * cle_profile_preview_show:
 * @self: a preview
 * @judge: (nullable): the clients as they are judged now
 * @editor: of the profile
 *
 * Hides the preview of a profile that was never saved. Of one that was not changed
 * it says what it is for: if it came with the first change it would cover what was
 * changed at the end of the page.
 */
void
cle_profile_preview_show (CleProfilePreview *self,
                          CleJudge          *judge,
                          CleProfileEditor  *editor)
{
  g_return_if_fail (CLE_IS_PROFILE_PREVIEW (self));

  CleProfile *profile = cle_profile_editor_get_profile (editor);
  gboolean modified = cle_profile_editor_get_modified (editor);
  gboolean shown = judge != NULL && cle_profile_get_revision (profile) > 0;
  g_autoptr (GArray) changes = shown && modified ? cle_judge_preview (judge, profile) : NULL;
  g_autofree char *text = changes != NULL ? cle_profile_preview_text (changes) : NULL;

  set_text (self,
            text != NULL ? text
                         : _ ("Change something: here stands who would be judged otherwise."),
            modified);
  gtk_widget_set_visible (GTK_WIDGET (self), shown);
}
