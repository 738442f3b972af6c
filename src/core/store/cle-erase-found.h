/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CLE_ERASE_COMMON 200 /* what stands in the names of more others is no name but a word */

/* What names those who are erased in what was written about others. */
typedef struct
{
  GPtrArray *texts;    /* the sentences from which the names are taken out; subjects first */
  GPtrArray *subjects; /* what was assessed and is called so, each once */
  guint      n_left;   /* files in which they stay */
  char      *common;   /* nullable: a name that stays everywhere, as it is in so many others */
} CleEraseMentions;

CleEraseMentions *cle_erase_mentions_new      (void);
void              cle_erase_mentions_free     (CleEraseMentions       *self);
void              cle_erase_mentions_take     (CleEraseMentions       *self,
                                               GPtrArray              *texts,
                                               GPtrArray              *subjects);
char             *cle_erase_mentions_describe (const CleEraseMentions *self,
                                               gboolean                kept);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleEraseMentions, cle_erase_mentions_free)

G_END_DECLS
