/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "json/cle-json-scanner.h"

G_BEGIN_DECLS

/* Called for each member of an object inside a record; @value stands at it. */
typedef void (*CleClientLineFunc) (const char           *key,
                                   const CleJsonScanner *value,
                                   gpointer              data);

/* Where a member of a record goes; one of the three. */
typedef struct
{
  const char         *key;
  char              **text;   /* a text, decoded */
  gint64             *number; /* an integer; untouched when there is none */
  CleClientLineFunc   each;   /* an object */
  gpointer            data;
} CleClientMember;

void cle_client_line_read (const char            *line,
                           gsize                  length,
                           const CleClientMember *members);

G_END_DECLS
