/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-setup-last-page.h"

#include "cle-plain-row.h"
#include "cle-setup-closures.h"

#include <glib/gi18n.h>

struct _CleSetupLastPage
{
  AdwPreferencesPage   parent_instance;

  AdwPreferencesGroup *summary;
  GtkWidget           *round_note;
  GtkWidget           *slips;
  AdwPreferencesGroup *next;
  GtkWidget           *rows[CLE_N_SETUP_PARTS];

  char                *title; /* of the questionnaire */
};

static const struct
{
  const char *title;
  const char *text;
} NEXT[] = {
  { N_ ("Start it"),
    N_ ("Run “clientele --kiosk” under the account that saved this file. It fills the screen. On a "
        "computer where nobody may get out, it has an account and a session of its own: the "
        "manual page clientele-kiosk(7) says how, step by step.") },
  { N_ ("Carry it to other kiosks"),
    N_ ("Save it to a stick, and copy it there to .config/clientele/kiosk.json in the home "
        "folder of the account that runs the kiosk. The PIN goes with it. Whoever has the file "
        "can change it, so it is for the owner only.") },
  { N_ ("Leave it"),
    N_ ("Hold the upper left corner of the screen, or Escape, for three seconds, and type the "
        "PIN. The owner's page has a button for it.") },
  { N_ ("If the PIN is forgotten"),
    N_ ("Log in at that computer as the owner of the kiosk's account, delete that one file, and "
        "save a new one from here. No answer is lost. There is no second PIN.") },
};

/* Texts of the user's stand there as they are. */
static GtkWidget *
create_row (const char *title)
{
  return cle_plain_row_new (title, NULL);
}

static void
cle_setup_last_page_show (CleSetupPage         *page,
                          const CleKioskConfig *config,
                          gboolean              is_saved)
{
  CleSetupLastPage *self = CLE_SETUP_LAST_PAGE (page);

  for (guint i = 0; i < CLE_N_SETUP_PARTS; i++)
    {
      g_autofree char *text = cle_setup_part_text (config, (CleSetupPart) i, self->title);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (self->rows[i]), text);
    }
  gtk_widget_set_visible (self->slips, config->slips);
}

static gboolean
cle_setup_last_page_take (CleSetupPage   *page,
                          CleKioskConfig *config)
{
  return TRUE;
}

static void
cle_setup_last_page_iface_init (CleSetupPageInterface *iface)
{
  iface->show = cle_setup_last_page_show;
  iface->take = cle_setup_last_page_take;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CleSetupLastPage, cle_setup_last_page, ADW_TYPE_PREFERENCES_PAGE,
                               G_IMPLEMENT_INTERFACE (CLE_TYPE_SETUP_PAGE,
                                                      cle_setup_last_page_iface_init))

static void
cle_setup_last_page_finalize (GObject *object)
{
  g_free (CLE_SETUP_LAST_PAGE (object)->title);

  G_OBJECT_CLASS (cle_setup_last_page_parent_class)->finalize (object);
}

static void
cle_setup_last_page_class_init (CleSetupLastPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cle_setup_last_page_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, CLE_RESOURCE_PATH
                                               "/app/kiosk-setup/cle-setup-last-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CleSetupLastPage, summary);
  gtk_widget_class_bind_template_child (widget_class, CleSetupLastPage, round_note);
  gtk_widget_class_bind_template_child (widget_class, CleSetupLastPage, slips);
  gtk_widget_class_bind_template_child (widget_class, CleSetupLastPage, next);
}

static void
cle_setup_last_page_init (CleSetupLastPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->title = g_strdup ("");
  for (guint i = 0; i < CLE_N_SETUP_PARTS; i++)
    {
      self->rows[i] = create_row (cle_setup_part_name ((CleSetupPart) i));
      adw_preferences_group_add (self->summary, self->rows[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (NEXT); i++)
    {
      GtkWidget *row = create_row (_ (NEXT[i].title));

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (NEXT[i].text));
      adw_preferences_group_add (self->next, row);
    }
}

/**
 * cle_setup_last_page_set_title:
 * @self: a step, before it is shown
 * @questionnaire: the title of the questionnaire
 * @begins_round: whether saving begins a new round
 */
void
cle_setup_last_page_set_title (CleSetupLastPage *self,
                               const char       *questionnaire,
                               gboolean          begins_round)
{
  char *copy = g_strdup (questionnaire);

  g_return_if_fail (CLE_IS_SETUP_LAST_PAGE (self));

  g_free (self->title);
  self->title = copy;
  gtk_widget_set_visible (self->round_note, begins_round);
}
