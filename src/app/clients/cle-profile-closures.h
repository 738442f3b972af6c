/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "clients/cle-judge.h"

G_BEGIN_DECLS

/* What there is to say above a profile. */
typedef enum
{
  CLE_PROFILE_NOTICE_NONE,
  CLE_PROFILE_NOTICE_RESTORED, /* steps of last time that were not saved */
  CLE_PROFILE_NOTICE_DUE,      /* the last revision is old */
} CleProfileNotice;

CleProfileNotice cle_profile_notice_find (const CleProfile *profile,
                                          gboolean          modified,
                                          gboolean          restored,
                                          guint             days,
                                          gint64            now,
                                          int               offset);
char  *cle_profile_notice_text       (CleProfileNotice  notice,
                                      const CleProfile *profile,
                                      gint64            now);
char  *cle_profile_trait_subtitle    (const CleTrait   *trait,
                                      const char       *language);
char  *cle_profile_level_title       (const CleTrait   *trait,
                                      guint             level,
                                      const char       *language);
char **cle_profile_tolerance_choices (const CleTrait   *trait,
                                      const char       *language);
guint  cle_profile_tolerance_index   (const CleTrait   *trait);
guint  cle_profile_tolerance_points  (const CleTrait   *trait,
                                      guint             choice);
char  *cle_profile_side_summary      (const CleProfile *profile,
                                      CleSide           side);
char  *cle_profile_revision_name     (const CleProfile *profile,
                                      gint64            now);
char  *cle_profile_revision_text     (const CleProfile *profile,
                                      gboolean          modified,
                                      gint64            now);
char  *cle_profile_revision_cell     (const CleTrait   *trait,
                                      const char       *language);
char  *cle_profile_change_title      (const char       *name,
                                      guint             flags);
char  *cle_profile_preview_text      (GArray           *changes);
char  *cle_profile_copy_name         (const CleProfile *profile);

gboolean cle_profile_name_is_taken   (const char       *name,
                                      GPtrArray        *taken);

G_END_DECLS
