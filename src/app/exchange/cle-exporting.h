/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-session.h"
#include "exchange/cle-export.h"

#include <adwaita.h>

G_BEGIN_DECLS

void cle_exporting_start (GtkWindow       *window,
                          CleSession      *session,
                          CleExportFormat  format,
                          guint            reminder_days);

G_END_DECLS
