/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-kiosk-desk.h"

G_BEGIN_DECLS

/* A line of what the owner sees. */
typedef struct
{
  const char *name; /* of gettext */
  char       *value;
} CleOwnerFact;

char   *cle_owner_fact_format_time (gint64        wall,
                                    int           offset);
char   *cle_owner_fact_format_day  (gint64        wall,
                                    gint64        now,
                                    int           offset);
char   *cle_owner_fact_format_size (guint64       bytes);
GArray *cle_owner_facts_list       (CleKioskDesk *desk);

G_END_DECLS
