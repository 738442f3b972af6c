/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-subject-menu.h"

#include <glib/gi18n.h>

#define MOST 100 /* subjects in a menu */

/* What was assessed before, to be picked and not typed: only the same words
 * belong to the same line of progress. */
struct _CleSubjectMenu
{
  AdwBin      parent_instance;

  CleHistory *history;
};

G_DEFINE_FINAL_TYPE (CleSubjectMenu, cle_subject_menu, ADW_TYPE_BIN)

enum
{
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A subject may have any characters; in a menu an underscore marks a key. */
static GMenuItem *
create_item (const char *subject)
{
  g_autoptr (GString) label = g_string_new (subject);
  GMenuItem *item;

  g_string_replace (label, "_", "__", 0);
  item = g_menu_item_new (label->str, NULL);
  g_menu_item_set_action_and_target (item, "subject.pick", "s", subject);

  return item;
}

static void
fill_cb (GtkMenuButton *button,
         gpointer       data)
{
  CleSubjectMenu *self = data;
  g_auto (GStrv) subjects = cle_history_dup_subjects (self->history);
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; subjects[i] != NULL && i < MOST; i++)
    {
      g_autoptr (GMenuItem) item = create_item (subjects[i]);

      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
pick (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  g_signal_emit (widget, signals[PICKED], 0, g_variant_get_string (parameter, NULL));
}

static void
cle_subject_menu_dispose (GObject *object)
{
  g_clear_object (&CLE_SUBJECT_MENU (object)->history);

  G_OBJECT_CLASS (cle_subject_menu_parent_class)->dispose (object);
}

static void
cle_subject_menu_class_init (CleSubjectMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cle_subject_menu_dispose;

  signals[PICKED] = g_signal_new ("picked", CLE_TYPE_SUBJECT_MENU, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "subject.pick", "s", pick);
}

static void
cle_subject_menu_init (CleSubjectMenu *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "pan-down-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Assessed Before"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Assessed Before"), -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), fill_cb, self, NULL);
  adw_bin_set_child (ADW_BIN (self), button);
}

/**
 * cle_subject_menu_new:
 *
 * Its signal “picked” brings a subject.
 *
 * Returns: (transfer floating): a button without a history
 */
GtkWidget *
cle_subject_menu_new (void)
{
  return g_object_new (CLE_TYPE_SUBJECT_MENU, NULL);
}

/**
 * cle_subject_menu_is_needed:
 * @history: what was assessed
 *
 * Returns: whether there is anything to choose from
 */
gboolean
cle_subject_menu_is_needed (CleHistory *history)
{
  g_auto (GStrv) subjects = cle_history_dup_subjects (history);

  return g_strv_length (subjects) > 1;
}

/**
 * cle_subject_menu_set_history:
 * @self: a menu
 * @history: what was assessed; to be told again when it has grown
 */
void
cle_subject_menu_set_history (CleSubjectMenu *self,
                              CleHistory     *history)
{
  g_return_if_fail (CLE_IS_SUBJECT_MENU (self));

  g_set_object (&self->history, history);
  gtk_widget_set_visible (GTK_WIDGET (self), cle_subject_menu_is_needed (history));
}
