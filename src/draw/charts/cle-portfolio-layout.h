/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-money-axis.h"
#include "cle-portfolio-chart.h"
#include "cle-verdict-marks.h"

G_BEGIN_DECLS

/* What the files of the portfolio map share. */

#define CLE_PORTFOLIO_MANY 800 /* clients; more are small rectangles, to stay within a frame */
#define CLE_PORTFOLIO_MOST_RADIUS 22.0
#define CLE_PORTFOLIO_ARROW 17.0 /* pixels, for an open end */
#define CLE_PORTFOLIO_STEMS 60  /* clients, up to which staff time is drawn */

typedef struct
{
  CleChart           *chart;
  const ClePortfolio *portfolio;
  CleMoneyAxis        axis;
  gboolean            has_axis;
  CleRect             inner;      /* of the plot: where clients stand */
  double              radius;     /* of the most hours */
  gint64              most;       /* minutes */
  GByteArray         *taken;      /* cells of the chart that a label keeps away from */
  guint               cells_wide;
} ClePortfolioLayout;

/* In cle-portfolio-frame.c: what is behind the clients. */
double   cle_portfolio_layout_x      (const ClePortfolioLayout *self,
                                      int                       fit);
double   cle_portfolio_layout_y      (const ClePortfolioLayout *self,
                                      gint64                    profit);
gboolean cle_portfolio_layout_stems  (const ClePortfolioLayout *self);
double   cle_portfolio_frame_measure (const ClePortfolioLayout *self);
void     cle_portfolio_frame_set     (ClePortfolioLayout       *self,
                                      double                    top,
                                      double                    bottom);
double   cle_portfolio_frame_add     (ClePortfolioLayout       *self);

/* In cle-portfolio-marks.c: the clients. */
void     cle_portfolio_marks_add     (ClePortfolioLayout       *self);

/* In cle-portfolio-words.c. */
char    *cle_portfolio_describe_client (const ClePortfolio       *portfolio,
                                        const ClePortfolioClient *client);
char    *cle_portfolio_describe_rest   (const ClePortfolio       *portfolio);
char    *cle_portfolio_summarize       (const ClePortfolio       *portfolio);
char    *cle_portfolio_describe_idle   (const ClePortfolio       *portfolio);

G_END_DECLS
