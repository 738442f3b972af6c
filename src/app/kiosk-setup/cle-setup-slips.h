/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-session.h"
#include "kiosk/cle-kiosk-config.h"

#include <adwaita.h>

G_BEGIN_DECLS

typedef void (*CleSetupSlipsDone) (GtkWindow  *window,
                                   const char *path,
                                   const char *problem);

void cle_setup_slips_ask (GtkWindow            *window,
                          CleSession           *session,
                          const CleKioskConfig *config,
                          CleSetupSlipsDone     done);

G_END_DECLS
