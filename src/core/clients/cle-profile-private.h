/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-profile.h"
#include "cle-trait-private.h"

G_BEGIN_DECLS

/* For the files that read, write, keep and count profiles. */

struct _CleProfile
{
  char      *id;       /* UUID */
  guint      revision; /* that was saved last; 0 for none */
  char      *name;
  gint64     made;     /* wall clock, ms; 0 as long as it was not saved */
  CleTrait **traits;
  guint      n_traits;
};

CleProfile *cle_profile_copy  (const CleProfile    *self,
                               guint                n_traits);
CleProfile *cle_profile_stamp (const CleProfile    *self,
                               const char          *id,
                               guint                revision,
                               gint64               made);
CleProfile *cle_profile_read  (const CleJsonPlace  *root,
                               GError             **error);

G_END_DECLS
