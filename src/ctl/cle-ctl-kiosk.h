/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-ctl.h"
#include "kiosk/cle-kiosk-round.h"

G_BEGIN_DECLS

/* The parts of “clientelectl kiosk”. */
CleCtlExit      cle_ctl_kiosk                    (CleCtl                *ctl,
                                                  int                    argc,
                                                  char                 **argv);
CleCtlExit      cle_ctl_kiosk_check              (CleCtl                *ctl,
                                                  int                    argc,
                                                  char                 **argv);
CleCtlExit      cle_ctl_kiosk_pin                (CleCtl                *ctl,
                                                  int                    argc,
                                                  char                 **argv);
CleKioskConfig *cle_ctl_kiosk_load               (CleCtl                *ctl,
                                                  const char            *path,
                                                  CleCtlExit            *status);
CleQuestionnaire *cle_ctl_kiosk_find_questionnaire (CleCtl               *ctl,
                                                  const CleKioskConfig  *config,
                                                  GError               **error);

G_END_DECLS
