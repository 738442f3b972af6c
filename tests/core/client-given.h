/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "clients/cle-profile.h"
#include "json/cle-json-document.h"

G_BEGIN_DECLS

/* What tests/data/clients/make-expected.py says each number must be. */
typedef struct
{
  CleJsonDocument *document;
  CleJsonPlace     root;
  CleJsonPlace     list;
  guint            n;
} Expected;

#define NOT_KNOWN G_MININT64

void        expected_init        (Expected           *self,
                                  const char         *kind);
void        expected_clear       (Expected           *self);
gint64      expected_get         (const CleJsonPlace *place,
                                  const char         *member);
gint64      expected_get_item    (const CleJsonPlace *place,
                                  const char         *member,
                                  guint               index);

/* Trait @index of a profile: levels that count 0, 1 … 6 or what points say. */
CleTrait   *given_trait          (guint               index,
                                  CleSide             side,
                                  guint               weight,
                                  guint               tolerance,
                                  gboolean            knock_out,
                                  guint               points);
CleProfile *given_profile        (CleTrait          **traits,
                                  guint               n);

G_END_DECLS
