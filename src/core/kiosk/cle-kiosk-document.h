/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-kiosk-kept.h"

G_BEGIN_DECLS

/* What kiosk/<round>.json says. */
typedef struct
{
  char      *round;
  gboolean   begun;       /* somebody answered: what follows is fixed */
  gboolean   anonymous;
  char      *digest;      /* of the questionnaire; "" before */
  guint      n_questions;
  GArray    *left;        /* of guint, by question: who left there */
  guint      n_finished;
  guint      n_partial;
  guint      n_abandoned;
  gint64     last;        /* ms; midnight when anonymous; 0 for none */
  gint64     day;         /* of n_today */
  guint      n_today;
  char      *salt;        /* of the hashes */
  GPtrArray *slips;       /* of char *: hashes of unused codes, sorted */
  guint      n_slips;     /* printed */
  char      *filing;      /* up to this id all may be among the records; "" for none */
  GPtrArray *kept;        /* of CleKioskKept, by id */
} CleKioskDocument;

/* Which file it is: replacing it makes another. */
typedef struct
{
  guint64 device;
  guint64 inode;
  gint64  size;
  gint64  modified; /* ns */
  gint64  changed;
} CleKioskStamp;

gboolean          cle_kiosk_document_look   (CleStore               *store,
                                             const char             *round,
                                             CleKioskStamp          *stamp);
CleKioskDocument *cle_kiosk_document_read   (CleStore               *store,
                                             const char             *round,
                                             GError                **error);
void              cle_kiosk_document_keep_aside (CleStore          *store,
                                                const char             *round);
void              cle_kiosk_document_free   (CleKioskDocument       *self);
gboolean          cle_kiosk_document_write  (const CleKioskDocument *self,
                                             CleStore               *store,
                                             GError                **error);
CleKioskKept     *cle_kiosk_document_find   (const CleKioskDocument *self,
                                             const char             *id,
                                             guint                  *position);
void              cle_kiosk_document_keep   (CleKioskDocument       *self,
                                             CleKioskKept           *kept);
gboolean          cle_kiosk_document_find_slip (const CleKioskDocument *self,
                                                const char             *code,
                                                guint                  *position);
gboolean          cle_kiosk_document_add_slip  (CleKioskDocument       *self,
                                                const char             *code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleKioskDocument, cle_kiosk_document_free)

G_END_DECLS
