/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-run.h"
#include "cle-kiosk-config.h"

G_BEGIN_DECLS

#define CLE_KIOSK_MIN_POOL  5    /* anonymous answers of past days that are filed together */
#define CLE_KIOSK_MAX_SLIPS 2000 /* that nobody has used yet */

typedef struct
{
  guint   n_finished;   /* in this round */
  guint   n_today;      /* of those, by the local day */
  guint   n_waiting;    /* of those, anonymous ones that are not among the records yet */
  guint   n_partial;    /* kept of those who left */
  guint   n_abandoned;
  guint  *abandoned;    /* by the question that was left */
  guint   n_questions;  /* in abandoned */
  gint64  last;         /* wall clock ms of the last answer; midnight of its day when anonymous; 0 for none */
  guint   n_slips;      /* printed */
  guint   n_slips_used;
} CleKioskCounts;

/* What one kiosk has gathered in one round: one document of the store, replaced
 * whole at each change. May be used from any thread. */
typedef struct _CleKioskRound CleKioskRound;

CleKioskRound *cle_kiosk_round_open       (CleStore             *store,
                                           CleLibrary           *library,
                                           const CleKioskConfig *config,
                                           CleQuestionnaire     *questionnaire,
                                           GError              **error);
void           cle_kiosk_round_free       (CleKioskRound        *self);
void           cle_kiosk_round_set_keep_partial (CleKioskRound *self,
                                                 gboolean       keep_partial);
CleResult     *cle_kiosk_round_add        (CleKioskRound        *self,
                                           CleRun               *run,
                                           const char           *code,
                                           GError              **error);
gboolean       cle_kiosk_round_abandon    (CleKioskRound        *self,
                                           CleRun               *run,
                                           GError              **error);
gboolean       cle_kiosk_round_check_code (CleKioskRound        *self,
                                           const char           *code,
                                           GError              **error);
gboolean       cle_kiosk_round_settle     (CleKioskRound        *self,
                                           GError              **error);
void           cle_kiosk_round_count      (CleKioskRound        *self,
                                           CleKioskCounts       *counts);
gboolean       cle_kiosk_round_add_slips  (CleKioskRound        *self,
                                           const char *const    *codes,
                                           GError              **error);
void           cle_kiosk_counts_clear     (CleKioskCounts       *counts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleKioskRound, cle_kiosk_round_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CleKioskCounts, cle_kiosk_counts_clear)

G_END_DECLS
