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

GArray *cle_owner_facts_list (CleKioskDesk *desk);

G_END_DECLS
