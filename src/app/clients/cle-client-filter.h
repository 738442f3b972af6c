/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "clients/cle-judge.h"

G_BEGIN_DECLS

typedef enum
{
  CLE_CLIENT_ORDER_NAME,
  CLE_CLIENT_ORDER_FIT,    /* the best first */
  CLE_CLIENT_ORDER_PROFIT, /* the highest first */
  CLE_CLIENT_ORDER_KIND,   /* those about whom there is most to do first */
} CleClientOrder;

/* What is looked for. */
typedef struct
{
  const char    *text; /* as typed; "" for anything */
  const char    *tag;  /* (nullable): NULL for any */
  int            kind; /* of CleVerdictKind; negative for any */
  CleClientOrder order;
} CleClientWish;

/* The clients of a judge, to be searched again and again while somebody types.
 * Borrows the judge. */
typedef struct _CleClientFilter CleClientFilter;

CleClientFilter    *cle_client_filter_new       (const CleJudge        *judge);
void                cle_client_filter_free      (CleClientFilter       *self);
gboolean            cle_client_filter_prepare   (CleClientFilter       *self,
                                                 guint                  n);
const char *const  *cle_client_filter_get_tags  (CleClientFilter       *self);
GPtrArray          *cle_client_filter_list      (CleClientFilter       *self,
                                                 const CleClientWish   *wish);
char               *cle_client_filter_nobody    (const CleClientWish   *wish);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleClientFilter, cle_client_filter_free)

G_END_DECLS
