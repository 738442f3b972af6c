/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-client-model.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What the rules say of a client, why, and what the manager decided. */
#define CLE_TYPE_VERDICT_CARD (cle_verdict_card_get_type ())
G_DECLARE_FINAL_TYPE (CleVerdictCard, cle_verdict_card, CLE, VERDICT_CARD, AdwBin)

GtkWidget *cle_verdict_card_new  (CleClientModel *model);
void       cle_verdict_card_show (CleVerdictCard *self,
                                  const char     *client);

G_END_DECLS
