/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many of a group said yes, and how sure that is. Shares are 0 … 1. */
typedef struct
{
  guint  n_yes;
  guint  n;
  double share;
  double low;   /* Wilson score interval, 95 % */
  double high;
} CleShare;

CleShare cle_share_compute (guint n_yes,
                            guint n);

G_END_DECLS
