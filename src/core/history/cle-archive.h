/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actions/cle-actions.h"
#include "cle-archive-quiz.h"
#include "clients/cle-client-book.h"
#include "cle-remarks.h"
#include "cle-table.h"
#include "store/cle-store.h"

G_BEGIN_DECLS

/* Everything that was read from the records of a store: the table of results,
 * the texts they share, what was said about them later, and how far each
 * segment was read. For one thread at a time. */
typedef struct _CleArchive CleArchive;

typedef struct
{
  char   *path;      /* below the store's folder */
  guint64 inode;
  gsize   taken;     /* bytes that were read as whole lines */
  guint   n_lines;   /* lines in them */
} CleArchiveSegment;

typedef struct
{
  char  *file;       /* below the store's folder */
  guint  line;       /* from 1; 0 for the whole file */
  char  *reason;     /* in the user's language */
} CleDamage;

CleArchive              *cle_archive_new          (void);
void                     cle_archive_free         (CleArchive     *self);
guint                    cle_archive_add_segment  (CleArchive     *self,
                                                   const char     *path,
                                                   guint64         inode);
void                     cle_archive_take         (CleArchive     *self,
                                                   guint           segment,
                                                   const char     *text,
                                                   gsize           length,
                                                   GString        *damaged);
void                     cle_archive_settle       (CleArchive     *self);
CleTable                *cle_archive_get_table    (CleArchive     *self);
CleIntern               *cle_archive_get_subjects (CleArchive     *self);
CleRemarks              *cle_archive_get_remarks  (CleArchive     *self);
CleActions              *cle_archive_get_actions  (CleArchive     *self);
CleClientBook           *cle_archive_get_clients  (CleArchive     *self);
const CleArchiveQuiz    *cle_archive_get_quiz     (CleArchive     *self,
                                                   guint           number);
guint                    cle_archive_get_n_segments (CleArchive   *self);
const CleArchiveSegment *cle_archive_get_segment  (CleArchive     *self,
                                                   guint           number);
void                     cle_archive_add_damage   (CleArchive     *self,
                                                   const char     *path,
                                                   guint           line,
                                                   const char     *reason);
GPtrArray               *cle_archive_get_damages  (CleArchive     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleArchive, cle_archive_free)

G_END_DECLS
