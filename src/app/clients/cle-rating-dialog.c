/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-rating-dialog.h"

#include "cle-client-acting.h"
#include "cle-plain-row.h"
#include "cle-profile-closures.h"
#include "clients/cle-client-acts.h"
#include "store/cle-people.h"

#include <glib/gi18n.h>

struct _CleRatingDialog
{
  AdwWindow            parent_instance;

  GtkWidget           *ending;
  GtkWidget           *coverage;
  AdwComboRow         *profile;
  GtkEditable         *rater;
  AdwPreferencesGroup *ideal;
  AdwPreferencesGroup *non_ideal;

  GtkWidget           *widget;   /* where the user came from */
  CleClientModel      *model;
  char                *client;
  CleTrial            *trial;    /* (nullable): that ends with this rating */
  gboolean             helped;
  GPtrArray           *profiles; /* of CleProfile, to choose from */
  CleProfile          *rated;    /* the one that is rated with */
  GPtrArray           *rows;     /* expander rows, one a trait */
  GPtrArray           *levels;   /* combo rows, likewise */
  GPtrArray           *evidence; /* entry rows, likewise */
};

G_DEFINE_FINAL_TYPE (CleRatingDialog, cle_rating_dialog, ADW_TYPE_WINDOW)

/* A rating on its way to the disk; a name becomes a person there. */
typedef struct
{
  CleRating *rating;
  char      *rater;
  CleTrial  *trial;  /* (nullable): over with it */
  gboolean   helped;
  char      *record; /* (nullable): of the end of the trial */
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  cle_rating_free (order->rating);
  g_free (order->rater);
  g_clear_pointer (&order->trial, cle_trial_free);
  g_free (order->record);
  g_free (order);
}

/* The rating first: a trial must not end without one. */
static gboolean
rate (CleStore *store,
      gpointer  data,
      GError  **error)
{
  Order *order = data;

  if (*order->rater != '\0' && order->rating->rater == NULL)
    {
      order->rating->rater = cle_people_ensure (store, order->rater, error);
      if (order->rating->rater == NULL)
        return FALSE;
    }

  if (!cle_client_rate (store, order->rating, error))
    return FALSE;

  return order->trial == NULL ||
         cle_client_close_trial (store, order->trial, order->helped, &order->record, error);
}

/* The first choice is that nobody knows. */
static int
get_level (CleRatingDialog *self,
           guint            trait)
{
  return (int) adw_combo_row_get_selected (self->levels->pdata[trait]) - 1;
}

static void
show_level (CleRatingDialog *self,
            guint            trait)
{
  const CleTrait *asked = cle_profile_get_trait (self->rated, trait);
  int level = get_level (self, trait);
  g_autofree char *text =
      level < 0 ? g_strdup (_ ("Nobody knows"))
                : cle_profile_level_title (asked, (guint) level, g_get_language_names ()[0]);

  adw_expander_row_set_subtitle (self->rows->pdata[trait], text);
}

static void
show_coverage (CleRatingDialog *self)
{
  guint known = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->levels->len; i++)
    known += get_level (self, i) >= 0;

  text = g_strdup_printf (ngettext ("Rated on %u of %u trait. A verdict needs six of ten.",
                                    "Rated on %u of %u traits. A verdict needs six of ten.",
                                    self->levels->len),
                          known, self->levels->len);
  gtk_label_set_label (GTK_LABEL (self->coverage), text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "rating.save", known > 0);
}

static void
level_cb (AdwComboRow     *row,
          GParamSpec      *pspec,
          CleRatingDialog *self)
{
  guint trait;

  if (g_ptr_array_find (self->levels, row, &trait))
    show_level (self, trait);
  show_coverage (self);
}

static GtkWidget *
create_level_row (CleRatingDialog *self,
                  const CleTrait  *trait,
                  int              level)
{
  const char *language = g_get_language_names ()[0];
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();

  gtk_string_list_append (choices, _ ("Nobody knows"));
  for (guint i = 0; i < cle_trait_get_n_levels (trait); i++)
    gtk_string_list_take (choices, cle_profile_level_title (trait, i, language));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("How it is"));
  if (cle_trait_get_hint (trait, language) != NULL)
    {
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), cle_trait_get_hint (trait, language));
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (choices));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), (guint) (level + 1));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (level_cb), self, 0);

  return row;
}

static void
add_trait (CleRatingDialog *self,
           const CleTrait  *trait,
           int              level,
           const char      *shown)
{
  const char *language = g_get_language_names ()[0];
  gboolean ideal = cle_trait_get_side (trait) == CLE_SIDE_IDEAL;
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *choice = create_level_row (self, trait, level);
  GtkWidget *evidence = adw_entry_row_new ();

  cle_plain_row_set_title (ADW_PREFERENCES_ROW (row), cle_trait_get_name (trait, language));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (evidence), _ ("What shows it? (optional)"));
  gtk_editable_set_text (GTK_EDITABLE (evidence), shown != NULL ? shown : "");
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), choice);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), evidence);
  adw_preferences_group_add (ideal ? self->ideal : self->non_ideal, row);
  g_ptr_array_add (self->rows, row);
  g_ptr_array_add (self->levels, choice);
  g_ptr_array_add (self->evidence, evidence);
  show_level (self, self->levels->len - 1);
}

static void
clear_traits (CleRatingDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const CleTrait *trait = cle_profile_get_trait (self->rated, i);

      adw_preferences_group_remove (cle_trait_get_side (trait) == CLE_SIDE_IDEAL ? self->ideal
                                                                                 : self->non_ideal,
                                    self->rows->pdata[i]);
    }
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->levels, 0);
  g_ptr_array_set_size (self->evidence, 0);
}

/* A side without traits has no heading. */
static void
show_sides (CleRatingDialog *self)
{
  guint n[2] = { 0 };

  for (guint i = 0; i < cle_profile_get_n_traits (self->rated); i++)
    n[cle_trait_get_side (cle_profile_get_trait (self->rated, i))]++;
  gtk_widget_set_visible (GTK_WIDGET (self->ideal), n[CLE_SIDE_IDEAL] > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->non_ideal), n[CLE_SIDE_NON_IDEAL] > 0);
}

/* Begins with what was said last time. */
static void
show_profile (CleRatingDialog *self,
              CleProfile      *profile)
{
  g_autoptr (CleRating) last =
      cle_client_book_dup_rating (cle_client_model_get_book (self->model), self->client,
                                  cle_profile_get_id (profile));
  const CleJudged *judged = cle_judge_find (cle_client_model_get_judge (self->model), self->client);

  if (self->rated != NULL)
    clear_traits (self);
  g_clear_pointer (&self->rated, cle_profile_unref);
  self->rated = cle_profile_ref (profile);
  for (guint i = 0; i < cle_profile_get_n_traits (profile); i++)
    {
      const CleTrait *trait = cle_profile_get_trait (profile, i);
      gboolean known = judged != NULL && judged->profile == profile && judged->levels != NULL;

      add_trait (self, trait, known ? judged->levels[i] : CLE_LEVEL_UNKNOWN,
                 cle_rating_get_evidence (last, cle_trait_get_id (trait)));
    }
  show_sides (self);
  show_coverage (self);
}

static void
profile_cb (CleRatingDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->profile);

  if (self->profiles != NULL && selected < self->profiles->len &&
      self->profiles->pdata[selected] != self->rated)
    show_profile (self, self->profiles->pdata[selected]);
}

static CleRating *
make_rating (CleRatingDialog *self)
{
  CleRating *rating = cle_rating_new ();

  rating->client = g_strdup (self->client);
  rating->profile = g_strdup (cle_profile_get_id (self->rated));
  rating->revision = cle_profile_get_revision (self->rated);
  for (guint i = 0; i < self->levels->len; i++)
    {
      const char *evidence = gtk_editable_get_text (self->evidence->pdata[i]);

      cle_rating_set (rating, cle_trait_get_id (cle_profile_get_trait (self->rated, i)),
                      get_level (self, i), *evidence != '\0' ? evidence : NULL);
    }

  return rating;
}

static void
save (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  CleRatingDialog *self = CLE_RATING_DIALOG (widget);
  Order *order = g_new0 (Order, 1);

  order->rating = make_rating (self);
  order->rater = g_strstrip (g_strdup (gtk_editable_get_text (self->rater)));
  order->trial = self->trial != NULL ? cle_trial_copy (self->trial) : NULL;
  order->helped = self->helped;
  cle_client_acting_start_from (GTK_WINDOW (self), self->widget,
                                cle_client_model_get_session (self->model), rate, order, order_free,
                                order->trial != NULL
                                    ? _ ("The trial is over, and the client is rated anew")
                                    : _ ("The rating is saved"));
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
cle_rating_dialog_dispose (GObject *object)
{
  CleRatingDialog *self = CLE_RATING_DIALOG (object);

  g_clear_object (&self->widget);
  g_clear_object (&self->model);
  g_clear_pointer (&self->client, g_free);
  g_clear_pointer (&self->trial, cle_trial_free);
  g_clear_pointer (&self->profiles, g_ptr_array_unref);
  g_clear_pointer (&self->rated, cle_profile_unref);

  G_OBJECT_CLASS (cle_rating_dialog_parent_class)->dispose (object);
}

static void
cle_rating_dialog_finalize (GObject *object)
{
  CleRatingDialog *self = CLE_RATING_DIALOG (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->levels);
  g_ptr_array_unref (self->evidence);

  G_OBJECT_CLASS (cle_rating_dialog_parent_class)->finalize (object);
}

static void
cle_rating_dialog_class_init (CleRatingDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cle_rating_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = cle_rating_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, CLE_RESOURCE_PATH
                                               "/app/clients/cle-rating-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CleRatingDialog, ending);
  gtk_widget_class_bind_template_child (widget_class, CleRatingDialog, coverage);
  gtk_widget_class_bind_template_child (widget_class, CleRatingDialog, profile);
  gtk_widget_class_bind_template_child (widget_class, CleRatingDialog, rater);
  gtk_widget_class_bind_template_child (widget_class, CleRatingDialog, ideal);
  gtk_widget_class_bind_template_child (widget_class, CleRatingDialog, non_ideal);
  gtk_widget_class_bind_template_callback (widget_class, profile_cb);
  gtk_widget_class_install_action (widget_class, "rating.save", NULL, save);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
cle_rating_dialog_init (CleRatingDialog *self)
{
  self->rows = g_ptr_array_new ();
  self->levels = g_ptr_array_new ();
  self->evidence = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_profiles (CleRatingDialog *self,
               const CleJudged *judged)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < self->profiles->len; i++)
    {
      gtk_string_list_append (names, cle_profile_get_name (self->profiles->pdata[i]));
      if (self->profiles->pdata[i] == judged->profile)
        selected = i;
    }
  adw_combo_row_set_model (self->profile, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->profile, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->profile), self->profiles->len > 1);
  profile_cb (self);
}

/**
 * cle_rating_dialog_new:
 * @widget: where the user is
 * @model: the clients, with at least one profile
 * @client: id of the one to rate
 *
 * Returns: (transfer none): a window, to be presented
 */
GtkWidget *
cle_rating_dialog_new (GtkWidget      *widget,
                       CleClientModel *model,
                       const char     *client)
{
  const CleJudged *judged = cle_judge_find (cle_client_model_get_judge (model), client);
  CleRatingDialog *self;

  g_return_val_if_fail (judged != NULL, NULL);

  self = g_object_new (CLE_TYPE_RATING_DIALOG, "transient-for", gtk_widget_get_root (widget),
                       "title", judged->client->name, NULL);
  self->widget = g_object_ref (widget);
  self->model = g_object_ref (model);
  self->client = g_strdup (client);
  self->profiles = g_ptr_array_ref (cle_client_model_get_profiles (model));
  fill_profiles (self, judged);

  return GTK_WIDGET (self);
}

/**
 * cle_rating_dialog_agree:
 * @self: a dialog that was just made
 * @profile: the profile that both rated with
 * @levels: for each trait of @profile what both say, or %CLE_LEVEL_UNKNOWN where
 *   they differ
 * @rater: who rates: both
 *
 * Begins with what two people agree on. Where they differ the trait is open to be
 * talked about.
 */
void
cle_rating_dialog_agree (CleRatingDialog  *self,
                         const CleProfile *profile,
                         const gint8      *levels,
                         const char       *rater)
{
  g_return_if_fail (CLE_IS_RATING_DIALOG (self));

  for (guint i = 0; i < self->profiles->len; i++)
    if (g_strcmp0 (cle_profile_get_id (self->profiles->pdata[i]), cle_profile_get_id (profile)) ==
        0)
      adw_combo_row_set_selected (self->profile, i);
  gtk_editable_set_text (self->rater, rater);
  for (guint i = 0; i < self->levels->len; i++)
    {
      guint place;

      if (!cle_profile_find_trait (profile,
                                   cle_trait_get_id (cle_profile_get_trait (self->rated, i)),
                                   &place))
        continue;
      adw_combo_row_set_selected (self->levels->pdata[i], (guint) (levels[place] + 1));
      adw_expander_row_set_expanded (self->rows->pdata[i], levels[place] == CLE_LEVEL_UNKNOWN);
    }
}

/**
 * cle_rating_dialog_end_trial:
 * @self: a dialog that was just made
 * @trial: a trial of the same client that runs
 * @helped: whether it helped
 *
 * Saving the rating ends the trial, too; closing the dialog lets it go on. It
 * begins with the last rating, so who has seen nothing new saves that again: it
 * is true from today on.
 */
void
cle_rating_dialog_end_trial (CleRatingDialog *self,
                             const CleTrial  *trial,
                             gboolean         helped)
{
  g_return_if_fail (CLE_IS_RATING_DIALOG (self));
  g_return_if_fail (g_strcmp0 (trial->client, self->client) == 0);

  g_clear_pointer (&self->trial, cle_trial_free);
  self->trial = cle_trial_copy (trial);
  self->helped = helped;
  gtk_widget_set_visible (self->ending, TRUE);
}
