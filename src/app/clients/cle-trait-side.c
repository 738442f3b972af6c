/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-trait-side.h"

#include "cle-profile-closures.h"
#include "cle-trait-row.h"

#include <glib/gi18n.h>
#include <string.h>

struct _CleTraitSide
{
  AdwBin            parent_instance;

  GtkWidget        *heading;
  GtkWidget        *summary;
  GtkWidget        *add;
  GtkWidget        *list;
  GtkWidget        *empty;

  CleSide           side;
  CleProfileEditor *editor;
  GPtrArray        *rows; /* of CleTraitRow, in their order */
};

G_DEFINE_FINAL_TYPE (CleTraitSide, cle_trait_side, ADW_TYPE_BIN)

enum
{
  ADD,
  EDIT,
  DROPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static CleProfile *
get_profile (CleTraitSide *self)
{
  return cle_profile_editor_get_profile (self->editor);
}

/* Where the row's trait stands in the profile. */
static gboolean
find_row (CleTraitSide *self,
          CleTraitRow  *row,
          guint        *index)
{
  return cle_profile_find_trait (get_profile (self),
                                 cle_trait_get_id (cle_trait_row_get_trait (row)), index);
}

static void
take (CleTraitSide *self,
      CleProfile   *changed,
      const char   *step)
{
  g_autoptr (CleProfile) owned = changed;

  if (owned != NULL)
    cle_profile_editor_set (self->editor, owned, step);
}

static void
changed_cb (CleTraitRow  *row,
            CleTrait     *trait,
            gboolean      sliding,
            CleTraitSide *self)
{
  g_autofree char *step = g_strconcat ("weight ", cle_trait_get_id (trait), NULL);
  guint index;

  if (find_row (self, row, &index))
    take (self, cle_profile_replace (get_profile (self), index, trait, NULL),
          sliding ? step : NULL);
}

/* The place of the next trait of this side, up or down. */
static gboolean
find_neighbour (CleTraitSide *self,
                guint         index,
                int           direction,
                guint        *neighbour)
{
  guint n = cle_profile_get_n_traits (get_profile (self));

  for (int i = (int) index + direction; i >= 0 && i < (int) n; i += direction)
    if (cle_trait_get_side (cle_profile_get_trait (get_profile (self), (guint) i)) == self->side)
      {
        *neighbour = (guint) i;
        return TRUE;
      }

  return FALSE;
}

/* The page goes along with what moves, so that its buttons stay where they are. */
static void
scroll_past (CleTraitSide *self,
             CleTraitRow  *row,
             int           direction)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *neighbour = direction < 0 ? gtk_widget_get_prev_sibling (GTK_WIDGET (row))
                                       : gtk_widget_get_next_sibling (GTK_WIDGET (row));
  GtkAdjustment *place;

  if (scroller == NULL || neighbour == NULL)
    return;

  place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  gtk_adjustment_set_value (place, gtk_adjustment_get_value (place) +
                                       direction * gtk_widget_get_height (neighbour));
}

static void
move_cb (CleTraitRow  *row,
         int           direction,
         CleTraitSide *self)
{
  guint index, neighbour;

  if (!find_row (self, row, &index) || !find_neighbour (self, index, direction, &neighbour))
    return;

  scroll_past (self, row, direction);
  take (self, cle_profile_move (get_profile (self), index, neighbour), NULL);
}

static void
remove_cb (CleTraitRow  *row,
           CleTraitSide *self)
{
  guint index;

  if (find_row (self, row, &index))
    take (self, cle_profile_remove (get_profile (self), index), NULL);
}

static void
edit_cb (CleTraitRow  *row,
         CleTraitSide *self)
{
  g_signal_emit (self, signals[EDIT], 0, cle_trait_row_get_trait (row));
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double         x,
            double         y,
            CleTraitRow   *row)
{
  return gdk_content_provider_new_typed (G_TYPE_STRING,
                                         cle_trait_get_id (cle_trait_row_get_trait (row)));
}

/* The row at that place of the side; above the first it is that, below the last
 * the last. */
static gboolean
find_at (CleTraitSide *self,
         double        x,
         double        y,
         guint        *index)
{
  GtkListBoxRow *row;

  if (self->rows->len == 0 ||
      !gtk_widget_translate_coordinates (GTK_WIDGET (self), self->list, x, y, &x, &y))
    return FALSE;

  row = gtk_list_box_get_row_at_y (GTK_LIST_BOX (self->list), (int) y);
  if (row == NULL)
    row = self->rows->pdata[y < 0 ? 0 : self->rows->len - 1];

  return find_row (self, CLE_TRAIT_ROW (row), index);
}

/* A trait of this profile is put where the row below the pointer stands; one of
 * the library is somebody else's business. */
static gboolean
drop_cb (CleTraitSide *self,
         const GValue *value,
         double        x,
         double        y)
{
  const char *text = g_value_get_string (value);
  guint from, to;

  if (g_str_has_prefix (text, CLE_TRAIT_DRAGGED))
    {
      g_signal_emit (self, signals[DROPPED], 0, text + strlen (CLE_TRAIT_DRAGGED));
      return TRUE;
    }

  if (!cle_profile_find_trait (get_profile (self), text, &from) ||
      cle_trait_get_side (cle_profile_get_trait (get_profile (self), from)) != self->side ||
      !find_at (self, x, y, &to))
    return FALSE;

  if (from != to)
    take (self, cle_profile_move (get_profile (self), from, to), NULL);

  return TRUE;
}

static GtkWidget *
create_row (CleTraitSide *self,
            CleTrait     *trait)
{
  GtkWidget *row = cle_trait_row_new (trait);
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), row, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (row, "move", G_CALLBACK (move_cb), self, 0);
  g_signal_connect_object (row, "remove", G_CALLBACK (remove_cb), self, 0);
  g_signal_connect_object (row, "edit", G_CALLBACK (edit_cb), self, 0);

  return row;
}

static GPtrArray *
list_traits (CleTraitSide *self)
{
  GPtrArray *traits = g_ptr_array_new ();
  CleProfile *profile = get_profile (self);

  for (guint i = 0; i < cle_profile_get_n_traits (profile); i++)
    if (cle_trait_get_side (cle_profile_get_trait (profile, i)) == self->side)
      g_ptr_array_add (traits, (gpointer) cle_profile_get_trait (profile, i));

  return traits;
}

static gboolean
has_same_words (CleTrait *shown,
                CleTrait *trait)
{
  g_autoptr (CleTrait) weighed_alike = NULL;

  if (shown == trait)
    return TRUE;
  if (strcmp (cle_trait_get_id (shown), cle_trait_get_id (trait)) != 0)
    return FALSE;

  weighed_alike =
      cle_trait_reweigh (trait, cle_trait_get_weight (shown), cle_trait_get_tolerance (shown),
                         cle_trait_get_knock_out (shown));

  return cle_trait_equal (shown, weighed_alike);
}

/* Whether the rows are of these traits, in this order, in these words. */
static gboolean
has_rows_of (CleTraitSide *self,
             GPtrArray    *traits)
{
  if (self->rows->len != traits->len)
    return FALSE;

  for (guint i = 0; i < traits->len; i++)
    if (!has_same_words (cle_trait_row_get_trait (self->rows->pdata[i]), traits->pdata[i]))
      return FALSE;

  return TRUE;
}

/* The row that shows these words of this trait, out of those at hand. */
static GtkWidget *
take_row (GPtrArray *rows,
          CleTrait  *trait)
{
  for (guint i = 0; i < rows->len; i++)
    if (has_same_words (cle_trait_row_get_trait (rows->pdata[i]), trait))
      return g_ptr_array_steal_index (rows, i);

  return NULL;
}

/* The row of a trait whose words changed stays open too. */
static GtkWidget *
renew_row (CleTraitSide *self,
           GPtrArray    *rows,
           CleTrait     *trait)
{
  GtkWidget *row = create_row (self, trait);

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (cle_trait_get_id (cle_trait_row_get_trait (rows->pdata[i])),
                     cle_trait_get_id (trait)))
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row),
                                     adw_expander_row_get_expanded (rows->pdata[i]));

  return row;
}

/* The row where the user is, and its place. */
static GtkWidget *
find_focused (CleTraitSide *self,
              guint        *index)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (guint i = 0; focus != NULL && i < self->rows->len; i++)
    if (focus == self->rows->pdata[i] || gtk_widget_is_ancestor (focus, self->rows->pdata[i]))
      {
        *index = i;
        return self->rows->pdata[i];
      }

  return NULL;
}

/* Only what stays in the list keeps the focus, so all others go around it. */
static void
put_rows (CleTraitSide *self,
          GPtrArray    *rows,
          GtkWidget    *focused)
{
  GtkListBox *list = GTK_LIST_BOX (self->list);

  for (guint i = 0; i < self->rows->len; i++)
    if (self->rows->pdata[i] != focused)
      gtk_list_box_remove (list, self->rows->pdata[i]);
  for (guint i = 0; i < rows->len; i++)
    if (rows->pdata[i] != focused)
      gtk_list_box_insert (list, rows->pdata[i], (int) i);
}

/* Whose trait went or was worded anew goes on in the row that is there now. */
static void
grab_focus_at (CleTraitSide *self,
               guint         index)
{
  if (self->rows->len == 0)
    gtk_widget_grab_focus (self->add);
  else
    gtk_widget_child_focus (self->rows->pdata[MIN (index, self->rows->len - 1)],
                            GTK_DIR_TAB_FORWARD);
}

/* Those that are shown already, as far as they say the same, the others anew. */
static GPtrArray *
list_rows (CleTraitSide *self,
           GPtrArray    *traits)
{
  g_autoptr (GPtrArray) left = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->rows->len; i++)
    g_ptr_array_add (left, g_object_ref (self->rows->pdata[i]));
  for (guint i = 0; i < traits->len; i++)
    {
      GtkWidget *row = take_row (left, traits->pdata[i]);

      if (row == NULL)
        row = g_object_ref_sink (renew_row (self, left, traits->pdata[i]));
      g_ptr_array_add (rows, row);
    }

  return rows;
}

static void
rebuild (CleTraitSide *self,
         GPtrArray    *traits)
{
  g_autoptr (GPtrArray) rows = list_rows (self, traits);
  guint index = 0;
  GtkWidget *focused = find_focused (self, &index);
  gboolean stays = focused == NULL || g_ptr_array_find (rows, focused, NULL);

  put_rows (self, rows, stays ? focused : NULL);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (self->rows, rows->pdata[i]);
  if (!stays)
    grab_focus_at (self, index);
}

static void
refresh (CleTraitSide *self)
{
  g_autoptr (GPtrArray) traits = list_traits (self);
  g_autofree char *summary = cle_profile_side_summary (get_profile (self), self->side);

  if (!has_rows_of (self, traits))
    rebuild (self, traits);
  for (guint i = 0; i < traits->len; i++)
    cle_trait_row_set_trait (self->rows->pdata[i], traits->pdata[i]);

  gtk_label_set_label (GTK_LABEL (self->summary), summary);
  gtk_widget_set_visible (self->list, traits->len > 0);
  gtk_widget_set_visible (self->summary, traits->len > 0);
  gtk_widget_set_visible (self->empty, traits->len == 0);
}

static void
add_cb (CleTraitSide *self)
{
  g_signal_emit (self, signals[ADD], 0);
}

static void
cle_trait_side_dispose (GObject *object)
{
  CleTraitSide *self = CLE_TRAIT_SIDE (object);

  g_clear_object (&self->editor);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (cle_trait_side_parent_class)->dispose (object);
}

static void
cle_trait_side_class_init (CleTraitSideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cle_trait_side_dispose;

  signals[ADD] = g_signal_new ("add", CLE_TYPE_TRAIT_SIDE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
  signals[EDIT] = g_signal_new ("edit", CLE_TYPE_TRAIT_SIDE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[DROPPED] = g_signal_new ("dropped", CLE_TYPE_TRAIT_SIDE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLE_RESOURCE_PATH "/app/clients/cle-trait-side.ui");
  gtk_widget_class_bind_template_child (widget_class, CleTraitSide, heading);
  gtk_widget_class_bind_template_child (widget_class, CleTraitSide, summary);
  gtk_widget_class_bind_template_child (widget_class, CleTraitSide, add);
  gtk_widget_class_bind_template_child (widget_class, CleTraitSide, list);
  gtk_widget_class_bind_template_child (widget_class, CleTraitSide, empty);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
cle_trait_side_init (CleTraitSide *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_COPY);

  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * cle_trait_side_new:
 * @side: which one
 *
 * Returns: (transfer floating): that side of no profile yet
 */
GtkWidget *
cle_trait_side_new (CleSide side)
{
  CleTraitSide *self = g_object_new (CLE_TYPE_TRAIT_SIDE, NULL);
  gboolean ideal = side == CLE_SIDE_IDEAL;

  self->side = side;
  gtk_label_set_label (GTK_LABEL (self->heading),
                       ideal ? _ ("The clients we want") : _ ("The clients we do not want"));
  gtk_label_set_label (
      GTK_LABEL (self->empty),
      ideal ? _ ("What makes a client a good one for you? Add a few traits and weigh them.")
            : _ ("What costs you time, money and nerves? Add traits, and say how much of each is "
                 "still fine."));

  return GTK_WIDGET (self);
}

/**
 * cle_trait_side_set_editor:
 * @self: a side
 * @editor: (transfer none): of the profile to show
 */
void
cle_trait_side_set_editor (CleTraitSide     *self,
                           CleProfileEditor *editor)
{
  g_return_if_fail (CLE_IS_TRAIT_SIDE (self));
  g_return_if_fail (CLE_IS_PROFILE_EDITOR (editor));

  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  g_set_object (&self->editor, editor);
  g_signal_connect_object (editor, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}
