/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-report-paper.h"

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

#define CLE_SLIPS_COLUMNS  3
#define CLE_SLIPS_ROWS     8
#define CLE_SLIPS_PER_PAGE (CLE_SLIPS_COLUMNS * CLE_SLIPS_ROWS)

/* What every slip says besides its code. */
typedef struct
{
  const char *title;    /* what it is for */
  const char *text;     /* one sentence; or NULL for our own */
  const char *language; /* of both; or NULL */
} CleSlipsText;

guint   cle_slips_count_pages (guint                n_codes);
void    cle_slips_paint_page  (cairo_t             *cr,
                               const ClePaper      *paper,
                               const char *const   *codes,
                               const CleSlipsText  *text,
                               guint                page);
GBytes *cle_slips_make_pdf    (const char *const   *codes,
                               const CleSlipsText  *text,
                               GError             **error);

G_END_DECLS
