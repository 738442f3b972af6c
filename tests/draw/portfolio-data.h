/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/cle-chart.h"
#include "clients/cle-portfolio.h"

G_BEGIN_DECLS

/* Clients of which one can tell where they are. */
ClePortfolio *test_portfolio_new      (guint         n,
                                       CleCapacity   capacity);
void          test_portfolio_add      (ClePortfolio *self,
                                       const char   *name,
                                       int           fit,
                                       gint64        low,
                                       gint64        high,
                                       gint64        minutes,
                                       CleVerdictKind kind);
void          test_chart_check_texts  (const CleChart *chart,
                                       const char     *about);
void          test_chart_keep_picture (const CleChart *chart,
                                       const char     *about);

G_END_DECLS
