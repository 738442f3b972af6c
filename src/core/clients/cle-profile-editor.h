/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-profile.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* A profile being edited, step by step, each of which can be taken back.
 * Properties: can-undo, can-redo, modified (boolean, read-only). Signal:
 * "changed" after each step. */
#define CLE_TYPE_PROFILE_EDITOR (cle_profile_editor_get_type ())
G_DECLARE_FINAL_TYPE (CleProfileEditor, cle_profile_editor, CLE, PROFILE_EDITOR, GObject)

CleProfileEditor *cle_profile_editor_new          (CleProfile       *profile);
CleProfile       *cle_profile_editor_get_profile  (CleProfileEditor *self);
CleProfile       *cle_profile_editor_get_saved    (CleProfileEditor *self);
void              cle_profile_editor_set          (CleProfileEditor *self,
                                                   CleProfile       *profile,
                                                   const char       *step);
void              cle_profile_editor_undo         (CleProfileEditor *self);
void              cle_profile_editor_redo         (CleProfileEditor *self);
void              cle_profile_editor_saved        (CleProfileEditor *self,
                                                   CleProfile       *profile);
void              cle_profile_editor_revert       (CleProfileEditor *self);
gboolean          cle_profile_editor_get_can_undo (CleProfileEditor *self);
gboolean          cle_profile_editor_get_can_redo (CleProfileEditor *self);
gboolean          cle_profile_editor_get_modified (CleProfileEditor *self);

G_END_DECLS
