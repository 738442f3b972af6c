/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether there is time of staff to spare. */
typedef enum
{
  CLE_CAPACITY_SCARCE,
  CLE_CAPACITY_ENOUGH,
  CLE_CAPACITY_IDLE,
} CleCapacity;

/* What holds for all clients; the last record of it holds. Sums are in
 * hundredths of the currency. */
typedef struct
{
  gint64      at;              /* wall clock, ms; 0 for the defaults */
  char        currency[4];     /* ISO 4217 */
  gint64      hourly_cost;     /* of staff; 0 as long as nobody told */
  gint64      shared_overhead; /* a year, borne by all clients together */
  guint       late_rate;       /* thousandths of a per cent a year */
  gint64      minute_price;    /* consultation budget: a minute for so much of the price; 0 for none */
  CleCapacity capacity;
  guint       ideal_days;      /* between two contacts with an important client */
  guint       max_days;        /* after which one heard nothing for too long */
  guint       revision_days;   /* until a profile is to be revised; default 90 */
  guint       trial_days;      /* of a change of terms; default 90 */
  guint       stale_days;      /* after which a rating is stale; default 365 */
} CleOffice;

void        cle_office_init            (CleOffice   *self);
const char *cle_capacity_get_word      (CleCapacity  capacity);
gboolean    cle_capacity_from_word     (const char  *word,
                                        CleCapacity *capacity);

G_END_DECLS
