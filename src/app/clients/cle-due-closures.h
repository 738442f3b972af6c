/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "clients/cle-client-due.h"

G_BEGIN_DECLS

#define CLE_DUE_SHOWN 4 /* rows */

const char *cle_due_icon      (CleClientDueKind  kind);
char       *cle_due_when_text (gint64            left);
char       *cle_due_more_text (guint             n);

G_END_DECLS
