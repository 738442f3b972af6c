/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-client-book.h"

G_BEGIN_DECLS

typedef enum
{
  CLE_CLIENT_DUE_TRIAL,    /* a change of terms ends: rate again */
  CLE_CLIENT_DUE_PROMISE,
  CLE_CLIENT_DUE_PARTING,  /* is open */
  CLE_CLIENT_DUE_LOOK,     /* the day to look again at a client that left */
  CLE_CLIENT_DUE_SILENCE,  /* an important client heard nothing good */
  CLE_CLIENT_DUE_RATING,   /* is stale */
  CLE_CLIENT_DUE_REVISION, /* a profile is to be revised */
} CleClientDueKind;

/* Something that is due. */
typedef struct
{
  CleClientDueKind  kind;
  char             *client; /* (nullable): id; NULL for a revision */
  char             *of;     /* (nullable): id of the trial, contact, parting or profile */
  gint64            day;    /* when it is due, counted from 1970-01-01 */
  gint64            left;   /* days: 0 for today, negative when it is overdue */
} CleClientDue;

/* When a profile was revised last, as the caller knows it. */
typedef struct
{
  const char *profile; /* id */
  gint64      at;      /* of its newest revision, wall clock, ms */
} CleProfileRevised;

GPtrArray  *cle_client_due_list          (CleClientBook           *book,
                                          const CleProfileRevised *profiles,
                                          guint                    n_profiles,
                                          gint64                   now,
                                          int                      offset,
                                          guint                    ahead);
gboolean    cle_client_due_gather        (CleClientBook           *book,
                                          guint                    first,
                                          guint                    n_clients,
                                          gint64                   now,
                                          int                      offset,
                                          guint                    ahead,
                                          GPtrArray               *list);
void        cle_client_due_finish        (CleClientBook           *book,
                                          const CleProfileRevised *profiles,
                                          guint                    n_profiles,
                                          gint64                   now,
                                          int                      offset,
                                          guint                    ahead,
                                          GPtrArray               *list);
void        cle_client_due_free          (CleClientDue            *self);
const char *cle_client_due_kind_get_word (CleClientDueKind         kind);
char       *cle_client_due_dup_text      (const CleClientDue      *self,
                                          CleClientBook           *book);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleClientDue, cle_client_due_free)

G_END_DECLS
