/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-store.h"

G_BEGIN_DECLS

/* For the other files of this folder: what a writer needs to know of an open
 * store. Everything below is guarded by the write lock. */

#define CLE_SEGMENT_NAME_MAX 64

/* Where this device's records end. */
typedef struct
{
  char     segment[CLE_SEGMENT_NAME_MAX]; /* the last one written; "" when there is none */
  gint64   size;                          /* its bytes */
  guint64  sequence;                      /* of the last record; 0 when there is none */
  gint64   at;                            /* of the last record */
  gboolean sealed;                        /* the last line is known to have its end */
  gboolean known;                         /* this process knew it when it let the lock go */
  gint64   folder_changed;                /* when a file came or went, ns; as of then */
} CleStoreTail;

/* What stays open from one save to the next. */
typedef struct
{
  int  folder;                     /* of this device's segments; -1 for none */
  int  fd;                         /* the segment written last; -1 for none */
  char name[CLE_SEGMENT_NAME_MAX]; /* of that segment */
} CleOpenSegment;

int           cle_store_get_folder    (CleStore      *self);
gboolean      cle_store_begin_write   (CleStore      *self,
                                       GError       **error);
void          cle_store_end_write     (CleStore      *self);
gboolean      cle_store_resettle      (CleStore      *self,
                                       GError       **error);
const char *const *cle_store_get_former (CleStore     *self);
int           cle_store_get_lock      (CleStore      *self);
CleStoreTail *cle_store_get_tail      (CleStore      *self);
CleOpenSegment *cle_store_get_open_segment (CleStore  *self);
const char   *cle_store_get_boot      (CleStore      *self);
GHashTable   *cle_store_get_doubtful  (CleStore      *self);
GHashTable   *cle_store_get_burnt     (CleStore      *self);
char         *cle_store_get_synced    (CleStore      *self);

G_END_DECLS
