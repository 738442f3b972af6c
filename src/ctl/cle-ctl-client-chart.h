/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-ctl.h"

G_BEGIN_DECLS

CleCtlExit cle_ctl_map            (CleCtl *ctl, int argc, char **argv);
CleCtlExit cle_ctl_whale          (CleCtl *ctl, int argc, char **argv);
CleCtlExit cle_ctl_profile_poster (CleCtl *ctl, int argc, char **argv);
CleCtlExit cle_ctl_what_if        (CleCtl *ctl, int argc, char **argv);

G_END_DECLS
