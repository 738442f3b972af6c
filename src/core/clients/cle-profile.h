/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-rating.h"
#include "cle-trait.h"

G_BEGIN_DECLS

#define CLE_PROFILE_FORMAT       1
#define CLE_PROFILE_MAX_TRAITS   100
#define CLE_PROFILE_MAX_REVISION 1000000
#define CLE_PROFILE_MAX_BYTES    (2 * 1024 * 1024)

/* Which clients we want and which not: traits of both sides in the manager's
 * order. A value that never changes, for any thread; editing makes another one
 * that shares the traits, so undo is to keep the one before. */
typedef struct _CleProfile CleProfile;

CleProfile     *cle_profile_new            (const char       *name,
                                            GError          **error);
CleProfile     *cle_profile_new_from_bytes (GBytes           *bytes,
                                            const char       *file,
                                            GError          **error);
GBytes         *cle_profile_to_bytes       (const CleProfile *self);
CleProfile     *cle_profile_ref            (const CleProfile *self);
void            cle_profile_unref          (CleProfile       *self);

const char     *cle_profile_get_id         (const CleProfile *self);
guint           cle_profile_get_revision   (const CleProfile *self);
const char     *cle_profile_get_name       (const CleProfile *self);
gint64          cle_profile_get_made       (const CleProfile *self);
guint           cle_profile_get_n_traits   (const CleProfile *self);
const CleTrait *cle_profile_get_trait      (const CleProfile *self,
                                            guint             index);
gboolean        cle_profile_find_trait     (const CleProfile *self,
                                            const char       *id,
                                            guint            *index);
gboolean        cle_profile_is_due         (const CleProfile *self,
                                            guint             days,
                                            gint64            now,
                                            int               offset);

CleProfile     *cle_profile_rename         (const CleProfile *self,
                                            const char       *name,
                                            GError          **error);
CleProfile     *cle_profile_insert         (const CleProfile *self,
                                            guint             index,
                                            const CleTrait   *trait,
                                            GError          **error);
CleProfile     *cle_profile_remove         (const CleProfile *self,
                                            guint             index);
CleProfile     *cle_profile_replace        (const CleProfile *self,
                                            guint             index,
                                            const CleTrait   *trait,
                                            GError          **error);
CleProfile     *cle_profile_move           (const CleProfile *self,
                                            guint             from,
                                            guint             to);

void            cle_profile_align          (const CleProfile *self,
                                            const CleProfile *rated_with,
                                            const CleRating  *rating,
                                            gint8            *levels);
void            cle_profile_carry_levels   (const CleProfile *self,
                                            const CleProfile *from,
                                            const gint8      *known,
                                            gint8            *levels);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleProfile, cle_profile_unref)

G_END_DECLS
