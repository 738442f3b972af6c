/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-profile-editor.h"

#define MAX_STEPS 500

struct _CleProfileEditor
{
  GObject     parent_instance;

  GPtrArray  *profiles; /* of CleProfile, oldest first */
  guint       current;
  CleProfile *saved;    /* the one that is on disk */
  char       *step;     /* what the last change was a part of */
};

G_DEFINE_FINAL_TYPE (CleProfileEditor, cle_profile_editor, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_MODIFIED,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void
announce (CleProfileEditor *self)
{
  for (guint i = PROP_0 + 1; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), props[i]);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
forget_step (CleProfileEditor *self)
{
  g_clear_pointer (&self->step, g_free);
}

static void
cle_profile_editor_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  CleProfileEditor *self = CLE_PROFILE_EDITOR (object);

  switch (id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, cle_profile_editor_get_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, cle_profile_editor_get_can_redo (self));
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, cle_profile_editor_get_modified (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cle_profile_editor_finalize (GObject *object)
{
  CleProfileEditor *self = CLE_PROFILE_EDITOR (object);

  g_ptr_array_unref (self->profiles);
  cle_profile_unref (self->saved);
  g_free (self->step);

  G_OBJECT_CLASS (cle_profile_editor_parent_class)->finalize (object);
}

static void
cle_profile_editor_class_init (CleProfileEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cle_profile_editor_get_property;
  object_class->finalize = cle_profile_editor_finalize;

  props[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  props[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  props[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[CHANGED] = g_signal_new ("changed", CLE_TYPE_PROFILE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
cle_profile_editor_init (CleProfileEditor *self)
{
  self->profiles = g_ptr_array_new_with_free_func ((GDestroyNotify) cle_profile_unref);
}

/**
 * cle_profile_editor_new:
 * @profile: (transfer none): as it is on disk, or new
 *
 * Returns: (transfer full): an editor with nothing to undo
 */
CleProfileEditor *
cle_profile_editor_new (CleProfile *profile)
{
  g_return_val_if_fail (profile != NULL, NULL);

  CleProfileEditor *self = g_object_new (CLE_TYPE_PROFILE_EDITOR, NULL);

  g_ptr_array_add (self->profiles, cle_profile_ref (profile));
  self->saved = cle_profile_ref (profile);

  return self;
}

/**
 * cle_profile_editor_get_profile:
 * @self: an editor
 *
 * Returns: (transfer none): the profile as it is now
 */
CleProfile *
cle_profile_editor_get_profile (CleProfileEditor *self)
{
  g_return_val_if_fail (CLE_IS_PROFILE_EDITOR (self), NULL);

  return self->profiles->pdata[self->current];
}

/**
 * cle_profile_editor_get_saved:
 * @self: an editor
 *
 * Returns: (transfer none): the profile as it is on disk, or what a new one began
 *   with
 */
CleProfile *
cle_profile_editor_get_saved (CleProfileEditor *self)
{
  g_return_val_if_fail (CLE_IS_PROFILE_EDITOR (self), NULL);

  return self->saved;
}

/* What was taken back is forgotten, and the oldest step when there are many. */
static void
push (CleProfileEditor *self,
      CleProfile       *profile)
{
  g_ptr_array_set_size (self->profiles, (int) self->current + 1);
  g_ptr_array_add (self->profiles, cle_profile_ref (profile));
  if (self->profiles->len > MAX_STEPS)
    g_ptr_array_remove_index (self->profiles, 0);
  self->current = self->profiles->len - 1;
}

/**
 * cle_profile_editor_set:
 * @self: an editor
 * @profile: (transfer none): the profile after the change
 * @step: (nullable): changes in a row that have the same word are taken back
 *   together, such as a slider on its way; %NULL for a step of its own
 */
void
cle_profile_editor_set (CleProfileEditor *self,
                        CleProfile       *profile,
                        const char       *step)
{
  g_return_if_fail (CLE_IS_PROFILE_EDITOR (self));
  g_return_if_fail (profile != NULL);

  if (profile == cle_profile_editor_get_profile (self))
    return;

  if (step != NULL && g_strcmp0 (self->step, step) == 0 && self->current > 0 &&
      self->current + 1 == self->profiles->len)
    {
      cle_profile_unref (self->profiles->pdata[self->current]);
      self->profiles->pdata[self->current] = cle_profile_ref (profile);
    }
  else
    {
      push (self, profile);
    }

  if (step != self->step)
    {
      forget_step (self);
      self->step = g_strdup (step);
    }
  announce (self);
}

/**
 * cle_profile_editor_undo:
 * @self: an editor
 *
 * Takes the last step back, if there is one.
 */
void
cle_profile_editor_undo (CleProfileEditor *self)
{
  g_return_if_fail (CLE_IS_PROFILE_EDITOR (self));

  if (!cle_profile_editor_get_can_undo (self))
    return;

  self->current--;
  forget_step (self);
  announce (self);
}

/**
 * cle_profile_editor_redo:
 * @self: an editor
 *
 * Does again what was taken back last, if anything.
 */
void
cle_profile_editor_redo (CleProfileEditor *self)
{
  g_return_if_fail (CLE_IS_PROFILE_EDITOR (self));

  if (!cle_profile_editor_get_can_redo (self))
    return;

  self->current++;
  forget_step (self);
  announce (self);
}

/**
 * cle_profile_editor_saved:
 * @self: an editor
 * @profile: (transfer none): the revision that was saved of the present state
 *
 * The steps before stay, to be taken back and saved as yet another revision.
 */
void
cle_profile_editor_saved (CleProfileEditor *self,
                          CleProfile       *profile)
{
  g_return_if_fail (CLE_IS_PROFILE_EDITOR (self));
  g_return_if_fail (profile != NULL);

  cle_profile_unref (self->profiles->pdata[self->current]);
  self->profiles->pdata[self->current] = cle_profile_ref (profile);
  cle_profile_unref (self->saved);
  self->saved = cle_profile_ref (profile);
  forget_step (self);
  announce (self);
}

/**
 * cle_profile_editor_revert:
 * @self: an editor
 *
 * Goes back to what is on disk, as one step that can be taken back.
 */
void
cle_profile_editor_revert (CleProfileEditor *self)
{
  g_return_if_fail (CLE_IS_PROFILE_EDITOR (self));

  cle_profile_editor_set (self, self->saved, NULL);
}

/**
 * cle_profile_editor_get_can_undo:
 * @self: an editor
 *
 * Returns: whether there is a step to take back
 */
gboolean
cle_profile_editor_get_can_undo (CleProfileEditor *self)
{
  g_return_val_if_fail (CLE_IS_PROFILE_EDITOR (self), FALSE);

  return self->current > 0;
}

/**
 * cle_profile_editor_get_can_redo:
 * @self: an editor
 *
 * Returns: whether there is a step that was taken back
 */
gboolean
cle_profile_editor_get_can_redo (CleProfileEditor *self)
{
  g_return_val_if_fail (CLE_IS_PROFILE_EDITOR (self), FALSE);

  return self->current + 1 < self->profiles->len;
}

/**
 * cle_profile_editor_get_modified:
 * @self: an editor
 *
 * Returns: whether the profile is another than the one on disk
 */
gboolean
cle_profile_editor_get_modified (CleProfileEditor *self)
{
  g_return_val_if_fail (CLE_IS_PROFILE_EDITOR (self), FALSE);

  return cle_profile_editor_get_profile (self) != self->saved;
}
