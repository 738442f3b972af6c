/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-answer.h"

G_BEGIN_DECLS

/* Answers at two bits each, four to a byte, the first one lowest. */
#define CLE_PACKED_MAX  256 /* questions */
#define CLE_PACKED_SIZE 64  /* bytes */

static inline CleAnswer
cle_packed_get (const guint8 *packed,
                guint         question)
{
  return (CleAnswer) (packed[question / 4] >> (question % 4 * 2) & 3);
}

static inline void
cle_packed_set (guint8   *packed,
                guint     question,
                CleAnswer answer)
{
  packed[question / 4] |= (guint8) (answer << (question % 4 * 2));
}

guint    cle_packed_count_unsure (const guint8 *packed,
                                  guint         n);
gboolean cle_packed_are_alike    (const guint8 *packed,
                                  guint         n);

G_END_DECLS
