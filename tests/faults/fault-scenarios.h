/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "test-store.h"

G_BEGIN_DECLS

/* One thing the program does on disk, and what must hold whatever fails. */
typedef struct
{
  const char *name;
  /* What is there before; run once, by another process. */
  void      (*prepare) (TestStore *test);
  /* The thing itself. Returns whether it was acknowledged. Called again with
   * a healthy disk after a failure. */
  gboolean  (*act)     (TestStore *test);
  /* What the scenario alone promises; @acknowledged tells whether act() said
   * yes before, @recovered whether the program was started again since. */
  void      (*check)   (TestStore *test,
                        gboolean   acknowledged,
                        gboolean   recovered);
} Scenario;

extern const Scenario fault_scenarios[];

#define FAULT_N_OLD 3 /* records with the ids 1, 2 and 3 are there before */
#define FAULT_NEW   10
#define FAULT_LATER 99

G_END_DECLS
