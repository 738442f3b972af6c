/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-help-window.h"

#include <glib/gi18n.h>

struct _CleHelpWindow
{
  AdwWindow  parent_instance;

  GtkWidget *sections;
};

G_DEFINE_FINAL_TYPE (CleHelpWindow, cle_help_window, ADW_TYPE_WINDOW)

static const struct
{
  const char *title;
  const char *text;
} SECTIONS[] = {
  { N_ ("Taking the assessment"),
    N_ ("One person answers about their own organisation: yes, not sure or no. Each yes is a "
        "point. Answer as things are, not as they should be. You may skip a question and come "
        "back to it in the review; nothing is final until you finish there.") },
  { N_ ("“Not sure” counts"),
    N_ ("What nobody can answer about your own clients is worth knowing. So the score comes with "
        "its certainty: from the points you are sure of to what it would be if every “not sure” "
        "turned out to be a yes. On the arc that part is drawn lighter.") },
  { N_ ("Whose voice"),
    N_ ("Management, staff and clients see the same organisation from different places, and "
        "clients often see it best. Ask all three, and look at where they differ. Results are "
        "compared only with those of the same subject, voice and questionnaire.") },
  { N_ ("Coming back"),
    N_ ("Two of the questions are about the last month. A round every month or every quarter "
        "shows whether what you did has changed anything. How soon the next one is due can be set "
        "in the preferences.") },
  { N_ ("With the keyboard"),
    N_ ("1, 2 and 3 choose an answer, as do the first letters. Arrows only move; Space and Enter "
        "choose, and Enter on the chosen answer goes on. Page Up goes back, Page Down goes on, "
        "Ctrl+Z takes the last answer back, and F1 tells why a question is asked.") },
  { N_ ("Your data"),
    N_ ("Every answer is saved the moment you give it; if the computer stops, you go on where you "
        "were. Everything stays in one folder on this computer. Deleted results wait in the trash "
        "for 30 days; “Erase for good” means what it says.") },
};

static GtkWidget *
create_label (const char *text,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
create_section (const char *title,
                const char *text)
{
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (section), create_label (title, "title-4"));
  gtk_box_append (GTK_BOX (section), create_label (text, "reading"));

  return section;
}

static void
cle_help_window_class_init (CleHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLE_RESOURCE_PATH "/app/help/cle-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CleHelpWindow, sections);
}

static void
cle_help_window_init (CleHelpWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (SECTIONS); i++)
    gtk_box_append (GTK_BOX (self->sections),
                    create_section (_ (SECTIONS[i].title), _ (SECTIONS[i].text)));
}

/**
 * cle_help_window_new:
 * @parent: the window it belongs to
 *
 * Returns: (transfer none): a window, to be presented
 */
GtkWidget *
cle_help_window_new (GtkWindow *parent)
{
  return g_object_new (CLE_TYPE_HELP_WINDOW, "transient-for", parent, NULL);
}
