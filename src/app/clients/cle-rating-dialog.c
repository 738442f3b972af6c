/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-rating-dialog.h"

#include "cle-client-acting.h"
#include "cle-rating-closures.h"
#include "cle-rating-row.h"
#include "clients/cle-client-acts.h"
#include "store/cle-people.h"

#include <glib/gi18n.h>

#define MARGIN 12 /* px around the trait that is asked for */

struct _CleRatingDialog
{
  AdwWindow            parent_instance;

  GtkWidget           *ending;
  GtkWidget           *progress;
  GtkScrolledWindow   *scroller;
  GtkWidget           *content;
  GtkWidget           *save;
  AdwComboRow         *profile;
  GtkEditable         *rater;
  GtkBox              *sides[2]; /* a CleSide each */

  GtkWidget           *widget;   /* where the user came from */
  CleClientModel      *model;
  char                *client;
  CleTrial            *trial;    /* (nullable): that ends with this rating */
  gboolean             helped;
  GPtrArray           *profiles; /* of CleProfile, to choose from */
  CleProfile          *rated;    /* the one that is rated with */
  GPtrArray           *rows;     /* of CleRatingRow, in the order of the profile */
  GPtrArray           *walk;     /* the same in the order they are shown */
  int                  place;    /* in it, of where the user was last */
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

static void
show_progress (CleRatingDialog *self)
{
  guint known = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    known += cle_rating_row_get_level (self->rows->pdata[i]) >= 0;

  text = cle_rating_progress_text (known, self->rows->len);
  gtk_label_set_label (GTK_LABEL (self->progress), text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "rating.save", known > 0);
}

static void
reveal (CleRatingDialog *self,
        GtkWidget       *widget)
{
  graphene_rect_t place;

  if (gtk_widget_compute_bounds (widget, self->content, &place))
    gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (self->scroller),
                               place.origin.y - MARGIN,
                               place.origin.y + place.size.height + MARGIN);
}

/* Whoever leaves the traits comes back to where he was. A trait is to be seen
 * with all of its choices, not only with the one that has the focus. */
static void
focus_cb (CleRatingDialog *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  for (guint i = 0; focus != NULL && i < self->walk->len; i++)
    if (gtk_widget_is_ancestor (focus, self->walk->pdata[i]))
      {
        self->place = (int) i;
        reveal (self, self->walk->pdata[i]);
      }
  if (focus == self->save)
    self->place = (int) self->walk->len;
  else if (focus != NULL && gtk_widget_is_ancestor (focus, self->content))
    reveal (self, focus);
}

/* After the last trait comes Save. */
static void
go_to (CleRatingDialog *self,
       int              place)
{
  if (place >= (int) self->walk->len)
    {
      gtk_widget_grab_focus (self->save);
      return;
    }

  cle_rating_row_focus (self->walk->pdata[MAX (place, 0)]);
}

static void
go_cb (CleRatingRow    *row,
       int              step,
       CleRatingDialog *self)
{
  guint place;

  if (g_ptr_array_find (self->walk, row, &place))
    go_to (self, (int) place + step);
}

/* Keys rate at once. */
static void
map_cb (CleRatingDialog *self)
{
  go_to (self, self->place);
}

static void
walk (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  CleRatingDialog *self = CLE_RATING_DIALOG (widget);

  go_to (self, self->place + (g_str_equal (action, "rating.next") ? 1 : -1));
}

static void
add_trait (CleRatingDialog *self,
           guint            trait)
{
  const CleTrait *asked = cle_profile_get_trait (self->rated, trait);
  GtkWidget *row =
      cle_rating_row_new (asked, self->walk->len, cle_profile_get_n_traits (self->rated));

  g_signal_connect_object (row, "changed", G_CALLBACK (show_progress), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "go", G_CALLBACK (go_cb), self, 0);
  gtk_box_append (self->sides[cle_trait_get_side (asked)], row);
  g_ptr_array_add (self->walk, row);
  self->rows->pdata[trait] = row;
}

/* A side without traits has no heading. */
static void
add_side (CleRatingDialog *self,
          CleSide          side)
{
  guint n = self->walk->len;

  for (guint i = 0; i < self->rows->len; i++)
    if (cle_trait_get_side (cle_profile_get_trait (self->rated, i)) == side)
      add_trait (self, i);
  gtk_widget_set_visible (GTK_WIDGET (self->sides[side]), self->walk->len > n);
}

static void
clear_traits (CleRatingDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const CleTrait *trait = cle_profile_get_trait (self->rated, i);

      gtk_box_remove (self->sides[cle_trait_get_side (trait)], self->rows->pdata[i]);
    }
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->walk, 0);
}

static void
show_traits (CleRatingDialog *self,
             CleProfile      *profile)
{
  if (self->rated != NULL)
    clear_traits (self);
  g_clear_pointer (&self->rated, cle_profile_unref);
  self->rated = cle_profile_ref (profile);
  g_ptr_array_set_size (self->rows, (int) cle_profile_get_n_traits (profile));
  add_side (self, CLE_SIDE_IDEAL);
  add_side (self, CLE_SIDE_NON_IDEAL);
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

  gboolean known = judged != NULL && judged->profile == profile && judged->levels != NULL;

  show_traits (self, profile);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const CleTrait *trait = cle_profile_get_trait (profile, i);

      cle_rating_row_set_level (self->rows->pdata[i],
                                known ? judged->levels[i] : CLE_LEVEL_UNKNOWN);
      cle_rating_row_set_evidence (self->rows->pdata[i],
                                   cle_rating_get_evidence (last, cle_trait_get_id (trait)));
    }
  show_progress (self);
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
  for (guint i = 0; i < self->rows->len; i++)
    {
      const char *evidence = cle_rating_row_get_evidence (self->rows->pdata[i]);

      cle_rating_set (rating, cle_trait_get_id (cle_profile_get_trait (self->rated, i)),
                      cle_rating_row_get_level (self->rows->pdata[i]),
                      *evidence != '\0' ? evidence : NULL);
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
  g_ptr_array_unref (self->walk);

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
  gtk_widget_class_bind_template_child (widget_class, CleRatingDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, CleRatingDialog, scroller);
  gtk_widget_class_bind_template_child (widget_class, CleRatingDialog, content);
  gtk_widget_class_bind_template_child (widget_class, CleRatingDialog, save);
  gtk_widget_class_bind_template_child (widget_class, CleRatingDialog, profile);
  gtk_widget_class_bind_template_child (widget_class, CleRatingDialog, rater);
  gtk_widget_class_bind_template_child_full (widget_class, "ideal", FALSE,
                                             G_STRUCT_OFFSET (CleRatingDialog,
                                                              sides[CLE_SIDE_IDEAL]));
  gtk_widget_class_bind_template_child_full (widget_class, "non_ideal", FALSE,
                                             G_STRUCT_OFFSET (CleRatingDialog,
                                                              sides[CLE_SIDE_NON_IDEAL]));
  gtk_widget_class_bind_template_callback (widget_class, profile_cb);
  gtk_widget_class_install_action (widget_class, "rating.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "rating.back", NULL, walk);
  gtk_widget_class_install_action (widget_class, "rating.next", NULL, walk);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "rating.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "rating.next", NULL);
}

static void
cle_rating_dialog_init (CleRatingDialog *self)
{
  self->rows = g_ptr_array_new ();
  self->walk = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (focus_cb), NULL);
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
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
  for (guint i = 0; i < self->rows->len; i++)
    {
      guint place;

      if (!cle_profile_find_trait (profile,
                                   cle_trait_get_id (cle_profile_get_trait (self->rated, i)),
                                   &place))
        continue;
      cle_rating_row_set_level (self->rows->pdata[i], levels[place]);
    }
  show_progress (self);
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
