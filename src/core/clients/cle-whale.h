/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a client puts into the curve. */
typedef struct
{
  gint64   profit;  /* hundredths */
  gint64   revenue; /* hundredths, from 0; less for not known */
  gboolean known;   /* the profit is; others are only counted */
} CleWhaleClient;

typedef struct
{
  guint  client;    /* index into what was given */
  gint64 profit;
  gint64 cumulated; /* of this and all before it */
  int    share;     /* cumulated, in thousandths of the total; -1 where that is not above 0 */
} CleWhaleRow;

/* Clients by profit, the best first. */
typedef struct
{
  GArray *rows;          /* of CleWhaleRow */
  guint   n_unknown;     /* left out */
  gint64  total;
  gint64  peak;          /* the most that the best clients bring together … */
  guint   n_peak;        /* … and how many they are */
  guint   n_fifth;       /* clients of the bottom fifth; 0 for fewer than five */
  gint64  fifth;         /* their profit together */
  guint   n_fifth_loss;  /* how many of them are a loss */
  int     top_one;       /* of all known revenue, thousandths; -1 without any */
  int     top_three;
  guint   n_concentrated; /* so many clients are too large a part: 1, 3 or 0 */
} CleWhale;

CleWhale *cle_whale_new              (const CleWhaleClient *clients,
                                      guint                 n);
void      cle_whale_free             (CleWhale             *self);
char     *cle_whale_dup_concentration (const CleWhale      *self);
char     *cle_whale_dup_client_part  (gint64                revenue,
                                      gint64                all,
                                      guint                 n_clients);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleWhale, cle_whale_free)

G_END_DECLS
