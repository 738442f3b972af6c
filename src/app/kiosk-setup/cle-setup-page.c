/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-setup-page.h"

enum
{
  READY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_INTERFACE (CleSetupPage, cle_setup_page, GTK_TYPE_WIDGET)

static void
cle_setup_page_default_init (CleSetupPageInterface *iface)
{
  signals[READY] = g_signal_new ("ready", CLE_TYPE_SETUP_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

/**
 * cle_setup_page_show:
 * @self: a step
 * @config: a set-up
 * @is_saved: whether it was read from a file, so that there may be answers
 *
 * Shows what @config says.
 */
void
cle_setup_page_show (CleSetupPage         *self,
                     const CleKioskConfig *config,
                     gboolean              is_saved)
{
  g_return_if_fail (CLE_IS_SETUP_PAGE (self));

  CLE_SETUP_PAGE_GET_IFACE (self)->show (self, config, is_saved);
}

/**
 * cle_setup_page_take:
 * @self: a step
 * @config: (inout): a set-up; gets what stands in the page as far as it is right
 *
 * Returns: %FALSE if something is missing or wrong, which is then said beside
 *   it; or if the answer comes with the signal "ready"
 */
gboolean
cle_setup_page_take (CleSetupPage   *self,
                     CleKioskConfig *config)
{
  g_return_val_if_fail (CLE_IS_SETUP_PAGE (self), FALSE);

  return CLE_SETUP_PAGE_GET_IFACE (self)->take (self, config);
}

/**
 * cle_setup_page_emit_ready:
 * @self: a step
 *
 * To be called by a step whose take did not answer at once.
 */
void
cle_setup_page_emit_ready (CleSetupPage *self)
{
  g_return_if_fail (CLE_IS_SETUP_PAGE (self));

  g_signal_emit (self, signals[READY], 0);
}

/**
 * cle_setup_tell:
 * @note: a label beside @field, seen only when there is a problem
 * @field: what the user has to change
 * @problem: (nullable): what is wrong, in a sentence
 *
 * Says it to the eye and to a screen reader.
 *
 * Returns: whether there is no problem
 */
gboolean
cle_setup_tell (GtkWidget  *note,
                GtkWidget  *field,
                const char *problem)
{
  gboolean fine = problem == NULL;

  gtk_label_set_label (GTK_LABEL (note), fine ? "" : problem);
  gtk_widget_set_visible (note, !fine);
  if (fine)
    gtk_widget_remove_css_class (field, "error");
  else
    gtk_widget_add_css_class (field, "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  fine ? "" : problem, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_STATE_INVALID,
                               fine ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);

  return fine;
}
