/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-decision.h"
#include "cle-money.h"
#include "cle-office.h"
#include "cle-rating.h"
#include "store/cle-store.h"

G_BEGIN_DECLS

#define CLE_RATING_MAX_TRAITS   100
#define CLE_RATING_MAX_EVIDENCE 200 /* characters */
#define CLE_DECISION_MAX_REASON 500 /* characters */
#define CLE_TRIAL_MAX_STEP      500 /* characters */

/* What is said about a client. Each appends a record and is durable on return.
 * After a failure the same value, unchanged, may be passed again: it keeps the
 * id of its record, or @record does, and counts once. To say something else,
 * use a new one. All block: a window calls them in a thread. */
gboolean cle_client_rate          (CleStore           *store,
                                   CleRating          *rating,
                                   GError            **error);
gboolean cle_client_set_money     (CleStore           *store,
                                   CleMoney           *money,
                                   GError            **error);
gboolean cle_client_decide        (CleStore           *store,
                                   CleDecision        *decision,
                                   GError            **error);
gboolean cle_client_take_back     (CleStore           *store,
                                   const CleDecision  *decision,
                                   char              **record,
                                   GError            **error);
gboolean cle_client_begin_trial   (CleStore           *store,
                                   CleTrial           *trial,
                                   GError            **error);
gboolean cle_client_close_trial   (CleStore           *store,
                                   const CleTrial     *trial,
                                   gboolean            helped,
                                   char              **record,
                                   GError            **error);
gboolean cle_client_set_office    (CleStore           *store,
                                   CleOffice          *office,
                                   char              **record,
                                   GError            **error);

G_END_DECLS
