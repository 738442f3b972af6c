/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-selection.h"

G_BEGIN_DECLS

/* Selecting from a very long history, a few milliseconds at a time. */
typedef struct _CleSelecting CleSelecting;

CleSelecting         *cle_selecting_new        (CleHistory               *history,
                                                const CleSelectionFilter *filter);
void                  cle_selecting_free       (CleSelecting             *self);
gboolean              cle_selecting_step       (CleSelecting             *self,
                                                gint64                    microseconds);
CleSelection         *cle_selecting_finish     (CleSelecting             *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleSelecting, cle_selecting_free)

G_END_DECLS
