/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-kiosk-document.h"
#include "cle-kiosk-round.h"

G_BEGIN_DECLS

struct _CleKioskRound
{
  GMutex            mutex; /* guards what follows */
  CleStore         *store;
  CleLibrary       *library;
  CleQuestionnaire *questionnaire;
  gboolean          anonymous;
  gboolean          slips;        /* nobody answers without */
  gboolean          keep_partial;
  CleKioskDocument *document;     /* as it was last read or written */
  CleKioskStamp     stamp;        /* of its file */
  gboolean          stamped;
  GHashTable       *filed;        /* ids that are among the records but still in the document */
  GHashTable       *ids;          /* run → id of the record, of those whose saving failed */
};

typedef gboolean (*CleKioskChange) (CleKioskDocument *document,
                                    gpointer          data,
                                    GError          **error);

gboolean cle_kiosk_round_refresh (CleKioskRound   *self,
                                  GError         **error);
gboolean cle_kiosk_round_change  (CleKioskRound   *self,
                                  CleKioskChange   change,
                                  gpointer         data,
                                  GError         **error);

G_END_DECLS
