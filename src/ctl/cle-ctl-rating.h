/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-ctl-clients.h"

G_BEGIN_DECLS

/* What a command was told of a rating. */
typedef struct
{
  char     *profile;
  char     *rater;
  char    **set;
  char    **evidence;
  gboolean  keep;    /* what is not set stays as it was */
} CleCtlRating;

void        cle_ctl_rating_clear  (CleCtlRating      *self);
CleRating  *cle_ctl_rating_make   (CleCtlRating      *self,
                                   CleCtl            *ctl,
                                   CleCtlClients     *all,
                                   const CleClient   *client,
                                   const CleProfile  *profile,
                                   CleCtlExit        *status);
CleCtlExit  cle_ctl_rating_save   (CleCtlRating      *self,
                                   CleCtl            *ctl,
                                   CleRating         *rating);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CleCtlRating, cle_ctl_rating_clear)

G_END_DECLS
