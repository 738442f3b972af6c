/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _CleService CleService;

CleService *cle_service_start (void);
void        cle_service_stop  (CleService *self);

G_END_DECLS
