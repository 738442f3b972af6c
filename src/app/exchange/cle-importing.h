/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

void cle_importing_start (GtkWindow  *window,
                          CleSession *session);

G_END_DECLS
