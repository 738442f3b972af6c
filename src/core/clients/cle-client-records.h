/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-contact.h"
#include "cle-decision.h"
#include "cle-letter.h"
#include "cle-money.h"
#include "cle-office.h"
#include "cle-parting.h"
#include "cle-rating.h"
#include "store/cle-record.h"

G_BEGIN_DECLS

/* In files, the state of an amendment that closes a trial, and of one that
 * tells of an item of a checklist. */
#define CLE_TRIAL_CLOSED "closed"
#define CLE_PARTING_STEP "step"

/* What became of a contact's promise, a trial or a parting. */
typedef struct
{
  char   *id;     /* of the record */
  gint64  at;     /* wall clock, ms */
  char   *client; /* id in people/ */
  char   *of;     /* the record that it is about */
  char   *state;
  char   *item;   /* (nullable): of the checklist */
  char   *note;   /* (nullable) */
  char   *who;    /* (nullable): id in people/ */
  char   *look;   /* (nullable): a day */
  gint64  done;   /* of an item, or whether a trial helped */
} CleClientAmend;

/* A record read: NULL with an error when a member is missing or not allowed.
 * An amendment that is about no client is NULL without an error. */
CleRating      *cle_client_record_read_rating   (const CleRecordHead  *head,
                                                 const char           *line,
                                                 gsize                 length,
                                                 GError              **error);
CleMoney       *cle_client_record_read_money    (const CleRecordHead  *head,
                                                 const char           *line,
                                                 gsize                 length,
                                                 GError              **error);
CleContact     *cle_client_record_read_contact  (const CleRecordHead  *head,
                                                 const char           *line,
                                                 gsize                 length,
                                                 GError              **error);
CleDecision    *cle_client_record_read_decision (const CleRecordHead  *head,
                                                 const char           *line,
                                                 gsize                 length,
                                                 GError              **error);
CleTrial       *cle_client_record_read_trial    (const CleRecordHead  *head,
                                                 const char           *line,
                                                 gsize                 length,
                                                 GError              **error);
CleParting     *cle_client_record_read_parting  (const CleRecordHead  *head,
                                                 const char           *line,
                                                 gsize                 length,
                                                 GError              **error);
CleLetter      *cle_client_record_read_letter   (const CleRecordHead  *head,
                                                 const char           *line,
                                                 gsize                 length,
                                                 GError              **error);
gboolean        cle_client_record_read_office   (const CleRecordHead  *head,
                                                 const char           *line,
                                                 gsize                 length,
                                                 CleOffice            *office,
                                                 GError              **error);
CleClientAmend *cle_client_record_read_amend    (const CleRecordHead  *head,
                                                 const char           *line,
                                                 gsize                 length);
void            cle_client_amend_free           (CleClientAmend       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleClientAmend, cle_client_amend_free)

G_END_DECLS
