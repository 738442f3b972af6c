/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history/cle-history.h"
#include "test-store.h"

G_BEGIN_DECLS

/* A result that another device brings. */
typedef struct
{
  gint64      at;
  CleVoice    voice;
  const char *subject;
  const char *answers;  /* a letter each, to the questions q0, q1 … */
  guint       revision; /* 0 is 1 */
  const char *digest;   /* NULL is TEST_DIGEST */
  gboolean    backwards; /* asked in the order … q1, q0 */
  guint       who;      /* number of a person; 0 if nobody is named */
} TestGiven;

void        test_given_add  (GString         *lines,
                             const TestGiven *given);
CleHistory *test_given_load (TestStore       *test,
                             const GString   *lines);

G_END_DECLS
