/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CLE_ALPHA_TOO_FEW,    /* under 10 respondents */
  CLE_ALPHA_UNDEFINED,  /* all totals are the same, or one question only */
  CLE_ALPHA_INDICATIVE, /* 10 to 29 respondents */
  CLE_ALPHA_FIRM,       /* 30 and more */
} CleAlphaGate;

/* How well the questions go together. */
typedef struct
{
  double       value; /* at most 1, may be negative; NAN when not shown */
  guint        n;     /* respondents */
  CleAlphaGate gate;
} CleAlpha;

CleAlpha cle_alpha_compute  (const double   *points,
                             guint           n_respondents,
                             guint           n_questions);
char    *cle_alpha_describe (const CleAlpha *self);

G_END_DECLS
