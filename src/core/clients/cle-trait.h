/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CLE_PROFILE_ERROR (cle_profile_error_quark ())

/* Of traits, of profiles and of the library of traits. */
typedef enum
{
  CLE_PROFILE_ERROR_SYNTAX,  /* not strict JSON, or over a limit of size */
  CLE_PROFILE_ERROR_INVALID, /* JSON, but not what was expected */
  CLE_PROFILE_ERROR_NEWER,   /* format of a later version of the program */
} CleProfileError;

typedef enum
{
  CLE_SIDE_IDEAL,
  CLE_SIDE_NON_IDEAL,
} CleSide;

/* What kind of business a trait of the library is for. */
typedef enum
{
  CLE_BRANCH_SHOP     = 1 << 0,
  CLE_BRANCH_B2B      = 1 << 1,
  CLE_BRANCH_SERVICES = 1 << 2,
  CLE_BRANCH_OFFICE   = 1 << 3,
} CleBranch;

#define CLE_N_BRANCHES       4
#define CLE_TRAIT_MAX_WEIGHT 5
#define CLE_TRAIT_MAX_POINTS 10
#define CLE_TRAIT_MIN_LEVELS 3
#define CLE_TRAIT_MAX_LEVELS 7
#define CLE_TRAIT_MAX_TEXT   200

/* One characteristic of a client on either side of a profile. A value that
 * never changes, so that undo, previews and other threads may keep it; what
 * changes is a new trait that shares the texts. */
typedef struct _CleTrait CleTrait;

/* What a new trait is made of. */
typedef struct
{
  const char *id;            /* (nullable): NULL for a new UUID */
  CleSide     side;
  const char *language;      /* of the texts, such as "en" */
  const char *name;
  const char *hint;          /* (nullable): what to look at */
  guint       weight;        /* 1 … 5 */
  guint       tolerance;     /* 0 … 10; 0 on the ideal side */
  gboolean    knock_out;     /* FALSE on the ideal side */
  guint       n_levels;      /* 3 … 7 */
  const char *levels[CLE_TRAIT_MAX_LEVELS];
  guint       points[CLE_TRAIT_MAX_LEVELS]; /* 0 … 10 */
} CleTraitParts;

GQuark              cle_profile_error_quark     (void);

CleTrait           *cle_trait_new               (const CleTraitParts *parts,
                                                 GError             **error);
CleTrait           *cle_trait_ref               (const CleTrait      *self);
void                cle_trait_unref             (CleTrait            *self);
CleTrait           *cle_trait_reweigh           (const CleTrait      *self,
                                                 guint                weight,
                                                 guint                tolerance,
                                                 gboolean             knock_out);

const char         *cle_trait_get_id            (const CleTrait      *self);
CleSide             cle_trait_get_side          (const CleTrait      *self);
guint               cle_trait_get_weight        (const CleTrait      *self);
guint               cle_trait_get_tolerance     (const CleTrait      *self);
gboolean            cle_trait_get_knock_out     (const CleTrait      *self);
guint               cle_trait_get_branches      (const CleTrait      *self);
guint               cle_trait_get_n_levels      (const CleTrait      *self);
guint               cle_trait_get_points        (const CleTrait      *self,
                                                 guint                level);
const char         *cle_trait_get_name          (const CleTrait      *self,
                                                 const char          *language);
const char         *cle_trait_get_hint          (const CleTrait      *self,
                                                 const char          *language);
const char         *cle_trait_get_level         (const CleTrait      *self,
                                                 guint                level,
                                                 const char          *language);
const char * const *cle_trait_get_languages     (const CleTrait      *self);
gboolean            cle_trait_find_level        (const CleTrait      *self,
                                                 const char          *text,
                                                 guint               *level);
gboolean            cle_trait_equal             (const CleTrait      *a,
                                                 const CleTrait      *b);

const char         *cle_side_get_word           (CleSide              side);
gboolean            cle_side_from_word          (const char          *word,
                                                 CleSide             *side);
const char         *cle_branch_get_word         (CleBranch            branch);
gboolean            cle_branch_from_word        (const char          *word,
                                                 CleBranch           *branch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleTrait, cle_trait_unref)

G_END_DECLS
