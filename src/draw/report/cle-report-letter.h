/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-report.h"

G_BEGIN_DECLS

#define CLE_REPORT_LETTERHEAD 60.0 /* millimetres */

/* A letter that is finished: nobody has to fill in anything any more. */
typedef struct
{
  const char *text;       /* plain text; an empty line is between paragraphs */
  const char *title;      /* (nullable): subject line */
  const char *sender;     /* (nullable): any number of lines */
  const char *day;        /* (nullable): in words */
  const char *language;   /* (nullable): of the text */
  double      letterhead; /* millimetres free at the top of the first page, 0 … 150 */
} CleReportLetter;

CleReport *cle_report_new_for_letter  (const CleReportLetter *letter);
char      *cle_report_letter_dup_text (const CleReportLetter *letter);

G_END_DECLS
