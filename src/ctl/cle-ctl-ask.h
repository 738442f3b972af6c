/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-run.h"
#include "cle-ctl.h"

G_BEGIN_DECLS

/* How the questions in the terminal ended. */
typedef enum
{
  CLE_CTL_ASKED_ALL,   /* every question has an answer */
  CLE_CTL_ASKED_LATER, /* stopped on purpose; the answers are kept */
  CLE_CTL_ASKED_EOF,   /* nobody is there to answer */
} CleCtlAsked;

CleCtlAsked  cle_ctl_ask        (CleCtl        *ctl,
                                 CleRun        *run);
char        *cle_ctl_ask_resume (CleCtl        *ctl,
                                 CleCtlAsked   *asked);

G_END_DECLS
