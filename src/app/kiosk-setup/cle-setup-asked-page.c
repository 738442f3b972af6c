/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-setup-asked-page.h"

#include "cle-format-closures.h"
#include "cle-plain-row.h"
#include "cle-setup-closures.h"
#include "cle-setup-language-row.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_SUBJECT 200

struct _CleSetupAskedPage
{
  AdwPreferencesPage   parent_instance;

  GtkWidget           *questionnaire;
  GtkWidget           *round_note;
  GtkWidget           *subject;
  AdwPreferencesGroup *voices_group;
  AdwPreferencesGroup *languages_group;
  GtkWidget           *voices[CLE_N_VOICES];
  GtkWidget           *voices_note;
  GtkWidget           *languages_note;

  CleLibrary          *library;
  GPtrArray           *offered;   /* of CleQuestionnaire */
  GPtrArray           *languages; /* of CleSetupLanguageRow, in their order */
  gboolean             is_saved;
  guint                before;    /* index of the questionnaire it was */
};

static CleQuestionnaire *
get_chosen (CleSetupAskedPage *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->questionnaire));

  return self->offered != NULL && selected < self->offered->len
             ? g_ptr_array_index (self->offered, selected)
             : NULL;
}

static gboolean
has_language (const CleQuestionnaire *questionnaire,
              const char             *language)
{
  const char *const wanted[] = { language, NULL };
  const char *found = cle_questionnaire_pick_language (questionnaire, wanted);
  gsize length = strlen (language);

  return g_str_has_prefix (found, language) && strchr ("-_", found[length]) != NULL;
}

/* A questionnaire in none of our languages is asked in its own words whatever
 * is chosen. */
static void
update_languages (CleSetupAskedPage *self)
{
  const CleQuestionnaire *chosen = get_chosen (self);
  guint n = 0;

  for (guint i = 0; i < self->languages->len; i++)
    {
      CleSetupLanguageRow *row = self->languages->pdata[i];
      gboolean has =
          chosen == NULL || has_language (chosen, cle_setup_language_row_get_language (row));

      gtk_widget_set_visible (GTK_WIDGET (row), has);
      cle_setup_language_row_set_can_raise (row, has && n > 0);
      n += has;
    }
  for (guint i = 0; n == 0 && i < self->languages->len; i++)
    gtk_widget_set_visible (self->languages->pdata[i], TRUE);
}

static void
questionnaire_cb (CleSetupAskedPage *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->questionnaire));

  if (self->languages == NULL)
    return;

  gtk_widget_set_visible (self->round_note, self->is_saved && selected != self->before);
  update_languages (self);
}

static void
place_languages (CleSetupAskedPage *self)
{
  for (guint i = 0; i < self->languages->len; i++)
    adw_preferences_group_remove (self->languages_group, self->languages->pdata[i]);
  for (guint i = 0; i < self->languages->len; i++)
    adw_preferences_group_add (self->languages_group, self->languages->pdata[i]);
  update_languages (self);
}

static void
raise_cb (CleSetupAskedPage   *self,
          CleSetupLanguageRow *row)
{
  guint at;

  if (!g_ptr_array_find (self->languages, row, &at) || at == 0)
    return;

  self->languages->pdata[at] = self->languages->pdata[at - 1];
  self->languages->pdata[at - 1] = row;
  place_languages (self);
  gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
}

static gboolean
find_row (CleSetupAskedPage *self,
          const char        *language)
{
  for (guint i = 0; i < self->languages->len; i++)
    if (strcmp (cle_setup_language_row_get_language (self->languages->pdata[i]), language) == 0)
      return TRUE;

  return FALSE;
}

static void
add_language (CleSetupAskedPage   *self,
              const char          *language,
              const CleKioskWords *words)
{
  GtkWidget *row;

  if (find_row (self, language))
    return;

  row = cle_setup_language_row_new (language);
  cle_setup_language_row_show (CLE_SETUP_LANGUAGE_ROW (row), words);
  g_signal_connect_object (row, "raise", G_CALLBACK (raise_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->languages, g_object_ref_sink (row));
  adw_preferences_group_add (self->languages_group, row);
}

/* The language of this desktop comes first at a new kiosk, and all are offered. */
static void
fill_languages (CleSetupAskedPage    *self,
                const CleKioskConfig *config)
{
  char empty[] = "";
  const CleKioskWords none = { NULL, empty, empty, empty };
  g_auto (GStrv) known = cle_setup_list_languages ();
  const char *const *own = g_get_language_names ();
  gboolean is_new = config->words->len == 0;

  for (guint i = 0; i < config->words->len; i++)
    {
      const CleKioskWords *words = g_ptr_array_index (config->words, i);

      add_language (self, words->language, words);
    }
  for (guint i = 0; own[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) known, own[i]))
      add_language (self, own[i], is_new ? &none : NULL);
  for (guint i = 0; known[i] != NULL; i++)
    add_language (self, known[i], is_new ? &none : NULL);
}

/* That of the file is offered as it is there, beside a later one of its name. */
static guint
find_questionnaire (CleSetupAskedPage    *self,
                    const CleKioskConfig *config)
{
  g_autoptr (CleQuestionnaire) own =
      config->document != NULL
          ? cle_questionnaire_new_from_bytes (config->document, "document", NULL)
          : NULL;

  for (guint i = 0; i < self->offered->len; i++)
    {
      const CleQuestionnaire *item = self->offered->pdata[i];

      if (own != NULL ? g_str_equal (cle_questionnaire_get_digest (item),
                                     cle_questionnaire_get_digest (own))
                      : g_str_equal (cle_questionnaire_get_id (item), config->questionnaire))
        return i;
    }
  if (own == NULL)
    return 0;

  g_ptr_array_add (self->offered, g_steal_pointer (&own));
  return self->offered->len - 1;
}

static void
fill_questionnaires (CleSetupAskedPage    *self,
                     const CleKioskConfig *config)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  g_clear_pointer (&self->offered, g_ptr_array_unref);
  self->offered = cle_library_list (self->library, NULL);
  if (self->offered == NULL)
    self->offered = g_ptr_array_new_with_free_func ((GDestroyNotify) cle_questionnaire_unref);
  self->before = find_questionnaire (self, config);
  for (guint i = 0; i < self->offered->len; i++)
    {
      const CleQuestionnaire *item = self->offered->pdata[i];

      gtk_string_list_append (titles,
                              cle_questionnaire_get_title (item, cle_format_language (item)));
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (self->questionnaire), G_LIST_MODEL (titles));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->questionnaire), self->before);
}

static void
cle_setup_asked_page_show (CleSetupPage         *page,
                 const CleKioskConfig *config,
                 gboolean              is_saved)
{
  CleSetupAskedPage *self = CLE_SETUP_ASKED_PAGE (page);

  self->is_saved = is_saved;
  fill_questionnaires (self, config);
  gtk_editable_set_text (GTK_EDITABLE (self->subject), config->subject);
  for (guint i = 0; i < CLE_N_VOICES; i++)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->voices[i]),
                                 (config->voices & 1u << i) != 0);
  fill_languages (self, config);
  update_languages (self);
}

static void
take_questionnaire (CleSetupAskedPage *self,
                    CleKioskConfig    *config)
{
  CleQuestionnaire *chosen = get_chosen (self);
  const char *id;

  if (chosen == NULL)
    return;

  id = cle_questionnaire_get_id (chosen);
  g_free (config->questionnaire);
  config->questionnaire = g_strdup (id);
  g_clear_pointer (&config->document, g_bytes_unref);
  if (!cle_library_is_built_in (self->library, id))
    config->document = g_bytes_ref (cle_questionnaire_get_bytes (chosen));
}

static gboolean
take_voices (CleSetupAskedPage *self,
             CleKioskConfig    *config)
{
  guint voices = 0;

  for (guint i = 0; i < CLE_N_VOICES; i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->voices[i])))
      voices |= 1u << i;
  if (voices != 0)
    config->voices = voices;

  return cle_setup_tell (self->voices_note, self->voices[0],
                         voices == 0 ? _ ("Please choose at least one.") : NULL);
}

static gboolean
take_languages (CleSetupAskedPage *self,
                CleKioskConfig    *config)
{
  guint n = 0;

  for (guint i = 0; i < self->languages->len; i++)
    n += cle_setup_language_row_get_offered (self->languages->pdata[i]);
  if (n > 0)
    g_ptr_array_set_size (config->words, 0);
  for (guint i = 0; i < self->languages->len; i++)
    if (cle_setup_language_row_get_offered (self->languages->pdata[i]))
      cle_setup_language_row_take (self->languages->pdata[i], config);

  return cle_setup_tell (self->languages_note, GTK_WIDGET (self->languages_group),
                         n == 0 ? _ ("Please offer at least one language.") : NULL);
}

static gboolean
cle_setup_asked_page_take (CleSetupPage   *page,
                 CleKioskConfig *config)
{
  CleSetupAskedPage *self = CLE_SETUP_ASKED_PAGE (page);
  gboolean voices = take_voices (self, config);
  gboolean languages = take_languages (self, config);

  take_questionnaire (self, config);
  g_free (config->subject);
  config->subject = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->subject))));
  if (!voices)
    gtk_widget_grab_focus (self->voices[0]);
  else if (!languages)
    gtk_widget_child_focus (GTK_WIDGET (self->languages_group), GTK_DIR_TAB_FORWARD);

  return voices && languages;
}

static void
cle_setup_asked_page_iface_init (CleSetupPageInterface *iface)
{
  iface->show = cle_setup_asked_page_show;
  iface->take = cle_setup_asked_page_take;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CleSetupAskedPage, cle_setup_asked_page, ADW_TYPE_PREFERENCES_PAGE,
                               G_IMPLEMENT_INTERFACE (CLE_TYPE_SETUP_PAGE, cle_setup_asked_page_iface_init))

static GtkWidget *
add_note (AdwPreferencesGroup *group)
{
  GtkWidget *note = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, "visible", FALSE,
                                  "margin-top", 6, NULL);

  gtk_widget_add_css_class (note, "error");
  adw_preferences_group_add (group, note);

  return note;
}

static void
add_voice (CleSetupAskedPage *self,
           CleVoice           voice)
{
  GtkWidget *row = adw_action_row_new ();

  self->voices[voice] = gtk_check_button_new ();
  gtk_widget_set_valign (self->voices[voice], GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), cle_format_voice (voice));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), self->voices[voice]);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), self->voices[voice]);
  adw_preferences_group_add (self->voices_group, row);
}

static void
cle_setup_asked_page_dispose (GObject *object)
{
  CleSetupAskedPage *self = CLE_SETUP_ASKED_PAGE (object);

  g_clear_object (&self->library);
  g_clear_pointer (&self->offered, g_ptr_array_unref);
  g_clear_pointer (&self->languages, g_ptr_array_unref);

  G_OBJECT_CLASS (cle_setup_asked_page_parent_class)->dispose (object);
}

static void
cle_setup_asked_page_class_init (CleSetupAskedPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cle_setup_asked_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, CLE_RESOURCE_PATH
                                               "/app/kiosk-setup/cle-setup-asked-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CleSetupAskedPage, questionnaire);
  gtk_widget_class_bind_template_child (widget_class, CleSetupAskedPage, round_note);
  gtk_widget_class_bind_template_child (widget_class, CleSetupAskedPage, subject);
  gtk_widget_class_bind_template_child (widget_class, CleSetupAskedPage, voices_group);
  gtk_widget_class_bind_template_child (widget_class, CleSetupAskedPage, languages_group);
  gtk_widget_class_bind_template_callback (widget_class, questionnaire_cb);
}

static void
cle_setup_asked_page_init (CleSetupAskedPage *self)
{
  GtkEditable *text;

  gtk_widget_init_template (GTK_WIDGET (self));
  cle_row_take_return (self->questionnaire);
  self->languages = g_ptr_array_new_with_free_func (g_object_unref);
  text = gtk_editable_get_delegate (GTK_EDITABLE (self->subject));
  gtk_text_set_max_length (GTK_TEXT (text), MAX_SUBJECT);
  for (guint i = 0; i < CLE_N_VOICES; i++)
    add_voice (self, (CleVoice) i);
  self->voices_note = add_note (self->voices_group);
  self->languages_note = add_note (self->languages_group);
}

/**
 * cle_setup_asked_page_set_library:
 * @self: a step, before anything is shown in it
 * @library: what can be asked
 */
void
cle_setup_asked_page_set_library (CleSetupAskedPage *self,
                                  CleLibrary        *library)
{
  g_return_if_fail (CLE_IS_SETUP_ASKED_PAGE (self));

  g_set_object (&self->library, library);
}

/**
 * cle_setup_asked_page_get_title:
 * @self: a step
 *
 * Returns: (transfer none): the title of the questionnaire that is chosen
 */
const char *
cle_setup_asked_page_get_title (CleSetupAskedPage *self)
{
  const CleQuestionnaire *chosen;

  g_return_val_if_fail (CLE_IS_SETUP_ASKED_PAGE (self), NULL);

  chosen = get_chosen (self);

  return chosen != NULL ? cle_questionnaire_get_title (chosen, cle_format_language (chosen)) : "";
}
