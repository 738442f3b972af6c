/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "clients/cle-portfolio.h"

G_BEGIN_DECLS

gboolean cle_whale_has_whole    (const CleWhale     *self);
char *cle_whale_describe_peak    (const CleWhale     *self,
                                  const char         *currency);
char *cle_whale_describe_fifth   (const CleWhale     *self,
                                  const char         *currency);
char *cle_whale_describe_unknown (const CleWhale     *self);
char *cle_whale_describe_client  (const CleWhale     *self,
                                  const ClePortfolio *portfolio,
                                  guint               row);

G_END_DECLS
