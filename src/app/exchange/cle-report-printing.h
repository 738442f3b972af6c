/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/cle-report.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void cle_report_printing_run (GtkWindow  *window,
                              CleReport  *report);

G_END_DECLS
