/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "clients/cle-money.h"

G_BEGIN_DECLS

char *cle_money_item_title (CleMoneyItem  item,
                            const char   *currency);
char *cle_money_item_text  (CleMoneyItem  item,
                            gint64        value);

G_END_DECLS
