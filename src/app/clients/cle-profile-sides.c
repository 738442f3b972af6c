/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-profile-sides.h"

#include "cle-columns-layout.h"
#include "cle-toast.h"
#include "cle-trait-dialog.h"
#include "cle-trait-side.h"
#include "clients/cle-trait-library.h"

#define SPACING    24  /* pixels */
#define SIDE_WIDTH 340 /* pixels */

struct _CleProfileSides
{
  AdwBin            parent_instance;

  CleTraitSide     *side[2];
  CleProfileEditor *editor;
};

G_DEFINE_FINAL_TYPE (CleProfileSides, cle_profile_sides, ADW_TYPE_BIN)

enum
{
  ADD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
made_cb (CleProfileSides *self,
         const CleTrait  *trait,
         GError         **error)
{
  CleProfile *before = cle_profile_editor_get_profile (self->editor);
  g_autoptr (CleProfile) profile = NULL;
  guint index;

  if (cle_profile_find_trait (before, cle_trait_get_id (trait), &index))
    profile = cle_profile_replace (before, index, trait, error);
  else
    profile = cle_profile_insert (before, cle_profile_get_n_traits (before), trait, error);
  if (profile != NULL)
    cle_profile_editor_set (self->editor, profile, NULL);

  return profile != NULL;
}

static void
add_trait (CleProfileSides *self,
           const CleTrait  *trait)
{
  g_autoptr (GError) error = NULL;

  if (!made_cb (self, trait, &error))
    cle_toast_say (GTK_WIDGET (self), error->message);
}

static void
dropped_cb (CleProfileSides *self,
            const char      *id)
{
  g_autoptr (CleTraitLibrary) library = cle_trait_library_new ();
  const CleTrait *trait = cle_trait_library_find (library, id);

  if (trait != NULL)
    add_trait (self, trait);
}

static void
ask_for_trait (CleProfileSides *self,
               CleSide          side,
               const CleTrait  *trait)
{
  GtkWidget *dialog =
      cle_trait_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), side, trait);

  g_signal_connect_object (dialog, "made", G_CALLBACK (made_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
edit_cb (CleProfileSides *self,
         CleTrait        *trait)
{
  ask_for_trait (self, cle_trait_get_side (trait), trait);
}

static void
add_cb (CleTraitSide    *side,
        CleProfileSides *self)
{
  g_signal_emit (self, signals[ADD], 0,
                 side == self->side[CLE_SIDE_IDEAL] ? CLE_SIDE_IDEAL : CLE_SIDE_NON_IDEAL);
}

static void
cle_profile_sides_dispose (GObject *object)
{
  CleProfileSides *self = CLE_PROFILE_SIDES (object);

  g_clear_object (&self->editor);

  G_OBJECT_CLASS (cle_profile_sides_parent_class)->dispose (object);
}

static void
cle_profile_sides_class_init (CleProfileSidesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cle_profile_sides_dispose;

  signals[ADD] = g_signal_new ("add", CLE_TYPE_PROFILE_SIDES, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
cle_profile_sides_init (CleProfileSides *self)
{
  GtkLayoutManager *layout = cle_columns_layout_new (SPACING);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  cle_columns_layout_set_column (CLE_COLUMNS_LAYOUT (layout), SIDE_WIDTH);
  gtk_widget_set_layout_manager (box, layout);
  for (guint i = 0; i < G_N_ELEMENTS (self->side); i++)
    {
      self->side[i] = CLE_TRAIT_SIDE (cle_trait_side_new ((CleSide) i));
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->side[i]));
      g_signal_connect_object (self->side[i], "add", G_CALLBACK (add_cb), self, 0);
      g_signal_connect_object (self->side[i], "edit", G_CALLBACK (edit_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->side[i], "dropped", G_CALLBACK (dropped_cb), self,
                               G_CONNECT_SWAPPED);
    }
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * cle_profile_sides_set_editor:
 * @self: both sides
 * @editor: of the profile that is shown
 */
void
cle_profile_sides_set_editor (CleProfileSides  *self,
                              CleProfileEditor *editor)
{
  g_return_if_fail (CLE_IS_PROFILE_SIDES (self));

  g_set_object (&self->editor, editor);
  for (guint i = 0; i < G_N_ELEMENTS (self->side); i++)
    cle_trait_side_set_editor (self->side[i], editor);
}

/**
 * cle_profile_sides_take:
 * @self: both sides
 * @trait: to add, or to take the place of one with its id
 *
 * Says why if the profile does not take it.
 */
void
cle_profile_sides_take (CleProfileSides *self,
                        const CleTrait  *trait)
{
  g_return_if_fail (CLE_IS_PROFILE_SIDES (self));

  add_trait (self, trait);
}

/**
 * cle_profile_sides_ask:
 * @self: both sides
 * @side: that is added to
 *
 * Opens a dialog for a trait in the user's own words.
 */
void
cle_profile_sides_ask (CleProfileSides *self,
                       CleSide          side)
{
  g_return_if_fail (CLE_IS_PROFILE_SIDES (self));

  ask_for_trait (self, side, NULL);
}
