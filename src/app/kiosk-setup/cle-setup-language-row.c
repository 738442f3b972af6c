/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-setup-language-row.h"

#include "cle-setup-closures.h"

#include <glib/gi18n.h>

struct _CleSetupLanguageRow
{
  AdwExpanderRow parent_instance;

  GtkWidget     *raise;
  GtkWidget     *title;
  GtkWidget     *text;
  GtkWidget     *closed;

  char          *language;
};

G_DEFINE_FINAL_TYPE (CleSetupLanguageRow, cle_setup_language_row, ADW_TYPE_EXPANDER_ROW)

enum
{
  RAISE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
raise_cb (CleSetupLanguageRow *self)
{
  g_signal_emit (self, signals[RAISE], 0);
}

/* More than the format allows cannot be typed. */
static GtkWidget *
add_entry (CleSetupLanguageRow *self,
           const char          *title,
           int                  most)
{
  GtkWidget *entry =
      g_object_new (ADW_TYPE_ENTRY_ROW, "title", title, "activates-default", TRUE, NULL);

  gtk_text_set_max_length (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (entry))), most);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), entry);

  return entry;
}

static char *
dup_text (GtkWidget *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static void
cle_setup_language_row_finalize (GObject *object)
{
  g_free (CLE_SETUP_LANGUAGE_ROW (object)->language);

  G_OBJECT_CLASS (cle_setup_language_row_parent_class)->finalize (object);
}

static void
cle_setup_language_row_class_init (CleSetupLanguageRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cle_setup_language_row_finalize;

  signals[RAISE] = g_signal_new ("raise", CLE_TYPE_SETUP_LANGUAGE_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
cle_setup_language_row_init (CleSetupLanguageRow *self)
{
  self->raise = gtk_button_new_from_icon_name ("go-up-symbolic");
  gtk_widget_set_valign (self->raise, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->raise, "flat");
  g_signal_connect_object (self->raise, "clicked", G_CALLBACK (raise_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), self->raise);
  adw_expander_row_set_show_enable_switch (ADW_EXPANDER_ROW (self), TRUE);
  self->title = add_entry (self, _ ("Own title"), CLE_KIOSK_MAX_TITLE);
  self->text = add_entry (self, _ ("Own text below it"), CLE_KIOSK_MAX_TEXT);
  self->closed = add_entry (self, _ ("Outside the opening hours"), CLE_KIOSK_MAX_TEXT);
}

/**
 * cle_setup_language_row_new:
 * @language: a tag such as "en"
 *
 * Returns: (transfer floating): a row; the language is not offered as yet
 */
GtkWidget *
cle_setup_language_row_new (const char *language)
{
  const char *name = cle_setup_language_name (language);
  CleSetupLanguageRow *self =
      g_object_new (CLE_TYPE_SETUP_LANGUAGE_ROW, "title", name, "enable-expansion", FALSE, NULL);
  g_autofree char *raise = g_strdup_printf (_ ("Offer %s before the one above"), name);

  self->language = g_strdup (language);
  gtk_widget_set_tooltip_text (self->raise, raise);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->raise), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  raise, -1);

  return GTK_WIDGET (self);
}

/**
 * cle_setup_language_row_get_language:
 * @self: a row
 *
 * Returns: the tag of its language
 */
const char *
cle_setup_language_row_get_language (CleSetupLanguageRow *self)
{
  g_return_val_if_fail (CLE_IS_SETUP_LANGUAGE_ROW (self), NULL);

  return self->language;
}

/**
 * cle_setup_language_row_get_offered:
 * @self: a row
 *
 * Returns: whether the language is offered: it can be, and the user wants it
 */
gboolean
cle_setup_language_row_get_offered (CleSetupLanguageRow *self)
{
  g_return_val_if_fail (CLE_IS_SETUP_LANGUAGE_ROW (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self)) &&
         adw_expander_row_get_enable_expansion (ADW_EXPANDER_ROW (self));
}

/**
 * cle_setup_language_row_set_can_raise:
 * @self: a row
 * @can_raise: whether there is one above it
 */
void
cle_setup_language_row_set_can_raise (CleSetupLanguageRow *self,
                                      gboolean             can_raise)
{
  g_return_if_fail (CLE_IS_SETUP_LANGUAGE_ROW (self));

  gtk_widget_set_visible (self->raise, can_raise);
}

/**
 * cle_setup_language_row_show:
 * @self: a row
 * @words: (nullable): what the kiosk says; %NULL when it is not offered
 */
void
cle_setup_language_row_show (CleSetupLanguageRow *self,
                             const CleKioskWords *words)
{
  g_return_if_fail (CLE_IS_SETUP_LANGUAGE_ROW (self));

  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (self), words != NULL);
  /* Whoever switches it on is shown what may be filled in; nobody else is. */
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->title), words != NULL ? words->title : "");
  gtk_editable_set_text (GTK_EDITABLE (self->text), words != NULL ? words->text : "");
  gtk_editable_set_text (GTK_EDITABLE (self->closed), words != NULL ? words->closed : "");
}

/**
 * cle_setup_language_row_take:
 * @self: a row whose language is offered
 * @config: (inout): gets it as its last language
 */
void
cle_setup_language_row_take (CleSetupLanguageRow *self,
                             CleKioskConfig      *config)
{
  CleKioskWords *words;

  g_return_if_fail (CLE_IS_SETUP_LANGUAGE_ROW (self));

  words = cle_kiosk_config_add_language (config, self->language);
  g_free (words->title);
  g_free (words->text);
  g_free (words->closed);
  words->title = dup_text (self->title);
  words->text = dup_text (self->text);
  words->closed = dup_text (self->closed);
}
