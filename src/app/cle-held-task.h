/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void cle_held_task_run (GTask           *task,
                        GTaskThreadFunc  work);

G_END_DECLS
