/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a client brings and takes in a year. Sums are in hundredths of the
 * store's currency. */
typedef enum
{
  CLE_MONEY_REVENUE,
  CLE_MONEY_DIRECT_COST,
  CLE_MONEY_HOURS,        /* of staff, in minutes a year */
  CLE_MONEY_HOURLY_COST,  /* of an hour; unknown for that of the office */
  CLE_MONEY_EXTRAS,       /* given free: delivery, set-up, warranty, storage */
  CLE_MONEY_RUSH,         /* rush and small orders */
  CLE_MONEY_RETURNS,
  CLE_MONEY_COMPLAINTS,   /* those that turned out unfounded */
  CLE_MONEY_LATE_AMOUNT,  /* what is usually paid late */
  CLE_MONEY_LATE_DAYS,    /* days a year that it is late */
  CLE_N_MONEY,
} CleMoneyItem;

#define CLE_MONEY_UNKNOWN G_MININT64
#define CLE_MONEY_MAX     G_GINT64_CONSTANT (900000000000000) /* fits a JSON integer */

typedef struct
{
  char   *id;     /* of the record */
  gint64  at;     /* wall clock, ms */
  char   *client; /* id in people/ */
  gint64  items[CLE_N_MONEY]; /* 0 … CLE_MONEY_MAX, or CLE_MONEY_UNKNOWN */
} CleMoney;

CleMoney   *cle_money_new            (void);
CleMoney   *cle_money_copy           (const CleMoney *self);
void        cle_money_free           (CleMoney       *self);
const char *cle_money_item_get_word  (CleMoneyItem    item);
gboolean    cle_money_item_from_word (const char     *word,
                                      CleMoneyItem   *item);
gboolean    cle_money_parse          (CleMoneyItem    item,
                                      const char     *text,
                                      gint64         *value,
                                      GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleMoney, cle_money_free)

G_END_DECLS
