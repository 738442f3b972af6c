/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-table.h"

G_BEGIN_DECLS

/* What later records say about results: notes, the trash, erasures. Few, and
 * they may be read before the result that they are about. */
typedef struct
{
  guint8   id[16];      /* of the result */
  gboolean trashed;
  gint64   trash_at;    /* when it was put there or restored, ms; 0 for never */
  char    *note;        /* NULL when there is none */
  gint64   note_at;
  gboolean erased;
} CleRemark;

typedef struct _CleRemarks CleRemarks;

CleRemarks      *cle_remarks_new       (void);
void             cle_remarks_free      (CleRemarks          *self);
gboolean         cle_remarks_take      (CleRemarks          *self,
                                        const CleRecordHead *head,
                                        const char          *line,
                                        gsize                length,
                                        guint8              *id);
const CleRemark *cle_remarks_find      (CleRemarks          *self,
                                        const guint8        *id);
GPtrArray       *cle_remarks_list      (CleRemarks          *self);
CleRowFlags      cle_remark_get_flags  (const CleRemark     *self);

gboolean         cle_id_parse          (const char          *uuid,
                                        gsize                length,
                                        guint8              *id);
void             cle_id_format         (const guint8        *id,
                                        char                *uuid);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleRemarks, cle_remarks_free)

G_END_DECLS
