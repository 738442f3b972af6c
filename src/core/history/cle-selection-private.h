/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-selection.h"

G_BEGIN_DECLS

CleSelection *cle_selection_create (void);

G_END_DECLS
