/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-money.h"
#include "cle-office.h"

G_BEGIN_DECLS

/* From what a number can be to what it can be, in hundredths. */
typedef struct
{
  gint64 low;  /* CLE_RANGE_OPEN_LOW: nobody knows how little */
  gint64 high; /* CLE_RANGE_OPEN_HIGH: nobody knows how much */
} CleRange;

#define CLE_RANGE_OPEN_LOW  G_MININT64
#define CLE_RANGE_OPEN_HIGH G_MAXINT64

typedef enum
{
  CLE_PROFIT_REVENUE,
  CLE_PROFIT_DIRECT_COST,
  CLE_PROFIT_HOURS,      /* staff time × what an hour costs */
  CLE_PROFIT_EXTRAS,
  CLE_PROFIT_RUSH,
  CLE_PROFIT_RETURNS,
  CLE_PROFIT_COMPLAINTS,
  CLE_PROFIT_LATE,       /* amount × days × rate ÷ 365 */
  CLE_N_PROFIT,
} CleProfitLine;

typedef enum
{
  CLE_PROFIT_OPEN, /* not known, or on both sides of nothing */
  CLE_PROFIT_GAIN, /* more than nothing, for sure */
  CLE_PROFIT_LOSS,
} CleProfitKind;

/* What a client brings in a year, line by line. */
typedef struct
{
  CleRange lines[CLE_N_PROFIT];
  CleRange serve;    /* cost to serve: all lines but the first two */
  CleRange full;     /* revenue − direct cost − cost to serve */
  CleRange idle;     /* the same without the hours */
  CleRange decision; /* what counts: idle where time is idle, else full */
  CleRange overhead; /* share of what all clients bear together, by revenue */
  CleRange after;    /* full − overhead */
  guint    n_unknown; /* of the numbers that count, how many are not known */
} CleProfit;

void          cle_profit_compute      (const CleMoney   *money,
                                       const CleOffice  *office,
                                       gint64            all_revenue,
                                       CleProfit        *self);
CleProfitKind cle_profit_get_kind     (const CleRange   *range);
gboolean      cle_profit_get_known    (const CleRange   *range,
                                       gint64           *value);
char         *cle_range_dup_text      (const CleRange   *range,
                                       const char       *currency);
const char   *cle_profit_line_get_word (CleProfitLine    line);
const char   *cle_profit_line_get_name (CleProfitLine    line);
gint64        cle_consultation_minutes (gint64           price,
                                       gint64            minute_price);

G_END_DECLS
