/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How those who are erased are called, and what others have of it. */
typedef struct
{
  GPtrArray *written; /* as it stands in a line: damaged ones are known by it */
  GPtrArray *words;   /* as people type it: what is taken out of sentences */
  GPtrArray *kept;    /* how others are called, where one of the words is in it */
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
                                         GPtrArray            *found);
gboolean       cle_erase_mask_line      (const CleEraseNames  *names,
                                         const char           *line,
                                         gsize                 length,
                                         GString              *out,
                                         GPtrArray            *found);

G_END_DECLS
