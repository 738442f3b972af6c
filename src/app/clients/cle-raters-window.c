/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-raters-window.h"

#include "cle-profile-closures.h"
#include "cle-raters-closures.h"
#include "cle-rating-dialog.h"
#include "clients/cle-profile-store.h"
#include "clients/cle-rating-pair.h"
#include "store/cle-people.h"

#include <glib/gi18n.h>

struct _CleRatersWindow
{
  AdwWindow       parent_instance;

  GtkWidget      *first;
  GtkWidget      *second;
  GtkWidget      *summary;
  GtkWidget      *list;

  GtkWidget      *widget;  /* where the user came from */
  CleClientModel *model;
  char           *client;
  CleProfile     *profile; /* that all are measured with */
  GPtrArray      *ratings; /* of CleRating, one a rater, the newest first */
  GPtrArray      *names;   /* of the raters */
  GArray         *lines;   /* of CleRatingPairLine, as shown */
};

G_DEFINE_FINAL_TYPE (CleRatersWindow, cle_raters_window, ADW_TYPE_WINDOW)

static CleStore *
get_store (CleRatersWindow *self)
{
  return cle_session_get_store (cle_client_model_get_session (self->model));
}

/* In the words of the profile as it is now. */
static gint8 *
dup_levels (CleRatersWindow *self,
            GtkWidget       *choice)
{
  const CleRating *rating =
      self->ratings->pdata[gtk_drop_down_get_selected (GTK_DROP_DOWN (choice))];
  g_autoptr (CleProfile) rated_with = NULL;
  gint8 *levels = g_new (gint8, cle_profile_get_n_traits (self->profile) + 1);

  if (rating->revision != cle_profile_get_revision (self->profile))
    rated_with = cle_profile_store_load (get_store (self), rating->profile, rating->revision, NULL);
  cle_profile_align (self->profile, rated_with, rating, levels);

  return levels;
}

static GtkWidget *
create_cell (const CleTrait *trait,
             int             level,
             const char     *rater)
{
  g_autofree char *text = cle_raters_level_text (trait, level, g_get_language_names ()[0]);
  g_autofree char *spoken = g_strdup_printf (C_ ("rater", "%s: %s"), rater, text);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);

  return label;
}

static const char *
get_name (CleRatersWindow *self,
          GtkWidget       *choice)
{
  return self->names->pdata[gtk_drop_down_get_selected (GTK_DROP_DOWN (choice))];
}

/* The trait, and below it how each of them sees it. */
static GtkWidget *
create_row (CleRatersWindow         *self,
            const CleRatingPairLine *line)
{
  const CleTrait *trait = cle_profile_get_trait (self->profile, line->index);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *cells = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (cle_trait_get_name (trait, g_get_language_names ()[0]));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (line->level[0] != line->level[1])
    gtk_widget_add_css_class (label, "heading");
  gtk_box_set_homogeneous (GTK_BOX (cells), TRUE);
  gtk_box_append (GTK_BOX (cells),
                  create_cell (trait, line->level[0], get_name (self, self->first)));
  gtk_box_append (GTK_BOX (cells),
                  create_cell (trait, line->level[1], get_name (self, self->second)));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), cells);
  g_object_set (box, "margin-top", 9, "margin-bottom", 9, "margin-start", 12, "margin-end", 12,
                NULL);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);

  return row;
}

static void
compare (CleRatersWindow *self)
{
  g_autofree gint8 *first = NULL;
  g_autofree gint8 *second = NULL;
  g_autofree char *text = NULL;
  GtkWidget *row;

  if (self->ratings == NULL || gtk_drop_down_get_model (GTK_DROP_DOWN (self->second)) == NULL)
    return;

  first = dup_levels (self, self->first);
  second = dup_levels (self, self->second);
  g_clear_pointer (&self->lines, g_array_unref);
  self->lines = cle_rating_pair_compare (self->profile, first, second);
  text = cle_raters_summary_text (self->lines);
  gtk_label_set_label (GTK_LABEL (self->summary), text);
  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; i < self->lines->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list),
                         create_row (self, &g_array_index (self->lines, CleRatingPairLine, i)));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "raters.agree",
                                 gtk_drop_down_get_selected (GTK_DROP_DOWN (self->first)) !=
                                         gtk_drop_down_get_selected (
                                             GTK_DROP_DOWN (self->second)) &&
                                     !cle_session_get_read_only (
                                         cle_client_model_get_session (self->model)));
}

/* A third rating, by both. */
static void
agree (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  CleRatersWindow *self = CLE_RATERS_WINDOW (widget);
  g_autofree gint8 *levels = g_new (gint8, self->lines->len + 1);
  g_autofree char *both = NULL;
  GtkWidget *dialog;

  if (cle_judge_find (cle_client_model_get_judge (self->model), self->client) == NULL)
    return;

  /* Translators: two people who rate together. */
  both = g_strdup_printf (_ ("%s and %s"), get_name (self, self->first),
                          get_name (self, self->second));
  cle_rating_pair_agree (self->lines, levels);
  dialog = cle_rating_dialog_new (self->widget, self->model, self->client);
  cle_rating_dialog_agree (CLE_RATING_DIALOG (dialog), self->profile, levels, both);
  gtk_window_present (GTK_WINDOW (dialog));
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
cle_raters_window_finalize (GObject *object)
{
  CleRatersWindow *self = CLE_RATERS_WINDOW (object);

  g_clear_object (&self->widget);
  g_clear_object (&self->model);
  g_clear_pointer (&self->client, g_free);
  g_clear_pointer (&self->profile, cle_profile_unref);
  g_clear_pointer (&self->ratings, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->lines, g_array_unref);

  G_OBJECT_CLASS (cle_raters_window_parent_class)->finalize (object);
}

static void
cle_raters_window_class_init (CleRatersWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cle_raters_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, CLE_RESOURCE_PATH
                                               "/app/clients/cle-raters-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CleRatersWindow, first);
  gtk_widget_class_bind_template_child (widget_class, CleRatersWindow, second);
  gtk_widget_class_bind_template_child (widget_class, CleRatersWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, CleRatersWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, compare);
  gtk_widget_class_install_action (widget_class, "raters.agree", NULL, agree);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
cle_raters_window_init (CleRatersWindow *self)
{
  self->names = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkStringList *
list_choices (CleRatersWindow *self)
{
  gint64 now = cle_session_get_now (cle_client_model_get_session (self->model));
  GtkStringList *choices = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->ratings->len; i++)
    {
      const CleRating *rating = self->ratings->pdata[i];
      char *name =
          rating->rater != NULL ? cle_people_dup_name (get_store (self), rating->rater) : NULL;

      if (name == NULL)
        name = g_strdup (_ ("Somebody"));
      g_ptr_array_add (self->names, name);
      gtk_string_list_take (choices, cle_raters_choice_text (name, rating, now));
    }

  return choices;
}

static void
fill_choices (CleRatersWindow *self)
{
  g_autoptr (GtkStringList) choices = list_choices (self);

  gtk_drop_down_set_model (GTK_DROP_DOWN (self->first), G_LIST_MODEL (choices));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->second), G_LIST_MODEL (choices));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->second), 1);
  compare (self);
}

/**
 * cle_raters_list:
 * @model: the clients
 * @client: id of one of them
 *
 * Returns: (transfer full) (element-type CleRating): the newest rating of each
 *   rater with the profile that the client is measured with, newest first
 */
GPtrArray *
cle_raters_list (CleClientModel *model,
                 const char     *client)
{
  const CleJudged *judged = cle_judge_find (cle_client_model_get_judge (model), client);
  g_autoptr (GPtrArray) all =
      cle_client_book_list_newest_ratings (cle_client_model_get_book (model), client);
  GPtrArray *ratings = g_ptr_array_new_with_free_func ((GDestroyNotify) cle_rating_free);

  for (guint i = 0; judged != NULL && judged->profile != NULL && i < all->len; i++)
    {
      const CleRating *rating = all->pdata[i];

      if (g_strcmp0 (rating->profile, cle_profile_get_id (judged->profile)) == 0)
        g_ptr_array_add (ratings, cle_rating_copy (rating));
    }

  return ratings;
}

/**
 * cle_raters_window_new:
 * @widget: where the user is
 * @model: the clients
 * @client: id of one that at least two people rated, see cle_raters_list()
 *
 * Returns: (transfer none): a window, to be presented
 */
GtkWidget *
cle_raters_window_new (GtkWidget      *widget,
                       CleClientModel *model,
                       const char     *client)
{
  const CleJudged *judged = cle_judge_find (cle_client_model_get_judge (model), client);
  CleRatersWindow *self;

  g_return_val_if_fail (judged != NULL && judged->profile != NULL, NULL);

  self = g_object_new (CLE_TYPE_RATERS_WINDOW, "transient-for", gtk_widget_get_root (widget),
                       "title", judged->client->name, NULL);
  self->widget = g_object_ref (widget);
  self->model = g_object_ref (model);
  self->client = g_strdup (client);
  self->profile = cle_profile_ref ((CleProfile *) judged->profile);
  self->ratings = cle_raters_list (model, client);
  fill_choices (self);

  return GTK_WIDGET (self);
}
