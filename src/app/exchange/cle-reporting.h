/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-session.h"
#include "report/cle-report.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Reports as files, and the empty form. */
CleReport       *cle_reporting_form (CleSession      *session);
GtkNativeDialog *cle_reporting_save (GtkWindow       *window,
                                     CleReport       *report,
                                     CleReportFormat  format);

G_END_DECLS
