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
  gint64  items[CLE_N_MONEY]; /* 0 … cle_money_item_get_max (), or CLE_MONEY_UNKNOWN */
} CleMoney;

#define CLE_MONEY_ERROR (cle_money_error_quark ())

typedef enum
{
  CLE_MONEY_ERROR_LETTERS,   /* letters, or another sign than of numbers */
  CLE_MONEY_ERROR_CURRENCY,  /* a sign of a currency */
  CLE_MONEY_ERROR_NEGATIVE,
  CLE_MONEY_ERROR_RANGE,     /* too large */
  CLE_MONEY_ERROR_FRACTION,  /* more decimals than there may be */
  CLE_MONEY_ERROR_AMBIGUOUS, /* 1,234: a thousand or one and a bit */
  CLE_MONEY_ERROR_FORM,      /* digits and signs, but not a number */
} CleMoneyError;

GQuark      cle_money_error_quark    (void);

CleMoney   *cle_money_new            (void);
CleMoney   *cle_money_copy           (const CleMoney *self);
void        cle_money_free           (CleMoney       *self);
const char *cle_money_item_get_word  (CleMoneyItem    item);
gboolean    cle_money_item_from_word (const char     *word,
                                      CleMoneyItem   *item);
gint64      cle_money_item_get_max   (CleMoneyItem    item);
gboolean    cle_money_parse          (CleMoneyItem    item,
                                      const char     *text,
                                      gint64         *value,
                                      GError        **error);
char       *cle_money_dup_text       (gint64          amount);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleMoney, cle_money_free)

G_END_DECLS
