/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-run.h"
#include "json/cle-json-document.h"
#include "store/cle-append.h"

G_BEGIN_DECLS

/* Answers on their way from the kiosk to the records. */
typedef struct
{
  char      id[CLE_UUID_LENGTH + 1]; /* of the record */
  gboolean  partial;    /* of somebody who left */
  gint64    at;         /* wall clock, ms; noon when anonymous */
  int       offset;     /* minutes east of UTC */
  gint64    started;    /* wall clock, ms; noon when anonymous */
  gint64    duration;   /* ms; whole seconds when anonymous */
  CleVoice  voice;
  char     *subject;
  char     *answers;    /* a letter for each question, - for none */
} CleKioskKept;

CleKioskKept *cle_kiosk_kept_new         (const char             *id,
                                          CleRun                 *run,
                                          gboolean                partial,
                                          gboolean                anonymous,
                                          const CleClock         *clock);
void          cle_kiosk_kept_free        (CleKioskKept           *self);
CleKioskKept *cle_kiosk_kept_read        (const CleJsonPlace     *place,
                                          guint                   n_questions,
                                          GError                **error);
void          cle_kiosk_kept_write       (const CleKioskKept     *self,
                                          GString                *out);
gint64        cle_kiosk_kept_get_day     (const CleKioskKept     *self);
gboolean      cle_kiosk_kept_append      (const CleKioskKept     *self,
                                          CleStore               *store,
                                          const CleQuestionnaire *questionnaire,
                                          gboolean                retried,
                                          CleRecordHead          *head,
                                          GError                **error);
CleResult    *cle_kiosk_kept_make_result (const CleKioskKept     *self,
                                          const CleQuestionnaire *questionnaire);
gint64        cle_kiosk_find_day         (gint64                  wall,
                                          int                     offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleKioskKept, cle_kiosk_kept_free)

G_END_DECLS
