/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-contact-signs.h"
#include "cle-verdict-reasons.h"

G_BEGIN_DECLS

/* Why care may be what is missing, rather than a parting. */
typedef enum
{
  CLE_CARE_NOT,
  CLE_CARE_TROUBLE, /* all recent contacts were about money or problems */
  CLE_CARE_SILENCE, /* nobody spoke with the client for longer than the longest interval */
} CleCare;

CleCare  cle_care_find           (const CleVerdict *verdict,
                                  const CleProfit  *profit,
                                  GPtrArray        *contacts,
                                  gint64            known,
                                  const CleOffice  *office,
                                  gint64            now);
gboolean cle_talk_is_over_budget (GPtrArray        *contacts,
                                  const CleProfit  *profit,
                                  const CleOffice  *office,
                                  gint64            now,
                                  guint64          *talked,
                                  gint64           *worth);
CleCare  cle_care_add_reasons    (GPtrArray        *reasons,
                                  const CleVerdict *verdict,
                                  const CleProfit  *profit,
                                  GPtrArray        *contacts,
                                  gint64            known,
                                  const CleOffice  *office,
                                  gint64            now);

G_END_DECLS
