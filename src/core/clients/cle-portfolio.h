/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-judge.h"
#include "cle-whale.h"
#include "history/cle-sheet.h"

G_BEGIN_DECLS

/* What charts and tables show of a client. */
typedef struct
{
  char           *id;
  char           *name;
  int             fit;      /* thousandths, 0 … 100000, or CLE_PORTFOLIO_NO_FIT */
  CleRange        full;     /* profit a year before shared overhead */
  CleRange        decision; /* the same as it counts: without staff time where time is idle */
  gint64          minutes;  /* of staff a year, or CLE_MONEY_UNKNOWN */
  gint64          revenue;  /* hundredths, or CLE_MONEY_UNKNOWN */
  CleVerdictKind  kind;     /* what holds */
  gboolean        is_placed; /* fit and an end of the profit are known */
} ClePortfolioClient;

#define CLE_PORTFOLIO_NO_FIT -1

/* All clients as the portfolio map, the whale curve and their tables show them: the
 * placed ones first, by the profit that counts, the best first, then the others by
 * name. A copy: it needs no judge. */
typedef struct
{
  GArray      *clients;  /* of ClePortfolioClient */
  guint        n_placed;
  char         currency[4];
  CleCapacity  capacity;
} ClePortfolio;

ClePortfolio             *cle_portfolio_new            (const char               *currency,
                                                        CleCapacity               capacity);
ClePortfolio             *cle_portfolio_new_for_judge  (const CleJudge           *judge,
                                                        const CleOffice          *office);
void                      cle_portfolio_free           (ClePortfolio             *self);
void                      cle_portfolio_take           (ClePortfolio             *self,
                                                        const ClePortfolioClient *client);
void                      cle_portfolio_sort           (ClePortfolio             *self);
const ClePortfolioClient *cle_portfolio_get            (const ClePortfolio       *self,
                                                        guint                     index);
gint64                    cle_portfolio_client_get_profit (const ClePortfolioClient *self);
CleWhale                 *cle_portfolio_make_whale     (const ClePortfolio       *self);
CleSheet                 *cle_sheet_new_for_portfolio  (const ClePortfolio       *self);
CleSheet                 *cle_sheet_new_for_whale      (const ClePortfolio       *self,
                                                        const CleWhale           *whale);
char                     *cle_sheet_dup_csv            (const CleSheet           *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClePortfolio, cle_portfolio_free)

G_END_DECLS
