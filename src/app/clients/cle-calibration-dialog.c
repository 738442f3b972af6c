/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-calibration-dialog.h"

#include "cle-calibration-closures.h"
#include "cle-client-acting.h"
#include "cle-plain-row.h"
#include "cle-rating-dialog.h"
#include "cle-toast.h"

#include <glib/gi18n.h>

#define N_GROUPS 3

struct _CleCalibrationDialog
{
  AdwWindow            parent_instance;

  GtkWidget           *intro;
  AdwPreferencesGroup *people[CLE_N_CALIBRATION_KINDS];
  AdwPreferencesGroup *apart;
  AdwPreferencesGroup *alike;
  AdwPreferencesGroup *unknown;
  GtkWidget           *take;

  CleClientModel      *model;
  CleProfile          *profile;
  CleCalibration      *calibration;
  GPtrArray           *rows;    /* all rows, each with its group as data */
  GPtrArray           *checks;  /* (nullable items): one a trait */
  GPtrArray           *others;  /* ids of clients that were not named, as offered */
};

G_DEFINE_FINAL_TYPE (CleCalibrationDialog, cle_calibration_dialog, ADW_TYPE_WINDOW)

enum
{
  TAKEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
add_row (CleCalibrationDialog *self,
         AdwPreferencesGroup  *group,
         GtkWidget            *row)
{
  adw_preferences_group_add (group, row);
  g_object_set_data (G_OBJECT (row), "group", group);
  g_ptr_array_add (self->rows, row);
}

static void
clear_rows (CleCalibrationDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (g_object_get_data (self->rows->pdata[i], "group"),
                                  self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->checks, 0);
}

static void
rate_cb (GtkButton            *button,
         CleCalibrationDialog *self)
{
  const char *client = g_object_get_data (G_OBJECT (button), "client");
  GPtrArray *profiles = cle_client_model_get_profiles (self->model);

  if (profiles == NULL || profiles->len == 0)
    cle_toast_say (self->intro, _ ("First save the profile."));
  else if (cle_judge_find (cle_client_model_get_judge (self->model), client) != NULL)
    gtk_window_present (GTK_WINDOW (cle_rating_dialog_new (self->intro, self->model, client)));
}

static void
add_client (CleCalibrationDialog *self,
            CleCalibrationKind    kind,
            const CleJudged      *judged,
            gboolean              rated)
{
  /* The property that is set last is told of first: no name is taken as markup. */
  GtkWidget *row = cle_plain_row_new (judged->client->name,
                                      rated ? _ ("Rated") : _ ("Not rated with this profile yet"));
  GtkWidget *button;

  if (!rated)
    {
      button = gtk_button_new_with_label (_ ("Rate"));
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_set_sensitive (button, !cle_session_get_read_only (
                                            cle_client_model_get_session (self->model)));
      g_object_set_data_full (G_OBJECT (button), "client", g_strdup (judged->client->id), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (rate_cb), self, 0);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
    }
  add_row (self, self->people[kind], row);
}

/* A tag on the client tells who is who. */
static void
name_client (CleCalibrationDialog *self,
             CleCalibrationKind    kind,
             const char           *id)
{
  const CleJudged *judged = cle_judge_find (cle_client_model_get_judge (self->model), id);
  g_autoptr (GPtrArray) clients = g_ptr_array_new_with_free_func ((GDestroyNotify) cle_client_free);
  g_autoptr (GStrvBuilder) tags = g_strv_builder_new ();
  CleClient *client;

  if (judged == NULL)
    return;

  client = cle_client_copy (judged->client);
  g_ptr_array_add (clients, client);
  g_strv_builder_addv (tags, (const char **) client->tags);
  g_strv_builder_add (tags, kind == CLE_CALIBRATION_WANTED ? CLE_CLIENT_TAG_WANTED
                                                           : CLE_CLIENT_TAG_UNWANTED);
  g_strfreev (client->tags);
  client->tags = g_strv_builder_end (tags);
  cle_client_acting_save_clients (NULL, self->intro, cle_client_model_get_session (self->model),
                                  clients, _ ("The client is named"));
}

static void
named_cb (GtkDropDown          *choice,
          GParamSpec           *pspec,
          CleCalibrationDialog *self)
{
  guint selected = gtk_drop_down_get_selected (choice);
  CleCalibrationKind kind =
      (CleCalibrationKind) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (choice), "kind"));

  if (selected > 0 && selected <= self->others->len)
    name_client (self, kind, self->others->pdata[selected - 1]);
}

static void
add_choice (CleCalibrationDialog *self,
            CleCalibrationKind    kind,
            GtkStringList        *names)
{
  const char *label = kind == CLE_CALIBRATION_WANTED ? _ ("Name one you would hate to lose")
                                                     : _ ("Name one you would let go");
  GtkExpression *name = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *choice = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (names)), name);
  GtkWidget *row = g_object_new (ADW_TYPE_PREFERENCES_ROW, "activatable", FALSE, "focusable", FALSE,
                                 "title", label, "child", choice, NULL);

  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (choice), TRUE);
  g_object_set (choice, "margin-top", 9, "margin-bottom", 9, "margin-start", 12, "margin-end", 12,
                NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data (G_OBJECT (choice), "kind", GUINT_TO_POINTER (kind));
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (named_cb), self, 0);
  add_row (self, self->people[kind], row);
}

/* Clients that can be named: with neither tag. */
static GtkStringList *
list_others (CleCalibrationDialog *self)
{
  CleJudge *judge = cle_client_model_get_judge (self->model);
  GtkStringList *names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("Name another client…"));
  g_ptr_array_set_size (self->others, 0);
  for (guint i = 0; i < cle_judge_get_n (judge); i++)
    {
      const CleClient *client = cle_judge_get (judge, i)->client;
      const char *const *tags = (const char *const *) client->tags;

      if (client->newer || (tags != NULL && (g_strv_contains (tags, CLE_CLIENT_TAG_WANTED) ||
                                             g_strv_contains (tags, CLE_CLIENT_TAG_UNWANTED))))
        continue;
      gtk_string_list_append (names, client->name);
      g_ptr_array_add (self->others, g_strdup (client->id));
    }

  return names;
}

static void
show_people (CleCalibrationDialog *self)
{
  gboolean writable = !cle_session_get_read_only (cle_client_model_get_session (self->model));
  g_autoptr (GtkStringList) names = list_others (self);

  for (guint kind = 0; kind < CLE_N_CALIBRATION_KINDS; kind++)
    {
      GPtrArray *rated = self->calibration->rated[kind];
      GPtrArray *unrated = self->calibration->unrated[kind];
      g_autofree char *text =
          cle_calibration_people_text (self->calibration, (CleCalibrationKind) kind);

      adw_preferences_group_set_description (self->people[kind], text);
      for (guint i = 0; i < rated->len; i++)
        add_client (self, (CleCalibrationKind) kind, rated->pdata[i], TRUE);
      for (guint i = 0; i < unrated->len; i++)
        add_client (self, (CleCalibrationKind) kind, unrated->pdata[i], FALSE);
      if (self->others->len > 0 && writable)
        add_choice (self, (CleCalibrationKind) kind, names);
    }
}

static void
update_take (CleCalibrationDialog *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->checks->len; i++)
    any = any ||
          (self->checks->pdata[i] != NULL && gtk_check_button_get_active (self->checks->pdata[i]));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "calibration.take", any);
}

static GtkWidget *
create_check (CleCalibrationDialog *self,
              const char           *name)
{
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (update_take), self, G_CONNECT_SWAPPED);

  return check;
}

static AdwPreferencesGroup *
find_group (CleCalibrationDialog *self,
            CleSeparation         separation)
{
  switch (separation)
    {
    case CLE_SEPARATES_WELL:
    case CLE_SEPARATES_SOME:
      return self->apart;
    case CLE_SEPARATES_UNKNOWN:
      return self->unknown;
    case CLE_SEPARATES_NOT:
    case CLE_SEPARATES_WRONGLY:
    default:
      return self->alike;
    }
}

static void
add_trait (CleCalibrationDialog *self,
           guint                 index)
{
  const CleTrait *trait = cle_profile_get_trait (self->profile, index);
  const CleCalibrated *found = &self->calibration->traits[index];
  const char *name = cle_trait_get_name (trait, g_get_language_names ()[0]);
  g_autofree char *text = cle_calibration_trait_text (found);
  g_autofree char *weight = cle_calibration_weight_text (found, cle_trait_get_weight (trait));
  g_autofree char *subtitle = g_strdup_printf ("%s\n%s", weight, text);
  GtkWidget *row = cle_plain_row_new (name, subtitle);
  GtkWidget *check = NULL;

  if (cle_calibration_proposes (self->calibration, self->profile, index))
    {
      check = create_check (self, name);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
    }
  g_ptr_array_add (self->checks, check);
  add_row (self, find_group (self, found->separation), row);
}

static void
show_traits (CleCalibrationDialog *self)
{
  guint shown[N_GROUPS] = { 0 };
  AdwPreferencesGroup *groups[N_GROUPS] = { self->apart, self->alike, self->unknown };

  for (guint i = 0;
       self->calibration->traits != NULL && i < cle_profile_get_n_traits (self->profile); i++)
    {
      AdwPreferencesGroup *group = find_group (self, self->calibration->traits[i].separation);

      add_trait (self, i);
      for (guint g = 0; g < N_GROUPS; g++)
        shown[g] += groups[g] == group;
    }
  for (guint g = 0; g < N_GROUPS; g++)
    gtk_widget_set_visible (GTK_WIDGET (groups[g]), shown[g] > 0);
}

static void
refresh (CleCalibrationDialog *self)
{
  CleJudge *judge = cle_client_model_get_judge (self->model);
  g_autofree char *intro = NULL;

  if (judge == NULL)
    return;

  clear_rows (self);
  g_clear_pointer (&self->calibration, cle_calibration_free);
  self->calibration = cle_calibration_new (judge, self->profile);
  intro = cle_calibration_intro_text (self->calibration);
  gtk_label_set_label (GTK_LABEL (self->intro), intro);
  show_traits (self);
  show_people (self);
  gtk_widget_set_visible (self->take, self->calibration->traits != NULL);
  update_take (self);
}

static void
take (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  CleCalibrationDialog *self = CLE_CALIBRATION_DIALOG (widget);
  g_autofree gboolean *taken = g_new0 (gboolean, self->checks->len + 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (CleProfile) weighed = NULL;

  for (guint i = 0; i < self->checks->len; i++)
    taken[i] =
        self->checks->pdata[i] != NULL && gtk_check_button_get_active (self->checks->pdata[i]);
  weighed = cle_calibration_apply (self->calibration, self->profile, taken, &error);
  if (weighed == NULL)
    {
      cle_toast_say (self->intro, error->message);
      return;
    }

  g_signal_emit (self, signals[TAKEN], 0, weighed);
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   data)
{
  gtk_window_close (GTK_WINDOW (widget));

  return TRUE;
}

static void
cle_calibration_dialog_finalize (GObject *object)
{
  CleCalibrationDialog *self = CLE_CALIBRATION_DIALOG (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->profile, cle_profile_unref);
  g_clear_pointer (&self->calibration, cle_calibration_free);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->checks);
  g_ptr_array_unref (self->others);

  G_OBJECT_CLASS (cle_calibration_dialog_parent_class)->finalize (object);
}

static void
cle_calibration_dialog_class_init (CleCalibrationDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cle_calibration_dialog_finalize;

  signals[TAKEN] = g_signal_new ("taken", CLE_TYPE_CALIBRATION_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class, CLE_RESOURCE_PATH
                                               "/app/clients/cle-calibration-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CleCalibrationDialog, intro);
  gtk_widget_class_bind_template_child_full (widget_class, "wanted", FALSE,
                                             G_STRUCT_OFFSET (CleCalibrationDialog,
                                                              people[CLE_CALIBRATION_WANTED]));
  gtk_widget_class_bind_template_child_full (widget_class, "unwanted", FALSE,
                                             G_STRUCT_OFFSET (CleCalibrationDialog,
                                                              people[CLE_CALIBRATION_UNWANTED]));
  gtk_widget_class_bind_template_child (widget_class, CleCalibrationDialog, apart);
  gtk_widget_class_bind_template_child (widget_class, CleCalibrationDialog, alike);
  gtk_widget_class_bind_template_child (widget_class, CleCalibrationDialog, unknown);
  gtk_widget_class_bind_template_child (widget_class, CleCalibrationDialog, take);
  gtk_widget_class_install_action (widget_class, "calibration.take", NULL, take);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
cle_calibration_dialog_init (CleCalibrationDialog *self)
{
  self->rows = g_ptr_array_new ();
  self->checks = g_ptr_array_new ();
  self->others = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cle_calibration_dialog_new:
 * @widget: where the user is
 * @model: the clients
 * @profile: as it is being edited
 *
 * Returns: (transfer none): a window, to be presented
 */
GtkWidget *
cle_calibration_dialog_new (GtkWidget      *widget,
                            CleClientModel *model,
                            CleProfile     *profile)
{
  CleCalibrationDialog *self = g_object_new (CLE_TYPE_CALIBRATION_DIALOG, "transient-for",
                                             gtk_widget_get_root (widget), NULL);

  self->model = g_object_ref (model);
  self->profile = cle_profile_ref (profile);
  g_signal_connect_object (model, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);

  return GTK_WIDGET (self);
}
