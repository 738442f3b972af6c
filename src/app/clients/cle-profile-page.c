/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-profile-page.h"

#include "cle-calibration-dialog.h"
#include "cle-flow-layout.h"
#include "cle-profile-closures.h"
#include "cle-profile-desk.h"
#include "cle-profile-naming.h"
#include "cle-profile-notice-card.h"
#include "cle-profile-preview.h"
#include "cle-profile-saving.h"
#include "cle-profile-sides.h"
#include "cle-report-printing.h"
#include "cle-reporting.h"
#include "cle-revisions-window.h"
#include "cle-toast.h"
#include "cle-trait-panel.h"
#include "report/cle-report-poster.h"

struct _CleProfilePage
{
  AdwBin            parent_instance;

  GtkWidget        *choice;
  AdwFlap          *flap;
  GtkWidget        *revision;
  GtkWidget        *notice;
  GtkWidget        *preview;
  CleProfileSides  *sides;
  GtkWidget        *panel;   /* made when it is first opened */

  CleClientModel   *model;
  CleSession       *session;
  CleProfileDesk   *desk;
  CleProfileEditor *editor;  /* of the one that is shown */
  CleSide           adding;  /* the side that is added to */
  gboolean          filling;
};

G_DEFINE_FINAL_TYPE (CleProfilePage, cle_profile_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_MODEL,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static CleProfile *
get_profile (CleProfilePage *self)
{
  return cle_profile_editor_get_profile (self->editor);
}

static void
update_actions (CleProfilePage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean writable = !cle_session_get_read_only (self->session);
  CleProfile *profile = get_profile (self);

  gtk_widget_action_set_enabled (widget, "profile.undo",
                                 cle_profile_editor_get_can_undo (self->editor));
  gtk_widget_action_set_enabled (widget, "profile.redo",
                                 cle_profile_editor_get_can_redo (self->editor));
  gtk_widget_action_set_enabled (widget, "profile.save",
                                 writable && cle_profile_editor_get_modified (self->editor) &&
                                     cle_profile_get_n_traits (profile) > 0);
  gtk_widget_action_set_enabled (widget, "profile.duplicate",
                                 writable && cle_profile_get_revision (profile) > 0);
  gtk_widget_action_set_enabled (widget, "profile.print-poster",
                                 cle_profile_get_n_traits (profile) > 0);
  gtk_widget_action_set_enabled (widget, "profile.save-poster",
                                 cle_profile_get_n_traits (profile) > 0);
  gtk_widget_action_set_enabled (widget, "profile.revisions",
                                 cle_profile_get_revision (profile) > 0);
}

static void
show_preview (CleProfilePage *self)
{
  cle_profile_preview_show (CLE_PROFILE_PREVIEW (self->preview),
                            cle_client_model_get_judge (self->model), self->editor);
}

static void
show_notice (CleProfilePage *self)
{
  const char *id = cle_profile_get_id (get_profile (self));

  cle_profile_notice_card_show (CLE_PROFILE_NOTICE_CARD (self->notice), self->model, self->editor,
                                cle_profile_desk_was_restored (self->desk, id));
}

static void
changed_cb (CleProfilePage *self)
{
  g_autofree char *text =
      cle_profile_revision_text (get_profile (self), cle_profile_editor_get_modified (self->editor),
                                 cle_session_get_now (self->session));

  gtk_label_set_label (GTK_LABEL (self->revision), text);
  if (self->panel != NULL)
    cle_trait_panel_set_profile (CLE_TRAIT_PANEL (self->panel), get_profile (self));
  show_preview (self);
  show_notice (self);
  update_actions (self);
}

static void
show_editor (CleProfilePage   *self,
             CleProfileEditor *editor)
{
  if (self->editor == editor)
    return;

  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  g_set_object (&self->editor, editor);
  cle_profile_sides_set_editor (self->sides, editor);
  g_signal_connect_object (editor, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
}

static void
chosen_cb (CleProfilePage *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice));

  if (!self->filling && selected < cle_profile_desk_get_n (self->desk))
    show_editor (self, cle_profile_desk_get (self->desk, selected));
}

static void
fill_choice (CleProfilePage *self,
             const char     *shown)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint n = cle_profile_desk_get_n (self->desk);

  for (guint i = 0; i < n; i++)
    {
      CleProfile *profile = cle_profile_editor_get_profile (cle_profile_desk_get (self->desk, i));

      gtk_string_list_append (names, cle_profile_get_name (profile));
    }

  self->filling = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->choice), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice),
                              cle_profile_desk_find (self->desk, shown));
  gtk_widget_set_sensitive (self->choice, n > 1);
  self->filling = FALSE;
  chosen_cb (self);
}

/* What is in the store, with what was not saved. */
static void
load (CleProfilePage *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *shown =
      self->editor != NULL ? g_strdup (cle_profile_get_id (get_profile (self))) : NULL;

  if (!cle_profile_desk_load (self->desk, &error))
    cle_toast_say (GTK_WIDGET (self), error->message);
  fill_choice (self, shown);
}

/* Steps of last time, be it that the program was killed. */
static void
restore (CleProfilePage *self)
{
  g_autofree char *trouble = NULL;
  g_autoptr (GError) error = NULL;

  if (!cle_profile_desk_restore (self->desk, &trouble, &error))
    cle_toast_say (GTK_WIDGET (self), error->message);
  else if (trouble != NULL)
    cle_toast_say (GTK_WIDGET (self), trouble);
}

static void
picked_cb (CleProfilePage *self,
           const CleTrait *trait)
{
  cle_profile_sides_take (self->sides, trait);
}

static void
own_cb (CleProfilePage *self)
{
  cle_profile_sides_ask (self->sides, self->adding);
}

static void
ensure_panel (CleProfilePage *self)
{
  g_autoptr (CleTraitLibrary) library = NULL;

  if (self->panel != NULL)
    return;

  library = cle_trait_library_new ();
  self->panel = cle_trait_panel_new (library);
  cle_trait_panel_set_profile (CLE_TRAIT_PANEL (self->panel), get_profile (self));
  g_signal_connect_object (self->panel, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panel, "own", G_CALLBACK (own_cb), self, G_CONNECT_SWAPPED);
  adw_flap_set_flap (self->flap, self->panel);
}

static void
revealed_cb (CleProfilePage *self)
{
  if (adw_flap_get_reveal_flap (self->flap) && self->panel != NULL)
    cle_trait_panel_focus (CLE_TRAIT_PANEL (self->panel));
}

/* The same button closes the library again. */
static void
add_cb (CleProfilePage *self,
        CleSide         side)
{
  gboolean open = adw_flap_get_reveal_flap (self->flap) && self->adding == side;

  ensure_panel (self);
  self->adding = side;
  cle_trait_panel_set_side (CLE_TRAIT_PANEL (self->panel), side);
  adw_flap_set_reveal_flap (self->flap, !open);
}

static void
undo (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  CleProfileEditor *editor = CLE_PROFILE_PAGE (widget)->editor;

  if (g_str_equal (action, "profile.undo"))
    cle_profile_editor_undo (editor);
  else
    cle_profile_editor_redo (editor);
}

static void
save (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  CleProfilePage *self = CLE_PROFILE_PAGE (widget);

  cle_profile_saving_start (widget, self->session, self->editor);
}

static void
hold (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  CleProfilePage *self = CLE_PROFILE_PAGE (widget);

  if (g_str_equal (action, "profile.hold"))
    cle_profile_saving_start (widget, self->session, self->editor);
  else if (g_str_equal (action, "profile.discard"))
    cle_profile_editor_revert (self->editor);
  gtk_widget_set_visible (self->notice, FALSE);
  gtk_widget_child_focus (GTK_WIDGET (self->sides), GTK_DIR_TAB_FORWARD);
}

static void
weighed_cb (CleProfilePage *self,
            CleProfile     *profile)
{
  cle_profile_editor_set (self->editor, profile, NULL);
}

static void
calibrate (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  CleProfilePage *self = CLE_PROFILE_PAGE (widget);
  GtkWidget *dialog = cle_calibration_dialog_new (widget, self->model, get_profile (self));

  g_signal_connect_object (dialog, "taken", G_CALLBACK (weighed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
named_cb (CleProfilePage *self,
          CleProfile     *profile)
{
  if (g_strcmp0 (cle_profile_get_id (profile), cle_profile_get_id (get_profile (self))) == 0)
    {
      cle_profile_editor_set (self->editor, profile, NULL);
      fill_choice (self, cle_profile_get_id (profile));
      return;
    }

  cle_profile_desk_add (self->desk, profile);
  fill_choice (self, cle_profile_get_id (profile));
}

/* Of all but the one that may be renamed. */
static GPtrArray *
list_names (CleProfilePage *self,
            gboolean        with_own)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < cle_profile_desk_get_n (self->desk); i++)
    {
      CleProfileEditor *editor = cle_profile_desk_get (self->desk, i);
      CleProfile *profile = cle_profile_editor_get_profile (editor);

      if (with_own || editor != self->editor)
        g_ptr_array_add (names, g_strdup (cle_profile_get_name (profile)));
    }

  return names;
}

static void
name_profile (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  CleProfilePage *self = CLE_PROFILE_PAGE (widget);
  CleProfileNaming naming = g_str_equal (action, "profile.new")      ? CLE_PROFILE_NAMING_NEW
                            : g_str_equal (action, "profile.rename") ? CLE_PROFILE_NAMING_RENAME
                                                                     : CLE_PROFILE_NAMING_DUPLICATE;
  g_autoptr (GPtrArray) taken = list_names (self, naming != CLE_PROFILE_NAMING_RENAME);

  cle_profile_naming_ask (widget, self->session, get_profile (self), taken, naming,
                          (CleProfileNamed) named_cb);
}

static void
show_revisions (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  CleProfilePage *self = CLE_PROFILE_PAGE (widget);
  g_autoptr (GError) error = NULL;
  GtkWidget *window = cle_revisions_window_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                                self->session, get_profile (self), &error);

  if (window != NULL)
    gtk_window_present (GTK_WINDOW (window));
  else
    cle_toast_say (widget, error->message);
}

static void
make_poster (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  CleProfilePage *self = CLE_PROFILE_PAGE (widget);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));
  g_autoptr (CleReport) poster =
      cle_report_new_for_poster (get_profile (self), g_get_language_names ()[0],
                                 cle_session_get_offset (self->session));

  CleReportFormat format;

  if (parameter == NULL)
    cle_report_printing_run (window, g_steal_pointer (&poster));
  else if (cle_report_format_from_word (g_variant_get_string (parameter, NULL), &format))
    cle_reporting_save (window, g_steal_pointer (&poster), format);
}

static void
failed_cb (CleProfilePage *self,
           const GError   *error)
{
  cle_toast_say (GTK_WIDGET (self), error->message);
}

static void
cle_profile_page_constructed (GObject *object)
{
  CleProfilePage *self = CLE_PROFILE_PAGE (object);

  G_OBJECT_CLASS (cle_profile_page_parent_class)->constructed (object);

  g_signal_connect_object (self->session, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "changed", G_CALLBACK (show_preview), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "changed", G_CALLBACK (show_notice), self,
                           G_CONNECT_SWAPPED);
  self->desk = cle_profile_desk_new (cle_session_get_store (self->session));
  g_signal_connect_object (self->desk, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  restore (self);
  load (self);
}

/* The window goes, or the store: what a thread has not written yet is written
 * now. */
static void
cle_profile_page_unroot (GtkWidget *widget)
{
  cle_profile_desk_flush (CLE_PROFILE_PAGE (widget)->desk);

  GTK_WIDGET_CLASS (cle_profile_page_parent_class)->unroot (widget);
}

static void
cle_profile_page_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  CleProfilePage *self = CLE_PROFILE_PAGE (object);

  switch (id)
    {
    case PROP_MODEL:
      self->model = g_value_dup_object (value);
      self->session = g_object_ref (cle_client_model_get_session (self->model));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cle_profile_page_dispose (GObject *object)
{
  CleProfilePage *self = CLE_PROFILE_PAGE (object);

  g_clear_object (&self->editor);
  g_clear_object (&self->desk);
  g_clear_object (&self->model);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (cle_profile_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "profile.undo", NULL, undo);
  gtk_widget_class_install_action (widget_class, "profile.redo", NULL, undo);
  gtk_widget_class_install_action (widget_class, "profile.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "profile.discard", NULL, hold);
  gtk_widget_class_install_action (widget_class, "profile.review", NULL, hold);
  gtk_widget_class_install_action (widget_class, "profile.hold", NULL, hold);
  gtk_widget_class_install_action (widget_class, "profile.calibrate", NULL, calibrate);
  gtk_widget_class_install_action (widget_class, "profile.new", NULL, name_profile);
  gtk_widget_class_install_action (widget_class, "profile.duplicate", NULL, name_profile);
  gtk_widget_class_install_action (widget_class, "profile.rename", NULL, name_profile);
  gtk_widget_class_install_action (widget_class, "profile.revisions", NULL, show_revisions);
  gtk_widget_class_install_action (widget_class, "profile.print-poster", NULL, make_poster);
  gtk_widget_class_install_action (widget_class, "profile.save-poster", "s", make_poster);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "profile.undo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "profile.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "profile.save",
                                       NULL);
}

static void
cle_profile_page_class_init (CleProfilePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = cle_profile_page_constructed;
  object_class->set_property = cle_profile_page_set_property;
  object_class->dispose = cle_profile_page_dispose;
  widget_class->unroot = cle_profile_page_unroot;

  props[PROP_MODEL] =
      g_param_spec_object ("model", NULL, NULL, CLE_TYPE_CLIENT_MODEL,
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  g_type_ensure (CLE_TYPE_FLOW_LAYOUT);
  g_type_ensure (CLE_TYPE_PROFILE_NOTICE_CARD);
  g_type_ensure (CLE_TYPE_PROFILE_PREVIEW);
  g_type_ensure (CLE_TYPE_PROFILE_SIDES);
  gtk_widget_class_set_template_from_resource (widget_class, CLE_RESOURCE_PATH
                                               "/app/clients/cle-profile-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CleProfilePage, choice);
  gtk_widget_class_bind_template_child (widget_class, CleProfilePage, flap);
  gtk_widget_class_bind_template_child (widget_class, CleProfilePage, revision);
  gtk_widget_class_bind_template_child (widget_class, CleProfilePage, notice);
  gtk_widget_class_bind_template_child (widget_class, CleProfilePage, preview);
  gtk_widget_class_bind_template_child (widget_class, CleProfilePage, sides);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, revealed_cb);
  install_actions (widget_class);
}

static void
cle_profile_page_init (CleProfilePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cle_profile_page_new:
 * @model: the clients that it is for
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
cle_profile_page_new (CleClientModel *model)
{
  return g_object_new (CLE_TYPE_PROFILE_PAGE, "model", model, NULL);
}

/**
 * cle_profile_page_focus:
 * @self: the page
 *
 * Moves the focus to the first trait, or to the button that adds one.
 */
void
cle_profile_page_focus (CleProfilePage *self)
{
  g_return_if_fail (CLE_IS_PROFILE_PAGE (self));

  gtk_widget_child_focus (GTK_WIDGET (self->sides), GTK_DIR_TAB_FORWARD);
}
