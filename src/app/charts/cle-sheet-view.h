/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history/cle-sheet.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A table of texts and numbers; a click on a title sorts by it. */
#define CLE_TYPE_SHEET_VIEW (cle_sheet_view_get_type ())
G_DECLARE_FINAL_TYPE (CleSheetView, cle_sheet_view, CLE, SHEET_VIEW, GtkWidget)

void cle_sheet_view_set_sheet (CleSheetView *self,
                               CleSheet     *sheet);

G_END_DECLS
