/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-profit.h"

G_BEGIN_DECLS

#define CLE_COURSE_YEARS     5 /* unless somebody says otherwise */
#define CLE_COURSE_MAX_YEARS 10

/* A course of action over some years. Rates are thousandths of a per cent a year. */
typedef struct
{
  guint  clients;  /* now, at most 1 000 000 */
  gint64 profit;   /* of one client a year, hundredths; may be negative */
  guint  win;      /* of the clients at the beginning of the year, 0 … 1 000 000 */
  guint  lose;     /* 0 … 100 000 */
  guint  grow;     /* of the profit of each client, 0 … 1 000 000 */
  gint64 win_cost; /* of winning one client, hundredths */
} CleCourse;

typedef struct
{
  gint64 clients; /* thousandths of a client, at the end of the year */
  gint64 won;     /* in the year, thousandths */
  gint64 lost;
  gint64 each;    /* profit of one client in the year, hundredths */
  gint64 profit;  /* of all that are there at its end, less the cost of winning */
  gint64 sum;     /* of all years so far */
} CleCourseYear;

/* The ladder of softer terms. */
typedef enum
{
  CLE_STEP_NO_DEFERRED_PAYMENT,
  CLE_STEP_HIGHER_MINIMUM_ORDER,
  CLE_STEP_NO_FREE_EXTRAS,
  CLE_STEP_NO_DISCOUNT,
  CLE_STEP_FEWER_CHANNELS,
  CLE_STEP_PRICE_TO_COST,
  CLE_N_STEPS,
} CleStep;

/* What a step would do to the profit of a client who stays. */
typedef struct
{
  CleMoneyItem item;   /* that changes */
  gint64       from;   /* or CLE_MONEY_UNKNOWN */
  gint64       to;
  CleProfit    before;
  CleProfit    after;
} CleStepEffect;

void          cle_course_compute        (const CleCourse *course,
                                         guint            n_years,
                                         CleCourseYear   *years);

const char   *cle_step_get_word         (CleStep          step);
gboolean      cle_step_from_word        (const char      *word,
                                         CleStep         *step);
const char   *cle_step_get_name         (CleStep          step);
CleMoneyItem  cle_step_get_item         (CleStep          step);
guint         cle_step_get_default_part (CleStep          step);
void          cle_step_compute          (CleStep          step,
                                         const CleMoney  *money,
                                         const CleOffice *office,
                                         gint64           all_revenue,
                                         guint            part,
                                         CleStepEffect   *self);

G_END_DECLS
