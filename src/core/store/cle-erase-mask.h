/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-erase-found.h"

G_BEGIN_DECLS

/* How those who are erased are called, and what others have of it. */
typedef struct
{
  GPtrArray *written; /* as it stands in a line: damaged ones are known by it */
  GPtrArray *words;   /* as people type it: what is taken out of sentences */
  GPtrArray *kept;    /* how others are called, where one of the words is in it */
  GPtrArray *paths;   /* of documents in people/ that have one of the words */
  guint      n_unread; /* files in people/ that could not be read */
  char      *common;  /* nullable: what stands in so many names that it is no name */
} CleEraseNames;

CleEraseNames *cle_erase_names_new  (void);
void           cle_erase_names_free (CleEraseNames        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleEraseNames, cle_erase_names_free)

/* Names in what people wrote about others. Pure functions. */
gboolean       cle_erase_mask_is_word   (const char           *name);
gboolean       cle_erase_mask_holds     (GPtrArray            *words,
                                         const char           *text);
char          *cle_erase_mask_text      (const CleEraseNames  *names,
                                         const char           *text);
gboolean       cle_erase_mask_is_in     (const CleEraseNames  *names,
                                         const char           *bytes,
                                         gsize                 length);
gboolean       cle_erase_mask_document  (const CleEraseNames  *names,
                                         const char *const    *members,
                                         const char           *text,
                                         gsize                 length,
                                         GString              *out,
                                         CleEraseMentions     *found);
gboolean       cle_erase_mask_line      (const CleEraseNames  *names,
                                         const char           *line,
                                         gsize                 length,
                                         GString              *out,
                                         CleEraseMentions     *found);

G_END_DECLS
