/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void bench_exchange (const char *folder,
                     const char *scripts);

G_END_DECLS
